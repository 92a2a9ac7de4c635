//! Every rule's own examples: a flagged one is found, on the marked words; a near miss is left alone, by every rule.
//! An example with a `miss` is a known miss: it is tested the other way round, so that mending it is noticed.

use bedrail_core::author::ExampleSource;
use bedrail_core::{Engine, Input, Policy};
use serde::Deserialize;
use std::path::Path;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(bedrail_rules::engine);
/// Of a rule's file, in whichever language, what is of interest here.
#[derive(Deserialize)]
struct Examples {
    id: String,
    #[serde(default)]
    flag: Vec<ExampleSource>,
    #[serde(default)]
    pass: Vec<ExampleSource>,
}

/// A rule's file, by its path without the ending: `patient-media`, `es/patient-media`.
fn examples(path: &str) -> Examples {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(format!("{path}.toml"));
    toml::from_str(&std::fs::read_to_string(path).expect("a rule")).expect("a rule")
}

/// The text without its marks, and the marked byte ranges.
fn unmark(text: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let mut plain = String::new();
    let mut spans = Vec::new();
    for (i, part) in text.split("[[").enumerate() {
        match part.split_once("]]").filter(|_| i > 0) {
            Some((marked, rest)) => {
                spans.push(plain.len()..plain.len() + marked.len());
                plain.push_str(marked);
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    (plain, spans)
}

fn policy(rule: &Examples) -> Policy {
    // A preview rule is off by default; its examples are about what it does when it is on.
    Policy { rules: [(rule.id.clone(), true)].into(), ..Policy::default() }
}

fn flag(path: &str, number: usize) {
    let rule = &examples(path);
    let example: &ExampleSource = &rule.flag[number];
    let (text, spans) = unmark(&example.input.text);
    let report = ENGINE.check(&Input { text: text.clone(), ..example.input.clone() }, &policy(rule));
    let finding = report.findings.iter().find(|f| f.rule == rule.id);
    let met = finding.is_some_and(|f| {
        spans.iter().all(|s| f.spans.iter().any(|found| found.start as usize == s.start && found.end as usize == s.end))
    });
    match &example.miss {
        None => assert!(met, "not found as marked: {text}\nfound: {finding:#?}\nevidence: {:?}", ENGINE.evidence(&text)),
        Some(reason) => assert!(!met, "no longer a miss, take `miss` away ({reason}): {text}"),
    }
}

fn pass(path: &str, number: usize) {
    let rule = &examples(path);
    let example: &ExampleSource = &rule.pass[number];
    let report = ENGINE.check(&example.input, &policy(rule));
    let speaks: Vec<_> = report.findings.iter().filter(|f| !example.also.contains(&f.rule)).collect();
    match &example.miss {
        None => assert!(speaks.is_empty(), "flagged: {}\n{speaks:#?}", example.input.text),
        Some(reason) => assert!(!speaks.is_empty(), "no longer a miss, take `miss` away ({reason}): {}", example.input.text),
    }
}

include!(concat!(env!("OUT_DIR"), "/examples.rs"));
