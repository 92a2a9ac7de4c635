//! The toolbar's popup: how this tab is doing, a pause, the sites, the slider, and a box to check any text.

use super::dom::{Act, Build, begin, by_id, el, listen, refill, section};
use super::options::site_switches;
use super::shared::{Shared, now};
use super::status::status;
use super::{check, slider, tab};
use crate::bridge::read;
use crate::protocol::{Site, TabReport, ToPage};
use crate::settings::Change;
use crate::texts::{Text, say};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::HtmlInputElement;

/// The popup, built into the document's `main`.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct PopupPage(Rc<RefCell<Inner>>);

#[derive(Debug)]
struct Inner {
    shared: Shared,
    /// What the tab said of itself; nothing when it has no content script.
    said: Option<TabReport>,
    /// The site in the tab, when it is one of ours.
    site: Option<Site>,
}

#[wasm_bindgen]
impl PopupPage {
    /// Builds the page. `url` is the tab's address where the browser tells us, `said` what the tab answered when asked how it is.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, send: js_sys::Function, url: Option<String>, said: JsValue) -> Result<PopupPage, JsError> {
        let shared = Shared::new(read(settings)?, Some(send));
        refill(
            &begin(Text::Title),
            [
                el("h1").class("visually-hidden").says(Text::Title),
                tab::build(),
                section("sensitivity-section", Text::SliderLabel, None).with([slider::build()]),
                section("sites", Text::SitesHeading, None).with([site_switches()]),
                check::build(),
                el("p").with([el("button").attr("type", "button").class("link").action("options", "").says(Text::PopupOptions)]),
            ],
        );
        let site = Site::of_url(&url.unwrap_or_default());
        let said = if said.is_object() { read(said)? } else { None };
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
        tab::show(shared, inner.site, inner.said.as_ref());
        slider::show(shared.settings.sensitivity.stop());
        for site in Site::ALL {
            by_id::<HtmlInputElement>(&format!("site-{}", site.id())).set_checked(shared.settings.site_on(site));
        }
        check::show(shared);
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
            ("click", "pause") => Some(Change::Pause { on: self.0.borrow().shared.settings.paused(now()).is_none() }),
            ("change", "site") => {
                let on = act.input().is_some_and(HtmlInputElement::checked);
                Site::from_id(&act.target).map(|site| Change::Site { site, on })
            }
            ("input", "check") => return check::show(&self.0.borrow().shared),
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
