//! The words of a name, folded, without titles and degrees.

use super::nicknames;
use bedrail_core::plain;

/// A word of a name: "jean-pierre" is one, of two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word(String);

impl Word {
    pub(super) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('-').filter(|part| !part.is_empty())
    }

    pub(super) fn first(&self) -> &str {
        self.parts().next().unwrap_or_default()
    }

    pub(super) fn is_initial(&self) -> bool {
        self.0.chars().count() == 1
    }

    /// The first part, and the names that it may be short for.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        [self.first()].into_iter().chain(nicknames::formal(self.first()))
    }
}

/// Before a name.
const TITLES: &str = " dr dra doctor prof profesor professor mr mrs ms miss mx mister sir dame lord lady rev reverend fr father sister \
    pastor rabbi imam hon capt captain sgt col major lt herr frau fraulein monsieur madame mme mlle mademoiselle senor senora senorita \
    sr sra srta don dona sig signor signora signorina dott dottssa nurse ";

/// After a name.
const DEGREES: &str = " jr sr snr jnr ii iii iv esq md do mbbs mbchb mb bch bchir frcs mrcp mrcs frcp facs faan facp dds dmd dvm dpm \
    phd dphil msc bsc ba ma mba mph mha mpas msn bsn adn rn rgn rmn lpn lvn np fnp crna cnm aprn dnp pa pac pa-c pharmd rph pt dpt ot otr slp \
    lcsw msw lpc lmft psyd rd rdn ret retired obe cbe mbe phn cna emt emtp paramedic ";

/// Between the names, and left out by some: "de la Cruz", "van der Berg", "al Hassan".
const PARTICLES: &str =
    " de del della di da das do dos du la las le les los el al van von der den ter ten zu zum y e i bin bint ben ibn ";

fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}

/// The words of a whole name in their order.
pub(super) fn read(text: &str) -> Vec<Word> {
    among_names(text, 2)
}

/// The words of given names or of surnames alone.
pub(super) fn read_part(text: &str) -> Vec<Word> {
    among_names(text, 1)
}

/// Particles are left out where at least this many names are left: Le and Do are surnames too.
fn among_names(text: &str, least: usize) -> Vec<Word> {
    let folded = plain(text).to_lowercase();
    let clean = |word: &str| -> String {
        let kept: String = word.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
        kept.trim_matches('-').to_owned()
    };
    // "j.m." is two initials; "o'brien" one word. Numbers, emoji and signs are nobody's name.
    let mut words: Vec<String> = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '(' | ')' | '"' | '/' | '|' | '_'))
        .map(clean)
        .filter(|word| word.chars().any(char::is_alphabetic) && !word.chars().any(|c| c.is_ascii_digit()))
        .collect();
    // "Ph.D." and "M.D." come apart at their stops.
    join_degrees(&mut words);
    while words.len() > 2 && among(TITLES, &words[0]) || words.len() == 2 && is_title(&words[0]) {
        words.remove(0);
    }
    while words.len() > 2 && words.last().is_some_and(|word| among(DEGREES, word)) || words.len() == 2 && is_degree(&words[1]) {
        words.pop();
    }
    let names = words.iter().filter(|word| word.chars().count() > 1 && !among(PARTICLES, word)).count();
    if names >= least {
        words.retain(|word| !among(PARTICLES, word) || word.chars().count() == 1);
    }
    // A list's column, or what follows a comma, may hold nothing but a title.
    words.retain(|word| names > 1 || !is_title(word) && !is_degree(word));
    join_prefixes(words)
}

/// Before a single word, which is then a surname; Don and Major are also names.
fn is_title(word: &str) -> bool {
    among(TITLES, word) && !matches!(word, "don" | "dona" | "lord" | "lady" | "major")
}

/// Of two words the second is a degree only when it is nobody's surname: Do and Ma are.
fn is_degree(word: &str) -> bool {
    among(DEGREES, word) && !matches!(word, "do" | "ma" | "pa" | "ba" | "ot" | "pt" | "mb")
}

fn join_degrees(words: &mut Vec<String>) {
    for pair in [["ph", "d"], ["m", "d"], ["r", "n"], ["psy", "d"], ["pharm", "d"]] {
        let end = words.len();
        if end > 3 && words[end - 2] == pair[0] && words[end - 1] == pair[1] {
            words.truncate(end - 2);
        }
    }
}

/// "Mc Donald" and "Mac Donald" are written as one by most.
fn join_prefixes(words: Vec<String>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::new();
    let mut prefix = String::new();
    for word in words {
        if matches!(word.as_str(), "mc" | "mac") && prefix.is_empty() {
            prefix = word;
        } else {
            joined.push(Word(std::mem::take(&mut prefix) + &word));
        }
    }
    if !prefix.is_empty() {
        joined.push(Word(prefix));
    }
    joined
}

/// The words of a handle: parted by signs, digits and capitals; single letters left out.
pub(super) fn of_handle(handle: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in plain(handle).chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && small) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if let (true, Some(word)) = (c.is_alphabetic(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| word.chars().count() > 1 && !among(TITLES, word) && !is_degree(word));
    words
}

/// Spellings of one sound: Müller is Mueller and Muller.
pub(super) fn collapse(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}
