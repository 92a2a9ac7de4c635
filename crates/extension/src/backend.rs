//! The worker's mind: what every message is answered with.

use crate::health::Health;
use crate::holds::Holds;
use crate::marks::Marks;
use crate::people::People;
use crate::protocol::{Badge, FromPage, FromWorker, PageSettings, Site, TabState, ToPage, ToWorker};
use crate::replies;
use crate::report::{self, page_report};
use crate::settings::{Change, KnownRules, Settings};
use crate::tallies::Tallies;
use crate::texts::{Text, say, say_with};
use bedrail_core::Engine;
use bedrail_rules::RuleDoc;
use serde::Serialize;
use serde_json::Value;

/// Engine, settings, marks, counts and held drafts.
#[derive(Debug)]
pub struct Backend {
    engine: Engine,
    known: KnownRules,
    settings: Settings,
    people: People,
    tallies: Tallies,
    holds: Holds,
    health: Health,
}

/// Everything that is stored, by key.
pub const KEYS: [&str; 5] = ["settings", "marks", "tallies", "holds", "health"];

/// What is to be written to storage: the keys that are present, each whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Save {
    /// The settings, when they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The marks, when they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marks: Option<Marks>,
    /// The counts, when they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tallies: Option<Tallies>,
    /// The held drafts, when they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// When the page side last found its way, when that is news.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<Health>,
}

/// What the glue does after a message of a content script.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// To be sent back.
    pub reply: Option<FromWorker>,
    /// To be stored.
    pub save: Option<Save>,
    /// The settings changed: every open tab is to be told.
    pub broadcast: bool,
    /// What the toolbar shows for this tab from now on.
    pub badge: Option<Badge>,
}

/// What the glue does after a message of one of our own pages.
#[derive(Debug, PartialEq, Serialize)]
pub struct PageOutcome {
    /// To be sent back, after storing.
    pub reply: ToPage,
    /// To be stored.
    pub save: Option<Save>,
    /// The settings changed: every open tab is to be told.
    pub broadcast: bool,
    /// The held drafts whose kept text is to be deleted.
    pub forget: Vec<String>,
}

/// What the glue does when something has become due.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct Woken {
    /// To be stored.
    pub save: Option<Save>,
    /// The settings changed: every open tab is to be told.
    pub broadcast: bool,
    /// The held drafts whose kept text is to be deleted.
    pub forget: Vec<String>,
    /// What to say, where the user allowed notifications.
    pub notice: Option<String>,
}

/// Why a message was not understood. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MessageError {
    /// The change that it asks for cannot be made; a plain sentence.
    Refused(String),
    /// A mark whose keys are not hashes, or for which there is no room. The glue must hash before it hands a person over.
    NotHashed,
}

impl std::fmt::Display for MessageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MessageError::Refused(reason) => f.write_str(reason),
            MessageError::NotHashed => f.write_str("the keys of a person must arrive hashed"),
        }
    }
}

impl std::error::Error for MessageError {}

impl Backend {
    /// With what storage holds under [`KEYS`]; anything unreadable there is replaced by its default.
    #[must_use]
    pub fn new(engine: Engine, catalogue: &[RuleDoc], stored: &Value) -> Self {
        let known = KnownRules::from(catalogue);
        let settings = Settings::restore(&stored["settings"], &known);
        Backend {
            engine,
            settings,
            people: People::restore(stored),
            tallies: Tallies::restore(&stored["tallies"], &known),
            holds: Holds::restore(&stored["holds"]),
            health: Health::restore(&stored["health"]),
            known,
        }
    }

    /// What a page of this site needs to know.
    #[must_use]
    pub fn page_settings(&self, site: Site) -> PageSettings {
        let mut settings = self.settings.for_site(site);
        settings.revision = settings.revision.wrapping_add(self.people.marks().revision);
        settings
    }

    /// The people whom the user marked.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.people
    }

    /// To lock and unlock them.
    pub fn people_mut(&mut self) -> &mut People {
        &mut self.people
    }

    /// Takes over settings that another process of this extension stored; true when they are newer than the present ones.
    ///
    /// Storage also announces what this very process stored, possibly after it has moved on; that is no news.
    pub fn stored_elsewhere(&mut self, settings: &Value) -> bool {
        let settings = Settings::restore(settings, &self.known);
        let newer = settings.revision > self.settings.revision;
        if newer {
            self.settings = settings;
        }
        newer
    }

    /// When [`wake`](Backend::wake) is due next (milliseconds since 1970), if ever.
    #[must_use]
    pub fn next_wake(&self) -> Option<u64> {
        [self.settings.paused_until, self.holds.next(), self.people.marks().next_expiry()].into_iter().flatten().min()
    }

    /// What the toolbar shows where no tab has anything to say.
    #[must_use]
    pub fn toolbar(&self) -> Badge {
        match self.holds.waiting() {
            0 => Badge { title: say(Text::ExtensionName), ..badge(TabState::Idle, 0) },
            waiting => Badge { text: waiting.to_string(), colour: TEAL, title: say(Text::HoldWaiting) },
        }
    }

    /// Does what has become due.
    pub fn wake(&mut self, now_ms: u64) -> Woken {
        let over = self.settings.paused_until.is_some() && self.settings.paused(now_ms).is_none();
        if over {
            self.settings.paused_until = None;
            self.settings.revision = self.settings.revision.wrapping_add(1);
        }
        let due = self.holds.due(now_ms);
        let held = due.reminders > 0 || !due.forgotten.is_empty();
        let expired = self.people.expire(now_ms);
        let save = Save {
            settings: over.then(|| self.settings.clone()),
            holds: held.then(|| self.holds.clone()),
            marks: expired.then(|| self.people.marks().clone()),
            ..Save::default()
        };
        Woken {
            save: (over || held || expired).then_some(save),
            broadcast: over || expired,
            forget: due.forgotten,
            notice: (due.reminders > 0).then(|| say(Text::HoldWaiting)),
        }
    }

    /// Answers a content script.
    ///
    /// # Errors
    /// Why the message was not acted upon.
    pub fn answer_tab(&mut self, message: ToWorker, now_ms: u64) -> Result<Outcome, MessageError> {
        Ok(match message {
            ToWorker::Hello { site } => {
                let settings = self.page_settings(site);
                Outcome { reply: Some(FromWorker::Settings { settings }), ..Outcome::default() }
            }
            ToWorker::Check { seq, mut input, dismissed, keys } => {
                self.people.recognise(&mut input, &keys, now_ms);
                let policy = self.settings.policy_for(&mut input, now_ms);
                let mut report = page_report(&input, &self.engine.check(&input, &policy), &dismissed, &policy);
                for finding in &mut report.findings {
                    if let Some(reply) = replies::instead(&self.settings.profile, &input, finding.label) {
                        finding.safer = Some(reply);
                    }
                }
                Outcome { reply: Some(FromWorker::Report { seq, report }), ..Outcome::default() }
            }
            ToWorker::Wording { seq, mut input, key, keys } => {
                self.people.recognise(&mut input, &keys, now_ms);
                let policy = self.settings.policy_for(&mut input, now_ms);
                let report = self.engine.check(&input, &policy);
                let finding = report.findings.iter().find(|finding| report::key(&input, finding) == key);
                let card = finding.map(|finding| bedrail_rules::explain_in_own_words(&self.engine, &input, finding, &policy));
                // An account that has a ready reply for this is better off with that.
                let card = card.filter(|card| replies::instead(&self.settings.profile, &input, card.label).is_none());
                let (text, edited) = card.map_or((None, false), |card| (card.safer, card.edited));
                Outcome { reply: Some(FromWorker::Wording { seq, text, edited }), ..Outcome::default() }
            }
            ToWorker::Mute { rule, days } => {
                let changed = self
                    .settings
                    .apply(&Change::Mute { rule, days }, &self.known, now_ms)
                    .map_err(|problem| MessageError::Refused(problem.to_string()))?;
                Outcome { save: changed.then(|| self.save_settings()), broadcast: changed, ..Outcome::default() }
            }
            ToWorker::Looked { rules } => {
                let counted = rules.iter().filter(|rule| self.tallies.looked(rule, &self.known)).count() > 0;
                Outcome { save: counted.then(|| self.save_tallies()), ..Outcome::default() }
            }
            ToWorker::Wrong { rule } => {
                let offer = self.tallies.wrong(&rule, &self.known);
                let title = || bedrail_rules::catalogue().iter().find(|doc| doc.id == rule).map(|doc| doc.title.clone());
                let reply = offer.and_then(|tally| {
                    title().map(|title| FromWorker::MuteOffer {
                        rule: rule.clone(),
                        title,
                        wrong: tally.wrong,
                        looked: tally.looked,
                    })
                });
                Outcome { reply, save: Some(self.save_tallies()), ..Outcome::default() }
            }
            ToWorker::Mark { keys, mark } => {
                let changed = self.people.mark(keys, mark, now_ms).ok_or(MessageError::NotHashed)?;
                Outcome { save: changed.then(|| self.save_marks()), broadcast: changed, ..Outcome::default() }
            }
            ToWorker::Marked { seq, keys } => {
                Outcome { reply: Some(self.people.marked(seq, &keys, now_ms)), ..Outcome::default() }
            }
            ToWorker::Found { site, surface, strategy, submit } => {
                let news = self.health.note(site, surface, strategy, submit, now_ms);
                let save = news.then(|| Save { health: Some(self.health.clone()), ..Save::default() });
                Outcome { save, ..Outcome::default() }
            }
            ToWorker::State { state, count } => Outcome { badge: Some(badge(state, count)), ..Outcome::default() },
        })
    }

    /// Answers one of our own pages.
    pub fn answer_page(&mut self, message: FromPage, now_ms: u64) -> PageOutcome {
        let next = match message {
            FromPage::Settings => None,
            FromPage::Change { change } => {
                let mut next = self.settings.clone();
                match next.apply(&change, &self.known, now_ms) {
                    Ok(_) => Some(next),
                    Err(problem) => return refused(vec![problem.to_string()]),
                }
            }
            FromPage::Import { text } => match Settings::import(&text, &self.known) {
                Ok(imported) => Some(imported),
                Err(problems) => return refused(problems.iter().map(ToString::to_string).collect()),
            },
            FromPage::Reset => Some(Settings::default()),
            FromPage::People(asked) => {
                let (view, came, changed) = self.people.answer(asked, now_ms);
                let save = changed.then(|| self.save_marks());
                return PageOutcome { broadcast: changed, ..told(ToPage::People { view, told: came }, save) };
            }
            FromPage::Tallies => return told(self.tallies(), None),
            FromPage::ResetTallies => {
                self.tallies = Tallies::default();
                return told(self.tallies(), Some(self.save_tallies()));
            }
            FromPage::Health => return told(ToPage::Health { health: self.health.clone() }, None),
            FromPage::Holds => return told(self.held(), None),
            FromPage::Hold { id, hours, kept } => {
                if !self.holds.hold(id, hours, kept, now_ms) {
                    return refused(vec![say(Text::HoldRefused)]);
                }
                return told(self.held(), Some(self.save_holds()));
            }
            FromPage::Release { id } => {
                let save = self.holds.release(&id).then(|| self.save_holds());
                return PageOutcome { forget: vec![id], ..told(self.held(), save) };
            }
        };
        let Some(mut next) = next else {
            return told(ToPage::Settings { settings: self.settings.clone() }, None);
        };
        next.revision = self.settings.revision;
        let changed = next != self.settings;
        if changed {
            next.revision = next.revision.wrapping_add(1);
            self.settings = next;
        }
        PageOutcome {
            reply: ToPage::Saved { settings: self.settings.clone() },
            save: changed.then(|| self.save_settings()),
            broadcast: changed,
            forget: Vec::new(),
        }
    }

    fn tallies(&self) -> ToPage {
        ToPage::Tallies { tallies: self.tallies.clone() }
    }

    fn held(&self) -> ToPage {
        ToPage::Holds { holds: self.holds.clone() }
    }

    fn save_marks(&self) -> Save {
        Save { marks: Some(self.people.marks().clone()), ..Save::default() }
    }

    fn save_tallies(&self) -> Save {
        Save { tallies: Some(self.tallies.clone()), ..Save::default() }
    }

    fn save_holds(&self) -> Save {
        Save { holds: Some(self.holds.clone()), ..Save::default() }
    }

    fn save_settings(&self) -> Save {
        Save { settings: Some(self.settings.clone()), ..Save::default() }
    }
}

fn refused(reasons: Vec<String>) -> PageOutcome {
    told(ToPage::Refused { reasons }, None)
}

/// An answer that no open tab has to hear of.
fn told(reply: ToPage, save: Option<Save>) -> PageOutcome {
    PageOutcome { reply, save, broadcast: false, forget: Vec::new() }
}

const AMBER: &str = "#9a4a00";
const GREY: &str = "#5a6472";
const TEAL: &str = "#135e63";

/// Amber for something to look at, grey for "not looking", teal for a reminder: each with white text above 4.5 to 1.
fn badge(state: TabState, count: u32) -> Badge {
    let (text, colour, title) = match state {
        TabState::Idle => (String::new(), GREY, say(Text::BadgeIdle)),
        TabState::Clear => (String::new(), GREY, say(Text::BadgeClear)),
        TabState::Findings if count == 0 => (String::new(), GREY, say(Text::BadgeClear)),
        TabState::Findings if count == 1 => ("1".into(), AMBER, say(Text::BadgeFinding)),
        TabState::Findings => {
            let short = if count > 99 { "99+".into() } else { count.to_string() };
            (short, AMBER, say_with(Text::BadgeFindings, &[&count.to_string()]))
        }
        TabState::NotChecked => ("?".into(), GREY, say(Text::BadgeNotChecked)),
        TabState::Off => (say(Text::BadgeOffShort), GREY, say(Text::BadgeOff)),
        TabState::Paused => (say(Text::BadgeOffShort), GREY, say(Text::BadgePaused)),
    };
    Badge { text, colour, title }
}
