//! The page that opens after installing: what it does, who is writing, how readily it speaks; and what it never does.

use super::dom::{Act, Build, begin, by_id, el, listen, refill, section};
use super::profile::Visible;
use super::shared::Shared;
use super::status::{refuse, status};
use super::{change, check, place, profile, sensitivity};
use crate::bridge::read;
use crate::protocol::ToPage;
use crate::samples::SAMPLES;
use crate::settings::{Change, Settings};
use crate::texts::{Text, say};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::HtmlTextAreaElement;

const NEVER: [Text; 5] =
    [Text::WelcomeNeverSend, Text::WelcomeNeverKeep, Text::WelcomeNeverStop, Text::WelcomeNeverChange, Text::WelcomeNeverPromise];

/// The welcome page, built into the document's `main`.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct WelcomePage(Rc<RefCell<Shared>>);

#[wasm_bindgen]
impl WelcomePage {
    /// Builds the page. `send` takes a message for the worker.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, send: js_sys::Function) -> Result<WelcomePage, JsError> {
        let shared = Shared::new(read(settings)?, Some(send));
        refill(
            &begin(Text::WelcomeTitle),
            [
                el("header").with([el("h1").says(Text::WelcomeTitle), el("p").class("lead").says(Text::WelcomeLead)]),
                section("what", Text::WelcomeWhatHeading, Some(Text::WelcomeWhatLead)).with(check::fields(Text::WelcomeCheck)),
                profile::build(Text::WelcomeProfileHeading),
                sensitivity::build(Text::WelcomeSensitivityHeading),
                place::build(),
                section("never", Text::WelcomeNeverHeading, None)
                    .with([el("ul").class("never").with(NEVER.map(|text| el("li").says(text)))]),
                el("p").class("more").with([el("button").attr("type", "button").action("options", "").says(Text::WelcomeMore)]),
            ],
        );
        by_id::<HtmlTextAreaElement>("text").set_value(&SAMPLES[0].input().text);
        profile::show(&shared.settings.profile);
        let page = WelcomePage(Rc::new(RefCell::new(shared)));
        page.show();
        let listening = page.clone();
        listen(move |event, act| listening.act(event, act));
        Ok(page)
    }

    /// Takes the worker's answer to a message.
    pub fn answer(&self, answer: JsValue) -> Result<(), JsError> {
        match read(answer)? {
            ToPage::Saved { settings } => {
                self.take(settings);
                status(&say(Text::Saved));
            }
            ToPage::Refused { reasons } => refuse(profile::RESULT, &reasons),
            ToPage::Settings { .. }
            | ToPage::Tallies { .. }
            | ToPage::Health { .. }
            | ToPage::Holds { .. }
            | ToPage::People { .. } => {}
        }
        Ok(())
    }

    /// Takes what the user's own profile page shows, or nothing when no tab shows it.
    pub fn visible(&self, visible: JsValue) -> Result<(), JsError> {
        let visible: Option<Visible> = read(visible)?;
        profile::suggest(&self.0.borrow(), visible.as_ref());
        Ok(())
    }

    /// Says that the worker could not be reached.
    pub fn failed(&self) {
        status(&say(Text::SaveFailed));
    }
}

impl WelcomePage {
    fn take(&self, settings: Settings) {
        if settings.revision < self.0.borrow().settings.revision {
            return;
        }
        if settings.profile != self.0.borrow().settings.profile {
            profile::show(&settings.profile);
        }
        self.0.borrow_mut().settings = settings;
        self.show();
    }

    fn show(&self) {
        let shared = self.0.borrow();
        place::show(&shared);
        sensitivity::show(&shared);
        check::show(&shared);
    }

    fn act(&self, event: &str, act: &Act) {
        if (event, act.action.as_str()) == ("input", "check") {
            return check::show(&self.0.borrow());
        }
        if profile::act(event, act, &self.0.borrow().settings.profile) {
            return;
        }
        let change = match (event, act.action.as_str()) {
            ("click", "profile") => Some(Change::Profile { profile: profile::entered() }),
            _ => change::asked(event, act, &self.0.borrow().settings),
        };
        let Some(change) = change else { return };
        let changed = self.0.borrow_mut().change(change);
        match changed {
            Ok(()) => {
                refuse(profile::RESULT, &[]);
                profile::show(&self.0.borrow().settings.profile);
                self.show();
            }
            Err(problem) => refuse(profile::RESULT, &[problem.to_string()]),
        }
    }
}
