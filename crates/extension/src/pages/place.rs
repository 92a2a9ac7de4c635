//! Where the author practises: who is cited, and what weighs how much.

use super::dom::{Build, by_id, el, section};
use super::shared::Shared;
use crate::texts::Text;
use bedrail_rules::jurisdictions;
use web_sys::{Element, HtmlSelectElement};

const CHOICE: &str = "jurisdiction";

/// The section. Choosing carries the action `jurisdiction`.
pub(crate) fn build() -> Element {
    let choices = jurisdictions().iter().map(|place| el("option").attr("value", &place.id).text(&place.name));
    section("place", Text::PlaceHeading, Some(Text::PlaceLead)).with([
        el("label").class("visually-hidden").attr("for", CHOICE).says(Text::PlaceLabel),
        el("select").id(CHOICE).action(CHOICE, "").with(choices),
    ])
}

/// Shows which one is chosen.
pub(crate) fn show(shared: &Shared) {
    by_id::<HtmlSelectElement>(CHOICE).set_value(&shared.settings.jurisdiction);
}

/// The id of what was chosen.
pub(crate) fn chosen() -> String {
    by_id::<HtmlSelectElement>(CHOICE).value()
}
