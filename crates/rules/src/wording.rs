//! Safer wording in the user's own words, as long as that reads well and checks clean; the engine has the last word.
//!
//! Tried in turn, the least change first:
//!
//! 1. a line before or after the text, where that is all it needs ("my own view and not my employer's");
//! 2. single words widened or taken out: what the text is stopped for, then everything that identifies, then also what is only telling
//!    (a rare condition, an occupation);
//! 3. the rest without the parts of sentences, then without the sentences, that are still stopped for, and without what leans on them.
//!
//! How far a rule's findings may be mended that way is for the rule to say ([`Mend`]).

use crate::edit::{
    Place, apply, courteous, is_title, sentences, standing_sentences, with_title, without_parts, without_sentences,
};
use crate::rewrite::{Form, Rewrite, Rewrites};
use crate::{Mend, RuleDoc, catalogue};
use bedrail_core::{Direction, Engine, Finding, Input, Policy, Sensitivity, Span, Surface};
use std::ops::Range;
use std::sync::LazyLock;

static TABLE: LazyLock<Rewrites> = LazyLock::new(|| {
    // The bytes were written by this crate's own build script.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/rewrites.bin"))).unwrap_or_default()
});

/// Less of the user's own words than this, and it is no longer what they wanted to say. In hundredths.
const KEPT: usize = 40;
/// The same where the rule's own beginning goes before.
const STANDING: usize = 15;
/// Fewer words say nothing by themselves.
const FEWEST: usize = 4;
/// The same for thanks and good wishes, which a line follows.
const FEWEST_COURTEOUS: usize = 3;
/// What no courtesy speaks of.
const CLINICAL: [&str; 5] = ["condition", "drug", "symptom", "procedure", "body"];

/// How conditions end that go without an article.
const UNCOUNTED: [&str; 14] = [
    "itis", "osis", "emia", "aemia", "ism", "pox", "asthma", "pain", "pressure", "diabetes", "shingles", "cancer", "eczema",
    "epilepsy",
];

/// A longer text can't be looked over on a card. Unit: bytes.
const LONGEST: usize = 2_000;

/// How much may be read while looking for better words, so that the card is there at once. Unit: bytes; 10 ms in wasm.
const READING: usize = 14_000;

/// How much is rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Width {
    Stopped,
    Identifying,
    Telling,
}

/// The user's text made safe, when an edit can do that.
pub(crate) fn edited(engine: &Engine, input: &Input, finding: &Finding, policy: &Policy) -> Option<String> {
    // What is put in is English; what somebody wrote to the user is not theirs to edit; a long text can't be looked over.
    let english = engine.languages(&input.text) == ["en"];
    if !english || input.direction == Direction::Inbound || input.text.len() > LONGEST {
        return None;
    }
    let mut search = Search::new(engine, input, finding, policy);
    let text = &input.text;
    let stopped = search.stopped_for(text)?;
    let offered = mended(&mut search, &stopped)?;
    // A name that one sentence is stopped for may pass in another.
    let named = stopped.iter().flat_map(|found| &found.spans).filter(|span| {
        let form = TABLE.rewrite.iter().find(|rewrite| rewrite.concepts.contains(&span.concept)).map(|rewrite| rewrite.form);
        matches!(form, Some(Form::Person | Form::Drop))
    });
    let mut named = named.filter_map(|span| text.get(span.start as usize..span.end as usize));
    named.all(|name| !offered.contains(name)).then_some(offered)
}

/// The least change that checks clean.
fn mended(search: &mut Search<'_>, stopped: &[Finding]) -> Option<String> {
    let (engine, input) = (search.engine, search.input);
    let text = &input.text;
    if stopped.is_empty() {
        return None;
    }
    let courtesies = stopped.iter().any(|found| mend(found) == Mend::Courtesies);
    // A line, where that is all it needs.
    if stopped.iter().any(|found| mend(found) == Mend::Lines) {
        let lower = text.to_lowercase();
        let against = stopped.iter().filter_map(doc).flat_map(|doc| &doc.unless).any(|words| lower.contains(words.as_str()));
        search.frame(stopped);
        return search.clean(text).filter(|_| !courtesies && !against);
    }
    if courtesies {
        search.frame(stopped);
        let clinical = engine.places(text, CLINICAL);
        let body: String = sentences(text)
            .into_iter()
            .filter(|range| courteous(&text[range.clone()]))
            .filter(|range| !clinical.iter().any(|c| (c.start as usize) < range.end && range.start < c.end as usize))
            .map(|range| &text[range])
            .collect();
        return search.clean(body.trim()).filter(|_| words(&body) >= FEWEST_COURTEOUS);
    }
    let mut bodies = Vec::new();
    if stopped.iter().any(|found| mend(found) == Mend::Words) {
        let marked = spans(stopped);
        let names = TABLE.rewrite.iter().flat_map(|rewrite| &rewrite.concepts).map(String::as_str);
        let places = engine.places(text, names);
        search.spend(text.len())?;
        for width in [Width::Stopped, Width::Identifying, Width::Telling] {
            let wanted = |span: &Span, rewrite: &Rewrite| match width {
                Width::Stopped => {
                    !rewrite.late && marked.iter().any(|m| m.start < span.end as usize && (span.start as usize) < m.end)
                }
                Width::Identifying => !rewrite.late,
                Width::Telling => true,
            };
            let Some(edit) = apply(text, &chosen(text, &places, wanted), width > Width::Stopped) else { continue };
            if edit.text == *text || edit.kept < KEPT || bodies.iter().any(|(body, _)| *body == edit.text) {
                continue;
            }
            let left = search.stopped_for(&edit.text)?;
            if left.is_empty() {
                return Some(edit.text);
            }
            bodies.push((edit.text, left));
        }
        // Widened a little is better than much, once sentences go anyway.
        bodies.truncate(2);
        bodies.reverse();
    }
    bodies.push((text.clone(), stopped.to_vec()));
    // A joke without its butt is none, and half a claim is no better than a whole one.
    let story = stopped.iter().all(|found| mend(found) == Mend::Words);
    if !story {
        return None;
    }
    bodies.into_iter().find_map(|(body, left)| search.without(body, left)).or_else(|| search.standing(text, stopped))
}

/// A search for words that check clean.
struct Search<'a> {
    engine: &'a Engine,
    input: &'a Input,
    /// The rule whose finding is to be mended; of others, only what the user would be stopped for.
    rule: &'a str,
    policy: Policy,
    /// Bytes that may still be read.
    reading: usize,
    opens: &'static str,
    closes: &'static str,
}

impl<'a> Search<'a> {
    fn new(engine: &'a Engine, input: &'a Input, finding: &'a Finding, policy: &Policy) -> Self {
        // Who wants to hear little is still offered words that others would let pass.
        let sensitivity = policy.sensitivity.max(Sensitivity::default());
        let policy = Policy { sensitivity, ..policy.clone() };
        Search { engine, input, rule: &finding.rule, policy, reading: READING, opens: "", closes: "" }
    }

    fn spend(&mut self, bytes: usize) -> Option<()> {
        self.reading = self.reading.checked_sub(bytes)?;
        Some(())
    }

    /// What a text would be stopped for. Nothing when enough has been read.
    fn stopped_for(&mut self, body: &str) -> Option<Vec<Finding>> {
        let text = framed(self.opens, body, self.closes);
        self.spend(text.len())?;
        let report = self.engine.check(&Input { text, ..self.input.clone() }, &self.policy);
        let stops = |found: &Finding| found.severity >= 2 || found.rule == self.rule;
        Some(report.findings.into_iter().filter(stops).collect())
    }

    /// Takes over the lines of the rules that were found.
    fn frame(&mut self, found: &[Finding]) {
        for doc in found.iter().filter_map(doc) {
            if self.opens.is_empty() {
                self.opens = &doc.opens;
            }
            if self.closes.is_empty() {
                self.closes = &doc.closes;
            }
        }
    }

    /// The text as it is offered, when it checks clean.
    fn clean(&mut self, body: &str) -> Option<String> {
        self.stopped_for(body)?.is_empty().then(|| framed(self.opens, body, self.closes))
    }

    /// Whether enough of the user's words is left to be what they wanted to say.
    fn enough(&self, body: &str) -> bool {
        let own = words(body);
        own >= FEWEST && own * 100 / words(&self.input.text).max(1) >= KEPT
    }

    /// The text without the parts, and then the sentences, that are the matter.
    fn without(&mut self, mut body: String, mut left: Vec<Finding>) -> Option<String> {
        for _ in 0..3 {
            let marked: Vec<Range<usize>> = spans(&left).into_iter().filter(|range| !range.is_empty()).collect();
            let hit = |sentence: &Range<usize>| marked.iter().any(|m| m.start < sentence.end && sentence.start < m.end);
            let all: Vec<Range<usize>> = sentences(&body).into_iter().filter(hit).collect();
            let mut tries: Vec<String> = Vec::new();
            tries.extend(without_parts(&body, &marked));
            // One sentence may be enough.
            if all.len() > 1 {
                tries.extend(all.iter().filter_map(|one| without_sentences(&body, |sentence| sentence == one)));
            }
            tries.extend(without_sentences(&body, hit));
            let mut last = None;
            tries.retain(|text| self.enough(text));
            for text in tries {
                let found = self.stopped_for(&text)?;
                if found.is_empty() {
                    return Some(text);
                }
                last = Some((text, found));
            }
            (body, left) = last?;
        }
        None
    }

    /// What the user says of themselves, or to everybody, after the rule's own beginning. Only in a post: a letter begins otherwise.
    fn standing(&mut self, text: &str, stopped: &[Finding]) -> Option<String> {
        let letter =
            ["dear", "hi", "hello", "hey"].contains(&text.split(|c: char| !c.is_alphanumeric()).next()?.to_lowercase().as_str());
        if self.input.surface != Surface::Post || letter {
            return None;
        }
        self.frame(stopped);
        self.closes = "";
        let marked = spans(stopped);
        let hit = |sentence: &Range<usize>| marked.iter().any(|m| m.start < sentence.end && sentence.start < m.end);
        let body = standing_sentences(text, hit)?;
        if self.opens.is_empty() || words(&body) <= FEWEST || words(&body) * 100 < words(text) * STANDING {
            return None;
        }
        self.clean(&body)
    }
}

/// What a text (or what it answers) is about, in the user's words: a condition that can be spoken of without an article, or a medicine.
pub(crate) fn topic(engine: &Engine, input: &Input) -> Option<String> {
    const TOPICS: [&str; 3] = ["condition.uncommon", "condition.common", "drug"];
    let mut texts = [Some(&input.text), input.parent.as_ref().map(|parent| &parent.text)].into_iter().flatten();
    texts.find_map(|text| {
        let mut places = engine.places(text, TOPICS);
        // What is the matter comes before what is taken for it.
        places.sort_by_key(|place| TOPICS.iter().position(|topic| *topic == place.concept));
        places.iter().find_map(|place| {
            let words = text.get(place.start as usize..place.end as usize)?;
            let plain = words.len() > 3 && words.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
            let bare = place.concept == "drug" || UNCOUNTED.iter().any(|end| words.ends_with(end));
            (plain && bare).then(|| words.to_owned())
        })
    })
}

/// Whether a wording of the rule's own would not be stopped for in turn.
pub(crate) fn passes(engine: &Engine, input: &Input, finding: &Finding, policy: &Policy, wording: &str) -> bool {
    let answer = Input { direction: Direction::Outbound, ..input.clone() };
    Search::new(engine, &answer, finding, policy).stopped_for(wording).is_some_and(|found| found.is_empty())
}

/// The user's words between the lines of the rules.
fn framed(opens: &str, body: &str, closes: &str) -> String {
    let mut text = String::with_capacity(opens.len() + body.len() + closes.len() + 3);
    text.push_str(opens);
    let mut body = body;
    if !opens.is_empty() {
        text.push(' ');
        body = body.trim_start_matches([' ', ',']);
    }
    text.push_str(body);
    if !closes.is_empty() {
        match body.chars().next_back() {
            Some('.' | '!' | '?' | '…') => text.push(' '),
            Some(last)
                if last.is_alphanumeric()
                    && !body.split_whitespace().next_back().is_some_and(|w| w.starts_with(['#', '@', 'h'])) =>
            {
                text.push_str(". ");
            }
            _ => text.push('\n'),
        }
        text.push_str(closes);
    }
    text
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphabetic) && !word.starts_with(['#', '@'])).count()
}

fn doc(finding: &Finding) -> Option<&'static RuleDoc> {
    catalogue().iter().find(|doc| doc.id == finding.rule)
}

fn mend(finding: &Finding) -> Mend {
    doc(finding).map_or(Mend::Sentences, |doc| doc.mend)
}

/// The words of some findings, in bytes.
fn spans(findings: &[Finding]) -> Vec<Range<usize>> {
    findings.iter().flat_map(|found| &found.spans).map(|span| span.start as usize..span.end as usize).collect()
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
            let named = span.concept.starts_with("person.");
            found.push((rank, Place { range: if named { with_title(text, range) } else { range }, rewrite }));
        }
    }
    // A name that is replaced once is replaced wherever it stands.
    for (name, rewrite) in names {
        let whole = |at: usize| {
            let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            outside(text[..at].chars().next_back()) && outside(text[at + name.len()..].chars().next())
        };
        let again = text.match_indices(name).filter(|(at, _)| whole(*at));
        found.extend(again.map(|(at, _)| (0, Place { range: with_title(text, at..at + name.len()), rewrite })));
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
    const ADDRESS: [&str; 11] =
        ["mister", "baby", "little", "grandma", "grandpa", "granny", "nana", "aunt", "auntie", "uncle", "coach"];
    word.chars().all(char::is_alphabetic)
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 4
        && !is_title(word)
        && !ADDRESS.contains(&word.to_lowercase().as_str())
}
