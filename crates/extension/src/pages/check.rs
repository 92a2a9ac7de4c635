//! A box to check any text in, as a post: in the popup, and as a page of its own for a selection.

use super::dom::{Build, begin, by_id, el, listen, refill, section};
use super::shared::Shared;
use super::verdict;
use crate::bridge::read;
use crate::texts::{Text, say, say_with};
use bedrail_core::Input;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::{Element, HtmlTextAreaElement};

/// The page on which a text is checked, built into the document's `main`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct CheckPage {}

#[wasm_bindgen]
impl CheckPage {
    /// Builds the page around `text`, which is checked at once.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, text: &str) -> Result<CheckPage, JsError> {
        let shared = Rc::new(Shared::new(read(settings)?, None));
        refill(&begin(Text::CheckTitle), [el("h1").says(Text::CheckTitle), el("section").with(fields(Text::PopupCheck))]);
        by_id::<HtmlTextAreaElement>("text").set_value(text);
        show(&shared);
        listen(move |event, act| {
            if (event, act.action.as_str()) == ("input", "check") {
                show(&shared);
            }
        });
        Ok(CheckPage {})
    }
}

/// The box. What is typed there carries the action `check`.
pub(crate) fn build() -> Element {
    section("check", Text::PopupCheck, None).with(fields(Text::PopupCheck))
}

/// What is in it.
pub(crate) fn fields(label: Text) -> [Element; 4] {
    [
        el("textarea")
            .id("text")
            .attr("rows", "3")
            .attr("dir", "auto")
            .attr("aria-label", &say(label))
            .attr("aria-describedby", "check-hint")
            .action("check", ""),
        el("p").id("check-hint").class("why").says(Text::PopupCheckHint),
        el("p").id("check-count").class("visually-hidden").attr("role", "status"),
        el("div").id("check-result"),
    ]
}

/// Checks what is in the box and shows the result.
pub(crate) fn show(shared: &Shared) {
    let text = by_id::<HtmlTextAreaElement>("text").value();
    let result: Element = by_id("check-result");
    if text.trim().is_empty() {
        announce("");
        return refill(&result, []);
    }
    let input = Input::from(text.as_str());
    let report = shared.check(&input);
    announce(&match report.findings.len() {
        0 => say(Text::NoWarning),
        count => say_with(Text::PopupCount, &[&count.to_string()]),
    });
    let marked = (!report.findings.is_empty()).then(|| verdict::marked(&text, &report));
    refill(&result, marked.into_iter().chain([verdict::findings(&input, &report, &shared.policy(), true)]));
}

/// For a screen reader, which would otherwise have to read the whole result after each key: only how many, and only when that
/// changes.
fn announce(sentence: &str) {
    let count: Element = by_id("check-count");
    if count.text_content().as_deref() != Some(sentence) {
        count.set_text_content(Some(sentence));
    }
}
