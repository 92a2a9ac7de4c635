//! From the engine's report to what a page shows.

use crate::protocol::{PageFinding, PageReport, PageSpan, PageTrace};
use bedrail_core::{Finding, Input, Policy, Report, Span};
use bedrail_rules::{Shown, catalogue, explain, shown};

/// The report as the page shows it, without what the user dismissed. The level follows what is left.
#[must_use]
pub fn page_report(input: &Input, report: &Report, dismissed: &[String], policy: &Policy) -> PageReport {
    let findings: Vec<PageFinding> = shown(report)
        .into_iter()
        .map(|card| (key(input, card.finding), card))
        .filter(|(key, _)| !dismissed.contains(key))
        .map(|(key, card)| page_finding(input, card, key, policy))
        .collect();
    PageReport { level: findings.iter().map(|finding| finding.severity).max().unwrap_or(0), findings }
}

fn page_finding(input: &Input, card: Shown<'_>, key: String, policy: &Policy) -> PageFinding {
    let finding = card.finding;
    let explanation = explain(input, finding, policy);
    PageFinding {
        key,
        rule: finding.rule.clone(),
        title: explanation.title,
        language: explanation.language,
        label: explanation.label,
        severity: card.severity,
        confidence: hundredth(finding.confidence),
        words: words(&input.text, &card.spans).map(str::to_owned).collect(),
        spans: card.spans.iter().map(page_span).collect(),
        why: explanation.why,
        beside: card.beside,
        crowd: card.crowd,
        advice: explanation.advice,
        safer: explanation.safer.filter(|safer| !safer.is_empty()),
        citations: explanation.citations,
        personal: catalogue().iter().any(|doc| doc.personal && doc.id == finding.rule),
        look: pictured(input) && catalogue().iter().any(|doc| doc.look && doc.id == finding.rule),
        trace: finding
            .trace
            .iter()
            .map(|line| PageTrace { evidence: line.evidence.clone(), weight: hundredth(line.weight) })
            .collect(),
    }
}

fn pictured(input: &Input) -> bool {
    input.attachments.as_ref().is_some_and(|attached| attached.photos + attached.videos > 0)
}

fn page_span(span: &Span) -> PageSpan {
    PageSpan { start: span.utf16_start, end: span.utf16_end, concept: span.concept.clone() }
}

fn words<'a>(text: &'a str, spans: &'a [Span]) -> impl Iterator<Item = &'a str> {
    spans.iter().map(|span| text.get(span.start as usize..span.end as usize).unwrap_or_default())
}

fn hundredth(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

/// What a dismissal remembers: the rule and the words, not where they stand nor how they are capitalised or spaced.
///
/// A finding without words (a request without a note) is about a person or about what is answered, so that takes their place;
/// otherwise one dismissal would silence the rule for everybody on the page.
pub(crate) fn key(input: &Input, finding: &Finding) -> String {
    let mut hash = Fnv::new();
    let mut empty = true;
    for words in words(&input.text, &finding.spans) {
        empty = false;
        hash.text(words);
    }
    if empty {
        let request = input.request.iter().flat_map(|request| [&request.name, &request.bio]);
        let parent = input.parent.iter().map(|parent| &parent.author);
        for about in request.chain(parent).flatten() {
            hash.text(about);
        }
        hash.text(&input.text);
    }
    format!("{}:{:016x}", finding.rule, hash.0)
}

/// FNV-1a, 64 bits: the same in every build, unlike the standard library's hasher. The keys live in the memory of one tab, so
/// nobody can gain by a collision. Constants: <https://www.rfc-editor.org/rfc/rfc9923>.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// Adds a text, folded, and its end.
    fn text(&mut self, text: &str) {
        for word in text.split_whitespace() {
            for c in word.chars().flat_map(char::to_lowercase) {
                let c = match c {
                    '‘' | '’' => '\'',
                    '“' | '”' => '"',
                    '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
                    other => other,
                };
                c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.byte(byte));
            }
            self.byte(b' ');
        }
        self.byte(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bedrail_core::{Estimate, Parent, Request, Trace};

    /// A finding of `rule` on each of `words`, with the offsets that the engine would give.
    fn finding(rule: &str, severity: u8, text: &str, words: &[&str]) -> Finding {
        let units = |bytes: usize| text[..bytes].encode_utf16().count() as u32;
        let spans = words
            .iter()
            .map(|words| {
                let start = text.find(words).expect("the words are in the text");
                let end = start + words.len();
                let (utf16_start, utf16_end) = (units(start), units(end));
                Span { start: start as u32, end: end as u32, utf16_start, utf16_end, concept: "person.name".into() }
            })
            .collect();
        let trace = vec![Trace { evidence: "name".into(), weight: 1.0 / 3.0 }];
        Finding { rule: rule.into(), severity, confidence: 0.876_54, spans, trace, estimate: None }
    }

    fn report(findings: Vec<Finding>) -> Report {
        Report { level: 3, score: 0.9, findings }
    }

    fn only(input: &Input, finding: Finding) -> PageFinding {
        page_report(input, &report(vec![finding]), &[], &Policy::default()).findings.remove(0)
    }

    #[test]
    fn spans_count_utf16_units_and_words_are_the_users_own() {
        let text = "🩺 Saw Mrs. Müller and Mrs. Hendricks";
        let found = only(&Input::from(text), finding("phi-direct-identifier", 3, text, &["Mrs. Müller", "Hendricks"]));
        let units: Vec<u16> = text.encode_utf16().collect();
        let cut: Vec<String> = found
            .spans
            .iter()
            .map(|span| String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters"))
            .collect();
        assert_eq!(cut, ["Mrs. Müller", "Hendricks"]);
        assert_eq!(found.words, cut);
        assert_eq!((found.confidence, found.trace[0].weight), (0.88, 0.33));
    }

    #[test]
    fn a_key_is_the_rule_and_the_folded_words() {
        let key_of = |text: &str, rule: &str, words: &[&str]| only(&Input::from(text), finding(rule, 3, text, words)).key;
        let key = key_of("Saw Mrs. O'Hara", "a", &["Mrs. O'Hara"]);
        for same in ["Today I saw Mrs. O'Hara again", "saw MRS.  O’HARA", "mrs.\u{200b} o'hara"] {
            let start = same.to_lowercase().find("mrs").expect("present");
            let words = &same[start..same.to_lowercase().find("hara").expect("present") + 4];
            assert_eq!(key_of(same, "a", &[words]), key, "{same}");
        }
        let others = [
            key_of("Saw Mrs. O'Hara", "b", &["Mrs. O'Hara"]),
            key_of("Saw Mrs. Ohara", "a", &["Mrs. Ohara"]),
            key_of("Saw Mrs. O'Hara", "a", &["Mrs.", "O'Hara"]),
        ];
        for other in others {
            assert_ne!(other, key);
        }
    }

    #[test]
    fn a_finding_without_words_is_about_a_person() {
        let request =
            |name: &str| Input { request: Some(Request { name: Some(name.into()), ..Request::default() }), ..Input::default() };
        let reply = |author: &str| Input {
            parent: Some(Parent { text: "Thank you!".into(), author: Some(author.into()) }),
            ..Input::default()
        };
        let key_of = |input: &Input| only(input, finding("patient-connection-request", 2, "", &[])).key;
        assert_eq!(key_of(&request("Ann Example")), key_of(&request("ann  example")));
        assert_ne!(key_of(&request("Ann Example")), key_of(&request("Bob Example")));
        assert_ne!(key_of(&reply("Ann Example")), key_of(&reply("Bob Example")));
    }

    #[test]
    fn details_share_the_card_of_an_identifier() {
        let text = "Mrs. Hendricks, the ferry captain, in bay 4";
        let input = Input::from(text);
        let name = finding("phi-direct-identifier", 2, text, &["Mrs. Hendricks", "bay 4"]);
        let place = Estimate { low: 0.1, high: 3.4, place: "Elko".into(), factors: Vec::new() };
        let combo = finding("quasi-identifier-combo", 3, text, &["Hendricks", "ferry captain"]);
        let combo = Finding { estimate: Some(place), ..combo };
        let other = finding("live-from-bedside", 2, text, &["bay 4"]);
        let page = page_report(&input, &report(vec![combo.clone(), name.clone(), other]), &[], &Policy::default());
        let rules: Vec<&str> = page.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!(rules, ["phi-direct-identifier", "live-from-bedside"]);
        let card = &page.findings[0];
        assert_eq!((card.severity, page.level), (3, 3));
        assert_eq!(card.words, ["Mrs. Hendricks", "ferry captain", "bay 4"]);
        assert!(!card.beside.is_empty());
        assert!(
            card.crowd
                .as_ref()
                .is_some_and(|crowd| crowd.line == "Without that, about 1–3 people in Elko may fit these details."),
            "{:?}",
            card.crowd
        );
        // What is remembered of it is the identifier alone, and with that the whole card goes.
        assert_eq!(card.key, only(&input, name.clone()).key);
        let rest = page_report(&input, &report(vec![combo.clone(), name]), std::slice::from_ref(&card.key), &Policy::default());
        assert_eq!(rest, PageReport::default());
        // By itself it has a card of its own.
        assert_eq!(only(&input, combo).rule, "quasi-identifier-combo");
    }

    #[test]
    fn what_was_dismissed_is_left_out_and_the_level_follows() {
        let text = "Mrs. Hendricks was such a whale";
        let input = Input::from(text);
        let whole = report(vec![finding("a", 3, text, &["Mrs. Hendricks"]), finding("b", 2, text, &["whale"])]);
        let all = page_report(&input, &whole, &[], &Policy::default());
        assert_eq!((all.level, all.findings.len()), (3, 2));
        let rest = page_report(&input, &whole, &[all.findings[0].key.clone()], &Policy::default());
        assert_eq!((rest.level, rest.findings.len()), (2, 1));
        assert_eq!(rest.findings[0].rule, "b");
        let none = page_report(
            &input,
            &whole,
            &all.findings.iter().map(|finding| finding.key.clone()).collect::<Vec<_>>(),
            &Policy::default(),
        );
        assert_eq!(none, PageReport::default());
    }
}
