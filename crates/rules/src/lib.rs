//! The built-in rule packs of Bedrail.
//!
//! A rule is one TOML file in `rules/`; what it speaks of are concepts (`concepts/`), which draw on word lists (`lexicons/`).
//! `build.rs` compiles all of them; nothing is parsed at run time.
//!
//! ```
//! use bedrail_core::{Input, Policy};
//!
//! let engine = bedrail_rules::engine();
//! let report = engine.check(&Input::from("Grateful for this team after a long night."), &Policy::default());
//! assert_eq!(report.level, 0);
//! ```

mod bio;
mod doc;
mod edit;
mod estimate;
mod local;
mod rewrite;
mod shown;
mod template;
mod wording;

use bedrail_core::{Engine, Finding, Input, Policy, Surface};
use doc::Translation;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

pub use bio::{Bio, read_bio};
pub use doc::{Citation, Example, Jurisdiction, Label, Mend, RuleDoc};
pub use estimate::{Crowd, Step, crowd};
pub use shown::{Shown, shown};

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.bin"));
static CATALOGUE: LazyLock<Vec<RuleDoc>> = LazyLock::new(|| {
    // The bytes were written by this crate's own build script.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"))).unwrap_or_default()
});

static JURISDICTIONS: LazyLock<Vec<Jurisdiction>> = LazyLock::new(|| {
    // So were these.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/jurisdictions.bin"))).unwrap_or_default()
});

static TRANSLATIONS: LazyLock<Vec<Translation>> = LazyLock::new(|| {
    // And these.
    postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/translations.bin"))).unwrap_or_default()
});

/// The engine with every built-in rule loaded.
///
/// # Panics
///
/// Never in practice: the pack was compiled by this crate's own build script, with the same version of the engine.
#[must_use]
pub fn engine() -> Engine {
    #[expect(clippy::expect_used, reason = "the pack is part of the program")]
    Engine::from_compiled(PACK).expect("the built-in pack is sound")
}

/// What a finding's card says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// A few words, such as "Possible patient identifier".
    pub title: String,
    /// The language of title, why and advice, as HTML names it.
    pub language: String,
    /// Which axis.
    pub label: Label,
    /// Why it matters.
    pub why: String,
    /// What to do instead.
    pub advice: String,
    /// Wording that can be used as it is, when there is one.
    pub safer: Option<String>,
    /// True when that wording is the user's own text, edited.
    pub edited: bool,
    /// Who says so.
    pub citations: Vec<Citation>,
}

/// The rules, in the order in which they are listed to people: most severe first, then by id.
#[must_use]
pub fn catalogue() -> &'static [RuleDoc] {
    &CATALOGUE
}

/// The places whose law and professions the rules know, the default first. A policy names one by its id.
///
/// ```
/// let places = bedrail_rules::jurisdictions();
/// assert_eq!(places[0].id, "us");
/// assert!(places.iter().any(|place| place.name == "New Zealand"));
/// ```
#[must_use]
pub fn jurisdictions() -> &'static [Jurisdiction] {
    &JURISDICTIONS
}

/// The card of one finding, with the user's own words made safer where that works: an edit that itself checks clean.
///
/// It takes several checks of the engine, so ask when a card is opened and not at every keystroke.
///
/// ```
/// use bedrail_core::{Input, Policy};
///
/// let engine = bedrail_rules::engine();
/// let input = Input::from("Mrs. Hendricks in 412 finally walked today after her hip surgery, so proud of her");
/// let report = engine.check(&input, &Policy::default());
/// let card = bedrail_rules::explain_in_own_words(&engine, &input, &report.findings[0], &Policy::default());
/// assert_eq!(card.safer.as_deref(), Some("A patient finally walked after her hip surgery, so proud of her"));
/// assert!(card.edited);
/// ```
#[must_use]
pub fn explain_in_own_words(engine: &Engine, input: &Input, finding: &Finding, policy: &Policy) -> Explanation {
    let card = explain(input, finding, policy);
    if let Some(safer) = wording::edited(engine, input, finding, policy) {
        return Explanation { safer: Some(safer), edited: true, ..card };
    }
    let Some(doc) = here(&finding.rule, policy) else { return card };
    let topical = wording::topic(engine, input).map(|topic| wording_for(&doc, input.surface, Some(&topic)));
    let topical = topical.filter(|wording| wording::passes(engine, input, finding, policy, wording));
    Explanation { safer: topical.or(card.safer), ..card }
}

/// The card of one finding, with the rule's own wording, in the policy's language where the rule has a text in it, and the
/// authorities of the policy's jurisdiction.
#[must_use]
pub fn explain(input: &Input, finding: &Finding, policy: &Policy) -> Explanation {
    let Some(doc) = here(&finding.rule, policy) else {
        return Explanation {
            title: finding.rule.clone(),
            language: ENGLISH.to_owned(),
            label: Label::Privacy,
            why: String::new(),
            advice: String::new(),
            safer: None,
            edited: false,
            citations: Vec::new(),
        };
    };
    let safer = wording_for(&doc, input.surface, None);
    let language = language(&doc, policy).to_owned();
    let RuleDoc { title, label, why, advice, citations, .. } = doc;
    Explanation { title, language, label, why, advice, safer: Some(safer).filter(|s| !s.is_empty()), edited: false, citations }
}

/// The rule with this id, as somebody with this policy reads it.
fn here(rule: &str, policy: &Policy) -> Option<RuleDoc> {
    catalogue().iter().find(|doc| doc.id == rule).map(|doc| local(doc, policy))
}

/// A rule as somebody with this policy reads it: who says so and how severe it is where they practise, in their language where the rule has a
/// text in it.
#[must_use]
pub fn local(rule: &RuleDoc, policy: &Policy) -> RuleDoc {
    let place = jurisdictions().iter().find(|place| place.id == policy.jurisdiction);
    let local = place.map_or_else(|| rule.clone(), |place| place.local(rule));
    match translation(rule, policy).cloned() {
        Some(Translation { title, why, advice, safer, .. }) => RuleDoc { title, why, advice, safer, on: Vec::new(), ..local },
        None => local,
    }
}

/// The rule's own wording for a surface.
fn wording_for(doc: &RuleDoc, surface: Surface, topic: Option<&str>) -> String {
    let name = match surface {
        Surface::Post => "post",
        Surface::Reply => "reply",
        Surface::Message => "message",
        Surface::FriendRequest => "friend_request",
    };
    let own = doc.on.iter().find(|(on, _)| on == name).map_or(&doc.safer, |(_, wording)| wording);
    template::filled(own, topic)
}

/// The language in which [`local`] speaks, as HTML names it: a screen reader has to know which voice to take.
#[must_use]
pub fn language<'a>(rule: &RuleDoc, policy: &'a Policy) -> &'a str {
    if translation(rule, policy).is_some() { &policy.language } else { ENGLISH }
}

/// The language of the rules themselves.
const ENGLISH: &str = "en";

fn translation(rule: &RuleDoc, policy: &Policy) -> Option<&'static Translation> {
    TRANSLATIONS.iter().find(|text| text.rule == rule.id && text.language == policy.language)
}
