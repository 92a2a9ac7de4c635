//! A rule as it is in one place.

use crate::doc::{Jurisdiction, RuleDoc};

impl Jurisdiction {
    /// A rule as it is there: who says so, how severe it is, what is said.
    #[must_use]
    pub fn local(&self, rule: &RuleDoc) -> RuleDoc {
        let mut local = rule.clone();
        let Some(here) = self.rules.iter().find(|difference| difference.rule == rule.id) else { return local };
        let cited = here.cite.iter().filter_map(|at| self.documents.get(usize::from(*at)));
        if !here.cite.is_empty() {
            local.citations = cited.cloned().collect();
        }
        local.severity = here.severity.unwrap_or(local.severity);
        if here.safer.is_some() {
            // It is for every surface.
            local.on.clear();
        }
        for (text, own) in [(&mut local.why, &here.why), (&mut local.advice, &here.advice), (&mut local.safer, &here.safer)] {
            if let Some(own) = own {
                text.clone_from(own);
            }
        }
        local
    }
}
