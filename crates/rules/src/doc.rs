// What a person is told about a rule. Also a module of the build script, which writes what the crate reads.

use bedrail_core::Input;
use serde::{Deserialize, Serialize};

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

/// What may be done to the user's own words when they are made safer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    /// Lines are put before or after them.
    Lines,
    /// Thanks, good wishes and sympathy stay, before a line that says the rest.
    Courtesies,
    /// The sentences that matter are left out, where most of the text can stay.
    Sentences,
    /// Single words are widened or taken out; when that is not enough, as [`Mend::Sentences`].
    Words,
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
    /// The words and all that is said about where they stand. What the rule finds in them is for the engine to say.
    pub input: Input,
    /// Why it is (not) flagged.
    pub note: Option<String>,
    /// Why the rule does not get it right yet: a known miss.
    pub miss: Option<String>,
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
    /// The same for surfaces (named as in `surfaces`) on which it would be out of place.
    pub on: Vec<(String, String)>,
    /// What may be done to the user's own words.
    pub mend: Mend,
    /// Words, in lower case, beside which the lines would contradict what is said.
    pub unless: Vec<String>,
    /// What is put before them; empty for nothing.
    pub opens: String,
    /// What is put after them; empty for nothing.
    pub closes: String,
    /// It speaks of somebody, mostly of a patient.
    pub personal: bool,
    /// Its card asks whether the author has looked for what should not be seen in a picture that goes with the text.
    pub look: bool,
    /// Rules on whose card its finding is shown when they speak too.
    pub joins: Vec<String>,
    /// What it adds there.
    pub beside: String,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// The policy points (M1 to M6) it serves.
    pub must_have: Vec<String>,
    /// For a preview rule, why it is one.
    pub note: Option<String>,
    /// Flagged examples (feature `reference`; empty without).
    pub flag: Vec<Example>,
    /// Near misses that are not flagged (feature `reference`; empty without).
    pub pass: Vec<Example>,
}

/// What a rule says in another language than English.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Translation {
    pub(crate) language: String,
    pub(crate) rule: String,
    pub(crate) title: String,
    pub(crate) why: String,
    pub(crate) advice: String,
    pub(crate) safer: String,
}

/// A place where clinicians practise: what is said there differently.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Jurisdiction {
    /// Stable id, such as `uk`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The documents that its rules cite, each once.
    pub(crate) documents: Vec<Citation>,
    /// What differs, by rule.
    pub(crate) rules: Vec<Difference>,
}

/// How a rule differs in one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Difference {
    pub(crate) rule: String,
    /// Positions among the documents.
    pub(crate) cite: Vec<u8>,
    pub(crate) severity: Option<u8>,
    pub(crate) why: Option<String>,
    pub(crate) advice: Option<String>,
    pub(crate) safer: Option<String>,
}
