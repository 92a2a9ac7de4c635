//! In which languages a sentence is to be read.
//!
//! Each language lists its commonest small words. The words of a sentence vote, those of the whole text decide where a sentence says
//! little, and a sentence that is clearly mixed is read in both. In a language that is none of the pack's, words mean nothing: only
//! what is written alike everywhere is found, such as numbers whose label is an abbreviation in capitals ("MRN 0048291"), and addresses.

use crate::token::{Kind, Shape, Tokens};
use serde::{Deserialize, Serialize};

/// A language of a pack. The first one is that of the words without a mark.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Language {
    /// ISO 639-1; empty for all that the pack can't read.
    pub(crate) id: String,
    /// Words by which it is known, in their plain form.
    pub(crate) cues: Vec<String>,
    /// Where its phrases begin; those of the next language follow.
    pub(crate) phrases: u16,
}

/// The sign before a word of the language with this number: no plain form begins with it, so that the words of different
/// languages are different words and cost each other nothing.
pub(crate) fn mark(language: usize) -> Option<char> {
    language.checked_sub(1).and_then(|number| ['~', '^', '`'].get(number)).copied()
}

/// As many languages as have marks, the first, and the others.
pub(crate) const MOST: usize = 5;

/// A set of languages, one bit each in the pack's order.
pub(crate) type Spoken = u8;

/// The first language alone.
pub(crate) const FIRST: Spoken = 1;

/// The words that tell languages apart, ready to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Ear {
    cues: Vec<(String, Spoken)>,
    /// How many languages, those that can't be read included.
    count: usize,
    /// Those that can be read.
    read: Spoken,
}

impl Ear {
    pub(crate) fn new(languages: &[Language]) -> Self {
        let mut ear = Ear { count: languages.len().min(MOST), ..Ear::default() };
        for (number, language) in languages.iter().enumerate().take(MOST) {
            ear.read |= u8::from(!language.id.is_empty()) << number;
            ear.cues.extend(language.cues.iter().map(|cue| (cue.clone(), 1 << number)));
        }
        ear.cues.sort_unstable();
        ear.cues.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            earlier.1 |= if same { later.1 } else { 0 };
            same
        });
        ear
    }

    /// By sentence, the languages in which to read it.
    pub(crate) fn hear(&self, tokens: &Tokens) -> Vec<Spoken> {
        let sentences = tokens.sentences as usize;
        if self.count < 2 {
            return vec![FIRST; sentences];
        }
        let cues: Vec<Spoken> = (0..tokens.list.len()).map(|at| self.cue(tokens, at)).collect();
        let mut votes = vec![[0u32; MOST]; sentences];
        let mut all = [0u32; MOST];
        for (token, cue) in tokens.list.iter().zip(&cues) {
            for language in (0..self.count).filter(|number| cue >> number & 1 == 1) {
                votes[token.sentence as usize][language] += 1;
                all[language] += 1;
            }
        }
        let total: u32 = all.iter().sum();
        if total == all[0] {
            return vec![FIRST; sentences];
        }
        // A language that can't be read is heard only where words of its own say so.
        let foreign = cues.iter().filter(|cue| **cue != 0 && **cue & self.read == 0).count();
        let mut heard = Vec::with_capacity(sentences);
        for votes in &votes {
            let score = |number: usize| votes[number] as f32 + all[number] as f32 / total as f32;
            let possible = (0..self.count).filter(|number| self.read >> number & 1 == 1 || foreign >= 2);
            let best = possible.fold(0, |best, number| if score(number) > score(best) { number } else { best });
            heard.push(1 << best & self.read);
        }
        // Mixed: words of its own, three at least (a name has two: "de la Cruz") and a third as many as the main language has.
        let mut own = vec![[0u32; MOST]; sentences];
        for (token, cue) in tokens.list.iter().zip(&cues) {
            let sentence = token.sentence as usize;
            if cue & heard[sentence] == 0 {
                for language in (0..self.count).filter(|number| cue >> number & self.read >> number & 1 == 1) {
                    own[sentence][language] += 1;
                }
            }
        }
        for (sentence, own) in own.iter().enumerate() {
            let main =
                (0..self.count).find(|number| heard[sentence] >> number & 1 == 1).map_or(0, |number| votes[sentence][number]);
            for language in (0..self.count).filter(|number| own[*number] >= 3 && own[*number] * 3 >= main) {
                heard[sentence] |= u8::from(heard[sentence] != 0) << language & self.read;
            }
        }
        heard
    }

    /// The languages that a token speaks for.
    fn cue(&self, tokens: &Tokens, at: usize) -> Spoken {
        let token = &tokens.list[at];
        // "LA" and "El Paso" are places.
        let name = !token.first && matches!(token.shape, Shape::Capital | Shape::Upper) && !tokens.shouting;
        if token.kind != Kind::Word || token.tag || name {
            return 0;
        }
        let plain = tokens.plain(at);
        self.cues.binary_search_by(|(cue, _)| cue.as_str().cmp(plain)).map_or(0, |found| self.cues[found].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folded;

    #[test]
    fn sentences_are_heard_in_their_language() {
        let language =
            |id: &str, cues: &str| Language { id: id.to_owned(), cues: cues.split(' ').map(str::to_owned).collect(), phrases: 0 };
        let ear = Ear::new(&[
            language("en", "the is my and he of to in"),
            language("es", "el la es mi y de que en la"),
            language("", "le est mon et der und die la de"),
        ]);
        for (text, want) in [
            ("the man is in the room", &[1][..]),
            ("el hombre es de la sala", &[2]),
            ("Perez 47 fractura", &[1]),
            ("El hombre es de la sala. Fractura abierta.", &[2, 2]),
            ("The man is in. El hombre de la sala es mi tio.", &[1, 2]),
            ("my tia is in the sala de la esquina y mi casa es chica", &[3]),
            ("mon mari est malade et le docteur est la", &[0]),
            ("He lives in Los Angeles, de la Cruz told the man", &[1]),
            ("", &[]),
        ] {
            assert_eq!(ear.hear(&Tokens::new(&Folded::new(text), &[])), want, "{text}");
        }
    }
}
