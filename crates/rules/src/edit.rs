//! Taking words out of a text, or putting others in their place, so that what is left still reads.

mod age;
mod around;
mod lists;
mod seam;

use age::age;
use around::{begins_sentence, last_word, part_of_word, second_after, stops, word_after, word_before};
use lists::{ADDRESSED, DETERMINERS, FUNCTION, GOES_ON, ORPHANS, POINTING, PRONOUNS, SAID, VOCATIVE};
use seam::{push, seam};

use crate::rewrite::{Form, Rewrite};
use bedrail_core::Span;
use std::ops::Range;

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
    (!out.is_empty()).then_some(Edit { text: out, kept: all.saturating_sub(gone) * 100 / all })
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
        Form::Drop => Some((lead(range), String::new())),
        Form::Say if !rewrite.after.is_empty() && !rewrite.after.contains(&before) => None,
        Form::Say => {
            let wider = lead(range);
            Some(if wider == *range { named(text, range.clone(), &rewrite.say) } else { (wider, String::new()) })
        }
        Form::Person => {
            let wider = lead(range);
            if wider != *range || SAID.contains(&before.as_str()) {
                return Some((wider, String::new()));
            }
            if VOCATIVE.contains(&before.as_str()) {
                return None;
            }
            if ["you", "thank", "stay", "please", "we", "your"].contains(&second_after(text, range.end).as_str()) {
                return None;
            }
            let names: Vec<&str> = words.split_whitespace().collect();
            let known = names.iter().any(|name| mentioned.contains(name));
            let new = match rewrite.say.strip_prefix("a ") {
                Some(noun) if known => format!("the {noun}"),
                Some(noun) if !mentioned.is_empty() => format!("another {noun}"),
                None if known => "this person".to_owned(),
                None if !mentioned.is_empty() => "somebody else".to_owned(),
                _ => rewrite.say.clone(),
            };
            mentioned.extend(names);
            let range = led(text, range.clone(), &ADDRESSED.map(str::to_owned));
            Some(named(text, range, &new))
        }
        Form::Age => age(text, place, wide, &before, &after),
        Form::When => {
            let wider = lead(range);
            let rest = &text[wider.end..];
            if let Some(rest) = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")) {
                // "my 10am's" leaves "my"; "from this week's list" leaves "from a list".
                let article = if DETERMINERS.contains(&before.as_str()) { "" } else { "a" };
                return Some((range.start..text.len() - rest.len(), article.to_owned()));
            }
            let begins = begins_sentence(&text[..wider.start])
                && !rest.trim_start_matches(' ').starts_with([',', ':', '-', '.', '!', '?']);
            match after.as_str() {
                "is" | "was" | "has" | "had" | "will" | "were" | "s" => None,
                "i" | "we" | "my" | "our" | "a" | "an" | "the" if begins => Some((wider, "Once".to_owned())),
                _ => Some((wider, String::new())),
            }
        }
        Form::Own => {
            let own = words.split_whitespace().next().is_some_and(|w| DETERMINERS.contains(&w.to_lowercase().as_str()));
            match words.split_whitespace().next_back() {
                Some(noun) if own => Some((range.clone(), format!("the {noun}"))),
                _ => Some((lead(range), String::new())),
            }
        }
    }
}

/// A noun in place of words, with the article before them made to fit.
fn named(text: &str, range: Range<usize>, new: &str) -> (Range<usize>, String) {
    let Some(before) = word_before(text, range.start) else { return (range, new.to_owned()) };
    let word = |range: &Range<usize>| text[range.clone()].to_lowercase();
    if DETERMINERS.contains(&word(&before).as_str()) {
        // "the 47-year-old" has been spoken of before.
        let new = match new.strip_prefix("a ").or_else(|| new.strip_prefix("an ")) {
            Some(noun) if word(&before) == "the" && !noun.contains(' ') => format!("the {noun}"),
            _ => new.to_owned(),
        };
        return (before.start..range.end, new);
    }
    // "the lovely Mrs. Hendricks"
    let described = word_before(text, before.start).is_some_and(|two| DETERMINERS.contains(&word(&two).as_str()))
        && !FUNCTION.contains(&word(&before).as_str())
        && !ORPHANS.contains(&word(&before).as_str());
    let noun = ["a ", "an ", "the ", "another "].iter().find_map(|article| new.strip_prefix(article));
    match noun {
        Some(noun) if described => (range, noun.to_owned()),
        _ => (range, new.to_owned()),
    }
}

/// The text without the sentences in which any of these words stand. Nothing when they stand nowhere.
pub(crate) fn without_sentences(text: &str, spans: &[Span]) -> Option<String> {
    let mut ends: Vec<usize> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let trails = text[at + c.len_utf8()..].trim_start().starts_with(|c: char| c.is_lowercase() || c == '.')
            || text[..at].ends_with('.');
        let stop = matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace) && !trails && !abbreviated(&text[..at]);
        if c == '\n' || stop {
            ends.push(at + c.len_utf8());
        }
    }
    ends.push(text.len());
    if spans.is_empty() || spans.iter().any(|span| span.start == span.end) {
        return None;
    }
    let mut rest = String::new();
    let (mut from, mut gap) = (0, false);
    for end in ends {
        let sentence = &text[from..end];
        let stays = spans.iter().all(|span| span.end as usize <= from || end <= span.start as usize);
        let mut words = sentence.split(|c: char| !part_of_word(c)).map(str::to_lowercase).filter(|word| !word.is_empty());
        let points = words.clone().take(1).any(|word| POINTING.contains(&word.as_str()))
            || words.any(|word| PRONOUNS.contains(&word.as_str()));
        if stays && gap && points {
            // Of whom it speaks can't be told any more.
            return None;
        }
        if stays {
            rest.push_str(sentence);
        }
        gap |= !stays;
        from = end;
    }
    let rest = rest.trim();
    let words = rest.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    (words >= 4).then(|| rest.to_owned())
}

fn abbreviated(before: &str) -> bool {
    let word = last_word(before);
    word.chars().all(char::is_alphabetic) && word.chars().count() == 1
        || ["dr", "mr", "mrs", "ms", "st", "vs", "pt", "approx", "etc", "no"].contains(&word.as_str())
}

/// A range made longer by the words before it that go with it.
fn led(text: &str, range: Range<usize>, lead: &[String]) -> Range<usize> {
    let mut start = range.start;
    loop {
        let bare = text[..start].trim_end_matches([' ', ':', '#', '=']);
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
