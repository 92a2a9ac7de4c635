//! Terms: which words, alone or in a row, stand for what.
//!
//! A pack keeps its terms as front-coded lists, which gzip takes well: an `fst` of the same 56,000 terms was 347 KB, and hardly shrinks.
//! When the engine starts they are laid out as a tree: from each word to those that may follow it, one probe of a hash table a step.

use crate::pack::{List, Posting, Symbol};

/// A place in the tree: a word, or some in a row, with which a term begins.
pub(crate) type Node = u32;

/// Where every term begins.
pub(crate) const ROOT: Node = Node::MAX;

/// The number of a word that some term has.
pub(crate) type Word = u32;

/// Not a term, or no literal word of a phrase.
const NONE: u16 = u16::MAX;

/// Every term of a pack.
#[derive(Debug)]
pub(crate) struct Terms {
    /// Every word once, one after the other, and where each ends.
    text: Vec<u8>,
    ends: Vec<u32>,
    words: Slots,
    /// By node: the one before it and the word that led here.
    steps: Vec<(Node, Word)>,
    nodes: Slots,
    /// By node: the list of terms that it is in, and its symbol as a literal word.
    means: Vec<(u16, Symbol)>,
}

impl Terms {
    /// Lays out the literal words, whose symbols follow one another from `first` on, and the terms of each list.
    pub(crate) fn new(first: Symbol, words: &[u8], lists: &[List]) -> Self {
        // Each entry adds at most one word and one node, and each space in what it doesn't share with the entry before another.
        let size = |coded: &[u8]| coded.iter().filter(|b| **b <= b' ').count();
        let most = size(words) + lists.iter().map(|list| size(&list.terms)).sum::<usize>();
        let mut terms = Terms {
            text: Vec::new(),
            ends: Vec::new(),
            words: Slots::for_up_to(most),
            steps: Vec::with_capacity(most),
            nodes: Slots::for_up_to(most),
            means: Vec::with_capacity(most),
        };
        let mut literal = Vec::new();
        decode(words, |word| literal.push(terms.insert(word)));
        for (number, node) in literal.iter().enumerate() {
            terms.means[*node as usize].1 = first + number as Symbol;
        }
        for (number, list) in lists.iter().enumerate() {
            for symbol in crate::pack::sums(&list.words) {
                if let Some(node) = literal.get(symbol.wrapping_sub(first) as usize) {
                    terms.means[*node as usize].0 = number as u16;
                }
            }
            decode(&list.terms, |term| {
                let node = terms.insert(term);
                terms.means[node as usize].0 = number as u16;
            });
        }
        terms
    }

    fn insert(&mut self, term: &[u8]) -> Node {
        term.split(|b| *b == b' ').fold(ROOT, |node, bytes| {
            let word = match self.words.find(hash(bytes), |number| self.bytes(number) == bytes) {
                Ok(number) => number,
                Err(slot) => {
                    self.text.extend_from_slice(bytes);
                    self.ends.push(self.text.len() as u32);
                    self.words.fill(slot, self.ends.len() as u32 - 1)
                }
            };
            match self.nodes.find(mix(node, word), |number| self.steps[number as usize] == (node, word)) {
                Ok(number) => number,
                Err(slot) => {
                    self.steps.push((node, word));
                    self.means.push((NONE, NONE));
                    self.nodes.fill(slot, self.steps.len() as u32 - 1)
                }
            }
        })
    }

    fn bytes(&self, word: Word) -> &[u8] {
        let word = word as usize;
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[word] as usize]
    }

    /// The number of a word.
    pub(crate) fn word(&self, plain: &str) -> Option<Word> {
        self.words.find(hash(plain.as_bytes()), |number| self.bytes(number) == plain.as_bytes()).ok()
    }

    /// Where a word leads from a place, if a term goes on with it.
    pub(crate) fn next(&self, node: Node, word: Word) -> Option<Node> {
        self.nodes.find(mix(node, word), |number| self.steps[number as usize] == (node, word)).ok()
    }

    /// Whether a term ends here.
    pub(crate) fn ends_at(&self, node: Node) -> bool {
        self.means[node as usize] != (NONE, NONE)
    }

    /// The list of terms that the term which ends here is in, and its symbol as a literal word.
    pub(crate) fn means(&self, node: Node) -> (Option<usize>, Option<Symbol>) {
        let (list, word) = self.means[node as usize];
        ((list != NONE).then_some(list as usize), (word != NONE).then_some(word))
    }
}

/// Numbers by what they stand for: open addressing, never full.
#[derive(Debug)]
struct Slots(Vec<u32>);

impl Slots {
    const FREE: u32 = u32::MAX;

    fn for_up_to(numbers: usize) -> Self {
        Slots(vec![Self::FREE; (numbers + numbers / 2 + 1).next_power_of_two()])
    }

    /// The number for which `is` holds, or the slot where it belongs.
    fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Result<u32, usize> {
        let mask = self.0.len() - 1;
        // The high bits are the better mixed ones.
        let mut slot = (hash ^ (hash >> 16)) as usize & mask;
        loop {
            match self.0[slot] {
                Self::FREE => return Err(slot),
                number if is(number) => return Ok(number),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn fill(&mut self, slot: usize, number: u32) -> u32 {
        self.0[slot] = number;
        number
    }
}

fn mix(node: Node, word: Word) -> u32 {
    (node.wrapping_mul(0x9e37_79b1) ^ word).wrapping_mul(0x85eb_ca6b)
}

fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Front coding: each entry is how many bytes it shares with the one before, at most [`MOST_SHARED`], and the bytes that follow
/// those. No byte of a term is that small, so that entries need no end.
pub(crate) const MOST_SHARED: usize = 31;

/// Every entry of a front-coded list.
pub(crate) fn decode(coded: &[u8], mut each: impl FnMut(&[u8])) {
    let mut entry = Vec::new();
    let mut rest = coded;
    while let Some((shared, tail)) = rest.split_first() {
        let own = tail.iter().take_while(|b| **b as usize > MOST_SHARED).count();
        entry.truncate(*shared as usize);
        entry.extend_from_slice(&tail[..own]);
        each(&entry);
        rest = &tail[own..];
    }
}

/// Codes a list for [`decode`].
#[cfg(feature = "author")]
pub(crate) fn encode<'t>(entries: impl IntoIterator<Item = &'t str>) -> Vec<u8> {
    let mut coded = Vec::new();
    let mut before = "";
    for entry in entries {
        let shared = before.bytes().zip(entry.bytes()).take(MOST_SHARED).take_while(|(a, b)| a == b).count();
        coded.push(shared as u8);
        coded.extend_from_slice(&entry.as_bytes()[shared..]);
        before = entry;
    }
    coded
}

/// What a term means, read or written any way: its concepts, and itself as a literal word.
pub(crate) fn postings<'l>(
    lists: &'l [List],
    (list, word): (Option<usize>, Option<Symbol>),
) -> impl Iterator<Item = Posting> + 'l {
    let concepts = list.map_or(&[][..], |number| &lists[number].postings);
    concepts.iter().copied().chain(word.map(|symbol| Posting { symbol, case: crate::pack::Case::Any }))
}

#[cfg(all(test, feature = "author"))]
mod tests {
    use super::*;
    use crate::pack::{Case, differences};

    #[test]
    fn terms_are_found_whole_and_by_their_beginnings() {
        let posting = |symbol| Posting { symbol, case: Case::Any };
        let list = |symbol, words: &[Symbol], terms: &[&str]| List {
            postings: vec![posting(symbol)],
            words: differences(words),
            terms: encode(terms.iter().copied()),
        };
        let lists = [list(3, &[11], &["hip", "hip surgeries", "hip surgery"]), list(4, &[], &["é", "surgery"])];
        let terms = Terms::new(10, &encode(["the", "hip pain", "surgery"]), &lists);
        for (words, want) in [
            (&["hip"][..], &[3][..]),
            (&["hip", "pain"], &[3, 11]),
            (&["hip", "surgery"], &[3]),
            (&["surgery"], &[4, 12]),
            (&["the"], &[10]),
            (&["pain"], &[]),
            (&["é"], &[4]),
        ] {
            let node = words.iter().try_fold(ROOT, |node, word| terms.next(node, terms.word(word)?));
            let means = node.map_or((None, None), |node| terms.means(node));
            let symbols: Vec<Symbol> = postings(&lists, means).map(|p| p.symbol).collect();
            assert_eq!(symbols, want, "{words:?}");
        }
        assert_eq!(terms.word("surger"), None);
    }
}
