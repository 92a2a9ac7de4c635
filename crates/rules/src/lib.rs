//! The built-in rule packs.
use bedrail_core::{Engine, Finding, Input};
use serde::{Deserialize, Serialize};

/// The engine with every built-in rule loaded.
#[must_use]
pub fn engine() -> Engine {
    Engine::stub()
}

/// What a rule is about; shown as a separate label because a post can be clean on one axis and not on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Somebody could be recognised, or is confirmed to be a patient.
    Privacy,
    /// Somebody is belittled.
    Dignity,
    /// The professional and the private are mixed.
    Boundary,
    /// What is claimed, sold or left unsaid.
    Honesty,
}

/// A document that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Who says so, such as "HIPAA Privacy Rule".
    pub authority: String,
    /// Where in the document; absent unless it was checked against a public text.
    pub section: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
}

/// One example of the rule reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The words; in a flagged example `[[` and `]]` mark a span that must be found.
    pub text: String,
    /// Where it is written, when not a post: "reply", "message", "friend_request".
    pub surface: Option<String>,
    /// What it answers.
    pub parent: Option<String>,
    /// Why it is (not) flagged.
    pub note: Option<String>,
}

/// Everything a person is told about one rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleDoc {
    /// Stable id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Which axis.
    pub label: Label,
    /// 3, 2 or 1 at its usual strength.
    pub severity: u8,
    /// False for rules that are off until somebody switches them on (`preview`).
    pub default_on: bool,
    /// Surfaces: "post", "reply", "message", "friend_request".
    pub surfaces: Vec<String>,
    /// Why it matters, one or two sentences.
    pub why: String,
    /// What to do instead.
    pub advice: String,
    /// Wording that can be used as it is.
    pub safer: String,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// The policy points (M1 to M6) it serves.
    pub must_have: Vec<String>,
    /// Flagged examples (feature `reference`; empty without).
    pub flag: Vec<Example>,
    /// Near misses that are not flagged (feature `reference`; empty without).
    pub pass: Vec<Example>,
}

/// What a finding's card says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// A few words, such as "Possible patient identifier".
    pub title: String,
    /// Which axis.
    pub label: Label,
    /// Why it matters.
    pub why: String,
    /// What to do instead.
    pub advice: String,
    /// Wording that can be used as it is, when there is one.
    pub safer: Option<String>,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// The rules, in the order in which they are listed to people.
#[must_use]
pub fn catalogue() -> &'static [RuleDoc] {
    &[]
}

/// The card of one finding.
#[must_use]
pub fn explain(_input: &Input, finding: &Finding) -> Explanation {
    Explanation { title: finding.rule.clone(), label: Label::Privacy, why: String::new(), advice: String::new(), safer: None, citations: Vec::new() }
}
