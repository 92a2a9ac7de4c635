//! Voices: how much a text as a whole sounds like something.

use crate::chart::{BUILT_IN, Chart, Edge};
use crate::order;
use crate::pack::{Symbol, VOICE_STEP, Voice, sums};
use std::ops::Range;

/// Points beyond which more of the same adds nothing.
const LOUDEST: f32 = 12.0;
/// Points below which less of it takes nothing more away: evidence of twice the threshold stands, however the words sound. A voice hears
/// nothing of what came before in a thread, of what is answered and of what is attached.
const QUIETEST: f32 = -5.0;

/// The voices of a pack, laid out by symbol: a text has a hundred of the ten thousand that voices know.
#[derive(Debug)]
pub(crate) struct Voices {
    /// Each voice's concept, and its sum for a text with nothing that it knows.
    all: Vec<(Symbol, f32)>,
    /// For each symbol, the numbers of the voices that know it and its weight in each.
    weights: Vec<(u16, i8)>,
    /// Where those of a symbol begin, and one past the last.
    at: Vec<u32>,
}

impl Voices {
    pub(crate) fn new(stored: &[Voice], symbols: u16) -> Self {
        let entries = || {
            stored.iter().zip(0u16..).flat_map(|(voice, number)| {
                sums(&voice.symbols).into_iter().zip(&voice.weights).map(move |(symbol, weight)| (symbol, (number, *weight)))
            })
        };
        let mut at = vec![0u32; symbols as usize + 1];
        entries().for_each(|(symbol, _)| at[symbol as usize + 1] += 1);
        for symbol in 1..at.len() {
            at[symbol] += at[symbol - 1];
        }
        let mut free = at.clone();
        let mut weights = vec![(0, 0); *at.last().unwrap_or(&0) as usize];
        for (symbol, weight) in entries() {
            weights[free[symbol as usize] as usize] = weight;
            free[symbol as usize] += 1;
        }
        Voices { all: stored.iter().map(|voice| (voice.concept, voice.bias)).collect(), weights, at }
    }

    fn of(&self, symbol: Symbol) -> &[(u16, i8)] {
        &self.weights[self.at[symbol as usize] as usize..self.at[symbol as usize + 1] as usize]
    }

    /// The points that each voice is worth in a text with these symbols, each once.
    pub(crate) fn hear(&self, symbols: &[Symbol]) -> Vec<(Symbol, f32)> {
        let mut steps = vec![0i32; self.all.len()];
        for (voice, weight) in symbols.iter().flat_map(|symbol| self.of(*symbol)) {
            steps[*voice as usize] += i32::from(*weight);
        }
        let points = |bias: f32, steps: i32| (bias + steps as f32 * VOICE_STEP).clamp(QUIETEST, LOUDEST);
        self.all.iter().zip(steps).map(|((concept, bias), steps)| (*concept, points(*bias, steps))).collect()
    }

    /// The words that speak most for a voice, at most three; that one has a capital or is unheard of is no reason to show it.
    pub(crate) fn telling(&self, chart: &Chart, concept: Symbol) -> Vec<Range<u32>> {
        let Some(number) = self.all.iter().position(|(known, _)| *known == concept) else { return Vec::new() };
        let weight = |edge: &Edge| {
            self.of(edge.symbol).iter().find(|(voice, _)| *voice as usize == number).map_or(0, |(_, weight)| *weight)
        };
        let known = chart.edges.iter().flatten().filter(|edge| edge.symbol as usize >= BUILT_IN.len());
        let mut telling: Vec<(i8, &Edge)> = known.map(|edge| (weight(edge), edge)).filter(|(weight, _)| *weight > 0).collect();
        order::by(&mut telling, |(weight, edge)| order::then([0, 0, !u32::from(weight.unsigned_abs()), edge.start]));
        telling.into_iter().take(3).map(|(_, edge)| edge.span.clone()).collect()
    }
}
