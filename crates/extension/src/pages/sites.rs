//! The switches of the sites: those that are built in, which are settings, and the others, which are permissions of the browser.

use super::dom::{Act, Build, by_id, document, el, refill, section, switch};
use super::shared::Shared;
use super::status::{refuse, status};
use crate::bridge::write;
use crate::sites::{OPTIONAL, Optional, Site, host_in, turned_on, wanted};
use crate::texts::{Text, say};
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, Url};

/// The alert under the field for another site.
const RESULT: &str = "access-result";

/// A switch for each built-in site, with the action `site`.
pub(crate) fn build() -> Element {
    el("ul").class("sites").with(Site::BUILT_IN.map(|site| {
        let (name, place) = match site {
            Site::X => (Text::SiteX, Text::SiteXWhere),
            _ => (Text::SiteFacebook, Text::SiteFacebookWhere),
        };
        row(&format!("site-{}", site.id()), "site", site.id(), &say(name), &say(place))
    }))
}

fn row(id: &str, action: &str, target: &str, name: &str, place: &str) -> Element {
    let place_id = format!("{id}-where");
    el("li").with([switch(id, action, target, name, &place_id), el("p").id(&place_id).class("why").text(place)])
}

/// Shows which built-in sites are on.
pub(crate) fn show(shared: &Shared) {
    for site in Site::BUILT_IN {
        by_id::<HtmlInputElement>(&format!("site-{}", site.id())).set_checked(shared.settings.site_on(site));
    }
}

/// The section of the other sites. Its controls carry the actions `access` and `access-add`.
pub(crate) fn build_more() -> Element {
    section("more-sites", Text::MoreSitesHeading, Some(Text::MoreSitesLead)).with([
        el("ul")
            .class("sites")
            .with(OPTIONAL.map(|one| row(&optional_id(&one), "access", one.site.id(), one.name, &say(one.place)))),
        el("ul").id("sites-other").class("sites"),
        el("div").class("fields").with([el("div").with([
            el("label").attr("for", "access-address").says(Text::AccessAddress),
            el("input")
                .id("access-address")
                .attr("type", "text")
                .attr("inputmode", "url")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-describedby", "access-address-why"),
        ])]),
        el("p").id("access-address-why").class("why").says(Text::AccessAddressWhy),
        el("div").class("row").with([el("button").attr("type", "button").action("access-add", "").says(Text::AccessAdd)]),
        el("div").id(RESULT).attr("role", "alert"),
    ])
}

fn optional_id(one: &Optional) -> String {
    format!("site-{}", one.site.id())
}

/// Shows which of the other sites the browser lets us look at.
pub(crate) fn show_more(granted: &[String]) {
    let on = turned_on(granted);
    for one in OPTIONAL {
        by_id::<HtmlInputElement>(&optional_id(&one))
            .set_checked(one.origins.iter().any(|origin| on.iter().any(|on| on == origin)));
    }
    let others = on.iter().filter(|origin| !OPTIONAL.iter().any(|one| one.origins.contains(&origin.as_str())));
    let rows = others.filter_map(|origin| Some((origin, host_in(origin)?))).map(|(origin, host)| {
        let row = row(&format!("site-{host}"), "access", origin, host, &say(Text::SiteOtherWhere));
        if let Ok(Some(input)) = row.query_selector("input") {
            let _ = input.set_attribute("checked", "");
        }
        row
    });
    refill(&by_id("sites-other"), rows);
}

/// What the glue is to ask the browser for. It has to do so before the user's click is over.
#[derive(Serialize)]
struct Message<'a> {
    access: Access<'a>,
}

#[derive(Serialize)]
struct Access<'a> {
    origins: &'a [String],
    on: bool,
}

/// Asks for access to these origins, or gives it back.
pub(crate) fn ask(to_glue: &Function, origins: &[String], on: bool) {
    status("");
    if let Ok(message) = write(&Message { access: Access { origins, on } }) {
        // The glue answers through the page and does not throw.
        let _ = to_glue.call1(&JsValue::NULL, &message);
    }
}

/// Does what an event on one of the controls asks for; false when it was on another.
pub(crate) fn act(event: &str, act: &Act, to_glue: &Function) -> bool {
    match (event, act.action.as_str()) {
        ("change", "access") => {
            let named = Site::from_id(&act.target).and_then(|site| OPTIONAL.iter().find(|one| one.site == site));
            let origins = match named {
                Some(named) => named.origins.iter().map(|&origin| origin.to_owned()).collect(),
                None => vec![act.target.clone()],
            };
            let on = act.input().is_some_and(HtmlInputElement::checked);
            if named.is_none() {
                // Its row goes away.
                let _ = by_id::<HtmlElement>("access-address").focus();
            }
            ask(to_glue, &origins, on);
        }
        ("click", "access-add") => match entered() {
            Some(origins) => {
                refuse(RESULT, &[]);
                ask(to_glue, &origins, true);
            }
            None => refuse(RESULT, &[say(Text::AccessAddressWrong)]),
        },
        _ => return false,
    }
    true
}

/// What to ask for with the address that was entered, with or without https:// and a path.
fn entered() -> Option<Vec<String>> {
    let entered = by_id::<HtmlInputElement>("access-address").value();
    let entered = entered.trim();
    let address = if entered.contains("://") { entered.to_owned() } else { format!("https://{entered}") };
    // The browser spells hosts of every script as its patterns want them.
    wanted(&Url::new(&address).ok()?.href())
}

/// Says what came of asking.
pub(crate) fn answered(granted: bool, on: bool) {
    if let (true, true, Some(address)) = (granted, on, document().get_element_by_id("access-address")) {
        address.unchecked_into::<HtmlInputElement>().set_value("");
    }
    status(&match (granted, on) {
        (true, true) => say(Text::AccessOn),
        (true, false) => say(Text::AccessOff),
        (false, _) => say(Text::AccessRefused),
    });
}

/// How a site is called whose page has this address.
pub(crate) fn name_of(url: &str) -> Option<String> {
    let origins = wanted(url)?;
    let named = Site::of_url(url).and_then(|site| OPTIONAL.iter().find(|one| one.site == site));
    Some(named.map_or_else(
        || origins.first().and_then(|origin| host_in(origin)).unwrap_or_default().to_owned(),
        |named| named.name.to_owned(),
    ))
}
