//! What a visible bio seems to say about its writer.

use bedrail_core::{Engine, Span};

/// Words of a bio, as they stand there. What could not be made out is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bio {
    /// What they do, such as "nurse".
    pub role: Option<String>,
    /// Where they work, such as "Elm Valley Hospital".
    pub employer: Option<String>,
    /// Where they are.
    pub city: Option<String>,
}

/// Reads a bio, and the place that a profile shows beside it. A guess, to be looked over by whom it is about.
///
/// ```
/// let engine = bedrail_rules::engine();
/// let bio = bedrail_rules::read_bio(&engine, "Pediatric nurse at Elm Valley Hospital. Runner. Views mine.", Some("Elko, NV"));
/// assert_eq!(bio.role.as_deref(), Some("nurse"));
/// assert_eq!(bio.employer.as_deref(), Some("Elm Valley Hospital"));
/// assert_eq!(bio.city.as_deref(), Some("Elko, NV"));
/// ```
#[must_use]
pub fn read_bio(engine: &Engine, bio: &str, location: Option<&str>) -> Bio {
    let first = |concepts: &[&str]| {
        let found = engine.places(bio, concepts.iter().copied());
        // The longest of those that begin first: "Elm Valley Hospital" and not "Valley Hospital".
        let place =
            found.into_iter().reduce(|best, next| if next.start == best.start && next.end > best.end { next } else { best });
        place.map(|Span { start, end, .. }| bio[start as usize..end as usize].trim().to_owned())
    };
    let location = location.map(str::trim).filter(|location| !location.is_empty()).map(str::to_owned);
    Bio {
        role: first(&["roles.clinical"]),
        employer: first(&["place.facility"]),
        city: location.or_else(|| first(&["place.town", "place.city", "place.big-city"])),
    }
}
