//! An estimate in words.

use bedrail_core::{Estimate, Factor, Unit};
use serde::{Deserialize, Serialize};

/// Below so many people it is most likely this one only.
const ONE: f64 = 1.5;

/// About how many people the details fit, in words, with the working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crowd {
    /// One sentence, such as "About 1–4 people in Elko, Nevada may fit these details."
    pub line: String,
    /// What was multiplied, in order.
    pub working: Vec<Step>,
    /// How far it can be trusted.
    pub note: String,
}

impl Crowd {
    /// The same on the card of what identifies somebody by itself, which the estimate leaves out.
    pub(crate) fn without_that(mut self) -> Self {
        let (first, rest) = self.line.split_at(self.line.len().min(1));
        self.line = format!("Without that, {}{rest}", first.to_lowercase());
        self
    }
}

/// One factor in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it is, such as "tetanus".
    pub what: String,
    /// How much, such as "0.005–0.02 a year in 100,000".
    pub value: String,
    /// The document that says so; empty for a length of time.
    pub source: String,
}

/// The words for an estimate.
#[must_use]
pub fn crowd(estimate: &Estimate) -> Crowd {
    let place = &estimate.place;
    let line = if estimate.high < ONE {
        format!("Probably only one person in {place} fits these details.")
    } else {
        format!("About {} people in {place} may fit these details.", range(estimate.low.max(1.0), estimate.high))
    };
    Crowd {
        line,
        working: estimate.factors.iter().map(step).collect(),
        note: "Orders of magnitude, multiplied. Whoever was there, or knows the family, needs fewer details than that."
            .to_owned(),
    }
}

fn step(factor: &Factor) -> Step {
    let Factor { what, words, unit, low, high, source } = factor;
    let value = match unit {
        Unit::People => format!("{} people", range(*low, *high)),
        Unit::Share => format!("{} %", fine(low * 100.0, high * 100.0)),
        Unit::PerYear => format!("{} a year in 100,000", fine(*low, *high)),
        Unit::AtAnyTime => format!("{} in 100,000", fine(*low, *high)),
        Unit::Days if *high <= 1.0 => "1 day".to_owned(),
        Unit::Days => format!("{} days", fine(*low, *high)),
        Unit::AtMost => format!("at most {}", number(*high, 1)),
    };
    let elsewhere = *unit == Unit::People && words.is_empty();
    let what = if elsewhere { format!("{what}, by your profile or the place attached") } else { what.clone() };
    Step { what, value, source: source.clone() }
}

/// Both ends, as roughly as they are known.
fn range(low: f64, high: f64) -> String {
    ends(number(low, 1), number(high, 1))
}

/// Both ends, as they were published.
fn fine(low: f64, high: f64) -> String {
    ends(number(low, 2), number(high, 2))
}

fn ends(low: String, high: String) -> String {
    if low == high { low } else { format!("{low}\u{2013}{high}") }
}

/// With so many significant figures, and one more after a leading one; thousands apart.
fn number(value: f64, figures: i32) -> String {
    if value.is_nan() || value <= 0.0 {
        return "0".to_owned();
    }
    let leading = 10f64.powf(value.log10().floor());
    let figures = if value / leading < 2.0 { figures + 1 } else { figures };
    let unit = leading / 10f64.powi(figures - 1);
    let rounded = (value / unit).round() * unit;
    if rounded < 10.0 {
        let places = (-unit.log10()).round().clamp(0.0, 9.0) as usize;
        let text = format!("{rounded:.places$}");
        return if places > 0 { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    }
    let digits = format!("{rounded:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_what_is_known() {
        for (value, words) in [
            (0.0, "0"),
            (0.005, "0.005"),
            (0.0196, "0.02"),
            (0.013, "0.013"),
            (0.96, "1"),
            (1.0, "1"),
            (1.49, "1.5"),
            (3.6, "4"),
            (9.7, "10"),
            (12.4, "12"),
            (47.0, "50"),
            (185.0, "190"),
            (23_170.0, "20,000"),
            (31_300_000.0, "30,000,000"),
        ] {
            assert_eq!(number(value, 1), words, "{value}");
        }
    }

    #[test]
    fn published_figures_keep_two() {
        for (low, high, words) in [
            (0.49, 0.52, "0.49\u{2013}0.52"),
            (180.0, 361.0, "180\u{2013}360"),
            (0.005, 0.02, "0.005\u{2013}0.02"),
            (7.01, 7.01, "7"),
        ] {
            assert_eq!(fine(low, high), words);
        }
    }

    #[test]
    fn one_person_is_said_to_be_one() {
        let estimate = |low, high| Estimate { low, high, place: "Elko, Nevada".into(), factors: Vec::new() };
        for (low, high, line) in [
            (0.0, 0.002, "Probably only one person in Elko, Nevada fits these details."),
            (0.3, 1.4, "Probably only one person in Elko, Nevada fits these details."),
            (0.3, 4.2, "About 1\u{2013}4 people in Elko, Nevada may fit these details."),
            (3.9, 4.2, "About 4 people in Elko, Nevada may fit these details."),
            (2_600.0, 12_600.0, "About 3,000\u{2013}13,000 people in Elko, Nevada may fit these details."),
        ] {
            assert_eq!(crowd(&estimate(low, high)).line, line);
        }
    }
}
