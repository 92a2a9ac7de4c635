//! The messages, as serde types. `extension/src/protocol.ts` describes the same shapes to TypeScript; keep the two in step.

use crate::health::Health;
use crate::holds::Holds;
use crate::marks::{Key, Mark};
use crate::people::{Asked, Told, View};
use crate::settings::{Change, Settings};
pub use crate::sites::Site;
use crate::tallies::Tallies;
use bedrail_core::{Input, Surface};
use bedrail_rules::{Citation, Crowd, Label};
use serde::{Deserialize, Serialize};

/// How checking goes in one tab; drives the toolbar badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TabState {
    /// Nothing is being written.
    Idle,
    /// What is written was checked and nothing was found.
    Clear,
    /// What is written was checked and something was found.
    Findings,
    /// Something is written that could not be checked.
    NotChecked,
    /// The user switched this site off.
    Off,
    /// The user paused everything.
    Paused,
}

/// What a tab says of itself when the popup asks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TabReport {
    /// The state.
    pub state: TabState,
    /// True while the present words are being checked.
    #[serde(default)]
    pub checking: bool,
    /// How many findings are shown.
    #[serde(default)]
    pub count: u32,
    /// True when nothing is known that sends the words: they are underlined, and nobody is asked.
    #[serde(default)]
    pub ungated: bool,
    /// As what the words are read.
    #[serde(default)]
    pub surface: Option<Surface>,
    /// Why they were not checked.
    #[serde(default)]
    pub why: Option<Unchecked>,
}

/// Why words were not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// The text box was not recognized.
    Editor,
    /// The button that sends was not found.
    Submit,
    /// The worker did not answer in time.
    Worker,
    /// The extension was replaced under the page.
    Reload,
    /// The page takes away whatever is shown on it.
    Display,
}

/// Content script to worker.
///
/// Tagged from outside (`{"check": {...}}`), where TypeScript says `{kind: "check", ...}`: the glue turns one into the other.
/// Serde's own inner tag was measured to cost 22 % of the module's code.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToWorker {
    /// First message on a port.
    Hello {
        /// Where the content script runs.
        site: Site,
    },
    /// Check a text.
    Check {
        /// Copied into the answer.
        seq: u32,
        /// The text and its context.
        input: Box<Input>,
        /// Keys of findings that the user dismissed in this tab.
        #[serde(default)]
        dismissed: Vec<String>,
        /// Who is answered, or whose request it is: the glue hashes before this crate sees it.
        #[serde(default)]
        keys: Vec<Key>,
    },
    /// Ask for the user's own words made safer, when a finding's card is opened: it takes several checks.
    Wording {
        /// Copied into the answer.
        seq: u32,
        /// The text and its context, as they were checked.
        input: Box<Input>,
        /// The finding's key.
        key: String,
        /// As in [`ToWorker::Check`].
        #[serde(default)]
        keys: Vec<Key>,
    },
    /// Silence a rule for a while.
    Mute {
        /// Id of the rule.
        rule: String,
        /// For how many days, 1 to 365.
        days: u32,
    },
    /// The card of a finding of each of these rules was opened, or they were asked about.
    Looked {
        /// Ids, one for each finding.
        rules: Vec<String>,
    },
    /// The user called a finding wrong.
    Wrong {
        /// Id of its rule.
        rule: String,
    },
    /// Remember what the user said about a person, or forget it.
    Mark {
        /// As in [`ToWorker::Check`].
        keys: Vec<Key>,
        /// What was said; nothing to forget it.
        mark: Option<Mark>,
    },
    /// Ask what is remembered about a person.
    Marked {
        /// Copied into the answer.
        seq: u32,
        /// As in [`ToWorker::Check`].
        keys: Vec<Key>,
    },
    /// A place to write was found, or (no surface) a text box was not recognised.
    Found {
        /// On which site.
        site: Site,
        /// What kind of place.
        #[serde(default)]
        surface: Option<Surface>,
        /// Which of the site's ways to know it worked.
        #[serde(default)]
        strategy: Option<u8>,
        /// Whether what sends it was found too.
        #[serde(default)]
        submit: bool,
    },
    /// How checking goes in this tab.
    State {
        /// The state.
        state: TabState,
        /// How many findings are shown.
        #[serde(default)]
        count: u32,
    },
}

/// Worker to content script.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FromWorker {
    /// What the content script needs to know of the settings.
    Settings {
        /// As far as they concern its site.
        settings: PageSettings,
    },
    /// The answer to [`ToWorker::Check`].
    Report {
        /// From the question.
        seq: u32,
        /// What was found.
        report: PageReport,
    },
    /// The answer to [`ToWorker::Wording`].
    Wording {
        /// From the question.
        seq: u32,
        /// Wording to use instead, when there is one.
        text: Option<String>,
        /// True when it is the user's own text, edited.
        edited: bool,
    },
    /// After a [`ToWorker::Wrong`]: the rule is mostly wrong for this user, who may want to mute it.
    MuteOffer {
        /// Id of the rule.
        rule: String,
        /// Its title.
        title: String,
        /// How many of its findings were called wrong.
        wrong: u32,
        /// Of how many that were looked at.
        looked: u32,
    },
    /// The answer to [`ToWorker::Marked`].
    Marked {
        /// From the question.
        seq: u32,
        /// What is remembered, if anything.
        mark: Option<Mark>,
        /// False when it may also be somebody else.
        sure: bool,
        /// Until when it is kept (milliseconds since 1970).
        until: Option<u64>,
        /// True when marks are locked, and so nothing can be said about anybody.
        locked: bool,
    },
}

/// What a content script needs to know of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PageSettings {
    /// False when the user switched this site off.
    pub enabled: bool,
    /// Nothing is checked until then (milliseconds since 1970). The page compares it with its own clock: the worker may be asleep
    /// when a pause ends.
    pub paused_until: Option<u64>,
    /// The slider's stop, 1 to 5.
    pub sensitivity: u8,
    /// Changes whenever an earlier verdict may no longer hold.
    pub revision: u32,
}

/// A report with everything that a card shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PageReport {
    /// The highest severity among the findings, 0 when there is none.
    pub level: u8,
    /// Most severe first.
    pub findings: Vec<PageFinding>,
}

/// A finding with everything that its card shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageFinding {
    /// The same for the same rule and the same words, however often they are typed again; what a dismissal remembers.
    pub key: String,
    /// Id of the rule.
    pub rule: String,
    /// A few words.
    pub title: String,
    /// The language of title, why and advice, as HTML names it.
    pub language: String,
    /// Which axis.
    pub label: Label,
    /// 3: stop and confirm; 2: warn; 1: hint.
    pub severity: u8,
    /// 0 to 1, rounded to a hundredth.
    pub confidence: f64,
    /// In UTF-16 code units of the text that was sent.
    pub spans: Vec<PageSpan>,
    /// The words at those spans.
    pub words: Vec<String>,
    /// Why it matters.
    pub why: String,
    /// What other rules add that share the card, a paragraph each.
    pub beside: Vec<String>,
    /// About how many people the details fit, where that is known.
    pub crowd: Option<Crowd>,
    /// What to do instead.
    pub advice: String,
    /// Wording to use instead, when there is one.
    pub safer: Option<String>,
    /// Who says so.
    pub citations: Vec<Citation>,
    /// It speaks of somebody.
    pub personal: bool,
    /// Its card asks what is to be seen in the picture that goes with the text.
    pub look: bool,
    /// The sum behind it.
    pub trace: Vec<PageTrace>,
}

/// A stretch of the text that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageSpan {
    /// First UTF-16 code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What the words are evidence of.
    pub concept: String,
}

/// One line of the sum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageTrace {
    /// In words for the user.
    pub evidence: String,
    /// The rule's points, rounded to a hundredth.
    pub weight: f64,
}

/// One of our own pages to the worker. Rust writes and reads these; TypeScript only carries them.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromPage {
    /// Ask for the settings.
    Settings,
    /// Change one setting.
    Change {
        /// Which and to what.
        change: Change,
    },
    /// Take over the settings of a file.
    Import {
        /// The file's content.
        text: String,
    },
    /// Back to the settings of a fresh installation.
    Reset,
    /// About the people whom the user marked.
    People(Asked),
    /// Ask how often each rule was wrong.
    Tallies,
    /// Set those counts to zero.
    ResetTallies,
    /// Ask when the page side last found its way.
    Health,
    /// Ask which drafts are held.
    Holds,
    /// Hold a draft. Its text, if it is kept, is already where the glue keeps it.
    Hold {
        /// Made up by the glue.
        id: String,
        /// For how long.
        hours: u32,
        /// Whether the text was kept.
        kept: bool,
    },
    /// Forget a held draft.
    Release {
        /// Its id.
        id: String,
    },
}

/// The worker to one of our own pages.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToPage {
    /// The settings as they are.
    Settings {
        /// All of them.
        settings: Settings,
    },
    /// The change was made and stored; these are the settings now.
    Saved {
        /// All of them.
        settings: Settings,
    },
    /// How often each rule was wrong.
    Tallies {
        /// All of it.
        tallies: Tallies,
    },
    /// When the page side last found its way.
    Health {
        /// All of it.
        health: Health,
    },
    /// The drafts that are held.
    Holds {
        /// The next one first.
        holds: Holds,
    },
    /// About the people whom the user marked.
    People {
        /// How the marks are now.
        view: View,
        /// What came of what was asked.
        told: Option<Told>,
    },
    /// Nothing was changed.
    Refused {
        /// One plain sentence for each reason.
        reasons: Vec<String>,
    },
}

/// What the toolbar shows for one tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// At most four characters; empty for none.
    pub text: String,
    /// CSS colour behind the text.
    pub colour: &'static str,
    /// The sentence shown on hover and in the popup.
    pub title: String,
}
