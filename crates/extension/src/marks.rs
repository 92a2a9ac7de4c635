//! What the user said about people, without the people: only keyed hashes of their [spellings](crate::names) are kept.
//!
//! The hash (HMAC-SHA-256, its first 128 bits, with a key that cannot be read out of the browser) is made by the glue, because only
//! WebCrypto has such keys. This module decides what is kept under the hashes, for how long, and refuses to keep anything that is
//! not a hash.

use bedrail_core::{Known, Tie};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What can be said about a person.
pub type Mark = Tie;

/// For how many months a mark is kept, as the user may choose; the first is used until then.
pub const MONTHS: [u32; 4] = [12, 3, 6, 24];

/// A month in milliseconds: a twelfth of 365.25 days.
pub const MONTH_MS: u64 = 2_629_800_000;

/// The most people that are kept: with ten hashes each about 6 MB, where storage holds 10.
pub const PEOPLE: usize = 10_000;

/// A spelling of a person; hashed, once the glue has seen it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Key {
    /// 32 hexadecimal digits.
    pub hash: String,
    /// As in [`crate::names::Spelling`].
    pub sure: bool,
}

/// People who were marked together: one, or the people of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Batch {
    /// Never given again.
    pub id: u32,
    /// What was said.
    pub mark: Mark,
    /// When (milliseconds since 1970).
    pub made: u64,
    /// Until when it is kept.
    pub until: u64,
    /// True for the people of a list.
    pub list: bool,
    /// One line a person: hashes parted by spaces, unsure ones with a `?` before them.
    people: Vec<String>,
}

/// What can be told about the people of a [`Batch`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Summary {
    /// As in [`Batch::id`].
    pub id: u32,
    /// As in [`Batch::mark`].
    pub mark: Mark,
    /// As in [`Batch::made`].
    pub made: u64,
    /// As in [`Batch::until`].
    pub until: u64,
    /// As in [`Batch::list`].
    pub list: bool,
    /// How many.
    pub people: usize,
}

/// All marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Marks {
    /// Goes up by one with every change.
    pub revision: u32,
    /// For how long new marks are kept: one of [`MONTHS`].
    pub months: u32,
    next: u32,
    batches: Vec<Batch>,
}

impl Default for Marks {
    fn default() -> Self {
        Marks { revision: 0, months: MONTHS[0], next: 1, batches: Vec::new() }
    }
}

/// What is known of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What was said, and whether about them.
    pub known: Known,
    /// Until when it is kept.
    pub until: u64,
    made: u64,
}

impl Marks {
    /// Reads what was stored; anything that is no mark is dropped.
    #[must_use]
    pub fn restore(stored: &Value) -> Self {
        let mut marks = Marks::deserialize(stored).unwrap_or_default();
        for batch in &mut marks.batches {
            batch.people.retain(|person| keys_of(person).all(|(hash, _)| is_hash(hash)));
        }
        marks.batches.retain(|batch| !batch.people.is_empty());
        if !MONTHS.contains(&marks.months) {
            marks.months = MONTHS[0];
        }
        marks
    }

    /// Remembers people under their keys and answers for how many there was room; nobody when a key is not a hash.
    ///
    /// Somebody marked before on their own is forgotten first; a list doesn't touch what was said about a single person.
    pub fn add(&mut self, people: &[Vec<Key>], mark: Mark, list: bool, now_ms: u64) -> usize {
        if !people.iter().flatten().all(|key| is_hash(&key.hash)) {
            return 0;
        }
        if !list {
            people.iter().for_each(|keys| {
                self.forget(keys);
            });
        }
        let room = PEOPLE.saturating_sub(self.batches.iter().map(|batch| batch.people.len()).sum());
        let people: Vec<String> = people.iter().filter(|keys| !keys.is_empty()).take(room).map(|keys| line(keys)).collect();
        let count = people.len();
        if count > 0 {
            let until = now_ms + u64::from(self.months) * MONTH_MS;
            self.batches.push(Batch { id: self.next, mark, made: now_ms, until, list, people });
            self.next = self.next.wrapping_add(1);
            self.revision = self.revision.wrapping_add(1);
        }
        count
    }

    /// What is remembered about whoever has these keys. A sure match goes before a possible one, and then the latest word counts.
    #[must_use]
    pub fn find(&self, keys: &[Key], now_ms: u64) -> Option<Found> {
        let mut asked = BTreeMap::new();
        for key in keys {
            asked.insert(key.hash.as_str(), key.sure);
        }
        let mut best: Option<Found> = None;
        for batch in self.batches.iter().filter(|batch| batch.until > now_ms) {
            for person in &batch.people {
                let Some(sure) = meets(person, &asked) else { continue };
                let found = Found { known: Known { tie: batch.mark, sure }, until: batch.until, made: batch.made };
                if best.is_none_or(|best| (best.known.sure, best.made) <= (sure, found.made)) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// Forgets everybody who has one of these keys for sure; true when there was somebody.
    pub fn forget(&mut self, keys: &[Key]) -> bool {
        let mut asked = BTreeMap::new();
        for key in keys {
            asked.insert(key.hash.as_str(), key.sure);
        }
        self.keep(|person| meets(person, &asked) != Some(true))
    }

    /// Forgets people who were marked together; true when there were any.
    pub fn forget_batch(&mut self, id: u32) -> bool {
        let before = self.batches.len();
        self.batches.retain(|batch| batch.id != id);
        self.changed(self.batches.len() != before)
    }

    /// Forgets whose time is over; true when there was somebody.
    pub fn expire(&mut self, now_ms: u64) -> bool {
        let before = self.batches.len();
        self.batches.retain(|batch| batch.until > now_ms);
        self.changed(self.batches.len() != before)
    }

    /// Forgets everybody.
    pub fn wipe(&mut self) {
        self.batches.clear();
        self.changed(true);
    }

    /// For how long marks are kept, those that there are included; false when that cannot be chosen.
    pub fn keep_for(&mut self, months: u32) -> bool {
        if !MONTHS.contains(&months) {
            return false;
        }
        self.months = months;
        for batch in &mut self.batches {
            batch.until = batch.made + u64::from(months) * MONTH_MS;
        }
        self.changed(true)
    }

    /// When the next time is over (milliseconds since 1970).
    #[must_use]
    pub fn next_expiry(&self) -> Option<u64> {
        self.batches.iter().map(|batch| batch.until).min()
    }

    /// Everything that can be told, latest first.
    #[must_use]
    pub fn summary(&self) -> Vec<Summary> {
        let told = |batch: &Batch| Summary {
            id: batch.id,
            mark: batch.mark,
            made: batch.made,
            until: batch.until,
            list: batch.list,
            people: batch.people.len(),
        };
        self.batches.iter().rev().map(told).collect()
    }

    fn keep(&mut self, stays: impl Fn(&str) -> bool) -> bool {
        let count = |batches: &[Batch]| batches.iter().map(|batch| batch.people.len()).sum::<usize>();
        let before = count(&self.batches);
        for batch in &mut self.batches {
            batch.people.retain(|person| stays(person));
        }
        self.batches.retain(|batch| !batch.people.is_empty());
        self.changed(count(&self.batches) != before)
    }

    fn changed(&mut self, changed: bool) -> bool {
        self.revision = self.revision.wrapping_add(u32::from(changed));
        changed
    }
}

/// Whether a kept person shares a key with those asked for: surely, possibly, or not.
fn meets(person: &str, asked: &BTreeMap<&str, bool>) -> Option<bool> {
    let mut met = None;
    for (hash, kept_sure) in keys_of(person) {
        match asked.get(hash) {
            Some(true) if kept_sure => return Some(true),
            Some(sure) if *sure || kept_sure => met = Some(false),
            _ => {}
        }
    }
    met
}

fn line(keys: &[Key]) -> String {
    let mut line = String::new();
    for key in keys {
        if !line.is_empty() {
            line.push(' ');
        }
        if !key.sure {
            line.push('?');
        }
        line.push_str(&key.hash);
    }
    line
}

fn keys_of(person: &str) -> impl Iterator<Item = (&str, bool)> {
    person.split(' ').map(|key| key.strip_prefix('?').map_or((key, true), |unsure| (unsure, false)))
}

fn is_hash(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8, sure: bool) -> Key {
        Key { hash: format!("{n:032x}"), sure }
    }

    fn known(marks: &Marks, keys: &[Key]) -> Option<(Mark, bool)> {
        marks.find(keys, 1).map(|found| (found.known.tie, found.known.sure))
    }

    #[test]
    fn a_person_is_met_by_any_sure_key_and_hinted_at_by_an_unsure_one() {
        let mut marks = Marks::default();
        assert_eq!(marks.add(&[vec![key(1, true), key(2, false)], vec![key(3, true)]], Tie::Patient, true, 0), 2);
        for (keys, expected) in [
            (vec![key(1, true)], Some((Tie::Patient, true))),
            (vec![key(9, true), key(3, true)], Some((Tie::Patient, true))),
            (vec![key(1, false)], Some((Tie::Patient, false))),
            (vec![key(2, true)], Some((Tie::Patient, false))),
            (vec![key(2, false)], None),
            (vec![key(9, true)], None),
            (vec![], None),
        ] {
            assert_eq!(known(&marks, &keys), expected, "{keys:?}");
        }
    }

    #[test]
    fn the_users_latest_word_about_one_person_counts() {
        let mut marks = Marks::default();
        marks.add(&[vec![key(1, true)]], Tie::NotAPatient, false, 0);
        marks.add(&[vec![key(1, true)]], Tie::Relative, false, 0);
        assert_eq!(known(&marks, &[key(1, true)]), Some((Tie::Relative, true)));
        assert_eq!(marks.summary().len(), 1);
        marks.add(&[vec![key(1, false), key(2, true)]], Tie::Patient, true, 5);
        assert_eq!(
            known(&marks, &[key(1, true), key(2, false)]),
            Some((Tie::Relative, true)),
            "a sure word before a possible one"
        );
        assert!(marks.forget(&[key(1, true)]));
        assert!(!marks.forget(&[key(1, true)]));
        assert_eq!(known(&marks, &[key(1, true)]), Some((Tie::Patient, false)), "only who is meant for sure is forgotten");
    }

    #[test]
    fn marks_end() {
        let mut marks = Marks::default();
        marks.add(&[vec![key(1, true)]], Tie::Patient, false, 1000);
        let year = 1000 + 12 * MONTH_MS;
        assert_eq!(marks.next_expiry(), Some(year));
        assert!(marks.find(&[key(1, true)], year - 1).is_some());
        assert!(marks.find(&[key(1, true)], year).is_none(), "over, though not swept yet");
        assert!(!marks.expire(year - 1));
        assert!(marks.keep_for(3));
        assert_eq!(marks.next_expiry(), Some(1000 + 3 * MONTH_MS));
        assert!(!marks.keep_for(5));
        assert!(marks.expire(year));
        assert_eq!((marks.next_expiry(), marks.summary()), (None, vec![]));
        marks.add(&[vec![key(1, true)]], Tie::Patient, true, 0);
        marks.add(&[vec![key(2, true)]], Tie::Patient, true, 0);
        let id = marks.summary()[0].id;
        assert!(marks.forget_batch(id) && !marks.forget_batch(id));
        assert_eq!(known(&marks, &[key(1, true)]), Some((Tie::Patient, true)));
        marks.wipe();
        assert_eq!(known(&marks, &[key(1, true)]), None);
    }

    #[test]
    fn only_hashes_are_kept() {
        let mut marks = Marks::default();
        let hash = key(1, true).hash;
        for clear in ["Jane Doe", "", &hash[1..], "ABCDEF0123456789ABCDEF0123456789", "jane doe, born 1.1.1970 in Elko.."] {
            let people = [vec![key(1, true)], vec![Key { hash: clear.to_owned(), sure: true }]];
            assert_eq!(marks.add(&people, Tie::Patient, true, 0), 0, "{clear}");
        }
        assert_eq!(marks, Marks::default());
        marks.add(&[vec![key(1, true), key(2, false)]], Tie::Patient, true, 0);
        let mut stored = serde_json::to_value(&marks).expect("marks are plain data");
        assert_eq!(Marks::restore(&stored), marks);
        stored["batches"][0]["people"] = serde_json::json!(["Jane Doe"]);
        assert_eq!(Marks::restore(&stored).summary(), []);
        assert_eq!(Marks::restore(&serde_json::json!([1])), Marks::default());
    }

    #[test]
    fn there_is_an_end_to_the_room() {
        let people: Vec<Vec<Key>> = (0..=PEOPLE).map(|n| vec![Key { hash: format!("{n:032x}"), sure: true }]).collect();
        let mut marks = Marks::default();
        assert_eq!(marks.add(&people, Tie::Patient, true, 0), PEOPLE);
        assert_eq!(marks.add(&people[..1], Tie::Patient, false, 0), 1, "who is there already takes no room twice");
        assert_eq!(marks.add(&people[PEOPLE..], Tie::Patient, false, 0), 0);
    }
}
