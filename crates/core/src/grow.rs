//! Growth: names taken in whole.
//!
//! A phrase finds a name by the parts that are known: a title, a given name of a list, a word that only stands before names. How many
//! more words belong to it, and which, no list says ("Sgt. Adaeze Okonkwo-Hart Jr."). So what a concept reports grows over the words
//! beside it that are concepts named for that, one after the other, up to a pause or a stop.

use crate::chart::Chart;
use crate::pack::{Growth, Symbol};
use std::ops::Range;

/// More words than this are no part of a name.
const MOST: usize = 6;

/// Widens what a concept reports, everywhere in a text.
pub(crate) fn grow(chart: &mut Chart, growth: &Growth) {
    for start in 0..chart.edges.len() {
        for at in 0..chart.edges[start].len() {
            if chart.edges[start][at].symbol == growth.concept {
                chart.edges[start][at].span = grown(chart, growth, chart.edges[start][at].span.clone());
            }
        }
    }
}

fn grown(chart: &Chart, growth: &Growth, span: Range<u32>) -> Range<u32> {
    let list = &chart.tokens.list;
    let mut first = list.partition_point(|token| token.span.end <= span.start);
    let mut next = list.partition_point(|token| token.span.start < span.end);
    if first >= next {
        return span;
    }
    let (most, least) = (next + MOST, first.saturating_sub(MOST));
    while let Some(end) = growth.after.and_then(|part| after(chart, part, next)).filter(|end| *end <= most) {
        next = end;
    }
    while let Some(start) = growth.before.and_then(|part| before(chart, part, first)).filter(|start| *start >= least) {
        first = start;
    }
    let (start, end) = (span.start.min(list[first].span.start), span.end.max(list[next - 1].span.end));
    start..end + if growth.possessive && list[next - 1].possessive { "'s".len() as u32 } else { 0 }
}

/// Whether a token goes on where the one before it ended: without a stop or a pause, and not owned by it. A line may end between the two.
fn goes_on(chart: &Chart, at: usize) -> bool {
    let list = &chart.tokens.list;
    at > 0
        && list.get(at).is_some_and(|token| {
            let last = &list[at - 1];
            let joined = token.sentence == last.sentence
                || chart.folded.text.get(last.span.end as usize..token.span.start as usize).is_some_and(|gap| gap == "\n");
            joined && !token.after_pause && !last.possessive && token.tag == last.tag
        })
}

/// Whether only a hyphen stands before a token: what it joins is one name, whatever its parts are.
fn hyphened(chart: &Chart, at: usize) -> bool {
    let list = &chart.tokens.list;
    at > 0
        && list
            .get(at)
            .is_some_and(|token| chart.folded.text.get(list[at - 1].span.end as usize..token.span.start as usize) == Some("-"))
}

/// Where a part ends that begins right at a token.
fn after(chart: &Chart, part: Symbol, at: usize) -> Option<usize> {
    if hyphened(chart, at) {
        return Some(at + 1);
    }
    let edges = chart.edges.get(at).filter(|_| goes_on(chart, at))?;
    edges.iter().filter(|edge| edge.symbol == part).map(|edge| edge.end as usize).max()
}

/// Where a part begins that ends right before a token.
fn before(chart: &Chart, part: Symbol, at: usize) -> Option<usize> {
    if hyphened(chart, at) {
        return Some(at - 1);
    }
    if !goes_on(chart, at) || !chart.ends[at].contains(&part) {
        return None;
    }
    (at.saturating_sub(MOST)..at).find(|start| chart.edges[*start].iter().any(|e| e.symbol == part && e.end as usize == at))
}
