//! Safer wording: the user's own words with what identifies somebody taken out or widened, as long as that reads well and checks clean.
//!
//! Tried in turn, each wider than the one before: what the text is stopped for; everything in the text that identifies; also what is only
//! telling (a rare condition, an occupation); and last without the sentences that nothing else could mend. The engine has the last word.

use crate::edit::{Place, apply, without_sentences};
use crate::rewrite::{Form, Rewrite, Rewrites};
use bedrail_core::{Engine, Finding, Input, Policy, Span};
use std::sync::LazyLock;

static TABLE: LazyLock<Rewrites> = LazyLock::new(|| {
    // The bytes were written by this crate's own build script.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/rewrites.bin"))).unwrap_or_default()
});

/// Less of the user's own words than this, and it is no longer what they wanted to say. In hundredths.
const KEPT: usize = 40;
/// The same where whole sentences go.
const KEPT_WHOLE: usize = 60;

/// A longer text can't be looked over on a card, and would be read many times over. Unit: bytes.
const LONGEST: usize = 2_000;

/// How much is rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Stopped,
    Identifying,
    Telling,
}

/// The user's text made safe, when an edit can do that. At most six readings of the engine.
pub(crate) fn edited(engine: &Engine, input: &Input, finding: &Finding, policy: &Policy) -> Option<String> {
    // What is put in is English.
    let english = engine.languages(&input.text) == ["en"];
    if !english || !TABLE.rules.contains(&finding.rule) || input.text.len() > LONGEST {
        return None;
    }
    let text = &input.text;
    let serious = |text: &str| serious(engine, input, text, policy);
    let now = serious(text);
    if now.iter().any(|found| !TABLE.rules.contains(&found.rule)) {
        // Something else is the matter too, and taking out a name would not mend that.
        return None;
    }
    let stopped = spans(now);
    let places = engine.places(text, TABLE.rewrite.iter().flat_map(|rewrite| &rewrite.concepts).map(String::as_str));
    let mut last = None;
    let mut tried = text.clone();
    for width in [Width::Stopped, Width::Identifying, Width::Telling] {
        let wanted = |span: &Span, rewrite: &Rewrite| match width {
            Width::Stopped => !rewrite.late && stopped.iter().any(|s| s.start < span.end && span.start < s.end),
            Width::Identifying => !rewrite.late,
            Width::Telling => true,
        };
        let Some(edit) = apply(text, &chosen(text, &places, wanted), width > Width::Stopped) else { continue };
        if edit.text == tried || edit.kept < KEPT {
            continue;
        }
        tried.clone_from(&edit.text);
        let left = serious(&edit.text);
        if left.is_empty() {
            return Some(edit.text);
        }
        last = Some((edit.text, spans(left)));
    }
    // What could not be mended is left out, sentence by sentence.
    let (most, left) = last.unwrap_or_else(|| (text.clone(), stopped));
    let rest = without_sentences(&most, &left)?;
    let words = |text: &str| text.split_whitespace().count();
    let kept = words(&rest) * 100 / words(text).max(1);
    (kept >= KEPT_WHOLE && serious(&rest).is_empty()).then_some(rest)
}

/// What a text would be stopped for at the default sensitivity, where the user practises.
fn serious(engine: &Engine, input: &Input, text: &str, policy: &Policy) -> Vec<Finding> {
    let policy = Policy { jurisdiction: policy.jurisdiction.clone(), ..Policy::default() };
    let report = engine.check(&Input { text: text.to_owned(), ..input.clone() }, &policy);
    report.findings.into_iter().filter(|finding| finding.severity >= 2).collect()
}

/// The words of some findings; one empty span for a finding that is not about words.
fn spans(findings: Vec<Finding>) -> Vec<Span> {
    let nowhere = Span { start: 0, end: 0, utf16_start: 0, utf16_end: 0, concept: String::new() };
    findings.into_iter().flat_map(|f| if f.spans.is_empty() { vec![nowhere.clone()] } else { f.spans }).collect()
}

/// The places to rewrite, in order and without overlap: the longer wins, then the earlier entry of the table.
fn chosen<'t>(text: &'t str, places: &[Span], wanted: impl Fn(&Span, &Rewrite) -> bool) -> Vec<Place<'static>> {
    let mut found: Vec<(usize, Place<'static>)> = Vec::new();
    let mut names: Vec<(&'t str, &'static Rewrite)> = Vec::new();
    for span in places {
        let Some((rank, rewrite)) = TABLE.rewrite.iter().enumerate().find(|(_, r)| r.concepts.contains(&span.concept)) else {
            continue;
        };
        let range = span.start as usize..span.end as usize;
        if wanted(span, rewrite) && text.get(range.clone()).is_some_and(|words| !words.is_empty()) {
            if rewrite.form == Form::Person {
                names.extend(text[range.clone()].split_whitespace().filter(|word| is_name(word)).map(|word| (word, rewrite)));
            }
            found.push((rank, Place { range, rewrite }));
        }
    }
    // A name that is replaced once is replaced wherever it stands.
    for (name, rewrite) in names {
        let whole = |at: usize| {
            let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            outside(text[..at].chars().next_back()) && outside(text[at + name.len()..].chars().next())
        };
        let again = text.match_indices(name).filter(|(at, _)| whole(*at));
        found.extend(again.map(|(at, _)| (0, Place { range: at..at + name.len(), rewrite })));
    }
    found.sort_by_key(|(rank, place)| (std::cmp::Reverse(place.range.len()), *rank, place.range.start));
    let mut kept: Vec<Place<'static>> = Vec::new();
    for (_, place) in found {
        if kept.iter().all(|k| k.range.end <= place.range.start || place.range.end <= k.range.start) {
            kept.push(place);
        }
    }
    kept.sort_by_key(|place| place.range.start);
    kept
}

/// A word of a name that is not a form of address.
fn is_name(word: &str) -> bool {
    const ADDRESS: [&str; 12] =
        ["miss", "mister", "baby", "little", "grandma", "grandpa", "granny", "nana", "aunt", "auntie", "uncle", "coach"];
    word.chars().all(char::is_alphabetic)
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 4
        && !ADDRESS.contains(&word.to_lowercase().as_str())
}
