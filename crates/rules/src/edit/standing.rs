//! What can stand by itself when the words around it are gone.

use super::around::part_of_word;
use super::lists::{ASKS, COURTESIES, DOINGS, FINITE, FIRST_PERSON, LEANING, MOODS, PRONOUNS};

/// A word in lower case, without what was drawn together with it.
pub(super) fn stem(word: &str) -> String {
    word.split(['\'', '’']).next().unwrap_or_default().to_lowercase()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !part_of_word(c)).filter(|word| !word.is_empty())
}

/// Whether a word tells of what somebody did or does, so that a sentence that begins with it is about somebody named before.
pub(super) fn verbal(word: &str) -> bool {
    let past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && !MOODS.contains(&word);
    past || DOINGS.contains(&word)
}

/// Whether words tell or ask something, and are not only a heading or a list.
pub(super) fn tells(text: &str) -> bool {
    words(text).enumerate().any(|(at, word)| {
        let lower = word.to_lowercase().replace('’', "'");
        let drawn = ["'m", "'re", "'ve", "'ll", "'d", "n't"].iter().any(|end| lower.ends_with(end));
        drawn || FINITE.contains(&lower.as_str()) || verbal(&lower) || at == 0 && ASKS.contains(&lower.as_str())
    })
}

/// Whether a sentence can't be understood without what stood before it.
pub(super) fn leans(sentence: &str) -> bool {
    let first = words(sentence).next().map(str::to_lowercase).unwrap_or_default();
    LEANING.contains(&stem(&first).as_str()) || verbal(&first) || refers(sentence)
}

/// Whether a sentence only takes up what stood right before it.
pub(super) fn points(sentence: &str) -> bool {
    let first = words(sentence).next().map(stem).unwrap_or_default();
    ["yes", "yep", "actual", "same", "that", "this", "again"].contains(&first.as_str())
}

/// Whether somebody is spoken of who must have been named before.
pub(super) fn refers(part: &str) -> bool {
    words(part).map(stem).any(|word| PRONOUNS.contains(&word.as_str()))
}

/// Whether a sentence needs no other: the author speaks of themselves, or tells everybody something.
pub(super) fn stands(sentence: &str) -> bool {
    let asks = words(sentence).next().is_some_and(|first| ASKS.contains(&first.to_lowercase().as_str()));
    let own = words(sentence).map(stem).any(|word| FIRST_PERSON.contains(&word.as_str()));
    !leans(sentence) && !sentence.contains([':', '"', '“', '”', '(', ')']) && (asks || own && tells(sentence))
}

/// Whether a sentence is thanks, a good wish or sympathy and nothing else.
pub(crate) fn courteous(sentence: &str) -> bool {
    let lower = sentence.to_lowercase().replace('’', "'");
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins =
        COURTESIES.iter().any(|phrase| lower.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    begins && words(lower).count() <= 10 && !lower.contains(|c: char| c.is_ascii_digit()) && !lower.contains([':', '?', '@', '#'])
}
