//! Whether the words that matter are found, and exactly they.

use crate::case::{Case, GoldSpan};
use crate::interval::Share;
use bedrail_core::Report;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a gold concept begins with when it names an identifier of HIPAA's Safe Harbor list (45 CFR 164.514(b)(2)) or one of its kind
/// elsewhere. Corpora name concepts as they like; what begins otherwise is counted apart.
const IDENTIFIERS: [&str; 9] = ["person.", "place.", "address.", "date", "age", "contact.", "id.", "net.", "biometric"];

/// Words around an identifier that are not part of it, though some people count them as if they were.
const TITLES: [&str; 22] = [
    "a", "age", "aged", "at", "baby", "dr", "in", "little", "miss", "mr", "mrs", "ms", "near", "of", "on", "patient", "pt", "s",
    "the", "ward", "room", "bed",
];

/// At most so many words are a label.
const LABEL: usize = 3;

/// How many of the words that a corpus marks are within a finding's words, whichever rule's.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IdentifierFigures {
    /// All identifiers together.
    pub all: SpanFigures,
    /// All other deciding words together, such as an insult or an advice, whose limits are a matter of taste.
    pub others: SpanFigures,
    /// By the corpus's own concept, in alphabetical order: identifiers first, then other deciding words.
    pub concepts: Vec<SpanFigures>,
}

/// One kind of deciding words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpanFigures {
    /// The corpus's name for it.
    pub concept: String,
    /// Whether it names an identifier.
    pub identifier: bool,
    /// Found with exactly the words that the corpus marks.
    pub exact: Share,
    /// The same, if a label or title ("MRN", "Mrs", "room", "-year-old") may belong to it or not.
    pub but_for_label: Share,
    /// Found at least in part.
    pub touched: Share,
}

/// How well a stretch of text was found; better is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Missed,
    Touched,
    ButForLabel,
    Exact,
}

impl SpanFigures {
    fn add(&mut self, grade: Grade) {
        self.exact.add(grade >= Grade::Exact);
        self.but_for_label.add(grade >= Grade::ButForLabel);
        self.touched.add(grade >= Grade::Touched);
    }
}

pub(crate) fn measure(pairs: &[(&Case, &Report)]) -> IdentifierFigures {
    let mut all = SpanFigures { concept: "all identifiers".to_owned(), identifier: true, ..SpanFigures::default() };
    let mut others = SpanFigures { concept: "other deciding words".to_owned(), ..SpanFigures::default() };
    let mut concepts: BTreeMap<(bool, &str), SpanFigures> = BTreeMap::new();
    for (case, report) in pairs {
        let found: Vec<Range<usize>> =
            report.findings.iter().flat_map(|f| &f.spans).map(|span| span.start as usize..span.end as usize).collect();
        for span in &case.gold.spans {
            let grade = grade(&case.input.text, span, &found);
            let identifier = IDENTIFIERS.iter().any(|prefix| span.concept.starts_with(prefix));
            concepts.entry((!identifier, &span.concept)).or_default().add(grade);
            if identifier { &mut all } else { &mut others }.add(grade);
        }
    }
    let concepts = concepts
        .into_iter()
        .map(|((other, concept), figures)| SpanFigures { concept: concept.to_owned(), identifier: !other, ..figures })
        .collect();
    IdentifierFigures { all, others, concepts }
}

fn grade<'a>(text: &str, gold: &GoldSpan, found: impl IntoIterator<Item = &'a Range<usize>> + Clone) -> Grade {
    let said = gold.start.map(|scalars| text.char_indices().nth(scalars).map_or(text.len(), |(byte, _)| byte));
    let places: Vec<Range<usize>> = text
        .match_indices(&gold.text)
        .map(|(start, words)| start..start + words.len())
        .filter(|place| said.is_none_or(|start| start == place.start))
        .collect();
    let pairs = places.iter().flat_map(|place| found.clone().into_iter().map(move |found| compare(text, place, found)));
    pairs.max().unwrap_or(Grade::Missed)
}

fn compare(text: &str, gold: &Range<usize>, found: &Range<usize>) -> Grade {
    if gold == found {
        return Grade::Exact;
    }
    let core = gold.start.max(found.start)..gold.end.min(found.end);
    if core.is_empty() {
        return Grade::Missed;
    }
    let core_words = &text[core.clone()];
    let around = [&text[gold.start.min(found.start)..core.start], &text[core.end..gold.end.max(found.end)]];
    let numbered = core_words.contains(|c: char| c.is_numeric());
    if around.iter().all(|words| is_label(words, numbered)) { Grade::ButForLabel } else { Grade::Touched }
}

/// Whether words beside an identifier only say what it is: beside a number a few words without digits, elsewhere titles and the like.
fn is_label(words: &str, numbered: bool) -> bool {
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let fits =
        |word: &str| if numbered { !word.contains(char::is_numeric) } else { TITLES.contains(&word.to_lowercase().as_str()) };
    words.by_ref().take(LABEL).all(fits) && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades() {
        for (text, gold, found, grade) in [
            ("MRN 4471902 is back", "4471902", "4471902", Grade::Exact),
            ("MRN 4471902 is back", "MRN 4471902", "4471902", Grade::ButForLabel),
            ("MRN 4471902 is back", "4471902", "MRN 4471902", Grade::ButForLabel),
            ("her 93-year-old legs", "93", "93-year-old", Grade::ButForLabel),
            ("Mrs. Hendricks's chart", "Hendricks", "Mrs. Hendricks's", Grade::ButForLabel),
            ("Anna Hendricks waits", "Anna Hendricks", "Hendricks", Grade::Touched),
            ("call 775-555-0142 now", "775-555-0142", "555-0142", Grade::Touched),
            ("came in on 4 May and 9 May", "4 May", "9 May", Grade::Missed),
            ("as you may know we all love room 4", "4", "we all love room 4", Grade::Touched),
            ("Ana, again Ana", "Ana", "again", Grade::Missed),
        ] {
            let gold = GoldSpan { text: gold.to_owned(), concept: String::new(), start: None };
            let start = text.rfind(found).expect("found is in the text");
            assert_eq!(super::grade(text, &gold, Some(&(start..start + found.len()))), grade, "{text}: {found}");
        }
    }

    #[test]
    fn a_start_says_which_of_several_places_is_meant() {
        let at = |start| GoldSpan { text: "Ana".to_owned(), concept: String::new(), start };
        let text = "é Ana, again Ana";
        let second = text.rfind("Ana").expect("twice");
        assert_eq!(super::grade(text, &at(Some(2)), Some(&(second..second + 3))), Grade::Missed);
        assert_eq!(super::grade(text, &at(Some(13)), Some(&(second..second + 3))), Grade::Exact);
        assert_eq!(super::grade(text, &at(None), Some(&(second..second + 3))), Grade::Exact);
    }
}
