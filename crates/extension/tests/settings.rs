//! Settings from outside: what a file may do, what stored state survives, what each change means.
#![allow(missing_docs)]

use bedrail_extension::protocol::Site;
use bedrail_extension::settings::{Change, DAY_MS, KnownRules, PAUSE_MINUTES, Settings};
use serde_json::{Value, json};

const NOW: u64 = 1_790_000_000_000;

fn known() -> KnownRules {
    [("names", true), ("ridicule", true), ("preview", false)].map(|(rule, on)| (rule.to_owned(), on)).into_iter().collect()
}

fn with(changes: &[Change]) -> Settings {
    let mut settings = Settings::default();
    for change in changes {
        settings.apply(change, &known(), NOW).expect("a change that can be made");
    }
    settings
}

fn rule(rule: &str, on: bool) -> Change {
    Change::Rule { rule: rule.into(), on }
}

fn every_setting() -> Settings {
    with(&[
        Change::Sensitivity { stop: 5 },
        rule("names", false),
        rule("preview", true),
        Change::Mute { rule: "ridicule".into(), days: 30 },
        Change::Site { site: Site::X, on: false },
        Change::AllowedTerms { terms: vec!["Dr. Ähm".into(), "St. Example’s".into()] },
        Change::Jurisdiction { id: "nz".into() },
    ])
}

#[test]
fn an_export_is_imported_as_it_was() {
    let settings = every_setting();
    let back = Settings::import(&settings.export(), &known()).expect("our own export");
    assert_eq!(Settings { revision: settings.revision, ..back }, settings);
    let untouched = Settings::import(&Settings::default().export(), &known()).expect("our own export");
    assert_eq!(untouched, Settings::default());
}

#[test]
fn a_bad_file_is_refused_in_plain_words() {
    let file = |fields: Value| {
        let mut file = json!({"bedrail": "settings", "version": 2});
        file.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        file.to_string()
    };
    let long = "x".repeat(81);
    let cases: Vec<(String, &[&str])> = vec![
        (String::new(), &["The file cannot be read: it is not valid JSON from line 1 on."]),
        ("{\n\"bedrail\": oops}".into(), &["The file cannot be read: it is not valid JSON from line 2 on."]),
        ("[]".into(), &["The file is not a Bedrail settings file."]),
        ("{\"version\": 1}".into(), &["The file is not a Bedrail settings file."]),
        (" ".repeat(300_000), &["The file is too large to be a Bedrail settings file."]),
        (json!({"bedrail": "settings"}).to_string(), &["“version” must be a whole number, but it is null."]),
        (
            file(json!({"version": 3})),
            &["The file comes from a newer Bedrail (format 3; this one reads up to 2). Update Bedrail, then import it again."],
        ),
        (file(json!({"version": "one"})), &["“version” must be a whole number, but it is \"one\"."]),
        (file(json!({"sensitivity": 6})), &["“sensitivity” must be a whole number from 1 to 5, but it is 6."]),
        (file(json!({"sensitivity": "high"})), &["“sensitivity” must be a whole number from 1 to 5, but it is \"high\"."]),
        (file(json!({"sensitivity": 2.5})), &["“sensitivity” must be a whole number from 1 to 5, but it is 2.5."]),
        (file(json!({"colour": "red"})), &["“colour” is not a setting of Bedrail."]),
        (file(json!({"rules": {"gossip": true}})), &["“gossip” is not a rule of this Bedrail."]),
        (file(json!({"rules": {"names": "off"}})), &["“rules: names” must be true or false, but it is \"off\"."]),
        (file(json!({"rules": ["names"]})), &["“rules” must be a list of names with values, but it is [\"names\"]."]),
        (file(json!({"muted": {"names": -1}})), &["“muted: names” must be a time in milliseconds, but it is -1."]),
        (file(json!({"sites": {"myspace": true}})), &["“myspace” is not a site that Bedrail can check."]),
        (file(json!({"jurisdiction": "atlantis"})), &["“atlantis” is not a place whose rules this Bedrail knows."]),
        (file(json!({"jurisdiction": 7})), &["“7” is not a place whose rules this Bedrail knows."]),
        (file(json!({"allowed_terms": ["ok", 7]})), &["“allowed_terms” must be a list of words, but it is [\"ok\",7]."]),
        (
            file(json!({"allowed_terms": [long]})),
            &["“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is too long: an allowed word has at most 80 characters."],
        ),
        (
            file(json!({"sensitivity": 0, "rules": {"gossip": true, "names": 1}})),
            &[
                "“gossip” is not a rule of this Bedrail.",
                "“rules: names” must be true or false, but it is 1.",
                "“sensitivity” must be a whole number from 1 to 5, but it is 0.",
            ],
        ),
    ];
    for (text, expected) in cases {
        let problems = Settings::import(&text, &known()).expect_err("a bad file");
        let mut sentences: Vec<String> = problems.iter().map(ToString::to_string).collect();
        sentences.sort();
        assert_eq!(sentences, expected, "{}", &text[..text.len().min(80)]);
    }
}

#[test]
fn stored_state_survives_whatever_it_has_become() {
    let good = serde_json::to_value(every_setting()).expect("plain data");
    assert_eq!(Settings::restore(&good, &known()), every_setting());

    let nothing = [json!(null), json!("x"), json!([]), json!({}), json!({"version": 1})];
    for stored in nothing {
        assert_eq!(Settings::restore(&stored, &known()), Settings::default(), "{stored}");
    }

    let mut part = good.clone();
    part["sensitivity"] = json!("loud");
    part["rules"]["retired"] = json!(true);
    part["version"] = json!(7);
    part["new_in_7"] = json!({});
    let expected = Settings { sensitivity: Settings::default().sensitivity, ..every_setting() };
    assert_eq!(Settings::restore(&part, &known()), expected, "what can be read is kept");
}

#[test]
fn a_change_counts_when_it_changes_something() {
    let mut settings = Settings::default();
    let steps = [
        (Change::Sensitivity { stop: 3 }, false),
        (Change::Sensitivity { stop: 4 }, true),
        (rule("names", true), false),
        (rule("names", false), true),
        (rule("names", true), true),
        (Change::Mute { rule: "names".into(), days: 30 }, true),
        (Change::Mute { rule: "names".into(), days: 0 }, true),
        (Change::Mute { rule: "names".into(), days: 0 }, false),
        (Change::Site { site: Site::Facebook, on: false }, true),
        (Change::Site { site: Site::Facebook, on: true }, true),
        (Change::Jurisdiction { id: "us".into() }, false),
        (Change::Jurisdiction { id: "uk".into() }, true),
        (Change::Pause { on: true }, true),
        (Change::Pause { on: false }, true),
        (Change::Pause { on: false }, false),
        (Change::AllowedTerms { terms: vec![" ".into()] }, false),
        (Change::AllowedTerms { terms: vec![" Ann ".into(), "ann".into(), String::new()] }, true),
    ];
    for (change, expected) in steps {
        let before = settings.revision;
        let changed = settings.apply(&change, &known(), NOW).expect("a change that can be made");
        assert_eq!(changed, expected, "{change:?}");
        assert_eq!(settings.revision != before, expected, "{change:?}");
    }
    assert_eq!(settings.allowed_terms, ["Ann"]);
    assert!(settings.rules.is_empty() && settings.sites.is_empty() && settings.muted.is_empty(), "defaults are not stored");
}

#[test]
fn a_change_that_cannot_be_made_changes_nothing() {
    let cases = [
        (Change::Sensitivity { stop: 0 }, "“sensitivity” must be a whole number from 1 to 5, but it is 0."),
        (rule("gossip", true), "“gossip” is not a rule of this Bedrail."),
        (Change::Jurisdiction { id: "atlantis".into() }, "“atlantis” is not a place whose rules this Bedrail knows."),
        (Change::Mute { rule: "gossip".into(), days: 30 }, "“gossip” is not a rule of this Bedrail."),
        (Change::Mute { rule: "names".into(), days: 366 }, "A rule can be muted for 1 to 365 days, not for 366."),
        (
            Change::AllowedTerms { terms: (0..501).map(|n| n.to_string()).collect() },
            "The list of allowed words is limited to 500 entries.",
        ),
    ];
    for (change, sentence) in cases {
        let mut settings = every_setting();
        let problem = settings.apply(&change, &known(), NOW).expect_err("cannot be made");
        assert_eq!(problem.to_string(), sentence);
        assert_eq!(settings, every_setting());
    }
}

#[test]
fn settings_from_before_there_were_places_are_those_of_the_first() {
    let stored =
        json!({"version": 1, "revision": 4, "sensitivity": 5, "rules": {}, "muted": {}, "sites": {}, "allowed_terms": []});
    let settings = Settings::restore(&stored, &known());
    assert_eq!((settings.jurisdiction.as_str(), settings.sensitivity.stop(), settings.revision), ("us", 5, 4));
    assert_eq!(settings.policy(NOW).jurisdiction, "us");
    assert_eq!(every_setting().policy(NOW).jurisdiction, "nz");
}

#[test]
fn a_muted_rule_is_silent_until_its_time_and_stays_as_it_was_switched() {
    let settings = with(&[rule("preview", true), Change::Mute { rule: "preview".into(), days: 30 }]);
    let until = NOW + 30 * DAY_MS;
    assert_eq!(settings.muted_until("preview", NOW), Some(until));
    assert!(!settings.policy(until - 1).rules["preview"]);
    assert!(settings.policy(until).rules["preview"]);
    assert_eq!(settings.muted_until("preview", until), None);
    assert!(settings.rule_on("preview", &known()));
    assert!(!settings.rule_on("gossip", &known()));
}

#[test]
fn a_pause_ends_by_itself_and_stays_on_this_machine() {
    let mut settings = with(&[Change::Pause { on: true }]);
    let until = NOW + u64::from(PAUSE_MINUTES) * 60 * 1000;
    assert_eq!(settings.paused(until - 1), Some(until));
    assert_eq!(settings.paused(until), None);
    let file = settings.export();
    assert!(!file.contains("paused"), "{file}");
    let stored = serde_json::to_value(&settings).expect("plain data");
    assert_eq!(Settings::restore(&stored, &known()).paused_until, Some(until));
    let forged = file.replacen('{', "{\"paused_until\": 9999999999999,", 1);
    assert_eq!(Settings::import(&forged, &known()).expect("a file").paused_until, None);
    settings.apply(&Change::Sensitivity { stop: 5 }, &known(), until).expect("can be made");
    assert_eq!(settings.paused_until, None, "what is over is not kept");
}

#[test]
fn a_page_is_told_about_its_own_site() {
    let settings = every_setting();
    assert!(!settings.for_site(Site::X).enabled);
    assert!(settings.for_site(Site::Facebook).enabled);
    assert_eq!(settings.for_site(Site::X).sensitivity, 5);
    assert_eq!(settings.for_site(Site::X).revision, settings.revision);
}
