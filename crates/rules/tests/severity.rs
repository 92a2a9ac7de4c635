//! What raises a finding's severity: the text itself, or what it answers, or what the page shows of whoever asks.

use bedrail_core::{Input, Policy};

#[test]
fn severity_follows_the_surroundings() {
    let engine = bedrail_rules::engine();
    for (rule, input, want) in [
        (
            "patient-connection-request",
            r#"{"text":"You delivered my twins in May, please add me!","surface":"friend_request","direction":"inbound","request":{"name":"Ines","bio":"Porto"}}"#,
            2,
        ),
        (
            "patient-connection-request",
            r#"{"text":"You delivered my twins in May, please add me!","surface":"friend_request","direction":"inbound","request":{"name":"Ines","bio":"16 years old, Porto"}}"#,
            3,
        ),
        (
            "mixed-account-contact",
            r#"{"text":"Skip reception, just text me on my own number","surface":"reply","parent":{"text":"Who do I ask?"}}"#,
            1,
        ),
        (
            "mixed-account-contact",
            r#"{"text":"Skip reception, just text me on my own number","surface":"reply","parent":{"text":"Who do I ask about my biopsy results?"}}"#,
            2,
        ),
    ] {
        let input: Input = serde_json::from_str(input).expect("an input");
        let report = engine.check(&input, &Policy::default());
        let severity = report.findings.iter().find(|f| f.rule == rule).map(|f| f.severity);
        assert_eq!(severity, Some(want), "{input:?}");
    }
}
