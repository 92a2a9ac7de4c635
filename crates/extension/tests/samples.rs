//! The samples under the slider have to show what the slider does. When a rule has changed and one of these fails, choose other
//! samples in `src/samples.rs`.
#![allow(missing_docs)]

use bedrail_core::{Policy, Sensitivity};
use bedrail_extension::samples::SAMPLES;

/// Whether each sample draws a warning at a stop.
fn warned(stop: u8) -> Vec<bool> {
    let engine = bedrail_rules::engine();
    let policy = Policy { sensitivity: Sensitivity::new(stop), ..Policy::default() };
    SAMPLES.iter().map(|sample| engine.check(&sample.input(), &policy).level > 0).collect()
}

#[test]
fn every_stop_adds_a_warning_and_takes_none_away() {
    let stops: Vec<Vec<bool>> = (1..=5).map(warned).collect();
    for pair in stops.windows(2) {
        assert!(pair[0].iter().zip(&pair[1]).all(|(below, above)| below <= above), "{stops:#?}");
        assert_ne!(pair[0], pair[1], "{stops:#?}");
    }
}

#[test]
fn the_clearest_sample_always_warns_and_the_innocent_ones_never_do() {
    let (fewest, most) = (warned(1), warned(5));
    assert!(fewest[0]);
    assert_eq!(most[SAMPLES.len() - 2..], [false, false]);
}
