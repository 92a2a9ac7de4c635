//! About how many people the details fit: the arithmetic, where it keeps silent, and that more people or a longer time are more.

use bedrail_core::{Attachments, Author, Engine, Estimate, Input, Parent, Policy, Sensitivity, Surface, Unit};
use bedrail_rules::crowd;
use proptest::prelude::*;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(bedrail_rules::engine);

fn estimate(input: &Input) -> Option<Estimate> {
    let policy = Policy { sensitivity: Sensitivity::new(5), ..Policy::default() };
    let found = ENGINE.check(input, &policy).findings.into_iter().find(|finding| finding.rule == "quasi-identifier-combo");
    found.unwrap_or_else(|| panic!("no finding: {}", input.text)).estimate
}

fn of(text: &str) -> Option<Estimate> {
    estimate(&Input::from(text))
}

fn from(city: &str, text: &str) -> Input {
    Input { author: Some(Author { city: Some(city.into()), ..Author::default() }), ..Input::from(text) }
}

#[test]
fn the_factors_are_multiplied() {
    for text in [
        "Admitted an 82F with a broken hip in Phoenix yesterday, she is a hoot and so is our whole team",
        "Saw a 47-year-old woman with multiple sclerosis in Springfield, Illinois today in my clinic",
        "I diagnosed a patient in Texas with diabetes this year, a 54 year old man, on my list",
        "Delivered triplets in Elko, Nevada last night. All three in our NICU.",
        "Our dairy farmer with tetanus in Elko, Nevada yesterday. First I have ever seen.",
    ] {
        let Estimate { low, high, factors, .. } = of(text).unwrap_or_else(|| panic!("{text}"));
        let one = |unit| match unit {
            Unit::PerYear | Unit::AtAnyTime => 1.0 / 100_000.0,
            Unit::Days => 1.0 / 365.25,
            _ => 1.0,
        };
        let product = |pick: fn(&bedrail_core::Factor) -> f64| factors.iter().map(|f| pick(f) * one(f.unit)).product::<f64>();
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b.abs();
        assert!(near(low, product(|f| f.low)) && near(high, product(|f| f.high)), "{text}: {low} {high} {factors:?}");
        assert_eq!(factors[0].unit, Unit::People, "{text}");
        for factor in &factors {
            assert!(factor.low > 0.0 && factor.low <= factor.high, "{text}: {factor:?}");
            assert!(factor.unit == Unit::Days || !factor.source.is_empty(), "every figure has a source: {factor:?}");
        }
    }
}

#[test]
fn from_end_to_end() {
    let one = "Probably only one person in";
    for (input, line) in [
        (Input::from("First case of tetanus I've ever seen in Elko, Nevada and he's in our ICU right now."), "Elko, Nevada"),
        // What the text does not say, the profile may.
        (from("Elko", "Tetanus in our ICU right now, first I've ever seen. 55yo farmer."), "Elko"),
        (from("Durango", "First leprosy of my career, admitted today"), "Durango"),
        (
            Input {
                attachments: Some(Attachments { location: Some("Elko, Nevada".into()), ..Attachments::default() }),
                ..Input::from("First leprosy of my career, admitted today")
            },
            "Elko, Nevada",
        ),
        // An earlier part of the thread, and what is answered.
        (
            Input {
                thread: vec!["Long day at work in Elko. First leprosy I have ever seen.".into()],
                ..Input::from("update: he is on our ward and asking for his armadillos")
            },
            "Elko",
        ),
        (
            Input {
                surface: Surface::Reply,
                parent: Some(Parent { text: "Breaking: man mauled by a bear near Durango today".into(), author: None }),
                ..Input::from("we got him. 54, lost the arm, he's on our unit")
            },
            "Durango",
        ),
        // Counted elsewhere too; and of several places of a name, the one that is told.
        (from("Leeds", "Our first ever amniotic fluid embolism last night, she is on our unit"), "Leeds"),
        (Input::from("Admitted a 34 yo with leprosy in Cambridge, Ohio today"), "Cambridge, Ohio"),
        // Of whom there is one.
        (from("Elko", "The mayor in my clinic today asking about his memory"), "Elko"),
        // "Nevada" is a town in Missouri too.
        (Input::from("Admitted a 34 yo with leprosy in Nevada today"), "Nevada"),
    ] {
        let text = input.text.clone();
        let line = format!("{one} {line} fits these details.");
        assert_eq!(estimate(&input).map(|estimate| crowd(&estimate).line), Some(line), "{text}");
    }
    for (text, least, most) in [
        ("Saw a 47-year-old woman with multiple sclerosis in Springfield, Illinois today in my clinic", 0.5, 10.0),
        ("I diagnosed a patient in Texas with diabetes this year, a 54 year old man, on my list", 5_000.0, 50_000.0),
        ("Admitted an 82F with a broken hip in Phoenix this month, she is a hoot and so is our whole team", 0.5, 20.0),
    ] {
        let Estimate { low, high, .. } = of(text).unwrap_or_else(|| panic!("{text}"));
        assert!(least < low && high < most, "{text}: {low} {high}");
    }
}

#[test]
fn silent_when_a_factor_is_unknown() {
    for (why, input) in [
        ("no place", Input::from("First case of tetanus I've ever seen and he's in our ICU right now. Vax your kids")),
        (
            "a place that nobody counted",
            from("Zzyzx Springs", "Tetanus in our ICU right now, first I've ever seen. 55yo farmer."),
        ),
        ("no condition", from("Elko", "My last patient today was a 34yo lighthouse keeper, never met one before")),
        ("no rate for it", from("Elko", "Diagnosed my first ever Erdheim-Chester disease in clinic this afternoon")),
        ("no time", from("Elko", "My patient, 34, with botulism, first of my career, bakes her own bread")),
        ("not of that age or sex", from("Elko", "Our 54 year old man had an ectopic today, first in the hospital's history")),
        ("counted in the United States only", from("Leeds", "Tetanus in our ICU right now, first I've ever seen. 55yo farmer.")),
        ("or perhaps there, perhaps not", from("Cambridge", "First leprosy of my career, admitted today")),
        // Diabetes would fit many; of how many of them a bull threw nobody knows.
        ("more than was counted", from("Phoenix", "Admitted a diabetic rodeo clown thrown by a bull at the rodeo last night")),
    ] {
        assert_eq!(estimate(&input), None, "{why}: {}", input.text);
    }
}

#[test]
fn more_people_or_a_longer_time_are_more() {
    let rising = |texts: &[&str]| {
        let all: Vec<Estimate> = texts.iter().map(|text| of(text).unwrap_or_else(|| panic!("{text}"))).collect();
        for (pair, text) in all.windows(2).zip(texts) {
            assert!(pair[0].low < pair[1].low && pair[0].high < pair[1].high, "{text}: {pair:?}");
        }
    };
    rising(&[
        "Admitted an 82F with a broken hip in Elko, Nevada yesterday, she is a hoot",
        "Admitted an 82F with a broken hip in Reno, Nevada yesterday, she is a hoot",
        "Admitted an 82F with a broken hip in Phoenix yesterday, she is a hoot",
        "Admitted an 82F with a broken hip in Texas yesterday, she is a hoot",
    ]);
    rising(&[
        "Admitted an 82F with a broken hip in Phoenix yesterday, she is a hoot",
        "Admitted an 82F with a broken hip in Phoenix this week, she is a hoot",
        "Admitted an 82F with a broken hip in Phoenix this month, she is a hoot",
        "Admitted an 82F with a broken hip in Phoenix this year, she is a hoot",
    ]);
    // The rarer, and the more that is told of the person, the fewer.
    rising(&[
        "Admitted a 34 yo woman with leprosy in Texas today",
        "Admitted a 34 yo with leprosy in Texas today",
        "Admitted somebody with leprosy in Texas today, first I have ever seen",
        "Admitted somebody with sepsis in Texas today, first I have ever seen",
    ]);
}

#[test]
fn the_score_follows_the_numbers() {
    let score = |text: &str| {
        let found = ENGINE.check(&Input::from(text), &Policy::default()).findings;
        let found = found.into_iter().find(|finding| finding.rule == "quasi-identifier-combo");
        found.map_or(0.0, |finding| finding.trace.iter().map(|part| part.weight).sum::<f32>())
    };
    let few = score("Admitted a 54 year old man with leprosy in Texas today, on my list");
    let many = score("Admitted a 54 year old man with gout in Texas today, on my list");
    assert!(few > many + 1.0, "{few} {many}");
}

const PIECES: [&str; 24] = [
    "Elko",
    ", Nevada",
    " Springfield",
    " in Texas",
    " NV",
    " 34yo F",
    " aged 119",
    " 9 day old",
    " elderly man",
    " tetanus",
    " stroke",
    " ectopic",
    " diabetes",
    " today",
    " this week",
    " in 2023",
    " right now",
    " mayor",
    " farmer",
    " twins",
    "\n",
    "🙂",
    " admitted",
    " our ICU",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn ends_are_numbers_in_order(parts in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24), noise in ".{0,40}", city in ".{0,300}") {
        let text = parts.concat() + &noise;
        let input = Input {
            thread: vec![noise.clone()],
            author: Some(Author { city: Some(city), bio: Some(noise), ..Author::default() }),
            ..Input::from(text.as_str())
        };
        for finding in ENGINE.check(&input, &Policy { sensitivity: Sensitivity::new(5), ..Policy::default() }).findings {
            if let Some(estimate) = finding.estimate {
                prop_assert!(estimate.low >= 0.0 && estimate.low <= estimate.high && estimate.high.is_finite(), "{estimate:?}");
                prop_assert!(!estimate.place.is_empty() && !crowd(&estimate).line.is_empty());
            }
        }
    }
}
