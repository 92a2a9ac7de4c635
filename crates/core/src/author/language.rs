//! The TOML forms of languages: by which words each is known, and what rules and concepts are in it.

use super::inflect;
use super::{Compiler, ConceptSource, EvidenceSource, ExampleSource, RuleSource, SourceError, TextSource, wrong};
use crate::language::{Language, MOST, mark};
use crate::pack::Case;
use serde::Deserialize;

/// `languages.toml`: `[[language]]` tables, that of the unmarked files first.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// The languages.
    #[serde(default)]
    pub language: Vec<LanguageSource>,
}

/// One language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageSource {
    /// ISO 639-1. Empty for all those that can't be read and are only told apart.
    #[serde(default)]
    pub id: String,
    /// For whoever edits the file.
    #[serde(default)]
    pub note: Option<String>,
    /// Small words by which it is known. A word may be listed for several languages and then speaks for each.
    pub cues: Vec<String>,
    /// Words that also mean something in the first language, and don't mean that here.
    #[serde(default)]
    pub words: Vec<String>,
    /// Its terms and phrases, for concepts of the first language or of its own.
    #[serde(skip)]
    pub concepts: Vec<ConceptSource>,
    /// What rules say and look for in it.
    #[serde(skip)]
    pub rules: Vec<TranslationSource>,
}

/// A rule in another language: the same rule with the same weights, its concepts filled with that language's words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationSource {
    /// The rule.
    pub id: String,
    /// A few words.
    pub title: String,
    /// For whoever edits the file.
    #[serde(default)]
    pub note: Option<String>,
    /// Evidence beside that of the rule itself.
    #[serde(default)]
    pub evidence: Vec<EvidenceSource>,
    /// What speaks against, beside what the rule has.
    #[serde(default)]
    pub suppress: Vec<EvidenceSource>,
    /// What the user reads.
    pub text: TextSource,
    /// Texts that must be flagged; `[[` and `]]` mark a span that must be reported.
    #[serde(default)]
    pub flag: Vec<ExampleSource>,
    /// Near misses that must not be flagged.
    #[serde(default)]
    pub pass: Vec<ExampleSource>,
}

/// What stands for the words of a language that mean nothing to any rule.
const ANY_WORD: &str = "tok.foreign";

impl Compiler<'_> {
    /// Compiles what each language adds, after the first one is complete.
    pub(super) fn languages(&mut self) -> Result<(), SourceError> {
        if self.sources.languages.len() > MOST {
            return Err(wrong("languages", format!("no more than {MOST} can be told apart")));
        }
        for (number, source) in self.sources.languages.iter().enumerate() {
            self.mark = None;
            let plain = |cue: &String| self.plain(cue).join(" ");
            let cues = source.cues.iter().map(plain).collect();
            let phrases = if number == 0 { 0 } else { self.pack.phrases.len() as u16 };
            self.pack.languages.push(Language { id: source.id.clone(), cues, phrases });
            self.mark = mark(number);
            self.inflect = inflect::of(&source.id);
            if source.id.is_empty() || self.mark.is_none() {
                if !source.concepts.is_empty() || !source.rules.is_empty() {
                    return Err(wrong(&source.id, "only a language with an id, after the first, has files of its own"));
                }
                continue;
            }
            let any = self.symbol(&source.id, ANY_WORD)?;
            for word in source.cues.iter().chain(&source.words) {
                self.term(&source.id, word, any, Case::Any)?;
            }
            for concept in &source.concepts {
                self.concept(concept)?;
            }
        }
        (self.mark, self.inflect) = (None, inflect::of("en"));
        Ok(())
    }

    /// A rule with the evidence of every language.
    pub(super) fn in_every_language(&self, rule: &RuleSource) -> RuleSource {
        let mut rule = rule.clone();
        for translation in self.sources.languages.iter().flat_map(|language| &language.rules).filter(|t| t.id == rule.id) {
            rule.evidence.extend(translation.evidence.iter().cloned());
            rule.suppress.extend(translation.suppress.iter().cloned());
        }
        rule
    }
}
