//! Safer wording: an edit of the user's own words where that reads, and the rule's own wording where it doesn't.

use bedrail_core::{Direction, Engine, Finding, Input, Parent, Policy, Surface};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(bedrail_rules::engine);

/// The wording offered for the first finding, when it is the text itself, edited.
fn own_words(input: &Input) -> Option<String> {
    let report = ENGINE.check(input, &Policy::default());
    let finding = report.findings.first().unwrap_or_else(|| panic!("nothing found in {}", input.text));
    let card = bedrail_rules::explain_in_own_words(&ENGINE, input, finding, &Policy::default());
    assert!(card.safer.is_some(), "no wording at all for {}", finding.rule);
    card.safer.filter(|_| card.edited)
}

/// What a wording would be stopped for, of the rule it was offered by or seriously.
fn left(input: &Input, finding: &Finding, wording: &str) -> Vec<Finding> {
    // What answers somebody is written by the user.
    let answer = Input { text: wording.to_owned(), direction: Direction::Outbound, ..input.clone() };
    let mut report = ENGINE.check(&answer, &Policy::default());
    report.findings.retain(|found| found.severity >= 2 || found.rule == finding.rule);
    report.findings
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
            "call this man back someone!! 555-0142, positive strep cx, can't reach him",
            "call this man back someone!! Positive strep cx, can't reach him",
        ),
        (
            "A 47-year-old man with a snakebite came into our tiny ED in Elko last night, it took three of us",
            "A man in his forties with a snakebite came into the ED, it took three of us",
        ),
        (
            "Three weeks after we did the hernia on Tom R., MRN 00482917, he is back on his bike, gr8",
            "Three weeks after we did the hernia on a patient, he is back on his bike, gr8",
        ),
        // A number that was a subject leaves one behind.
        (
            "Lost my favourite dialysis lady this morning, three days a week for six years and now chair 4 is empty. The whole of Brightwater came to see her off",
            "Lost my favourite dialysis lady, three days a week for six years and now the chair is empty. The whole of Brightwater came to see her off",
        ),
        (
            "Room 12 is walking again after her hip surgery, so proud of her",
            "A patient is walking again after her hip surgery, so proud of her",
        ),
        // Whoever has another name, or another form of address, is somebody else.
        (
            "Mr. Hendricks in 412 and Mr. Okafor in 414 both finally walked today after their hip surgery, so proud of them",
            "A patient and another patient both finally walked after their hip surgery, so proud of them",
        ),
        (
            "Mr. and Mrs. Hallam finally went home today after her hip surgery, so proud of them",
            "A couple finally went home after her hip surgery, so proud of them",
        ),
        // A form of address goes with its name, and what was theirs is whose it is said to be before it.
        (
            "Mrs. Adeyemi's family brought a whole goat to the clinic to say thank you and I have named it Jollof. Best job in the world.",
            "The family brought a whole goat to the clinic to say thank you and I have named it Jollof. Best job in the world.",
        ),
        (
            "My patient Ritu Chandhok's vitiligo after 9 months of phototherapy. Such patience, such result!",
            "My patient's vitiligo after 9 months of phototherapy. Such patience, such result!",
        ),
        (
            "I was Mr. Pettigrew's nurse, Mrs. Pettigrew's nurse, and now their son Dale's. Huntington's is a thief with a key.",
            "I was a patient's nurse, another patient's nurse, and now their son's. Huntington's is a thief with a key.",
        ),
        // A quotation is no possessive.
        (
            "said 'good morning' to Mr. Castellanos before his scan and I'm off",
            "said 'good morning' to a patient before his scan and I'm off",
        ),
        // Who somebody is, in a clause of its own.
        ("The kid who swallowed the trophy at the school fair is one of ours.", "The kid is one of ours."),
        // A sentence that tells too much goes, and what leans on it.
        (
            "Delivered a baby in a snowstorm on the A9, my first without a registrar. I'll not sleep for a week",
            "Some days in this job stay with me. I'll not sleep for a week",
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(own_words(&Input::from(text)).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn lines_and_courtesies_stay_with_the_users_own_words() {
    let reply = |text: &str, parent: &str| Input {
        surface: Surface::Reply,
        parent: Some(Parent { text: parent.to_owned(), author: None }),
        ..Input::from(text)
    };
    let cases = [
        (
            Input::from("Best unit in the whole state, and Ridgeview Hospital stands with every nurse in this city"),
            "Best unit in the whole state, and Ridgeview Hospital stands with every nurse in this city. I work there but don't speak for it; this is my own view.",
        ),
        (
            reply(
                "So sorry you had to wait. You were 40 minutes late for your x-ray and our records show it.",
                "Worst clinic ever",
            ),
            "So sorry you had to wait. To protect everyone's privacy we never discuss care here or say who is a patient.",
        ),
    ];
    for (input, wanted) in cases {
        assert_eq!(own_words(&input).as_deref(), Some(wanted), "{}", input.text);
    }
}

#[test]
fn where_an_edit_makes_no_sense_the_rules_own_wording_is_offered() {
    let reply = |text: &str| Input { surface: Surface::Reply, ..Input::from(text) };
    let cases = [
        reply("Our records show you were 40 min late and refused the x-ray, so this review is unfair"),
        reply("that's shingles. you want valacyclovir, start today"),
        // A road is nobody.
        Input::from("Elm Street was shut and Mrs. Hendricks came late for her dialysis this morning, so we ran two hours over"),
        // Nothing would be left.
        Input::from("RIP Mrs. Hendricks, room 412"),
        // Somebody else's words.
        Input {
            surface: Surface::FriendRequest,
            direction: Direction::Inbound,
            ..Input::from("You delivered my twins in May, please add me!")
        },
    ];
    for input in cases {
        assert_eq!(own_words(&input), None, "{}", input.text);
    }
}

#[test]
fn the_rules_own_wording_speaks_of_the_same_thing() {
    let input = Input { surface: Surface::Reply, ..Input::from("that's shingles. you want valacyclovir, start today") };
    let report = ENGINE.check(&input, &Policy::default());
    let card = bedrail_rules::explain_in_own_words(&ENGINE, &input, &report.findings[0], &Policy::default());
    assert!(card.safer.as_deref().is_some_and(|safer| safer.contains("pharmacist about shingles")), "{card:?}");
}

/// Every rule's wording, on every surface that the rule looks at, beside whatever may be answered there.
#[test]
fn the_rules_own_wordings_check_clean_where_they_are_offered() {
    let parents = [
        None,
        Some("They lost my chart twice and the nurse was rude. Avoid this place."),
        Some("Best surgeon ever, my knee is like new!"),
        Some("What should I take for this rash? It started on Monday."),
        Some("Can you send my refill to the pharmacy, doc?"),
        Some("You delivered my twins in May, what a team!"),
        Some("Would you get coffee with me on Saturday?"),
    ];
    let mut wrong: Vec<String> = Vec::new();
    for rule in bedrail_rules::catalogue() {
        assert!(!rule.safer.contains('{'), "{}: a gap is left in {}", rule.id, rule.safer);
        for name in &rule.surfaces {
            let surface: Surface = serde_json::from_value(name.as_str().into()).expect("a surface");
            let finding = Finding {
                rule: rule.id.clone(),
                severity: rule.severity,
                confidence: 0.9,
                spans: Vec::new(),
                trace: Vec::new(),
                estimate: None,
            };
            for parent in parents {
                if surface == Surface::FriendRequest && parent.is_some() {
                    continue;
                }
                let parent = parent.map(|text| Parent { text: text.to_owned(), author: Some("Ines Duarte".to_owned()) });
                let input = Input { surface, parent, ..Input::default() };
                let wording = bedrail_rules::explain(&input, &finding, &Policy::default()).safer.expect("a wording");
                let found = left(&input, &finding, &wording);
                if !found.is_empty() {
                    wrong.push(format!("{} on {name} beside {:?}: {wording}\n{found:?}", rule.id, input.parent));
                }
                assert!(wording.len() <= 280 && wording.ends_with(['.', '!', '?']), "{}: {wording}", rule.id);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
