//! Taking words out of a text, or putting others in their place, so that what is left still reads.

mod age;
mod around;
mod aside;
mod lists;
mod name;
mod parts;
mod seam;
mod standing;

use age::age;
use around::{begins_sentence, last_word, owns, stops, word_after, word_before};
use aside::aside;
use lists::{ASKED, AUXILIARIES, DAYPARTS, DETERMINERS, FUNCTION, GOES_ON, ORPHANS, UNOCCUPIED, VERBS};
use seam::{push, seam};

use crate::rewrite::{Form, Rewrite};
use std::ops::Range;

pub(crate) use name::{is_title, with_title};
pub(crate) use parts::{sentences, standing_sentences, without_parts, without_sentences};
pub(crate) use standing::courteous;

/// Words to rewrite.
pub(crate) struct Place<'t> {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    pub(crate) rewrite: &'t Rewrite,
}

/// A text that was rewritten.
pub(crate) struct Edit {
    pub(crate) text: String,
    /// How many of the user's own words are left, in hundredths.
    pub(crate) kept: usize,
}

/// Rewrites the places, which are in order and don't overlap. Nothing when the result would not read.
pub(crate) fn apply(text: &str, places: &[Place<'_>], wide: bool) -> Option<Edit> {
    let mut mentioned: Vec<&str> = Vec::new();
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    for place in places {
        let Some((range, new)) = rewritten(text, place, wide, &mut mentioned) else {
            // Who somebody is can't stay where it is; a time or a place can, if the engine agrees.
            if matches!(place.rewrite.form, Form::Person | Form::Drop) && !place.rewrite.closed {
                return None;
            }
            continue;
        };
        match cuts.last_mut() {
            // Neighbours that are both taken out leave one gap.
            Some((last, old))
                if range.start <= last.end || (new.is_empty() && old.is_empty() && glue(&text[last.end..range.start])) =>
            {
                last.start = last.start.min(range.start);
                last.end = last.end.max(range.end);
                if old.is_empty() {
                    *old = new;
                }
            }
            _ => cuts.push((range, new)),
        }
    }
    let gone: usize = cuts.iter().map(|(range, _)| text[range.clone()].split_whitespace().count()).sum();
    let all = text.split_whitespace().count().max(1);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut capital = false;
    for (range, new) in &cuts {
        push(&mut out, text.get(at..range.start)?, &mut capital);
        at = range.end + seam(&mut out, &text[range.clone()], new, &text[range.end..], &mut capital)?;
    }
    push(&mut out, &text[at..], &mut capital);
    let out = out.trim().to_owned();
    reads(text, &out).then_some(Edit { text: out, kept: all.saturating_sub(gone) * 100 / all })
}

/// Whether every sentence that was not there before could have been written by somebody.
fn reads(text: &str, out: &str) -> bool {
    let whole = |sentence: &str| {
        let bare = sentence.trim();
        let words: Vec<&str> =
            bare.split_whitespace().filter(|word| word.contains(char::is_alphanumeric) && !word.starts_with('#')).collect();
        let last = last_word(bare.trim_end_matches(|c: char| !c.is_alphanumeric()));
        words.is_empty()
            || !(words.len() == 2 && words[1] == "patient")
                && (words.len() > 1 || bare.ends_with('!'))
                && !["she", "he", "they", "i", "we", "says", "said", "told", "asked"].contains(&last.as_str())
    };
    out.contains(char::is_alphanumeric)
        && sentences(out).into_iter().all(|range| text.contains(out[range.clone()].trim()) || whole(&out[range]))
}

/// Nothing that would be missed between two gaps.
fn glue(between: &str) -> bool {
    !between.contains('\n') && between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '-'))
}

/// What becomes of one place: the bytes that go and what comes. Nothing when it is better left alone.
fn rewritten<'t>(text: &'t str, place: &Place<'_>, wide: bool, mentioned: &mut Vec<&'t str>) -> Option<(Range<usize>, String)> {
    let Place { range, rewrite } = place;
    let words = &text[range.clone()];
    let lead = |range: &Range<usize>| led(text, range.clone(), &rewrite.lead);
    // Part of a longer word, or "I".
    let drawn = |c: char| c == '-' || c.is_alphanumeric();
    if words.len() == 1 || text[range.end..].starts_with(drawn) || text[..range.start].ends_with(drawn) {
        return None;
    }
    if words.starts_with('#') {
        return Some((range.clone(), String::new()));
    }
    let before = word_before(text, range.start).map(|w| text[w].to_lowercase()).unwrap_or_default();
    let after = word_after(text, range.end).map(|w| text[w].to_lowercase()).unwrap_or_default();
    let closed = after.is_empty()
        || stops(&text[range.end..])
        || [&FUNCTION[..], &DETERMINERS, &GOES_ON].concat().contains(&after.as_str());
    if (rewrite.closed && !closed) || before.ends_with("self") {
        return None;
    }
    match rewrite.form {
        Form::Drop if text[range.end..].starts_with(['\'', '’']) => Some((lead(range), "someone".to_owned())),
        // "Room 12 is asking again" is somebody, "chair 4 is empty" a chair.
        Form::Drop if !rewrite.say.is_empty() && AUXILIARIES.contains(&after.as_str()) => {
            let what =
                word_after(text, range.end).and_then(|verb| word_after(text, verb.end)).map(|word| text[word].to_lowercase());
            let thing = what.is_some_and(|what| UNOCCUPIED.contains(&what.as_str()));
            let noun = numbered(words).filter(|_| thing).map_or(rewrite.say.clone(), |noun| format!("the {noun}"));
            Some((range.clone(), noun))
        }
        Form::Drop => {
            let mut wider = lead(range);
            // "PPSN 7424720L": the label, whatever it is called.
            let identifies = rewrite.concepts.iter().any(|concept| concept.starts_with("id."));
            let label = word_before(text, wider.start).filter(|word| {
                identifies && (2..=6).contains(&word.len()) && text[word.clone()].bytes().all(|b| b.is_ascii_uppercase())
            });
            if let Some(label) = label {
                wider = led(text, label.start..wider.end, &rewrite.lead);
            }
            // "somebody call 555-0142" needs whom to call.
            let verb = word_after(text, wider.start).is_some_and(|word| ASKED.contains(&text[word].to_lowercase().as_str()));
            let told = verb && text[..wider.start].trim_end().ends_with(char::is_alphanumeric);
            (!told).then(|| (wider, String::new()))
        }
        // The rest of a name: "St Bride's". And "that flood" has been spoken of before.
        Form::Say if text[range.end..].starts_with(['\'', '’']) => None,
        Form::Say if ["that ", "this "].iter().any(|points| words.starts_with(points)) => None,
        Form::Say if !rewrite.after.is_empty() && !rewrite.after.contains(&before) => None,
        Form::Say => {
            let wider = lead(range);
            if wider != *range {
                return Some((wider, String::new()));
            }
            // "second CJD" is no "second a rare condition".
            let free = begins_sentence(&text[..range.start])
                || text[..range.start].trim_end().ends_with(|c: char| !c.is_alphanumeric())
                || [&FUNCTION[..], &DETERMINERS, &ORPHANS].concat().contains(&before.as_str());
            (free || !rewrite.late).then(|| named(text, range.clone(), &rewrite.say))
        }
        Form::Aside => aside(text, place, closed, &after),
        Form::Person => name::person(text, place, &before, &after, mentioned),
        Form::Age => age(text, place, wide, &before, &after),
        Form::When => {
            if let Some(whose) = words.strip_prefix("my ").or_else(|| words.strip_prefix("My ")).and(words.get(..2)) {
                // "my 2 o'clock" is somebody.
                return Some((range.clone(), format!("{whose} patient")));
            }
            let mut wider = lead(range);
            // "Yesterday pm" goes whole; "the Sunday crossword" is not about a Sunday.
            if DAYPARTS.contains(&after.as_str()) && glue(&text[range.end..range.end + 1]) {
                wider.end = word_after(text, range.end).map_or(range.end, |word| word.end);
            } else if !adverbial(words) && (!closed || described(text, wider.start)) {
                return None;
            }
            let rest = &text[wider.end..];
            if let Some(rest) = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")) {
                // "my 10am's" leaves "my"; "from this week's list" leaves "from the list".
                let article = if DETERMINERS.contains(&before.as_str()) { "" } else { "the" };
                return Some((range.start..text.len() - rest.len(), article.to_owned()));
            }
            (after != "s" && !AUXILIARIES.contains(&after.as_str())).then(|| (wider, String::new()))
        }
        Form::Own => {
            let own = words.split_whitespace().next().is_some_and(|w| DETERMINERS.contains(&w.to_lowercase().as_str()));
            match words.split_whitespace().next_back() {
                Some(noun) if own && noun.chars().all(char::is_alphabetic) => Some((range.clone(), format!("the {noun}"))),
                // "here's"
                _ if own || !closed || owns(&text[range.end..]) || VERBS.contains(&after.as_str()) => None,
                _ => Some((lead(range), String::new())),
            }
        }
    }
}

/// The noun of a numbered room, bed or chair.
fn numbered(words: &str) -> Option<String> {
    let (noun, number) = words.split_once(' ')?;
    (noun.chars().all(char::is_alphabetic) && number.contains(|c: char| c.is_ascii_digit())).then(|| noun.to_lowercase())
}

/// Whether an article and a describing word stand right before: "the lovely Mrs. Hendricks", "a normal Monday".
fn described(text: &str, at: usize) -> bool {
    let word = |range: &Range<usize>| text[range.clone()].to_lowercase();
    word_before(text, at).is_some_and(|before| {
        word_before(text, before.start).is_some_and(|two| DETERMINERS.contains(&word(&two).as_str()))
            && !FUNCTION.contains(&word(&before).as_str())
            && !ORPHANS.contains(&word(&before).as_str())
    })
}

/// Whether words say when without a noun that they could belong to.
fn adverbial(words: &str) -> bool {
    let last = last_word(words);
    ["today", "tonight", "yesterday", "tomorrow", "yest", "tmrw", "now", "ago", "arvo"].contains(&last.as_str())
        || words.contains(' ') && DAYPARTS.contains(&last.as_str())
}

/// A noun in place of words, with the article before them made to fit.
fn named(text: &str, range: Range<usize>, new: &str) -> (Range<usize>, String) {
    let Some(before) = word_before(text, range.start) else { return (range, new.to_owned()) };
    let word = |range: &Range<usize>| text[range.clone()].to_lowercase();
    if DETERMINERS.contains(&word(&before).as_str()) {
        // "the 47-year-old" has been spoken of before.
        let new = match new.strip_prefix("a ").or_else(|| new.strip_prefix("an ")) {
            Some(noun) if word(&before) == "the" && !noun.contains(' ') => format!("the {noun}"),
            // "that" before a name begins a sentence of its own.
            _ if word(&before) == "that" && text[range.clone()].starts_with(char::is_uppercase) => {
                return (range, new.to_owned());
            }
            _ => new.to_owned(),
        };
        return (before.start..range.end, new);
    }
    let described = described(text, range.start);
    let noun = ["a ", "an ", "the ", "another "].iter().find_map(|article| new.strip_prefix(article));
    match noun {
        Some(noun) if described => (range, noun.to_owned()),
        _ => (range, new.to_owned()),
    }
}

fn abbreviated(before: &str) -> bool {
    let word = last_word(before);
    word.chars().all(char::is_alphabetic) && word.chars().count() == 1
        || [
            "dr", "mr", "mrs", "ms", "st", "vs", "pt", "approx", "etc", "no", "jan", "feb", "mar", "apr", "aug", "sept", "oct",
            "nov", "dec",
        ]
        .contains(&word.as_str())
}

/// A range made longer by the words before it that go with it.
fn led(text: &str, range: Range<usize>, lead: &[String]) -> Range<usize> {
    let mut start = range.start;
    loop {
        let mut bare = text[..start].trim_end_matches([' ', ':', '#', '=']);
        // "hosp no. K448210"
        if let Some(short) = bare.strip_suffix('.').filter(|short| abbreviated(short)) {
            bare = short;
        }
        let Some(before) = word_before(text, bare.len()) else { break };
        if !lead.contains(&text[before.clone()].to_lowercase()) {
            break;
        }
        start = before.start;
    }
    // The sign of a number goes with it.
    start = text[..start].trim_end_matches('#').len();
    start..range.end
}
