//! What voices are learned from and fitted to: for each line of JSONL, as `bedrail check --jsonl` takes it, the text's plain words by
//! sentence, the concepts found in it, and for each rule what its other evidence adds up to and whether all is there that it requires.
//! Used by `tools/voices/learn.py`.

use bedrail_core::Input;
use std::collections::BTreeMap;
use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = bedrail_rules::engine();
    for line in std::io::stdin().lock().lines() {
        let post: Input = serde_json::from_str(&line?)?;
        let mut concepts: Vec<String> = engine.evidence(&post.text).into_iter().map(|(concept, _)| concept).collect();
        concepts.sort();
        concepts.dedup();
        let totals: BTreeMap<&str, (f32, bool)> =
            engine.totals(&post).into_iter().map(|(rule, points, complete)| (rule, (points, complete))).collect();
        println!("{}", serde_json::json!({ "words": engine.words(&post.text), "concepts": concepts, "totals": totals }));
    }
    Ok(())
}
