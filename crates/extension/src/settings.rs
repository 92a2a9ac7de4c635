//! The user's settings: what they are, how they change, what they mean for the engine and for a page.

use crate::profile::Profile;
use crate::protocol::{PageSettings, Site};
use crate::texts::{Text, say};
use crate::validation::{self, Problem};
use bedrail_core::{Input, Policy, Sensitivity, Surface};
use bedrail_rules::RuleDoc;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The version of the stored and exported form. A higher one needs a step in `MIGRATIONS`, or this crate does not compile.
pub const VERSION: u32 = 2;

/// How settings of version `n + 1` are brought to `n + 2`, in place.
pub(crate) const MIGRATIONS: [fn(&mut Map<String, Value>); VERSION as usize - 1] = [
    // Until version 1 there was one jurisdiction.
    |fields| {
        fields.entry("jurisdiction").or_insert_with(|| Value::from(HOME));
    },
];

/// Where users practise who never said.
pub const HOME: &str = "us";

/// One day in milliseconds.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// How long a pause lasts, in minutes: about one errand, and short enough to be forgotten without harm.
pub const PAUSE_MINUTES: u32 = 15;

/// How long a rule may be muted for.
pub const MUTE_DAYS: std::ops::RangeInclusive<u32> = 1..=365;

/// The most allowed terms that are kept, and the longest of them in characters: enough for a department's staff list, and
/// little enough to be compared on every key press.
pub const TERMS: (usize, usize) = (500, 80);

/// All settings. Plain data; what is not set follows the built-in default.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Settings {
    /// Always [`VERSION`] in memory.
    pub version: u32,
    /// Goes up by one with every change.
    pub revision: u32,
    /// How readily to speak.
    pub sensitivity: Sensitivity,
    /// Rules switched by hand, where that differs from the rule's own default.
    pub rules: BTreeMap<String, bool>,
    /// Rules that are silent until a moment (milliseconds since 1970).
    pub muted: BTreeMap<String, u64>,
    /// Sites switched by hand, by their [`Site::id`]; a site that is not named is on.
    pub sites: BTreeMap<String, bool>,
    /// Terms that are never evidence of a name or a place.
    pub allowed_terms: Vec<String>,
    /// Where the user practises: the id of one of `bedrail_rules::jurisdictions()`.
    pub jurisdiction: String,
    /// What the author says of themselves.
    pub profile: Profile,
    /// Until when nothing is checked anywhere (milliseconds since 1970), when the user paused it.
    pub paused_until: Option<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            version: VERSION,
            revision: 0,
            sensitivity: Sensitivity::default(),
            rules: BTreeMap::new(),
            muted: BTreeMap::new(),
            sites: BTreeMap::new(),
            allowed_terms: Vec::new(),
            jurisdiction: HOME.to_owned(),
            profile: Profile::default(),
            paused_until: None,
        }
    }
}

/// The rules that exist and whether each is on by itself. Settings that name another rule are stale or mistaken.
#[derive(Debug, Clone, Default)]
pub struct KnownRules(BTreeMap<String, bool>);

impl From<&[RuleDoc]> for KnownRules {
    fn from(catalogue: &[RuleDoc]) -> Self {
        catalogue.iter().map(|rule| (rule.id.clone(), rule.default_on)).collect()
    }
}

impl FromIterator<(String, bool)> for KnownRules {
    fn from_iter<I: IntoIterator<Item = (String, bool)>>(rules: I) -> Self {
        let mut known = KnownRules::default();
        // One by one throughout this crate: collecting into a map sorts first, which was measured to add 20 KB of code.
        for (rule, on) in rules {
            known.0.insert(rule, on);
        }
        known
    }
}

impl KnownRules {
    /// Whether the rule is on by itself; `None` when there is no such rule.
    #[must_use]
    pub fn default_of(&self, rule: &str) -> Option<bool> {
        self.0.get(rule).copied()
    }
}

/// One change to the settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Move the slider.
    Sensitivity {
        /// 1 to 5.
        stop: u8,
    },
    /// Switch a rule.
    Rule {
        /// Its id.
        rule: String,
        /// On or off.
        on: bool,
    },
    /// Silence a rule for a while, or (0 days) let it speak again.
    Mute {
        /// Its id.
        rule: String,
        /// How many days, at most 365.
        days: u32,
    },
    /// Switch a site.
    Site {
        /// Which.
        site: Site,
        /// On or off.
        on: bool,
    },
    /// Say where the user practises.
    Jurisdiction {
        /// Its id.
        id: String,
    },
    /// Say who is writing.
    Profile {
        /// All of it.
        profile: Profile,
    },
    /// Stop checking for [`PAUSE_MINUTES`] minutes, or check again.
    Pause {
        /// True to stop.
        on: bool,
    },
    /// Replace the list of allowed terms.
    AllowedTerms {
        /// One term each; empty ones and repetitions are dropped.
        terms: Vec<String>,
    },
}

impl Settings {
    /// Reads what was stored, whatever it is: a field that cannot be read gets its default, rules that no longer exist are dropped.
    #[must_use]
    pub fn restore(stored: &Value, known: &KnownRules) -> Self {
        if stored.is_null() { Settings::default() } else { validation::read(stored, known).0 }
    }

    /// The settings that a file holds.
    ///
    /// # Errors
    /// Every reason why the file is not taken, when there is any: a file is taken whole or not at all.
    pub fn import(text: &str, known: &KnownRules) -> Result<Self, Vec<Problem>> {
        validation::import(text, known)
    }

    /// The content of the file that [`import`](Settings::import) takes back.
    #[must_use]
    pub fn export(&self) -> String {
        let mut file = match serde_json::to_value(self) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        file.insert(validation::MARKER.0.to_owned(), Value::from(validation::MARKER.1));
        // The revision counts changes on this machine; in another one it means nothing.
        file.remove("revision");
        file.remove("paused_until");
        format!("{:#}\n", Value::Object(file))
    }

    /// Makes one change; true when that made a difference.
    ///
    /// # Errors
    /// Why the change cannot be made; the settings are then as they were.
    pub fn apply(&mut self, change: &Change, known: &KnownRules, now_ms: u64) -> Result<bool, Problem> {
        let before = self.clone();
        match change {
            Change::Sensitivity { stop } => {
                if !(1..=5).contains(stop) {
                    return Err(Problem::sensitivity(stop.to_string()));
                }
                self.sensitivity = Sensitivity::new(*stop);
            }
            Change::Rule { rule, on } => {
                let default = known.default_of(rule).ok_or_else(|| Problem::UnknownRule(rule.clone()))?;
                if *on == default {
                    self.rules.remove(rule)
                } else {
                    self.rules.insert(rule.clone(), *on)
                };
            }
            Change::Mute { rule, days: 0 } => {
                self.muted.remove(rule);
            }
            Change::Mute { rule, days } => {
                known.default_of(rule).ok_or_else(|| Problem::UnknownRule(rule.clone()))?;
                if !MUTE_DAYS.contains(days) {
                    return Err(Problem::MuteDays(*days));
                }
                self.muted.insert(rule.clone(), now_ms + u64::from(*days) * DAY_MS);
            }
            Change::Site { site, on } => {
                if *on {
                    self.sites.remove(site.id())
                } else {
                    self.sites.insert(site.id().to_owned(), false)
                };
            }
            Change::Jurisdiction { id } => self.jurisdiction = validation::jurisdiction(id)?,
            Change::Profile { profile } => self.profile = profile.clone().tidy().map_err(Problem::LongEntry)?,
            Change::Pause { on } => {
                self.paused_until = on.then(|| now_ms + u64::from(PAUSE_MINUTES) * 60 * 1000);
            }
            Change::AllowedTerms { terms } => self.allowed_terms = validation::terms(terms.iter().map(String::as_str))?,
        }
        self.muted.retain(|_, until| *until > now_ms);
        self.paused_until = self.paused(now_ms);
        let changed = *self != before;
        if changed {
            self.revision = self.revision.wrapping_add(1);
        }
        Ok(changed)
    }

    /// Whether this site is checked.
    #[must_use]
    pub fn site_on(&self, site: Site) -> bool {
        self.sites.get(site.id()).copied().unwrap_or(true)
    }

    /// Until when nothing is checked, when that is still to come.
    #[must_use]
    pub fn paused(&self, now_ms: u64) -> Option<u64> {
        self.paused_until.filter(|until| *until > now_ms)
    }

    /// Whether the rule is switched on, muted or not.
    #[must_use]
    pub fn rule_on(&self, rule: &str, known: &KnownRules) -> bool {
        self.rules.get(rule).copied().or_else(|| known.default_of(rule)).unwrap_or(false)
    }

    /// Until when the rule is silent (milliseconds since 1970), when it is.
    #[must_use]
    pub fn muted_until(&self, rule: &str, now_ms: u64) -> Option<u64> {
        self.muted.get(rule).copied().filter(|until| *until > now_ms)
    }

    /// What the engine is asked to do at this moment.
    #[must_use]
    pub fn policy(&self, now_ms: u64) -> Policy {
        let mut rules = self.rules.clone();
        for rule in self.muted.keys().filter(|rule| self.muted_until(rule, now_ms).is_some()) {
            rules.insert(rule.clone(), false);
        }
        Policy {
            sensitivity: self.sensitivity,
            rules,
            allowed_terms: self.allowed_terms.clone(),
            jurisdiction: self.jurisdiction.clone(),
            // What is said about a finding is in the language of what stands around it.
            language: say(Text::Language),
        }
    }

    /// What the engine is asked to do with this text: the author's profile is added to it, and an account that speaks for a practice
    /// or an institution has its replies read one stop more attentively, because each of them may confirm who is a patient.
    #[must_use]
    pub fn policy_for(&self, input: &mut Input, now_ms: u64) -> Policy {
        self.profile.complete(input);
        let mut policy = self.policy(now_ms);
        if self.profile.official && input.surface == Surface::Reply {
            policy.sensitivity = Sensitivity::new(policy.sensitivity.stop() + 1);
        }
        policy
    }

    /// What a page of this site needs to know.
    #[must_use]
    pub fn for_site(&self, site: Site) -> PageSettings {
        PageSettings {
            enabled: self.site_on(site),
            paused_until: self.paused_until,
            sensitivity: self.sensitivity.stop(),
            revision: self.revision,
        }
    }
}
