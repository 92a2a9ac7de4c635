//! Whether findings are right as often as their confidence says.

use crate::interval::{Share, rounded, serialize_rounded};
use serde::Serialize;

const BINS: usize = 10;

/// The reliability curve: findings sorted into ten bins by confidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// From the lowest to the highest; bins without findings are left out.
    pub bins: Vec<Bin>,
    /// Expected calibration error: how far confidence and the share that is right lie apart, averaged over findings. 0 is perfect.
    pub error: Option<f64>,
}

/// The findings within a tenth of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bin {
    /// The lowest confidence that belongs here.
    #[serde(serialize_with = "serialize_rounded")]
    pub from: f64,
    /// Their mean confidence.
    #[serde(serialize_with = "serialize_rounded")]
    pub confidence: f64,
    /// Those that are right.
    pub right: Share,
}

impl Reliability {
    /// Sorts findings, given as confidence and whether they are right.
    pub(crate) fn of(findings: impl IntoIterator<Item = (f64, bool)>) -> Self {
        let mut bins = vec![(0.0, Share::default()); BINS];
        for (confidence, right) in findings {
            let (sum, share) = &mut bins[((confidence * BINS as f64) as usize).min(BINS - 1)];
            *sum += confidence;
            share.add(right);
        }
        let all: usize = bins.iter().map(|(_, share)| share.of).sum();
        let apart = |(sum, share): &(f64, Share)| (sum - share.hits as f64).abs();
        let error = (all > 0).then(|| rounded(bins.iter().map(apart).sum::<f64>() / all as f64));
        let bins = bins
            .into_iter()
            .enumerate()
            .filter(|(_, (_, share))| share.of > 0)
            .map(|(index, (sum, right))| Bin { from: index as f64 / BINS as f64, confidence: sum / right.of as f64, right })
            .collect();
        Reliability { bins, error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_by_hand() {
        // Two bins: at 0.65, three of four are right (off by 0.1, four findings); at 0.95 and 1.0, one of two (off by 0.475, two findings).
        let at = |confidence, right: &[bool]| right.iter().map(move |r| (confidence, *r)).collect::<Vec<_>>();
        let findings = [at(0.65, &[true, true, true, false]), at(0.95, &[true]), at(1.0, &[false])].concat();
        let reliability = Reliability::of(findings);
        assert_eq!(reliability.error, Some(rounded((4.0 * 0.1 + 2.0 * 0.475) / 6.0)));
        let bins: Vec<_> = reliability
            .bins
            .iter()
            .map(|bin| (rounded(bin.from), rounded(bin.confidence), bin.right.hits, bin.right.of))
            .collect();
        assert_eq!(bins, [(0.6, 0.65, 3, 4), (0.9, 0.975, 1, 2)]);
        assert_eq!(Reliability::of([]).error, None);
    }
}
