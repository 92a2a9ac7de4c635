//! What the engine answers.

use serde::{Deserialize, Serialize};

/// The answer to one [`Input`](crate::Input).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The highest severity among the findings, 0 when there is none.
    pub level: u8,
    /// How likely it is that at least one finding is right, 0 to 1.
    pub score: f32,
    /// Most severe first, then in order of appearance.
    pub findings: Vec<Finding>,
}

/// One possible problem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Id of the rule, as in `crates/rules/rules/<id>.toml`.
    pub rule: String,
    /// 3: stop and confirm; 2: warn inline; 1: quiet hint.
    pub severity: u8,
    /// How often a finding with this score is right, 0 to 1.
    pub confidence: f32,
    /// The words that matter, in order, without overlap. Empty when the reason lies wholly outside the text
    /// (an empty friend request from somebody whose bio says "patient of", say).
    pub spans: Vec<Span>,
    /// The sum that led here, largest part first.
    pub trace: Vec<Trace>,
    /// About how many people the details fit, for a rule that weighs it, and where every factor is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Estimate>,
}

/// About how many people the details of a text fit: a range, with its working.
///
/// The ends are products of the ends of the factors. Below one, other people whom it fits are less likely than not: it is about this
/// one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The low end. Unit: people; not below zero, not above `high`.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// Where, in the words of the text or the profile.
    pub place: String,
    /// What was multiplied, the people of the place first.
    pub factors: Vec<Factor>,
}

/// One factor of an [`Estimate`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Factor {
    /// What it is, such as "tetanus" or "aged 34".
    pub what: String,
    /// The words that say so, as the engine read them; empty when it is the author's profile that does, or the rate itself.
    pub words: String,
    /// What the figures count.
    pub unit: Unit,
    /// The low end, in that unit.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// The document that the figures come from; empty for a length of time.
    pub source: String,
}

/// What the figures of a [`Factor`] count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People.
    People,
    /// A share of them, 0 to 1.
    Share,
    /// New cases a year per 100,000 people.
    PerYear,
    /// People who have it at any time, per 100,000.
    AtAnyTime,
    /// Days.
    Days,
    /// At most so many people, whatever the other factors.
    AtMost,
}

/// A stretch of the original text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First byte (UTF-8 offset in the original text).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First UTF-16 code unit, as browsers count.
    pub utf16_start: u32,
    /// One past the last UTF-16 code unit.
    pub utf16_end: u32,
    /// What the words are evidence of, such as `person.name`.
    pub concept: String,
}

/// One line of the sum: a named piece of evidence and what it weighed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// In words for the user, such as "time: today".
    pub evidence: String,
    /// What it added (or, below zero, took away). Unit: the rule's own points, against its threshold.
    pub weight: f32,
}
