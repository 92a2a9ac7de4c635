//! The figures: who is caught, who is bothered, and how sure of it we are.

use crate::answer::{Answers, STOPS, found, verdict, warned};
use crate::case::Case;
use crate::interval::{Outcomes, Range, Share, f2, rounded};
use crate::reliability::Reliability;
use crate::spans::{self, IdentifierFigures};
use bedrail_core::{Engine, Report};
use bedrail_rules::RuleDoc;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};

/// Everything that is measured of a list of labelled texts; at the default sensitivity where nothing else is said.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// How many texts there are.
    pub texts: usize,
    /// Risky texts of which the user is warned, by whichever rule.
    pub caught: Share,
    /// Risky texts on which one of the rules that ought to fire does, be it as a hint.
    pub found: Share,
    /// Benign texts with a warning.
    #[serde(serialize_with = "with_per_thousand")]
    pub alarms: Share,
    /// Risky texts and their twins.
    pub twins: TwinFigures,
    /// Disguised forms of plain texts.
    pub variants: VariantFigures,
    /// The same by set, in alphabetical order.
    pub sets: Vec<SetFigures>,
    /// By stop of the sensitivity slider.
    pub stops: Vec<StopFigures>,
    /// By rule, in the order of the catalogue; rules that neither ought to fire nor do are left out.
    pub rules: Vec<RuleFigures>,
    /// Deciding words that the corpus marks, by its own names for them.
    pub identifiers: IdentifierFigures,
    /// Whether findings are right as often as their confidence says.
    pub reliability: Reliability,
}

/// How a rule did.
#[derive(Debug, Clone, Serialize)]
pub struct RuleFigures {
    /// Its id.
    pub rule: String,
    /// Counted in texts; texts where it is tolerated are left out.
    pub outcomes: Outcomes,
    /// Of the texts where it ought to fire, the share where it does.
    pub recall: Share,
    /// Of the texts where it fires, the share where it ought to.
    pub precision: Share,
    /// Both in one, recall twice as heavy.
    pub f2: Option<f64>,
    /// Its 95 % range.
    pub f2_range: Option<Range>,
}

/// One set of texts.
#[derive(Debug, Clone, Serialize)]
pub struct SetFigures {
    /// Its name.
    pub set: String,
    /// Risky texts of which the user is warned.
    pub caught: Share,
    /// Benign texts with a warning.
    #[serde(serialize_with = "with_per_thousand")]
    pub alarms: Share,
}

/// One stop of the slider.
#[derive(Debug, Clone, Serialize)]
pub struct StopFigures {
    /// Its number, 1 for the quietest.
    pub stop: u8,
    /// Risky texts of which the user is warned.
    pub caught: Share,
    /// Benign texts with a warning.
    #[serde(serialize_with = "with_per_thousand")]
    pub alarms: Share,
    /// Twins both right.
    pub twins: Share,
    /// Findings that are right, hints among them.
    pub precision: Share,
}

/// Pairs of a risky text and a benign one that differ as little as possible.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TwinFigures {
    /// The user is warned of the risky one and not of the other.
    pub both_right: Share,
    /// A rule that ought to fire on the risky one does, be it as a hint, and none of those fires on the other.
    pub told_apart: Share,
}

/// Disguised forms of texts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VariantFigures {
    /// Disguised risky texts of which the user is warned.
    pub caught: Share,
    /// The same among those whose plain form is caught: what the disguise alone costs.
    pub still_caught: Share,
    /// Disguised benign texts with a warning.
    pub alarms: Share,
}

/// Checks the texts at every stop of the slider and counts.
#[must_use]
pub fn measure(engine: &Engine, rules: &[RuleDoc], cases: &[Case]) -> Figures {
    let ids: Vec<String> = rules.iter().map(|rule| rule.id.clone()).collect();
    Figures::of(&ids, cases, &Answers::collect(engine, rules, cases))
}

impl Figures {
    /// Counts what the answers to these texts are worth, for rules with these ids.
    #[must_use]
    pub fn of(rules: &[String], cases: &[Case], answers: &Answers) -> Self {
        let pairs: Vec<(&Case, &Report)> = cases.iter().zip(answers.at_default()).collect();
        let judged = pairs.iter().flat_map(|(case, report)| {
            report.findings.iter().filter_map(|finding| Some((f64::from(finding.confidence), verdict(case, finding)?)))
        });
        Figures {
            texts: cases.len(),
            caught: caught(&pairs),
            found: Share::count(pairs.iter().filter(|(case, _)| case.is_risky()).map(|(case, report)| found(case, report))),
            alarms: alarms(&pairs),
            twins: twins(&pairs),
            variants: variants(&pairs),
            sets: sets(&pairs),
            stops: (1..=STOPS).map(|stop| at_stop(stop, cases, answers.at(stop))).collect(),
            rules: rules.iter().filter_map(|rule| rule_figures(rule, &pairs)).collect(),
            identifiers: spans::measure(&pairs),
            reliability: Reliability::of(judged),
        }
    }
}

fn caught(pairs: &[(&Case, &Report)]) -> Share {
    Share::count(pairs.iter().filter(|(case, _)| case.is_risky()).map(|(case, report)| warned(case, report)))
}

fn alarms(pairs: &[(&Case, &Report)]) -> Share {
    Share::count(pairs.iter().filter(|(case, _)| !case.is_risky()).map(|(case, report)| warned(case, report)))
}

fn by_id<'a>(pairs: &[(&'a Case, &'a Report)]) -> HashMap<&'a str, (&'a Case, &'a Report)> {
    pairs.iter().map(|(case, report)| (case.id.as_str(), (*case, *report))).collect()
}

fn twins(pairs: &[(&Case, &Report)]) -> TwinFigures {
    let all = by_id(pairs);
    let mut figures = TwinFigures::default();
    for (risky, report) in pairs.iter().filter(|(case, _)| case.is_risky()) {
        let Some((benign, other)) = risky.twin.as_deref().and_then(|twin| all.get(twin)).filter(|(twin, _)| !twin.is_risky())
        else {
            continue;
        };
        figures.both_right.add(warned(risky, report) && !warned(benign, other));
        let silent = !other.findings.iter().any(|f| risky.gold.rules.contains(&f.rule) && verdict(benign, f).is_some());
        figures.told_apart.add(found(risky, report) && silent);
    }
    figures
}

fn variants(pairs: &[(&Case, &Report)]) -> VariantFigures {
    let all = by_id(pairs);
    let mut figures = VariantFigures::default();
    for (case, report) in pairs {
        let Some((plain, plainly)) = case.variant_of.as_deref().and_then(|plain| all.get(plain)) else { continue };
        let here = warned(case, report);
        if !case.is_risky() {
            figures.alarms.add(here);
            continue;
        }
        figures.caught.add(here);
        if warned(plain, plainly) {
            figures.still_caught.add(here);
        }
    }
    figures
}

fn sets(pairs: &[(&Case, &Report)]) -> Vec<SetFigures> {
    let mut sets: BTreeMap<&str, Vec<(&Case, &Report)>> = BTreeMap::new();
    for pair in pairs {
        sets.entry(&pair.0.set).or_default().push(*pair);
    }
    sets.into_iter()
        .map(|(set, pairs)| SetFigures { set: set.to_owned(), caught: caught(&pairs), alarms: alarms(&pairs) })
        .collect()
}

fn at_stop(stop: u8, cases: &[Case], reports: &[Report]) -> StopFigures {
    let pairs: Vec<(&Case, &Report)> = cases.iter().zip(reports).collect();
    let verdicts = pairs.iter().flat_map(|(case, report)| report.findings.iter().filter_map(|finding| verdict(case, finding)));
    StopFigures {
        stop,
        caught: caught(&pairs),
        alarms: alarms(&pairs),
        twins: twins(&pairs).both_right,
        precision: Share::count(verdicts),
    }
}

fn rule_figures(rule: &str, pairs: &[(&Case, &Report)]) -> Option<RuleFigures> {
    let mut outcomes = Outcomes::default();
    for (case, report) in pairs {
        let wanted = case.gold.rules.iter().any(|r| r == rule);
        match report.findings.iter().find(|f| f.rule == rule).map(|finding| verdict(case, finding)) {
            Some(Some(true)) => outcomes.right += 1,
            Some(Some(false)) => outcomes.wrong += 1,
            None if wanted => outcomes.missed += 1,
            _ => {}
        }
    }
    (outcomes != Outcomes::default()).then(|| RuleFigures {
        rule: rule.to_owned(),
        outcomes,
        recall: outcomes.recall(),
        precision: outcomes.precision(),
        f2: f2(outcomes).map(rounded),
        f2_range: outcomes.f2_range(),
    })
}

/// A share of benign texts, with the number that people compare: how many in 1,000.
fn with_per_thousand<S: Serializer>(share: &Share, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Shown {
        #[serde(flatten)]
        share: Share,
        per_thousand: Option<f64>,
    }
    Shown { share: *share, per_thousand: share.value().map(|value| rounded(value * 1000.0)) }.serialize(serializer)
}

#[cfg(test)]
mod tests;
