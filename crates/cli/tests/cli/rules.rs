//! `bedrail rules` and `bedrail explain`.

use crate::{bedrail, stderr, stdout};
use serde_json::Value;

fn catalogue() -> Vec<Value> {
    let rules: Vec<Value> = serde_json::from_str(&stdout(&bedrail(["rules", "--json"], "").code(0))).expect("an array");
    assert!(!rules.is_empty());
    rules
}

#[test]
fn the_table_has_a_line_for_every_rule() {
    let rules = catalogue();
    let table = stdout(&bedrail(["rules"], "").code(0));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), rules.len() + 1, "{table}");
    for (rule, line) in rules.iter().zip(&lines[1..]) {
        for field in ["id", "label", "title"] {
            assert!(line.contains(rule[field].as_str().expect(field)), "{field}: {line}");
        }
        assert!(line.contains(&rule["severity"].to_string()), "{line}");
    }
}

#[test]
fn every_rule_has_a_page_with_its_examples() {
    for rule in catalogue() {
        let id = rule["id"].as_str().expect("an id");
        let page = stdout(&bedrail(["explain", id], "").code(0));
        for heading in [id, "Level", "Label", "Where", "Why  ", "Instead  ", "Flagged", "Not flagged"] {
            assert!(page.contains(heading), "{heading} is missing:\n{page}");
        }
        // What makes a friend request doubtful often stands outside its words.
        assert!(page.contains('^') || rule["surfaces"] == serde_json::json!(["friend_request"]), "{page}");
        assert!(!page.contains("[[") && !page.contains("]]"), "{page}");
    }
}

#[test]
fn an_unknown_rule_offers_its_neighbours() {
    for typed in ["phi-direct-identifer", "PHI-direct-identifier", "direct-identifier"] {
        let assert = bedrail(["explain", typed], "").code(2);
        assert!(stderr(&assert).contains("did you mean phi-direct-identifier"), "{}", stderr(&assert));
        assert_eq!(stdout(&assert), "");
    }
    let assert = bedrail(["explain", "qqqqq"], "").code(2);
    assert!(stderr(&assert).contains("bedrail rules") && !stderr(&assert).contains("did you mean"), "{}", stderr(&assert));
}
