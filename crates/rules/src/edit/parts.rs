//! Sentences and the ends of sentences, left out whole, together with what can't be understood without them.

use super::abbreviated;
use super::around::last_word;
use super::lists::{OPENERS, ORPHANS};
use super::standing::{leans, points, stands, stem, tells};
use std::ops::Range;

/// The sentences of a text, in order and without gaps: the space after one belongs to it. Line breaks and emoji end one too.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let casual = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let mut ends: Vec<usize> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let rest = &text[end..];
        let goes_on = rest.trim_start().chars().next().is_some_and(|c| c.is_lowercase() && !casual);
        let spaced = rest.starts_with(char::is_whitespace);
        let stop = match c {
            '\n' => true,
            '!' | '?' => spaced && !goes_on,
            '.' => spaced && !goes_on && !text[..at].ends_with('.') && !abbreviated(&text[..at]),
            '"' | '”' | ')' => spaced && !goes_on && text[..at].ends_with(['.', '!', '?']),
            c => spaced && pictured(c) && !goes_on && rest.trim_start().starts_with(char::is_alphanumeric),
        };
        if stop {
            ends.push(end + rest.len() - rest.trim_start_matches([' ', '\t']).len());
        }
    }
    ends.push(text.len());
    let mut from = 0;
    ends.into_iter().map(|end| std::mem::replace(&mut from, end)..end).filter(|range| !range.is_empty()).collect()
}

/// Emoji and their like.
fn pictured(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}' | '\u{fe0f}')
}

/// The text without the sentences of which `gone` says so. Nothing when the rest could not stand alone.
///
/// What leans on the missing ("she", "that", "yes") goes with them. A text without its beginning is not one.
pub(crate) fn without_sentences(text: &str, gone: impl Fn(&Range<usize>) -> bool) -> Option<String> {
    let all = sentences(text);
    if all.iter().find(|range| text[(*range).clone()].contains(char::is_alphanumeric)).is_some_and(&gone) {
        return None;
    }
    let mut rest = String::with_capacity(text.len());
    let (mut gap, mut told) = (false, false);
    for range in all {
        let sentence = &text[range.clone()];
        let bare = !sentence.contains(char::is_alphanumeric);
        if gone(&range) || (gap && !bare && (leans(sentence) || !tells(sentence) && !sentence.starts_with('#'))) {
            gap = true;
            // A break between paragraphs stays.
            if sentence.ends_with('\n') && !rest.is_empty() && !rest.ends_with('\n') {
                rest.truncate(rest.trim_end().len());
                rest.push('\n');
            }
            continue;
        }
        told |= tells(sentence);
        rest.push_str(sentence);
    }
    let rest = rest.trim();
    (gap && told && even(rest) && !rest.ends_with(':')).then(|| rest.to_owned())
}

/// The sentences that need no other, without those of which `gone` says so.
pub(crate) fn standing_sentences(text: &str, gone: impl Fn(&Range<usize>) -> bool) -> Option<String> {
    let stays = |range: &Range<usize>| !gone(range) && stands(&text[range.clone()]);
    let rest: String = sentences(text).into_iter().filter(stays).map(|range| &text[range]).collect();
    let rest = rest.trim();
    (!rest.is_empty() && even(rest)).then(|| rest.to_owned())
}

/// Whether every quotation and bracket that is opened is closed.
fn even(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    count('"') % 2 == 0 && count('“') == count('”') && count('(') == count(')')
}

/// The text without the ends of sentences, after a comma or a dash, or what stands in brackets, in which these words stand. Nothing when
/// there is no such part.
pub(crate) fn without_parts(text: &str, spans: &[Range<usize>]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut shorter = None;
    for range in sentences(text) {
        // "Yes, that one."
        if shorter.is_some() && points(&text[range.clone()]) {
            return None;
        }
        let hit = |part: Range<usize>| {
            spans.iter().any(|span| span.start < range.start + part.end && range.start + part.start < span.end)
        };
        shorter = shortened(&text[range.clone()], hit);
        changed |= shorter.is_some();
        out.push_str(shorter.as_deref().unwrap_or(&text[range]));
    }
    changed.then_some(out)
}

/// One sentence without the parts that are hit.
fn shortened(sentence: &str, hit: impl Fn(Range<usize>) -> bool) -> Option<String> {
    if sentence.contains(['"', '“', '”', '«']) {
        return None;
    }
    let end = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '%')).len();
    let (body, tail) = sentence.split_at(end);
    if let Some((open, close)) = body.find('(').and_then(|open| Some((open, open + body[open..].find(')')? + 1)))
        && hit(open..close)
        && !hit(0..open)
        && !hit(close..end)
    {
        let before = body[..open].trim_end();
        return (before.contains(char::is_alphanumeric)).then(|| format!("{before}{}{tail}", &body[close..]));
    }
    // From the first part that is hit to the end.
    let starts = body.char_indices().filter(|(at, c)| match c {
        ',' | ';' => body[at + 1..].starts_with(' '),
        '-' | '–' | '—' => body[..*at].ends_with(' ') && body[at + c.len_utf8()..].starts_with(' '),
        _ => false,
    });
    let cut = starts.map(|(at, _)| at).take_while(|at| !hit(0..*at)).last()?;
    let kept = body[..cut].trim_end();
    let words = kept.split_whitespace().count();
    let opener = kept.split_whitespace().next().map(stem).unwrap_or_default();
    // What only leads up to something that is gone can't be all.
    let leads = ORPHANS.contains(&last_word(kept).as_str())
        || OPENERS.contains(&opener.as_str())
        || kept.contains(": ")
        || kept.contains('(') && !kept.contains(')');
    let rest = body[cut..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let answered = kept.contains(" so ") || rest.starts_with("then ");
    (words >= 5 && tells(kept) && !leads && !answered).then(|| format!("{kept}{tail}"))
}
