//! Voices: how much a text as a whole sounds like something.
//!
//! A small network, one for all rules, so that what one rule's posts teach of words serves the others. Each word and concept of a text
//! adds its numbers to a sum, what is answered to another; a layer of units makes of both what words mean beside one another, which
//! weights for single words cannot; and each voice is a sum over the units, in points.

use crate::chart::{BUILT_IN, Chart, Edge};
use crate::order;
use crate::pack::{Network, Symbol, sums};
use std::ops::Range;

/// Points beyond which more of the same adds nothing.
const LOUDEST: f32 = 12.0;
/// Points below which less of it takes nothing more away: evidence of twice the threshold stands, however the words sound.
const QUIETEST: f32 = -5.0;

/// Not known to the network.
const UNKNOWN: u16 = u16::MAX;

/// The network of a pack, laid out by symbol: a text has a hundred of the thousands that it knows.
#[derive(Debug)]
pub(crate) struct Voices {
    network: Network,
    /// Which row is that of a symbol.
    row: Vec<u16>,
    /// How many numbers a row has.
    width: usize,
}

/// What was heard in a text.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// What each voice says, in points; below zero where it does not sound so. None when nothing could be heard.
    levels: Vec<(Symbol, f32)>,
    /// The sums over the text's words, and over what it answers if anything.
    sums: Vec<f32>,
    units: Vec<f32>,
}

impl Heard {
    /// Whether there was nothing to hear.
    pub(crate) fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// What a voice is worth, in points; nothing when the concept is none.
    pub(crate) fn voice(&self, symbol: Symbol) -> Option<f32> {
        self.level(symbol).map(|level| level.clamp(QUIETEST, LOUDEST))
    }

    /// How many points a voice is below the least that it is worth; nought or less.
    pub(crate) fn below(&self, symbol: Symbol) -> f32 {
        self.level(symbol).map_or(0.0, |level| (level - QUIETEST).min(0.0))
    }

    fn level(&self, symbol: Symbol) -> Option<f32> {
        self.levels.iter().find(|(s, _)| *s == symbol).map(|(_, level)| *level)
    }
}

impl Voices {
    pub(crate) fn new(mut network: Network, symbols: u16) -> Self {
        let known = sums(&std::mem::take(&mut network.symbols));
        let mut row = vec![UNKNOWN; symbols as usize];
        for (symbol, number) in known.iter().zip(0..) {
            row[*symbol as usize] = number;
        }
        Voices { row, width: network.rows.len() * 2 / known.len().max(1), network }
    }

    /// The numbers of a symbol, in steps; none when it isn't known.
    fn row(&self, symbol: Symbol) -> impl Iterator<Item = i32> {
        let bytes = self.width / 2;
        let from = match self.row[symbol as usize] {
            UNKNOWN => self.network.rows.len(),
            row => row as usize * bytes,
        };
        self.network.rows[from..].iter().take(bytes).flat_map(|two| [i32::from(two >> 4) - 8, i32::from(two & 15) - 8])
    }

    /// What symbols add up to, number by number; below zero is nought.
    fn added(&self, symbols: impl Iterator<Item = Symbol>) -> impl Iterator<Item = f32> {
        let mut steps = vec![0; self.width];
        symbols.for_each(|symbol| steps.iter_mut().zip(self.row(symbol)).for_each(|(sum, step)| *sum += step));
        steps.into_iter().map(|steps| steps.max(0) as f32 * self.network.step)
    }

    /// Hears a text with these symbols, each once, beside words with those.
    pub(crate) fn hear(&self, text: impl Iterator<Item = Symbol>, around: impl Iterator<Item = Symbol>) -> Heard {
        let mut sums: Vec<f32> = self.added(text).collect();
        let mut around = around.peekable();
        // Nothing adds up to nought: its weights needn't be looked at.
        if around.peek().is_some() {
            sums.extend(self.added(around));
        }
        let units: Vec<f32> = self.network.units.iter().map(|unit| unit.sum(&sums).max(0.0)).collect();
        let levels = self.network.voices.iter().map(|voice| (voice.concept, voice.points.sum(&units))).collect();
        Heard { levels, sums, units }
    }

    /// The words that speak most for a voice, at most three; that one has a capital or is unheard of is no reason to show it.
    pub(crate) fn telling(&self, heard: &Heard, chart: &Chart, concept: Symbol) -> Vec<Range<u32>> {
        let Some(voice) = self.network.voices.iter().find(|voice| voice.concept == concept) else { return Vec::new() };
        // How much the voice would move with each number of the text's sum.
        let mut slope = vec![0.0; self.width];
        for ((unit, value), weight) in self.network.units.iter().zip(&heard.units).zip(&voice.points.weights) {
            if *value > 0.0 {
                let moved = unit.step * f32::from(*weight) * voice.points.step * self.network.step;
                slope.iter_mut().zip(&unit.weights).for_each(|(slope, weight)| *slope += moved * f32::from(*weight));
            }
        }
        slope.iter_mut().zip(&heard.sums).filter(|(_, sum)| **sum <= 0.0).for_each(|(slope, _)| *slope = 0.0);
        let weight = |edge: &Edge| self.row(edge.symbol).zip(&slope).map(|(steps, slope)| steps as f32 * slope).sum::<f32>();
        let known = chart.edges.iter().flatten().filter(|edge| edge.symbol as usize >= BUILT_IN.len());
        let mut telling: Vec<(f32, &Edge)> = known.map(|edge| (weight(edge), edge)).filter(|(weight, _)| *weight > 0.0).collect();
        order::by(&mut telling, |(weight, edge)| order::then([0, 0, !weight.to_bits(), edge.start]));
        telling.into_iter().take(3).map(|(_, edge)| edge.span.clone()).collect()
    }
}
