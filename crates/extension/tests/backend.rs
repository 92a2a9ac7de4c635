//! The backend from outside: messages in, outcomes out, with the built-in rules.
#![allow(missing_docs)]

use bedrail_core::Tie;
use bedrail_extension::backend::{Backend, MessageError, Outcome, PageOutcome};
use bedrail_extension::marks::{Key, MONTH_MS};
use bedrail_extension::people::{Asked, Seal, Told};
use bedrail_extension::protocol::{FromPage, FromWorker, PageReport, Site, ToPage, ToWorker};
use bedrail_extension::settings::{Change, DAY_MS, Settings};
use serde_json::{Value, json};

const NOW: u64 = 1_790_000_000_000;
const RULE: &str = "phi-direct-identifier";
const RISKY: &str = "🩺 Just discharged my patient Mrs. Hendricks, she is doing great!";

fn backend(stored: &Value) -> Backend {
    Backend::new(bedrail_rules::engine(), bedrail_rules::catalogue(), stored)
}

fn message(message: Value) -> ToWorker {
    serde_json::from_value(message).expect("a message as the content script sends it")
}

fn tab(backend: &mut Backend, sent: Value) -> Outcome {
    backend.answer_tab(message(sent), NOW).expect("a message that is understood")
}

fn check(backend: &mut Backend, text: &str, dismissed: &[String], now_ms: u64) -> PageReport {
    let sent = message(
        json!({"check": {"kind": "check", "seq": 7, "input": {"text": text, "surface": "post"}, "dismissed": dismissed}}),
    );
    match backend.answer_tab(sent, now_ms).expect("a check").reply {
        Some(FromWorker::Report { seq: 7, report }) => report,
        other => panic!("not a report: {other:?}"),
    }
}

fn change(backend: &mut Backend, change: Change) -> Settings {
    match backend.answer_page(FromPage::Change { change }, NOW).reply {
        ToPage::Saved { settings } => settings,
        other => panic!("not saved: {other:?}"),
    }
}

#[test]
fn a_risky_post_is_reported_with_its_words_until_it_is_dismissed() {
    let mut backend = backend(&Value::Null);
    let report = check(&mut backend, RISKY, &[], NOW);
    let found = report.findings.iter().find(|finding| finding.rule == RULE).expect("a name of a patient");
    assert_eq!((report.level, found.severity), (3, 3));
    assert!(found.words.iter().any(|words| words.contains("Hendricks")), "{:?}", found.words);
    let units: Vec<u16> = RISKY.encode_utf16().collect();
    for (span, words) in found.spans.iter().zip(&found.words) {
        let cut = String::from_utf16(&units[span.start as usize..span.end as usize]).expect("whole characters");
        assert_eq!(&cut, words);
    }
    assert!([&found.title, &found.why, &found.advice].iter().all(|text| !text.is_empty()));

    let dismissed: Vec<String> = report.findings.iter().map(|finding| finding.key.clone()).collect();
    assert_eq!(check(&mut backend, RISKY, &dismissed, NOW), PageReport::default());
    assert_eq!(check(&mut backend, "Flu shots are in. Ask your pharmacist.", &[], NOW), PageReport::default());
}

#[test]
fn a_muted_rule_is_silent_for_its_days_and_every_tab_is_told() {
    let mut backend = backend(&Value::Null);
    let outcome = tab(&mut backend, json!({"mute": {"rule": RULE, "days": 30}}));
    assert!(outcome.broadcast);
    let saved = outcome.save.and_then(|save| save.settings).expect("stored");
    assert_eq!(saved.muted[RULE], NOW + 30 * DAY_MS);
    let speaks = |backend: &mut Backend, now| check(backend, RISKY, &[], now).findings.iter().any(|finding| finding.rule == RULE);
    assert!(!speaks(&mut backend, NOW + 30 * DAY_MS - 1));
    assert!(speaks(&mut backend, NOW + 30 * DAY_MS));

    for wrong in [json!({"mute": {"rule": "gossip", "days": 30}}), json!({"mute": {"rule": RULE, "days": 4000}})] {
        assert!(matches!(backend.answer_tab(message(wrong), NOW), Err(MessageError::Refused(_))));
    }
}

#[test]
fn switches_act_on_the_next_check_and_survive_a_restart() {
    let mut first = backend(&Value::Null);
    change(&mut first, Change::Site { site: Site::X, on: false });
    let settings = change(&mut first, Change::Rule { rule: RULE.into(), on: false });
    assert!(!check(&mut first, RISKY, &[], NOW).findings.iter().any(|finding| finding.rule == RULE));

    let mut second = backend(&json!({"settings": settings}));
    assert!(!check(&mut second, RISKY, &[], NOW).findings.iter().any(|finding| finding.rule == RULE));
    let hello = tab(&mut second, json!({"hello": {"site": "x"}}));
    assert!(matches!(hello.reply, Some(FromWorker::Settings { settings }) if !settings.enabled));
    assert!(second.page_settings(Site::Facebook).enabled);
}

#[test]
fn a_page_changes_imports_and_resets_or_nothing_at_all() {
    let mut backend = backend(&Value::Null);
    let before = change(&mut backend, Change::Sensitivity { stop: 5 });
    let refused = [
        FromPage::Import { text: "{}".into() },
        FromPage::Import { text: r#"{"bedrail": "settings", "version": 1, "sensitivity": 1, "rules": {"gossip": true}}"#.into() },
        FromPage::Change { change: Change::Rule { rule: "gossip".into(), on: true } },
    ];
    for asked in refused {
        let outcome = backend.answer_page(asked, NOW);
        assert!(matches!(&outcome.reply, ToPage::Refused { reasons } if !reasons.is_empty()), "{outcome:?}");
        assert!(outcome.save.is_none() && !outcome.broadcast);
        assert_eq!(backend.answer_page(FromPage::Settings, NOW).reply, ToPage::Settings { settings: before.clone() });
    }

    let file = r#"{"bedrail": "settings", "version": 1, "sensitivity": 2, "sites": {"facebook": false}}"#;
    let outcome = backend.answer_page(FromPage::Import { text: file.into() }, NOW);
    let ToPage::Saved { settings } = outcome.reply else { panic!("not taken") };
    assert_eq!((settings.sensitivity.stop(), settings.site_on(Site::Facebook)), (2, false));
    assert!(outcome.broadcast && settings.revision > before.revision, "open tabs have to check again");

    let outcome = backend.answer_page(FromPage::Reset, NOW);
    let ToPage::Saved { settings: reset } = outcome.reply else { panic!("not reset") };
    assert!(reset.revision > settings.revision);
    assert_eq!(Settings { revision: 0, ..reset }, Settings::default());
    let again = backend.answer_page(FromPage::Reset, NOW);
    assert!(again.save.is_none() && !again.broadcast, "nothing to change");
}

#[test]
fn settings_of_another_process_count_when_they_are_newer() {
    let mut backend = backend(&Value::Null);
    let one = change(&mut backend, Change::Sensitivity { stop: 4 });
    let two = change(&mut backend, Change::Sensitivity { stop: 5 });
    assert!(!backend.stored_elsewhere(&serde_json::to_value(one).expect("plain data")), "a late echo of our own");
    let theirs = Settings { revision: two.revision + 1, ..Settings::default() };
    assert!(backend.stored_elsewhere(&serde_json::to_value(&theirs).expect("plain data")));
    assert_eq!(backend.page_settings(Site::X).sensitivity, 3);
}

fn keys(hash: &str) -> Value {
    json!([{"hash": hash, "sure": true}])
}

#[test]
fn a_mark_is_kept_under_a_hash_only() {
    let hash = "0123456789abcdef".repeat(2);
    let mut first = backend(&json!({}));
    let outcome = tab(&mut first, json!({"mark": {"keys": keys(&hash), "mark": "not-a-patient"}}));
    assert!(outcome.broadcast, "pages ask again");
    let stored = serde_json::to_value(outcome.save.expect("something to store")).expect("plain data");
    let mut second = backend(&stored);
    for (person, known) in [(hash.as_str(), true), (&"f".repeat(32), false), ("", false)] {
        let reply = tab(&mut second, json!({"marked": {"seq": 1, "keys": keys(person)}})).reply;
        assert!(
            matches!(reply, Some(FromWorker::Marked { seq: 1, mark, locked: false, .. }) if mark.is_some() == known),
            "{person}"
        );
    }
    let clear = message(json!({"mark": {"keys": keys("Jane Doe"), "mark": "not-a-patient"}}));
    assert_eq!(second.answer_tab(clear, NOW), Err(MessageError::NotHashed));
    assert!(tab(&mut second, json!({"mark": {"keys": keys(&hash), "mark": null}})).save.is_some());
    assert!(tab(&mut second, json!({"mark": {"keys": keys(&hash), "mark": null}})).save.is_none(), "forgotten already");
}

#[test]
fn who_was_marked_is_warned_about_until_the_mark_ends_or_is_locked_away() {
    let hash = "0123456789abcdef".repeat(2);
    let mut backend = backend(&json!({}));
    let check = |backend: &mut Backend, now| {
        let sent = message(json!({"check": {"seq": 7, "keys": keys(&hash), "input": {
            "text": "Happy birthday!", "surface": "reply", "parent": {"text": "Forty today!", "author": "Jo Poe"}}}}));
        match backend.answer_tab(sent, now).expect("a check").reply {
            Some(FromWorker::Report { report, .. }) => {
                report.findings.into_iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>()
            }
            other => panic!("not a report: {other:?}"),
        }
    };
    let warned = [("patient-connection-request".to_owned(), 2)];
    assert_eq!(check(&mut backend, NOW), []);
    for (mark, expected) in [("patient", &warned[..]), ("relative", &warned[..]), ("known-before", &[]), ("not-a-patient", &[])] {
        let _ = tab(&mut backend, json!({"mark": {"keys": keys(&hash), "mark": mark}}));
        assert_eq!(check(&mut backend, NOW), expected, "{mark}");
    }
    let _ = tab(&mut backend, json!({"mark": {"keys": keys(&hash), "mark": "patient"}}));
    let due = backend.next_wake().expect("marks end");
    assert_eq!(due, NOW + 12 * MONTH_MS);
    assert_eq!(check(&mut backend, due - 1), warned);
    assert_eq!(check(&mut backend, due), []);

    let stored = serde_json::to_value(backend.people().marks()).expect("plain data");
    backend.people_mut().seal(Seal::Locked);
    assert_eq!(check(&mut backend, NOW), []);
    let reply = tab(&mut backend, json!({"marked": {"seq": 1, "keys": keys(&hash)}})).reply;
    assert!(matches!(reply, Some(FromWorker::Marked { mark: None, locked: true, .. })));
    assert!(tab(&mut backend, json!({"mark": {"keys": keys(&hash), "mark": "patient"}})).save.is_none());
    assert!(backend.answer_page(FromPage::People(Asked::Keep { months: 3 }), NOW).save.is_none());
    backend.people_mut().unlock(&stored);
    assert_eq!(check(&mut backend, NOW), warned);
    assert!(backend.wake(due).save.expect("what ended is forgotten").marks.is_some());
    assert_eq!(backend.next_wake(), None);
}

#[test]
fn the_options_page_marks_finds_and_forgets() {
    let people: Vec<Vec<Key>> = (0..3).map(|n| vec![Key { hash: format!("{n:032x}"), sure: true }]).collect();
    let mut backend = backend(&json!({}));
    let mut ask = |message| match backend.answer_page(FromPage::People(message), NOW) {
        PageOutcome { reply: ToPage::People { view, told }, save, .. } => (view.batches.len(), told, save.is_some()),
        other => panic!("not about marks: {other:?}"),
    };
    assert_eq!(ask(Asked::Show), (0, None, false));
    let import = Asked::Mark { people: people.clone(), mark: Tie::Patient, list: true };
    assert_eq!(ask(import), (1, Some(Told::Kept { people: 3, of: 3 }), true));
    let one = vec![people[1].clone()];
    let found = Told::Found { mark: Tie::Patient, sure: true, until: NOW + 12 * MONTH_MS };
    assert_eq!(ask(Asked::Find { people: one.clone() }), (1, Some(found), false));
    assert_eq!(ask(Asked::Forget { people: one.clone() }), (1, Some(Told::Forgotten), true));
    assert_eq!(ask(Asked::Find { people: one }), (1, Some(Told::Nobody), false));
    assert_eq!(ask(Asked::Keep { months: 5 }), (1, None, false));
    assert_eq!(ask(Asked::Keep { months: 6 }), (1, Some(Told::Saved), true));
    assert_eq!(ask(Asked::ForgetBatch { id: 1 }), (0, Some(Told::Forgotten), true));
    assert_eq!(ask(Asked::Wipe), (0, Some(Told::Wiped), true));
}

#[test]
fn the_toolbar_says_how_the_tab_is_doing() {
    let mut backend = backend(&Value::Null);
    let cases = [
        ("idle", 0, "", "Nothing is being written"),
        ("clear", 0, "", "found nothing"),
        ("findings", 1, "1", "found 1 thing"),
        ("findings", 12, "12", "found 12 things"),
        ("findings", 4000, "99+", "found 4000 things"),
        ("not-checked", 0, "?", "could not check"),
        ("off", 0, "off", "switched off"),
        ("paused", 0, "off", "is paused"),
    ];
    for (state, count, text, title) in cases {
        let badge = tab(&mut backend, json!({"state": {"state": state, "count": count}})).badge.expect("a badge");
        assert_eq!(badge.text, text, "{state}");
        assert!(badge.title.contains(title), "{}", badge.title);
    }
}

#[test]
fn the_users_own_words_are_offered_when_a_card_asks_for_them() {
    const WALKED: &str = "🩺 Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her";
    let mut backend = backend(&Value::Null);
    let wording = |backend: &mut Backend, text: &str, key: &str| {
        let input = json!({"text": text, "surface": "post"});
        let sent = json!({"wording": {"kind": "wording", "seq": 9, "input": input, "key": key}});
        match tab(backend, sent).reply {
            Some(FromWorker::Wording { seq: 9, text, edited }) => (text, edited),
            other => panic!("not a wording: {other:?}"),
        }
    };
    let key = check(&mut backend, WALKED, &[], NOW).findings[0].key.clone();
    let (text, edited) = wording(&mut backend, WALKED, &key);
    let text = text.expect("some wording");
    assert!(edited && text.starts_with("🩺 A patient finally walked"), "{text}");
    assert_eq!(check(&mut backend, &text, &[], NOW).level, 0, "{text}");
    assert_eq!(wording(&mut backend, WALKED, "no-such-rule:0"), (None, false));
}

#[test]
fn a_pause_is_over_when_its_time_has_come() {
    let mut backend = backend(&Value::Null);
    assert_eq!(backend.next_wake(), None);
    let paused = change(&mut backend, Change::Pause { on: true });
    let due = backend.next_wake().expect("something is due");
    assert_eq!(paused.paused_until, Some(due));
    assert_eq!(backend.page_settings(Site::X).paused_until, Some(due));
    assert!(!backend.wake(due - 1).broadcast, "too early");
    let woken = backend.wake(due);
    let saved = woken.save.and_then(|save| save.settings).expect("stored");
    assert!(woken.broadcast && saved.paused_until.is_none() && saved.revision > paused.revision);
    assert_eq!((backend.next_wake(), backend.page_settings(Site::X).paused_until), (None, None));
}

#[test]
fn a_rule_that_is_mostly_wrong_offers_to_be_silent_and_the_counts_are_kept() {
    const RULE: &str = "phi-direct-identifier";
    let mut first = backend(&Value::Null);
    let mut stored = Value::Null;
    for n in 1..=4 {
        tab(&mut first, json!({"looked": {"rules": [RULE, "gossip"]}}));
        let outcome = tab(&mut first, json!({"wrong": {"rule": RULE}}));
        let offered =
            matches!(&outcome.reply, Some(FromWorker::MuteOffer { wrong: 4, looked: 4, title, .. }) if !title.is_empty());
        assert_eq!(offered, n == 4, "{outcome:?}");
        assert_eq!(outcome.reply.is_some(), offered);
        stored = serde_json::to_value(outcome.save.expect("stored")).expect("plain data");
    }
    let mut second = backend(&stored);
    let ToPage::Tallies { tallies } = second.answer_page(FromPage::Tallies, NOW).reply else { panic!("no counts") };
    assert_eq!((tallies.of(RULE).wrong, tallies.of("gossip").looked), (4, 0));
    let reset = second.answer_page(FromPage::ResetTallies, NOW);
    assert!(matches!(reset.reply, ToPage::Tallies { tallies } if tallies.is_empty()));
    assert!(reset.save.is_some_and(|save| save.tallies.is_some_and(|tallies| tallies.is_empty())));
}

#[test]
fn a_held_draft_reminds_and_its_text_is_forgotten_with_it() {
    let hold = |id: &str, hours| FromPage::Hold { id: id.into(), hours, kept: true };
    let mut backend = backend(&Value::Null);
    let refused = backend.answer_page(hold("long", 1000), NOW);
    assert!(matches!(refused.reply, ToPage::Refused { .. }) && refused.save.is_none());
    backend.answer_page(hold("one", 8), NOW);
    backend.answer_page(hold("two", 9), NOW);
    let due = backend.next_wake().expect("something is due");
    assert_eq!(due, NOW + 8 * 60 * 60 * 1000);
    let woken = backend.wake(due);
    assert!(woken.notice.is_some() && woken.forget.is_empty() && !woken.broadcast);
    assert!(woken.save.is_some_and(|save| save.holds.is_some() && save.settings.is_none()));
    assert_eq!(backend.toolbar().text, "1");
    let released = backend.answer_page(FromPage::Release { id: "one".into() }, due);
    assert_eq!(released.forget, ["one"]);
    assert_eq!(backend.toolbar().text, "");
    let late = backend.wake(due + 30 * DAY_MS);
    assert_eq!((late.forget, late.notice), (vec!["two".to_owned()], None));
    assert_eq!(backend.next_wake(), None);
}
