//! Codes: stretches of digits and letters that may be somebody's number or address.
//!
//! A concept of numbers would otherwise need a regular expression for each way of writing each of them. Here a text is walked once: each stretch
//! is offered to the [kinds of numbers](crate::validate) that can be told by their form, and laid as a plain `code` too, so that phrases can
//! say that what follows "chart no." is one. What is laid always ends where the number does, which makes spans exact.

use crate::chart::{CODE, CODE_EMAIL, CODE_IP, CODE_KINDS, CODE_MAC, CODE_PHONE, CODE_PHONE_MAYBE};
use crate::pack::Symbol;
use crate::validate::phone::{self, Form};
use crate::validate::{KINDS, Written, is_date};
use std::ops::Range;

/// A number of more groups than this is none that is known.
const MOST_GROUPS: usize = 6;

/// A code of more groups than this is none; without a limit "12 34 12 34 ..." would take quadratic time.
const LONGEST_CODE: usize = 12;

/// Letters and digits that stand together.
struct Group {
    range: Range<usize>,
    digits: usize,
    capitals: bool,
}

impl Group {
    fn len(&self) -> usize {
        self.range.len()
    }

    fn is_number(&self) -> bool {
        self.digits == self.len()
    }
}

/// Every code in a text, with the concept that it is.
pub(crate) fn codes(text: &str) -> Vec<(Symbol, Range<usize>)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let groups = groups(bytes);
    for (index, group) in groups.iter().enumerate() {
        if !begins(bytes, group.range.start) {
            continue;
        }
        told_by_form(bytes, &groups[index..], &mut found);
        found.extend(plain(bytes, text, &groups[index..]).map(|range| (CODE, range)));
    }
    phones(bytes, &mut found);
    for word in words(text) {
        if let Some(symbol) = address(&text[word.clone()]) {
            found.push((symbol, word));
        }
    }
    found.extend(spelled_emails(text).map(|range| (CODE_EMAIL, range)));
    found
}

fn groups(bytes: &[u8]) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let len = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if len > 0 {
            let part = &bytes[at..at + len];
            groups.push(Group {
                range: at..at + len,
                digits: part.iter().filter(|b| b.is_ascii_digit()).count(),
                capitals: part.iter().all(|b| b.is_ascii_uppercase()),
            });
        }
        at += len.max(1);
    }
    groups
}

/// Whether a number can begin here: not in the middle of another, an address, a price or a decimal.
fn begins(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| bytes[i]) else { return true };
    match before {
        b' ' | b'\n' | b'\t' | b'\r' | b'#' | b'"' | b'\'' | b'[' | b'=' | b'*' => true,
        // "(MRN 0048)" and "SN:0048", but no GTIN within "(01)...(17)..." and no clock.
        b'(' | b':' | b',' | b';' => at < 2 || !bytes[at - 2].is_ascii_digit(),
        b'/' => at < 2 || bytes[at - 2] == b' ',
        128.. => true,
        _ => false,
    }
}

/// Whether a number can end here.
fn ends(bytes: &[u8], at: usize) -> bool {
    let next = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    match next(at) {
        b'-' | b'/' | b'_' | b'@' | b'%' => !next(at + 1).is_ascii_alphanumeric(),
        b'.' | b',' | b':' => !next(at + 1).is_ascii_digit(),
        other => !other.is_ascii_alphanumeric(),
    }
}

/// The numbers that can be told by their form and begin with the first of these groups.
fn told_by_form(bytes: &[u8], groups: &[Group], found: &mut Vec<(Symbol, Range<usize>)>) {
    let start = groups[0].range.start;
    let mut clean = Vec::with_capacity(20);
    let mut lengths = Vec::with_capacity(MOST_GROUPS);
    for (count, group) in groups.iter().take(MOST_GROUPS).enumerate() {
        let gap = &bytes[if count == 0 { start..start } else { groups[count - 1].range.end..group.range.start }];
        if count > 0 && !matches!(gap, b" " | b"-" | b".") {
            return;
        }
        clean.extend(bytes[group.range.clone()].iter().map(u8::to_ascii_uppercase));
        lengths.push(group.len());
        if clean.len() > 18 {
            return;
        }
        if clean.len() >= 7 && clean.iter().any(u8::is_ascii_digit) && ends(bytes, group.range.end) {
            let written = Written { clean: &clean, groups: &lengths };
            let kinds = KINDS.iter().enumerate().filter(|(_, (_, is))| is(written));
            found.extend(kinds.map(|(kind, _)| (CODE_KINDS + kind as Symbol, start..group.range.end)));
        }
    }
}

/// A stretch that could be a number of any kind, for which somebody must say what it is: at least four signs, two of them digits.
fn plain(bytes: &[u8], text: &str, groups: &[Group]) -> Option<Range<usize>> {
    let mut last = 0;
    let joined = |last: usize, marks: &[&[u8]]| {
        last < LONGEST_CODE
            && groups.get(last + 1).is_some_and(|next| marks.contains(&&bytes[groups[last].range.end..next.range.start]))
    };
    while joined(last, &[b"-", b".", b"/"]) {
        last += 1;
    }
    let start = groups[0].range.start;
    // Letters before the digits, in capitals: "RXK 400 7719".
    if last == 0
        && groups[0].capitals
        && groups[0].len() <= 5
        && joined(0, &[b" "])
        && groups[1].is_number()
        && (groups[1].len() <= 4 || groups[0].len() == 5)
    {
        last = 1;
        while joined(last, &[b"-", b"/"]) {
            last += 1;
        }
    }
    // More digits after a space: "5520 1187", but not "4471902 2 days", "4471902 in 4", "0048 19 years".
    while joined(last, &[b" "])
        && groups[last].digits > 0
        && (if last > 0 { 1..=8 } else { 2..=8 }).contains(&groups[last + 1].len())
        && groups[last + 1].is_number()
        && (groups[last].len() < 7 || groups[last + 1].len() > 3)
        && groups[last].len() + groups[last + 1].len() > 4
        && ends(bytes, groups[last + 1].range.end)
        && !counts_something(text, groups[last + 1].range.end)
    {
        last += 1;
    }
    let range = start..groups[last].range.end;
    let (digits, len) = groups[..=last].iter().fold((0, 0), |(d, l), g| (d + g.digits, l + g.len()));
    // Four digits alone are a year before they are anything else.
    let enough = len >= 4
        && digits >= 2
        && len <= 30
        && (digits > 4 || digits < len)
        && ends(bytes, range.end)
        && !is_date(&text[range.clone()]);
    // Without letters it must not be what is measured or counted: 120/80, 1961-2019, 4000 patients.
    let written = &text[range.clone()];
    let measured = (written.contains('/') && digits < 7) || is_years(written) || counts_something(text, range.end);
    (enough && !(digits == len && measured)).then_some(range)
}

/// Whether these are two years: 1961-2019.
fn is_years(written: &str) -> bool {
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    written.split_once('-').is_some_and(|(from, to)| year(from) && year(to))
}

/// Whether the word after this place makes a count of the number before it.
fn counts_something(text: &str, at: usize) -> bool {
    const COUNTED: [&str; 40] = [
        "am",
        "babies",
        "beats",
        "beds",
        "bpm",
        "calories",
        "cases",
        "days",
        "deaths",
        "doses",
        "feet",
        "followers",
        "g",
        "grams",
        "hours",
        "hrs",
        "kg",
        "km",
        "lbs",
        "likes",
        "mcg",
        "mg",
        "miles",
        "min",
        "mins",
        "minutes",
        "ml",
        "months",
        "nurses",
        "patients",
        "people",
        "percent",
        "pm",
        "steps",
        "times",
        "units",
        "weeks",
        "words",
        "years",
        "yo",
    ];
    let rest = text[at..].trim_start_matches(' ');
    let word = rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()].to_ascii_lowercase();
    COUNTED.binary_search(&word.as_str()).is_ok()
}

fn phones(bytes: &[u8], found: &mut Vec<(Symbol, Range<usize>)>) {
    let mut at = 0;
    while at < bytes.len() {
        let first = matches!(bytes[at], b'+' | b'(' | b'0'..=b'9');
        let fresh = at == 0 || begins(bytes, at) || (bytes[at - 1] == b'(' && at > 1 && !bytes[at - 2].is_ascii_alphanumeric());
        // A number after a number is the rest of that one.
        let rest = at > 1 && bytes[at - 1] == b' ' && bytes[at - 2].is_ascii_digit() && bytes[at].is_ascii_digit();
        match (first && fresh && !rest).then(|| phone::at(&bytes[at..])).flatten() {
            Some((len, form)) => {
                let symbol = if form == Form::Plain { CODE_PHONE } else { CODE_PHONE_MAYBE };
                if ends(bytes, at + len) {
                    found.push((symbol, at..at + len));
                }
                at += len;
            }
            None => at += 1,
        }
    }
}

/// Stretches without spaces, without what only surrounds them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_ascii_whitespace().map(move |word| {
        let word = word.trim_start_matches(['(', '[', '"', '\'']);
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'']);
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        start..start + word.len()
    })
}

/// The address of a machine: of version 4 or 6 (RFC 4291), or of its network card (six pairs of hexadecimal digits, IEEE 802).
fn address(word: &str) -> Option<Symbol> {
    let count = |sign| word.bytes().filter(|b| *b == sign).count();
    if count(b'.') == 3 && word.parse::<std::net::Ipv4Addr>().is_ok() {
        return Some(CODE_IP);
    }
    let mark = if count(b':') >= 2 { ':' } else { '-' };
    let pair = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_hexdigit());
    if count(mark as u8) == 5 && word.split(mark).all(pair) {
        return Some(CODE_MAC);
    }
    (count(b':') >= 2 && word.len() > 5 && word.parse::<std::net::Ipv6Addr>().is_ok()).then_some(CODE_IP)
}

/// E-mail addresses with their signs in words: `ana dot b at example dot com`, `ana (at) example (dot) com`.
fn spelled_emails(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    const ENDS: [&str; 16] =
        ["au", "ca", "co", "com", "edu", "example", "gov", "ie", "in", "info", "io", "me", "net", "nz", "org", "uk"];
    let words: Vec<Range<usize>> = words(text).collect();
    let plain = move |range: &Range<usize>| text[range.clone()].to_ascii_lowercase();
    let name = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
    (0..words.len()).filter_map(move |at| {
        if plain(&words[at]) != "at" || at == 0 {
            return None;
        }
        let dot = |i: usize| words.get(i).is_some_and(|w| plain(w) == "dot");
        let is_name = |i: usize| words.get(i).is_some_and(|w| name(&plain(w)));
        let mut from = at - 1;
        while from >= 2 && dot(from - 1) && is_name(from - 2) {
            from -= 2;
        }
        let mut to = at + 1;
        while dot(to + 1) && is_name(to + 2) {
            to += 2;
        }
        let whole = to > at + 1 && is_name(from) && is_name(at + 1) && ENDS.contains(&plain(&words[to]).as_str());
        whole.then(|| words[from].start..words[to].end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::BUILT_IN;

    /// What is found of one concept.
    fn of<'t>(concept: &str, text: &'t str) -> Vec<&'t str> {
        codes(text)
            .into_iter()
            .filter(|(symbol, _)| BUILT_IN[*symbol as usize] == concept)
            .map(|(_, range)| &text[range])
            .collect()
    }

    #[test]
    fn the_concepts_of_kinds_stand_in_their_order() {
        for (index, (name, _)) in KINDS.iter().enumerate() {
            assert_eq!(BUILT_IN[CODE_KINDS as usize + index], *name);
        }
    }

    #[test]
    fn a_code_ends_where_the_number_does() {
        for (text, want) in [
            ("MRN 4471902 2 days ago", vec!["4471902"]),
            ("no. 5520 1187 whoever", vec!["5520 1187"]),
            ("hosp no. K448210 please", vec!["K448210"]),
            ("Hospital number RXK 400 7719: low", vec!["RXK 400 7719", "400 7719"]),
            ("case ME-24-01187: the", vec!["ME-24-01187"]),
            ("SN: CI-5120-88347, left", vec!["CI-5120-88347"]),
            ("chart M/4471/26 is", vec!["M/4471/26"]),
            ("record 00481 19 years on", vec!["00481"]),
            ("a count of 4471 patients", vec![]),
            ("seen 12/05/2024 at 120/80", vec![]),
            ("isbn 978-0-306-40615-7.", vec!["978-0-306-40615-7"]),
            ("we had 4,417,902 of them", vec![]),
        ] {
            assert_eq!(of("code", text), want, "{text}");
        }
    }

    #[test]
    fn a_text_of_nothing_but_digits_is_no_trouble() {
        for pattern in ["12 34 ", "1-", "a1 ", "+1 (", "1:2:", "a at b dot c "] {
            let text = pattern.repeat(20_000);
            assert!(codes(&text).iter().all(|(_, range)| range.len() < 200), "{pattern}");
        }
    }

    #[test]
    fn kinds_are_found_in_running_text() {
        for (concept, text, want) in [
            ("code.nhs", "NHS 943 476 5919 is 81", "943 476 5919"),
            ("code.medicare-au", "Medicare 2123 45670 1 is expired", "2123 45670 1"),
            ("code.ssn", "SSN:219-09-9999, two charts", "219-09-9999"),
            ("code.ohip", "OHIP 9502-742-258-KB expired", "9502-742-258-KB"),
            ("code.nhi", "the NHI (ZAA0067) again", "ZAA0067"),
            ("code.ip", "his IP [2001:db8:85a3::8a2e:370:7334], that", "2001:db8:85a3::8a2e:370:7334"),
            ("code.ip", "from 203.0.113.77.", "203.0.113.77"),
            ("code.mac", "address 00:1B:44:11:3A:B7 shows", "00:1B:44:11:3A:B7"),
            ("code.phone", "ring (509) 555-0137, she", "(509) 555-0137"),
            ("code.phone", "(ring 509-555-0137)", "509-555-0137"),
            ("code.email", "is osei dot badu at example dot com, day", "osei dot badu at example dot com"),
            ("code.email", "to p_w (at) example (dot) co (dot) uk please", "p_w (at) example (dot) co (dot) uk"),
        ] {
            assert_eq!(of(concept, text), vec![want], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for (concept, text) in [
            ("code.phone", "order 555-0142-8871"),
            ("code.phone", "isbn 978-0-306-40615-7"),
            ("code.ip", "at 10:30:15 sharp"),
            ("code.email", "meet me at example dot at noon"),
            ("code.ssn", "part 1219-09-9999"),
        ] {
            assert!(of(concept, text).is_empty(), "{text}");
        }
    }
}
