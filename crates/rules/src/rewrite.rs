// What is said instead of what identifies somebody. Also a module of the build script, which writes what the crate reads.

use serde::{Deserialize, Serialize};

/// `rewrites.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rewrites {
    /// The table; earlier entries win.
    pub(crate) rewrite: Vec<Rewrite>,
}

/// One entry of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rewrite {
    /// What the words are evidence of.
    pub(crate) concepts: Vec<String>,
    /// What becomes of them.
    #[serde(rename = "as")]
    pub(crate) form: Form,
    /// What is said instead.
    #[serde(default)]
    pub(crate) say: String,
    /// Words that go with them when they stand right before.
    #[serde(default)]
    pub(crate) lead: Vec<String>,
    /// Only where one of these words stands right before; everywhere when empty.
    #[serde(default)]
    pub(crate) after: Vec<String>,
    /// Only where no word follows that could belong to them.
    #[serde(default)]
    pub(crate) closed: bool,
    /// Only when everything else was not enough.
    #[serde(default)]
    pub(crate) late: bool,
}

/// What becomes of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    /// Taken out.
    Drop,
    /// Replaced.
    Say,
    /// Replaced by who it is, unless that is said already.
    Person,
    /// Replaced by a wider age.
    Age,
    /// Taken out, or "once".
    When,
    /// Taken out where it is a phrase of its own: "in a bear costume", or between commas.
    Aside,
    /// Made anybody's: "our tiny ED" is "the ED".
    Own,
}
