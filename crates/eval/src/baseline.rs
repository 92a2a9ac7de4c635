//! What was reached before, and whether it still is.
//!
//! The file holds numbers only: for each corpus and rule, recall and precision with their 95 % ranges, and the figures of the corpus as a
//! whole. A figure has got worse when it lies outside the range that was recorded for it, on the bad side.

use crate::figures::Figures;
use crate::interval::{Share, rounded};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};

/// The recorded figures of several corpora, by name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Baseline(BTreeMap<String, Corpus>);

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Corpus {
    whole: BTreeMap<String, Recorded>,
    /// Benign texts with a warning, by set.
    alarms: BTreeMap<String, Recorded>,
    rules: BTreeMap<String, BTreeMap<String, Recorded>>,
}

/// A recorded share.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(from = "(usize, usize, f64, f64)")]
pub struct Recorded {
    /// The share itself.
    pub share: Share,
    /// The lower end of its 95 % range.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl From<(usize, usize, f64, f64)> for Recorded {
    fn from((hits, of, low, high): (usize, usize, f64, f64)) -> Self {
        Recorded { share: Share { hits, of }, low, high }
    }
}

impl Recorded {
    /// A share as it is now; `None` of nothing.
    fn new(share: Share) -> Option<Self> {
        let range = share.range();
        (share.of > 0).then(|| Recorded { share, low: rounded(range.low), high: rounded(range.high) })
    }

    fn value(self) -> f64 {
        self.share.value().unwrap_or_default()
    }
}

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {}, {:?}, {:?}]", self.share.hits, self.share.of, self.low, self.high)
    }
}

/// Why a baseline can't be used: it is no TOML of the kind that [`Baseline`] writes.
#[derive(Debug)]
pub struct BaselineError(toml::de::Error);

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the recorded figures can't be read, record them again: {}", self.0)
    }
}

impl std::error::Error for BaselineError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Corpus {
    fn of(figures: &Figures) -> Self {
        let named = |shares: &[(&str, Share)]| {
            shares.iter().filter_map(|(name, share)| Some(((*name).to_owned(), Recorded::new(*share)?))).collect()
        };
        let rules = figures.rules.iter();
        Corpus {
            whole: named(&[
                ("alarms", figures.alarms),
                ("caught", figures.caught),
                ("identifiers", figures.identifiers.all.but_for_label),
                ("twins", figures.twins.both_right),
                ("variants", figures.variants.caught),
            ]),
            alarms: figures.sets.iter().filter_map(|set| Some((set.set.clone(), Recorded::new(set.alarms)?))).collect(),
            rules: rules
                .map(|rule| (rule.rule.clone(), named(&[("recall", rule.recall), ("precision", rule.precision)])))
                .collect(),
        }
    }

    /// Every figure with what it is called, and whether less of it is better.
    fn figures(&self) -> BTreeMap<String, (Recorded, bool)> {
        let whole = self.whole.iter().map(|(name, figure)| (name.clone(), (*figure, name == "alarms")));
        let sets = self.alarms.iter().map(|(set, figure)| (format!("alarms in the set {set}"), (*figure, true)));
        let rules = self.rules.iter().flat_map(|(rule, figures)| {
            figures.iter().map(move |(name, figure)| (format!("{name} of {rule}"), (*figure, false)))
        });
        whole.chain(sets).chain(rules).collect()
    }
}

impl Baseline {
    /// Records the figures of a corpus under its name, in place of earlier ones.
    pub fn record(&mut self, corpus: &str, figures: &Figures) {
        self.0.insert(corpus.to_owned(), Corpus::of(figures));
    }

    /// The benign texts of a corpus that had a warning when it was recorded, by set.
    pub fn alarms(&self, corpus: &str) -> impl Iterator<Item = (&str, Recorded)> {
        self.0.get(corpus).into_iter().flat_map(|corpus| &corpus.alarms).map(|(set, figure)| (set.as_str(), *figure))
    }

    /// Reads what its `Display` wrote.
    ///
    /// # Errors
    ///
    /// When it is no such file.
    pub fn parse(toml: &str) -> Result<Self, BaselineError> {
        toml::from_str(toml).map_err(BaselineError)
    }

    /// In words, every figure of a corpus that has got worse than what was recorded, or can't be compared. Empty when all is well.
    #[must_use]
    pub fn worse(&self, corpus: &str, figures: &Figures) -> Vec<String> {
        let Some(before) = self.0.get(corpus).map(Corpus::figures) else {
            return vec![format!("{corpus}: nothing is recorded")];
        };
        let now = Corpus::of(figures).figures();
        let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let problem = |name: &String| match (before.get(name), now.get(name)) {
            (Some((was, less_is_better)), Some((is, _))) => {
                let counts = |share: Share| format!("{} of {}", share.hits, share.of);
                let then = format!("when it was {:.3}: {} now, {} then", was.value(), counts(is.share), counts(was.share));
                let is = is.value();
                match less_is_better {
                    true if is > was.high => {
                        Some(format!("is {is:.3}, above {:.3}, the upper end of its range {then}", was.high))
                    }
                    false if is < was.low => Some(format!("is {is:.3}, below {:.3}, the lower end of its range {then}", was.low)),
                    _ => None,
                }
            }
            // A rule that fires nowhere has no precision to lose; its recall tells.
            (Some(_), None) if name.starts_with("precision of ") => None,
            (Some(_), None) => Some("was recorded and can't be measured any more".to_owned()),
            (None, _) => Some("is not recorded yet".to_owned()),
        };
        names.into_iter().filter_map(|name| Some(format!("{corpus}: {name} {}", problem(name)?))).collect()
    }
}

impl fmt::Display for Baseline {
    /// As TOML, one line for each figure or rule, so that a change of one reads as a change of one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (corpus, Corpus { whole, alarms, rules }) in &self.0 {
            for (part, figures) in [("whole", whole), ("alarms", alarms)] {
                writeln!(f, "\n[{corpus}.{part}]")?;
                for (name, figure) in figures {
                    writeln!(f, "{name} = {figure}")?;
                }
            }
            if !rules.is_empty() {
                writeln!(f, "\n[{corpus}.rules]")?;
            }
            for (rule, figures) in rules {
                let mut list = String::new();
                for (name, figure) in figures.iter().rev() {
                    let between = if list.is_empty() { "" } else { ", " };
                    write!(list, "{between}{name} = {figure}")?;
                }
                writeln!(f, "{rule} = {{ {list} }}")?;
            }
        }
        Ok(())
    }
}
