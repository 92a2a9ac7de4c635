//! The toolbar's popup: how this tab is doing, the sites, the slider, and a box to check any text.

use super::dom::{Act, Build, begin, by_id, el, listen, refill, section};
use super::options::{site_switches, status};
use super::shared::Shared;
use super::{slider, verdict};
use crate::bridge::read;
use crate::protocol::{Site, ToPage};
use crate::settings::Change;
use crate::texts::{Text, say, say_with};
use bedrail_core::Input;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

/// The popup, built into the document's `main`.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct PopupPage(Rc<RefCell<Inner>>);

#[derive(Debug)]
struct Inner {
    shared: Shared,
    /// What the toolbar last said about the tab.
    said: Option<String>,
    /// The site in the tab, when it is one of ours.
    site: Option<Site>,
}

#[wasm_bindgen]
impl PopupPage {
    /// Builds the page. `url` is the tab's address where the browser tells us, `said` what the toolbar last said about the tab.
    #[wasm_bindgen(constructor)]
    pub fn new(
        settings: JsValue,
        send: js_sys::Function,
        url: Option<String>,
        said: Option<String>,
    ) -> Result<PopupPage, JsError> {
        let shared = Shared::new(read(settings)?, send);
        refill(
            &begin(Text::Title),
            [
                el("h1").class("visually-hidden").says(Text::Title),
                section("tab", Text::PopupTab, None).with([el("p").id("tab-state")]),
                section("sensitivity-section", Text::SliderLabel, None).with([slider::build()]),
                section("sites", Text::SitesHeading, None).with([site_switches()]),
                check_box(),
                el("p").with([el("button").attr("type", "button").class("link").action("options", "").says(Text::PopupOptions)]),
            ],
        );
        let site = Site::of_url(&url.unwrap_or_default());
        let page = PopupPage(Rc::new(RefCell::new(Inner { shared, said, site })));
        page.show();
        page.listen();
        Ok(page)
    }

    /// Takes the worker's answer to a message.
    pub fn answer(&self, answer: JsValue) -> Result<(), JsError> {
        match read(answer)? {
            ToPage::Settings { settings } | ToPage::Saved { settings } => {
                let stale = settings.revision < self.0.borrow().shared.settings.revision;
                if !stale {
                    self.0.borrow_mut().shared.settings = settings;
                    self.show();
                    status(&say(Text::Saved));
                }
            }
            ToPage::Refused { reasons } => status(&reasons.join(" ")),
        }
        Ok(())
    }

    /// Says that the worker could not be reached.
    pub fn failed(&self) {
        status(&say(Text::SaveFailed));
    }
}

impl PopupPage {
    fn show(&self) {
        let inner = self.0.borrow();
        let shared = &inner.shared;
        let state = match inner.site {
            None => say(Text::PopupNotHere),
            Some(site) if !shared.settings.site_on(site) => say(Text::BadgeOff),
            Some(_) => inner.said.clone().unwrap_or_else(|| say(Text::BadgeIdle)),
        };
        by_id::<Element>("tab-state").set_text_content(Some(&state));
        slider::show(shared.settings.sensitivity.stop());
        for site in Site::ALL {
            by_id::<HtmlInputElement>(&format!("site-{}", site.id())).set_checked(shared.settings.site_on(site));
        }
        check(shared);
    }

    fn listen(&self) {
        let page = self.clone();
        listen(move |event, act| page.act(event, act));
    }

    fn act(&self, event: &str, act: &Act) {
        let change = match (event, act.action.as_str()) {
            ("input", "sensitivity") => {
                act.input().and_then(|input| input.value().parse().ok()).map(|stop| Change::Sensitivity { stop })
            }
            ("click", "stop") => act.target.parse().ok().map(|stop| Change::Sensitivity { stop }),
            ("change", "site") => {
                let on = act.input().is_some_and(HtmlInputElement::checked);
                Site::from_id(&act.target).map(|site| Change::Site { site, on })
            }
            ("input", "check") => return check(&self.0.borrow().shared),
            _ => None,
        };
        let Some(change) = change else { return };
        status("");
        if let Err(problem) = { self.0.borrow_mut().shared.change(change) } {
            status(&problem.to_string());
        }
        self.show();
    }
}

fn check_box() -> Element {
    section("check", Text::PopupCheck, None).with([
        el("textarea")
            .id("text")
            .attr("rows", "3")
            .attr("aria-labelledby", "check-heading")
            .attr("aria-describedby", "check-hint")
            .action("check", ""),
        el("p").id("check-hint").class("why").says(Text::PopupCheckHint),
        el("p").id("check-count").class("visually-hidden").attr("role", "status"),
        el("div").id("check-result"),
    ])
}

fn check(shared: &Shared) {
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
