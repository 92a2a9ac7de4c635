//! The last step of compiling: numbers and lists in the order in which they take the least space.

use crate::pack::{Element, List, Pack, Posting, Set, Symbol, differences};
use crate::terms::encode;
use std::collections::BTreeMap;

/// Sets of symbols, and the literal words in the order of their symbols, which follow those of the concepts.
pub(super) struct Numbered {
    pub(super) sets: Vec<Set>,
    pub(super) words: Vec<String>,
}

/// Gives the literal words new symbols, in the order in which sets first use them: of a set's new words only their count is kept.
pub(super) fn number(pack: &mut Pack, sets: &[Vec<Symbol>], words: &[String]) -> Numbered {
    let first = pack.concepts.len() as Symbol;
    let mut symbols: Vec<Option<Symbol>> = vec![None; words.len()];
    let mut order = Vec::new();
    let mut renumber = |old: Symbol, fresh: &mut u16| match old.checked_sub(first) {
        None => old,
        Some(word) => *symbols[word as usize].get_or_insert_with(|| {
            order.push(words[word as usize].clone());
            *fresh += 1;
            first + order.len() as Symbol - 1
        }),
    };
    let mut numbered = Vec::new();
    for set in sets {
        let mut fresh = 0;
        let mut known: Vec<Symbol> = set.iter().map(|old| renumber(*old, &mut fresh)).collect();
        known.sort_unstable();
        known.truncate(known.len() - fresh as usize);
        numbered.push(Set { fresh, known: differences(&known) });
    }
    let network = &mut pack.network;
    let known: Vec<Symbol> = network.symbols.iter().map(|old| renumber(*old, &mut 0)).collect();
    let width = network.rows.len() / known.len().max(1);
    let mut rows: Vec<(Symbol, &[u8])> = known.into_iter().zip(network.rows.chunks(width.max(1))).collect();
    rows.sort_unstable();
    let symbols: Vec<Symbol> = rows.iter().map(|(symbol, _)| *symbol).collect();
    network.rows = rows.into_iter().flat_map(|(_, row)| row.iter().copied()).collect();
    network.symbols = differences(&symbols);
    Numbered { sets: numbered, words: order }
}

/// Names each set by how many sets ago it was first used, and a new one by nought.
pub(super) fn count_back(pack: &mut Pack) {
    let mut next = 0;
    for set in pack.phrases.iter_mut().flat_map(|phrase| &mut phrase.elements).filter_map(Element::set_mut) {
        let back = next - *set;
        next += u16::from(back == 0);
        *set = back;
    }
}

/// The terms, those that mean the same in one list. What is a literal word too is listed by its symbol.
pub(super) fn lists(first: Symbol, words: &[String], terms: &BTreeMap<String, Vec<Posting>>) -> Vec<List> {
    let symbols: BTreeMap<&str, Symbol> = words.iter().map(String::as_str).zip(first..).collect();
    let mut lists: BTreeMap<&[Posting], (Vec<Symbol>, Vec<&str>)> = BTreeMap::new();
    for (term, postings) in terms {
        let (words, texts) = lists.entry(postings).or_default();
        match symbols.get(term.as_str()) {
            Some(symbol) => words.push(*symbol),
            None => texts.push(term),
        }
    }
    lists
        .into_iter()
        .map(|(postings, (mut words, texts))| {
            words.sort_unstable();
            List { postings: postings.to_vec(), words: differences(&words), terms: encode(texts) }
        })
        .collect()
}
