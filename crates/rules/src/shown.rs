//! Findings as they are shown to a person: those that tell the same story on one card.

use crate::catalogue;
use crate::estimate::{Crowd, crowd};
use bedrail_core::{Finding, Report, Span};

/// A card: a finding, and what others add to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<'r> {
    /// The finding whose card it is.
    pub finding: &'r Finding,
    /// The highest severity of all that share the card.
    pub severity: u8,
    /// The words of all of them, in order, without overlap.
    pub spans: Vec<Span>,
    /// What the others add, a paragraph each.
    pub beside: Vec<String>,
    /// About how many people the details fit.
    pub crowd: Option<Crowd>,
}

/// The cards of a report. A finding of a rule that joins another (`joins` in its file) has none of its own where the other speaks too.
#[must_use]
pub fn shown(report: &Report) -> Vec<Shown<'_>> {
    let mut cards: Vec<Shown<'_>> = Vec::new();
    let mut joining = Vec::new();
    for finding in &report.findings {
        let doc = catalogue().iter().find(|doc| doc.id == finding.rule);
        match doc.filter(|doc| report.findings.iter().any(|other| doc.joins.contains(&other.rule))) {
            Some(doc) => joining.push((doc, finding)),
            None => cards.push(Shown {
                finding,
                severity: finding.severity,
                spans: finding.spans.clone(),
                beside: Vec::new(),
                crowd: finding.estimate.as_ref().map(crowd),
            }),
        }
    }
    for (doc, finding) in joining {
        let Some(card) = cards.iter_mut().find(|card| doc.joins.contains(&card.finding.rule)) else { continue };
        card.severity = card.severity.max(finding.severity);
        card.spans = together(&card.spans, &finding.spans);
        card.beside.push(doc.beside.clone());
        card.crowd = card.crowd.take().or_else(|| finding.estimate.as_ref().map(crowd).map(Crowd::without_that));
    }
    cards
}

/// In order, without overlap: the words of the first are kept as they are.
fn together(first: &[Span], second: &[Span]) -> Vec<Span> {
    let apart = |span: &&Span| first.iter().all(|other| other.end <= span.start || span.end <= other.start);
    let mut all: Vec<Span> = first.iter().chain(second.iter().filter(apart)).cloned().collect();
    all.sort_by_key(|span| span.start);
    all
}
