//! How often each rule was looked at and called wrong: so that a rule that is mostly wrong for this user can offer to be silent.
//!
//! Counts by rule and nothing else: no words, no times, no sites. They stay in this browser and can be set back to nothing.

use crate::settings::KnownRules;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Below this many a share says nothing.
const ENOUGH: u32 = 4;

/// The count of one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tally {
    /// Findings whose card was opened or that were asked about.
    pub looked: u32,
    /// Those that were called wrong.
    pub wrong: u32,
    /// How many had been called wrong when muting was last offered.
    #[serde(default)]
    offered: u32,
}

impl Tally {
    /// Wrong four times out of five.
    #[must_use]
    pub fn mostly_wrong(self) -> bool {
        self.wrong >= ENOUGH && u64::from(self.wrong) * 5 >= u64::from(self.looked) * 4
    }
}

/// All counts, by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Tallies(BTreeMap<String, Tally>);

impl Tallies {
    /// Reads what was stored; rules that no longer exist and what cannot be read is dropped.
    #[must_use]
    pub fn restore(stored: &Value, known: &KnownRules) -> Self {
        let mut tallies = Tallies::default();
        for (rule, tally) in stored.as_object().into_iter().flatten() {
            if let (Some(_), Ok(tally)) = (known.default_of(rule), Tally::deserialize(tally)) {
                tallies.0.insert(rule.clone(), tally);
            }
        }
        tallies
    }

    /// The count of a rule.
    #[must_use]
    pub fn of(&self, rule: &str) -> Tally {
        self.0.get(rule).copied().unwrap_or_default()
    }

    /// True when nothing was counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Counts a finding of this rule as looked at; false when there is no such rule.
    pub fn looked(&mut self, rule: &str, known: &KnownRules) -> bool {
        let exists = known.default_of(rule).is_some();
        if exists {
            let tally = self.0.entry(rule.to_owned()).or_default();
            tally.looked = tally.looked.saturating_add(1);
        }
        exists
    }

    /// Counts a finding of this rule as wrong. Answers the count when it is time to offer to mute the rule: when it is mostly wrong,
    /// and then only each time it has been wrong twice as often as at the last offer.
    pub fn wrong(&mut self, rule: &str, known: &KnownRules) -> Option<Tally> {
        known.default_of(rule)?;
        let tally = self.0.entry(rule.to_owned()).or_default();
        tally.wrong = tally.wrong.saturating_add(1);
        // A finding can be called wrong from a list, without a look at its card.
        tally.looked = tally.looked.max(tally.wrong);
        let offer = tally.mostly_wrong() && tally.wrong >= tally.offered.saturating_mul(2);
        if offer {
            tally.offered = tally.wrong;
        }
        offer.then_some(*tally)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> KnownRules {
        [("names", true), ("venting", true)].map(|(rule, on)| (rule.to_owned(), on)).into_iter().collect()
    }

    /// Looks at a finding for each letter, and calls those with a `w` wrong; the places after which muting was offered.
    fn offers(letters: &str) -> Vec<usize> {
        let mut tallies = Tallies::default();
        let mut offers = Vec::new();
        for (at, letter) in letters.chars().enumerate() {
            assert!(tallies.looked("names", &known()));
            if letter == 'w' && tallies.wrong("names", &known()).is_some() {
                offers.push(at + 1);
            }
        }
        offers
    }

    #[test]
    fn a_rule_is_offered_for_muting_when_it_is_wrong_four_times_out_of_five() {
        let cases: [(&str, &[usize]); 6] = [
            ("www", &[]),
            ("wwww", &[4]),
            ("rwwww", &[5]),
            ("rrwwwwww", &[]),
            ("rrwwwwwwww", &[10]),
            // Declined once, it is not asked again at every turn.
            ("wwwwwwwwww", &[4, 8]),
        ];
        for (letters, expected) in cases {
            assert_eq!(offers(letters), expected, "{letters}");
        }
    }

    #[test]
    fn counts_are_kept_by_rule_and_nothing_else_is() {
        let mut tallies = Tallies::default();
        assert!(!tallies.looked("gossip", &known()));
        assert!(tallies.wrong("gossip", &known()).is_none());
        assert!(tallies.is_empty());
        tallies.wrong("names", &known());
        assert_eq!((tallies.of("names").looked, tallies.of("names").wrong, tallies.of("venting").looked), (1, 1, 0));
        let stored = serde_json::to_value(&tallies).expect("plain data");
        assert_eq!(stored, serde_json::json!({"names": {"looked": 1, "wrong": 1, "offered": 0}}));
        assert_eq!(Tallies::restore(&stored, &known()), tallies);
        let spoilt = serde_json::json!({"names": {"looked": 1, "wrong": 1}, "gossip": {"looked": 1, "wrong": 0}, "venting": 7});
        assert_eq!(Tallies::restore(&spoilt, &known()), tallies);
        assert!(Tallies::restore(&serde_json::json!("x"), &known()).is_empty());
    }
}
