//! From points above the threshold to a confidence that is right as often as it says.

use crate::answer::{Answers, STOPS, verdict};
use crate::case::Case;
use crate::reliability::Reliability;
use bedrail_core::THRESHOLD;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// How many parts the texts are cut into to try a fit on texts that it has not seen.
const FOLDS: usize = 10;
/// A rule with fewer findings says too little about itself for numbers of its own.
const ENOUGH: usize = 30;
/// How far a rule's numbers may easily lie from everybody's, as the standard deviations of the two.
const LEEWAY: [f64; 2] = [0.7, 0.3];

/// The two numbers of `1 / (1 + exp(-(at + per_point * points)))`, where points are those above the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Calibration {
    /// Log-odds at the threshold.
    pub at: f64,
    /// What each point adds. Not below zero: more evidence never makes a finding less likely to be right.
    pub per_point: f64,
}

impl Calibration {
    /// The confidence of a finding with so many points above the threshold.
    #[must_use]
    pub fn confidence(self, points: f64) -> f64 {
        1.0 / (1.0 + (-(self.at + self.per_point * points)).exp())
    }
}

/// A rule's own numbers.
#[derive(Debug, Clone, Serialize)]
pub struct Fit {
    /// Its id.
    pub rule: String,
    /// How many findings they rest on.
    pub findings: usize,
    /// How many of them are right.
    pub right: usize,
    /// The numbers.
    pub calibration: Calibration,
}

/// What a calibration found.
#[derive(Debug, Clone, Serialize)]
pub struct Calibrated {
    /// How many findings it rests on.
    pub findings: usize,
    /// The numbers for every rule without its own.
    pub everybody: Calibration,
    /// Rules with findings enough for their own.
    pub rules: Vec<Fit>,
    /// What it is worth on the texts from which it was made, each part of them judged by numbers that were found without it.
    pub errors: Errors,
}

/// Expected calibration errors on one list of texts; `None` without findings.
#[derive(Debug, Clone, Serialize)]
pub struct Errors {
    /// With the confidence that the engine states.
    pub stated: Option<f64>,
    /// With one pair of numbers for all rules.
    pub everybody: Option<f64>,
    /// With their own numbers for the rules that have them.
    pub rules: Option<f64>,
}

/// A finding, as far as calibration goes.
#[derive(Debug, Clone, Copy)]
struct Judged<'a> {
    rule: &'a str,
    points: f64,
    right: bool,
    confidence: f64,
    fold: usize,
}

/// Fits confidence to the findings at the most talkative stop, which shows findings below the default threshold too: points count from that
/// one threshold at every stop.
#[must_use]
pub fn calibrate(cases: &[Case], answers: &Answers) -> Calibrated {
    let judged = judge(cases, answers);
    let (everybody, rules) = fit_all(&judged);
    let unseen = |own: bool| {
        let parts = (0..FOLDS).flat_map(|fold| {
            let (out, rest): (Vec<Judged>, Vec<Judged>) = judged.iter().partition(|finding| finding.fold == fold);
            let (everybody, rules) = fit_all(&rest);
            out.into_iter()
                .map(move |finding| (numbers(&rules, everybody, own, &finding).confidence(finding.points), finding.right))
        });
        Reliability::of(parts).error
    };
    let errors = Errors { stated: stated(&judged), everybody: unseen(false), rules: unseen(true) };
    Calibrated { findings: judged.len(), everybody, rules, errors }
}

impl Calibrated {
    /// What these numbers are worth on other texts.
    #[must_use]
    pub fn errors_on(&self, cases: &[Case], answers: &Answers) -> Errors {
        let judged = judge(cases, answers);
        let with = |own| {
            let confidence = |finding: &Judged| numbers(&self.rules, self.everybody, own, finding).confidence(finding.points);
            Reliability::of(judged.iter().map(|finding| (confidence(finding), finding.right))).error
        };
        Errors { stated: stated(&judged), everybody: with(false), rules: with(true) }
    }
}

fn numbers(rules: &[Fit], everybody: Calibration, own: bool, finding: &Judged) -> Calibration {
    rules.iter().find(|fit| own && fit.rule == finding.rule).map_or(everybody, |fit| fit.calibration)
}

fn stated(judged: &[Judged]) -> Option<f64> {
    Reliability::of(judged.iter().map(|finding| (finding.confidence, finding.right))).error
}

/// The findings at the most talkative stop that are either right or wrong.
fn judge<'a>(cases: &[Case], answers: &'a Answers) -> Vec<Judged<'a>> {
    let texts = cases.iter().zip(answers.at(STOPS)).zip(folds(cases));
    let judged = texts.flat_map(|((case, report), fold)| {
        report.findings.iter().filter_map(move |finding| {
            let score: f32 = finding.trace.iter().map(|part| part.weight).sum();
            Some(Judged {
                rule: &finding.rule,
                points: f64::from(score - THRESHOLD),
                right: verdict(case, finding)?,
                confidence: f64::from(finding.confidence),
                fold,
            })
        })
    });
    judged.collect()
}

/// Which part each text belongs to; a text and its twin belong together.
fn folds(cases: &[Case]) -> Vec<usize> {
    let mut pairs: HashMap<&str, usize> = HashMap::new();
    let mut folds = Vec::with_capacity(cases.len());
    for Case { id, twin, .. } in cases {
        let leader = twin.as_deref().map_or(id.as_str(), |twin| twin.min(id));
        let next = pairs.len();
        folds.push(*pairs.entry(leader).or_insert(next) % FOLDS);
    }
    folds
}

fn fit_all(judged: &[Judged]) -> (Calibration, Vec<Fit>) {
    let points = |findings: &[Judged]| findings.iter().map(|finding| (finding.points, finding.right)).collect::<Vec<_>>();
    let everybody = fit(&points(judged), Calibration { at: 0.0, per_point: 0.0 }, [10.0; 2]);
    let mut by_rule: BTreeMap<&str, Vec<Judged>> = BTreeMap::new();
    for finding in judged {
        by_rule.entry(finding.rule).or_default().push(*finding);
    }
    let enough = by_rule.into_iter().filter(|(_, findings)| findings.len() >= ENOUGH);
    let own = enough.map(|(rule, findings)| Fit {
        rule: rule.to_owned(),
        findings: findings.len(),
        right: findings.iter().filter(|finding| finding.right).count(),
        calibration: fit(&points(&findings), everybody, LEEWAY),
    });
    (everybody, own.collect())
}

/// Logistic regression by Newton's method, drawn towards `prior` as if its numbers were known with these standard deviations.
fn fit(findings: &[(f64, bool)], prior: Calibration, deviations: [f64; 2]) -> Calibration {
    let pull = deviations.map(|deviation| 1.0 / (deviation * deviation));
    let both = newton(findings, prior, pull, true);
    if both.per_point >= 0.0 {
        return both;
    }
    newton(findings, Calibration { per_point: 0.0, ..prior }, pull, false)
}

/// Goes uphill from `prior`; the slope stays as it is there unless it is `free`. The function is concave, so the peak is the only one.
fn newton(findings: &[(f64, bool)], prior: Calibration, pull: [f64; 2], free: bool) -> Calibration {
    let mut now = prior;
    for _ in 0..100 {
        let mut slope = [pull[0] * (prior.at - now.at), pull[1] * (prior.per_point - now.per_point)];
        // The curvature matrix [[a, b], [b, c]].
        let [mut a, mut b, mut c] = [pull[0], 0.0, pull[1]];
        for (points, right) in findings {
            let confidence = now.confidence(*points);
            let off = f64::from(u8::from(*right)) - confidence;
            let weight = confidence * (1.0 - confidence);
            slope[0] += off;
            slope[1] += off * points;
            a += weight;
            b += weight * points;
            c += weight * points * points;
        }
        let step = if free {
            let determinant = a * c - b * b;
            [(c * slope[0] - b * slope[1]) / determinant, (a * slope[1] - b * slope[0]) / determinant]
        } else {
            [slope[0] / a, 0.0]
        };
        // Far from the peak a whole step may overshoot.
        now.at += step[0].clamp(-1.0, 1.0);
        now.per_point += step[1].clamp(-1.0, 1.0);
        if step.iter().all(|part| part.abs() < 1e-9) {
            break;
        }
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAT: Calibration = Calibration { at: 0.0, per_point: 0.0 };
    /// So wide that the prior plays no part.
    const WIDE: [f64; 2] = [1e6; 2];

    fn findings(groups: &[(f64, usize, usize)]) -> Vec<(f64, bool)> {
        groups.iter().flat_map(|(points, right, all)| (0..*all).map(move |index| (*points, index < *right))).collect()
    }

    #[test]
    fn two_groups_are_met_exactly() {
        // 60 of 100 right at 0 points and 90 of 100 at 2: two numbers meet two shares. ln(0.6 / 0.4) and (ln(0.9 / 0.1) - ln(1.5)) / 2.
        let found = fit(&findings(&[(0.0, 60, 100), (2.0, 90, 100)]), FLAT, WIDE);
        assert!((found.at - 1.5_f64.ln()).abs() < 1e-6, "{found:?}");
        assert!((found.per_point - (9.0_f64.ln() - 1.5_f64.ln()) / 2.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn more_points_never_mean_less() {
        // The shares fall with the points; the best constant is 30 of 40, ln 3.
        let found = fit(&findings(&[(0.0, 18, 20), (3.0, 12, 20)]), FLAT, WIDE);
        assert_eq!(found.per_point, 0.0);
        assert!((found.at - 3.0_f64.ln()).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn little_is_learned_from_little() {
        let prior = Calibration { at: 1.5, per_point: 0.4 };
        assert_eq!(fit(&[], prior, LEEWAY), prior);
        let found = fit(&findings(&[(1.0, 3, 3)]), prior, LEEWAY);
        assert!(found.at > prior.at && found.at < prior.at + 0.5, "{found:?}");
        // Without doubt in the data a free fit would run away.
        assert!(fit(&findings(&[(1.0, 500, 500)]), prior, LEEWAY).at < prior.at + 5.0);
    }
}
