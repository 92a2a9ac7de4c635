//! What differs by where the user practises: who is cited, which identifiers lead, which rules are stricter.

use bedrail_core::{Engine, Finding, Input, Policy, Report};
use bedrail_rules::{catalogue, explain, jurisdictions};

fn at(place: &str) -> Policy {
    Policy { jurisdiction: place.to_owned(), ..Policy::default() }
}

fn finding(engine: &Engine, rule: &str, text: &str, place: &str) -> Option<Finding> {
    engine.check(&Input::from(text), &at(place)).findings.into_iter().find(|finding| finding.rule == rule)
}

#[test]
fn the_engine_and_the_pages_know_the_same_places() {
    let engine = bedrail_rules::engine();
    let known: Vec<&str> = jurisdictions().iter().map(|place| place.id.as_str()).collect();
    assert_eq!(engine.jurisdictions().collect::<Vec<_>>(), known);
    assert_eq!(known, ["us", "au", "ca", "nz", "uk"]);
}

/// A nurse in Leeds has no use for the FSMB, nor one in Ohio for the NMC.
#[test]
fn every_rule_cites_somebody_everywhere_and_nobody_from_elsewhere() {
    let marks = [
        ("us", &["HIPAA", "AMA Code", "FSMB", "FTC", "HHS", "FDA", "U.S.C.", "NCSBN", "American Nurses", "Massachusetts"][..]),
        ("uk", &["GMC", "NMC,", "HCPC", "ICO,", "BMA", "RCGP", "CMA,", "Health Research Authority"]),
        ("ca", &["CPSO", "CMA Code", "Ontario", "Canadian"]),
        ("au", &["Ahpra", "National Law", "Board of Australia", "NHMRC", "Australian"]),
        ("nz", &["New Zealand", "Health Information Privacy Code"]),
    ];
    for place in jurisdictions() {
        for rule in catalogue() {
            let citations = place.local(rule).citations;
            assert!(!citations.is_empty(), "{} cites nobody in {}", rule.id, place.name);
            for (_, foreign) in marks.iter().filter(|(id, _)| *id != place.id) {
                for citation in &citations {
                    let own = marks.iter().find(|(id, _)| *id == place.id).map_or(&[][..], |(_, own)| own);
                    let of = |marks: &[&str]| marks.iter().any(|mark| citation.authority.contains(mark));
                    assert!(!of(foreign) || of(own), "{} cites {} in {}", rule.id, citation.authority, place.name);
                }
            }
        }
    }
}

/// The weights were fitted as they stand in the rules' own files, so the default changes none.
#[test]
fn the_default_and_an_unknown_place_weigh_as_the_rules_say() {
    let engine = bedrail_rules::engine();
    for text in [
        "Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her",
        "SSN 219-09-9999 of the pt in bed 4",
        "Leave us 5 stars and get $10 off your next filler",
    ] {
        let check = |place: &str| -> Report { engine.check(&Input::from(text), &at(place)) };
        assert!(check("").level > 0, "{text}");
        assert_eq!(check("us"), check(""), "{text}");
        assert_eq!(check("atlantis"), check(""), "{text}");
    }
}

#[test]
fn testimonials_are_stricter_in_australia() {
    let engine = bedrail_rules::engine();
    let rule = "patient-testimonial";
    let text = "Leave us 5 stars and get $10 off your next filler";
    let severity = |place| finding(&engine, rule, text, place).map(|finding| finding.severity);
    assert_eq!((severity("us"), severity("uk"), severity("nz"), severity("au")), (Some(2), Some(2), Some(2), Some(3)));

    let consented = "Shared with her signed authorization: hear her story, from wheelchair to walking after surgery with us";
    assert!(finding(&engine, rule, consented, "us").is_none(), "consent counts in general");
    assert_eq!(finding(&engine, rule, consented, "au").map(|finding| finding.severity), Some(3), "and changes nothing there");

    let harmless = "Thank you to everyone who came to our open day, parking was a squeeze!";
    assert!(finding(&engine, rule, harmless, "au").is_none());
}

#[test]
fn an_identifier_leads_where_it_is_issued() {
    let engine = bedrail_rules::engine();
    // Ten digits that are an NHS number by their check digit, and a telephone number by their form.
    let text = "call the pt back, 999 221 2349 is all I have, results are in";
    for (place, leading) in [("uk", "id.health.bare"), ("us", "contact.phone")] {
        let found = finding(&engine, "phi-direct-identifier", text, place).expect("an identifier beside care");
        assert!(found.spans.iter().any(|span| span.concept == leading), "{place}: {:?}", found.spans);
    }
    let weight = |place: &str| -> f32 {
        let found = finding(&engine, "phi-direct-identifier", "pt NHS number 999 221 2349 seen today", place).expect("a finding");
        found.trace.iter().map(|line| line.weight).sum()
    };
    assert!(weight("uk") > weight("us"));
}

#[test]
fn a_card_says_what_holds_here() {
    let engine = bedrail_rules::engine();
    let input = Input::from("another happy patient! 'Dr. Lane saved my life' -- Maria T.");
    for (place, authority, says) in [
        ("", "HIPAA", "signed authorization"),
        ("au", "National Law", "In Australia"),
        ("ca", "CPSO", "Colleges"),
        ("nz", "Medical Council of New Zealand", "authorisation"),
        ("uk", "CAP", "consent"),
    ] {
        let policy = at(place);
        let report = engine.check(&input, &policy);
        let found = report.findings.iter().find(|finding| finding.rule == "patient-testimonial").expect("a testimonial");
        let card = explain(&input, found, &policy);
        assert!(card.citations[0].authority.contains(authority), "{place}: {:?}", card.citations);
        assert!(card.why.contains(says), "{place}: {}", card.why);
    }
}
