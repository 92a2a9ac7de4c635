//! What the user said about people, without the people: only keyed hashes are kept.
//!
//! The hash (HMAC-SHA-256 with a key that cannot be read out of the browser) is made by the glue, because only WebCrypto has such
//! keys. This module decides what exactly is hashed, and refuses to keep anything that is not a hash.

use crate::protocol::Site;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What can be said about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Neither a current or former patient nor a relative of one.
    NotAPatient,
}

/// All marks, by hash.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Marks {
    people: BTreeMap<String, Mark>,
}

impl Marks {
    /// Reads what was stored and keeps what is a mark; anything else is dropped.
    #[must_use]
    pub fn restore(stored: &serde_json::Value) -> Self {
        let mut marks = Marks::default();
        for (hash, mark) in stored.get("people").and_then(serde_json::Value::as_object).into_iter().flatten() {
            if let Ok(mark) = Mark::deserialize(mark) {
                marks.set(hash, mark);
            }
        }
        marks
    }

    /// Remembers a mark; false when `hash` is not a hash, in which case nothing is kept.
    pub fn set(&mut self, hash: &str, mark: Mark) -> bool {
        if !is_hash(hash) {
            return false;
        }
        self.people.insert(hash.to_owned(), mark);
        true
    }

    /// What is remembered under `hash`.
    #[must_use]
    pub fn get(&self, hash: &str) -> Option<Mark> {
        self.people.get(hash).copied()
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// The one spelling of a person's name or profile that is hashed, so that the same person is met again; `None` when nothing is left.
///
/// A profile is reduced to its path (Facebook's numeric profiles to their id), a name to its lower-case words. The site is part of
/// it: the same handle on two sites may be two people.
#[must_use]
pub fn subject(site: Site, text: &str) -> Option<String> {
    let text = text.trim();
    let path = match text.split_once("://") {
        Some((_, rest)) => Some(rest.find('/').map_or("", |slash| &rest[slash..])),
        None if text.starts_with('/') => Some(text),
        None => None,
    };
    let person = match path {
        Some(path) => profile(path)?,
        None => match text.strip_prefix('@') {
            Some(handle) => profile(handle)?,
            None => name(text)?,
        },
    };
    Some(format!("{}\n{person}", site.id()))
}

fn profile(path: &str) -> Option<String> {
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.trim_matches('/').to_lowercase();
    if path == "profile.php" {
        let id = query.split('&').find_map(|pair| pair.strip_prefix("id="))?;
        return Some(format!("/id/{id}"));
    }
    (!path.is_empty()).then(|| format!("/{path}"))
}

fn name(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’' || c == '-'))
        .map(|word| word.to_lowercase().replace('’', "'"))
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_person_is_spelled_once() {
        let same = [
            (Site::X, "@Jane_Doe", "/jane_doe"),
            (Site::X, "https://x.com/Jane_Doe?s=20", "https://twitter.com/jane_doe/"),
            (Site::Facebook, "https://www.facebook.com/profile.php?id=61550&sk=about", "/profile.php?id=61550"),
            (Site::Facebook, "  Jane  O’Doe ", "jane o'doe"),
        ];
        for (site, one, other) in same {
            assert_eq!(subject(site, one), subject(site, other), "{one} and {other}");
            assert!(subject(site, one).is_some(), "{one}");
        }
        let different = [("Jane Doe", "John Doe"), ("/jane", "Jane"), ("/profile.php?id=1", "/profile.php?id=12")];
        for (one, other) in different {
            assert_ne!(subject(Site::Facebook, one), subject(Site::Facebook, other), "{one} and {other}");
        }
        assert_ne!(subject(Site::X, "/jane"), subject(Site::Facebook, "/jane"));
        for nothing in ["", "  ", "/", "https://x.com", "/profile.php", "…"] {
            assert_eq!(subject(Site::X, nothing), None, "{nothing:?}");
        }
    }

    #[test]
    fn only_hashes_are_kept() {
        let hash = "0123456789abcdef".repeat(4);
        let mut marks = Marks::default();
        assert!(marks.set(&hash, Mark::NotAPatient));
        for clear in ["Jane Doe", "", &hash[1..], &hash.to_uppercase()] {
            assert!(!marks.set(clear, Mark::NotAPatient), "{clear}");
        }
        let stored = serde_json::to_value(&marks).expect("marks are plain data");
        assert_eq!(Marks::restore(&stored), marks);
        assert_eq!(marks.get(&hash), Some(Mark::NotAPatient));

        let spoilt =
            serde_json::json!({"people": {"Jane Doe": "not-a-patient", hash.clone(): "not-a-patient", "f".repeat(64): "friend"}});
        assert_eq!(Marks::restore(&spoilt), marks);
        assert_eq!(Marks::restore(&serde_json::json!([1])), Marks::default());
    }
}
