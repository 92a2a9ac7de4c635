//! Who it was, what happened and when; and how many people that fits.

use super::figures::{ALL_AGES, Amount, Figures, Kind, PER, Row, Sex};
use super::{Detail, MENTIONS, Told, words};
use crate::chart::{Edge, NUM};
use crate::reader::Reader;
use crate::report::{Factor, Unit};

/// Days in a year.
const YEAR: f64 = 365.25;

/// The age in years of whoever is so many days, weeks or months old.
const INFANT: (u32, u32) = (0, 1);

/// What is known of the person, each from the first text that tells it.
pub(super) struct Person<'a> {
    age: Option<((u8, u8), String)>,
    sex: Option<Detail<'a>>,
    work: Option<Detail<'a>>,
    holder: Option<Detail<'a>>,
    window: Option<Detail<'a>>,
}

/// How many people, and why.
pub(super) struct Fits {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) factors: Vec<Factor>,
}

impl<'a> Person<'a> {
    pub(super) fn new(reader: &Reader, told: &[Told<'a>]) -> Self {
        let rarer = |a: &Detail, b: &Detail| a.row.high.cmp(&b.row.high);
        Person {
            age: told.iter().find_map(|told| age(&reader.pack.figures, told)),
            sex: told.iter().find_map(|told| only(told.of(Kind::Sex), |row| row.sex)),
            work: told.iter().find_map(|told| told.of(Kind::Doing).min_by(rarer)),
            holder: told.iter().find_map(|told| told.of(Kind::Holders).min_by(rarer)),
            // Where a text has several, the pack's order decides.
            window: told.iter().find_map(|told| told.of(Kind::Window).min_by_key(|window| window.row.symbol)),
        }
    }

    /// How many of so many people it fits: by the rarest of what is said to have happened, since nothing is known about how the rest
    /// goes together with it.
    pub(super) fn among(&self, reader: &Reader, told: &[Told<'a>], people: (f64, f64)) -> Option<Fits> {
        let details = told.iter().flat_map(|told| &told.details);
        let rates = details.filter(|detail| matches!(detail.row.kind, Kind::Yearly | Kind::Having));
        let by_rate = rates.filter_map(|rate| self.rated(reader, rate)).min_by(|a, b| a.high.total_cmp(&b.high));
        let fits = by_rate.map(|share| Fits { low: people.0 * share.low, high: people.1 * share.high, factors: share.factors });
        let Some(holder) = self.holder else { return fits };
        let (low, high) = range(&holder.row);
        let most = factor(reader, &holder, Unit::AtMost, (low, high));
        let fits = fits.unwrap_or(Fits { low, high, factors: Vec::new() });
        let factors = fits.factors.into_iter().chain([most]).collect();
        Some(Fits { low: fits.low.min(low), high: fits.high.min(high), factors })
    }

    /// The share of all people that one rate leaves; nothing when the rate is not about such a person, or when it is a rate in a year
    /// and nothing says over what time.
    fn rated(&self, reader: &Reader, rate: &Detail<'a>) -> Option<Fits> {
        let figures = &reader.pack.figures;
        let said = self.sex.map_or(Sex::Any, |sex| sex.row.sex);
        let ages = self.age.as_ref().map_or(ALL_AGES, |(ages, _)| *ages);
        let rows: Vec<Row> = figures
            .rows
            .iter()
            .filter(|row| row.symbol == rate.row.symbol && row.kind == rate.row.kind)
            .filter(|row| row.sex == Sex::Any || said == Sex::Any || row.sex == said)
            .map(|row| Row { ages: (row.ages.0.max(ages.0), row.ages.1.min(ages.1)), ..*row })
            .filter(|row| row.ages.0 <= row.ages.1)
            .collect();
        let first = *rows.first()?;
        let mut factors = Vec::new();
        // People of these ages.
        let whole = rows.iter().any(|row| row.ages == ALL_AGES);
        let shares: Vec<(f64, f64, u8)> = rows.iter().map(|row| figures.share(row.ages)).collect();
        let low: f64 = shares.iter().map(|(low, ..)| *low).sum();
        let high: f64 = shares.iter().map(|(_, high, _)| *high).sum();
        if low <= 0.0 || high <= 0.0 {
            return None;
        }
        if !whole {
            let span = (rows.iter().map(|row| row.ages.0).min()?, rows.iter().map(|row| row.ages.1).max()?);
            factors.push(Factor {
                what: years(span),
                words: self.age.as_ref().map(|(_, words)| words.clone()).unwrap_or_default(),
                unit: Unit::Share,
                low: low.min(1.0),
                high: high.min(1.0),
                source: figures.source(shares[0].2),
            });
        }
        // Of this sex.
        if let Some(sex) = self.sex {
            factors.push(factor(reader, &sex, Unit::Share, range(&sex.row)));
        } else if first.sex != Sex::Any {
            let row = figures.rows.iter().find(|row| row.kind == Kind::Sex && row.sex == first.sex)?;
            let sex = Detail { row: *row, ..*rate };
            let named = factor(reader, &sex, Unit::Share, range(row));
            factors.push(Factor { words: String::new(), ..named });
        }
        if let Some(work) = self.work {
            let (low, high) = range(&work.row);
            factors.push(factor(reader, &work, Unit::Share, (low / PER, high / PER)));
        }
        // The rate, weighed by how many there are of each age.
        let mean = |pick: fn(&Row) -> Amount| {
            let weighed = |(row, (low, high, _)): (&Row, &(f64, f64, u8))| pick(row).value() * (low + high);
            rows.iter().zip(&shares).map(weighed).sum::<f64>() / (low + high)
        };
        let unit = if first.kind == Kind::Yearly { Unit::PerYear } else { Unit::AtAnyTime };
        factors.push(factor(reader, rate, unit, (mean(|row| row.low), mean(|row| row.high))));
        if first.kind == Kind::Yearly {
            let window = self.window?;
            factors.push(factor(reader, &window, Unit::Days, range(&window.row)));
        }
        let share = |pick: fn(&Factor) -> f64| factors.iter().map(|factor| pick(factor) * factor.unit.one()).product();
        Some(Fits { low: share(|factor| factor.low), high: share(|factor| factor.high), factors })
    }
}

impl Unit {
    /// What one of this unit multiplies by.
    fn one(self) -> f64 {
        match self {
            Unit::People | Unit::Share | Unit::AtMost => 1.0,
            Unit::PerYear | Unit::AtAnyTime => 1.0 / PER,
            Unit::Days => 1.0 / YEAR,
        }
    }
}

fn range(row: &Row) -> (f64, f64) {
    (row.low.value(), row.high.value())
}

fn factor(reader: &Reader, detail: &Detail, unit: Unit, (low, high): (f64, f64)) -> Factor {
    let what = reader.pack.concepts.get(usize::from(detail.row.symbol)).map(|concept| concept.says.clone()).unwrap_or_default();
    // How long a time is needs no document.
    let source = if unit == Unit::Days { String::new() } else { reader.pack.figures.source(detail.row.source) };
    Factor { what, words: detail.words(), unit, low, high, source }
}

fn years((from, to): (u8, u8)) -> String {
    match (from, to) {
        (from, to) if from == to => format!("aged {from}"),
        (0, to) => format!("aged up to {to}"),
        (from, to) if to >= 100 => format!("aged {from} and over"),
        (from, to) => format!("aged {from} to {to}"),
    }
}

/// The one that all of them agree on.
fn only<'a, T: PartialEq>(mut details: impl Iterator<Item = Detail<'a>>, of: impl Fn(&Row) -> T) -> Option<Detail<'a>> {
    let one = details.next()?;
    details.all(|other| of(&other.row) == of(&one.row)).then_some(one)
}

/// The age that a text tells, exactly or roughly; of two nobody knows whose is whose.
fn age(figures: &Figures, told: &Told) -> Option<((u8, u8), String)> {
    let chart = told.chart;
    let mut exact: Option<((u32, u32), &Edge)> = None;
    for edge in figures.age.iter().flat_map(|symbol| chart.of(*symbol).iter().take(MENTIONS)) {
        let within = |inner: &&Edge| edge.start <= inner.start && inner.end <= edge.end;
        let Some(number) = chart.of(NUM).iter().find(within) else { continue };
        let infant = figures.infant.iter().flat_map(|symbol| chart.of(*symbol)).any(|inner| within(&inner));
        let years = if infant { INFANT } else { (number.value, number.value) };
        if exact.is_some_and(|(other, _)| other != years) {
            return None;
        }
        exact = Some((years, edge));
    }
    if let Some(((from, to), edge)) = exact {
        let ages = (u8::try_from(from).ok()?, u8::try_from(to).ok().filter(|to| *to <= ALL_AGES.1)?);
        return Some((ages, words(chart, edge.span.start, edge.span.end)));
    }
    only(told.of(Kind::Age), |row| row.ages).map(|rough| (rough.row.ages, rough.words()))
}
