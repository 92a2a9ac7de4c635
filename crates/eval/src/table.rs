//! The figures as tables for people.

use crate::figures::Figures;
use crate::interval::{Range, Share};
use std::fmt::{self, Display, Write};

/// All figures of a corpus, in plain text of at most 105 columns.
#[must_use]
pub fn table(name: &str, figures: &Figures) -> String {
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = write(&mut out, name, figures);
    out
}

fn write(out: &mut String, name: &str, figures: &Figures) -> fmt::Result {
    writeln!(out, "{name}: {} texts, {} risky and {} benign", figures.texts, figures.caught.of, figures.alarms.of)?;
    writeln!(out, "\nat the default sensitivity (share, 95 % range, count)")?;
    let rows = [
        ("risky texts warned of", figures.caught),
        ("  the right rule, hints too", figures.found),
        ("twins both right", figures.twins.both_right),
        ("  told apart by the rule", figures.twins.told_apart),
        ("identifiers found exactly", figures.identifiers.all.exact),
        ("  but for a label or title", figures.identifiers.all.but_for_label),
        ("  at least in part", figures.identifiers.all.touched),
        ("disguised, still warned of", figures.variants.caught),
        ("  if the plain form is", figures.variants.still_caught),
        ("disguised benign, warned of", figures.variants.alarms),
    ];
    for (what, share) in rows.into_iter().filter(|(_, share)| share.of > 0) {
        writeln!(out, "  {what:<28} {}", Row(share))?;
    }
    if figures.alarms.of > 0 {
        writeln!(out, "  {:<28} {}", "false alarms in 1,000", PerThousand(figures.alarms))?;
    }

    writeln!(out, "\n{:<14} {:<34} benign, false alarms in 1,000", "set", "risky, warned of")?;
    for set in &figures.sets {
        writeln!(out, "{:<14} {:<34} {}", set.set, Row(set.caught).to_string(), PerThousand(set.alarms))?;
    }

    writeln!(out, "\n{:<6} {:>9} {:>14} {:>11} {:>14}", "stop", "warned of", "alarms/1,000", "twins", "right findings")?;
    for stop in &figures.stops {
        let alarms = stop.alarms.value().map_or("-".to_owned(), |value| format!("{:.1}", value * 1000.0));
        let [caught, twins, precision] =
            [stop.caught, stop.twins, stop.precision].map(|share| Percent(share.value()).to_string());
        writeln!(out, "{:<6} {caught:>9} {alarms:>14} {twins:>11} {precision:>14}", stop.stop)?;
    }

    if !figures.rules.is_empty() {
        writeln!(out, "\n{:<34} {:<25} {:<25} F2", "rule", "recall", "precision")?;
        for rule in &figures.rules {
            let f2 = match (rule.f2, rule.f2_range) {
                (Some(value), Some(Range { low, high })) => format!("{value:.2} ({low:.2}-{high:.2})"),
                _ => "-".to_owned(),
            };
            let [recall, precision] = [rule.recall, rule.precision].map(|share| Row(share).to_string());
            writeln!(out, "{:<34} {recall:<25} {precision:<25} {f2}", rule.rule)?;
        }
    }

    let identifiers = figures.identifiers.concepts.iter().filter(|concept| concept.identifier);
    let others = Some(&figures.identifiers.others).filter(|others| others.exact.of > 0);
    let words: Vec<_> = identifiers.chain(others).collect();
    if !words.is_empty() {
        writeln!(out, "\n{:<28} {:>7} {:>9} {:>11} {:>8}", "marked words", "marked", "exact", "but label", "in part")?;
        for concept in words {
            let [exact, label, touched] =
                [concept.exact, concept.but_for_label, concept.touched].map(|share| Percent(share.value()).to_string());
            writeln!(out, "{:<28} {:>7} {exact:>9} {label:>11} {touched:>8}", concept.concept, concept.exact.of)?;
        }
    }

    if let Some(error) = figures.reliability.error {
        writeln!(out, "\n{:<12} {:>9} {:>11}  right", "confidence", "findings", "mean")?;
        for bin in &figures.reliability.bins {
            let range = format!("{:.1}-{:.1}", bin.from, bin.from + 0.1);
            writeln!(out, "{range:<12} {:>9} {:>11.2}  {}", bin.right.of, bin.confidence, Row(bin.right))?;
        }
        writeln!(out, "expected calibration error {error:.3}")?;
    }
    Ok(())
}

/// `95.2 % (93-97) 512/538`.
struct Row(Share);

impl Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Row(share) = self;
        if share.of == 0 {
            return f.write_str("-");
        }
        let Range { low, high } = share.range();
        write!(f, "{} ({:.0}-{:.0}) {}/{}", Percent(share.value()), low * 100.0, high * 100.0, share.hits, share.of)
    }
}

struct Percent(Option<f64>);

impl Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(value) => write!(f, "{:.1} %", value * 100.0),
            None => f.write_str("-"),
        }
    }
}

struct PerThousand(Share);

impl Display for PerThousand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PerThousand(share) = self;
        let Some(value) = share.value() else { return f.write_str("-") };
        let Range { low, high } = share.range();
        write!(f, "{:.1} ({:.1}-{:.1}) {}/{}", value * 1000.0, low * 1000.0, high * 1000.0, share.hits, share.of)
    }
}
