//! What a file of figures says, and what it has to say.

use super::super::{SourceError, wrong};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What estimates are made from: `estimates.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct FigureFile {
    /// Documents, by the short name that figures use.
    pub sources: BTreeMap<String, OriginSource>,
    /// Concepts around the number that is an age.
    pub age: Vec<String>,
    /// Concepts that, within those, say that the number counts days, weeks or months.
    pub infant: Vec<String>,
    /// A name of a place is one only where one of these concepts stands.
    pub standing: Vec<String>,
    /// Concepts that make it fewer by an unknown share.
    pub narrowing: Vec<String>,
    /// The lexicon of towns, and its source.
    pub towns: Option<TownSource>,
    /// Shares of the single years of age, in order of age.
    pub share: Vec<ShareSource>,
    /// What happens to people, or what they have.
    pub rate: Vec<FigureSource>,
    /// What people do.
    pub work: Vec<FigureSource>,
    /// What only so many in a place are.
    pub holder: Vec<FigureSource>,
    /// States and countries.
    pub region: Vec<FigureSource>,
    /// How long a time is; where a text has several, the first of these counts.
    pub window: Vec<FigureSource>,
    /// Ages in words.
    pub rough: Vec<FigureSource>,
    /// Sexes in words.
    pub sex: Vec<FigureSource>,
}

/// A document that figures were read in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OriginSource {
    /// In words for the user: who says it, where, about which years and which country.
    pub name: String,
    /// Where it was read.
    pub at: String,
    /// What stands there; empty when each of its figures says so itself.
    pub read: String,
    /// For what no document has to say: how it follows.
    pub follows: String,
    /// Whether its figures hold outside the United States.
    pub abroad: bool,
}

/// Where towns come from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TownSource {
    /// Lexicon of names, each with `REGION:PEOPLE` for every place of that name.
    pub towns: String,
    /// Lexicon of the names of regions, each with its code.
    pub regions: String,
    /// Short name of a document.
    pub source: String,
}

/// The share of people of each age up to one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareSource {
    /// Last age in years.
    pub to: u8,
    /// Low and high share for one year of age, 0 to 1.
    pub share: [f32; 2],
    /// Short name of a document.
    pub source: String,
}

/// One figure. Which of the numbers it has follows from the table that it stands in.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct FigureSource {
    /// In words for the user. A second figure of the same name gives another range of ages.
    pub name: String,
    /// Words for it, however they are written.
    pub words: Vec<String>,
    /// Words for it only in capitals.
    pub upper: Vec<String>,
    /// Words for it only with a capital.
    pub capital: Vec<String>,
    /// Phrases for it.
    pub phrases: Vec<String>,
    /// New cases a year per 100,000 people of these ages and this sex, low and high.
    pub per_year: Option<[f32; 2]>,
    /// People who have it at any time, or who do it, per 100,000.
    pub per_100000: Option<[f32; 2]>,
    /// At most so many in a place.
    pub most: Option<f32>,
    /// So many people, in thousands.
    pub thousands: Option<[f32; 2]>,
    /// So many days.
    pub days: Option<[f32; 2]>,
    /// A share, 0 to 1.
    pub share: Option<[f32; 2]>,
    /// First and last year of age.
    pub ages: Option<[u8; 2]>,
    /// `female` or `male`.
    pub sex: Option<String>,
    /// Code of a region, as in the lexicon of towns.
    pub code: Option<String>,
    /// Short name of a document.
    pub source: String,
    /// What stands there, as it was read.
    pub read: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Rate,
    Work,
    Holder,
    Region,
    Window,
    Rough,
    Sex,
}

impl Table {
    /// Whether its figures were counted by somebody. The others say what words are taken to mean.
    pub(super) fn measured(self) -> bool {
        !matches!(self, Table::Window | Table::Rough)
    }
}

/// A figure is shown as somebody's who counted: nobody may write one down from memory. A source that nothing uses is a leftover.
pub(super) fn lint(file: &FigureFile) -> Result<(), SourceError> {
    let said = |text: &str| !text.trim().is_empty();
    for (id, document) in &file.sources {
        if !said(&document.name) || said(&document.at) == said(&document.follows) {
            return Err(wrong(id, "a source needs its `name`, and either where it was read (`at`) or how it `follows`"));
        }
    }
    let measured = tables(file).filter(|(table, _)| table.measured());
    let figures = measured.map(|(_, figure)| (figure.name.as_str(), figure.source.as_str(), figure.read.as_str()));
    let shares = file.share.iter().map(|share| ("share", share.source.as_str(), ""));
    let towns = file.towns.iter().map(|towns| ("towns", towns.source.as_str(), ""));
    let mut used = BTreeSet::new();
    for (name, source, read) in figures.chain(shares).chain(towns) {
        let document = file.sources.get(source).ok_or_else(|| wrong(name, format!("there is no source `{source}`")))?;
        if !said(read) && !said(&document.read) && !said(&document.follows) {
            return Err(wrong(name, format!("nobody says what `{source}` says of it (`read`)")));
        }
        used.insert(source);
    }
    match file.sources.keys().find(|id| !used.contains(id.as_str())) {
        Some(id) => Err(wrong(id, "no figure uses this source")),
        None => Ok(()),
    }
}

pub(super) fn tables(file: &FigureFile) -> impl Iterator<Item = (Table, &FigureSource)> {
    [
        (Table::Rate, &file.rate),
        (Table::Work, &file.work),
        (Table::Holder, &file.holder),
        (Table::Region, &file.region),
        (Table::Window, &file.window),
        (Table::Rough, &file.rough),
        (Table::Sex, &file.sex),
    ]
    .into_iter()
    .flat_map(|(table, list)| list.iter().map(move |figure| (table, figure)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(name: &str, at: &str, read: &str, follows: &str) -> OriginSource {
        let [name, at, read, follows] = [name, at, read, follows].map(str::to_owned);
        OriginSource { name, at, read, follows, abroad: false }
    }

    fn rate(source: &str, read: &str) -> FigureSource {
        let [name, source, read] = ["measles", source, read].map(str::to_owned);
        FigureSource { name, source, read, ..FigureSource::default() }
    }

    #[test]
    fn a_figure_has_a_source_that_was_read() {
        let whole = || origin("A survey", "https://example.org", "3 in 100,000", "");
        let each = || origin("A survey", "https://example.org", "", "");
        for (why, sources, rates, right) in [
            ("the source says what it says", vec![("survey", whole())], vec![rate("survey", "")], true),
            ("the figure says it", vec![("survey", each())], vec![rate("survey", "3 in 100,000")], true),
            ("it follows", vec![("survey", origin("One at a time", "", "", "by definition"))], vec![rate("survey", "")], true),
            ("no source", vec![], vec![rate("", "3 in 100,000")], false),
            ("a source that is not there", vec![("survey", whole())], vec![rate("survey", ""), rate("other", "")], false),
            ("nobody says what was read", vec![("survey", each())], vec![rate("survey", " ")], false),
            ("nobody says where", vec![("survey", origin("A survey", "", "3 in 100,000", ""))], vec![rate("survey", "")], false),
            ("read, or does it follow?", vec![("survey", origin("A", "b", "c", "d"))], vec![rate("survey", "")], false),
            ("without a name", vec![("survey", origin("", "https://example.org", "3", ""))], vec![rate("survey", "")], false),
            ("a leftover", vec![("survey", whole()), ("other", whole())], vec![rate("survey", "")], false),
        ] {
            let sources = sources.into_iter().map(|(id, origin)| (id.to_owned(), origin)).collect();
            let file = FigureFile { sources, rate: rates, ..FigureFile::default() };
            assert_eq!(lint(&file).is_ok(), right, "{why}");
        }
    }
}
