//! The people whom the user marked, as the worker asks for them: recognised in what is checked, marked on a page, kept and forgotten
//! on the options page, and locked away under a passphrase.

use crate::marks::{Key, Mark, Marks, Summary};
use crate::protocol::FromWorker;
use bedrail_core::Input;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Marks, and how they are stored.
#[derive(Debug, Default)]
pub struct People {
    /// Empty while locked.
    marks: Marks,
    seal: Seal,
}

/// How marks are stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seal {
    /// Without a passphrase.
    #[default]
    None,
    /// Under a passphrase, which was given.
    Open,
    /// Under a passphrase, which has to be given first.
    Locked,
}

/// The options page about marks.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// How they are.
    Show,
    /// Mark people.
    Mark {
        /// Their keys. On the way to the glue of the page, which hashes, the spellings are in the place of the hashes.
        people: Vec<Vec<Key>>,
        /// What they are.
        mark: Mark,
        /// True when they come from a list.
        list: bool,
    },
    /// What is remembered about a person.
    Find {
        /// As in [`Asked::Mark`], one person.
        people: Vec<Vec<Key>>,
    },
    /// Forget what is remembered about a person.
    Forget {
        /// As in [`Asked::Mark`], one person.
        people: Vec<Vec<Key>>,
    },
    /// Forget people who were marked together.
    ForgetBatch {
        /// Of [`Summary::id`].
        id: u32,
    },
    /// Forget everybody.
    Wipe,
    /// Keep marks for so long.
    Keep {
        /// One of [`crate::marks::MONTHS`].
        months: u32,
    },
}

/// What the options page shows of the marks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct View {
    /// How they are stored.
    pub seal: Seal,
    /// For how long new ones are kept.
    pub months: u32,
    /// Who is marked, latest first; nobody while locked.
    pub batches: Vec<Summary>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// So many were marked.
    Kept {
        /// How many there was room for.
        people: usize,
        /// How many were asked for.
        of: usize,
    },
    /// This is remembered.
    Found {
        /// What was said.
        mark: Mark,
        /// False when it may also be somebody else.
        sure: bool,
        /// Until when it is kept (milliseconds since 1970).
        until: u64,
    },
    /// There is nobody like that.
    Nobody,
    /// Forgotten.
    Forgotten,
    /// Everybody is forgotten.
    Wiped,
    /// Changed.
    Saved,
    /// Said by the glue, which alone sees passphrases: it is not that one.
    Wrong,
    /// Said by the glue: there is a passphrase now.
    Sealed,
    /// Said by the glue: there is none any more.
    Unsealed,
    /// Said by the glue: locked.
    Locked,
    /// Said by the glue: unlocked.
    Unlocked,
}

impl People {
    /// With what storage holds under `marks`, and under `seal` how that is stored.
    #[must_use]
    pub fn restore(stored: &Value) -> Self {
        let seal = Seal::deserialize(&stored["seal"]).unwrap_or_default();
        People { marks: Marks::restore(&stored["marks"]), seal }
    }

    /// Everything that is kept.
    #[must_use]
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// How marks are stored.
    #[must_use]
    pub fn sealed(&self) -> Seal {
        self.seal
    }

    /// Puts marks under a passphrase, locks them, or takes them out from under it; the glue encrypts what it stores.
    pub fn seal(&mut self, seal: Seal) {
        self.seal = seal;
        if seal == Seal::Locked {
            self.marks = Marks::default();
        }
    }

    /// Takes the marks that a passphrase gave back.
    pub fn unlock(&mut self, marks: &Value) {
        self.marks = Marks::restore(marks);
        self.seal = Seal::Open;
    }

    /// Adds to a question what the user said about whoever has these keys.
    pub fn recognise(&self, input: &mut Input, keys: &[Key], now_ms: u64) {
        input.known = self.marks.find(keys, now_ms).map(|found| found.known);
    }

    /// What is remembered about a person, for the page.
    #[must_use]
    pub fn marked(&self, seq: u32, keys: &[Key], now_ms: u64) -> FromWorker {
        let found = self.marks.find(keys, now_ms);
        FromWorker::Marked {
            seq,
            mark: found.map(|found| found.known.tie),
            sure: found.is_some_and(|found| found.known.sure),
            until: found.map(|found| found.until),
            locked: self.seal == Seal::Locked,
        }
    }

    /// Marks a person, or (without a mark) forgets them: whether that made a difference; `None` when the keys are not hashes, or
    /// there is no room. Nothing can be added to what is locked; the page was told so when it asked.
    pub fn mark(&mut self, keys: Vec<Key>, mark: Option<Mark>, now_ms: u64) -> Option<bool> {
        match mark {
            _ if self.seal == Seal::Locked => Some(false),
            Some(mark) => (self.marks.add(&[keys], mark, false, now_ms) > 0).then_some(true),
            None => Some(self.marks.forget(&keys)),
        }
    }

    /// Forgets whose time is over; true when there was somebody.
    pub fn expire(&mut self, now_ms: u64) -> bool {
        self.marks.expire(now_ms)
    }

    /// Answers the options page; true when there is something to store.
    pub fn answer(&mut self, asked: Asked, now_ms: u64) -> (View, Option<Told>, bool) {
        let before = self.marks.revision;
        let told = match asked {
            Asked::Wipe => {
                self.marks.wipe();
                self.seal = Seal::None;
                Some(Told::Wiped)
            }
            _ if self.seal == Seal::Locked => None,
            Asked::Show => None,
            Asked::Mark { people, mark, list } => {
                let of = people.len();
                Some(Told::Kept { people: self.marks.add(&people, mark, list, now_ms), of })
            }
            Asked::Find { people } => Some(match self.marks.find(&people.concat(), now_ms) {
                Some(found) => Told::Found { mark: found.known.tie, sure: found.known.sure, until: found.until },
                None => Told::Nobody,
            }),
            Asked::Forget { people } => Some(if self.marks.forget(&people.concat()) { Told::Forgotten } else { Told::Nobody }),
            Asked::ForgetBatch { id } => self.marks.forget_batch(id).then_some(Told::Forgotten),
            Asked::Keep { months } => self.marks.keep_for(months).then_some(Told::Saved),
        };
        // A shorter time may be over already.
        self.marks.expire(now_ms);
        let view = View { seal: self.seal, months: self.marks.months, batches: self.marks.summary() };
        (view, told, self.marks.revision != before)
    }
}
