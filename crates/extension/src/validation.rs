//! Reading settings that may be wrong: the stored ones leniently, a file's strictly, by one and the same reader.

use crate::profile::{self, Profile};
use crate::protocol::Site;
use crate::settings::{KnownRules, MIGRATIONS, MUTE_DAYS, Settings, TERMS, VERSION};
use crate::texts::{Text, say, say_with};
use bedrail_core::Sensitivity;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What an exported file says about itself.
pub(crate) const MARKER: (&str, &str) = ("bedrail", "settings");

/// The largest file that is read, in bytes; the largest possible export is far below it.
const FILE_LIMIT: usize = 256 * 1024;

/// More reasons than this help nobody.
const REASONS: usize = 12;

/// One reason why settings cannot be taken as they are. Its `Display` is a plain sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Too large to be a settings file.
    TooLarge,
    /// Not JSON; the line where reading stopped.
    NotJson(usize),
    /// JSON, but not written by Bedrail's export.
    NotSettings,
    /// Written by a later Bedrail: its version.
    TooNew(u64),
    /// A name that is not a setting.
    UnknownSetting(String),
    /// A rule that this Bedrail does not have.
    UnknownRule(String),
    /// A site that this Bedrail does not have.
    UnknownSite(String),
    /// A jurisdiction that this Bedrail does not have.
    UnknownJurisdiction(String),
    /// A value of the wrong kind: where, what it must be, what it is.
    Wrong {
        /// The setting.
        at: String,
        /// What it must be.
        must_be: Text,
        /// What it is, shortened.
        found: String,
    },
    /// A mute that is too long.
    MuteDays(u32),
    /// Too many allowed terms.
    TooManyTerms,
    /// An allowed term that is too long.
    LongTerm(String),
    /// An entry of the profile that is too long.
    LongEntry(String),
}

impl Problem {
    /// A slider position that does not exist.
    pub(crate) fn sensitivity(found: String) -> Self {
        Problem::Wrong { at: "sensitivity".into(), must_be: Text::MustBeStop, found }
    }

    fn wrong(at: impl Into<String>, must_be: Text, found: &Value) -> Self {
        Problem::Wrong { at: at.into(), must_be, found: short(&found.to_string()) }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Problem::TooLarge => say(Text::ImportTooLarge),
            Problem::NotJson(line) => say_with(Text::ImportNotJson, &[&line.to_string()]),
            Problem::NotSettings => say(Text::ImportNotSettings),
            Problem::TooNew(version) => say_with(Text::ImportTooNew, &[&version.to_string(), &VERSION.to_string()]),
            Problem::UnknownSetting(name) => say_with(Text::ImportUnknownSetting, &[&short(name)]),
            Problem::UnknownRule(rule) => say_with(Text::ImportUnknownRule, &[&short(rule)]),
            Problem::UnknownSite(site) => say_with(Text::ImportUnknownSite, &[&short(site)]),
            Problem::UnknownJurisdiction(id) => say_with(Text::ImportUnknownJurisdiction, &[&short(id)]),
            Problem::Wrong { at, must_be, found } => say_with(Text::ImportWrong, &[&short(at), &say(*must_be), found]),
            Problem::MuteDays(days) => {
                say_with(Text::MuteDays, &[&days.to_string(), &MUTE_DAYS.start().to_string(), &MUTE_DAYS.end().to_string()])
            }
            Problem::TooManyTerms => say_with(Text::TooManyTerms, &[&TERMS.0.to_string()]),
            Problem::LongEntry(entry) => say_with(Text::LongEntry, &[&short(entry), &profile::LONGEST.to_string()]),
            Problem::LongTerm(term) => say_with(Text::LongTerm, &[&short(term), &TERMS.1.to_string()]),
        })
    }
}

impl std::error::Error for Problem {}

/// The settings of a file, or every reason against it.
pub(crate) fn import(text: &str, known: &KnownRules) -> Result<Settings, Vec<Problem>> {
    if text.len() > FILE_LIMIT {
        return Err(vec![Problem::TooLarge]);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| vec![Problem::NotJson(error.line())])?;
    if value.get(MARKER.0).and_then(Value::as_str) != Some(MARKER.1) {
        return Err(vec![Problem::NotSettings]);
    }
    match read(&value, known) {
        // A pause belongs to the moment and the machine.
        (settings, problems) if problems.is_empty() => Ok(Settings { paused_until: None, ..settings }),
        (_, mut problems) => {
            problems.truncate(REASONS);
            Err(problems)
        }
    }
}

/// Reads what can be read, with everything that could not.
pub(crate) fn read(value: &Value, known: &KnownRules) -> (Settings, Vec<Problem>) {
    let mut reader = Reader { known, problems: Vec::new() };
    let mut settings = Settings::default();
    let Some(mut fields) = value.as_object().cloned() else {
        return (settings, vec![Problem::NotSettings]);
    };
    reader.migrate(&mut fields);
    for (name, value) in &fields {
        match name.as_str() {
            "version" => {}
            name if name == MARKER.0 => {}
            "revision" => settings.revision = value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
            "sensitivity" => match value.as_u64() {
                Some(stop @ 1..=5) => settings.sensitivity = Sensitivity::new(stop as u8),
                _ => reader.problems.push(Problem::sensitivity(short(&value.to_string()))),
            },
            "rules" => {
                settings.rules = reader.of_rules(name, value, Text::MustBeSwitch, Value::as_bool);
                settings.rules.retain(|rule, on| known.default_of(rule) != Some(*on));
            }
            "muted" => settings.muted = reader.of_rules(name, value, Text::MustBeTime, Value::as_u64),
            "sites" => {
                settings.sites = reader.map(name, value, Text::MustBeSwitch, Value::as_bool, |id| {
                    if Site::built_in(id).is_some() { Ok(()) } else { Err(Problem::UnknownSite(id.to_owned())) }
                });
                settings.sites.retain(|_, on| !*on);
            }
            "allowed_terms" => settings.allowed_terms = reader.terms(name, value),
            "jurisdiction" => match jurisdiction(value.as_str().unwrap_or_default()) {
                Ok(id) => settings.jurisdiction = id,
                Err(_) => reader
                    .problems
                    .push(Problem::UnknownJurisdiction(value.as_str().map_or_else(|| value.to_string(), str::to_owned))),
            },
            "profile" => match Profile::deserialize(value) {
                Ok(profile) => match profile.tidy() {
                    Ok(profile) => settings.profile = profile,
                    Err(entry) => reader.problems.push(Problem::LongEntry(entry)),
                },
                Err(_) => reader.problems.push(Problem::wrong(name, Text::MustBeProfile, value)),
            },
            "paused_until" => settings.paused_until = value.as_u64(),
            other => reader.problems.push(Problem::UnknownSetting(other.to_owned())),
        }
    }
    (settings, reader.problems)
}

/// The id, when there is such a jurisdiction.
pub(crate) fn jurisdiction(id: &str) -> Result<String, Problem> {
    let known = bedrail_rules::jurisdictions().iter().any(|place| place.id == id);
    if known { Ok(id.to_owned()) } else { Err(Problem::UnknownJurisdiction(id.to_owned())) }
}

/// Trims, drops empty terms and repetitions (without case), and bounds the list.
pub(crate) fn terms<'a>(terms: impl Iterator<Item = &'a str>) -> Result<Vec<String>, Problem> {
    let mut kept: Vec<String> = Vec::new();
    for term in terms.map(str::trim).filter(|term| !term.is_empty()) {
        if term.chars().count() > TERMS.1 {
            return Err(Problem::LongTerm(term.to_owned()));
        }
        if kept.iter().any(|other| other.to_lowercase() == term.to_lowercase()) {
            continue;
        }
        if kept.len() == TERMS.0 {
            return Err(Problem::TooManyTerms);
        }
        kept.push(term.to_owned());
    }
    Ok(kept)
}

struct Reader<'a> {
    known: &'a KnownRules,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn migrate(&mut self, fields: &mut Map<String, Value>) {
        match fields.get("version").and_then(Value::as_u64) {
            Some(version) if version > u64::from(VERSION) => self.problems.push(Problem::TooNew(version)),
            Some(version @ 1..) => {
                for step in &MIGRATIONS[version as usize - 1..] {
                    step(fields);
                }
            }
            _ => {
                let found = fields.get("version").unwrap_or(&Value::Null);
                self.problems.push(Problem::wrong("version", Text::MustBeVersion, found));
            }
        }
    }

    fn of_rules<V>(&mut self, name: &str, value: &Value, must_be: Text, read: fn(&Value) -> Option<V>) -> BTreeMap<String, V> {
        let known = self.known;
        self.map(name, value, must_be, read, |rule| {
            known.default_of(rule).map(drop).ok_or_else(|| Problem::UnknownRule(rule.to_owned()))
        })
    }

    fn map<V>(
        &mut self,
        name: &str,
        value: &Value,
        must_be: Text,
        read: fn(&Value) -> Option<V>,
        allowed: impl Fn(&str) -> Result<(), Problem>,
    ) -> BTreeMap<String, V> {
        let mut map = BTreeMap::new();
        let Some(entries) = value.as_object() else {
            self.problems.push(Problem::wrong(name, Text::MustBeMap, value));
            return map;
        };
        for (id, value) in entries {
            match (allowed(id), read(value)) {
                (Ok(()), Some(value)) => drop(map.insert(id.clone(), value)),
                (Err(problem), _) => self.problems.push(problem),
                (Ok(()), None) => self.problems.push(Problem::wrong(format!("{name}: {id}"), must_be, value)),
            }
        }
        map
    }

    fn terms(&mut self, name: &str, value: &Value) -> Vec<String> {
        let read: Option<Vec<&str>> = value.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
        let Some(read) = read else {
            self.problems.push(Problem::wrong(name, Text::MustBeTerms, value));
            return Vec::new();
        };
        terms(read.into_iter()).unwrap_or_else(|problem| {
            self.problems.push(problem);
            Vec::new()
        })
    }
}

fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST - 1).chain(['…']).collect() }
}
