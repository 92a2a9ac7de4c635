//! `bedrail check --jsonl`: the contract with programs.

use crate::{CLEAN, NAME, RISKY, bedrail, stdout};
use serde_json::{Value, json};
use snapbox::cmd::OutputAssert;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn answers(assert: &OutputAssert) -> Vec<Value> {
    stdout(assert).lines().map(|line| serde_json::from_str(line).expect("every line is an object")).collect()
}

/// The one answer to one line that must be answered.
fn answer(line: impl Into<Vec<u8>>) -> Value {
    let answers = answers(&bedrail(["check", "--jsonl"], line));
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].get("error").is_none(), "{answers:?}");
    answers.into_iter().next().expect("one answer")
}

/// Whether some span covers the name, counted in scalar values as Python counts them.
fn covers_name(answer: &Value, text: &str) -> bool {
    let start = text.find(NAME).map(|byte| text[..byte].chars().count() as u64).expect("the text holds the name");
    let end = start + NAME.chars().count() as u64;
    let findings = answer["findings"].as_array().expect("findings");
    let mut spans = findings.iter().flat_map(|finding| finding["spans"].as_array().expect("spans"));
    spans.any(|span| span["start"].as_u64().is_some_and(|at| at <= start) && span["end"].as_u64().is_some_and(|at| at >= end))
}

#[test]
fn the_fields_are_those_of_the_contract() {
    let answer = answer(json!({"id": "a", "text": RISKY}).to_string());
    let keys = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&answer), ["findings", "id", "level", "score"]);
    let finding = &answer["findings"][0];
    assert_eq!(keys(finding), ["confidence", "rule", "severity", "spans"]);
    assert_eq!(keys(&finding["spans"][0]), ["concept", "end", "start"]);
    assert!(matches!(answer["level"].as_u64(), Some(1..=3)));
    assert!(matches!(finding["severity"].as_u64(), Some(1..=3)));
    for share in [&answer["score"], &finding["confidence"]] {
        assert!(share.as_f64().is_some_and(|share| (0.0..=1.0).contains(&share)), "{share}");
    }
}

#[test]
fn offsets_count_scalar_values() {
    // Accents and emoji before the name: bytes, UTF-16 units and scalar values all differ.
    for before in ["", "é ", "😀😀 ", "👩‍⚕️ ", "日本 ", "e\u{301} ", "שלום ", "line one\nline two\r\n", "\u{0}\u{feff} "]
    {
        let text = format!("{before}{RISKY}");
        let answer = answer(json!({"id": 1, "text": text}).to_string());
        assert!(covers_name(&answer, &text), "{before:?}: {answer}");
    }
}

#[test]
fn a_lone_surrogate_counts_as_one_scalar_value() {
    // As JavaScript writes a string that was cut inside an emoji. U+FFFD stands in for the half in `seen`.
    let cases = [
        (r"\ud83d ", "\u{fffd} "),
        (r"\uDE00 ", "\u{fffd} "),
        (r"\ud83d\ud83d\ude00 ", "\u{fffd}😀 "),
        (r"\ud83d\\ude00 ", "\u{fffd}\\ude00 "),
        (r"\\ud83d ", "\\ud83d "),
        (r"\ud83d\n", "\u{fffd}\n"),
    ];
    for (escaped, seen) in cases {
        let line = format!(r#"{{"id":"s","text":"{escaped}{RISKY}"}}"#);
        assert!(covers_name(&answer(line), &format!("{seen}{RISKY}")), "{escaped}");
    }
    // At the very end of the text, and in the id.
    assert_eq!(answer(r#"{"id":"\ud83d","text":"cut here \ud83d"}"#)["id"], json!("\u{fffd}"));
}

#[test]
fn ids_come_back_as_they_were_given() {
    for id in ["\"a\"", "\"\"", "7", "7.0", "-1", "1e3", "123456789012345678901234567890", r#""\u00e9\n\"""#] {
        let assert = bedrail(["check", "--jsonl"], format!(r#"{{"text":"hello","id":{id}}}"#)).code(0);
        assert!(stdout(&assert).starts_with(&format!(r#"{{"id":{id},"#)), "{}", stdout(&assert));
    }
}

#[test]
fn every_documented_shape_is_accepted() {
    let shapes = [
        json!({}),
        json!({"surface": "post"}),
        json!({"surface": "reply", "parent": "Is it catching?"}),
        json!({"surface": "reply", "parent": {"text": "Is it catching?", "author": "@sam"}}),
        json!({"surface": "message", "parent": {"text": "Is it catching?"}}),
        json!({"surface": "friend_request", "request": {"name": "Sam", "bio": null, "mutual_count": 0, "cues": ["a neighbour"]}}),
        json!({"surface": "friend_request", "request": {"name": null}, "direction": "inbound"}),
        json!({"direction": "outbound", "thread": ["one", "two"], "audience": "group"}),
        json!({"author": {"name": "A", "bio": "B", "employer": "C", "city": "D", "specialty": "E"}}),
        json!({"author": {}, "request": {}, "parent": {}, "attachments": {}}),
        json!({"attachments": {"photos": 1, "videos": 0, "location": null}}),
        json!({"surface": null, "direction": null, "parent": null, "thread": null, "audience": null, "request": null, "author": null, "attachments": null}),
        json!({"attachments": {"photos": null, "tagged": null, "placed": null}, "request": {"mutual_count": null, "cues": null}, "parent": {"text": null, "author": null}}),
        json!({"label": "clean", "meta": {"deep": [[1], {"x": null}]}, "author": {"followers": 3}}),
    ];
    for mut shape in shapes {
        shape["id"] = json!("shape");
        shape["text"] = json!("Lovely weather for the hospital fun run.");
        assert_eq!(answer(shape.to_string())["level"], 0, "{shape}");
    }
}

#[test]
fn malformed_lines_are_named_and_the_rest_goes_on() {
    let cases: [&[u8]; 13] = [
        b"not json",
        b"{",
        b"{}",
        b"[\"a\", \"b\"]",
        b"null",
        b"{\"id\":\"a\"}",
        b"{\"text\":\"a\"}",
        b"{\"id\":null,\"text\":\"a\"}",
        b"{\"id\":[1],\"text\":\"a\"}",
        b"{\"id\":\"a\",\"text\":null}",
        b"{\"id\":\"a\",\"text\":\"a\",\"surface\":\"billboard\"}",
        b"{\"id\":\"a\",\"text\":\"\xff\"}",
        b"{\"id\":\"a\",\"text\":\"a\"} trailing",
    ];
    for case in cases {
        let clean = json!({"id": "next", "text": CLEAN}).to_string();
        let input = [case, b"\n", clean.as_bytes(), b"\n"].concat();
        let assert = bedrail(["check", "--jsonl"], input).code(2);
        let answers = answers(&assert);
        let shown = String::from_utf8_lossy(case);
        assert_eq!(answers.len(), 2, "{shown}");
        assert_eq!((&answers[0]["id"], &answers[0]["line"]), (&Value::Null, &json!(1)), "{shown}");
        assert!(answers[0]["error"].as_str().is_some_and(|error| !error.is_empty() && !error.contains("line 1")), "{shown}");
        assert_eq!(answers[0].as_object().map(serde_json::Map::len), Some(3), "{shown}");
        assert_eq!((&answers[1]["id"], &answers[1]["level"]), (&json!("next"), &json!(0)), "{shown}");
    }
}

#[test]
fn order_is_kept_and_lines_are_counted_as_an_editor_counts_them() {
    let line = |id: usize| json!({"id": id, "text": if id.is_multiple_of(2) { RISKY } else { CLEAN }}).to_string();
    // A byte order mark, Windows line ends, blank lines, no end to the last line.
    let input = format!("\u{feff}{}\r\n\r\n   \n{}\noops\n\n{}", line(0), line(1), line(2));
    let answers = answers(&bedrail(["check", "--jsonl", "-"], input).code(2));
    let seen: Vec<_> = answers.iter().map(|answer| (&answer["id"], &answer["line"])).collect();
    let none = &Value::Null;
    assert_eq!(seen, [(&json!(0), none), (&json!(1), none), (none, &json!(5)), (&json!(2), none)]);
}

#[test]
fn exit_codes() {
    let (risky, clean) = (json!({"id": 1, "text": RISKY}).to_string(), json!({"id": 2, "text": CLEAN}).to_string());
    let cases = [
        (String::new(), 0),
        ("\n\n".to_owned(), 0),
        (clean.clone(), 0),
        (format!("{clean}\n{risky}\n{clean}"), 1),
        (format!("{risky}\n{{"), 2),
        (format!("{{\n{clean}"), 2),
    ];
    for (input, code) in cases {
        bedrail(["check", "--jsonl"], input).code(code);
    }
    bedrail(["check", "--jsonl", "no/such/file"], "").code(2);
    bedrail(["check", "--jsonl", "."], "").code(2);
    bedrail(["check", "--jsonl", "--surface", "reply"], "").code(2);
}

#[test]
fn sensitivity_never_speaks_less_when_it_is_turned_up() {
    let line = json!({"id": 1, "text": "Wild shift in our tiny ED tonight, a 34yo came in after the train crash."}).to_string();
    let found = ["1", "2", "3", "4", "5"].map(|stop| {
        let assert = bedrail(["check", "--jsonl", "--sensitivity", stop], line.clone());
        answers(&assert)[0]["findings"].as_array().map_or(0, Vec::len)
    });
    assert!(found.is_sorted(), "{found:?}");
    for stop in ["0", "6", "-1", "loud", ""] {
        bedrail(["check", "--jsonl", "--sensitivity", stop], line.clone()).code(2);
    }
}

#[test]
fn a_rule_is_as_severe_as_it_is_where_one_practises() {
    let line = json!({"id": 1, "text": "Leave us 5 stars and get $10 off your next filler"}).to_string();
    for (place, level) in [("us", 2), ("uk", 2), ("au", 3)] {
        let assert = bedrail(["check", "--jsonl", "--jurisdiction", place], line.clone());
        assert_eq!(answers(&assert)[0]["level"], level, "{place}");
    }
}

#[test]
fn a_very_long_line_is_answered() {
    let text = format!("{}{RISKY}", "All is well. ".repeat(80_000));
    let answer = answer(json!({"id": "long", "text": text}).to_string());
    assert!(covers_name(&answer, &text));
}

#[test]
fn each_line_is_answered_before_the_next_one_is_sent() {
    let mut child = Command::new(snapbox::cmd::cargo_bin!("bedrail"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut to = child.stdin.take().expect("piped");
    let mut from = BufReader::new(child.stdout.take().expect("piped"));
    for id in 0..3 {
        writeln!(to, "{}", json!({"id": id, "text": CLEAN})).expect("is read");
        let mut line = String::new();
        from.read_line(&mut line).expect("answers");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("an object")["id"], id);
    }
    drop(to);
    assert!(child.wait().expect("ends").success());
}

#[test]
fn a_reader_that_leaves_early_is_no_panic() {
    let mut child = Command::new(snapbox::cmd::cargo_bin!("bedrail"))
        .args(["check", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let mut to = child.stdin.take().expect("piped");
    // More than a pipe holds: our own write fails once the child is gone, which is the other half of the same story.
    for id in 0..20_000 {
        if writeln!(to, "{}", json!({"id": id, "text": CLEAN})).is_err() {
            break;
        }
    }
    drop(to);
    let output = child.wait_with_output().expect("ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.code().is_some_and(|code| code < 3), "{:?}", output.status);
}
