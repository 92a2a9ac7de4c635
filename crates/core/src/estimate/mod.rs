//! About how many people the details of a text fit.
//!
//! People of the place, times the share of that age and sex, times how often it happens or how many have it, times how long "this
//! week" is. Each factor is a range with a source ([`Figures`], part of a pack); low ends multiply to the low end, high ends to the
//! high end. Without a place, or without anything that was counted, there is no estimate: what was counted in the United States only
//! says nothing about other places. Nor is there one where something else in the text narrows it further by nobody knows how much,
//! unless what is known leaves one person anyway.

mod figures;
mod person;
mod place;

pub(crate) use figures::Figures;
#[cfg(feature = "author")]
pub(crate) use figures::{ALL_AGES, Amount, Kind, Row, Sex, Share, class, key, people};

use crate::chart::{Chart, Edge};
use crate::input::Input;
use crate::reader::Reader;
use crate::report::Estimate;
use crate::score::Scene;
use figures as of;

/// From so many people down, what narrows further makes no difference: it is one person.
const ONE: f64 = 1.5;

/// So many mentions of one thing are looked at, so that a long text takes no more time than its length.
const MENTIONS: usize = 4;

/// What the details of a scene fit, when that can be said.
pub(crate) fn estimate(reader: &Reader, scene: &Scene, input: &Input) -> Option<Estimate> {
    let around: Vec<&Chart> =
        [&scene.text].into_iter().chain(scene.thread.iter().rev().chain(&scene.parent).map(AsRef::as_ref)).collect();
    let told: Vec<Told> = around.into_iter().map(|chart| Told::new(reader, chart)).collect();
    let counted = |detail: &&Detail| matches!(detail.row.kind, of::Kind::Yearly | of::Kind::Having | of::Kind::Holders);
    told.iter().find_map(|told| told.details.iter().find(counted))?;
    let place =
        told.iter().find_map(|told| place::named(reader, told, false)).or_else(|| place::profile(reader, scene, input))?;
    let told: Vec<Told> = told.into_iter().map(|told| told.about(&place)).collect();
    let fits = person::Person::new(reader, &told).among(reader, &told, place.people)?;
    if fits.high > ONE && told[0].narrowed(&reader.pack.figures) {
        return None;
    }
    let factors = [place.factor].into_iter().chain(fits.factors).collect();
    Some(Estimate { low: fits.low, high: fits.high, place: place.name, factors })
}

/// What one of the texts of a scene tells that there are figures for.
struct Told<'a> {
    chart: &'a Chart,
    details: Vec<Detail<'a>>,
}

/// Words with a figure.
#[derive(Clone, Copy)]
struct Detail<'a> {
    row: of::Row,
    chart: &'a Chart,
    edge: &'a Edge,
}

impl<'a> Told<'a> {
    fn new(reader: &Reader, chart: &'a Chart) -> Self {
        let rows = &reader.pack.figures.rows;
        let (first, last) = (rows.first().map_or(0, |row| row.symbol), rows.last().map_or(0, |row| row.symbol));
        let from = chart.found.partition_point(|edge| edge.symbol < first);
        let to = chart.found.partition_point(|edge| edge.symbol <= last);
        let first_few = chart.found[from..to].chunk_by(|a, b| a.symbol == b.symbol).flat_map(|same| same.iter().take(MENTIONS));
        let details = first_few.flat_map(|edge| {
            let at = rows.partition_point(|row| row.symbol < edge.symbol);
            rows[at..].iter().take_while(|row| row.symbol == edge.symbol).map(|row| Detail { row: *row, chart, edge })
        });
        let details: Vec<Detail> = details.collect();
        // The longer words are what is meant: "York" is not where "New York" is.
        let longer = |detail: &Detail| {
            let Edge { start, end, .. } = *detail.edge;
            let around = |other: &Edge| other.start <= start && end <= other.end && other.end - other.start > end - start;
            details.iter().any(|other| other.row.kind == detail.row.kind && around(other.edge))
        };
        Told { chart, details: details.iter().filter(|detail| !longer(detail)).copied().collect() }
    }

    /// Only what has a figure that holds there.
    fn about(mut self, place: &place::Place) -> Self {
        self.details.retain(|detail| detail.row.abroad || !place.abroad);
        self
    }

    fn of(&self, kind: of::Kind) -> impl Iterator<Item = Detail<'a>> {
        self.details.iter().copied().filter(move |detail| detail.row.kind == kind)
    }

    /// Whether something narrows by an unknown share: what matters and has no figure.
    fn narrowed(&self, figures: &Figures) -> bool {
        let counted = |edge: &Edge| {
            let counts = |detail: &Detail| {
                matches!(detail.row.kind, of::Kind::Yearly | of::Kind::Having | of::Kind::Doing | of::Kind::Holders)
            };
            let overlaps = |other: &Edge| other.start < edge.end && edge.start < other.end;
            self.details.iter().any(|detail| counts(detail) && overlaps(detail.edge))
        };
        figures.narrowing.iter().flat_map(|symbol| self.chart.of(*symbol)).any(|edge| !counted(edge))
    }
}

impl Detail<'_> {
    fn words(&self) -> String {
        words(self.chart, self.edge.span.start, self.edge.span.end)
    }
}

fn words(chart: &Chart, start: u32, end: u32) -> String {
    chart.folded.text[start as usize..end as usize].to_owned()
}
