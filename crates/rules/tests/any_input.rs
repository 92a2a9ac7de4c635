//! Whatever is typed is answered: no panic, spans on character boundaries, the same answer twice, and no blow-up with length.

use bedrail_core::{Author, Engine, Input, Parent, Policy, Report, Request, Sensitivity, Surface};
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(bedrail_rules::engine);

fn check(input: &Input) -> Report {
    let policy = Policy { sensitivity: Sensitivity::new(5), ..Policy::default() };
    let report = ENGINE.check(input, &policy);
    for finding in &report.findings {
        assert!((1..=3).contains(&finding.severity) && (0.0..=1.0).contains(&finding.confidence), "{finding:?}");
        let (mut end, mut units) = (0, 0);
        let mut utf16 = |from: u32, to: u32| {
            units += input.text[from as usize..to as usize].encode_utf16().count() as u32;
            units
        };
        for span in &finding.spans {
            assert!(span.start >= end && span.start < span.end, "in order, without overlap: {finding:?}");
            // Slicing panics off a character boundary.
            let (starts, ends) = (utf16(end, span.start), utf16(span.start, span.end));
            assert_eq!((span.utf16_start, span.utf16_end), (starts, ends), "{finding:?}");
            end = span.end;
        }
    }
    assert_eq!(report.level, report.findings.iter().map(|f| f.severity).max().unwrap_or(0));
    report
}

/// Pieces that mean something, so that random texts reach the rules and not only the scanner.
const PIECES: [&str; 36] = [
    "Mrs. Hendricks",
    " in 412",
    " walked today",
    "pt ",
    "MRN 00482917",
    " s/p lap chole",
    " 34yo F",
    "\u{200b}",
    "é",
    "е",
    "😀",
    "👩🏽‍⚕️",
    "\n",
    ". ",
    ", ",
    "\"",
    "'s ",
    " #JohnSmith",
    " @who.ever",
    " 10/14",
    " (405) 555-0142",
    "97-year-old ",
    " our ED ",
    " you should stop the lisinopril",
    " don't ",
    "…",
    "ＭＲＮ",
    "١٢٣",
    "\u{202e}",
    " frequent flyer",
    "a.b@c.org",
    "https://x.y/z?",
    " I'm ",
    "L&D ",
    " thirty-four ",
    "\u{0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text(text in "\\PC{0,300}") {
        check(&Input::from(text.as_str()));
    }

    #[test]
    fn any_mix_of_meaning(pieces in proptest::collection::vec(0..PIECES.len(), 0..40), surface in 0..4usize) {
        let text: String = pieces.iter().map(|i| PIECES[*i]).collect();
        let surface = [Surface::Post, Surface::Reply, Surface::Message, Surface::FriendRequest][surface];
        let input = Input {
            surface,
            parent: Some(Parent { text: text.clone(), author: Some(text.clone()) }),
            thread: vec![text.clone()],
            author: Some(Author { bio: Some(text.clone()), ..Author::default() }),
            request: Some(Request { bio: Some(text.clone()), cues: vec![text.clone()], ..Request::default() }),
            ..Input::from(text.as_str())
        };
        prop_assert_eq!(check(&input), check(&input));
    }
}

#[test]
fn empty_and_long_texts() {
    check(&Input::from(""));
    let words = "Mrs. Hendricks in 412 finally walked today after her hip surgery ";
    // One long sentence, many short ones, no spaces, only emoji, only digits, only stops, deep brackets. The first is the heaviest.
    let pieces = [
        words,
        "pt coded. ",
        "x",
        "😀",
        "1",
        ".",
        "((",
        "don't ",
        "a.",
        "\"",
        "#aB1",
        "the the the patient ",
        "\n\n",
        "@a.",
        "1/",
        "É",
    ];
    for (i, piece) in pieces.iter().enumerate() {
        let size = if i == 0 { 1_000_000 } else { 200_000 };
        let text = piece.repeat(size / piece.len());
        check(&Input::from(text.as_str()));
    }
}
