//! Patterns: what numbers, codes and addresses look like.
//!
//! Written as regular expressions and taken apart when the pack is compiled (`author::pattern`), so that what is shipped and run is
//! only this: some steps and a way to go back. The `regex` crate was a quarter of the program (100 KB of 860, gzip) and took 5 to
//! 8 ms to compile the patterns of the first text with a digit; the answers are the same (see the tests of `author::pattern`).

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Step {
    /// These letters in either case, digits and signs.
    Text(String),
    /// Bytes of a class, by its number: at least, at most, and rather more than fewer.
    Class(u8, u16, u16),
    /// One of these, the first that leads to a match.
    Either(Vec<Vec<Step>>),
    /// All of this: at least, at most, and rather more than fewer.
    Repeat(Vec<Step>, u16, u16),
    /// What is reported begins here.
    Open,
    /// What is reported ends here.
    Close,
    /// The beginning of the text.
    Start,
    /// The end of the text.
    End,
    /// A word (ASCII letters, digits, `_`) begins or ends here.
    Edge,
}

/// A set of bytes, a bit each.
pub(crate) type Class = [u64; 4];

/// A class from its ranges, both ends included.
pub(crate) fn class(ranges: &[(u8, u8)]) -> Class {
    let mut bits = [0; 4];
    for byte in ranges.iter().flat_map(|(from, to)| *from..=*to) {
        bits[byte as usize / 64] |= 1 << (byte % 64);
    }
    bits
}

pub(crate) fn contains(class: &Class, byte: u8) -> bool {
    class[byte as usize / 64] >> (byte % 64) & 1 == 1
}

/// Where a pattern fits: the range that it reports and where the whole of it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fit {
    pub(crate) reported: Range<usize>,
    pub(crate) end: usize,
}

/// How many steps may be tried from one place. Patterns that are sensible take tens; what a text is made of to take more is no number.
const BUDGET: u32 = 4_000;

/// Every place where a pattern fits, leftmost first and without overlap.
pub(crate) fn fits<'a>(
    steps: &'a [Step],
    first: &'a Class,
    classes: &'a [Class],
    text: &'a [u8],
) -> impl Iterator<Item = Fit> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let fit = (from..text.len()).filter(|at| contains(first, text[*at])).find_map(|at| {
            let mut search = Search { classes, text, budget: BUDGET, open: None, close: None };
            let end = search.fit(steps, &Next::Done, at)?;
            Some(Fit { reported: search.open.unwrap_or(at)..search.close.unwrap_or(end), end: end.max(at + 1) })
        })?;
        from = fit.end;
        Some(fit)
    })
}

struct Search<'t> {
    classes: &'t [Class],
    text: &'t [u8],
    budget: u32,
    open: Option<usize>,
    close: Option<usize>,
}

/// What is to follow the steps at hand.
enum Next<'n> {
    Done,
    Steps(&'n [Step], &'n Next<'n>),
    /// One more round of a repetition that began its last at a place: the steps, at least and at most how often yet.
    Again(&'n [Step], u16, u16, usize, &'n Next<'n>),
}

impl Search<'_> {
    /// The end of the first way in which the steps and what follows fit here.
    fn fit(&mut self, steps: &[Step], next: &Next<'_>, at: usize) -> Option<usize> {
        self.budget = self.budget.checked_sub(1)?;
        let Some((step, rest)) = steps.split_first() else {
            return match *next {
                Next::Done => Some(at),
                Next::Steps(steps, next) => self.fit(steps, next, at),
                // A round that took nothing would go on for ever.
                Next::Again(.., from, _) if from == at => None,
                Next::Again(steps, least, most, _, next) => self.repeat(steps, least, most, next, at),
            };
        };
        match step {
            Step::Text(words) => {
                let here = self.text.get(at..at + words.len())?;
                here.eq_ignore_ascii_case(words.as_bytes()).then(|| self.fit(rest, next, at + words.len()))?
            }
            Step::Class(number, least, most) => {
                let class = &self.classes[*number as usize];
                let run = self.text[at..].iter().take(*most as usize).take_while(|b| contains(class, **b)).count();
                (*least as usize..=run).rev().find_map(|taken| self.fit(rest, next, at + taken))
            }
            Step::Either(branches) => branches.iter().find_map(|branch| self.fit(branch, &Next::Steps(rest, next), at)),
            Step::Repeat(steps, least, most) => self.repeat(steps, *least, *most, &Next::Steps(rest, next), at),
            Step::Open => {
                let end = self.fit(rest, next, at)?;
                self.open = Some(at);
                Some(end)
            }
            Step::Close => {
                let end = self.fit(rest, next, at)?;
                self.close = Some(at);
                Some(end)
            }
            Step::Start => (at == 0).then(|| self.fit(rest, next, at))?,
            Step::End => (at == self.text.len()).then(|| self.fit(rest, next, at))?,
            Step::Edge => {
                let word = |at: Option<usize>| {
                    at.and_then(|at| self.text.get(at)).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_')
                };
                (word(at.checked_sub(1)) != word(Some(at))).then(|| self.fit(rest, next, at))?
            }
        }
    }

    fn repeat(&mut self, steps: &[Step], least: u16, most: u16, next: &Next<'_>, at: usize) -> Option<usize> {
        let again = if most == 0 {
            None
        } else {
            // "At most" u16::MAX times is as often as it fits.
            let fewer = if most == u16::MAX { most } else { most - 1 };
            self.fit(steps, &Next::Again(steps, least.saturating_sub(1), fewer, at, next), at)
        };
        again.or_else(|| if least == 0 { self.fit(&[], next, at) } else { None })
    }
}
