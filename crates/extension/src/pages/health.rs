//! When the page side last found its way on each site, and the report of it.

use super::dom::{Act, Build, by_id, el, refill, section};
use super::shared::moment;
use super::status::status;
use crate::health::Health;
use crate::sites::{OPTIONAL, Site};
use crate::texts::{Text, say, say_with};
use bedrail_core::Surface;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// The section. Its button carries the action `health-copy`.
pub(crate) fn build() -> Element {
    section("health", Text::HealthHeading, Some(Text::HealthLead)).with([
        el("div").id("health"),
        el("div").class("row").with([el("button").attr("type", "button").action("health-copy", "").says(Text::HealthCopy)]),
    ])
}

/// Shows what was noted.
pub(crate) fn show(health: &Health) {
    let rows: Vec<Element> = health.sites().flat_map(|site| rows(health, site)).collect();
    if rows.is_empty() {
        return refill(&by_id("health"), [el("p").class("why").says(Text::HealthNone)]);
    }
    let heads = [Text::HealthWhere, Text::HealthWhen, Text::HealthSubmit].map(|head| el("th").attr("scope", "col").says(head));
    let table = el("table").with([el("thead").with([el("tr").with(heads)]), el("tbody").with(rows)]);
    refill(&by_id("health"), [table]);
}

fn rows(health: &Health, site: Site) -> Vec<Element> {
    let surfaces =
        [(Surface::Post, Text::SurfacePost), (Surface::Reply, Text::SurfaceReply), (Surface::Message, Text::SurfaceMessage)];
    let found = surfaces.into_iter().filter_map(|(surface, name)| Some((health.found(site, surface)?, name)));
    let rows = found.map(|(found, name)| {
        el("tr").with([
            el("th").attr("scope", "row").text(&format!("{}: {}", name_of(site), say(name))),
            el("td").text(&moment(found.at)),
            el("td").says(if found.submit { Text::HealthSubmitYes } else { Text::HealthSubmitNo }),
        ])
    });
    let missed = health.missed(site).map(|at| {
        el("tr").class("missed").with([
            el("th").attr("scope", "row").text(&name_of(site)),
            el("td").attr("colspan", "2").text(&say_with(Text::HealthMissed, &[&moment(at)])),
        ])
    });
    rows.chain(missed).collect()
}

fn name_of(site: Site) -> String {
    match site {
        Site::X => say(Text::SiteX),
        Site::Facebook => say(Text::SiteFacebook),
        Site::Mastodon => "Mastodon".to_owned(),
        _ => OPTIONAL.iter().find(|one| one.site == site).map_or_else(|| say(Text::SiteOther), |one| one.name.to_owned()),
    }
}

/// Copies the report when that is what the event asks for; true when it was.
pub(crate) fn act(event: &str, act: &Act, health: &Health) -> bool {
    let asked = (event, act.action.as_str()) == ("click", "health-copy");
    if let (true, Some(window)) = (asked, web_sys::window()) {
        let utc = |ms: u64| String::from(js_sys::Date::new(&JsValue::from_f64(ms as f64)).to_iso_string());
        // What the browser answers comes too late to matter; it refuses only without a click.
        let _ = window.navigator().clipboard().write_text(&health.report(utc));
        status(&say(Text::HealthCopied));
    }
    asked
}
