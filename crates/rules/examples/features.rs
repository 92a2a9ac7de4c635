//! What voices are learned from and fitted to: for each line of JSONL, as `bedrail check --jsonl` takes it, the plain words and the
//! concepts of the text with those of the situation, the same of what it answers, and for each rule what its other evidence adds up to
//! and whether all is there that it requires. Used by `tools/voices/learn.py`.

use bedrail_core::Input;
use std::collections::BTreeMap;
use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = bedrail_rules::engine();
    for line in std::io::stdin().lock().lines() {
        let post: Input = serde_json::from_str(&line?)?;
        let [text, around] = engine.features(&post);
        let totals: BTreeMap<&str, (f32, bool)> =
            engine.totals(&post).into_iter().map(|(rule, points, complete)| (rule, (points, complete))).collect();
        println!("{}", serde_json::json!({ "text": text, "around": around, "totals": totals }));
    }
    Ok(())
}
