//! Ages in a wider form: a decade, or a stage of life.

use super::around::{begins_sentence, stops, word_before};
use super::lists::{FUNCTION, SAID};
use super::{Place, led, named};
use std::ops::Range;

/// An age in a wider form.
pub(super) fn age(text: &str, place: &Place<'_>, wide: bool, before: &str, after: &str) -> Option<(Range<usize>, String)> {
    let range = place.range.clone();
    let words = text[range.clone()].to_lowercase();
    let years = years(&words)?;
    let bare = words.trim().chars().all(|c| c.is_ascii_digit());
    let letters: Vec<&str> = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).collect();
    let last = letters.last().copied().unwrap_or_default();
    let spoken = ["old", "olds", "yo", "y", "o", "yof", "yom", "age"].iter().any(|w| letters.contains(w)) || words.contains("yo");
    let sexed = letters.last().is_some_and(|w| !matches!(*w, "year" | "years" | "yr" | "yrs"));
    let sum = text[..range.start].ends_with(['£', '$', '€', '.', ',', '-', '#']);
    if words.ends_with("weeker") {
        return Some(named(text, range, "a premature baby"));
    }
    if words.contains("week") || words.contains("wk") || sum || !(bare || spoken || sexed) {
        return None;
    }
    let small = ["day", "month", "mo ", "mos"].iter().any(|unit| words.contains(unit)) || words.ends_with("mo");
    let decade = match years {
        18 | 19 => "their late teens",
        20..=29 => "their twenties",
        30..=39 => "their thirties",
        40..=49 => "their forties",
        50..=59 => "their fifties",
        60..=69 => "their sixties",
        70..=79 => "their seventies",
        80..=89 => "their eighties",
        _ => "",
    };
    let led = led(text, range.clone(), &place.rewrite.lead);
    if before == "happy" {
        return None;
    }
    let alone = begins_sentence(&text[..range.start]) && text[range.end..].starts_with(['.', '!']);
    if alone || led != range || words.starts_with("born") || SAID.contains(&before) {
        return Some((led, String::new()));
    }
    if bare {
        return match before {
            "is" | "was" | "were" | "are" if years >= 90 => Some((range, "very old".to_owned())),
            "is" | "was" if !decade.is_empty() => {
                let who = word_before(text, range.start).and_then(|verb| word_before(text, verb.start));
                let whose = match who.map(|who| text[who].to_lowercase()).as_deref() {
                    Some("he") => "his",
                    Some("she") => "her",
                    _ => "their",
                };
                Some((range, format!("in {}", decade.replace("their", whose))))
            }
            "is" | "was" | "are" | "were" => Some((range, "young".to_owned())),
            _ if text[range.end..].trim_start().starts_with(',') || text[..range.start].trim_end().ends_with(',') => {
                Some((range, String::new()))
            }
            _ => None,
        };
    }
    let noun = match years {
        _ if small => "baby",
        0 | 1 => "baby",
        2..=12 => "child",
        13..=17 => "teenager",
        90.. => "older adult",
        _ => "adult",
    };
    if words.contains("olds") {
        return Some((
            range,
            match noun {
                "baby" => "babies".to_owned(),
                "child" => "children".to_owned(),
                n => format!("{n}s"),
            },
        ));
    }
    if SAID.contains(&after) {
        return Some((range, String::new()));
    }
    let closed = after.is_empty() || FUNCTION.contains(&after) || stops(&text[range.end..]);
    if !closed && !sexed {
        // "a 24 year old barista" is a barista.
        return Some((range, String::new()));
    }
    let person = match last {
        "m" | "male" | "man" | "gentleman" | "guy" | "dad" | "father" | "grandpa" if noun == "adult" => Some("man"),
        "f" | "female" | "woman" | "lady" | "mom" | "mum" | "mother" | "grandma" | "grandmother" if noun == "adult" => {
            Some("woman")
        }
        _ => None,
    };
    let pronoun = match person {
        Some("man") => "his",
        Some(_) => "her",
        None => "their",
    };
    let new = match person {
        _ if wide || decade.is_empty() => {
            let noun = person.filter(|_| !wide).unwrap_or(noun);
            format!("{} {noun}", if noun.starts_with(['a', 'o']) { "an" } else { "a" })
        }
        Some(person) => format!("a {person} in {}", decade.replace("their", pronoun)),
        None => format!("someone in {decade}"),
    };
    Some(named(text, range, &new))
}

/// The first number of some words, in digits or spelled.
pub(super) fn years(words: &str) -> Option<u32> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let digits: String = words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().or_else(|| TENS.iter().position(|tens| words.contains(tens)).map(|at| (at as u32 + 2) * 10))
}
