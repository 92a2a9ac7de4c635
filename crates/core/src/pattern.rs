//! Patterns: what numbers, codes and addresses look like.
//!
//! Written as regular expressions and taken apart when the pack is compiled (`author::pattern`), so that what is shipped and run is
//! only this: some steps and a way to go back. The `regex` crate was a quarter of the program (100 KB of 860, gzip) and took 5 to
//! 8 ms to compile the patterns of the first text with a digit; the answers are the same (see the tests of `author::pattern`).

use crate::pack::Pattern;
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
type Class = [u64; 4];

/// A class from its ranges, both ends included.
fn class(ranges: &[(u8, u8)]) -> Class {
    let mut bits = [0; 4];
    for byte in ranges.iter().flat_map(|(from, to)| *from..=*to) {
        bits[byte as usize / 64] |= 1 << (byte % 64);
    }
    bits
}

fn contains(class: &Class, byte: u8) -> bool {
    class[byte as usize / 64] >> (byte % 64) & 1 == 1
}

/// How many steps may be tried from one place. Patterns that are sensible take tens; what a text is made of to take more is no number.
const BUDGET: u32 = 4_000;

/// Patterns, ready to be looked for all at once.
#[derive(Debug)]
pub(crate) struct Patterns {
    classes: Vec<Class>,
    blocks: Vec<Block>,
}

/// What 64 patterns can begin with, a bit for each: nearly every place of a text is ruled out by its next two bytes.
#[derive(Debug)]
struct Block {
    first: [u64; 256],
    second: [u64; 256],
    /// Those that begin at the edge of a word.
    edge: u64,
}

impl Patterns {
    pub(crate) fn new(patterns: &[Pattern], classes: &[Vec<(u8, u8)>]) -> Self {
        let classes: Vec<Class> = classes.iter().map(|ranges| class(ranges)).collect();
        let blocks = patterns.chunks(64).map(|chunk| {
            let mut block = Block { first: [0; 256], second: [0; 256], edge: 0 };
            for (bit, pattern) in chunk.iter().enumerate() {
                block.edge |= u64::from(pattern.steps.first() == Some(&Step::Edge)) << bit;
                for (masks, class) in [(&mut block.first, pattern.first), (&mut block.second, pattern.second)] {
                    for (byte, mask) in masks.iter_mut().enumerate() {
                        *mask |= u64::from(contains(&classes[class as usize], byte as u8)) << bit;
                    }
                }
            }
            block
        });
        Patterns { blocks: blocks.collect(), classes }
    }

    /// What each pattern reports, leftmost first and without overlap.
    pub(crate) fn find(&self, patterns: &[Pattern], wanted: impl Fn(&Pattern) -> bool, text: &[u8]) -> Vec<Vec<Range<usize>>> {
        let mut found = vec![Vec::new(); patterns.len()];
        for ((block, patterns), found) in self.blocks.iter().zip(patterns.chunks(64)).zip(found.chunks_mut(64)) {
            let tried = patterns.iter().enumerate().fold(0, |mask, (bit, pattern)| mask | u64::from(wanted(pattern)) << bit);
            let mut free_from = [0; 64];
            let mut before = false;
            for (at, byte) in text.iter().enumerate().filter(|_| tried != 0) {
                let here = is_word(*byte);
                let mut bits = tried & block.first[*byte as usize];
                bits &= text.get(at + 1).map_or(u64::MAX, |next| block.second[*next as usize]);
                if here == before {
                    bits &= !block.edge;
                }
                before = here;
                while bits != 0 {
                    let bit = bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    if free_from[bit] > at {
                        continue;
                    }
                    let mut search = Search { classes: &self.classes, text, budget: BUDGET, open: None, close: None };
                    if let Some(end) = search.fit(&patterns[bit].steps, &Next::Done, at) {
                        free_from[bit] = end;
                        found[bit].push(search.open.unwrap_or(at)..search.close.unwrap_or(end));
                    }
                }
            }
        }
        found
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
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
