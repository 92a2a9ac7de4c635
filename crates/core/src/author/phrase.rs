//! The language of phrases.
//!
//! A phrase is words and concepts in order:
//!
//! | written | means |
//! |---|---|
//! | `double`, `take~` | the word; with `~` its regular inflections too |
//! | `{drug}` | anything that is that concept |
//! | `(a\|b c\|{d})` | one of these |
//! | `x?` | perhaps; after a word, a concept or round brackets |
//! | `..`, `..6` | up to 3 (or 6) words of any kind, within the sentence |
//! | `_` | one word of any kind |
//! | `#`, `#90-120` | a number, a number in that range; in digits or spelled out |
//! | `!x` | not this, right here |
//! | `=x` | this too, right here; the next step takes the words |
//! | `<!x` | not right after this; only at the front |
//! | `^`, `$` | beginning, end of the sentence |
//! | `[...]` | what is reported, when not all of it |
//!
//! ```text
//! {self} {care.verb} (a|the|my)? {patient}
//! ^ stop (taking|your|the)? {drug}
//! <!{negation} [{title} {tok.cap}]
//! ```
//!
//! Apostrophes are opened as in the text itself: `don't` is `do not`, so one phrase covers both.

/// One thing to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    Word(String),
    Concept(String),
}

/// One step of a flat sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Any(Vec<Atom>),
    Maybe(Vec<Atom>),
    Not(Vec<Atom>),
    NotBefore(Vec<Atom>),
    Also(Vec<Atom>),
    Gap(u8),
    Word,
    Number(u32, u32),
    Start,
    End,
    Open,
    Close,
}

/// As many flat sequences may come of one phrase and no more: a longer list is better split by hand.
const MOST: usize = 256;

type Sequence = Vec<Item>;

/// Reads a phrase into the flat sequences that it stands for.
pub(super) fn parse(text: &str) -> Result<Vec<Sequence>, String> {
    let mut parser = Parser { rest: text };
    let sequences = parser.alternatives(None)?;
    // What may be absent at the front is written out, so that every sequence begins with something certain.
    let mut out: Vec<Sequence> = Vec::new();
    let mut todo = sequences;
    while let Some(sequence) = todo.pop() {
        let front = sequence
            .iter()
            .position(|i| !matches!(i, Item::Start | Item::Open | Item::Not(_) | Item::NotBefore(_) | Item::Also(_)));
        match front.map(|i| (i, sequence[i].clone())) {
            Some((i, Item::Maybe(atoms))) => {
                let mut with = sequence.clone();
                with[i] = Item::Any(atoms);
                let mut without = sequence;
                without.remove(i);
                todo.push(with);
                todo.push(without);
            }
            Some(_) => out.push(sequence),
            None => return Err("nothing in it must be there".to_owned()),
        }
    }
    Ok(out)
}

struct Parser<'t> {
    rest: &'t str,
}

impl Parser<'_> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Sequences parted by `|`, up to the closing bracket.
    fn alternatives(&mut self, close: Option<char>) -> Result<Vec<Sequence>, String> {
        let mut all = Vec::new();
        loop {
            all.extend(self.sequence()?);
            self.skip_space();
            match self.rest.chars().next() {
                Some('|') => self.rest = &self.rest[1..],
                Some(')') if close == Some(')') => {
                    self.rest = &self.rest[1..];
                    return Ok(all);
                }
                None if close.is_none() => return Ok(all),
                None => return Err("a round bracket is not closed".to_owned()),
                Some(other) => return Err(format!("`{other}` is out of place")),
            }
        }
    }

    fn sequence(&mut self) -> Result<Vec<Sequence>, String> {
        let mut out: Vec<Sequence> = vec![Vec::new()];
        loop {
            self.skip_space();
            let Some(next) = self.rest.chars().next() else { return Ok(out) };
            if matches!(next, '|' | ')') {
                return Ok(out);
            }
            let options = self.step()?;
            out = out
                .iter()
                .flat_map(|front| options.iter().map(move |back| [front.as_slice(), back.as_slice()].concat()))
                .collect();
            if out.len() > MOST {
                return Err(format!("stands for more than {MOST} sequences; split it"));
            }
        }
    }

    /// One step, as the sequences it may be.
    fn step(&mut self) -> Result<Vec<Sequence>, String> {
        let one = |item: Item| Ok(vec![vec![item]]);
        let next = self.rest.chars().next().unwrap_or(' ');
        match next {
            '^' => self.mark(1, Item::Start),
            '$' => self.mark(1, Item::End),
            '[' => self.mark(1, Item::Open),
            ']' => self.mark(1, Item::Close),
            '!' => {
                self.rest = &self.rest[1..];
                one(Item::Not(self.atoms()?))
            }
            '=' => {
                self.rest = &self.rest[1..];
                one(Item::Also(self.atoms()?))
            }
            '_' if self.rest[1..].starts_with(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '|'))
                || self.rest.len() == 1 =>
            {
                self.mark(1, Item::Word)
            }
            '<' if self.rest.starts_with("<!") => {
                self.rest = &self.rest[2..];
                one(Item::NotBefore(self.atoms()?))
            }
            '.' if self.rest.starts_with("..") => {
                self.rest = &self.rest[2..];
                let most = self.digits().unwrap_or(3);
                one(Item::Gap(most.min(12) as u8))
            }
            '#' => {
                self.rest = &self.rest[1..];
                let Some(low) = self.digits() else { return one(Item::Number(0, u32::MAX - 1)) };
                let high = match self.rest.strip_prefix('-') {
                    Some(rest) => {
                        self.rest = rest;
                        self.digits().ok_or("a range needs two numbers")?
                    }
                    None => low,
                };
                one(Item::Number(low, high))
            }
            _ => {
                let options = self.group()?;
                let maybe = self.rest.starts_with('?');
                if maybe {
                    self.rest = &self.rest[1..];
                }
                Ok(match (single(&options), maybe) {
                    (Some(atoms), true) => vec![vec![Item::Maybe(atoms)]],
                    (Some(atoms), false) => vec![vec![Item::Any(atoms)]],
                    (None, true) => options.into_iter().chain([Vec::new()]).collect(),
                    (None, false) => options,
                })
            }
        }
    }

    fn mark(&mut self, length: usize, item: Item) -> Result<Vec<Sequence>, String> {
        self.rest = &self.rest[length..];
        Ok(vec![vec![item]])
    }

    fn digits(&mut self) -> Option<u32> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let value = self.rest[..end].parse().ok()?;
        self.rest = &self.rest[end..];
        Some(value)
    }

    /// A word, a concept, or a choice in round brackets.
    fn group(&mut self) -> Result<Vec<Sequence>, String> {
        if let Some(rest) = self.rest.strip_prefix('(') {
            self.rest = rest;
            return self.alternatives(Some(')')).map(merge);
        }
        if let Some(rest) = self.rest.strip_prefix('{') {
            let end = rest.find('}').ok_or("a curly bracket is not closed")?;
            self.rest = &rest[end + 1..];
            return Ok(vec![vec![Item::Any(vec![Atom::Concept(rest[..end].trim().to_owned())])]]);
        }
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || matches!(c, '?' | '|' | ')' | '(' | ']' | '[' | '{'))
            .unwrap_or(self.rest.len());
        if end == 0 {
            return Err(format!("`{}` is out of place", &self.rest[..1]));
        }
        let word = &self.rest[..end];
        self.rest = &self.rest[end..];
        Ok(vec![vec![Item::Any(vec![Atom::Word(word.to_owned())])]])
    }

    fn atoms(&mut self) -> Result<Vec<Atom>, String> {
        single(&self.group()?).ok_or_else(|| "after `!` come words or one concept, or a choice of such".to_owned())
    }
}

/// Makes one set of the options that are one atom each, or words only; the others stay sequences of their own.
///
/// "took care of" among several is looked up as one term of three words, so that a long choice stays one step of one sequence.
fn merge(options: Vec<Sequence>) -> Vec<Sequence> {
    let mut atoms = Vec::new();
    let mut rest = Vec::new();
    for option in options {
        match (option.as_slice(), words(&option)) {
            ([Item::Any(some)], _) => atoms.extend(some.iter().cloned()),
            (_, Some(terms)) => atoms.extend(terms.into_iter().map(Atom::Word)),
            _ => rest.push(option),
        }
    }
    if !atoms.is_empty() {
        rest.insert(0, vec![Item::Any(atoms)]);
    }
    rest
}

/// The terms that a sequence of nothing but words stands for.
fn words(option: &[Item]) -> Option<Vec<String>> {
    let mut terms = vec![String::new()];
    for item in option {
        let (atoms, maybe) = match item {
            Item::Any(atoms) => (atoms, false),
            Item::Maybe(atoms) => (atoms, true),
            _ => return None,
        };
        let mut next = if maybe { terms.clone() } else { Vec::new() };
        for atom in atoms {
            let Atom::Word(word) = atom else { return None };
            next.extend(terms.iter().map(|front| if front.is_empty() { word.clone() } else { format!("{front} {word}") }));
        }
        terms = next;
    }
    (terms.len() <= MOST && !terms.iter().any(String::is_empty)).then_some(terms)
}

/// When every option is one set of atoms, all of them.
fn single(options: &[Sequence]) -> Option<Vec<Atom>> {
    match options {
        [option] => match option.as_slice() {
            [Item::Any(atoms)] => Some(atoms.clone()),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_language() {
        assert_eq!(parse("{self} (a|the)? x").map(|s| s.len()), Ok(1));
        assert_eq!(parse("(a b|c) d").map(|s| s.len()), Ok(1));
        assert_eq!(parse("(a {b}|c) d").map(|s| s.len()), Ok(2));
        assert_eq!(parse("a? b").map(|s| s.len()), Ok(2));
        assert_eq!(
            parse("={self} a _").map(|s| s[0].clone()),
            Ok(vec![Item::Also(vec![Atom::Concept("self".to_owned())]), Item::Any(vec![Atom::Word("a".to_owned())]), Item::Word])
        );
        assert_eq!(parse("#90-120 year").map(|s| s[0][0].clone()), Ok(Item::Number(90, 120)));
        for bad in ["(a", "{a", "a?", "", "a ) b", "!(a {b})", "=a", "=(a {b}) c"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
