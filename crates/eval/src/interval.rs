//! Shares and scores with the range in which the true value lies in 95 of 100 cases.

use serde::{Serialize, Serializer};

/// The 97.5th percentile of the standard normal distribution: two-sided 95 %.
const Z: f64 = 1.959_963_984_540_054;
/// How often a score is drawn anew for its range.
const DRAWS: usize = 2_000;

/// A share of a number of things, such as 9 of 10.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were.
    pub hits: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The share of the things for which something holds.
    pub fn count(things: impl IntoIterator<Item = bool>) -> Self {
        let mut share = Share::default();
        for holds in things {
            share.add(holds);
        }
        share
    }

    /// One more thing.
    pub fn add(&mut self, holds: bool) {
        self.of += 1;
        self.hits += usize::from(holds);
    }

    /// As a number from 0 to 1; `None` of nothing.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.hits as f64 / self.of as f64)
    }

    /// The 95 % score interval of Wilson (1927), which stays sensible near 0 and 1 and for small numbers; everything for a share of nothing.
    #[must_use]
    pub fn range(self) -> Range {
        if self.of == 0 {
            return Range { low: 0.0, high: 1.0 };
        }
        let (n, p) = (self.of as f64, self.hits as f64 / self.of as f64);
        let middle = p + Z * Z / (2.0 * n);
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Range { low: ((middle - half) / scale).max(0.0), high: ((middle + half) / scale).min(1.0) }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shown {
            hits: usize,
            of: usize,
            value: Option<f64>,
            low: f64,
            high: f64,
        }
        let range = self.range();
        let value = self.value().map(rounded);
        Shown { hits: self.hits, of: self.of, value, low: rounded(range.low), high: rounded(range.high) }.serialize(serializer)
    }
}

/// Both ends of a 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Range {
    /// The lower end.
    #[serde(serialize_with = "serialize_rounded")]
    pub low: f64,
    /// The upper end.
    #[serde(serialize_with = "serialize_rounded")]
    pub high: f64,
}

/// How a rule did, counted in texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Fired where it ought to.
    pub right: usize,
    /// Fired where it ought not.
    pub wrong: usize,
    /// Did not fire where it ought to.
    pub missed: usize,
}

impl Outcomes {
    /// Of the texts where it ought to fire, the share where it did.
    #[must_use]
    pub fn recall(self) -> Share {
        Share { hits: self.right, of: self.right + self.missed }
    }

    /// Of the texts where it fired, the share where it ought to.
    #[must_use]
    pub fn precision(self) -> Share {
        Share { hits: self.right, of: self.right + self.wrong }
    }

    /// The 95 % range of F2, by drawing as many texts anew, with replacement, 2,000 times (percentile bootstrap). Only texts that count in
    /// F2 are drawn: those that are neither risky nor flagged change nothing in it. `None` where F2 is undefined.
    #[must_use]
    pub fn f2_range(self) -> Option<Range> {
        let all = self.right + self.wrong + self.missed;
        f2(self)?;
        // A seed of its own for each call, always the same: a figure must not depend on what was measured before it.
        let mut random = fastrand::Rng::with_seed(0x0062_6564_7261_696c);
        let mut draws: Vec<f64> = (0..DRAWS)
            .map(|_| {
                let mut drawn = Outcomes::default();
                for _ in 0..all {
                    match random.usize(..all) {
                        text if text < self.right => drawn.right += 1,
                        text if text < self.right + self.wrong => drawn.wrong += 1,
                        _ => drawn.missed += 1,
                    }
                }
                f2(drawn).unwrap_or(0.0)
            })
            .collect();
        draws.sort_by(f64::total_cmp);
        Some(Range { low: draws[DRAWS / 40], high: draws[DRAWS - 1 - DRAWS / 40] })
    }
}

/// F2, in which recall weighs twice as much as precision: `5 right / (5 right + 4 missed + wrong)`. `None` when nothing counts in it.
#[must_use]
pub fn f2(of: Outcomes) -> Option<f64> {
    let whole = 5 * of.right + 4 * of.missed + of.wrong;
    (whole > 0).then(|| 5.0 * of.right as f64 / whole as f64)
}

/// To four places: more would be noise, and would differ between machines.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

pub(crate) fn serialize_rounded<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(rounded(*value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 5e-5
    }

    #[test]
    fn wilson_by_hand() {
        // Worked out apart from this code, from (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
        for (hits, of, low, high) in [
            (8, 10, 0.4902, 0.9433),
            (0, 10, 0.0, 0.2775),
            (10, 10, 0.7225, 1.0),
            (1, 1, 0.2065, 1.0),
            (95, 100, 0.8882, 0.9785),
            (0, 0, 0.0, 1.0),
        ] {
            let range = Share { hits, of }.range();
            assert!(close(range.low, low) && close(range.high, high), "{hits} of {of}: {range:?}");
        }
    }

    #[test]
    fn shares_of_nothing_have_no_value() {
        assert_eq!(Share::default().value(), None);
        assert_eq!(Share::count([true, false, true, true]).value(), Some(0.75));
    }

    #[test]
    fn f2_by_hand() {
        for (right, wrong, missed, expected) in [
            // Precision 0.8, recall 0.5: 5 * 0.4 / (4 * 0.8 + 0.5).
            (4, 1, 4, Some(2.0 / 3.7)),
            (7, 0, 0, Some(1.0)),
            (0, 3, 0, Some(0.0)),
            (0, 0, 2, Some(0.0)),
            (0, 0, 0, None),
        ] {
            let found = f2(Outcomes { right, wrong, missed });
            assert!(
                match (found, expected) {
                    (Some(found), Some(expected)) => close(found, expected),
                    (found, expected) => found == expected,
                },
                "{right} {wrong} {missed}: {found:?}"
            );
        }
    }

    #[test]
    fn the_bootstrap_agrees_with_theory() {
        // With nothing missed, F2 = 5r/(5r+w) depends only on the share that is right: 80 of 100, standard deviation 4. The middle 95 %
        // of that binomial are 72 to 87 of 100, hence F2 from 360/388 to 435/448.
        let range = Outcomes { right: 80, wrong: 20, missed: 0 }.f2_range().expect("defined");
        assert!((range.low - 360.0 / 388.0).abs() < 0.01 && (range.high - 435.0 / 448.0).abs() < 0.01, "{range:?}");
        // What can't vary does not.
        assert_eq!(Outcomes { right: 5, wrong: 0, missed: 0 }.f2_range(), Some(Range { low: 1.0, high: 1.0 }));
        assert_eq!(Outcomes::default().f2_range(), None);
    }

    #[test]
    fn the_bootstrap_is_deterministic() {
        let of = Outcomes { right: 13, wrong: 4, missed: 6 };
        assert_eq!(of.f2_range(), of.f2_range());
        let (value, range) = (f2(of).expect("defined"), of.f2_range().expect("defined"));
        assert!(range.low < value && value < range.high, "{range:?} around {value}");
    }
}
