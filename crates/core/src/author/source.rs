//! The TOML forms of concepts and rules.

use crate::input::{Direction, Input, Surface};
use crate::pack::{Case, Crowd, Needs, Scope, Validator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A concept file: `[[concept]]` tables.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptFile {
    /// The concepts.
    #[serde(default)]
    pub concept: Vec<ConceptSource>,
}

/// One concept: a thing that words can be evidence of.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConceptSource {
    /// Dotted name, such as `time.now`.
    pub name: String,
    /// In words for the user, such as "time: today".
    pub says: String,
    /// For whoever edits the file.
    pub note: Option<String>,
    /// Terms, however they are written. `~` after a word adds its regular inflections.
    pub terms: Vec<String>,
    /// Terms that mean this only in capitals.
    pub upper: Vec<String>,
    /// Terms that mean this only with a capital.
    pub capital: Vec<String>,
    /// Terms that mean this only without capitals.
    pub lower: Vec<String>,
    /// Phrases, see [`phrase`](super::phrase).
    pub phrases: Vec<String>,
    /// Word lists.
    pub lexicon: Vec<LexiconUse>,
    /// Regular expressions, for what has a form of its own, such as telephone numbers.
    pub patterns: Vec<PatternSource>,
    /// A concept that belongs to what is reported wherever it stands right before it, again and again.
    pub before: Option<String>,
    /// The same right after it.
    pub after: Option<String>,
    /// And the `'s` that ends it: "St Columba's".
    pub possessive: bool,
    /// Its words identify somebody. They are shown exactly, never as part of longer words.
    pub identifies: bool,
}

/// A word list, or part of one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LexiconUse {
    /// File name in the lexicon folder.
    pub file: String,
    /// Only entries with all of these marks.
    pub with: Vec<String>,
    /// Only entries with none of these marks.
    pub without: Vec<String>,
    /// How they must be written.
    pub case: Case,
    /// Only entries whose number (a population) is at least this.
    pub above: u64,
    /// Only entries whose number is below this.
    pub below: Option<u64>,
}

/// A regular expression (in the syntax of the crate `regex`, ASCII classes, case ignored, greedy) over the folded text.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatternSource {
    /// The expression. `.{0,40}` gaps are not welcome: use a phrase.
    pub regex: String,
    /// The group that is reported, 0 for the whole match.
    #[serde(default)]
    pub group: u8,
    /// What a text must have before the expression is tried.
    pub needs: Needs,
    /// A check that the match must pass.
    #[serde(default)]
    pub validator: Option<Validator>,
}

/// Where a rule is in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// On by default.
    #[default]
    Stable,
    /// Off by default: not yet as precise as it has to be, or a matter of taste. The rule's note says why.
    Preview,
}

/// One rule file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSource {
    /// Kebab case; the name of the file.
    pub id: String,
    /// A few words; begins with "Possible" where it concerns a patient.
    pub title: String,
    /// `privacy`, `dignity`, `boundary` or `honesty`.
    pub label: String,
    /// 3 stop and confirm, 2 warn inline, 1 quiet hint.
    pub severity: u8,
    /// Stable or preview.
    #[serde(default)]
    pub status: Status,
    /// For whoever edits the file; for a preview rule, why it is one.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it applies.
    pub surfaces: Vec<Surface>,
    /// Whose words; the clinician's own unless said otherwise.
    #[serde(default = "outbound")]
    pub directions: Vec<Direction>,
    /// The policy points that it serves, M1 to M6.
    pub must_have: Vec<String>,
    /// Rules on whose card its finding is shown when they speak too; then `beside` in its text says what it adds.
    #[serde(default)]
    pub joins: Vec<String>,
    /// Its card asks whether the author has looked for what should not be seen in a picture that goes with the text.
    #[serde(default)]
    pub look: bool,
    /// A voice fitted to this rule: adds what the text as a whole sounds like, and makes up for what is missing as far as it was found to.
    #[serde(default)]
    pub voice: Option<String>,
    /// Nothing makes up for what is missing, however the text sounds.
    #[serde(default)]
    pub strict: bool,
    /// Each inner list names groups of which one must be there.
    #[serde(default)]
    pub require: Vec<Vec<String>>,
    /// At least so many groups must add something.
    #[serde(default)]
    pub min_groups: u8,
    /// What speaks for a finding.
    pub evidence: Vec<EvidenceSource>,
    /// It speaks of somebody: once it does, every concept that `identifies` is shown too, wherever it stands in the text. A name that is too
    /// weak to warn of alone identifies as much as the rest once it is certain that the text is about a person.
    #[serde(default)]
    pub personal: bool,
    /// What speaks against.
    #[serde(default)]
    pub suppress: Vec<EvidenceSource>,
    /// When it is more severe.
    #[serde(default)]
    pub escalate: Vec<EscalateSource>,
    /// How points become confidence, where it is not the voice that says so.
    #[serde(default)]
    pub calibration: Option<CalibrationSource>,
    /// What the user reads.
    pub text: TextSource,
    /// Who says so.
    pub cite: Vec<CiteSource>,
    /// Texts that must be flagged; `[[` and `]]` mark a span that must be reported.
    pub flag: Vec<ExampleSource>,
    /// Near misses that must not be flagged, by this or any other rule.
    pub pass: Vec<ExampleSource>,
}

fn outbound() -> Vec<Direction> {
    vec![Direction::Outbound]
}

/// One line of a rule's sum.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceSource {
    /// Of a group only the heaviest counts; by default an item is its own group.
    #[serde(default)]
    pub group: Option<String>,
    /// Concepts, any of which will do.
    #[serde(default)]
    pub any: Vec<String>,
    /// In place of concepts: an estimate that the details fit fewer (`{ below = 3 }`) or more (`{ above = 100000 }`) people.
    #[serde(default)]
    pub people: Option<Crowd>,
    /// Points; a rule speaks from 5.
    pub weight: f32,
    /// Where it counts.
    #[serde(default)]
    pub scope: Scope,
    /// The rule is weighed around each of these.
    #[serde(default)]
    pub anchor: bool,
    /// Its words are shown; by default an anchor's are.
    #[serde(default)]
    pub mark: Option<bool>,
    /// Does not count between quotation marks.
    #[serde(default)]
    pub unquoted: bool,
    /// In words for the user; by default what the concept that was found says.
    #[serde(default)]
    pub says: Option<String>,
}

/// A higher severity, when all that is given here holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalateSource {
    /// The severity.
    pub severity: u8,
    /// From this score on.
    #[serde(default)]
    pub score: Option<f32>,
    /// When any of these is there.
    #[serde(default)]
    pub any: Vec<String>,
    /// Where: `parent`, `request`, or otherwise the text.
    #[serde(default)]
    pub scope: Scope,
}

/// See `confidence` in [`Finding`](crate::Finding): `1 / (1 + exp(-(at + per_point * (score - 5))))`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationSource {
    /// Log-odds at the threshold.
    pub at: f32,
    /// Log-odds for each point above it.
    pub per_point: f32,
}

/// What the user reads.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSource {
    /// Why it matters, one or two sentences.
    pub why: String,
    /// What to do instead.
    pub advice: String,
    /// Wording that can be used as it is.
    pub safer: String,
    /// The same for surfaces on which it would be out of place, by their names in `surfaces`.
    #[serde(default)]
    pub on: BTreeMap<String, String>,
    /// What may be done to the user's own words: `words`, `sentences`, `courtesies` or `lines`.
    #[serde(default)]
    pub mend: String,
    /// Words (in lower case) beside which those lines would contradict what is said.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What is put before the user's own words to mend them.
    #[serde(default)]
    pub opens: String,
    /// What is put after them.
    #[serde(default)]
    pub closes: String,
    /// What is said on the card of a rule that this one joins.
    #[serde(default)]
    pub beside: String,
}

/// Who says so.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CiteSource {
    /// The document, with its author.
    pub authority: String,
    /// The section; only when somebody has checked it against a public text.
    #[serde(default)]
    pub section: Option<String>,
    /// Where to read it.
    #[serde(default)]
    pub url: Option<String>,
}

/// One example. Beside `text` it may have every field of [`Input`].
#[derive(Debug, Clone, Deserialize)]
pub struct ExampleSource {
    /// The text and its context.
    #[serde(flatten)]
    pub input: Input,
    /// Why it is (not) flagged.
    #[serde(default)]
    pub note: Option<String>,
    /// Why it is not met yet: a known miss, kept in sight.
    #[serde(default)]
    pub miss: Option<String>,
    /// On a near miss: other rules that speak here, and rightly.
    #[serde(default)]
    pub also: Vec<String>,
}

impl RuleSource {
    /// What every rule must have, in words; nothing when all is there.
    pub(super) fn lint(&self) -> Result<(), String> {
        let kebab = self.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && !self.id.is_empty();
        let checks = [
            (kebab, "the id is written in kebab-case"),
            ((1..=3).contains(&self.severity), "severity is 1, 2 or 3"),
            (
                matches!(self.label.as_str(), "privacy" | "dignity" | "boundary" | "honesty"),
                "label is privacy, dignity, boundary or honesty",
            ),
            (!self.surfaces.is_empty(), "name at least one surface"),
            (self.flag.len() >= 5, "give at least five flagged examples"),
            (self.pass.len() >= 5, "give at least five near misses"),
            (!self.cite.is_empty(), "cite at least one document"),
            (self.joins.is_empty() == self.text.beside.is_empty(), "a rule that joins another says what it adds, in `beside`"),
            (!self.must_have.is_empty(), "name the policy points that it serves (M1 to M6)"),
            (self.status == Status::Stable || self.note.is_some(), "a preview rule says in its note why it is one"),
            (
                self.flag.iter().chain(&self.pass).all(|e| !e.input.text.trim().is_empty() || e.input.request.is_some()),
                "an example has no text",
            ),
        ];
        match checks.iter().find(|(holds, _)| !holds) {
            Some((_, what)) => Err((*what).to_owned()),
            None => Ok(()),
        }
    }
}
