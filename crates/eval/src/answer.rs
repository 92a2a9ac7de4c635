//! What the engine says about labelled texts.

use crate::case::Case;
use bedrail_core::{Engine, Finding, Policy, Report, Sensitivity};
use bedrail_rules::RuleDoc;
use std::collections::{BTreeMap, HashMap};

/// How many stops the sensitivity slider has, numbered from 1.
pub const STOPS: u8 = 5;

/// The severity from which a finding is a warning and no mere hint.
const WARNING: u8 = 2;

/// The answers to a list of texts, in their order, at each stop of the sensitivity slider.
#[derive(Debug)]
pub struct Answers {
    stops: Vec<Vec<Report>>,
}

impl Answers {
    /// Checks every text at every stop. Rules that are off by default are on for the texts that are about them.
    #[must_use]
    pub fn collect(engine: &Engine, rules: &[RuleDoc], cases: &[Case]) -> Self {
        let own = own_rules(rules, cases);
        let at = |stop| {
            let check = |(case, own): (&Case, &BTreeMap<String, bool>)| {
                let policy = Policy { sensitivity: Sensitivity::new(stop), rules: own.clone(), ..Policy::default() };
                engine.check(&case.input, &policy)
            };
            cases.iter().zip(&own).map(check).collect()
        };
        Answers { stops: (1..=STOPS).map(at).collect() }
    }

    /// Answers that were come by in another way: for each stop, in order, one for each text.
    #[cfg(test)]
    pub(crate) fn from_reports(stops: Vec<Vec<Report>>) -> Self {
        Answers { stops }
    }

    /// The answers at a stop, 1 to [`STOPS`]; other numbers mean the nearest stop.
    #[must_use]
    pub fn at(&self, stop: u8) -> &[Report] {
        &self.stops[usize::from(stop.clamp(1, STOPS) - 1)]
    }

    /// The answers at the stop where the slider stands unless somebody moves it.
    #[must_use]
    pub fn at_default(&self) -> &[Report] {
        self.at(Sensitivity::default().stop())
    }
}

/// For each text, the rules to switch on that are off by default: those that it or its twin is about.
fn own_rules(rules: &[RuleDoc], cases: &[Case]) -> Vec<BTreeMap<String, bool>> {
    let off = |rule: &&String| rules.iter().any(|doc| doc.id == **rule && !doc.default_on);
    let by_id: HashMap<&str, &Case> = cases.iter().map(|case| (case.id.as_str(), case)).collect();
    let own = |case: &Case| {
        let twin = case.twin.as_deref().and_then(|twin| by_id.get(twin));
        let named = case.gold.rules.iter().chain(twin.iter().flat_map(|twin| &twin.gold.rules));
        named.filter(off).map(|rule| (rule.clone(), true)).collect()
    };
    cases.iter().map(own).collect()
}

/// Whether a finding is right, by the gold of its text; `None` where careful people would differ.
pub(crate) fn verdict(case: &Case, finding: &Finding) -> Option<bool> {
    if case.gold.rules.contains(&finding.rule) {
        return Some(true);
    }
    (!case.gold.tolerated.contains(&finding.rule)).then_some(false)
}

/// Whether the user is warned: of a benign text, by anything but what is tolerated there.
pub(crate) fn warned(case: &Case, report: &Report) -> bool {
    report.findings.iter().any(|f| f.severity >= WARNING && (case.is_risky() || verdict(case, f).is_some()))
}

/// Whether one of the rules that ought to fire does, at any severity.
pub(crate) fn found(case: &Case, report: &Report) -> bool {
    report.findings.iter().any(|f| verdict(case, f) == Some(true))
}
