//! What the author says of themselves counts as evidence, and an official account is served differently.
#![allow(missing_docs)]

use bedrail_core::{Author, Input, Parent, Policy, Sensitivity, Surface};
use bedrail_extension::profile::Profile;
use bedrail_extension::replies::{REPLIES, filled, instead};
use bedrail_extension::settings::Settings;
use bedrail_rules::Label;

fn profile() -> Profile {
    Profile {
        role: "nurse".into(),
        specialty: "oncology".into(),
        employer: "Elm Valley Hospital".into(),
        city: "Elko".into(),
        ..Profile::default()
    }
}

#[test]
fn the_profile_adds_what_the_page_does_not_show() {
    let shown = Author { name: Some("Dana".into()), city: Some("Reno".into()), ..Author::default() };
    let mut input = Input { author: Some(shown), ..Input::from("x") };
    profile().complete(&mut input);
    let author = input.author.expect("an author");
    assert_eq!(author.specialty.as_deref(), Some("nurse, oncology"));
    assert_eq!(author.employer.as_deref(), Some("Elm Valley Hospital"));
    assert_eq!((author.city.as_deref(), author.name.as_deref()), (Some("Reno"), Some("Dana")));
    let mut input = Input::from("x");
    Profile { phone: "555-0100".into(), official: true, ..Profile::default() }.complete(&mut input);
    assert_eq!(input.author, None, "nothing was said that readers know");
}

/// The same story points at one person once it is known where its author works.
#[test]
fn the_profile_counts() {
    let engine = bedrail_rules::engine();
    let story = "Lost a 34-year-old firefighter to a snake bite last night.";
    let confidence = |settings: &Settings| {
        let mut input = Input::from(story);
        let policy = settings.policy_for(&mut input, 0);
        let report = engine.check(&input, &policy);
        report.findings.iter().find(|finding| finding.rule == "quasi-identifier-combo").map_or(0.0, |finding| finding.confidence)
    };
    let (unknown, known) =
        (confidence(&Settings::default()), confidence(&Settings { profile: profile(), ..Settings::default() }));
    assert!(known > unknown, "{unknown} without a profile, {known} with one");
}

#[test]
fn a_bio_fills_only_what_is_empty() {
    let engine = bedrail_rules::engine();
    let bio = "Pediatric nurse at Elm Valley Hospital. Runner. Views mine.";
    let filled = Profile::default().with_bio(&engine, bio, Some(" Elko, NV "));
    let entries = (filled.role.as_str(), filled.employer.as_str(), filled.city.as_str());
    assert_eq!(entries, ("nurse", "Elm Valley Hospital", "Elko, NV"));
    assert_eq!(profile().with_bio(&engine, bio, Some("Reno")), profile());
    let nothing = Profile::default().with_bio(&engine, "Sourdough and long walks.", None);
    assert_eq!(nothing, Profile::default());
}

#[test]
fn entries_are_tidied_and_bounded() {
    let untidy = Profile { role: "  charge \n nurse ".into(), ..Profile::default() };
    assert_eq!(untidy.tidy().map(|tidy| tidy.role), Ok("charge nurse".into()));
    let long = "x".repeat(81);
    assert_eq!(Profile { portal: long.clone(), ..Profile::default() }.tidy(), Err(long));
}

#[test]
fn an_official_accounts_replies_are_read_one_stop_more_attentively() {
    let settings = |official| Settings { profile: Profile { official, ..Profile::default() }, ..Settings::default() };
    let stop =
        |official, surface| settings(official).policy_for(&mut Input { surface, ..Input::default() }, 0).sensitivity.stop();
    assert_eq!((stop(true, Surface::Reply), stop(true, Surface::Post), stop(false, Surface::Reply)), (4, 3, 3));
    let loudest = Settings { sensitivity: Sensitivity::new(5), ..settings(true) };
    assert_eq!(loudest.policy_for(&mut Input { surface: Surface::Reply, ..Input::default() }, 0).sensitivity.stop(), 5);
}

/// What we put into an institution's mouth must draw no warning of our own, to whatever it answers.
#[test]
fn ready_replies_check_clean_at_the_most_talkative_stop() {
    let engine = bedrail_rules::engine();
    let policy = Policy { sensitivity: Sensitivity::new(5), ..Policy::default() };
    let profiles = [("", ""), ("555-0100", ""), ("", "elmvalley.example/portal"), ("555-0100", "elmvalley.example/portal")]
        .map(|(phone, portal)| Profile { phone: phone.into(), portal: portal.into(), official: true, ..profile() });
    let parents = [
        "Best clinic in town, they saved my knee!",
        "Waited three hours with my mother and nobody looked at her. Never again.",
        "My son has had a fever since Friday, should I worry?",
    ];
    for profile in &profiles {
        for (_, reply) in REPLIES {
            let text = filled(profile, reply);
            assert!(!text.contains('$') && text.contains(&profile.phone) && text.contains(&profile.portal), "{text}");
            for parent in parents {
                let parent = Some(Parent { text: parent.into(), author: Some("Robin Vale".into()) });
                let mut input = Input { surface: Surface::Reply, parent, ..Input::from(text.as_str()) };
                profile.complete(&mut input);
                let report = engine.check(&input, &policy);
                assert_eq!(report.findings, Vec::new(), "{text}");
            }
        }
    }
}

#[test]
fn ready_replies_are_for_official_accounts_and_their_replies() {
    let reply = Input { surface: Surface::Reply, ..Input::default() };
    let official = Profile { official: true, ..profile() };
    assert!(instead(&official, &reply, Label::Privacy).is_some());
    assert_eq!(instead(&official, &reply, Label::Honesty), None);
    assert_eq!(instead(&official, &Input::default(), Label::Privacy), None);
    assert_eq!(instead(&profile(), &reply, Label::Privacy), None);
}
