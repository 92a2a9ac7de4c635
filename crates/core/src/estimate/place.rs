//! Where it was, and how many people live there.

use super::figures::{Kind, Row, people};
use super::{Detail, Told, words};
use crate::chart::Edge;
use crate::input::Input;
use crate::reader::Reader;
use crate::report::{Factor, Unit};
use crate::score::Scene;

/// Postal codes have so many letters. They are words too (`OR`, `ME`), and count only right after the name of a place.
const CODE: usize = 2;

/// What is read of a field of the profile. Unit: bytes.
const FIELD: usize = 200;

pub(super) struct Place {
    pub(super) name: String,
    pub(super) people: (f64, f64),
    /// It lies outside the United States, or there is one of the name that does.
    pub(super) abroad: bool,
    pub(super) factor: Factor,
}

/// The towns that a text names, else its smallest region. In a field that holds nothing but a place (`alone`) a name needs nothing
/// around it.
pub(super) fn named(reader: &Reader, told: &Told, alone: bool) -> Option<Place> {
    let (chart, figures) = (told.chart, &reader.pack.figures);
    // A name that is part of a longer one ("Zzyzx Springs") is another place's.
    let apart = |token: u32| chart.tokens.list.get(token as usize).is_none_or(|token| token.first || token.after_pause);
    let stands = |edge: &Edge| {
        let says = |around: &Edge| around.span == edge.span;
        let listed = || figures.standing.iter().flat_map(|symbol| chart.of(*symbol)).any(says);
        if alone { apart(edge.start) && apart(edge.end) } else { listed() }
    };
    let regions: Vec<(u8, Row, &Edge)> = told
        .details
        .iter()
        .filter_map(|detail| if let Kind::Region(code) = detail.row.kind { Some((code, detail.row, detail.edge)) } else { None })
        .collect();
    // Name, fewest and most people, source, whether abroad.
    let mut found: Vec<(String, f64, f64, u8, bool)> = Vec::new();
    for town in told.of(Kind::Town) {
        let Edge { start, end, .. } = *town.edge;
        // "Nevada" is the state, and "Kawasaki" the disease, unless "Missouri" or the like follows.
        let otherwise = |other: &Detail| {
            let meant = matches!(other.row.kind, Kind::Region(_) | Kind::Yearly | Kind::Having);
            meant && other.edge.start < end && start < other.edge.end
        };
        let after = regions.iter().find(|(_, _, region)| region.start == end && (!alone || apart(start)));
        if after.is_none() && (!stands(town.edge) || told.details.iter().any(otherwise)) {
            continue;
        }
        let plain: Vec<&str> = (start as usize..end as usize).map(|at| chart.tokens.plain(at)).collect();
        let told_of = after.or_else(|| regions.iter().find(|(_, _, region)| region.span.len() > CODE));
        let class = told_of.and_then(|(code, ..)| figures.class_in(&plain.join(" "), *code));
        let (low, high) = class.map_or((town.row.low.value(), town.row.high.value()), people);
        let abroad = told_of.map_or(town.row.abroad, |(_, region, _)| region.abroad);
        let name = words(chart, town.edge.span.start, after.map_or(town.edge.span.end, |(_, _, region)| region.span.end));
        // Several places may have the name: it is one of them.
        match found.iter_mut().find(|(other, ..)| *other == name) {
            Some((_, least, most, _, any)) => (*least, *most, *any) = (least.min(low), most.max(high), *any || abroad),
            None => found.push((name, low, high, town.row.source, abroad)),
        }
    }
    if found.is_empty() {
        let counts = |edge: &Edge| edge.span.len() > CODE && stands(edge);
        let smaller = |a: &&(u8, Row, &Edge), b: &&(u8, Row, &Edge)| a.1.high.cmp(&b.1.high);
        let (_, row, edge) = regions.iter().filter(|(_, _, edge)| counts(edge)).min_by(smaller)?;
        found.push((words(chart, edge.span.start, edge.span.end), row.low.value(), row.high.value(), row.source, row.abroad));
    }
    let low = found.iter().map(|(_, low, ..)| *low).fold(f64::MAX, f64::min);
    let high = found.iter().map(|(_, _, high, ..)| *high).fold(0.0, f64::max);
    let name = found.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>().join(" or ");
    let abroad = found.iter().any(|(.., abroad)| *abroad);
    let source = figures.source(found[0].3);
    let factor = Factor { what: name.clone(), words: name.clone(), unit: Unit::People, low, high, source };
    Some(Place { name, people: (low, high), abroad, factor })
}

/// Where the author is, by what is attached or what the profile shows.
pub(super) fn profile(reader: &Reader, scene: &Scene, input: &Input) -> Option<Place> {
    let field = |text: Option<&String>| {
        let text = text.map(String::as_str).unwrap_or_default();
        let chart = reader.read(&text[..text.floor_char_boundary(FIELD)]);
        named(reader, &Told::new(reader, &chart), true)
    };
    let author = input.author.as_ref();
    let place = field(input.attachments.as_ref().and_then(|attached| attached.location.as_ref()))
        .or_else(|| field(author.and_then(|author| author.city.as_ref())))
        .or_else(|| scene.author.as_ref().and_then(|chart| named(reader, &Told::new(reader, chart), false)))?;
    // Its words are not the text's.
    Some(Place { factor: Factor { words: String::new(), ..place.factor }, ..place })
}
