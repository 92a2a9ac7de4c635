// The cases and how a result is written down. Also a module of the build script, which runs it natively.

use bedrail_core::{Input, Policy, Sensitivity};
use serde_json::{Value, json};

/// Every rule's examples, and texts that are hard on an engine.
fn inputs() -> Vec<Input> {
    let examples = bedrail_rules::catalogue()
        .iter()
        .flat_map(|rule| rule.flag.iter().chain(&rule.pass))
        .map(|example| example.input.clone());
    let odd = [
        "",
        " \n\t ",
        "😀😀😀",
        "👩🏽‍⚕️👨‍👩‍👧 Mrs. Hendricks walked today after her hip surgery 🙏🏾",
        "\u{fffd}\u{fffd} pt in bed 4 coded",
        "المريضة في الغرفة 12 \u{202e}Mrs. Hendricks\u{202c} s/p chole",
        "Mr\u{200b}s. Нend\u{200d}ricks in 412 walked after surgery",
        "ＭＲＮ ００４８２９１７ ｓ／ｐ lap chole",
        "\u{0000}\u{0001}MRN 00482917\u{0007}",
        "a\u{0301}\u{0301}\u{0301}\u{0301} patient named José Núñez-O’Brien was admitted",
        "((((((((((]]]]]][[[[[{{{{",
        "....!!!!????....",
        "mr. mr. mr. mr. dr. dr. st. no. pt. vs.",
        "#### @@@@ #a_b_c @_ @a.b.c. 1.2.3.4.5.6 1/2/3/4/5",
    ];
    examples.chain(odd.into_iter().map(Input::from)).collect()
}

/// Each case's report at the quietest, default and most talkative stop. Confidence is rounded: `exp` may differ in its last bit.
pub fn results() -> Vec<Value> {
    let engine = bedrail_rules::engine();
    inputs()
        .iter()
        .flat_map(|input| [1, 3, 5].map(|stop| (input, stop)))
        .map(|(input, stop)| {
            let policy = Policy { sensitivity: Sensitivity::new(stop), ..Policy::default() };
            let report = engine.check(input, &policy);
            let findings: Vec<Value> = report
                .findings
                .iter()
                .map(|f| json!({ "rule": f.rule, "severity": f.severity, "confidence": (f64::from(f.confidence) * 1000.0).round(), "spans": f.spans, "trace": f.trace }))
                .collect();
            json!({ "text": input.text, "stop": stop, "level": report.level, "findings": findings })
        })
        .collect()
}
