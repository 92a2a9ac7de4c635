//! The engine: a compiled pack, ready to check texts.

use crate::chart::Chart;
use crate::estimate::estimate;
use crate::input::Input;
use crate::jurisdiction::Local;
use crate::order;
use crate::pack::{Pack, Rule, Symbol};
use crate::policy::Policy;
use crate::reader::Reader;
use crate::report::{Report, Span};
use crate::score::{Scene, Weighing, whole_hashtag};
use crate::surroundings::Surroundings;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// Checks texts against the rules of one compiled pack.
///
/// Making one lays out the terms of its pack, once, and compiles nothing.
/// A check has no side effect that can be seen, never panics, and takes time in proportion to the length of the text.
pub struct Engine {
    reader: Reader,
    surroundings: Surroundings,
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("rules", &self.reader.pack.rules.len()).finish_non_exhaustive()
    }
}

/// Why a compiled pack can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PackError {
    /// It is damaged or was compiled by another version; compile it again.
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PackError::Damaged => "the compiled pack can't be read: compile it again with this version",
        })
    }
}

impl std::error::Error for PackError {}

impl Engine {
    /// An engine from a compiled pack.
    ///
    /// # Errors
    ///
    /// When it is damaged or was made by another version.
    pub fn from_compiled(pack: &[u8]) -> Result<Self, PackError> {
        let pack: Pack = postcard::from_bytes(pack).map_err(|_| PackError::Damaged)?;
        Ok(Engine { reader: Reader::new(pack), surroundings: Surroundings::default() })
    }

    /// What may be a problem in a text, most severe first.
    #[must_use]
    pub fn check(&self, input: &Input, policy: &Policy) -> Report {
        let mut findings = self.weighed(input, policy, false, |weighing, rules| weighing.findings(rules, input));
        order::by(&mut findings, |f| order::then([0, 0, !u32::from(f.severity), f.spans.first().map_or(0, |s| s.start)]));
        Report {
            level: findings.iter().map(|f| f.severity).max().unwrap_or(0),
            score: 1.0 - findings.iter().map(|f| 1.0 - f.confidence).product::<f32>(),
            findings,
        }
    }

    /// For each rule that is for such words what its evidence adds up to without its voice, in points, and whether all is there that it
    /// requires: what voices are fitted to.
    #[must_use]
    pub fn totals(&self, input: &Input) -> Vec<(&str, f32, bool)> {
        let totals: Vec<_> = self.weighed(input, &Policy::default(), true, |weighing, rules| {
            let total = |(rule, local): (&Rule, _)| rule.applies(input).then(|| weighing.total(rule, local));
            rules.into_iter().map(total).collect()
        });
        self.rules().zip(totals).filter_map(|(id, total)| total.map(|(points, complete)| (id, points, complete))).collect()
    }

    /// What `of` makes of the rules, as they are where the policy says.
    fn weighed<T>(
        &self,
        input: &Input,
        policy: &Policy,
        deaf: bool,
        of: impl FnOnce(&Weighing<'_>, Vec<(&Rule, Local<'_>)>) -> T,
    ) -> T {
        let scene = Scene::new(&self.reader, &self.surroundings, input);
        let estimate = estimate(&self.reader, &scene, input);
        let utf16 = utf16_index(&input.text);
        let weighing = Weighing { reader: &self.reader, scene: &scene, policy, utf16: &utf16, estimate: estimate.as_ref(), deaf };
        let pack = &self.reader.pack;
        let place = pack.jurisdictions.iter().find(|place| place.id == policy.jurisdiction);
        of(&weighing, pack.rules.iter().enumerate().map(|(at, rule)| (rule, Local::new(place, at))).collect())
    }

    /// Ids of the rules, in the pack's order.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        self.reader.pack.rules.iter().map(|r| r.id.as_str())
    }

    /// Ids of the jurisdictions, in the pack's order.
    pub fn jurisdictions(&self) -> impl Iterator<Item = &str> {
        self.reader.pack.jurisdictions.iter().map(|place| place.id.as_str())
    }

    /// The languages in which a text is read (ISO 639-1), the one that is spoken most first; none when it is in none of the pack's.
    #[must_use]
    pub fn languages(&self, text: &str) -> Vec<&str> {
        self.reader.languages(text)
    }

    /// What voices are learned from: the plain words and the `{concepts}` of a text with those of the situation, such as `{ctx.reply}`,
    /// and those of what it answers.
    #[must_use]
    pub fn features(&self, input: &Input) -> [BTreeSet<String>; 2] {
        let scene = Scene::new(&self.reader, &self.surroundings, input);
        let concepts = &self.reader.pack.concepts;
        // Symbols beyond the concepts are words.
        let named = |symbol: &Symbol| concepts.get(usize::from(*symbol)).map(|concept| format!("{{{}}}", concept.name));
        let of = |chart: &Chart| -> Vec<String> {
            let words = (0..chart.tokens.list.len()).map(|at| chart.tokens.plain(at).to_owned());
            words.chain(chart.symbols.iter().filter_map(named)).collect()
        };
        let text = of(&scene.text).into_iter().chain(scene.facts.iter().filter_map(named)).collect();
        [text, scene.around().into_iter().flat_map(of).collect()]
    }

    /// Every place where one of the named concepts stands, in order, the longer first; places may overlap.
    #[must_use]
    pub fn places<'n>(&self, text: &str, concepts: impl IntoIterator<Item = &'n str>) -> Vec<Span> {
        let chart = self.reader.read(text);
        let utf16 = utf16_index(text);
        let all = &self.reader.pack.concepts;
        let mut places = Vec::new();
        for name in concepts {
            let Some(symbol) = all.iter().position(|concept| concept.name == name) else { continue };
            for edge in chart.of(symbol as u16) {
                let range = whole_hashtag(&chart.folded.text, edge.span.clone());
                let Range { start, end } = chart.folded.original(range.start as usize..range.end as usize);
                places.push(Span {
                    start: start as u32,
                    end: end as u32,
                    utf16_start: utf16(start),
                    utf16_end: utf16(end),
                    concept: name.to_owned(),
                });
            }
        }
        order::by(&mut places, |place| order::then([0, 0, place.start, !place.end]));
        places
    }

    /// The evidence found in a text, as (concept, words): what an author of rules wants to see.
    #[must_use]
    pub fn evidence(&self, text: &str) -> Vec<(String, String)> {
        let chart = self.reader.read(text);
        (0..self.reader.pack.concepts.len() as u16)
            .flat_map(|symbol| chart.of(symbol).to_vec())
            .map(|edge| {
                let words = chart.folded.text[edge.span.start as usize..edge.span.end as usize].to_owned();
                (self.reader.pack.concepts[edge.symbol as usize].name.clone(), words)
            })
            .collect()
    }
}

/// A function from byte offsets (on character boundaries) to UTF-16 offsets: one table entry per 64 bytes, so that a lookup is short
/// however long the text is.
fn utf16_index(text: &str) -> impl Fn(usize) -> u32 + '_ {
    const EVERY: usize = 64;
    let mut table: Vec<(usize, u32)> = vec![(0, 0)];
    let (mut units, mut next) = (0u32, EVERY);
    if !text.is_ascii() {
        for (at, ch) in text.char_indices() {
            if at >= next {
                table.push((at, units));
                next = at + EVERY;
            }
            units += ch.len_utf16() as u32;
        }
    }
    let ascii = text.is_ascii();
    move |byte| {
        if ascii {
            return byte as u32;
        }
        let (from, units) = table[table.partition_point(|(at, _)| *at <= byte) - 1];
        units + text[from..byte].chars().map(|c| c.len_utf16() as u32).sum::<u32>()
    }
}
