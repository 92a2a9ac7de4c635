//! The toolbar's popup: how this tab is doing, a pause, the sites, the slider, and a box to check any text.

use super::dom::{Act, Build, begin, el, listen, refill, section};
use super::shared::Shared;
use super::status::status;
use super::{change, check, sites, slider, tab};
use crate::bridge::read;
use crate::holds::Holds;
use crate::protocol::{TabReport, ToPage};
use crate::sites::wanted;
use crate::texts::{Text, say};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::Element;

/// The popup, built into the document's `main`.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct PopupPage(Rc<RefCell<Inner>>);

#[derive(Debug)]
struct Inner {
    shared: Shared,
    /// What the tab said of itself; nothing when it has no content script.
    said: Option<TabReport>,
    /// The tab's address, where the browser tells us.
    url: String,
    /// The origins that the browser grants.
    granted: Vec<String>,
}

#[wasm_bindgen]
impl PopupPage {
    /// Builds the page. `url` is the tab's address where the browser tells us, `said` what the tab answered when asked how it is,
    /// `held` what the worker answered when asked for the held drafts, `granted` the origins that the browser grants.
    #[wasm_bindgen(constructor)]
    pub fn new(
        settings: JsValue,
        send: js_sys::Function,
        url: Option<String>,
        said: JsValue,
        held: JsValue,
        granted: Vec<String>,
    ) -> Result<PopupPage, JsError> {
        let shared = Shared::new(read(settings)?, Some(send));
        let held = match read(held)? {
            ToPage::Holds { holds } => holds,
            _ => Holds::default(),
        };
        refill(
            &begin(Text::Title),
            [
                el("h1").class("visually-hidden").says(Text::Title),
                tab::build(),
                drafts(&held),
                section("sensitivity-section", Text::SliderLabel, None).with([slider::build()]),
                section("sites", Text::SitesHeading, None).with([sites::build()]),
                check::build(),
                el("p").with([el("button").attr("type", "button").class("link").action("options", "").says(Text::PopupOptions)]),
            ],
        );
        let said = if said.is_object() { read(said)? } else { None };
        let page = PopupPage(Rc::new(RefCell::new(Inner { shared, said, url: url.unwrap_or_default(), granted })));
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
            ToPage::Tallies { .. } | ToPage::Health { .. } | ToPage::Holds { .. } | ToPage::People { .. } => {}
        }
        Ok(())
    }

    /// Takes what came of asking the browser to grant the tab's site (`on`), or not to any longer; what it grants now; and how the tab says
    /// it is.
    pub fn access(&self, done: bool, on: bool, granted: Vec<String>, said: JsValue) -> Result<(), JsError> {
        {
            let mut inner = self.0.borrow_mut();
            inner.granted = granted;
            inner.said = if said.is_object() { read(said)? } else { None };
        }
        self.show();
        sites::answered(done, on);
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
        tab::show(shared, &inner.url, &inner.granted, inner.said.as_ref());
        slider::show(shared.settings.sensitivity.stop());
        sites::show(shared);
        check::show(shared);
    }

    fn listen(&self) {
        let page = self.clone();
        listen(move |event, act| page.act(event, act));
    }

    fn act(&self, event: &str, act: &Act) {
        if (event, act.action.as_str()) == ("input", "check") {
            return check::show(&self.0.borrow().shared);
        }
        if (event, act.action.as_str()) == ("click", "access") {
            let inner = self.0.borrow();
            if let (Some(way), Some(origins)) = (inner.shared.way(), wanted(&inner.url)) {
                sites::ask(&way, &origins, act.target == "on");
            }
            return;
        }
        let change = change::asked(event, act, &self.0.borrow().shared.settings);
        let Some(change) = change else { return };
        status("");
        if let Err(problem) = { self.0.borrow_mut().shared.change(change) } {
            status(&problem.to_string());
        }
        self.show();
    }
}

/// The way to the held drafts, where there are any.
fn drafts(held: &Holds) -> Element {
    let waiting = (held.waiting() > 0).then(|| el("p").class("waiting").says(Text::HoldWaiting));
    let open = el("button").attr("type", "button").class("link").action("drafts", "").says(Text::HoldOpen);
    let line = el("div").class("drafts").with(waiting).with([open]);
    if held.all().is_empty() { line.attr("hidden", "") } else { line }
}
