//! What differs by place: the same rules, weighed as the law and the professions there see them.

use crate::pack::{Rule, Symbol};
use serde::{Deserialize, Serialize};

/// One place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Jurisdiction {
    pub(crate) id: String,
    /// Identifiers that are issued there and what they weigh more there, the most telling first.
    pub(crate) leads: Vec<(Symbol, f32)>,
    /// Rules that differ, by their position in the pack.
    pub(crate) rules: Vec<(u16, Difference)>,
}

/// How a rule differs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Difference {
    pub(crate) severity: Option<u8>,
    /// Points added to what a concept weighs.
    pub(crate) add: Vec<(Symbol, f32)>,
}

/// A rule as it is in one place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Local<'p> {
    place: Option<&'p Jurisdiction>,
    difference: Option<&'p Difference>,
}

impl<'p> Local<'p> {
    pub(crate) fn new(place: Option<&'p Jurisdiction>, rule: usize) -> Self {
        let difference = place.and_then(|place| place.rules.iter().find(|(at, _)| usize::from(*at) == rule)).map(|(_, d)| d);
        Local { place, difference }
    }

    pub(crate) fn severity(self, rule: &Rule) -> u8 {
        self.difference.and_then(|d| d.severity).unwrap_or(rule.severity)
    }

    /// What evidence that weighs so much elsewhere weighs here. It is never turned into its opposite.
    pub(crate) fn weight(self, concept: Symbol, weight: f32) -> f32 {
        let add = self.difference.and_then(|d| d.add.iter().find(|(c, _)| *c == concept)).map_or(0.0, |(_, add)| *add);
        let lead = self.lead(concept).filter(|_| weight > 0.0).map_or(0.0, |(_, add)| add);
        let local = weight + add + lead;
        if weight < 0.0 { local.min(0.0) } else { local.max(0.0) }
    }

    /// Where an identifier stands among those that lead here, and what it weighs more.
    pub(crate) fn lead(self, concept: Symbol) -> Option<(usize, f32)> {
        let leads = &self.place?.leads;
        leads.iter().position(|(c, _)| *c == concept).map(|at| (at, leads[at].1))
    }
}
