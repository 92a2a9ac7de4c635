//! Details that a sentence can do without.

use super::around::{last_word, stops, word_after};
use super::lists::{PREPOSITIONS, TAKES_OVER};
use super::{Place, led};
use std::ops::Range;

/// Taken out where it is a phrase of its own, stands between signs, or says who somebody is ("the kid who ate the bulbs is here").
pub(super) fn aside(text: &str, place: &Place<'_>, closed: bool, after: &str) -> Option<(Range<usize>, String)> {
    let range = place.range.clone();
    let rest = &text[range.end..];
    if rest.starts_with(['\'', '’']) {
        return None;
    }
    let words = &text[range.clone()];
    let wider = led(text, range.clone(), &place.rewrite.lead);
    if let Some(at) = [" who ", " whose "].iter().find_map(|who| words.find(who)) {
        return clause(text, range.start + at).map(|range| (range, String::new()));
    }
    let first = text[wider.clone()].split_whitespace().next().unwrap_or_default().to_lowercase();
    let phrase = PREPOSITIONS.contains(&first.as_str()) || first.len() > 5 && first.ends_with("ing");
    let stands = stops(rest) && !text[..wider.start].trim_end().ends_with(char::is_alphanumeric);
    let loose = phrase && closed && after != "of" && after != "s" || stands;
    loose.then(|| (wider, String::new()))
}

/// A clause that begins with "who", up to the word by which the sentence goes on, when only one can be that.
fn clause(text: &str, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut found = None;
    for count in 0.. {
        let Some(word) = word_after(text, at) else { break };
        if count >= 3 && TAKES_OVER.contains(&text[word.clone()].to_lowercase().as_str()) && found.replace(word.start).is_some() {
            return None;
        }
        at = word.end;
    }
    let end = found?;
    (!last_word(&text[..end]).is_empty() && text[start..end].len() < 90).then_some(start..end)
}
