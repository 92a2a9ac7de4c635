//! The wording offered for each finding: `cargo run -q -p bedrail-rules --example wording < texts.jsonl`.

use bedrail_core::{Input, Policy};
use std::collections::BTreeMap;
use std::io::BufRead as _;

fn main() {
    let engine = bedrail_rules::engine();
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("text");
        let Ok(input) = serde_json::from_str::<Input>(&line) else { continue };
        let mut shown = String::new();
        for finding in &engine.check(&input, &Policy::default()).findings {
            let card = bedrail_rules::explain_in_own_words(&engine, &input, finding, &Policy::default());
            let count = counts.entry(finding.rule.clone()).or_default();
            count.0 += 1;
            count.1 += u32::from(card.edited);
            let safer = card.safer.unwrap_or_default();
            if card.edited && shown != safer {
                println!("{}\n  - {}\n  + {}", finding.rule, input.text.replace('\n', " / "), safer.replace('\n', " / "));
                shown = safer;
            } else if !card.edited {
                println!("{}\n  - {}\n  = {}", finding.rule, input.text.replace('\n', " / "), safer);
            }
        }
    }
    for (rule, (findings, edited)) in counts {
        println!("{rule}: {edited} of {findings} edited");
    }
}
