//! Writing packs: TOML sources to a compiled pack.
//!
//! A pack has *concept* files, *rule* files, *lexicons* (word lists) and a table of spellings. See [`ConceptSource`] and
//! [`RuleSource`] for their fields, and [`phrase`] for the little language in which phrases are written.

mod figures;
mod inflect;
mod jurisdiction;
mod language;
mod lay;
mod network;
mod pattern;
pub mod phrase;
mod source;

pub use figures::{FigureFile, FigureSource, OriginSource, ShareSource, TownSource};
pub use jurisdiction::{DifferenceSource, DocumentSource, JurisdictionSource, LeadSource, WeighSource};
pub use language::{LanguageFile, LanguageSource, TranslationSource};
pub use source::{
    CiteSource, ConceptFile, ConceptSource, EscalateSource, EvidenceSource, ExampleSource, LexiconUse, PatternSource, RuleSource,
    Status, TextSource,
};

use crate::chart::BUILT_IN;
use crate::fold::Folded;
use crate::pack::{
    Calibration, Case, Concept, Element, Escalation, Evidence, Growth, Pack, Pattern, Phrase, Posting, Rule, Symbol,
};
use crate::terms::encode;
use crate::token::Tokens;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// The sources of a pack.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Every concept, from every concept file.
    pub concepts: Vec<ConceptSource>,
    /// Every rule.
    pub rules: Vec<RuleSource>,
    /// The languages, that of the concepts and rules above first. None: all is read as one.
    pub languages: Vec<LanguageSource>,
    /// What differs by place.
    pub jurisdictions: Vec<JurisdictionSource>,
    /// Word lists by file name.
    pub lexicons: BTreeMap<String, String>,
    /// What hears how a text sounds, as `tools/voices/learn.py` writes it; empty for none.
    pub network: String,
    /// Short spellings of chat and the words they stand for.
    pub spellings: BTreeMap<String, String>,
    /// What estimates are made from.
    pub figures: FigureFile,
}

/// What is wrong with a source, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// The concept, rule or file.
    pub at: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

impl std::error::Error for SourceError {}

fn wrong(at: &str, what: impl Into<String>) -> SourceError {
    SourceError { at: at.to_owned(), what: what.into() }
}

/// Compiles a pack, for [`Engine::from_compiled`](crate::Engine::from_compiled).
///
/// # Errors
///
/// The first thing that is wrong: an unknown concept, a phrase that can't be read, a circle of concepts, a rule without examples,
/// near misses or a citation.
pub fn compile(sources: &Sources) -> Result<Vec<u8>, SourceError> {
    let counted = figures::concepts(&sources.figures, &sources.lexicons)?;
    let mut compiler = Compiler::new(sources, &counted)?;
    for concept in sources.concepts.iter().chain(&counted) {
        compiler.concept(concept)?;
    }
    compiler.languages()?;
    let symbol = |name: &str| compiler.symbol("estimates", name);
    compiler.pack.figures = figures::compile(&sources.figures, &sources.lexicons, &symbol)?;
    compiler.layers()?;
    compiler.network()?;
    for rule in &sources.rules {
        let rule = compiler.rule(&compiler.in_every_language(rule))?;
        compiler.pack.rules.push(rule);
    }
    for place in &sources.jurisdictions {
        let place = compiler.jurisdiction(place)?;
        compiler.pack.jurisdictions.push(place);
    }
    compiler.finish()
}

struct Compiler<'s> {
    sources: &'s Sources,
    pack: Pack,
    concepts: HashMap<String, Symbol>,
    /// The sign before words of the language being compiled.
    mark: Option<char>,
    /// How its words are inflected.
    inflect: inflect::Inflect,
    /// The literal words, whose symbols follow those of the concepts.
    words: Vec<String>,
    word_symbols: HashMap<String, Symbol>,
    terms: BTreeMap<String, BTreeSet<Posting>>,
    sets: Vec<Vec<Symbol>>,
    set_numbers: HashMap<Vec<Symbol>, u16>,
    classes: pattern::Classes,
    /// What is known of the rule that each voice was fitted to.
    fits: HashMap<Symbol, Fit>,
}

#[derive(Clone, Copy)]
struct Fit {
    lacking: f32,
    calibration: Calibration,
}

impl<'s> Compiler<'s> {
    fn new(sources: &'s Sources, counted: &[ConceptSource]) -> Result<Self, SourceError> {
        let mut pack = Pack { spellings: sources.spellings.clone().into_iter().collect(), ..Pack::default() };
        let mut concepts = HashMap::new();
        let own = sources.concepts.iter().chain(counted).map(|c| (c.name.as_str(), c.says.as_str()));
        for (name, says) in BUILT_IN.iter().map(|name| (*name, "")).chain(own) {
            if concepts.insert(name.to_owned(), pack.concepts.len() as Symbol).is_some() {
                return Err(wrong(name, "is defined twice; merge the two"));
            }
            let says = if says.is_empty() { name } else { says };
            pack.concepts.push(Concept { name: name.to_owned(), says: says.to_owned() });
        }
        // Concepts that only another language has come after all others.
        for concept in sources.languages.iter().flat_map(|language| &language.concepts) {
            if !concepts.contains_key(&concept.name) {
                concepts.insert(concept.name.clone(), pack.concepts.len() as Symbol);
                let says = if concept.says.is_empty() { &concept.name } else { &concept.says };
                pack.concepts.push(Concept { name: concept.name.clone(), says: says.clone() });
            }
        }
        Ok(Compiler {
            sources,
            pack,
            concepts,
            mark: None,
            inflect: inflect::of("en"),
            words: Vec::new(),
            word_symbols: HashMap::new(),
            terms: BTreeMap::new(),
            sets: Vec::new(),
            set_numbers: HashMap::new(),
            classes: pattern::Classes::default(),
            fits: HashMap::new(),
        })
    }

    fn symbol(&self, at: &str, name: &str) -> Result<Symbol, SourceError> {
        self.concepts
            .get(name)
            .copied()
            .ok_or_else(|| wrong(at, format!("there is no concept `{name}`; check its spelling or define it in a concept file")))
    }

    /// The words of a term as the engine will see them.
    fn plain(&self, term: &str) -> Vec<String> {
        let tokens = Tokens::new(&Folded::new(term), &self.pack.spellings);
        let marked = |i| self.mark.iter().map(char::to_string).chain([tokens.plain(i).to_owned()]).collect();
        (0..tokens.list.len()).map(marked).collect()
    }

    fn word(&mut self, word: &str) -> Symbol {
        let next = (self.pack.concepts.len() + self.words.len()) as Symbol;
        *self.word_symbols.entry(word.to_owned()).or_insert_with(|| {
            self.words.push(word.to_owned());
            next
        })
    }

    fn term(&mut self, at: &str, term: &str, symbol: Symbol, case: Case) -> Result<(), SourceError> {
        for form in inflect::forms(term, self.inflect) {
            let words = self.plain(&form);
            if words.is_empty() {
                return Err(wrong(at, format!("the term `{term}` has no words")));
            }
            self.terms.entry(words.join(" ")).or_default().insert(Posting { symbol, case });
        }
        Ok(())
    }

    fn concept(&mut self, source: &ConceptSource) -> Result<(), SourceError> {
        let at = source.name.as_str();
        let symbol = self.symbol(at, at)?;
        for (terms, case) in [
            (&source.terms, Case::Any),
            (&source.upper, Case::Upper),
            (&source.capital, Case::Capital),
            (&source.lower, Case::Lower),
        ] {
            for term in terms {
                self.term(at, term, symbol, case)?;
            }
        }
        for import in &source.lexicon {
            let list = self
                .sources
                .lexicons
                .get(&import.file)
                .ok_or_else(|| wrong(at, format!("there is no lexicon `{}`", import.file)))?;
            for line in list.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
                let mut fields = line.split('\t');
                let term = fields.next().unwrap_or_default();
                let marks: Vec<&str> = fields.flat_map(|f| f.split([' ', ',', ':'])).collect();
                let population = marks.iter().find_map(|m| m.parse::<u64>().ok()).unwrap_or(0);
                let wanted = import.with.iter().all(|m| marks.contains(&m.as_str()))
                    && !import.without.iter().any(|m| marks.contains(&m.as_str()))
                    && (import.above..import.below.unwrap_or(u64::MAX)).contains(&population);
                // An entry marked `x` is a word too, and means the thing only in capitals.
                let case = if marks.contains(&"x") { Case::Upper } else { import.case };
                if wanted {
                    self.term(at, term, symbol, case)?;
                }
            }
        }
        for text in &source.phrases {
            let sequences = phrase::parse(text).map_err(|what| wrong(at, format!("phrase `{text}`: {what}")))?;
            for sequence in sequences {
                let elements = self.elements(at, &sequence)?;
                self.pack.phrases.push(Phrase { concept: symbol, layer: 0, elements });
            }
        }
        if source.identifies {
            self.pack.identifying.push(symbol);
        }
        if source.before.is_some() || source.after.is_some() || source.possessive {
            let part = |name: &Option<String>| name.as_deref().map(|name| self.symbol(at, name)).transpose();
            let (before, after) = (part(&source.before)?, part(&source.after)?);
            self.pack.growths.push(Growth { concept: symbol, before, after, possessive: source.possessive });
        }
        for pattern in &source.patterns {
            let (steps, [first, second]) = pattern::compile(&pattern.regex, pattern.group, &mut self.classes)
                .map_err(|e| wrong(at, format!("pattern `{}`: {e}", pattern.regex)))?;
            self.pack.patterns.push(Pattern {
                concept: symbol,
                steps,
                first,
                second,
                needs: pattern.needs,
                validator: pattern.validator,
            });
        }
        Ok(())
    }

    fn elements(&mut self, at: &str, sequence: &[phrase::Item]) -> Result<Vec<Element>, SourceError> {
        let mut out = Vec::new();
        for item in sequence {
            match item {
                phrase::Item::Any(atoms) => out.push(Element::Any(self.set(at, atoms)?)),
                phrase::Item::Maybe(atoms) => out.push(Element::Maybe(self.set(at, atoms)?)),
                phrase::Item::Not(atoms) => out.push(Element::Not(self.set(at, atoms)?)),
                phrase::Item::NotBefore(atoms) => out.push(Element::NotBefore(self.set(at, atoms)?)),
                phrase::Item::Also(atoms) => out.push(Element::Also(self.set(at, atoms)?)),
                phrase::Item::Word => out.push(Element::Word),
                phrase::Item::Gap(most) => out.push(Element::Gap(*most)),
                phrase::Item::Number(low, high) => out.push(Element::Number(*low, *high)),
                phrase::Item::Start => out.push(Element::Start),
                phrase::Item::End => out.push(Element::End),
                phrase::Item::Open => out.push(Element::Open),
                phrase::Item::Close => out.push(Element::Close),
            }
        }
        Ok(out)
    }

    fn set(&mut self, at: &str, atoms: &[phrase::Atom]) -> Result<u16, SourceError> {
        let mut symbols = BTreeSet::new();
        for atom in atoms {
            match atom {
                phrase::Atom::Concept(name) => {
                    symbols.insert(self.symbol(at, name)?);
                }
                phrase::Atom::Word(word) => {
                    for form in inflect::forms(word, self.inflect) {
                        let words = self.plain(&form);
                        if words.is_empty() {
                            return Err(wrong(at, format!("`{form}` has no words")));
                        }
                        let symbol = self.word(&words.join(" "));
                        symbols.insert(symbol);
                    }
                }
            }
        }
        let symbols: Vec<Symbol> = symbols.into_iter().collect();
        if let Some(number) = self.set_numbers.get(&symbols) {
            return Ok(*number);
        }
        let number = self.sets.len() as u16;
        self.sets.push(symbols.clone());
        self.set_numbers.insert(symbols, number);
        Ok(number)
    }

    /// Puts each phrase in the layer above every concept that it uses.
    fn layers(&mut self) -> Result<(), SourceError> {
        let concepts = self.pack.concepts.len();
        let mut height = vec![0u8; concepts];
        let uses = |phrase: &Phrase, sets: &[Vec<Symbol>]| -> Vec<Symbol> {
            phrase
                .elements
                .iter()
                .filter_map(|e| match e {
                    Element::Any(s) | Element::Maybe(s) | Element::Not(s) | Element::NotBefore(s) | Element::Also(s) => {
                        Some(&sets[*s as usize])
                    }
                    _ => None,
                })
                .flatten()
                .copied()
                .filter(|s| (*s as usize) < concepts)
                .collect()
        };
        loop {
            let mut changed = false;
            for phrase in &mut self.pack.phrases {
                let layer = 1 + uses(phrase, &self.sets).iter().map(|s| height[*s as usize]).max().unwrap_or(0);
                let own = &mut height[phrase.concept as usize];
                if layer > 40 {
                    return Err(wrong(
                        &self.pack.concepts[phrase.concept as usize].name,
                        "is made of itself, through the concepts of its phrases; break the circle",
                    ));
                }
                changed |= phrase.layer != layer || *own < layer;
                phrase.layer = layer;
                *own = (*own).max(layer);
            }
            if !changed {
                break;
            }
        }
        self.pack.layers = self.pack.phrases.iter().map(|p| p.layer).max().unwrap_or(0);
        for phrase in &self.pack.phrases {
            if !matches!(phrase.elements.iter().find(|e| !e.is_silent()), Some(Element::Any(_) | Element::Number(..))) {
                let at = &self.pack.concepts[phrase.concept as usize].name;
                return Err(wrong(at, "a phrase must begin with a word, a concept or a number"));
            }
        }
        Ok(())
    }

    fn rule(&mut self, source: &RuleSource) -> Result<Rule, SourceError> {
        let at = source.id.as_str();
        source.lint().map_err(|what| wrong(at, what))?;
        let mut groups: Vec<&str> = Vec::new();
        let mut evidence = Vec::new();
        for (items, sign) in [(&source.evidence, 1.0f32), (&source.suppress, -1.0)] {
            for item in items {
                if item.weight * sign < 0.0 {
                    return Err(wrong(
                        at,
                        format!("weight {} has the wrong sign: evidence adds, a suppressor takes away", item.weight),
                    ));
                }
                let name = item.group.as_deref().unwrap_or(item.any.first().map_or("", String::as_str));
                let group = groups.iter().position(|g| *g == name).unwrap_or_else(|| {
                    groups.push(name);
                    groups.len() - 1
                });
                let any = item.any.iter().map(|name| self.symbol(at, name)).collect::<Result<Vec<_>, _>>()?;
                if any.is_empty() == item.people.is_none() {
                    return Err(wrong(at, "an evidence item names concepts or `people`, and one of them"));
                }
                if item.people.is_some() && (item.says.is_none() || item.group.is_none()) {
                    return Err(wrong(at, "evidence of `people` has a `group`, and `says` what it is"));
                }
                evidence.push(Evidence {
                    says: item.says.clone().unwrap_or_default(),
                    group: group as u8,
                    any,
                    weight: item.weight,
                    scope: item.scope,
                    anchor: item.anchor,
                    mark: item.mark.unwrap_or(item.anchor),
                    unquoted: item.unquoted,
                    people: item.people,
                });
            }
        }
        let mut fit = None;
        if let Some(name) = &source.voice {
            let voice = self.symbol(at, name)?;
            // One line of the sum, which adds as far as the text sounds so and takes away as far as it does not.
            for (weight, says) in [(1.0, ""), (-1.0, "does not sound like it")] {
                let (says, group) = (says.to_owned(), groups.len() as u8);
                evidence.push(Evidence { says, group, any: vec![voice], weight, ..Evidence::default() });
            }
            fit = Some(*self.fits.get(&voice).ok_or_else(|| wrong(at, "its `voice` is no concept with a voice"))?);
        }
        let group = |name: &String| {
            groups
                .iter()
                .position(|g| g == name)
                .map(|g| g as u8)
                .ok_or_else(|| wrong(at, format!("`require` names a group `{name}` that no evidence has")))
        };
        let require = source.require.iter().map(|any| any.iter().map(group).collect()).collect::<Result<_, _>>()?;
        let escalate = source
            .escalate
            .iter()
            .map(|e| {
                let any = e.any.iter().map(|name| self.symbol(at, name)).collect::<Result<_, _>>()?;
                Ok(Escalation { severity: e.severity, score: e.score, any, scope: e.scope })
            })
            .collect::<Result<_, SourceError>>()?;
        Ok(Rule {
            id: source.id.clone(),
            severity: source.severity,
            on: source.status == Status::Stable,
            surfaces: source.surfaces.iter().fold(0, |bits, s| bits | 1 << *s as u8),
            directions: source.directions.iter().fold(0, |bits, d| bits | 1 << *d as u8),
            require,
            min_groups: source.min_groups,
            lacking: fit.filter(|_| !source.strict).map_or(f32::INFINITY, |fit| fit.lacking),
            evidence,
            personal: source.personal,
            escalate,
            calibration: match &source.calibration {
                Some(c) => Calibration { at: c.at, per_point: c.per_point },
                None => fit.map_or(Calibration::default(), |fit| fit.calibration),
            },
        })
    }

    fn finish(mut self) -> Result<Vec<u8>, SourceError> {
        let first = self.pack.concepts.len() as Symbol;
        let terms = self.terms.into_iter().map(|(term, postings)| (term, postings.into_iter().collect()));
        let lay::Numbered { sets, words } = lay::number(&mut self.pack, &self.sets, &self.words);
        lay::count_back(&mut self.pack);
        let pack = Pack {
            symbols: first + words.len() as Symbol,
            lists: lay::lists(first, &words, &terms.collect()),
            words: encode(words.iter().map(String::as_str)),
            sets,
            classes: self.classes.0,
            ..self.pack
        };
        postcard::to_allocvec(&pack).map_err(|e| wrong("pack", e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Direction, Engine, Input, Parent, Policy, Surface};

    fn concept(name: &str, terms: &[&str], phrases: &[&str]) -> ConceptSource {
        ConceptSource {
            name: name.to_owned(),
            terms: terms.iter().map(|t| (*t).to_owned()).collect(),
            phrases: phrases.iter().map(|p| (*p).to_owned()).collect(),
            ..ConceptSource::default()
        }
    }

    /// A rule that requires a shape, and is named after its voice.
    fn rule(voice: &str, severity: u8, strict: bool) -> RuleSource {
        let example = |text: &str| ExampleSource { input: Input::from(text), note: None, miss: None, also: Vec::new() };
        let evidence = |group: &str, weight: f32| EvidenceSource {
            group: Some(group.to_owned()),
            any: vec![group.to_owned()],
            weight,
            scope: crate::pack::Scope::Post,
            anchor: false,
            mark: None,
            unquoted: false,
            says: None,
            people: None,
        };
        RuleSource {
            id: voice.to_owned(),
            title: "Possible noise".to_owned(),
            label: "privacy".to_owned(),
            severity,
            status: Status::Stable,
            note: None,
            surfaces: vec![Surface::Post],
            directions: vec![Direction::Outbound],
            must_have: vec!["M1".to_owned()],
            joins: Vec::new(),
            look: false,
            voice: Some(voice.to_owned()),
            strict,
            require: vec![vec!["shape".to_owned()]],
            min_groups: 0,
            evidence: vec![evidence("colour", 4.0), evidence("shape", 1.0)],
            personal: false,
            suppress: Vec::new(),
            escalate: Vec::new(),
            calibration: None,
            text: TextSource::default(),
            cite: vec![CiteSource { authority: "nobody".to_owned(), section: None, url: None }],
            flag: (0..5).map(|_| example("red")).collect(),
            pass: (0..5).map(|_| example("blue")).collect(),
        }
    }

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let sources = Sources {
            concepts: vec![concept("colour", &["red", "green"], &[]), concept("hit", &[], &[phrase])],
            ..Sources::default()
        };
        let compiled = compile(&sources).expect("a pack");
        let engine = Engine::from_compiled(&compiled).expect("an engine");
        engine.evidence(text).into_iter().filter(|(name, _)| name == "hit").map(|(_, words)| words).collect()
    }

    #[test]
    fn a_name_takes_in_what_belongs_to_it() {
        let mut hit = concept("hit", &["ada"], &["my [ada]"]);
        hit.before = Some("title".to_owned());
        hit.after = Some("more".to_owned());
        hit.possessive = true;
        let sources = Sources {
            concepts: vec![
                concept("title", &["sgt", "rev"], &[]),
                concept("more", &["jr"], &["{tok.cap}", "van {tok.cap}"]),
                hit,
            ],
            ..Sources::default()
        };
        let engine = Engine::from_compiled(&compile(&sources).expect("a pack")).expect("an engine");
        for (text, want) in [
            ("rev sgt ada van Oss-Baker jr called", "rev sgt ada van Oss-Baker jr"),
            ("to my ada Oss, Mary", "ada Oss"),
            ("so ada. Mary", "ada"),
            ("this is ada's House", "ada's"),
            ("sgt, ada", "ada"),
            ("sgt\nAda-lou", "sgt\nAda-lou"),
        ] {
            let evidence = engine.evidence(text);
            let words: Vec<&str> = evidence.iter().filter(|(name, _)| name == "hit").map(|(_, words)| words.as_str()).collect();
            assert!(!words.is_empty() && words.iter().all(|words| *words == want), "{text}: {words:?}");
        }
    }

    #[test]
    fn a_voice_adds_takes_away_and_may_make_up_for_what_is_missing() {
        let found = |strict: bool, text: &str| {
            let concepts = vec![concept("colour", &["red"], &[]), concept("shape", &["round"], &[]), concept("voice", &[], &[])];
            // One unit, which hears "quite" as 1, "very" as 3.5 and takes 3 away for "hardly" in what is answered; nothing below nought.
            let network = [
                "(step)\t0.5",
                "(unit)\t0\t1\t81807f80",
                "(voice)\tvoice\t-0.5\t2\t0\t0.7\t1\t81",
                "quite\ta8",
                "very\tf8",
                "hardly\te8",
            ]
            .join("\n");
            let compiled = compile(&Sources { concepts, rules: vec![rule("voice", 2, strict)], network, ..Sources::default() })
                .expect("a pack");
            let engine = Engine::from_compiled(&compiled).expect("an engine");
            let (text, answered) = text.split_once(" <- ").unwrap_or((text, ""));
            let parent = Some(Parent { text: answered.to_owned(), author: None });
            !engine.check(&Input { parent, ..Input::from(text) }, &Policy::default()).findings.is_empty()
        };
        for (text, by_default, strictly) in [
            ("red round", false, false),
            ("quite red round", true, true),
            ("quite red", false, false),
            ("very red", true, false),
            ("very red <- hardly", false, false),
            ("very red <- nicely", true, false),
            ("very round", false, false),
            ("very blue", false, false),
        ] {
            assert_eq!((found(false, text), found(true, text)), (by_default, strictly), "{text}");
        }
    }

    #[test]
    fn where_none_is_sure_enough_the_surest_speaks_for_all_that_would_warn() {
        let engine = |severities: &[u8]| {
            let names = ["loud", "shrill", "harsh"];
            let rules: Vec<RuleSource> =
                names.into_iter().zip(severities).map(|(name, severity)| rule(name, *severity, false)).collect();
            let words = [concept("colour", &["red"], &[]), concept("shape", &["round"], &[])];
            let concepts = words.into_iter().chain(names.map(|name| concept(name, &[], &[]))).collect();
            // A unit a word. Five points are an even chance, of which a round shape is one; each is one of log-odds. At "quite" the voices
            // say 3, 3.2 and 2.8, at "very" the first says 5, and otherwise each takes away what it can.
            let network = [
                "(step)\t1",
                "(unit)\t0\t1\t81807f80",
                "(unit)\t0\t1\t80817f80",
                "(voice)\tloud\t-10\t9\t0\t1\t0.2\tc1cb",
                "(voice)\tshrill\t-10\t9\t0\t1\t0.2\tc280",
                "(voice)\tharsh\t-10\t9\t0\t1\t0.2\tc080",
                "quite\t98",
                "very\t89",
            ]
            .join("\n");
            let compiled = compile(&Sources { concepts, rules, network, ..Sources::default() }).expect("a pack");
            Engine::from_compiled(&compiled).expect("an engine")
        };
        let found = |severities: &[u8], text: &str| -> Vec<String> {
            let report = engine(severities).check(&Input::from(text), &Policy::default());
            let points = |finding: &crate::Finding| finding.trace.iter().map(|line| line.weight).sum::<f32>();
            let told = |finding: &crate::Finding| format!("{} {:.2} {:.1}", finding.rule, finding.confidence, points(finding));
            report.findings.iter().map(told).collect()
        };
        // One of 0.27, 0.31 and 0.23 is right in 61 of 100.
        assert_eq!(found(&[2, 2, 2], "quite round"), ["shrill 0.61 5.5"]);
        assert!(found(&[2, 2], "quite round").is_empty());
        // A hint warns of nothing.
        assert!(found(&[2, 2, 1], "quite round").is_empty());
        assert_eq!(found(&[2, 2, 2], "very round"), ["loud 0.73 6.0"]);
    }

    #[test]
    fn phrases_find_what_they_say() {
        for (phrase, text, want) in [
            ("the _ hat", "the tall hat, the hat, the very tall hat", vec!["the tall hat"]),
            ("={tok.pause} {colour} hat", "a red hat, green hat", vec!["green hat"]),
            ("a ={colour} _ [hat]", "a red hat and a tall hat", vec!["hat"]),
            ("{tok.past} hats", "we painted hats, we need hats, red hats", vec!["painted hats"]),
            ("={tok.digits} # hats", "two hats and 2 hats", vec!["2 hats"]),
            ("a !{colour} _ hat", "a red hat and a tall hat", vec!["a tall hat"]),
            ("{tok.headline} hats", "Plenty Hats Found Under Bridge", vec!["Plenty Hats"]),
            ("{tok.cap} ok", "so He's ok", vec![]),
            ("{tok.headline} hats", "Plenty hats found under the Bridge", vec![]),
            ("a ..2 {colour}", "a very very very red hat, a very green hat", vec!["a very green"]),
        ] {
            assert_eq!(found(phrase, text), want, "{phrase}");
        }
    }
}
