//! Drafts held until later: when to remind, whether the text was kept, when it is forgotten.
//!
//! The text itself never comes here: the glue keeps it encrypted under the hold's id, with a key that cannot be read out of the
//! browser, and only if the user says so.

use crate::settings::DAY_MS;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How long a draft may be held, in hours.
pub const HOURS: std::ops::RangeInclusive<u32> = 1..=72;

/// For how many days after the reminder a kept text stays; then it is forgotten.
pub const KEPT_DAYS: u64 = 7;

/// More than this are not held at a time.
const MOST: usize = 20;

/// One held draft.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Hold {
    /// Made up by the glue; what the text is kept under.
    pub id: String,
    /// When to remind (milliseconds since 1970).
    pub due_ms: u64,
    /// Whether the text was kept.
    pub kept: bool,
    /// The reminder was given.
    #[serde(default)]
    pub reminded: bool,
}

impl Hold {
    /// When it is forgotten (milliseconds since 1970).
    #[must_use]
    pub fn expires_ms(&self) -> u64 {
        self.due_ms + KEPT_DAYS * DAY_MS
    }
}

/// All held drafts, the next one first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Holds(Vec<Hold>);

/// What became due.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// How many reminders are to be given now.
    pub reminders: usize,
    /// Whose texts are to be forgotten now.
    pub forgotten: Vec<String>,
}

impl Holds {
    /// Reads what was stored; what cannot be read is dropped.
    #[must_use]
    pub fn restore(stored: &Value) -> Self {
        let mut holds = Holds::default();
        for hold in stored.as_array().into_iter().flatten().take(MOST) {
            if let Ok(hold) = Hold::deserialize(hold) {
                holds.insert(hold);
            }
        }
        holds
    }

    /// All of them, the next one first.
    #[must_use]
    pub fn all(&self) -> &[Hold] {
        &self.0
    }

    /// Those whose time has come.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.0.iter().filter(|hold| hold.reminded).count()
    }

    /// Holds a draft; false when it cannot be held that long, or when there are too many.
    pub fn hold(&mut self, id: String, hours: u32, kept: bool, now_ms: u64) -> bool {
        let possible = HOURS.contains(&hours) && self.0.len() < MOST && self.0.iter().all(|hold| hold.id != id);
        if possible {
            self.insert(Hold { id, due_ms: now_ms + u64::from(hours) * 60 * 60 * 1000, kept, reminded: false });
        }
        possible
    }

    /// Forgets one; false when there was none.
    pub fn release(&mut self, id: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|hold| hold.id != id);
        self.0.len() != before
    }

    /// When something becomes due next (milliseconds since 1970).
    #[must_use]
    pub fn next(&self) -> Option<u64> {
        self.0.iter().map(|hold| if hold.reminded { hold.expires_ms() } else { hold.due_ms }).min()
    }

    /// Marks what is due as reminded, and drops what has expired.
    pub fn due(&mut self, now_ms: u64) -> Due {
        let mut due = Due::default();
        self.0.retain(|hold| {
            let expired = hold.expires_ms() <= now_ms;
            if expired {
                due.forgotten.push(hold.id.clone());
            }
            !expired
        });
        for hold in self.0.iter_mut().filter(|hold| !hold.reminded && hold.due_ms <= now_ms) {
            hold.reminded = true;
            due.reminders += 1;
        }
        due
    }

    fn insert(&mut self, hold: Hold) {
        let at = self.0.partition_point(|other| other.due_ms <= hold.due_ms);
        self.0.insert(at, hold);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_790_000_000_000;
    const HOUR: u64 = 60 * 60 * 1000;

    #[test]
    fn a_hold_reminds_once_and_is_forgotten_a_week_later() {
        let mut holds = Holds::default();
        assert!(holds.hold("late".into(), 12, true, NOW) && holds.hold("soon".into(), 2, false, NOW));
        assert_eq!(holds.all().iter().map(|hold| hold.id.as_str()).collect::<Vec<_>>(), ["soon", "late"]);
        assert_eq!(holds.next(), Some(NOW + 2 * HOUR));
        assert_eq!(holds.due(NOW + 2 * HOUR - 1), Due::default());
        assert_eq!(holds.due(NOW + 2 * HOUR), Due { reminders: 1, forgotten: vec![] });
        assert_eq!(holds.due(NOW + 2 * HOUR), Due::default(), "once");
        assert_eq!((holds.waiting(), holds.next()), (1, Some(NOW + 12 * HOUR)));
        let stored = serde_json::to_value(&holds).expect("plain data");
        assert_eq!(Holds::restore(&stored), holds);
        // A browser that was closed for long reminds of what it still has, and forgets the rest.
        assert_eq!(holds.due(NOW + 2 * HOUR + KEPT_DAYS * DAY_MS), Due { reminders: 1, forgotten: vec!["soon".into()] });
        assert_eq!(holds.next(), Some(NOW + 12 * HOUR + KEPT_DAYS * DAY_MS));
        assert!(holds.release("late") && !holds.release("late"));
        assert_eq!(holds.next(), None);
    }

    #[test]
    fn what_cannot_be_held_is_not() {
        let mut holds = Holds::default();
        for hours in [0, 73, u32::MAX] {
            assert!(!holds.hold("a".into(), hours, true, NOW), "{hours}");
        }
        assert!(holds.hold("a".into(), 1, true, NOW) && !holds.hold("a".into(), 1, true, NOW), "an id is used once");
        for n in 1..MOST {
            assert!(holds.hold(n.to_string(), 1, false, NOW));
        }
        assert!(!holds.hold("one too many".into(), 1, false, NOW));
        assert_eq!(Holds::restore(&serde_json::json!([1, {"id": "x"}])), Holds::default());
    }
}
