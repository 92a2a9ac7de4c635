//! Names, with what belongs to them: who it was becomes anybody, or nobody where it is said already.

use super::around::{begins_sentence, first_word, second_after, stops, word_after, word_before};
use super::lists::{ADDRESSED, HONORIFICS, SAID, TITLES, VOCATIVE, WHERE};
use super::{Place, abbreviated, glue, led, named};
use std::ops::Range;

/// Whether a word is a form of address.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

/// A name with the forms of address before it, which can't stand alone.
pub(crate) fn with_title(text: &str, name: Range<usize>) -> Range<usize> {
    let bare = text[..name.start].trim_end_matches([' ', '\u{a0}']);
    let short = bare.strip_suffix('.').filter(|short| abbreviated(short));
    // "I miss Anna" and "my sister Anna" say nothing to her.
    let addresses = |word: &str| is_title(word) && (abbreviated(word) || word.starts_with(char::is_uppercase));
    let title = word_before(text, short.unwrap_or(bare).len()).filter(|word| addresses(&text[word.clone()]));
    title.map_or(name.clone(), |title| with_title(text, title.start..name.end))
}

/// The form of address that a name begins with.
fn title(name: &str) -> Option<String> {
    Some(first_word(name)).filter(|word| is_title(word))
}

/// Whether two names may be one person's: Mr. Pettigrew is neither Mr. Hill nor Mrs. Pettigrew.
fn same(one: &str, other: &str) -> bool {
    let differ = title(one).zip(title(other)).is_some_and(|(one, other)| one != other);
    !differ && one.split_whitespace().any(|word| !is_title(word) && other.split_whitespace().any(|other| other == word))
}

/// What becomes of a name. `mentioned` are the names that were replaced before.
pub(super) fn person<'t>(
    text: &'t str,
    place: &Place<'_>,
    before: &str,
    after: &str,
    mentioned: &mut Vec<&'t str>,
) -> Option<(Range<usize>, String)> {
    let Place { range, rewrite } = place;
    let words = &text[range.clone()];
    let wider = led(text, range.clone(), &rewrite.lead);
    if wider != *range || SAID.contains(&before) {
        return Some((wider, String::new()));
    }
    // What is not a person, or can't be anybody else.
    let quoted = text[..range.start].ends_with(['\'', '‘', '"', '“']);
    let role = word_before(text, range.start)
        .is_some_and(|w| text[w.clone()].starts_with(char::is_uppercase) && !begins_sentence(&text[..w.start]));
    // "Kleine-Levin in a pilot"
    let condition = [" in a ", " in an ", " in my "].iter().any(|next| text[range.end..].starts_with(next));
    // "a shepherd from Kirkby Stephen"
    let somewhere =
        ["from", "by"].contains(&before) && !words.contains('.') && !place.rewrite.concepts.iter().any(|c| c == "person.kin");
    let titled = title(words).is_some();
    if quoted
        || condition
        || somewhere && !titled
        || after == "the"
        || after.ends_with("ing")
        || VOCATIVE.contains(&before)
        || WHERE.contains(&before)
    {
        return None;
    }
    if ["you", "thank", "stay", "please", "we", "your"].contains(&second_after(text, range.end).as_str()) {
        return None;
    }
    let rest = &text[range.end..];
    let sentence = text[..range.start].rfind(['.', '!', '?', '\n']).map_or(0, |at| at + 1);
    let addressed = text[sentence..range.start].split(|c: char| !c.is_alphanumeric()).any(|w| ["you", "u", "your"].contains(&w));
    let added = text[..range.start].trim_end().ends_with(',');
    if (addressed || added) && stops(rest) && !rest.starts_with(['\'', '’']) && (rest.is_empty() || !glue(rest)) {
        // Said to them, or in addition.
        return Some((range.clone(), String::new()));
    }
    if role {
        return None;
    }
    let known = mentioned.iter().any(|name| same(name, words));
    let say = if words.to_lowercase().starts_with("baby ") { "a baby" } else { &rewrite.say };
    let new = match say.strip_prefix("a ") {
        Some(noun) if known => format!("the {noun}"),
        Some(noun) if !mentioned.is_empty() => format!("another {noun}"),
        None if known => "this person".to_owned(),
        None if !mentioned.is_empty() => "somebody else".to_owned(),
        _ => say.to_owned(),
    };
    mentioned.push(words);
    let mut range = led(text, range.clone(), &ADDRESSED.map(str::to_owned));
    if HONORIFICS.contains(&after) {
        range.end = word_after(text, range.end).map_or(range.end, |word| word.end);
    }
    Some(named(text, range, &new))
}
