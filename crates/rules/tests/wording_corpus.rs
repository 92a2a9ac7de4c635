//! What is offered instead of every labelled post that is stopped: checked again, and held against the post.

use bedrail_core::{Direction, Engine, Input, Policy};
use bedrail_rules::{Explanation, catalogue, explain_in_own_words};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(bedrail_rules::engine);

/// The labelled posts to look at while writing rules, from the workspace that this crate is in.
static POSTS: LazyLock<Vec<Input>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/dev");
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let lines = paths.into_iter().flat_map(|path| {
        let text = std::fs::read_to_string(path).expect("a file of the corpus");
        text.lines().map(|line| serde_json::from_str::<Input>(line).expect("an input")).collect::<Vec<_>>()
    });
    lines.collect()
});

/// A line that a rule adds, twice over, is the most by which a wording may be longer. Unit: bytes.
const LONGER: usize = 200;

/// Concepts whose words name somebody outright.
const NAMES: [&str; 9] = [
    "person.titled",
    "person.full",
    "id.mrn",
    "id.ssn",
    "id.nhs",
    "id.national",
    "contact.phone",
    "contact.email",
    "person.handle",
];

/// Holds every wording for a text to what is promised of it. Returns how many there are, and the edits.
fn hold(input: &Input) -> (usize, Vec<String>) {
    let policy = Policy::default();
    let (mut all, mut edits) = (0, Vec::new());
    for finding in &ENGINE.check(input, &policy).findings {
        let Explanation { safer, edited, .. } = explain_in_own_words(&ENGINE, input, finding, &policy);
        let safer = safer.unwrap_or_else(|| panic!("no wording for {} in {:?}", finding.rule, input.text));
        all += 1;
        if !edited {
            assert!(catalogue().iter().any(|rule| rule.id == finding.rule), "{}", finding.rule);
            continue;
        }
        let again = Input { text: safer.clone(), direction: Direction::Outbound, ..input.clone() };
        let left = ENGINE.check(&again, &policy).findings;
        let stopped: Vec<_> = left.iter().filter(|found| found.severity >= 2 || found.rule == finding.rule).collect();
        assert!(stopped.is_empty(), "{}\n{safer}\nis still stopped for {stopped:?}", input.text);
        // So there is nothing more to be done to it.
        assert!(left.iter().all(|found| found.rule != finding.rule));
        assert!(safer != input.text && safer.len() <= input.text.len() + LONGER, "{safer}");
        for span in finding.spans.iter().filter(|span| NAMES.contains(&span.concept.as_str())) {
            let name = &input.text[span.start as usize..span.end as usize];
            assert!(!safer.contains(name), "{name:?} is still in {safer:?}");
        }
        for bad in ["  ", " ,", ",,", "()", "a patient patient", " 's ", " ’s "] {
            assert!(!format!(" {safer}").contains(bad) || input.text.contains(bad), "{bad:?} in {safer:?}");
        }
        for twice in [" a a ", " the the ", " a an "] {
            assert!(!format!(" {safer}").contains(twice) || input.text.contains(twice), "{twice:?} in {safer:?}");
        }
        edits.push(safer);
    }
    (all, edits)
}

#[test]
fn every_wording_for_the_labelled_posts_keeps_its_promises() {
    let (mut all, mut edits) = (0, 0);
    for input in POSTS.iter() {
        let (more, edited) = hold(input);
        (all, edits) = (all + more, edits + edited.len());
        for title in ["Mr", "Mrs", "Ms", "Miss", "Dr"].into_iter().flat_map(|title| [format!("{title} "), format!("{title}. ")]) {
            for nobody in ["a patient", "the patient", "another patient", "the family", "someone"] {
                let torn = format!("{title}{nobody}");
                assert!(edited.iter().all(|safer| !safer.contains(&torn)), "{torn:?} in {edited:?}");
            }
        }
    }
    // Fewer would mean that the promises are kept by offering nothing.
    assert!(all >= 1_500 && edits * 10 >= all, "{edits} edits for {all} findings");
}

/// The same words, disguised in one of five ways.
fn disguised(text: &str, way: usize) -> String {
    let wide = |c: char| if c.is_ascii_digit() { char::from_u32(c as u32 - '0' as u32 + 0xff10).unwrap_or(c) } else { c };
    match way % 5 {
        0 => text
            .split(' ')
            .map(|word| {
                word.char_indices()
                    .map(|(at, c)| if at == 0 { format!("{c}\u{200b}") } else { c.to_string() })
                    .collect::<String>()
            })
            .collect::<Vec<_>>()
            .join(" "),
        1 => text.chars().map(wide).collect(),
        2 => text.replace('a', "\u{430}").replace('e', "\u{435}"),
        3 => text.replace(' ', "\u{a0}").replace('\'', "’"),
        _ => text.to_uppercase(),
    }
}

#[test]
fn wordings_for_disguised_posts_keep_them_too() {
    for (number, input) in POSTS.iter().enumerate() {
        hold(&Input { text: disguised(&input.text, number), ..input.clone() });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// Posts run into each other, with anything in between.
    #[test]
    fn wordings_for_posts_run_together_keep_them_too(a in 0..5_000usize, b in 0..5_000usize, between in "\\PC{0,6}|[ \n.,!()\"'#-]{0,3}", cut in 0..200usize) {
        let (first, second) = (&POSTS[a % POSTS.len()], &POSTS[b % POSTS.len()]);
        let head = &first.text[..first.text.floor_char_boundary(cut.max(20))];
        hold(&Input { text: format!("{head}{between}{}", second.text), ..second.clone() });
    }
}
