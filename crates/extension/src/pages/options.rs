//! The options page.

use super::dom::{Act, Build, begin, by_id, document, el, listen, refill, section};
use super::profile::Visible;
use super::shared::Shared;
use super::status::{refuse, status};
use super::{change, file, health, people, place, profile, rules, sensitivity, sites};
use crate::bridge::read;
use crate::health::Health;
use crate::profile::Profile;
use crate::protocol::{FromPage, ToPage};
use crate::settings::{Change, Settings};
use crate::tallies::Tallies;
use crate::texts::{Text, say, say_with};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

/// The options page, built into the document's `main`.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct OptionsPage(Rc<RefCell<Inner>>);

#[derive(Debug)]
struct Inner {
    shared: Shared,
    /// What is said when the worker has stored the latest change.
    saved: Text,
    /// The list that was last put into its box: what the user is typing there is not overwritten while it stays the same.
    terms_shown: Vec<String>,
    /// The profile that was last put into its form, for the same reason.
    profile_shown: Option<Profile>,
    tallies: Tallies,
    health: Health,
}

#[wasm_bindgen]
impl OptionsPage {
    /// Builds the page. `send` takes a message for the worker.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, send: js_sys::Function) -> Result<OptionsPage, JsError> {
        let shared = Shared::new(read(settings)?, Some(send));
        refill(
            &begin(Text::Title),
            [
                header(),
                sensitivity::build(Text::SensitivityHeading),
                profile::build(Text::ProfileHeading),
                place::build(),
                section("sites", Text::SitesHeading, Some(Text::SitesLead)).with([sites::build()]),
                sites::build_more(),
                health::build(),
                people::build(),
                rules::build(),
                terms(),
                keep(),
            ],
        );
        if let Ok(Some(footer)) = document().query_selector("footer") {
            refill(
                &footer,
                [
                    el("p").says(Text::FooterPrivacy),
                    el("p").says(Text::FooterLimits),
                    el("p").text(&say_with(Text::Version, &[env!("CARGO_PKG_VERSION")])),
                ],
            );
        }
        let page = OptionsPage(Rc::new(RefCell::new(Inner {
            shared,
            saved: Text::Saved,
            terms_shown: Vec::new(),
            profile_shown: None,
            tallies: Tallies::default(),
            health: Health::default(),
        })));
        page.show();
        page.listen();
        Ok(page)
    }

    /// Takes the worker's answer to a message.
    pub fn answer(&self, answer: JsValue) -> Result<(), JsError> {
        match read(answer)? {
            ToPage::Settings { settings } => self.take(settings),
            ToPage::Saved { settings } => {
                self.take(settings);
                let saved = std::mem::replace(&mut self.0.borrow_mut().saved, Text::Saved);
                status(&say(saved));
            }
            ToPage::Tallies { tallies } => {
                let reset = !self.0.borrow().tallies.is_empty() && tallies.is_empty();
                self.0.borrow_mut().tallies = tallies;
                self.show();
                if reset {
                    status(&say(Text::TalliesDone));
                }
            }
            ToPage::Health { health } => {
                health::show(&health);
                self.0.borrow_mut().health = health;
            }
            ToPage::Holds { .. } => {}
            ToPage::People { view, told } => {
                people::show(&view);
                if let Some(told) = told {
                    people::told(&told);
                }
            }
            ToPage::Refused { reasons } => {
                status("");
                refuse("import-result", &reasons);
            }
        }
        Ok(())
    }

    /// Takes settings that were stored, by whomever.
    pub fn stored(&self, settings: JsValue) -> Result<(), JsError> {
        let settings: Settings = read(settings)?;
        let news = settings.revision > self.0.borrow().shared.settings.revision;
        if news {
            self.take(settings);
            status(&say(Text::ChangedElsewhere));
        }
        Ok(())
    }

    /// Takes what the user's own profile page shows, or nothing when no tab shows it.
    pub fn visible(&self, visible: JsValue) -> Result<(), JsError> {
        let visible: Option<Visible> = read(visible)?;
        profile::suggest(&self.0.borrow().shared, visible.as_ref());
        Ok(())
    }

    /// Takes a list of people to mark: rows of cells, or a FHIR resource.
    pub fn import_people(&self, list: JsValue) -> Result<(), JsError> {
        let way = self.0.borrow().shared.way();
        if let Some(way) = way {
            people::import(&read(list)?, &way);
        }
        Ok(())
    }

    /// Takes the origins that the browser grants.
    pub fn granted(&self, origins: Vec<String>) {
        sites::show_more(&origins);
    }

    /// Says what came of asking the browser to grant a site (`on`), or not to any longer.
    pub fn access(&self, done: bool, on: bool) {
        sites::answered(done, on);
    }

    /// Says that the worker could not be reached.
    pub fn failed(&self) {
        status(&say(Text::SaveFailed));
    }
}

impl OptionsPage {
    fn take(&self, settings: Settings) {
        // An answer to an older change must not move the slider back under the user's hand.
        if settings.revision < self.0.borrow().shared.settings.revision {
            return;
        }
        self.0.borrow_mut().shared.settings = settings;
        self.show();
    }

    fn show(&self) {
        let mut inner = self.0.borrow_mut();
        let settings = &inner.shared.settings;
        sensitivity::show(&inner.shared);
        sites::show(&inner.shared);
        place::show(&inner.shared);
        rules::show(&inner.shared, &inner.tallies);
        if inner.profile_shown.as_ref() != Some(&settings.profile) {
            let profile = settings.profile.clone();
            profile::show(&profile);
            inner.profile_shown = Some(profile);
        }
        let settings = &inner.shared.settings;
        if settings.allowed_terms != inner.terms_shown {
            let terms = settings.allowed_terms.clone();
            by_id::<HtmlTextAreaElement>("terms-text").set_value(&terms.join("\n"));
            inner.terms_shown = terms;
        }
    }

    fn listen(&self) {
        let page = self.clone();
        listen(move |event, act| page.act(event, act));
    }

    fn act(&self, event: &str, act: &Act) {
        if profile::act(event, act, &self.0.borrow().shared.settings.profile) {
            return;
        }
        if health::act(event, act, &self.0.borrow().health) {
            return;
        }
        let way = self.0.borrow().shared.way();
        if way.is_some_and(|way| people::act(event, act, &way) || sites::act(event, act, &way)) {
            return;
        }
        let asked = change::asked(event, act, &self.0.borrow().shared.settings);
        if let Some(change) = asked {
            self.change(change);
            if act.action == "unmute" {
                let _ = by_id::<HtmlElement>(&rules::switch_id(&act.target)).focus();
            }
            return;
        }
        match (event, act.action.as_str()) {
            ("click", "profile") => self.change(Change::Profile { profile: profile::entered() }),
            ("click", "tallies-reset") => self.send(&FromPage::ResetTallies, Text::Saved),
            ("click", "terms") => {
                let text = by_id::<HtmlTextAreaElement>("terms-text").value();
                self.change(Change::AllowedTerms { terms: text.lines().map(str::to_owned).collect() });
            }
            ("click", "export") => {
                let exported = file::download(&self.0.borrow().shared.settings.export());
                status(&if exported.is_ok() { say_with(Text::ExportDone, &[file::NAME]) } else { say(Text::SaveFailed) });
            }
            ("change", "import") => self.import(act),
            ("click", "reset") => {
                let _ = by_id::<HtmlDialogElement>("reset-dialog").show_modal();
            }
            ("click", "reset-no") => by_id::<HtmlDialogElement>("reset-dialog").close(),
            ("click", "reset-yes") => {
                by_id::<HtmlDialogElement>("reset-dialog").close();
                self.send(&FromPage::Reset, Text::ResetDone);
            }
            _ => {}
        }
    }

    fn change(&self, change: Change) {
        let result = match change {
            Change::AllowedTerms { .. } => "terms-result",
            Change::Profile { .. } => profile::RESULT,
            _ => "import-result",
        };
        status("");
        let changed = self.0.borrow_mut().shared.change(change);
        match changed {
            Ok(()) => {
                refuse(result, &[]);
                self.show();
            }
            Err(problem) => refuse(result, &[problem.to_string()]),
        }
    }

    fn import(&self, act: &Act) {
        let Some(input) = act.input() else { return };
        let Some(chosen) = input.files().and_then(|files| files.get(0)) else { return };
        let page = self.clone();
        let read = file::read(&chosen, move |text| {
            page.send(&FromPage::Import { text: text.unwrap_or_default() }, Text::ImportDone);
        });
        if read.is_err() {
            self.failed();
        }
        // So that choosing the same file again, corrected, is a change again.
        input.set_value("");
    }

    fn send(&self, message: &FromPage, saved: Text) {
        status("");
        refuse("import-result", &[]);
        self.0.borrow_mut().saved = saved;
        self.0.borrow().shared.send(message);
    }
}

fn header() -> Element {
    el("header").with([el("h1").says(Text::Title), el("p").class("lead").says(Text::Tagline)])
}

fn terms() -> Element {
    section("terms", Text::TermsHeading, Some(Text::TermsLead)).with([
        el("label").attr("for", "terms-text").says(Text::TermsLabel),
        el("textarea").id("terms-text").attr("rows", "4").attr("spellcheck", "false").attr("autocomplete", "off"),
        el("button").attr("type", "button").action("terms", "").says(Text::TermsSave),
        el("div").id("terms-result").attr("role", "alert"),
    ])
}

fn keep() -> Element {
    let dialog =
        el("dialog").id("reset-dialog").attr("aria-labelledby", "reset-ask").attr("aria-describedby", "reset-ask-more").with([
            el("h3").id("reset-ask").says(Text::ResetAsk),
            el("p").id("reset-ask-more").says(Text::ResetAskMore),
            el("div").class("row").with([
                el("button").attr("type", "button").attr("autofocus", "").action("reset-no", "").says(Text::ResetCancel),
                el("button").attr("type", "button").class("danger").action("reset-yes", "").says(Text::ResetConfirm),
            ]),
        ]);
    section("file", Text::FileHeading, Some(Text::FileLead)).with([
        el("div").class("row").with([
            el("button").attr("type", "button").action("export", "").says(Text::Export),
            // A file input inside its label: the label looks like the other buttons, the input keeps keyboard and name.
            el("label").class("button").with([
                el("span").says(Text::ImportLabel),
                el("input").id("import").attr("type", "file").attr("accept", ".json,application/json").action("import", ""),
            ]),
            el("button").attr("type", "button").class("danger").action("reset", "").says(Text::Reset),
        ]),
        el("div").id("import-result").attr("role", "alert"),
        dialog,
    ])
}
