//! What may stand in a labelled file, and what is said when something else does.

use bedrail_eval::{Case, CaseError, read};
use std::path::PathBuf;

const RULES: [&str; 2] = ["rule-a", "rule-b"];

/// Reads files with these lines, the second kind as harmless.
fn reading(test: &str, labelled: &str, harmless: Option<&str>) -> Result<Vec<Case>, CaseError> {
    let folder = std::env::temp_dir().join(format!("bedrail-eval-{test}-{}", std::process::id()));
    fs_err::create_dir_all(&folder).expect("a temporary folder");
    let file = |name: &str, lines: &str| -> PathBuf {
        let file = folder.join(name);
        fs_err::write(&file, lines).expect("written");
        file
    };
    let labelled = [file("labelled.jsonl", labelled)];
    let harmless: Vec<PathBuf> = harmless.map(|lines| file("harmless.jsonl", lines)).into_iter().collect();
    let cases = read(&labelled, &harmless, RULES);
    fs_err::remove_dir_all(&folder).expect("cleans up");
    cases
}

#[test]
fn both_spellings_of_the_gold_are_read() {
    let lines = concat!(
        "\u{feff}",
        r#"{"id":"a","text":"Ana came","gold":{"rules":["rule-a"],"maybe":["rule-b"],"spans":[{"text":"Ana","concept":"person.name","start":0,"end":3}]},"twin":7}"#,
        "\r\n\n",
        r#"{"id":7,"text":"Ana left","surface":"reply","parent":"Where is she?","set":"six","gold":{"rules":[],"tolerated":["rule-b"]},"other":1}"#,
    );
    let cases = reading("spellings", lines, None).expect("two cases");
    let [risky, benign] = cases.as_slice() else { panic!("{cases:?}") };
    assert!(risky.is_risky() && !benign.is_risky());
    assert_eq!((risky.twin.as_deref(), benign.id.as_str()), (Some("7"), "7"));
    assert_eq!((risky.gold.tolerated.len(), benign.gold.tolerated.len()), (1, 1));
    assert_eq!((risky.set.as_str(), benign.set.as_str()), ("labelled", "six"));
    assert_eq!(benign.input.parent.as_ref().map(|parent| parent.text.as_str()), Some("Where is she?"));
    assert_eq!((risky.gold.spans[0].text.as_str(), risky.gold.spans[0].start), ("Ana", Some(0)));
}

#[test]
fn harmless_files_need_no_gold_and_have_none() {
    let harmless = concat!(
        r#"{"id":"h1","text":"Flu shots are here"}"#,
        "\n",
        r#"{"id":"h2","text":"Run for it","gold":{"rules":["rule-a"]},"twin":"nobody"}"#
    );
    let cases = reading("harmless", "", Some(harmless)).expect("two cases");
    assert_eq!(cases.len(), 2);
    assert!(cases.iter().all(|case| !case.is_risky() && case.twin.is_none() && case.set == "harmless"));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (test, line, says) in [
        ("gold", r#"{"id":"a","text":"x"}"#, "labelled.jsonl:1: no `gold`"),
        ("text", r#"{"id":"a","text":7,"gold":{}}"#, "labelled.jsonl:1: invalid type"),
        ("id", r#"{"text":"x","gold":{}}"#, "labelled.jsonl:1: missing field `id`"),
        ("json", r#"{"id":"a","#, "labelled.jsonl:1: EOF"),
        ("span", r#"{"id":"a","text":"x","gold":{"spans":[{"text":"y"}]}}"#, "the span \"y\" is not in the text"),
        ("rule", r#"{"id":"a","text":"x","gold":{"rules":["rule-c"]}}"#, "a: there is no rule rule-c"),
        ("twin", r#"{"id":"a","text":"x","gold":{},"twin":"b"}"#, "a names b, which is not here"),
        (
            "twice",
            "{\"id\":\"a\",\"text\":\"x\",\"gold\":{}}\n{\"id\":\"a\",\"text\":\"y\",\"gold\":{}}",
            "two lines have the id a",
        ),
    ] {
        let error = reading(test, line, None).expect_err(line).to_string();
        assert!(error.contains(says), "{test}: {error}");
    }
    let error = read(&[PathBuf::from("no-such-file.jsonl")], &[], RULES).expect_err("no file").to_string();
    assert!(error.contains("no-such-file.jsonl"), "{error}");
}
