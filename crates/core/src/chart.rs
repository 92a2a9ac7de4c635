//! Evidence: which concepts stand where in a text.
//!
//! A chart holds an edge for every word and every concept found over a stretch of tokens. Terms and patterns lay the first edges,
//! phrases combine edges into new ones, layer by layer, so every edge is made once and from edges that are complete.

use crate::fold::Folded;
use crate::language::Spoken;
use crate::pack::Symbol;
use crate::token::Tokens;
use std::ops::{Range, RangeInclusive};

/// Concepts that the engine itself provides; every pack has them first, in this order.
pub(crate) const BUILT_IN: [&str; 77] = [
    "tok.cap",
    "tok.upper",
    "tok.num",
    "tok.mention",
    "tok.tag",
    "tok.url",
    "tok.email",
    "tok.initial",
    "tok.initials",
    "tok.emoji",
    "tok.first-cap",
    "tok.question",
    "ctx.post",
    "ctx.reply",
    "ctx.message",
    "ctx.request",
    "ctx.inbound",
    "ctx.parent",
    "ctx.photo",
    "ctx.video",
    "ctx.location",
    "ctx.public",
    "ctx.friends",
    "ctx.group",
    "ctx.private",
    "ctx.employer",
    "ctx.city",
    "ctx.specialty",
    "tok.possessive",
    "ctx.mutual",
    "tok.quoted",
    "ctx.thread",
    "tok.pause",
    "tok.unknown",
    "tok.digits",
    "tok.headline",
    "tok.past",
    "code",
    "code.phone",
    "code.phone-maybe",
    "code.email",
    "code.ip",
    "code.mac",
    "code.ssn",
    "code.mbi",
    "code.sin",
    "code.ohip",
    "code.ramq",
    "code.bc-phn",
    "code.nhs",
    "code.chi",
    "code.nino",
    "code.pps",
    "code.medicare-au",
    "code.ihi",
    "code.tfn",
    "code.nhi",
    "code.aadhaar",
    "code.abha",
    "code.nric",
    "code.za-id",
    "code.vin",
    "code.gtin",
    "code.dni",
    "code.curp",
    "code.rut",
    "tok.foreign",
    "ctx.marked.patient",
    "ctx.marked.relative",
    "ctx.marked.perhaps",
    "ctx.marked.before",
    "ctx.marked.not",
    "ctx.tagged",
    "ctx.photo.place",
    "ctx.photo.time",
    "ctx.photo.looked",
    "tok.small",
];

pub(crate) const CAP: Symbol = 0;
pub(crate) const UPPER: Symbol = 1;
pub(crate) const NUM: Symbol = 2;
pub(crate) const MENTION: Symbol = 3;
pub(crate) const TAG: Symbol = 4;
pub(crate) const URL: Symbol = 5;
pub(crate) const EMAIL: Symbol = 6;
pub(crate) const INITIAL: Symbol = 7;
pub(crate) const INITIALS: Symbol = 8;
pub(crate) const EMOJI: Symbol = 9;
pub(crate) const FIRST_CAP: Symbol = 10;
pub(crate) const QUESTION: Symbol = 11;
pub(crate) const POSSESSIVE: Symbol = 28;
pub(crate) const QUOTED: Symbol = 30;
pub(crate) const PAUSE: Symbol = 32;
pub(crate) const UNKNOWN: Symbol = 33;
pub(crate) const DIGITS: Symbol = 34;
pub(crate) const HEADLINE: Symbol = 35;
pub(crate) const PAST: Symbol = 36;
pub(crate) const CODE: Symbol = 37;
pub(crate) const CODE_PHONE: Symbol = 38;
pub(crate) const CODE_PHONE_MAYBE: Symbol = 39;
pub(crate) const CODE_EMAIL: Symbol = 40;
pub(crate) const CODE_IP: Symbol = 41;
pub(crate) const CODE_MAC: Symbol = 42;
pub(crate) const SMALL: Symbol = 76;
/// The first of those that [`crate::validate::KINDS`] lays, in its order.
pub(crate) const CODE_KINDS: Symbol = 43;

/// Words that end in -ed without being a past form. Sorted.
pub(crate) const NOT_PAST: [&str; 20] = [
    "bleed", "breed", "embed", "exceed", "freed", "greed", "hundred", "indeed", "infrared", "kindred", "naked", "need",
    "proceed", "sacred", "seed", "shed", "speed", "succeed", "weed", "wicked",
];

/// The number of a built-in concept.
pub(crate) fn built_in(name: &str) -> Option<Symbol> {
    BUILT_IN.iter().position(|n| *n == name).map(|i| i as Symbol)
}

/// A symbol over a stretch of tokens.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edge {
    pub(crate) symbol: Symbol,
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Byte range in the folded text that is reported.
    pub(crate) span: Range<u32>,
    /// The value of a number, [`NO_VALUE`] for anything else.
    pub(crate) value: u32,
}

pub(crate) const NO_VALUE: u32 = u32::MAX;

/// A text with everything found in it.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) folded: Folded,
    pub(crate) tokens: Tokens,
    /// By sentence, the languages in which it is read.
    pub(crate) spoken: Vec<Spoken>,
    /// Edges by first token.
    pub(crate) edges: Vec<Vec<Edge>>,
    /// Symbols by the token after their last, for looking back.
    pub(crate) ends: Vec<Vec<Symbol>>,
    /// Concept edges in order of symbol, then place.
    pub(crate) found: Vec<Edge>,
    /// Where those of each concept begin, and one past the last.
    pub(crate) found_at: Vec<u32>,
    /// Every symbol that is in it, each once.
    pub(crate) symbols: Vec<Symbol>,
}

impl Chart {
    /// Lists the edges of the concepts, which are the symbols below a number, once all are there.
    pub(crate) fn index(&mut self, concepts: Symbol) {
        let mut at = vec![0u32; concepts as usize + 1];
        let all: Vec<&Edge> = self.edges.iter().flatten().filter(|e| e.symbol < concepts).collect();
        for edge in &all {
            at[edge.symbol as usize + 1] += 1;
        }
        for symbol in 1..at.len() {
            at[symbol] += at[symbol - 1];
        }
        let mut free = at.clone();
        let mut sorted = all.clone();
        for edge in all {
            let from = at[edge.symbol as usize] as usize;
            let mut place = free[edge.symbol as usize] as usize;
            free[edge.symbol as usize] += 1;
            // They come in order of place; of those that begin at the same token the longest is first.
            while place > from && sorted[place - 1].start == edge.start && sorted[place - 1].end < edge.end {
                sorted[place] = sorted[place - 1];
                place -= 1;
            }
            sorted[place] = edge;
        }
        self.found = sorted.into_iter().cloned().collect();
        self.found_at = at;
    }

    /// Every place where a concept stands, in order.
    pub(crate) fn of(&self, symbol: Symbol) -> &[Edge] {
        match self.found_at.get(symbol as usize..symbol as usize + 2) {
            Some([from, to]) => &self.found[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// Those of them that begin in a range of sentences.
    pub(crate) fn of_within(&self, symbol: Symbol, sentences: RangeInclusive<u32>) -> &[Edge] {
        let all = self.of(symbol);
        if all.is_empty() {
            return all;
        }
        let from = all.partition_point(|e| self.sentence(e) < *sentences.start());
        let to = all.partition_point(|e| self.sentence(e) <= *sentences.end());
        &all[from..to]
    }

    /// The sentence in which an edge begins.
    pub(crate) fn sentence(&self, edge: &Edge) -> u32 {
        self.tokens.list.get(edge.start as usize).map_or(0, |t| t.sentence)
    }

    /// Whether an edge begins between quotation marks.
    pub(crate) fn quoted(&self, edge: &Edge) -> bool {
        self.tokens.list.get(edge.start as usize).is_some_and(|t| t.quoted)
    }
}
