//! How often Bedrail is right, measured on labelled texts.
//!
//! # Overview
//!
//! ```text
//! JSONL -> Case        an input with its gold: the rules a careful privacy officer would want warned of, and the deciding words
//!       -> Answers     what the engine says about each, at each stop of the sensitivity slider
//!       -> Figures     recall, precision and F2 per rule, false alarms, twins, identifiers, variants, reliability of `confidence`
//!       -> Baseline    what was reached before, as bounds below which no rule may fall
//! ```
//!
//! # What counts as what
//!
//! - A text is *risky* when its gold names a rule, *benign* otherwise.
//! - A text is *warned of* when it has a finding of severity 2 or 3: what a user sees without asking. A finding of severity 1 is a quiet
//!   hint and counts for its rule, but not as a warning.
//! - A rule that the gold tolerates (`maybe` or `tolerated`) counts neither as right nor as wrong on that line.
//! - A rule that is off by default is switched on for the lines whose gold, or whose twin's gold, names it, and stays off elsewhere.
//! - Precision is that of the corpus, in which about half of the texts are risky. In life far fewer are, so the share of warnings that are
//!   right is lower there; false alarms per 1,000 benign texts is the figure that carries over.
//!
//! All figures are deterministic: the same texts and rules give the same numbers, the bootstrap included.

mod answer;
mod baseline;
mod calibrate;
mod case;
mod figures;
mod interval;
mod reliability;
mod spans;
mod table;

pub use answer::{Answers, STOPS};
pub use baseline::{Baseline, BaselineError, Recorded};
pub use calibrate::{Calibrated, Calibration, Errors, Fit, calibrate};
pub use case::{Case, CaseError, Gold, GoldSpan, read};
pub use figures::{Figures, RuleFigures, SetFigures, StopFigures, TwinFigures, VariantFigures, measure};
pub use interval::{Outcomes, Range, Share, f2};
pub use reliability::{Bin, Reliability};
pub use spans::{IdentifierFigures, SpanFigures};
pub use table::table;
