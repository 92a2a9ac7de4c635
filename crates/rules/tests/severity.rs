//! What changes a finding's severity: the text itself, what it answers, what the page shows of whoever asks, and who can read it.

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

#[test]
fn whoever_can_read_it_changes_how_much_is_said_and_never_whether() {
    let engine = bedrail_rules::engine();
    let named = "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her";
    let case = "62M farmer, Cr 4.1, eos 30%, what would you do?";
    for (audience, text, rule, want) in [
        ("public", named, "phi-direct-identifier", Some(3)),
        ("friends", named, "phi-direct-identifier", Some(3)),
        ("group", named, "phi-direct-identifier", Some(3)),
        ("private", named, "phi-direct-identifier", Some(3)),
        ("me", named, "phi-direct-identifier", Some(2)),
        // A group of colleagues is asked for one thing more.
        ("public", case, "closed-group-case-share", None),
        ("group", case, "closed-group-case-share", Some(2)),
        ("me", case, "closed-group-case-share", None),
    ] {
        let input: Input = serde_json::from_value(serde_json::json!({ "text": text, "audience": audience })).expect("an input");
        let report = engine.check(&input, &Policy::default());
        let severity = report.findings.iter().find(|f| f.rule == rule).map(|f| f.severity);
        assert_eq!(severity, want, "{rule} for {audience}");
    }
}
