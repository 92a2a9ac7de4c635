//! Cutting a text where findings begin and end, so that it can be shown with its words marked.

use bedrail_core::Finding;

/// A stretch of text and the findings that it is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words, never empty.
    pub text: &'a str,
    /// The highest severity among the findings that cover it, 0 when none does.
    pub severity: u8,
}

/// Cuts `text` so that no piece is half covered by a finding. The pieces in order are the text, whatever the spans say.
#[must_use]
pub fn pieces<'a>(text: &'a str, findings: &[Finding]) -> Vec<Piece<'a>> {
    let covers: Vec<(usize, usize, u8)> = findings
        .iter()
        .flat_map(|finding| finding.spans.iter().map(|span| (span.start as usize, span.end as usize, finding.severity)))
        .filter(|(start, end, _)| text.get(*start..*end).is_some_and(|words| !words.is_empty()))
        .collect();
    let mut cuts = if text.is_empty() { Vec::new() } else { vec![0, text.len()] };
    for cut in covers.iter().flat_map(|(start, end, _)| [*start, *end]) {
        if let Err(place) = cuts.binary_search(&cut) {
            cuts.insert(place, cut);
        }
    }
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    for cut in cuts.windows(2) {
        let severity =
            covers.iter().filter(|(start, end, _)| *start <= cut[0] && cut[1] <= *end).map(|(_, _, severity)| *severity).max();
        pieces.push(Piece { text: &text[cut[0]..cut[1]], severity: severity.unwrap_or(0) });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use bedrail_core::Span;

    fn finding(severity: u8, spans: &[(u32, u32)]) -> Finding {
        let spans = spans
            .iter()
            .map(|&(start, end)| Span { start, end, utf16_start: start, utf16_end: end, concept: String::new() })
            .collect();
        Finding { rule: String::new(), severity, confidence: 1.0, spans, trace: Vec::new(), estimate: None }
    }

    #[test]
    fn overlapping_findings_are_cut_where_they_meet() {
        type Case<'a> = (&'a str, Vec<Finding>, &'a [(&'a str, u8)]);
        let cases: [Case<'_>; 6] = [
            ("", vec![], &[]),
            ("plain", vec![], &[("plain", 0)]),
            ("ab cd ef", vec![finding(3, &[(3, 5)])], &[("ab ", 0), ("cd", 3), (" ef", 0)]),
            ("ab cd ef", vec![finding(1, &[(0, 5)]), finding(3, &[(3, 8)])], &[("ab ", 1), ("cd", 3), (" ef", 3)]),
            ("whole", vec![finding(2, &[(0, 5)])], &[("whole", 2)]),
            // Spans that do not fit the text are not shown, and do not hide it.
            ("é!", vec![finding(2, &[(1, 2), (2, 9), (3, 2)])], &[("é!", 0)]),
        ];
        for (text, findings, expected) in cases {
            let got: Vec<(&str, u8)> = pieces(text, &findings).into_iter().map(|piece| (piece.text, piece.severity)).collect();
            assert_eq!(got, expected, "{text}");
        }
    }
}
