//! Byte offsets to offsets in Unicode scalar values.

use bedrail_core::Finding;

/// Translates the byte offsets of a text's findings into counts of Unicode scalar values.
///
/// One pass over the text however many findings there are.
#[derive(Debug)]
pub(crate) struct Scalars {
    /// Byte offset and its count, sorted.
    known: Vec<(u32, u32)>,
}

impl Scalars {
    pub(crate) fn new(text: &str, findings: &[Finding]) -> Self {
        let mut wanted: Vec<u32> =
            findings.iter().flat_map(|finding| &finding.spans).flat_map(|span| [span.start, span.end]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let (mut from, mut count) = (0, 0);
        let known = wanted.into_iter().map(|byte| {
            let to = byte as usize;
            count += text[from..to].chars().count() as u32;
            from = to;
            (byte, count)
        });
        Scalars { known: known.collect() }
    }

    /// How many scalar values stand before this byte, which must be a start or an end of one of the findings.
    pub(crate) fn before(&self, byte: u32) -> u32 {
        let index = self.known.binary_search_by_key(&byte, |&(known, _)| known).unwrap_or_default();
        self.known[index].1
    }
}
