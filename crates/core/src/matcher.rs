//! Whether a phrase fits at a place of a chart.

use crate::chart::{Chart, NUM};
use crate::pack::{Element, Phrase, Sets, Symbol};
use crate::token::Kind;

pub(crate) struct Matcher<'c> {
    pub(crate) chart: &'c Chart,
    pub(crate) sets: &'c Sets,
    pub(crate) sentence_end: usize,
}

#[derive(Default, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) end: usize,
    pub(crate) open: Option<usize>,
    pub(crate) close: Option<usize>,
}

impl Matcher<'_> {
    pub(crate) fn phrase(&self, phrase: &Phrase, start: usize) -> Option<Hit> {
        // Each gap multiplies the ways to fit; a budget keeps the worst case linear in the text.
        let mut budget = 400;
        self.fit(&phrase.elements, start, start, &mut budget)
    }

    fn fit(&self, elements: &[Element], start: usize, at: usize, budget: &mut u32) -> Option<Hit> {
        *budget = budget.checked_sub(1)?;
        let Some((element, rest)) = elements.split_first() else {
            return Some(Hit { end: at, ..Hit::default() });
        };
        match *element {
            Element::Any(set) => self.take(set, rest, start, at, budget),
            Element::Maybe(set) => self.take(set, rest, start, at, budget).or_else(|| self.fit(rest, start, at, budget)),
            Element::Gap(most) => {
                (at..=(at + most as usize).min(self.sentence_end)).find_map(|next| self.fit(rest, start, next, budget))
            }
            Element::Number(low, high) => {
                let edges = self.chart.edges.get(at).filter(|_| at < self.sentence_end)?;
                edges
                    .iter()
                    .rev()
                    .filter(|e| e.symbol == NUM && (low..=high).contains(&e.value))
                    .find_map(|e| self.fit(rest, start, e.end as usize, budget))
            }
            Element::Not(set) => {
                let here = at < self.sentence_end && self.chart.edges[at].iter().any(|e| self.has(set, e.symbol));
                if here { None } else { self.fit(rest, start, at, budget) }
            }
            Element::Also(set) => {
                let here = at < self.sentence_end && self.chart.edges[at].iter().any(|e| self.has(set, e.symbol));
                if here { self.fit(rest, start, at, budget) } else { None }
            }
            Element::Word => {
                if at < self.sentence_end {
                    self.fit(rest, start, at + 1, budget)
                } else {
                    None
                }
            }
            Element::NotBefore(set) => {
                let same = start > 0 && self.chart.tokens.list[start - 1].sentence == self.chart.tokens.list[start].sentence;
                let here = same && self.chart.ends[start].iter().any(|s| self.has(set, *s));
                if here { None } else { self.fit(rest, start, at, budget) }
            }
            Element::Start => {
                // Emoji, mentions and hashtags may come before the first word.
                let list = &self.chart.tokens.list;
                let sentence = list[at.min(list.len() - 1)].sentence;
                let begins = list[..at]
                    .iter()
                    .rev()
                    .take_while(|t| t.sentence == sentence)
                    .all(|t| matches!(t.kind, Kind::Emoji | Kind::Mention) || t.tag);
                if begins { self.fit(rest, start, at, budget) } else { None }
            }
            Element::End => {
                let list = &self.chart.tokens.list[at..self.sentence_end.max(at)];
                if list.iter().all(|t| matches!(t.kind, Kind::Emoji | Kind::Url) || t.tag) {
                    self.fit(rest, start, at, budget)
                } else {
                    None
                }
            }
            Element::Open => self.fit(rest, start, at, budget).map(|hit| Hit { open: Some(at), ..hit }),
            Element::Close => self.fit(rest, start, at, budget).map(|hit| Hit { close: Some(at), ..hit }),
        }
    }

    /// Takes one symbol of a set, the longest first.
    fn take(&self, set: u16, rest: &[Element], start: usize, at: usize, budget: &mut u32) -> Option<Hit> {
        if at >= self.sentence_end {
            return None;
        }
        let edges = &self.chart.edges[at];
        let mut tried = u32::MAX;
        loop {
            let longest = edges.iter().filter(|e| e.end < tried && self.has(set, e.symbol)).map(|e| e.end).max()?;
            if let Some(hit) = self.fit(rest, start, longest as usize, budget) {
                return Some(hit);
            }
            tried = longest;
        }
    }

    pub(crate) fn has(&self, set: u16, symbol: Symbol) -> bool {
        self.sets.has(set, symbol)
    }
}
