//! What the user (and later their organisation) asked for.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How readily the engine speaks, in five stops. 3 is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitivity(u8);

impl Sensitivity {
    /// The stop with this number; numbers outside 1 to 5 are moved to the nearest stop.
    #[must_use]
    pub fn new(stop: u8) -> Self {
        Sensitivity(stop.clamp(1, 5))
    }

    /// Its number, 1 (quietest) to 5 (most talkative).
    #[must_use]
    pub fn stop(self) -> u8 {
        self.0
    }
}

impl Default for Sensitivity {
    fn default() -> Self {
        Sensitivity(3)
    }
}

/// Everything that may be set about a check.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// How readily to speak.
    pub sensitivity: Sensitivity,
    /// Rules switched by hand: id to on or off. A rule that is not named follows its own default.
    pub rules: BTreeMap<String, bool>,
    /// Terms that are never evidence of a name or a place (a colleague, the clinic's own name), compared without case.
    pub allowed_terms: Vec<String>,
    /// Where the user practises: the id of one of the pack's jurisdictions, such as `uk`. Empty or unknown, and nothing differs from
    /// what the rules say by themselves.
    pub jurisdiction: String,
    /// In which language to explain (ISO 639-1). Empty, or where a rule has no text in it: English. The text that is checked is read in
    /// its own language, whatever this says.
    pub language: String,
}
