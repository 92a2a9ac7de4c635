//! `bedrail eval`.

use crate::{CLEAN, NAME, RISKY, bedrail, stderr, stdout};
use serde_json::{Value, json};
use std::path::PathBuf;

/// A file with these lines that is gone when the test is over.
struct File(PathBuf);

impl File {
    fn new(test: &str, lines: &[Value]) -> Self {
        let path = std::env::temp_dir().join(format!("bedrail-cli-eval-{test}-{}.jsonl", std::process::id()));
        let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
        std::fs::write(&path, lines.join("\n")).expect("written");
        File(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path in Unicode")
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // Nothing depends on it being gone.
        let _ = std::fs::remove_file(&self.0);
    }
}

fn labelled() -> [Value; 3] {
    let gold = json!({"rules": ["phi-direct-identifier"], "maybe": ["quasi-identifier-combo"], "spans": [{"text": NAME, "concept": "person.name"}]});
    [
        json!({"id": "r", "text": RISKY, "gold": gold, "twin": "b"}),
        json!({"id": "b", "text": CLEAN, "gold": {"rules": []}, "twin": "r"}),
        json!({"id": "missed", "text": CLEAN.replace("Flu", "Travel"), "gold": {"rules": ["phi-direct-identifier"]}}),
    ]
}

#[test]
fn figures_come_as_a_table_and_as_json() {
    let file = File::new("figures", &labelled());
    let table = stdout(&bedrail(["eval", file.path()], "").code(0));
    for part in
        ["3 texts, 2 risky and 1 benign", "risky texts warned of", "1/2", "phi-direct-identifier", "person.name", "confidence"]
    {
        assert!(table.contains(part), "{part} is missing:\n{table}");
    }
    let figures = || stdout(&bedrail(["eval", "--json", file.path()], "").code(0));
    let words = figures();
    assert_eq!(words, figures(), "the same texts give the same figures");
    let json: Value = serde_json::from_str(&words).expect("one object");
    assert_eq!(json["texts"], 3);
    assert_eq!((&json["caught"]["hits"], &json["caught"]["of"]), (&json!(1), &json!(2)));
    assert_eq!(json["alarms"]["per_thousand"], json!(0.0));
    assert_eq!(json["twins"]["both_right"]["value"], json!(1.0));
    let rule = json["rules"].as_array().expect("rules").iter().find(|rule| rule["rule"] == "phi-direct-identifier");
    assert_eq!(rule.expect("the rule")["recall"]["hits"], json!(1));
}

#[test]
fn harmless_texts_need_no_labels() {
    let file = File::new("harmless", &[json!({"id": 1, "text": CLEAN}), json!({"id": 2, "text": RISKY})]);
    let json: Value =
        serde_json::from_str(&stdout(&bedrail(["eval", "--json", "--benign", file.path()], "").code(0))).expect("JSON");
    assert_eq!((&json["alarms"]["hits"], &json["alarms"]["of"]), (&json!(1), &json!(2)));
    let refused = bedrail(["eval", file.path()], "").code(2);
    assert!(stderr(&refused).contains("--benign"), "{}", stderr(&refused));
}

#[test]
fn bad_usage_is_named() {
    assert!(stderr(&bedrail(["eval"], "").code(2)).contains("FILE"));
    let refused = bedrail(["eval", "no-such-file.jsonl"], "").code(2);
    assert!(stderr(&refused).contains("no-such-file.jsonl"), "{}", stderr(&refused));
}
