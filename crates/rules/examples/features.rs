//! What voices are learned from: for each line of JSONL with a `text`, its plain words by sentence and the concepts found in it.
//! Used by `tools/voices/learn.py`.

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = bedrail_rules::engine();
    for line in std::io::stdin().lock().lines() {
        let post: serde_json::Value = serde_json::from_str(&line?)?;
        let text = post["text"].as_str().unwrap_or_default();
        let mut concepts: Vec<String> = engine.evidence(text).into_iter().map(|(concept, _)| concept).collect();
        concepts.sort();
        concepts.dedup();
        println!("{}", serde_json::json!({ "words": engine.words(text), "concepts": concepts }));
    }
    Ok(())
}
