//! The spellings of a person under which a mark is kept and looked for.
//!
//! Names are never compared here: only keyed hashes are kept, and hashes are equal or not. So a person is turned into several
//! spellings, each in one canonical form (folded, short forms made long, parts in alphabetic order), and two people match when they
//! share one. A spelling is *sure* when it says about all that the name says, and otherwise *unsure* (an initial, a middle name, a
//! name read out of a handle). Two sure ones make a match, a sure and an unsure one a possible match, two unsure ones none: "Mary
//! Ann Smith" and "Mary Ann Jones" share an unsure "Mary Ann" and nothing follows from it.
//!
//! Not matched: other scripts than Latin (beyond look-alike letters), one name alone ("Cher"), a first name with the initial of a
//! surname ("Maria G."), misspellings.

pub mod list;
mod nicknames;
mod words;

use crate::protocol::Site;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use words::{Word, collapse};

/// One spelling of a person, which is hashed.
///
/// How often a random other person fits somebody on a list of 500, measured with `examples/false_matches.rs` on names drawn as
/// often as the 1990 US census counted them (200,000 people): name and surname 0.3 % match (short forms included) and 0.3 %
/// possibly; initial and surname 3.5 % possibly; a handle like `@name.surname` 0.3 % possibly. So a match warns, and a possible
/// match is only evidence beside other evidence. First name with the surname's initial would fit 9.1 %, the surname alone 24.7 %:
/// neither is used.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Spelling {
    /// The canonical text.
    pub text: String,
    /// True when it says about all that the name says.
    pub sure: bool,
}

/// A person's spellings while they are collected: a spelling that is sure once stays so.
#[derive(Debug, Default)]
struct Spellings(BTreeMap<String, bool>);

impl Spellings {
    fn add(&mut self, text: String, sure: bool) {
        let kept = self.0.entry(text).or_insert(sure);
        *kept |= sure;
    }

    /// Two names, in whichever order they are written.
    fn pair(&mut self, one: &str, other: &str, sure: bool) {
        let (one, other) = (collapse(one), collapse(other));
        if one != other {
            self.add(if one < other { format!("n:{one} {other}") } else { format!("n:{other} {one}") }, sure);
        }
    }

    fn initial(&mut self, given: &str, family: &str, sure: bool) {
        if let Some(letter) = given.chars().next() {
            self.add(format!("i:{letter} {}", collapse(family)), sure);
        }
    }

    /// As handles are made: both names without anything between.
    fn joined(&mut self, one: &str, other: &str) {
        for (one, other) in [(one, other), (other, one)] {
            if one.len() + other.len() >= JOINED {
                self.add(format!("c:{one}{other}"), false);
            }
        }
    }

    fn all(&mut self, given: &str, rest: impl Iterator<Item = impl AsRef<str>>) {
        let mut all: Vec<String> = rest.map(|word| collapse(word.as_ref())).chain([collapse(given)]).collect();
        if all.len() > 2 {
            all.sort_unstable();
            self.add(format!("a:{}", all.join(" ")), true);
        }
    }

    fn done(self) -> Vec<Spelling> {
        let mut list = Vec::new();
        // One by one, as everywhere in this crate: see `settings`.
        for (text, sure) in self.0 {
            list.push(Spelling { text, sure });
        }
        list
    }
}

/// The fewest letters of a handle that is read as two names without anything between.
const JOINED: usize = 6;

/// The spellings of somebody whose given names and surnames are known apart, as in a list of patients.
#[must_use]
pub fn of_parts(given: &str, family: &str) -> Vec<Spelling> {
    let mut found = Spellings::default();
    parts(&words::read_part(given), &words::read_part(family), &mut found);
    found.done()
}

/// The spellings of somebody as a page shows them: a name, a profile's address or path, a `@handle`, or a name with a handle.
#[must_use]
pub fn of_text(site: Site, text: &str) -> Vec<Spelling> {
    let mut found = Spellings::default();
    let text = text.trim();
    if let Some(path) = path_of(text) {
        profile(site, path, &mut found);
    } else {
        let (handles, name): (Vec<&str>, Vec<&str>) = text.split_whitespace().partition(|word| word.starts_with('@'));
        for handle in handles {
            profile(site, handle.trim_start_matches('@'), &mut found);
        }
        shown(&name.join(" "), &mut found);
    }
    found.done()
}

/// The spellings of somebody of whom a page shows several things, such as a name and a profile.
///
/// With `exact`, the profile alone, where there is one: for marks that make Bedrail quieter, which must not reach a namesake.
#[must_use]
pub fn of_texts(site: Site, texts: &[String], exact: bool) -> Vec<Spelling> {
    let mut found = Spellings::default();
    for spelling in texts.iter().flat_map(|text| of_text(site, text)) {
        found.add(spelling.text, spelling.sure);
    }
    let mut all = found.done();
    if exact && all.iter().any(|spelling| spelling.text.starts_with("h:")) {
        all.retain(|spelling| spelling.text.starts_with("h:"));
    }
    all
}

/// The spellings of a name as it is written, on a page or in one column of a list.
#[must_use]
pub fn of_name(text: &str) -> Vec<Spelling> {
    let mut found = Spellings::default();
    shown(text, &mut found);
    found.done()
}

fn shown(text: &str, found: &mut Spellings) {
    // "Smith, Mary Ann"; but "Jane Smith, MD".
    if let Some((family, given)) = text.split_once(',') {
        let (family, given) = (words::read_part(family), words::read_part(given));
        if !given.is_empty() {
            return parts(&given, &family, found);
        }
    }
    whole(&words::read(text), found);
}

/// Given names and surnames apart.
fn parts(given: &[Word], family: &[Word], found: &mut Spellings) {
    let families = || family.iter().flat_map(Word::parts).filter(|part| part.len() > 1);
    let Some(first) = given.first() else {
        return whole(family, found);
    };
    let Some(main) = families().next() else {
        return whole(given, found);
    };
    if first.is_initial() {
        found.initial(first.first(), main, true);
        // "J. Robert Smith" may go by Robert.
        for middle in given.iter().skip(1).filter(|word| !word.is_initial()) {
            found.pair(middle.first(), main, true);
        }
        return;
    }
    for name in first.names() {
        for (i, one) in families().enumerate() {
            // The second of two surnames alone is unusual.
            found.pair(name, one, i == 0);
            found.initial(name, one, false);
        }
        found.all(name, families());
    }
    found.all(first.first(), given.iter().skip(1).filter(|word| !word.is_initial()).map(Word::first).chain(families()));
    found.joined(first.first(), main);
    for middle in given.iter().skip(1).filter(|word| !word.is_initial()) {
        for name in middle.names() {
            found.pair(name, main, false);
        }
    }
}

/// A name in which nobody says what is what. Most often the first word is given and the last a surname; some people write them the
/// other way round, and pairs don't mind.
fn whole(all: &[Word], found: &mut Spellings) {
    let (initials, names): (Vec<&Word>, Vec<&Word>) = all.iter().partition(|word| word.is_initial());
    let Some((last, before)) = names.split_last() else { return };
    let Some((first, middle)) = before.split_first() else {
        // "J. Smith", "Smith J."
        if let Some(initial) = initials.first() {
            last.parts().for_each(|part| found.initial(initial.first(), part, true));
        }
        return;
    };
    let families = || last.parts();
    for name in first.names() {
        for (i, family) in families().enumerate() {
            found.pair(name, family, i == 0);
            found.initial(name, family, false);
        }
        let rest = middle.iter().flat_map(|word| word.parts()).chain(families());
        found.all(name, rest);
    }
    // Family name first, and made of two.
    for part in first.parts().skip(1) {
        found.pair(part, last.first(), false);
    }
    for (i, word) in middle.iter().enumerate() {
        // With four words and more the last two are surnames more often than not, and then the first of them is the one that is used.
        let surname = i > 0 && i + 1 == middle.len();
        for name in first.names() {
            found.pair(name, word.first(), surname);
            found.initial(name, word.first(), false);
        }
        for name in word.names() {
            found.pair(name, last.first(), false);
        }
    }
    if middle.is_empty() {
        found.joined(first.first(), last.first());
    }
}

/// The path of a profile's address, when the text is one.
fn path_of(text: &str) -> Option<&str> {
    match text.split_once("://") {
        Some((_, rest)) => Some(rest.find('/').map_or("", |slash| &rest[slash..])),
        None => text.starts_with('/').then_some(text),
    }
}

/// A profile by its path or handle: exactly that one, and the name that it may be made of. The site is part of the exact spelling:
/// the same handle on two sites may be two people. Facebook's numeric profiles are reduced to their number.
fn profile(site: Site, path: &str, found: &mut Spellings) {
    let path = path.split('#').next().unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let handle = path.trim_matches('/').split('/').next().unwrap_or_default();
    if handle.eq_ignore_ascii_case("profile.php") {
        if let Some(id) = query.split('&').find_map(|pair| pair.strip_prefix("id=")).filter(|id| !id.is_empty()) {
            found.add(format!("h:{}/id/{id}", site.id()), true);
        }
        return;
    }
    let exact = handle.to_lowercase();
    if exact.is_empty() {
        return;
    }
    found.add(format!("h:{}/{exact}", site.id()), true);
    let words = words::of_handle(handle);
    match words.as_slice() {
        [one] if one.len() >= JOINED => found.add(format!("c:{one}"), true),
        [one, .., other] => {
            for name in [one.as_str()].into_iter().chain(nicknames::formal(one)) {
                found.pair(name, other, false);
            }
            found.add(format!("c:{}", words.concat()), true);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
