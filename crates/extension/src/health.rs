//! When the page side last found its way: so that a site that has changed is seen, and can be reported without content.
//!
//! A site, a kind of place, a moment, and whether the button was known. No words, no addresses: pages that only the user turned on are
//! one entry together, whichever they are.

use crate::sites::{OPTIONAL, Site};
use bedrail_core::Surface;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// So long after it was noted, the same is not noted again: a moment to the minute is not needed, and every note is written to the disk.
const AGAIN_MS: u64 = 10 * 60 * 1000;

/// How a place to write was last found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Found {
    /// When (milliseconds since 1970).
    pub at: u64,
    /// Which of the site's ways to know it worked, counted from 1; nothing where there is only one.
    pub strategy: Option<u8>,
    /// Whether what sends it was found too.
    pub submit: bool,
    /// By which version.
    pub version: String,
}

/// All that was noted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Health {
    /// By site and surface.
    #[serde(default)]
    found: BTreeMap<String, Found>,
    /// When a text box was last not recognised (milliseconds since 1970), by site.
    #[serde(default)]
    missed: BTreeMap<String, u64>,
}

/// The places that can be found, by the names that messages use.
const SURFACES: [(Surface, &str); 3] = [(Surface::Post, "post"), (Surface::Reply, "reply"), (Surface::Message, "message")];

fn key(site: Site, surface: Surface) -> Option<String> {
    let (_, name) = SURFACES.iter().find(|(one, _)| *one == surface)?;
    Some(format!("{}/{name}", site.id()))
}

impl Health {
    /// Reads what was stored; what cannot be read is dropped.
    #[must_use]
    pub fn restore(stored: &Value) -> Self {
        let mut health = Health::deserialize(stored).unwrap_or_default();
        let known = |key: &str| Site::from_id(key.split('/').next().unwrap_or_default()).is_some();
        health.found.retain(|key, _| known(key));
        health.missed.retain(|key, _| known(key));
        health
    }

    /// Notes that a place was found, or (no surface) that a text box was not recognised; true when that was worth noting.
    pub fn note(&mut self, site: Site, surface: Option<Surface>, strategy: Option<u8>, submit: bool, now_ms: u64) -> bool {
        let Some(surface) = surface else {
            let before = self.missed.insert(site.id().to_owned(), now_ms);
            return before.is_none_or(|before| now_ms.saturating_sub(before) > AGAIN_MS);
        };
        let Some(key) = key(site, surface) else { return false };
        let found = Found { at: now_ms, strategy, submit, version: env!("CARGO_PKG_VERSION").to_owned() };
        let before = self.found.get(&key);
        let news = before
            .is_none_or(|before| now_ms.saturating_sub(before.at) > AGAIN_MS || Found { at: now_ms, ..before.clone() } != found);
        if news {
            self.found.insert(key, found);
        }
        news
    }

    /// How a place was last found.
    #[must_use]
    pub fn found(&self, site: Site, surface: Surface) -> Option<&Found> {
        self.found.get(&key(site, surface)?)
    }

    /// When a text box of this site was last not recognised, if that was later than anything that was.
    #[must_use]
    pub fn missed(&self, site: Site) -> Option<u64> {
        let found = SURFACES.iter().filter_map(|(surface, _)| self.found(site, *surface)).map(|found| found.at).max();
        self.missed.get(site.id()).copied().filter(|missed| found.is_none_or(|found| *missed > found))
    }

    /// The sites of which anything was noted, as they are listed to people.
    pub fn sites(&self) -> impl Iterator<Item = Site> {
        let all = Site::BUILT_IN.into_iter().chain(OPTIONAL.map(|one| one.site)).chain([Site::Mastodon, Site::Other]);
        all.filter(|site| {
            self.missed.contains_key(site.id()) || SURFACES.iter().any(|(surface, _)| self.found(*site, *surface).is_some())
        })
    }

    /// All of it as text to hand on, in English whatever the user's language. `moment` writes a moment.
    #[must_use]
    pub fn report(&self, moment: impl Fn(u64) -> String) -> String {
        let mut report = format!("Bedrail {}\n", env!("CARGO_PKG_VERSION"));
        for site in self.sites() {
            for (surface, name) in SURFACES {
                let Some(found) = self.found(site, surface) else { continue };
                let strategy = found.strategy.map_or_else(String::new, |number| format!(", strategy {number}"));
                let button = if found.submit { "button found" } else { "button not found" };
                let by = &found.version;
                // Writing to a string cannot fail.
                let _ = writeln!(report, "{} {name}: found {}{strategy}, {button}, by {by}", site.id(), moment(found.at));
            }
            if let Some(missed) = self.missed(site) {
                let _ = writeln!(report, "{}: a text box not recognized {}", site.id(), moment(missed));
            }
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 60 * 60 * 1000;

    #[test]
    fn a_place_is_noted_when_that_is_news() {
        let mut health = Health::default();
        let cases = [
            (Some(Surface::Post), Some(1), true, 0, true),
            (Some(Surface::Post), Some(1), true, 60_000, false),
            (Some(Surface::Post), Some(2), true, 70_000, true),
            (Some(Surface::Post), Some(2), false, 80_000, true),
            (Some(Surface::Post), Some(2), false, HOUR, true),
            (Some(Surface::Reply), Some(2), false, HOUR, true),
            (Some(Surface::FriendRequest), None, false, HOUR, false),
            (None, None, false, HOUR + 1, true),
            (None, None, false, HOUR + 2, false),
        ];
        for (surface, strategy, submit, now, news) in cases {
            assert_eq!(
                health.note(Site::Bluesky, surface, strategy, submit, now),
                news,
                "{surface:?} {strategy:?} {submit} {now}"
            );
        }
        assert_eq!(health.found(Site::Bluesky, Surface::Post).map(|found| found.at), Some(HOUR));
        assert_eq!(health.missed(Site::Bluesky), Some(HOUR + 2));
        assert!(health.note(Site::Bluesky, Some(Surface::Post), Some(1), true, 2 * HOUR));
        assert_eq!(health.missed(Site::Bluesky), None, "found since");
    }

    #[test]
    fn what_is_stored_comes_back_and_nonsense_does_not() {
        let mut health = Health::default();
        health.note(Site::X, Some(Surface::Post), None, true, HOUR);
        health.note(Site::Other, None, None, false, HOUR);
        let mut stored = serde_json::to_value(&health).expect("JSON");
        assert_eq!(Health::restore(&stored), health);
        stored["found"]["myspace/post"] = stored["found"]["x/post"].clone();
        assert_eq!(Health::restore(&stored), health);
        for nonsense in [Value::Null, Value::from(3), serde_json::json!({"found": 3})] {
            assert_eq!(Health::restore(&nonsense), Health::default());
        }
    }

    #[test]
    fn the_report_says_where_how_and_when() {
        let mut health = Health::default();
        health.note(Site::LinkedIn, Some(Surface::Reply), Some(2), false, 2);
        health.note(Site::X, Some(Surface::Post), None, true, 1);
        health.note(Site::X, None, None, false, 3);
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            health.report(|at| format!("day {at}")),
            format!(
                "Bedrail {version}\nx post: found day 1, button found, by {version}\nx: a text box not recognized day 3\n\
                 linkedin reply: found day 2, strategy 2, button not found, by {version}\n"
            )
        );
    }
}
