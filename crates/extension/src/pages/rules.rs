//! The list of rules: a switch each, why it exists, what to do instead, and who says so.

use super::dom::{Build, by_id, el, refill, section, switch};
use super::shared::{Shared, now};
use super::verdict::{label, severity};
use crate::tallies::{Tallies, Tally};
use crate::texts::{Text, say, say_with};
use bedrail_rules::{Citation, RuleDoc, language, local};
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlInputElement};

/// The section. Switches carry the action `rule`, the buttons of muted rules `unmute`.
pub(crate) fn build() -> Element {
    section("rules", Text::RulesHeading, Some(Text::RulesLead)).with([
        el("ul").id(LIST).class("rules"),
        el("p").class("why").says(Text::TalliesLead),
        el("div").class("row").with([el("button").attr("type", "button").action("tallies-reset", "").says(Text::TalliesReset)]),
    ])
}

const LIST: &str = "rule-list";
/// The jurisdiction for which the list was last filled.
const FILLED_FOR: &str = "data-jurisdiction";

/// Shows how each rule is switched, and which are muted.
pub(crate) fn show(shared: &Shared, tallies: &Tallies) {
    let list: Element = by_id(LIST);
    let here = &shared.settings.jurisdiction;
    if list.get_attribute(FILLED_FOR).as_ref() != Some(here) {
        let policy = shared.policy();
        refill(&list, shared.catalogue.iter().map(|rule| row(&local(rule, &policy), language(rule, &policy))));
        let _ = list.set_attribute(FILLED_FOR, here);
    }
    for rule in shared.catalogue {
        let input: HtmlInputElement = by_id(&switch_id(&rule.id));
        input.set_checked(shared.settings.rule_on(&rule.id, &shared.known));
        let until = shared.settings.muted_until(&rule.id, now());
        let _ = by_id::<Element>(&muted_id(&rule.id)).toggle_attribute_with_force("hidden", until.is_none());
        let sentence = until.map(|until| say_with(Text::RuleMuted, &[&date(until)])).unwrap_or_default();
        by_id::<Element>(&format!("{}-until", muted_id(&rule.id))).set_text_content(Some(&sentence));
        tally(rule, tallies.of(&rule.id), until.is_none());
    }
}

/// Says how often the rule was wrong, and offers to mute it when that was most of the time.
fn tally(rule: &RuleDoc, tally: Tally, speaks: bool) {
    let counted = (tally.looked > 0).then(|| {
        let sentence = say_with(Text::Tally, &[&tally.looked.to_string(), &tally.wrong.to_string()]);
        let offer = (speaks && tally.mostly_wrong()).then(|| {
            [
                el("span").says(Text::TallyOffer),
                el("button")
                    .attr("type", "button")
                    .attr("aria-label", &say_with(Text::TallyMuteRule, &[&rule.title]))
                    .action("mute", &rule.id)
                    .says(Text::TallyMute),
            ]
        });
        el("p").class("muted").with([el("span").text(&sentence)]).with(offer.into_iter().flatten())
    });
    refill(&by_id(&tally_id(&rule.id)), counted);
}

fn tally_id(rule: &str) -> String {
    format!("tally-{rule}")
}

/// Where the keyboard goes when the button of a muted rule has vanished under it.
pub(crate) fn switch_id(rule: &str) -> String {
    format!("rule-{rule}")
}

fn muted_id(rule: &str) -> String {
    format!("muted-{rule}")
}

/// `language` is the one in which the rule speaks here.
fn row(rule: &RuleDoc, language: &str) -> Element {
    let id = switch_id(&rule.id);
    let why_id = format!("{id}-why");
    let default = if rule.default_on { Text::RuleDefaultOn } else { Text::RuleDefaultOff };
    el("li").with([
        switch(&id, "rule", &rule.id, &rule.title, &why_id).attr("lang", language),
        el("p").class("facts").with([
            el("span").class(&format!("strength severity-{}", rule.severity)).says(severity(rule.severity)),
            el("span").text(&label(rule.label)),
            el("span").says(default),
        ]),
        el("p").id(&why_id).class("why").attr("lang", language).text(&rule.why),
        el("p").id(&muted_id(&rule.id)).class("muted").attr("hidden", "").with([
            el("span").id(&format!("{}-until", muted_id(&rule.id))),
            el("button")
                .attr("type", "button")
                .attr("aria-label", &say_with(Text::UnmuteRule, &[&rule.title]))
                .action("unmute", &rule.id)
                .says(Text::Unmute),
        ]),
        el("div").id(&tally_id(&rule.id)),
        el("details")
            .with([el("summary").says(Text::RuleMore), el("p").attr("lang", language).text(&rule.advice)])
            .with(sources(&rule.citations)),
    ])
}

fn sources(citations: &[Citation]) -> Option<Element> {
    let list = citations.iter().map(|citation| {
        let name = match &citation.section {
            Some(section) => format!("{}, {section}", citation.authority),
            None => citation.authority.clone(),
        };
        el("li").with([match &citation.url {
            Some(url) => {
                el("a")
                    .attr("href", url)
                    .attr("target", "_blank")
                    .attr("rel", "noreferrer")
                    .text(&name)
                    .with([el("span").class("visually-hidden").text(&format!(" ({})", say(Text::NewTab)))])
            }
            None => el("span").text(&name),
        }])
    });
    let list = el("ul").class("sources").attr("aria-label", &say(Text::WhoSaysSo)).with(list);
    (!citations.is_empty()).then_some(list)
}

/// A day, as the browser's language writes it.
pub(crate) fn date(ms: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    // "default" is not a language: the browser falls back to the user's own.
    date.to_locale_date_string("default", &JsValue::UNDEFINED).into()
}
