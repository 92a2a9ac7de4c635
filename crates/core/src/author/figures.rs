//! Figures for estimates: from their TOML source to concepts and rows.

mod source;

pub use source::{FigureFile, FigureSource, OriginSource, ShareSource, TownSource};

use super::{ConceptSource, SourceError, wrong};
use crate::estimate::{ALL_AGES, Amount, Figures, Kind, Row, Sex, Share, class, key, people};
use crate::pack::Symbol;
use source::{Table, lint, tables};
use std::collections::{BTreeMap, BTreeSet};

/// What the codes of the United States and of their states begin with.
const HOME: &str = "US";

/// Places of one name are told apart where their size classes differ by at least so many.
const APART: u8 = 2;

/// The name of the concept of a figure: short, since it is part of the pack, and what it is called stands in `says`.
fn concept_of(file: &FigureFile, name: &str) -> String {
    let number = tables(file).position(|(_, figure)| figure.name == name).unwrap_or_default();
    format!("f.{number}")
}

fn concept_of_town((class, abroad): (u8, bool)) -> String {
    format!("town.{class}{}", if abroad { ".abroad" } else { "" })
}

/// The concepts of all figures, in the order of their rows.
pub(super) fn concepts(file: &FigureFile, lexicons: &BTreeMap<String, String>) -> Result<Vec<ConceptSource>, SourceError> {
    let mut out: Vec<ConceptSource> = Vec::new();
    for (_, figure) in tables(file) {
        let name = concept_of(file, &figure.name);
        match out.iter_mut().find(|concept| concept.name == name) {
            Some(first) => {
                first.terms.extend(figure.words.iter().cloned());
                first.phrases.extend(figure.phrases.iter().cloned());
            }
            None => out.push(ConceptSource {
                name,
                says: figure.name.clone(),
                terms: figure.words.clone(),
                upper: figure.upper.clone(),
                capital: figure.capital.clone(),
                phrases: figure.phrases.clone(),
                ..ConceptSource::default()
            }),
        }
    }
    let Some(source) = &file.towns else { return Ok(out) };
    let regions = lexicon(lexicons, &source.regions)?;
    for figure in &file.region {
        let Some(concept) = out.iter_mut().find(|concept| concept.name == concept_of(file, &figure.name)) else { continue };
        if !(figure.words.is_empty() && figure.capital.is_empty()) {
            continue;
        }
        for line in regions.lines() {
            let mut fields = line.split('\t');
            let (Some(name), Some(code), Some(kind)) = (fields.next(), fields.next(), fields.next()) else { continue };
            if Some(code) == figure.code.as_deref() && matches!(kind, "state" | "province") {
                let upper = fields.next().is_some_and(|flags| flags.split(',').any(|flag| flag == "x"));
                // In capitals, or the table of chat spellings would make a word of "MO".
                if upper {
                    concept.upper.push(name.to_uppercase());
                } else {
                    concept.capital.push(name.to_owned());
                }
            }
        }
    }
    let mut towns: BTreeMap<(u8, bool), Vec<String>> = BTreeMap::new();
    for (name, places) in places(lexicon(lexicons, &source.towns)?) {
        for kind in kinds(&places) {
            towns.entry(kind).or_default().push(name.to_owned());
        }
    }
    out.extend(towns.into_iter().map(|(kind, capital)| ConceptSource {
        name: concept_of_town(kind),
        capital,
        ..ConceptSource::default()
    }));
    Ok(out)
}

/// The rows and everything else that estimates need; `symbol` finds a concept.
pub(super) fn compile(
    file: &FigureFile,
    lexicons: &BTreeMap<String, String>,
    symbol: &dyn Fn(&str) -> Result<Symbol, SourceError>,
) -> Result<Figures, SourceError> {
    let mut figures = Figures::default();
    lint(file)?;
    let ids: Vec<&String> = file.sources.keys().collect();
    figures.sources = file.sources.values().map(|document| document.name.clone()).collect();
    let source = |at: &str, id: &str| -> Result<u8, SourceError> {
        let place = ids.iter().position(|known| *known == id);
        place.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| wrong(at, format!("there is no source `{id}`")))
    };
    let codes = codes(file);
    for (table, figure) in tables(file) {
        let row = row(table, figure, &codes)?;
        let number = if table.measured() { source(&figure.name, &figure.source)? } else { 0 };
        let abroad = match table {
            Table::Region => !figure.code.as_deref().is_some_and(|code| code.starts_with(HOME)),
            Table::Window | Table::Rough => true,
            _ => file.sources.get(&figure.source).is_some_and(|document| document.abroad),
        };
        figures.rows.push(Row { symbol: symbol(&concept_of(file, &figure.name))?, source: number, abroad, ..row });
    }
    for share in &file.share {
        let [low, high] = ordered("share", share.share)?;
        figures.shares.push(Share { to: share.to, low, high, source: source("share", &share.source)? });
    }
    if !figures.shares.is_sorted_by_key(|share| share.to) {
        return Err(wrong("share", "the ages are not in order"));
    }
    if let Some(towns) = &file.towns {
        let number = source("towns", &towns.source)?;
        let mut towns_of = BTreeSet::new();
        let mut several: BTreeMap<u32, Vec<(u8, u8)>> = BTreeMap::new();
        for (name, places) in places(lexicon(lexicons, &towns.towns)?) {
            let own: BTreeSet<u8> = places.iter().map(|(_, people)| class(*people)).collect();
            let (first, last) = (own.first().copied().unwrap_or_default(), own.last().copied().unwrap_or_default());
            if last - first >= APART {
                let known = places.iter().filter_map(|(region, people)| Some((*codes.get(*region)?, class(*people)))).collect();
                if several.insert(key(name), known).is_some() {
                    return Err(wrong(name, "has the same key as another name; take more bits in `key`"));
                }
            }
            towns_of.extend(kinds(&places));
        }
        for town in towns_of {
            let symbol = symbol(&concept_of_town(town))?;
            let (low, high) = people(town.0);
            let [low, high] = [low, high].map(|people| Amount::new(people as f32));
            let (ages, sex) = (ALL_AGES, Sex::Any);
            figures.rows.push(Row { symbol, kind: Kind::Town, low, high, ages, sex, source: number, abroad: town.1 });
        }
        let mut last = 0;
        figures.several =
            several.into_iter().map(|(key, places)| (key.wrapping_sub(std::mem::replace(&mut last, key)), places)).collect();
    }
    figures.rows.sort_by_key(|row| row.symbol);
    let mut last = 0;
    for row in &mut figures.rows {
        row.symbol -= std::mem::replace(&mut last, row.symbol);
    }
    let symbols = |names: &[String]| names.iter().map(|name| symbol(name)).collect::<Result<Vec<_>, _>>();
    figures.age = symbols(&file.age)?;
    figures.infant = symbols(&file.infant)?;
    figures.standing = symbols(&file.standing)?;
    figures.narrowing = symbols(&file.narrowing)?;
    Ok(figures)
}

fn row(table: Table, figure: &FigureSource, codes: &BTreeMap<&str, u8>) -> Result<Row, SourceError> {
    let at = figure.name.as_str();
    let need = |value: Option<[f32; 2]>, what: &str| value.ok_or_else(|| wrong(at, format!("needs `{what}`")));
    let (kind, range) = match table {
        Table::Rate if figure.per_year.is_some() => (Kind::Yearly, need(figure.per_year, "per-year")?),
        Table::Rate => (Kind::Having, need(figure.per_100000, "per-year` or `per-100000")?),
        Table::Work => (Kind::Doing, need(figure.per_100000, "per-100000")?),
        Table::Holder => (Kind::Holders, need(figure.most.map(|most| [1.0, most]), "most")?),
        Table::Region => {
            let code = figure.code.as_deref().map(region_of).and_then(|code| codes.get(code));
            let code = *code.ok_or_else(|| wrong(at, "needs `code`"))?;
            (Kind::Region(code), need(figure.thousands, "thousands")?.map(|thousands| thousands * 1_000.0))
        }
        Table::Window => (Kind::Window, need(figure.days, "days")?),
        Table::Rough => (Kind::Age, [1.0, 1.0]),
        Table::Sex => (Kind::Sex, need(figure.share, "share")?),
    };
    let sex = match figure.sex.as_deref() {
        None => Sex::Any,
        Some("female") => Sex::Female,
        Some("male") => Sex::Male,
        Some(other) => return Err(wrong(at, format!("sex is `female` or `male`, not `{other}`"))),
    };
    let ages = figure.ages.map_or(ALL_AGES, |[from, to]| (from, to));
    if ages.0 > ages.1 || (table == Table::Rough && figure.ages.is_none()) || (table == Table::Sex && sex == Sex::Any) {
        return Err(wrong(at, "needs its `ages`, first and last, or its `sex`"));
    }
    let [low, high] = ordered(at, range)?;
    Ok(Row { symbol: 0, kind, low: Amount::new(low), high: Amount::new(high), ages, sex, source: 0, abroad: false })
}

/// Neither nothing nor the wrong way round.
fn ordered(at: &str, range: [f32; 2]) -> Result<[f32; 2], SourceError> {
    if range[0] > 0.0 && range[0] <= range[1] && range[1].is_finite() {
        Ok(range)
    } else {
        Err(wrong(at, format!("{range:?} is not a range above nothing, low end first")))
    }
}

/// The number of each region that towns or figures name. Towns outside the United States have their country.
fn codes(file: &FigureFile) -> BTreeMap<&str, u8> {
    let codes: BTreeSet<&str> = file.region.iter().filter_map(|figure| figure.code.as_deref()).map(region_of).collect();
    codes.into_iter().zip(0..).collect()
}

fn region_of(code: &str) -> &str {
    if code.starts_with("US-") { code } else { code.split('-').next().unwrap_or(code) }
}

fn lexicon<'l>(lexicons: &'l BTreeMap<String, String>, file: &str) -> Result<&'l str, SourceError> {
    lexicons.get(file).map(String::as_str).ok_or_else(|| wrong("towns", format!("there is no lexicon `{file}`")))
}

/// The size classes that places of one name have, in the United States and abroad.
fn kinds(places: &[(&str, u64)]) -> BTreeSet<(u8, bool)> {
    places.iter().map(|(region, people)| (class(*people), !region.starts_with(HOME))).collect()
}

/// The names of a lexicon of towns, each with the region and the people of every place that has it.
fn places(lexicon: &str) -> impl Iterator<Item = (&str, Vec<(&str, u64)>)> {
    lexicon.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (name, rest) = line.split_once('\t')?;
        let places = rest.split('\t').next()?.split(',');
        Some((name, places.filter_map(|place| place.split_once(':')).filter_map(|(r, n)| Some((r, n.parse().ok()?))).collect()))
    })
}
