//! A compiled rule pack: what the engine runs on.
//!
//! Made from TOML by [`author`](crate::author) (feature `author`), usually in a build script, and stored with `postcard`. It is kept small
//! for those who download it (sorted numbers as differences, sorted words front-coded, what follows from the order left out) and
//! laid out for speed when an engine is made of it ([`Sets`], [`Terms`](crate::terms::Terms)).
//!
//! Words and concepts share one space of symbols: first the concepts, in their order, then the literal words of phrases and
//! voices, in the order of their first use.

use crate::estimate::Figures;
use crate::input::Input;
use crate::jurisdiction::Jurisdiction;
use crate::language::{Language, Spoken};
use crate::pattern::Step;
use crate::report::Estimate;
use crate::score::THRESHOLD;
use serde::{Deserialize, Serialize};

/// A word or concept, by number.
pub(crate) type Symbol = u16;

/// Everything compiled from concepts and rules.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Pack {
    /// Names of the concepts; a concept's symbol is its index.
    pub(crate) concepts: Vec<Concept>,
    /// How many symbols there are, words included.
    pub(crate) symbols: u16,
    /// The literal words, in the order of their symbols, front-coded.
    pub(crate) words: Vec<u8>,
    pub(crate) lists: Vec<List>,
    /// Sets of symbols that phrases use, in the order of their first use.
    pub(crate) sets: Vec<Set>,
    pub(crate) phrases: Vec<Phrase>,
    /// How many layers of phrases there are: a phrase uses only concepts of lower layers.
    pub(crate) layers: u8,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) growths: Vec<Growth>,
    /// Concepts whose words identify somebody.
    pub(crate) identifying: Vec<Symbol>,
    /// The classes of bytes that patterns use, as ranges with both ends.
    pub(crate) classes: Vec<Vec<(u8, u8)>>,
    pub(crate) network: Network,
    pub(crate) rules: Vec<Rule>,
    /// What differs by place.
    pub(crate) jurisdictions: Vec<Jurisdiction>,
    /// Languages that are told apart. None: all is read as one.
    pub(crate) languages: Vec<Language>,
    /// What estimates are made from.
    pub(crate) figures: Figures,
    /// Short spellings, sorted.
    pub(crate) spellings: Vec<(String, String)>,
}

impl Pack {
    /// Whether a phrase is one of these languages'.
    pub(crate) fn in_language(&self, phrase: u16, spoken: Spoken) -> bool {
        let language = self.languages.iter().rposition(|language| language.phrases <= phrase).unwrap_or(0);
        spoken >> language & 1 == 1
    }
}

/// Terms that mean the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct List {
    /// What all of them mean, in order of symbol.
    pub(crate) postings: Vec<Posting>,
    /// Those that are literal words too, as differences.
    pub(crate) words: Vec<Symbol>,
    /// The others, front-coded.
    pub(crate) terms: Vec<u8>,
}

/// A set of symbols as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Set {
    /// How many words it is the first to use: the next so many symbols.
    pub(crate) fresh: u16,
    /// The others, as differences.
    pub(crate) known: Vec<Symbol>,
}

/// Sets of symbols, laid out: each sorted, one after the other.
#[derive(Debug)]
pub(crate) struct Sets {
    symbols: Vec<Symbol>,
    ends: Vec<u32>,
    /// By set, a bit for each symbol by its remainder by 64: most symbols are ruled out without a search.
    signs: Vec<u64>,
}

impl Sets {
    /// Lays out stored sets; the literal words begin at a symbol.
    pub(crate) fn new(stored: &[Set], mut next: Symbol) -> Self {
        let mut sets = Sets { symbols: Vec::new(), ends: vec![0], signs: Vec::with_capacity(stored.len()) };
        for set in stored {
            sets.symbols.extend(sums(&set.known));
            sets.symbols.extend((0..set.fresh).map(|word| next.wrapping_add(word)));
            next = next.wrapping_add(set.fresh);
            sets.ends.push(sets.symbols.len() as u32);
            let number = sets.signs.len() as u16;
            sets.signs.push(sets.of(number).iter().fold(0, |signs, symbol| signs | sign(*symbol)));
        }
        sets
    }

    pub(crate) fn of(&self, set: u16) -> &[Symbol] {
        &self.symbols[self.ends[set as usize] as usize..self.ends[set as usize + 1] as usize]
    }

    pub(crate) fn has(&self, set: u16, symbol: Symbol) -> bool {
        self.signs[set as usize] & sign(symbol) != 0 && self.of(set).binary_search(&symbol).is_ok()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len() - 1
    }
}

fn sign(symbol: Symbol) -> u64 {
    1 << (symbol % 64)
}

/// A sorted list of symbols as differences, and back.
#[cfg(feature = "author")]
pub(crate) fn differences(set: &[Symbol]) -> Vec<Symbol> {
    set.iter().scan(0, |last, s| Some(s - std::mem::replace(last, *s))).collect()
}

pub(crate) fn sums(differences: &[Symbol]) -> Vec<Symbol> {
    differences
        .iter()
        .scan(0, |sum: &mut Symbol, d| {
            *sum = sum.wrapping_add(*d);
            Some(*sum)
        })
        .collect()
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Concept {
    pub(crate) name: String,
    /// In words for the user.
    pub(crate) says: String,
}

/// One meaning of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Posting {
    pub(crate) symbol: Symbol,
    pub(crate) case: Case,
}

/// How a term must be written to have that meaning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// Any way.
    #[default]
    Any,
    /// In capitals: `OR`, `ED`.
    Upper,
    /// With a capital: `Grace`.
    Capital,
    /// Without capitals: `rn` for "right now".
    Lower,
}

/// A sequence of words and concepts that makes a concept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Phrase {
    pub(crate) concept: Symbol,
    pub(crate) layer: u8,
    pub(crate) elements: Vec<Element>,
}

impl Element {
    /// The set that it asks for.
    pub(crate) fn set_mut(&mut self) -> Option<&mut u16> {
        match self {
            Element::Any(set) | Element::Maybe(set) | Element::Not(set) | Element::NotBefore(set) | Element::Also(set) => {
                Some(set)
            }
            _ => None,
        }
    }

    /// Whether it only looks and takes no token: a phrase can't begin with nothing else.
    pub(crate) fn is_silent(&self) -> bool {
        matches!(self, Element::Start | Element::Not(_) | Element::NotBefore(_) | Element::Also(_) | Element::Open)
    }
}

/// One step of a phrase. A set is stored as how many sets ago it was first used, nought for the next one, and is its number once
/// the pack is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Element {
    /// One symbol of a set.
    Any(u16),
    /// The same, or nothing.
    Maybe(u16),
    /// Up to so many tokens of any kind.
    Gap(u8),
    /// A number in a range, both ends included.
    Number(u32, u32),
    /// Not one of a set here; takes nothing.
    Not(u16),
    /// None of a set ends right before the phrase; takes nothing.
    NotBefore(u16),
    /// One of a set is here too; takes nothing.
    Also(u16),
    /// One token of any kind.
    Word,
    /// The beginning of a sentence.
    Start,
    /// The end of a sentence.
    End,
    /// What is reported begins here.
    Open,
    /// What is reported ended here.
    Close,
}

/// What a number, a code or an address looks like in the folded text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Pattern {
    pub(crate) concept: Symbol,
    pub(crate) steps: Vec<Step>,
    /// The class of bytes with which it can begin.
    pub(crate) first: u8,
    /// The class of the byte after that.
    pub(crate) second: u8,
    pub(crate) needs: Needs,
    pub(crate) validator: Option<Validator>,
}

/// A concept that takes in what stands beside it: a name's other parts, however many and however unheard of.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Growth {
    pub(crate) concept: Symbol,
    /// What belongs to it right before it.
    pub(crate) before: Option<Symbol>,
    /// What belongs to it right after it.
    pub(crate) after: Option<Symbol>,
    /// And the `'s` that ends it.
    pub(crate) possessive: bool,
}

/// What hears how a text sounds: numbers for each of many words and concepts, two layers, and an output for each voice.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Network {
    /// What one step of a word's numbers is worth.
    pub(crate) step: f32,
    /// The symbols that it knows, sorted and written as differences.
    pub(crate) symbols: Vec<Symbol>,
    /// Their numbers, in steps and plus 8, two to a byte, the first in the upper half.
    pub(crate) rows: Vec<u8>,
    /// What is between words and voices. Their inputs: each of a word's numbers as the text has them, then as what it answers has them.
    pub(crate) units: Vec<Neuron>,
    pub(crate) voices: Vec<Voice>,
}

/// A weighted sum.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Neuron {
    pub(crate) bias: f32,
    pub(crate) step: f32,
    /// In steps, for each input.
    pub(crate) weights: Vec<i8>,
}

impl Neuron {
    pub(crate) fn sum(&self, inputs: &[f32]) -> f32 {
        self.bias + self.step * self.weights.iter().zip(inputs).map(|(weight, value)| f32::from(*weight) * value).sum::<f32>()
    }
}

/// How a kind of text sounds: a concept of the whole text, more or less present.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Voice {
    pub(crate) concept: Symbol,
    /// Points, from the units.
    pub(crate) points: Neuron,
}

/// What a text must have before a pattern is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Needs {
    /// A digit.
    Digit,
    /// At least so many digits in all: four.
    Digits4,
    /// At least seven digits in all.
    Digits7,
    /// A full stop between letters or digits, as in host names.
    Dot,
    /// An at sign.
    At,
}

/// A check that a number must pass to be what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validator {
    /// Luhn's mod-10.
    Luhn,
    /// US National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406).
    Npi,
    /// US Drug Enforcement Administration registration number.
    Dea,
    /// US Social Security number: areas, groups and serials that are never issued.
    Ssn,
    /// US Medicare Beneficiary Identifier: the position rules of CMS.
    Mbi,
    /// UK NHS number: mod 11.
    Nhs,
    /// Vehicle identification number: ISO 3779 check digit.
    Vin,
    /// A day that exists.
    Date,
    /// An IPv4 address.
    Ipv4,
    /// A North American telephone number: neither area nor exchange begins with 0 or 1.
    Nanp,
}

/// One rule: a sum of named evidence against a threshold.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) severity: u8,
    /// False for a rule that is off until somebody switches it on.
    pub(crate) on: bool,
    /// Bit per surface, in the order of `Surface`.
    pub(crate) surfaces: u8,
    /// Bit 0: outbound, bit 1: inbound.
    pub(crate) directions: u8,
    /// Groups of which each must be present; each entry lists alternatives.
    pub(crate) require: Vec<Vec<u8>>,
    /// At least so many groups with positive weight.
    pub(crate) min_groups: u8,
    /// Points that it costs when something required is missing; infinite where nothing makes up for that.
    pub(crate) lacking: f32,
    pub(crate) evidence: Vec<Evidence>,
    /// Whether it speaks of somebody, so that whatever identifies them is shown.
    pub(crate) personal: bool,
    pub(crate) escalate: Vec<Escalation>,
    pub(crate) calibration: Calibration,
}

impl Rule {
    /// Whether it is for such words at all.
    pub(crate) fn applies(&self, input: &Input) -> bool {
        self.surfaces & 1 << input.surface as u8 != 0 && self.directions & 1 << input.direction as u8 != 0
    }

    /// Whether it is weighed around some of its evidence, not over the text as a whole.
    pub(crate) fn anchored(&self) -> bool {
        self.evidence.iter().any(|item| item.anchor)
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Evidence {
    /// In words for the user; when empty, what the concept that was found says.
    pub(crate) says: String,
    /// Of a group only the heaviest counts.
    pub(crate) group: u8,
    pub(crate) any: Vec<Symbol>,
    /// Points; below zero for a suppressor.
    pub(crate) weight: f32,
    pub(crate) scope: Scope,
    /// The rule is weighed once around each of these.
    pub(crate) anchor: bool,
    /// Its words are part of what is shown, also where another of its group is heavier and counts instead.
    pub(crate) mark: bool,
    /// Does not count between quotation marks.
    pub(crate) unquoted: bool,
    /// Not words, but an estimate with so many people.
    pub(crate) people: Option<Crowd>,
}

impl Evidence {
    /// Whether its words support a finding and are to be seen.
    pub(crate) fn shown(&self) -> bool {
        self.mark && !self.anchor && self.weight > 0.0
    }
}

/// How many people an estimate must speak of to be evidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crowd {
    /// Fewer, at its high end.
    Below(f32),
    /// More, at its low end.
    Above(f32),
}

impl Crowd {
    pub(crate) fn holds(self, estimate: &Estimate) -> bool {
        match self {
            Crowd::Below(most) => estimate.high < f64::from(most),
            Crowd::Above(least) => estimate.low > f64::from(least),
        }
    }
}

/// Where evidence counts, seen from the anchor (or, for a rule without anchors, from the text as a whole).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In the anchor's sentence.
    Sentence,
    /// In the anchor's sentence or one next to it.
    Near,
    /// Anywhere in the text.
    #[default]
    Post,
    /// Anywhere in the text or the earlier parts of the thread.
    Thread,
    /// In what is being answered.
    Parent,
    /// In what the author's profile shows.
    Author,
    /// In what a request shows of the other person.
    Request,
}

/// A higher severity when all of its conditions hold.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Escalation {
    pub(crate) severity: u8,
    /// From this score on.
    pub(crate) score: Option<f32>,
    /// And when any of these is there; empty asks for nothing.
    pub(crate) any: Vec<Symbol>,
    /// In the parent, in the request, or otherwise in the text.
    pub(crate) scope: Scope,
}

/// Turns points into confidence: `1 / (1 + exp(-(at + per_point * points)))`, counted from the threshold.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Calibration {
    pub(crate) at: f32,
    pub(crate) per_point: f32,
}

impl Calibration {
    /// What a rule's points say of how likely it is right, in log-odds.
    pub(crate) fn odds(self, points: f32) -> f32 {
        self.at + self.per_point * (points - THRESHOLD)
    }
}

/// Fitted to the findings on `tests/corpus/dev/` by `cargo xtask eval --calibrate`: at the threshold three findings of ten are right (half
/// of those texts are risky), four points above it nine of ten.
impl Default for Calibration {
    fn default() -> Self {
        Calibration { at: -0.83, per_point: 0.78 }
    }
}
