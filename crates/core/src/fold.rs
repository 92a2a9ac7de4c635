//! Folding: the text as a reader sees it, in plain ASCII where that is possible, with a way back to the original offsets.
//!
//! Zero-width characters, accents, look-alike letters, full-width and mathematical letters and curly quotes all fold to what they
//! look like. So do letters and
//! digits that are spaced out (`H I V`, `0 0 4 8 2`) and emoji inside a word. Case is kept (it tells `OR` from `or`); what has no plain form (emoji, other scripts) is kept as it is.
//! Patterns can then be plain ASCII, which matters: with Unicode classes the `regex` crate leaves its DFA on text with emoji
//! and was measured 300 times slower.

use std::ops::Range;

/// A folded text and the offsets that lead back.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) text: String,
    /// For each byte of `text`, the original byte range of the character it came from. Empty when folding changed nothing.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    pub(crate) fn new(original: &str) -> Self {
        let mut folded = Self::by_character(original);
        let gaps = gaps(folded.text.as_bytes());
        if !gaps.is_empty() {
            folded.close(&gaps);
        }
        folded
    }

    fn by_character(original: &str) -> Self {
        if original.is_ascii() {
            return Folded { text: original.to_owned(), origin: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len());
        for (at, ch) in original.char_indices() {
            let before = text.len();
            fold_char(ch, &mut text);
            origin.resize(origin.len() + text.len() - before, (at as u32, (at + ch.len_utf8()) as u32));
        }
        Folded { text, origin }
    }

    /// Takes out ranges, in order.
    fn close(&mut self, gaps: &[Range<usize>]) {
        if self.origin.is_empty() {
            self.origin = (0..self.text.len() as u32).map(|at| (at, at + 1)).collect();
        }
        let (mut text, mut origin, mut at) = (String::with_capacity(self.text.len()), Vec::with_capacity(self.origin.len()), 0);
        let end = self.text.len()..self.text.len();
        for gap in gaps.iter().chain([&end]) {
            text.push_str(&self.text[at..gap.start]);
            origin.extend_from_slice(&self.origin[at..gap.start]);
            at = gap.end;
        }
        (self.text, self.origin) = (text, origin);
    }

    /// The range of the original text that a range of the folded text came from.
    pub(crate) fn original(&self, folded: Range<usize>) -> Range<usize> {
        if self.origin.is_empty() || folded.is_empty() {
            return folded;
        }
        self.origin[folded.start].0 as usize..self.origin[folded.end - 1].1 as usize
    }
}

/// The text with every character in its plain form: without accents, look-alikes and what cannot be seen. Case is kept.
///
/// ```
/// assert_eq!(bedrail_core::plain("Zoë Łukasz Ｏ’Ｈara"), "Zoe Lukasz O'Hara");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    Folded::by_character(text).text
}

/// What only keeps letters or digits of one word apart: the same single sign between at least three single digits, a space between at
/// least three single letters, an emoji between two letters of which the second is small.
fn gaps(text: &[u8]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte >= 128 {
            let end = at + text[at..].iter().take_while(|b| **b >= 128).count();
            // Letters of other alphabets begin with bytes below 0xE2; emoji and signs do not.
            // A capital may begin the word; "I" is one by itself.
            let begun = |at: usize| {
                text[at].is_ascii_uppercase() && text[at] != b'I' && (at == 0 || !text[at - 1].is_ascii_alphanumeric())
            };
            let within = at > 0
                && (text[at - 1].is_ascii_lowercase() || begun(at - 1))
                && text.get(end).is_some_and(u8::is_ascii_lowercase);
            if within && byte >= 0xE2 && end - at <= 16 {
                gaps.push(at..end);
            }
            at = end;
            continue;
        }
        let alone = byte.is_ascii_alphanumeric() && (at == 0 || !text[at - 1].is_ascii_alphanumeric());
        let run = if alone { spaced(&text[at..]) } else { 0 };
        gaps.extend((1..run).map(|i| at + 2 * i - 1..at + 2 * i));
        at += (2 * run).max(1);
    }
    gaps
}

/// How many single letters, or single digits, stand here with the same sign between each two; nothing when fewer than three.
fn spaced(text: &[u8]) -> usize {
    let digit = text[0].is_ascii_digit();
    let fits = |b: u8| if digit { b.is_ascii_digit() } else { b.is_ascii_alphabetic() };
    let Some(sign) = text.get(1).copied().filter(|s| *s == b' ' || (digit && matches!(s, b'.' | b'-'))) else { return 0 };
    let mut run = 1;
    while text.get(2 * run - 1) == Some(&sign) && text.get(2 * run).copied().is_some_and(fits) {
        run += 1;
    }
    // The last one must be alone too: "a b cat" ends in a word.
    if text.get(2 * run - 1).is_some_and(u8::is_ascii_alphanumeric) {
        run -= 1;
    }
    if run >= 3 { run } else { 0 }
}

/// Appends the plain form of one character; nothing for characters that cannot be seen.
fn fold_char(ch: char, out: &mut String) {
    if ch.is_ascii() {
        out.push(ch);
        return;
    }
    let code = ch as u32;
    let plain = match code {
        // Invisible: soft hyphen, zero-width, direction marks, variation selectors, combining accents, skin tones, tags.
        0xAD
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x2069
        | 0xFEFF
        | 0xFE00..=0xFE0F
        | 0x300..=0x36F
        | 0x61C
        | 0x1AB0..=0x1AFF
        | 0x20D0..=0x20FF
        | 0x1F3FB..=0x1F3FF
        | 0xE0000..=0xE01EF => return,
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 => ' ',
        0x2028 | 0x2029 | 0x85 => '\n',
        0xB4 | 0x2018..=0x201B | 0x2032 | 0x2BC | 0x2035 => '\'',
        0xAB | 0xBB | 0x201C..=0x201F | 0x2033 | 0x2036 => '"',
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => '-',
        0x2044 | 0x2215 => '/',
        0x2026 => {
            out.push_str("...");
            return;
        }
        0xD7 => 'x',
        0xDF => {
            out.push_str("ss");
            return;
        }
        0xC6 | 0xE6 | 0x152 | 0x153 => {
            out.push_str(match code {
                0xC6 => "AE",
                0xE6 => "ae",
                0x152 => "OE",
                _ => "oe",
            });
            return;
        }
        // Full-width forms of ASCII.
        0xFF01..=0xFF5E => ascii(code - 0xFEE0),
        // Mathematical letters come in alphabets of 52, mathematical digits in tens.
        0x1D400..=0x1D6A3 => letter((code - 0x1D400) % 52),
        0x1D7CE..=0x1D7FF => digit((code - 0x1D7CE) % 10),
        // Letters and digits in circles and squares.
        0x24B6..=0x24CF => letter(code - 0x24B6),
        0x24D0..=0x24E9 => letter(code - 0x24D0 + 26),
        0x1F130..=0x1F149 => letter(code - 0x1F130),
        0x1F150..=0x1F169 => letter(code - 0x1F150),
        0x1F170..=0x1F189 => letter(code - 0x1F170),
        0x2460..=0x2468 => digit(code - 0x2460 + 1),
        0x24EA => '0',
        0xB2 | 0xB3 => digit(code - 0xB0),
        0xB9 => '1',
        0x2070 | 0x2074..=0x2079 => digit(code - 0x2070),
        0x2080..=0x2089 => digit(code - 0x2080),
        // Digits of other scripts in common use.
        0x660..=0x669 => digit(code - 0x660),
        0x6F0..=0x6F9 => digit(code - 0x6F0),
        0x966..=0x96F => digit(code - 0x966),
        _ => look_alike(ch),
    };
    out.push(plain);
}

fn ascii(code: u32) -> char {
    char::from_u32(code).unwrap_or(' ')
}

fn digit(value: u32) -> char {
    char::from_digit(value, 10).unwrap_or('0')
}

/// Letter number 0..52 of `A..Z a..z`.
fn letter(index: u32) -> char {
    if index < 26 { ascii('A' as u32 + index) } else { ascii('a' as u32 + index - 26) }
}

/// Letters with accents, and the Cyrillic and Greek letters that look like Latin ones; anything else is itself.
fn look_alike(ch: char) -> char {
    match ch {
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ' | 'Ả' | 'А' | 'Α' => 'A',
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'а' | 'ɑ' | 'α' => 'a',
        'В' | 'Β' => 'B',
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' | 'С' | 'Ϲ' => 'C',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' | 'с' | 'ϲ' => 'c',
        'Ď' | 'Đ' | 'Ð' => 'D',
        'ď' | 'đ' | 'ð' | 'ԁ' => 'd',
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Е' | 'Ё' | 'Ε' => 'E',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẽ' | 'ế' | 'ệ' | 'ề' | 'е' | 'ё' | 'є' => 'e',
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => 'G',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ɡ' => 'g',
        'Ĥ' | 'Ħ' | 'Н' | 'Η' => 'H',
        'ĥ' | 'ħ' | 'һ' => 'h',
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' | 'І' | 'Ї' | 'Ι' => 'I',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'і' | 'ї' | 'ι' => 'i',
        'Ј' => 'J',
        'ј' => 'j',
        'Ķ' | 'К' | 'Κ' => 'K',
        'ķ' | 'к' | 'κ' => 'k',
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ł' => 'L',
        'ĺ' | 'ļ' | 'ľ' | 'ł' | 'ӏ' => 'l',
        'М' | 'Μ' => 'M',
        'м' => 'm',
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' | 'Ν' => 'N',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' | 'Ơ' | 'О' | 'Ο' => 'O',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ồ' | 'ộ' | 'ọ' | 'о' | 'ο' | 'օ' => 'o',
        'Р' | 'Ρ' => 'P',
        'р' | 'ρ' => 'p',
        'Ŕ' | 'Ř' => 'R',
        'ŕ' | 'ř' => 'r',
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' | 'Ѕ' => 'S',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ѕ' => 's',
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' | 'Т' | 'Τ' => 'T',
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'т' => 't',
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ư' => 'U',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ử' | 'ữ' => 'u',
        'ν' | 'ѵ' => 'v',
        'Ŵ' => 'W',
        'ŵ' | 'ԝ' => 'w',
        'Х' | 'Χ' => 'X',
        'х' | 'χ' => 'x',
        'Ý' | 'Ÿ' | 'У' | 'Υ' => 'Y',
        'ý' | 'ÿ' | 'ỳ' | 'у' => 'y',
        'Ź' | 'Ż' | 'Ž' | 'Ζ' => 'Z',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_to_what_is_seen_and_leads_back() {
        for (original, plain) in [
            ("Ｍｒｓ　Ｈ", "Mrs H"),
            ("Mr\u{200b}s. Нendriсks", "Mrs. Hendricks"),
            ("ÉVA naïve “quoted” ‘x’", "EVA naive \"quoted\" 'x'"),
            ("𝐁𝐞𝐝 𝟒", "Bed 4"),
            ("wait… ok", "wait... ok"),
            ("👍🏽 ok", "👍 ok"),
            ("MRN 0 0 4 8 2 9 1 7 s/p", "MRN 00482917 s/p"),
            ("0.0.4.8 or 3 4 yo", "0048 or 3 4 yo"),
            ("he has H I V ok", "he has HIV ok"),
            ("over💊dose, good 😀 so", "overdose, good 😀 so"),
            ("D💊unleavy I💙my job", "Dunleavy I💙my job"),
            ("call 555-0142 or 1 2 34", "call 555-0142 or 1 2 34"),
        ] {
            let folded = Folded::new(original);
            assert_eq!(folded.text, plain);
            let end = folded.text.len();
            assert_eq!(folded.original(0..end).end, original.len());
        }
        let folded = Folded::new("a\u{200b}b\u{301}c");
        assert_eq!(folded.text, "abc");
        assert_eq!(&"a\u{200b}b\u{301}c"[folded.original(1..2)], "b");
    }
}
