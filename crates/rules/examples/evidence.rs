//! What the engine sees in a text, for whoever writes rules: `cargo run -p bedrail-rules --example evidence -- "some words"`.

use bedrail_core::{Input, Policy};

fn main() {
    let engine = bedrail_rules::engine();
    for text in std::env::args().skip(1) {
        println!("{text}");
        for (concept, words) in engine.evidence(&text) {
            if !concept.starts_with("tok.") && !concept.starts_with("word.") {
                println!("  {concept:28} {words}");
            }
        }
        for finding in engine
            .check(&Input::from(text.as_str()), &Policy { sensitivity: bedrail_core::Sensitivity::new(5), ..Policy::default() })
            .findings
        {
            println!(
                "  => {} {:?}",
                finding.rule,
                finding.trace.iter().map(|t| format!("{} {:+.1}", t.evidence, t.weight)).collect::<Vec<_>>()
            );
        }
    }
}
