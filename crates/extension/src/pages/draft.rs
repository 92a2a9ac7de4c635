//! The page on which a draft is held for later, and those that are held are shown.

use super::dom::{Act, Build, begin, by_id, el, listen, refill, section, switch};
use super::shared::{moment, send};
use super::status::status;
use crate::bridge::read;
use crate::holds::{Hold, KEPT_DAYS};
use crate::protocol::{FromPage, ToPage};
use crate::texts::{Text, say, say_with};
use js_sys::Function;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// What a shift may still take, in hours; the second is chosen beforehand.
const CHOICES: [u32; 5] = [4, 8, 12, 24, 48];
const CHOSEN: u32 = 8;

/// The page, built into the document's `main`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct DraftPage {
    /// What is said when the worker answers next.
    saved: Rc<std::cell::Cell<Option<Text>>>,
}

#[wasm_bindgen]
impl DraftPage {
    /// Builds the page around a draft, which may be empty: then there are only those that are held. `notify` says whether
    /// notifications are allowed, `to_worker` takes a message for the worker.
    #[wasm_bindgen(constructor)]
    pub fn new(draft: &str, notify: bool, to_worker: Function) -> DraftPage {
        let form = (!draft.is_empty()).then(|| form(draft, notify));
        let held = section("held", Text::HoldsHeading, None).with([el("ul").id("held").class("replies")]);
        refill(&begin(Text::HoldTitle), [el("h1").says(Text::HoldTitle)].into_iter().chain(form).chain([held]));
        let saved = Rc::new(std::cell::Cell::new(None));
        let said = Rc::clone(&saved);
        listen(move |event, act| {
            if let Some((message, text)) = asked(event, act) {
                said.set(text);
                send(&to_worker, &message);
            }
        });
        DraftPage { saved }
    }

    /// Builds the page as it is in a private window, from which neither a text nor a reminder is kept: says so, over the draft.
    pub fn nothing_kept(draft: &str) {
        let draft = (!draft.is_empty()).then(|| el("blockquote").attr("dir", "auto").text(draft));
        let section = section("hold", Text::HoldPrivateHeading, Some(Text::HoldPrivate)).with(draft);
        refill(&begin(Text::HoldTitle), [el("h1").says(Text::HoldTitle), section]);
    }

    /// Takes the worker's answer, with the kept texts by the ids of their holds; one that cannot be read is `null`.
    pub fn answer(&self, answer: JsValue, texts: JsValue) -> Result<(), JsError> {
        let texts: BTreeMap<String, Option<String>> = read(texts)?;
        match read(answer)? {
            ToPage::Holds { holds } => {
                let rows: Vec<Element> = holds.all().iter().map(|hold| row(hold, texts.get(&hold.id))).collect();
                let none = rows.is_empty().then(|| el("li").says(Text::HoldsNone));
                refill(&by_id("held"), rows.into_iter().chain(none));
                if let Some(saved) = self.saved.take() {
                    // Held once is enough.
                    let _ = by_id::<Element>("hold-save").toggle_attribute_with_force("disabled", true);
                    status(&say(saved));
                }
            }
            ToPage::Refused { reasons } => status(&reasons.join(" ")),
            ToPage::Settings { .. }
            | ToPage::Saved { .. }
            | ToPage::Tallies { .. }
            | ToPage::Health { .. }
            | ToPage::People { .. } => {}
        }
        Ok(())
    }

    /// Says that the worker could not be reached.
    pub fn failed(&self) {
        status(&say(Text::SaveFailed));
    }
}

/// What an event asks of the worker, and what is said once it is done.
fn asked(event: &str, act: &Act) -> Option<(FromPage, Option<Text>)> {
    match (event, act.action.as_str()) {
        ("click", "hold") => {
            let hours = by_id::<HtmlSelectElement>("hold-hours").value().parse().ok()?;
            let kept = by_id::<HtmlInputElement>("hold-keep").checked();
            // The glue makes up the id, and keeps the text under it.
            Some((FromPage::Hold { id: String::new(), hours, kept }, Some(Text::HoldSaved)))
        }
        ("click", "release") => Some((FromPage::Release { id: act.target.clone() }, None)),
        _ => None,
    }
}

fn form(draft: &str, notify: bool) -> Element {
    let choices = CHOICES.map(|hours| {
        let choice = el("option").attr("value", &hours.to_string()).text(&say_with(Text::HoldHours, &[&hours.to_string()]));
        if hours == CHOSEN { choice.attr("selected", "") } else { choice }
    });
    let notification = switch("hold-notify", "notify", "", &say(Text::HoldNotify), "hold-notify-means");
    if notify {
        by_switch(&notification);
    }
    section("hold", Text::HoldDraft, Some(Text::HoldLead)).with([
        el("blockquote").attr("dir", "auto").text(draft),
        el("div").class("fields").with([el("div")
            .with([el("label").attr("for", "hold-hours").says(Text::HoldWhen), el("select").id("hold-hours").with(choices)])]),
        switch("hold-keep", "keep", "", &say(Text::HoldKeep), "hold-keep-means"),
        el("p").id("hold-keep-means").class("why").text(&say_with(Text::HoldKeepMeans, &[&KEPT_DAYS.to_string()])),
        notification,
        el("p").id("hold-notify-means").class("why").says(Text::HoldNotifyMeans),
        el("div").class("row").with([el("button")
            .id("hold-save")
            .attr("type", "button")
            .class("primary")
            .action("hold", "")
            .says(Text::HoldSave)]),
    ])
}

fn by_switch(element: &Element) {
    if let Ok(Some(input)) = element.query_selector("input") {
        input.attr("checked", "");
    }
}

/// `text` is what was kept: nothing when nothing was, `None` inside when it can no longer be read.
fn row(hold: &Hold, text: Option<&Option<String>>) -> Element {
    let due = moment(hold.due_ms);
    let shown = match text {
        Some(Some(text)) => el("blockquote").attr("dir", "auto").text(text),
        Some(None) => el("p").class("why").says(Text::HoldLost),
        None => el("p").class("why").says(Text::HoldNoText),
    };
    el("li").with([
        el("h3").text(&say_with(Text::HoldDue, &[&due])),
        shown,
        el("p").class("why").text(&say_with(Text::HoldExpires, &[&moment(hold.expires_ms())])),
        el("button")
            .attr("type", "button")
            .attr("aria-label", &say_with(Text::HoldReleaseWhich, &[&due]))
            .action("release", &hold.id)
            .says(Text::HoldRelease),
    ])
}
