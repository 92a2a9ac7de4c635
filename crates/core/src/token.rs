//! Segmentation: a folded text as words in sentences.
//!
//! A token is a word in its plain form: lower case, contractions opened (`don't` is `do not`), short spellings of chat written out
//! (`u` is `you`, by the pack's table). Hyphens and slashes part words, except in clinical shorthand (`s/p`, `L&D`).
//! Hashtags are read as the words they are made of.

use crate::fold::Folded;
use std::ops::Range;

/// A sentence longer than this is cut: what is scored within a sentence stays bounded however the text is punctuated.
const LONGEST_SENTENCE: usize = 120;

/// Words that are written with a full stop. Sorted.
const ABBREVIATIONS: [&str; 24] = [
    "approx", "capt", "dept", "dr", "dra", "eg", "fr", "ie", "jr", "lt", "mr", "mrs", "ms", "mx", "no", "prof", "pt", "rev",
    "sgt", "sr", "sra", "srta", "st", "vs",
];

/// Months and weekdays that are written with a full stop when a number follows. Sorted.
const MONTHS: [&str; 20] = [
    "apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mar", "mon", "nov", "oct", "sat", "sep", "sept", "sun", "thu",
    "thurs", "tue", "wed",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Mention,
    Url,
    Email,
    Emoji,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    /// `Name`
    Capital,
    /// `NAME`, `ED`, or a single capital
    Upper,
    /// `iPhone`
    Mixed,
}

#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    /// Byte range in the folded text.
    pub(crate) span: Range<u32>,
    /// Byte range of the plain form in `Tokens::plain`.
    plain: Range<u32>,
    pub(crate) sentence: u32,
    /// First word of its sentence.
    pub(crate) first: bool,
    /// Between quotation marks.
    pub(crate) quoted: bool,
    /// Part of a hashtag.
    pub(crate) tag: bool,
    /// Initials written with points: `J.D.`
    pub(crate) dotted: bool,
    /// `'s` follows.
    pub(crate) possessive: bool,
    /// A comma, colon, dash or bracket stands between this token and the one before.
    pub(crate) after_pause: bool,
    /// The value of a number below 10 million.
    pub(crate) value: Option<u32>,
}

/// The tokens of one text, in order.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    plain: String,
    pub(crate) sentences: u32,
    /// Most letters are capitals, so that capitals say nothing.
    pub(crate) shouting: bool,
    /// No word has a capital, so that their absence says nothing.
    pub(crate) small: bool,
    /// Nearly every longer word within a sentence has a capital, as in a headline.
    pub(crate) headline: bool,
    /// Whether any sentence ends in a question mark; by sentence.
    pub(crate) questions: Vec<bool>,
}

/// Short spellings and the words they stand for, sorted by spelling. Part of a pack.
pub(crate) type Spellings = [(String, String)];

impl Tokens {
    pub(crate) fn plain(&self, index: usize) -> &str {
        let range = &self.list[index].plain;
        &self.plain[range.start as usize..range.end as usize]
    }

    pub(crate) fn new(folded: &Folded, spellings: &Spellings) -> Self {
        let mut scanner = Scanner {
            text: &folded.text,
            bytes: folded.text.as_bytes(),
            at: 0,
            out: Tokens::default(),
            spellings,
            sentence_start: 0,
            pause: false,
            tag: false,
        };
        scanner.run();
        let mut out = scanner.out;
        out.mark_quotations(&folded.text);
        out
    }

    /// Marks what stands between a pair of double quotes, or of single quotes that are not apostrophes.
    fn mark_quotations(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut ranges = Vec::new();
        let mut open: Option<(u8, usize)> = None;
        for (at, &byte) in bytes.iter().enumerate() {
            let before = at.checked_sub(1).map_or(b' ', |i| bytes[i]);
            let after = bytes.get(at + 1).copied().unwrap_or(b' ');
            match (byte, open) {
                (b'\n', _) => open = None,
                (b'"', Some((b'"', from))) => {
                    ranges.push(from..at);
                    open = None;
                }
                (b'"', _) => open = Some((b'"', at)),
                (b'\'', Some((b'\'', from))) if !after.is_ascii_alphanumeric() && before != b' ' => {
                    ranges.push(from..at);
                    open = None;
                }
                (b'\'', None) if !before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() => open = Some((b'\'', at)),
                _ => {}
            }
        }
        let mut ranges = ranges.into_iter().peekable();
        for token in &mut self.list {
            while ranges.next_if(|r| r.end <= token.span.start as usize).is_some() {}
            token.quoted = ranges.peek().is_some_and(|r| r.contains(&(token.span.start as usize)));
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    out: Tokens,
    spellings: &'t Spellings,
    /// Index of the first token of the sentence being read.
    sentence_start: usize,
    pause: bool,
    tag: bool,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while self.at < self.bytes.len() {
            let byte = self.bytes[self.at];
            match byte {
                b'\n' => {
                    if self.line_goes_on() {
                        self.pause = true;
                    } else if !self.unfinished() {
                        self.end_sentence(false);
                    }
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'.' | b'!' | b'?' => self.stop(),
                b'@' if self.word_follows() => self.mention(),
                b'#' if self.hashtag_follows() => self.hashtag(),
                b'0'..=b'9' => self.number(),
                b'%' | b'$' => {
                    self.push(Kind::Word, self.at..self.at + 1, if byte == b'%' { "percent" } else { "dollars" }, None);
                    self.at += 1;
                }
                b'a'..=b'z' | b'A'..=b'Z' => self.word(),
                0..=127 => {
                    self.pause |= !matches!(byte, b'-' | b'\'' | b'/' | b'*' | b'_' | b'"' | b'&');
                    self.at += 1;
                }
                _ => self.beyond_ascii(),
            }
        }
        self.end_sentence(false);
        let (mut upper, mut lower) = (0u32, 0u32);
        for byte in self.bytes {
            upper += u32::from(byte.is_ascii_uppercase());
            lower += u32::from(byte.is_ascii_lowercase());
        }
        self.out.shouting = upper > 20 && upper > 2 * lower;
        self.out.small = lower > 0 && upper == 0;
        let (mut capital, mut long) = (0u32, 0u32);
        for token in self.out.list.iter().filter(|t| t.kind == Kind::Word && !t.tag && !t.first && t.span.len() > 3) {
            capital += u32::from(matches!(token.shape, Shape::Capital | Shape::Upper));
            long += 1;
        }
        self.out.headline = long >= 4 && capital * 10 >= long * 8 && !self.out.shouting;
    }

    /// Whether the line break at this place is only where the line was full: a small letter follows.
    fn line_goes_on(&self) -> bool {
        self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_lowercase)
    }

    /// Whether the last word asks for a name.
    fn unfinished(&self) -> bool {
        let last = self.out.list.len().checked_sub(1).filter(|last| self.out.list[*last].span.end as usize + 1 >= self.at);
        let unfinished = |last| matches!(self.out.plain(last), "mr" | "mrs" | "ms" | "mx" | "miss" | "dr" | "sgt" | "rev");
        last.is_some_and(unfinished)
    }

    fn word_follows(&self) -> bool {
        self.bytes.get(self.at + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
    }

    /// Whether a hashtag begins here. One of digits alone is a number: "encounter #7740018".
    fn hashtag_follows(&self) -> bool {
        self.bytes[self.at + 1..]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'_')
            .any(|b| b.is_ascii_alphabetic() || *b == b'_')
    }

    /// `.`, `!`, `?`: ends a sentence, unless it belongs to an abbreviation.
    fn stop(&mut self) {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b'.' | b'!' | b'?')) {
            self.at += 1;
        }
        let run = &self.bytes[start..self.at];
        let question = run.contains(&b'?');
        if run == b"." && self.belongs_to_abbreviation(start) {
            return;
        }
        if run.len() > 1 && run.iter().all(|b| *b == b'.') {
            self.pause = true; // an ellipsis trails on more often than it ends
            return;
        }
        self.end_sentence(question);
    }

    /// Whether the full stop at `stop` is part of the word before it ("Dr.", "J.", "a.b"), which it then joins.
    fn belongs_to_abbreviation(&mut self, stop: usize) -> bool {
        let Some(last) = self.out.list.len().checked_sub(1) else { return false };
        let token = &self.out.list[last];
        if token.span.end as usize != stop {
            return false;
        }
        let word = self.out.plain(last);
        // "In her 50s." ends a sentence.
        let counted = token.span.start > 0 && self.bytes[token.span.start as usize - 1].is_ascii_digit();
        let letter = token.span.len() == 1 && token.kind == Kind::Word && !counted;
        let capital = token.shape == Shape::Upper;
        let next = self.bytes[self.at..].iter().copied().find(|b| *b != b' ').unwrap_or(b'\n');
        let continues = self.bytes.get(self.at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'"' | b'\'' | 128..));
        // These end sentences too, and join only what plainly goes on.
        let numbered = self.bytes[self.at..]
            .iter()
            .skip_while(|b| **b == b' ')
            .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
            .any(u8::is_ascii_digit);
        let weak = matches!(word, "no" | "pt" | "st") && token.shape == Shape::Lower && !numbered && !next.is_ascii_lowercase();
        let short = (ABBREVIATIONS.binary_search(&word).is_ok() && !weak)
            || (MONTHS.binary_search(&word).is_ok() && next.is_ascii_digit());
        if !(short || letter || continues) {
            return false;
        }
        let token = &mut self.out.list[last];
        token.dotted |= letter;
        if letter && capital {
            // The point of an initial is part of the name.
            token.span.end = self.at as u32;
        }
        true
    }

    fn end_sentence(&mut self, question: bool) {
        self.pause = false;
        if self.out.list.len() > self.sentence_start {
            self.out.questions.push(question);
            self.out.sentences += 1;
            self.sentence_start = self.out.list.len();
        } else if question && let Some(last) = self.out.questions.last_mut() {
            *last = true;
        }
    }

    fn push(&mut self, kind: Kind, span: Range<usize>, plain: &str, value: Option<u32>) {
        if self.out.list.len() - self.sentence_start >= LONGEST_SENTENCE {
            self.end_sentence(false);
        }
        let start = self.out.plain.len() as u32;
        self.out.plain.push_str(plain);
        let token = Token {
            kind,
            shape: shape(&self.text[span.clone()]),
            span: span.start as u32..span.end as u32,
            plain: start..self.out.plain.len() as u32,
            sentence: self.out.sentences,
            first: self.out.list.len() == self.sentence_start,
            quoted: false,
            tag: self.tag,
            dotted: false,
            possessive: false,
            after_pause: std::mem::take(&mut self.pause),
            value,
        };
        self.out.list.push(token);
    }

    /// Length of the run from `from` for which `keep` holds.
    fn run_of(&self, from: usize, keep: impl Fn(u8) -> bool) -> usize {
        self.bytes[from..].iter().take_while(|b| keep(**b)).count()
    }

    fn mention(&mut self) {
        let mut len = 1 + self.run_of(self.at + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
        // Instagram's handles have points inside.
        while self.bytes.get(self.at + len) == Some(&b'.')
            && self.bytes.get(self.at + len + 1).is_some_and(u8::is_ascii_alphanumeric)
        {
            len += 1 + self.run_of(self.at + len + 1, |b| b.is_ascii_alphanumeric() || b == b'_');
        }
        let span = self.at..self.at + len;
        let plain = self.text[span.clone()].to_ascii_lowercase();
        self.at = span.end;
        self.push(Kind::Mention, span, &plain, None);
    }

    fn hashtag(&mut self) {
        self.at += 1;
        let end = self.at + self.run_of(self.at, |b| b.is_ascii_alphanumeric() || b == b'_');
        self.tag = true;
        while self.at < end {
            let byte = self.bytes[self.at];
            if byte == b'_' {
                self.at += 1;
                continue;
            }
            let len = if byte.is_ascii_digit() {
                self.run_of(self.at, |b| b.is_ascii_digit())
            } else {
                // "JohnSmith", "NICUlife", "HIVAwareness": a capital run gives its last letter to the word that follows.
                let upper = self.run_of(self.at, |b| b.is_ascii_uppercase());
                let lower = self.run_of(self.at + upper, |b| b.is_ascii_lowercase());
                if upper > 1 && lower > 1 { upper - 1 } else { upper + lower }
            }
            .clamp(1, end - self.at);
            let span = self.at..self.at + len;
            let value = self.text[span.clone()].parse().ok();
            let kind = if value.is_some() { Kind::Number } else { Kind::Word };
            let plain = self.text[span.clone()].to_ascii_lowercase();
            self.at = span.end;
            self.push(kind, span, &plain, value);
        }
        self.tag = false;
    }

    fn number(&mut self) {
        let start = self.at;
        let mut end = start + self.run_of(start, |b| b.is_ascii_digit());
        while end + 1 < self.bytes.len() && matches!(self.bytes[end], b'.' | b',') && self.bytes[end + 1].is_ascii_digit() {
            end += 1 + self.run_of(end + 1, |b| b.is_ascii_digit());
        }
        let letters = self.run_of(end, |b| b.is_ascii_alphabetic());
        let digits_again = self.bytes.get(end + letters).is_some_and(u8::is_ascii_digit);
        if letters > 0 && digits_again {
            // "4x4", "7XYZ": one word
            let len = self.run_of(start, |b| b.is_ascii_alphanumeric());
            let plain = self.text[start..start + len].to_ascii_lowercase();
            self.at = start + len;
            self.push(Kind::Word, start..start + len, &plain, None);
            return;
        }
        let digits: String = self.text[start..end].chars().filter(|c| *c != ',').collect();
        let value = digits.split('.').next().and_then(|whole| whole.parse().ok()).filter(|v| *v < 10_000_000);
        self.at = end;
        self.push(Kind::Number, start..end, &digits, value);
        // "34yo", "62M", "5mg": the letters are a word of their own
    }

    fn word(&mut self) {
        if self.url() || self.email() || self.user() {
            return;
        }
        let start = self.at;
        let mut end = start + self.run_of(start, |b| b.is_ascii_alphanumeric() || b == b'_');
        // Initials with points, "J.D.", "p.o.": one word.
        if end == start + 1 && self.bytes.get(end) == Some(&b'.') && self.bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
        {
            let mut run = end;
            let mut letters = self.text[start..end].to_ascii_lowercase();
            while self.bytes.get(run) == Some(&b'.')
                && self.bytes.get(run + 1).is_some_and(u8::is_ascii_alphabetic)
                && !self.bytes.get(run + 2).is_some_and(u8::is_ascii_alphanumeric)
            {
                letters.push(self.bytes[run + 1].to_ascii_lowercase() as char);
                run += 2;
            }
            if letters.len() > 1 {
                if self.bytes.get(run) == Some(&b'.') && !self.bytes.get(run + 1).is_none_or(u8::is_ascii_alphanumeric) {
                    run += 1;
                }
                self.at = run;
                // "y.o." is "yo", which is short for something; "J.D." is somebody.
                let tokens = self.out.list.len();
                self.spelled(start..run, &letters);
                if self.out.list.len() > tokens + 1 {
                    return;
                }
                if let Some(token) = self.out.list.last_mut() {
                    token.dotted = true;
                    token.shape = if self.bytes[start].is_ascii_uppercase() { Shape::Upper } else { Shape::Lower };
                }
                return;
            }
        }
        // Shorthand joined by a slash or ampersand: "s/p", "w/d", "L&D", "n/v/d", "w/".
        while end - start <= 2 && matches!(self.bytes.get(end), Some(b'/' | b'&')) {
            let tail = self.run_of(end + 1, |b| b.is_ascii_alphanumeric());
            if tail > 2 || (tail == 0 && self.bytes[end] == b'&') {
                if self.bytes[end] == b'/' && (self.bytes[start] | 32) == b'w' && end == start + 1 {
                    end += 1; // "w/her"
                }
                break;
            }
            end += 1 + tail;
            if tail == 0 {
                break;
            }
        }
        let mut plain = self.text[start..end].to_ascii_lowercase();
        // Letters then digits, where the letters are a word by themselves: "bed4", "pod2".
        let letters = plain.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters < plain.len()
            && plain[letters..].bytes().all(|b| b.is_ascii_digit())
            && matches!(
                &plain[..letters],
                "bed" | "room" | "rm" | "bay" | "route" | "rt" | "hwy" | "pod" | "day" | "pgy" | "unit" | "floor" | "covid"
            )
        {
            end = start + letters;
            plain.truncate(letters);
        }
        self.at = end;
        let apostrophe = self.bytes.get(end) == Some(&b'\'');
        let tail_len = if apostrophe { self.run_of(end + 1, |b| b.is_ascii_alphabetic()) } else { 0 };
        let tail = self.text.get(end + 1..end + 1 + tail_len).unwrap_or("").to_ascii_lowercase();
        let whole = start..end + if apostrophe && tail_len > 0 { 1 + tail_len } else { 0 };
        match tail.as_str() {
            "s" => {
                self.at = whole.end;
                // After a pronoun or question word it is "is"; after a noun, ownership.
                if matches!(
                    plain.as_str(),
                    "he" | "she" | "it" | "that" | "there" | "what" | "who" | "where" | "how" | "here" | "let"
                ) {
                    self.push(Kind::Word, start..end, &plain, None);
                    self.push(Kind::Word, whole, if plain == "let" { "us" } else { "is" }, None);
                } else {
                    self.spelled(start..end, &plain);
                    if let Some(token) = self.out.list.last_mut() {
                        token.possessive = true;
                    }
                }
            }
            "t" if plain.ends_with('n') => {
                self.at = whole.end;
                let stem = match plain.as_str() {
                    "can" => "can",
                    "won" => "will",
                    "shan" => "shall",
                    other => &other[..other.len() - 1],
                }
                .to_owned();
                self.push(Kind::Word, whole.clone(), &stem, None);
                self.push(Kind::Word, whole, "not", None);
            }
            "re" | "ve" | "ll" | "m" | "d" => {
                self.at = whole.end;
                let second = match tail.as_str() {
                    "re" => "are",
                    "ve" => "have",
                    "ll" => "will",
                    "m" => "am",
                    _ => "would",
                };
                let first = if plain == "u" { "you".to_owned() } else { plain };
                self.push(Kind::Word, whole.clone(), &first, None);
                self.push(Kind::Word, whole, second, None);
            }
            _ => return self.spelled(start..end, &plain),
        }
        // The second word of a contraction has the span of both, but no capital of its own: the "is" of "He's".
        if let Some(token) = self.out.list.last_mut().filter(|token| !token.possessive && !token.first) {
            token.shape = Shape::Lower;
        }
    }

    /// Pushes a word, or the words that it is short for. All of them carry the span of what was written.
    fn spelled(&mut self, span: Range<usize>, plain: &str) {
        // Shorthand in capitals is a name of something ("RN"), not chat, unless the table has it in capitals ("DM"); a single W is
        // an initial.
        let written = &self.text[span.clone()];
        let shouted = (span.len() > 1 || plain == "w") && written.bytes().all(|b| b.is_ascii_uppercase());
        let key = if shouted { written } else { plain };
        match self.spellings.binary_search_by(|(short, _)| short.as_str().cmp(key)).ok().map(|i| &self.spellings[i].1) {
            Some(words) => {
                for word in words.split(' ') {
                    self.push(Kind::Word, span.clone(), word, None);
                }
            }
            _ => self.push(Kind::Word, span, plain, None),
        }
    }

    fn url(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let lower = |prefix: &[u8]| rest.len() > prefix.len() && rest[..prefix.len()].eq_ignore_ascii_case(prefix);
        if !(lower(b"http://") || lower(b"https://") || lower(b"www.")) {
            return false;
        }
        let mut len = self.run_of(self.at, |b| !b.is_ascii_whitespace() && b < 128 && b != b'"' && b != b'<' && b != b'>');
        while len > 1 && matches!(self.bytes[self.at + len - 1], b'.' | b',' | b')' | b'!' | b'?' | b';' | b':' | b'\'') {
            len -= 1;
        }
        let span = self.at..self.at + len;
        self.at = span.end;
        self.push(Kind::Url, span, "url", None);
        true
    }

    fn email(&mut self) -> bool {
        // The part before the @ has at most 64 characters (RFC 5321, 4.5.3.1.1); without the limit "a.a.a..." takes quadratic time.
        let rest = &self.bytes[self.at..];
        let local = rest[..rest.len().min(65)]
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'))
            .count();
        if self.bytes.get(self.at + local) != Some(&b'@') {
            return false;
        }
        let from = self.at + local + 1;
        let mut domain = self.run_of(from, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        while domain > 0 && matches!(self.bytes[from + domain - 1], b'.' | b'-') {
            domain -= 1;
        }
        if !self.bytes[from..from + domain].contains(&b'.') {
            return false;
        }
        let span = self.at..from + domain;
        self.at = span.end;
        self.push(Kind::Email, span, "email", None);
        true
    }

    /// An account as Reddit writes it: `u/somebody`.
    fn user(&mut self) -> bool {
        if !self.bytes[self.at..].starts_with(b"u/") {
            return false;
        }
        let name = self.run_of(self.at + 2, |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        if name < 3 {
            return false;
        }
        let span = self.at..self.at + 2 + name;
        let plain = self.text[span.clone()].to_ascii_lowercase();
        self.at = span.end;
        self.push(Kind::Mention, span, &plain, None);
        true
    }

    /// A character outside ASCII: a word of another script, or a symbol such as an emoji.
    fn beyond_ascii(&mut self) {
        let rest = &self.text[self.at..];
        // Spanish opens questions and exclamations; the word that follows is still the first of its sentence.
        if rest.starts_with(['¿', '¡']) {
            self.at += '¿'.len_utf8();
            return;
        }
        let letters: usize = rest.chars().take_while(|c| !c.is_ascii() && c.is_alphanumeric()).map(char::len_utf8).sum();
        let (kind, len) = match rest.chars().next() {
            Some(_) if letters > 0 => (Kind::Word, letters),
            Some(ch) => (Kind::Emoji, ch.len_utf8()),
            None => return,
        };
        let span = self.at..self.at + len;
        let plain = rest[..len].to_lowercase();
        self.at = span.end;
        self.push(kind, span, &plain, None);
    }
}

fn shape(word: &str) -> Shape {
    let (mut upper, mut lower) = (0, 0);
    for byte in word.bytes() {
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
    }
    match (upper, lower, word.as_bytes().first().is_some_and(u8::is_ascii_uppercase)) {
        (0, _, _) => Shape::Lower,
        (_, 0, _) => Shape::Upper,
        (1, _, true) => Shape::Capital,
        (2.., _, true) if word.starts_with("Mc") || word.contains('\'') => Shape::Capital,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let spellings =
            [("DM", "message"), ("rn", "right now"), ("u", "you"), ("w/", "with")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let tokens = Tokens::new(&Folded::new(text), &spellings);
        let mut out = vec![Vec::new(); tokens.sentences as usize];
        for i in 0..tokens.list.len() {
            out[tokens.list[i].sentence as usize].push(tokens.plain(i).to_owned());
        }
        out
    }

    #[test]
    fn sentences_and_words() {
        for (text, want) in [
            ("Mr. K. came in. He's fine!", vec![vec!["mr", "k", "came", "in"], vec!["he", "is", "fine"]]),
            ("s/p lap chole, L&D w/her", vec![vec!["s/p", "lap", "chole", "l&d", "with", "her"]]),
            ("34yo F don't u?", vec![vec!["34", "yo", "f", "do", "not", "you"]]),
            ("chart no. K44 is up r.n. ok", vec![vec!["chart", "no", "k44", "is", "up", "right", "now", "ok"]]),
            ("RIP J.D., 10/14. ok", vec![vec!["rip", "jd", "10", "14"], vec!["ok"]]),
            ("#JohnSmith #bed4 #HIVAwareness", vec![vec!["john", "smith", "bed", "4", "hiv", "awareness"]]),
            (
                "visit #7740018 by u/sad_spleen on Feb. 29. ok",
                vec![vec!["visit", "7740018", "by", "u/sad_spleen", "on", "feb", "29"], vec!["ok"]],
            ),
            ("see https://a.b/c. next", vec![vec!["see", "url"], vec!["next"]]),
            ("mail a.b@c.org now", vec![vec!["mail", "email", "now"]]),
            ("DM the RN rn", vec![vec!["message", "the", "rn", "right", "now"]]),
            ("one\nTwo 😀 three\nfour", vec![vec!["one"], vec!["two", "😀", "three", "four"]]),
            ("It went well... until 3.5 mg", vec![vec!["it", "went", "well", "until", "3.5", "mg"]]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }
}
