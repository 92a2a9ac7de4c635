//! The figures of a pack, compiled.

use crate::pack::Symbol;
use serde::{Deserialize, Serialize};

/// Everything that estimates are made from.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Figures {
    /// What a concept stands for, by symbol; several rows for what differs by age.
    pub(crate) rows: Vec<Row>,
    /// Documents that figures come from.
    pub(crate) sources: Vec<String>,
    /// Shares of the single years of age, in order of age.
    pub(crate) shares: Vec<Share>,
    /// Concepts around the number that is an age.
    pub(crate) age: Vec<Symbol>,
    /// Within them: the number counts days, weeks or months.
    pub(crate) infant: Vec<Symbol>,
    /// A name of a place is one only where one of these stands.
    pub(crate) standing: Vec<Symbol>,
    /// What makes it fewer by an unknown share, unless a rate covers the same words.
    pub(crate) narrowing: Vec<Symbol>,
    /// For names that places of different sizes have: the key of the name (kept as the difference from the one before), then the number
    /// of each region and the size class of its place.
    pub(crate) several: Vec<(u32, Vec<(u8, u8)>)>,
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Kept as the difference from the row before.
    pub(crate) symbol: Symbol,
    pub(crate) kind: Kind,
    pub(crate) low: Amount,
    pub(crate) high: Amount,
    /// First and last year of age that it is about.
    pub(crate) ages: (u8, u8),
    pub(crate) sex: Sex,
    /// Position among the sources.
    pub(crate) source: u8,
    /// A place that lies outside the United States; anything else that was counted there too.
    pub(crate) abroad: bool,
}

/// A number above nothing, to a quarter of a per cent: two bytes where it would be four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Amount(i16);

impl Amount {
    /// Steps in a factor of e.
    const STEPS: f64 = 400.0;

    #[cfg(feature = "author")]
    pub(crate) fn new(value: f32) -> Self {
        Amount((f64::from(value).ln() * Self::STEPS).round() as i16)
    }

    pub(crate) fn value(self) -> f64 {
        (f64::from(self.0) / Self::STEPS).exp()
    }
}

/// What a figure says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// New cases a year in [`PER`] people of these ages and this sex.
    Yearly,
    /// How many of [`PER`] people have it at any time.
    Having,
    /// How many of [`PER`] people do or are this.
    Doing,
    /// At most so many in a place.
    Holders,
    /// People of a town, by its size class.
    Town,
    /// People of a state or country, which has this number among the regions.
    Region(u8),
    /// Days.
    Window,
    /// A rough age, in words.
    Age,
    /// A sex, in words.
    Sex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Sex {
    Any,
    Female,
    Male,
}

/// The share of people who have a certain age in whole years.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Share {
    /// Last age that has it; the first is the one after the entry before.
    pub(crate) to: u8,
    pub(crate) low: f32,
    pub(crate) high: f32,
    /// Position among the sources.
    pub(crate) source: u8,
}

/// Rates are given for so many people.
pub(crate) const PER: f64 = 100_000.0;

/// Every age there is.
pub(crate) const ALL_AGES: (u8, u8) = (0, 120);

/// The size class of a place: the power of two that comes nearest to its people. Half of that step was measured to cost 3 KB more.
#[cfg(feature = "author")]
pub(crate) fn class(people: u64) -> u8 {
    (people.max(1) as f64).log2().round() as u8
}

/// The fewest and most people of a size class.
pub(crate) fn people(class: u8) -> (f64, f64) {
    let at = |half: f64| (f64::from(class) + half).exp2();
    (at(-0.5), at(0.5))
}

/// The key of a name in [`Figures::several`]: 20 bits of FNV-1a, which the compiler of a pack checks to tell these names apart.
pub(crate) fn key(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 12
}

impl Figures {
    /// Makes numbers of what a pack keeps as differences.
    pub(crate) fn lay_out(&mut self) {
        let (mut symbol, mut key) = (0, 0u32);
        for row in &mut self.rows {
            symbol = row.symbol.wrapping_add(symbol);
            row.symbol = symbol;
        }
        for (own, _) in &mut self.several {
            key = own.wrapping_add(key);
            *own = key;
        }
    }

    /// The share of people who have one of these ages, and the source of it.
    pub(crate) fn share(&self, ages: (u8, u8)) -> (f64, f64, u8) {
        let (mut from, mut low, mut high, mut source) = (0u8, 0.0, 0.0, 0);
        for share in &self.shares {
            let (first, last) = (ages.0.max(from), ages.1.min(share.to));
            if first <= last {
                let years = f64::from(last - first) + 1.0;
                low += years * f64::from(share.low);
                high += years * f64::from(share.high);
                source = share.source;
            }
            from = share.to.saturating_add(1);
        }
        (low.min(1.0), high.min(1.0), source)
    }

    /// The size class of the place of this name in a region, when places of different sizes have the name.
    pub(crate) fn class_in(&self, name: &str, region: u8) -> Option<u8> {
        let at = self.several.binary_search_by_key(&key(name), |(key, _)| *key).ok()?;
        self.several[at].1.iter().find(|(code, _)| *code == region).map(|(_, class)| *class)
    }

    pub(crate) fn source(&self, number: u8) -> String {
        self.sources.get(usize::from(number)).cloned().unwrap_or_default()
    }
}
