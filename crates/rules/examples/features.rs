//! What voices are learned from and fitted to: for each line of JSONL, as `bedrail check --jsonl` takes it, the plain words and the
//! concepts of the text with those of the situation, the same of what it answers, and for each rule what its other evidence adds up to
//! and whether all is there that it requires. Used by `tools/voices/learn.py`.

use bedrail_core::{Engine, Input};
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = bedrail_rules::engine();
    for line in std::io::stdin().lock().lines() {
        let post: Input = serde_json::from_str(&line?)?;
        let mut text = features(&engine, &post.text);
        text.extend(engine.situation(&post).into_iter().map(braced));
        let parent = post.parent.as_ref().map(|parent| parent.text.clone());
        let request = post.request.as_ref().map(|request| [request.bio.as_slice(), request.cues.as_slice()].concat().join("\n"));
        let around = features(&engine, &[parent, request].into_iter().flatten().collect::<Vec<_>>().join("\n"));
        let totals: BTreeMap<&str, (f32, bool)> =
            engine.totals(&post).into_iter().map(|(rule, points, complete)| (rule, (points, complete))).collect();
        println!("{}", serde_json::json!({ "text": text, "around": around, "totals": totals }));
    }
    Ok(())
}

/// The words of a text, and its concepts in braces.
fn features(engine: &Engine, text: &str) -> BTreeSet<String> {
    let concepts = engine.evidence(text).into_iter().map(|(concept, _)| braced(&concept));
    engine.words(text).into_iter().flatten().chain(concepts).collect()
}

fn braced(concept: &str) -> String {
    format!("{{{concept}}}")
}
