//! The words around a place.

use super::abbreviated;
use std::ops::Range;

/// The word after a comma after an offset.
pub(super) fn second_after(text: &str, at: usize) -> String {
    text[at..].strip_prefix(',').map(first_word).unwrap_or_default()
}

/// The word that ends right before an offset, spaces aside.
pub(super) fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text[..at].trim_end_matches([' ', '\t']).len();
    let start =
        text[..end].rfind(|c: char| !part_of_word(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    (start < end).then_some(start..end)
}

/// The word that begins right after an offset, spaces aside.
pub(super) fn word_after(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.len() - text[at..].trim_start_matches([' ', '\t']).len();
    let end = text[start..].find(|c: char| !part_of_word(c)).map_or(text.len(), |i| start + i);
    (start < end).then_some(start..end)
}

pub(super) fn part_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '&' | '/')
}

pub(super) fn last_word(text: &str) -> String {
    word_before(text, text.len()).map(|w| text[w].to_lowercase()).unwrap_or_default()
}

pub(super) fn first_word(text: &str) -> String {
    word_after(text, 0).map(|w| text[w].to_lowercase()).unwrap_or_default()
}

/// Whether a text begins with the `'s` of the word before it.
pub(super) fn owns(rest: &str) -> bool {
    let rest = rest.strip_prefix(['\'', '’']).and_then(|rest| rest.strip_prefix(['s', 'S']));
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a text begins with what ends a sentence or a part of one.
pub(super) fn stops(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t']).chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether what follows a text begins a sentence.
pub(super) fn begins_sentence(text: &str) -> bool {
    let trimmed = text.trim_end_matches([' ', '\t', '"', '“', '(', ')']);
    let stopped = trimmed.ends_with(['.', '!', '?', '…']) && !abbreviated(trimmed.trim_end_matches('.'));
    stopped || trimmed.ends_with('\n') || !trimmed.contains(char::is_alphanumeric)
}

pub(super) fn uncapital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
