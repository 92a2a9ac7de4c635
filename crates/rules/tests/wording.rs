//! Safer wording: an edit of the user's own words where that reads, and the rule's own wording where it doesn't.

use bedrail_core::author::RuleSource;
use bedrail_core::{Input, Policy, Surface};
use std::path::Path;

/// The wording offered for the first finding, when it is the text itself, edited.
fn own_words(input: &Input) -> Option<String> {
    let engine = bedrail_rules::engine();
    let report = engine.check(input, &Policy::default());
    let finding = report.findings.first().unwrap_or_else(|| panic!("nothing found in {}", input.text));
    let card = bedrail_rules::explain_in_own_words(&engine, input, finding, &Policy::default());
    assert!(card.safer.is_some(), "no wording at all for {}", finding.rule);
    card.safer.filter(|_| card.edited)
}

#[test]
fn the_users_own_words_are_edited() {
    let cases = [
        (
            "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her",
            "A patient finally walked after her hip surgery, so proud of her",
        ),
        (
            "Did her dressings at 14 Kookaburra Crescent, Yeppoon QLD 4703 and she still made me scones",
            "Did her dressings and she still made me scones",
        ),
        (
            "Two weeks on ECMO and tonight little Étienne said \"maman\". Not a dry eye on our unit in Chicoutimi.",
            "Two weeks on ECMO and someone said \"maman\". Not a dry eye on the unit.",
        ),
        (
            "call this man back someone!! 555-0142, positive strep cx, can't reach him",
            "call this man back someone!! Positive strep cx, can't reach him",
        ),
        (
            "A 47-year-old man with tetanus came into our tiny ED last night, first case of it in Elko",
            "An adult with tetanus came into the ED, first case of it",
        ),
        ("s/p lap chole on Tom R., MRN 00482917, doing gr8", "s/p lap chole on a patient, doing gr8"),
    ];
    for (text, wanted) in cases {
        assert_eq!(own_words(&Input::from(text)).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn where_an_edit_makes_no_sense_the_rules_own_wording_is_offered() {
    let reply = |text: &str| Input { surface: Surface::Reply, ..Input::from(text) };
    let cases = [
        reply("Our records show you were 40 min late and refused the x-ray, so this review is unfair"),
        reply("that's shingles. you want valacyclovir, start today"),
        // Nothing would be left.
        Input::from("RIP Mrs. Hendricks, room 412"),
    ];
    for input in cases {
        assert_eq!(own_words(&input), None, "{}", input.text);
    }
}

#[test]
fn what_is_offered_as_an_edit_checks_clean_and_reads() {
    let engine = bedrail_rules::engine();
    let (mut findings, mut edits) = (0, 0);
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("the rules") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue; // what rules say in other languages, where no edit is offered
        }
        let source = std::fs::read_to_string(path).expect("a rule");
        for example in toml::from_str::<RuleSource>(&source).expect("a rule").flag {
            let text = example.input.text.replace("[[", "").replace("]]", "");
            let input = Input { text, ..example.input };
            for finding in engine.check(&input, &Policy::default()).findings.iter().filter(|f| f.severity >= 2) {
                findings += 1;
                let card = bedrail_rules::explain_in_own_words(&engine, &input, finding, &Policy::default());
                let Some(safer) = card.safer.filter(|_| card.edited) else { continue };
                edits += 1;
                let report = engine.check(&Input { text: safer.clone(), ..input.clone() }, &Policy::default());
                let level = report.findings.iter().map(|f| f.severity).max().unwrap_or(0);
                assert!(level < 2, "{safer}\nis still stopped for {:?}", report.findings);
                assert!(safer.chars().any(char::is_alphabetic) && safer != input.text, "{safer}");
                for bad in ["  ", " ,", ",,", "()", " .\n", "a a ", "the the ", "a patient patient"] {
                    assert!(!safer.contains(bad) || input.text.contains(bad), "{bad:?} in {safer:?}");
                }
            }
        }
    }
    // Most rules never offer an edit; those that do must offer some, or this test says nothing.
    assert!(edits >= 10, "only {edits} of {findings} findings are edited");
}
