//! The backend as JavaScript sees it. Nothing is decided here.

use crate::backend::{Backend, KEYS};
use crate::names;
use crate::people::Seal;
use crate::picture::{self, Piece};
use crate::protocol::{FromPage, Site, ToWorker};
use crate::sites;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// A message or stored value from JavaScript.
pub(crate) fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(|error| JsError::new(&error.to_string()))
}

/// For JavaScript, as JSON would say it: plain objects, `null` for nothing.
pub(crate) fn write<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|error| JsError::new(&error.to_string()))
}

/// `{kind: "check", ...}` as `{check: {kind: "check", ...}}`, which is how the message types are tagged.
fn tagged(message: JsValue) -> Result<JsValue, JsError> {
    let kind = js_sys::Reflect::get(&message, &JsValue::from_str("kind")).ok().filter(JsValue::is_string);
    let kind = kind.ok_or_else(|| JsError::new("a message has a kind"))?;
    let outer = js_sys::Object::new();
    match js_sys::Reflect::set(&outer, &kind, &message) {
        Ok(true) => Ok(outer.into()),
        _ => Err(JsError::new("a message is an object")),
    }
}

fn site(id: &str) -> Result<Site, JsError> {
    Site::from_id(id).ok_or_else(|| JsError::new("no such site"))
}

/// The background worker's mind.
#[wasm_bindgen(js_name = Backend)]
#[derive(Debug)]
pub struct JsBackend(Backend);

#[wasm_bindgen(js_class = Backend)]
impl JsBackend {
    /// What to ask storage for.
    pub fn keys() -> Vec<String> {
        KEYS.map(str::to_owned).to_vec()
    }

    /// Where the page side has to run with what the browser grants: a `Scripts`.
    pub fn scripts(granted: Vec<String>) -> Result<JsValue, JsError> {
        write(&sites::scripts(&granted))
    }

    /// With the object that `storage.local.get(Backend.keys())` gave.
    #[wasm_bindgen(constructor)]
    pub fn new(stored: JsValue) -> JsBackend {
        let stored: Value = read(stored).unwrap_or_default();
        JsBackend(Backend::new(bedrail_rules::engine(), bedrail_rules::catalogue(), &stored))
    }

    /// Answers a content script: an `Outcome`.
    pub fn answer_tab(&mut self, message: JsValue, now_ms: f64) -> Result<JsValue, JsError> {
        let message: ToWorker = read(tagged(message)?)?;
        write(&self.0.answer_tab(message, now_ms as u64)?)
    }

    /// Answers one of our own pages: a `PageOutcome`.
    pub fn answer_page(&mut self, message: JsValue, now_ms: f64) -> Result<JsValue, JsError> {
        let message: FromPage = read(message)?;
        write(&self.0.answer_page(message, now_ms as u64))
    }

    /// When `wake` is due next (milliseconds since 1970), if ever.
    pub fn next_wake(&self) -> Option<f64> {
        self.0.next_wake().map(|due| due as f64)
    }

    /// Does what has become due: a `Woken`.
    pub fn wake(&mut self, now_ms: f64) -> Result<JsValue, JsError> {
        write(&self.0.wake(now_ms as u64))
    }

    /// What the toolbar shows where no tab has anything to say: a `Badge`.
    pub fn toolbar(&self) -> Result<JsValue, JsError> {
        write(&self.0.toolbar())
    }

    /// `PageSettings` for a site.
    pub fn page_settings(&self, site_id: &str) -> Result<JsValue, JsError> {
        write(&self.0.page_settings(site(site_id)?))
    }

    /// Takes over what another process of this extension stored; true when that is news.
    pub fn stored_elsewhere(&mut self, settings: JsValue) -> bool {
        self.0.stored_elsewhere(&read(settings).unwrap_or_default())
    }

    /// Everything that is kept of the marks, as it is stored.
    pub fn marks(&self) -> Result<JsValue, JsError> {
        write(self.0.people().marks())
    }

    /// True when somebody is marked: otherwise nobody has to be recognised.
    pub fn any_marks(&self) -> bool {
        self.0.people().marks().next_expiry().is_some()
    }

    /// How marks are stored: `none`, `open` or `locked`.
    pub fn sealed(&self) -> Result<JsValue, JsError> {
        write(&self.0.people().sealed())
    }

    /// Says how marks are stored from now on: `none`, `open` or `locked`.
    pub fn seal(&mut self, seal: JsValue) -> Result<(), JsError> {
        let seal: Seal = read(seal)?;
        self.0.people_mut().seal(seal);
        Ok(())
    }

    /// Takes the marks that a passphrase gave back.
    pub fn unlock(&mut self, marks: JsValue) {
        self.0.people_mut().unlock(&read(marks).unwrap_or_default());
    }

    /// What a picture file says about itself, from pieces of it and where they begin: an `Answer`.
    pub fn picture(size: f64, starts: Vec<f64>, data: Vec<js_sys::Uint8Array>) -> Result<JsValue, JsError> {
        let pieces = starts.iter().zip(data).map(|(start, data)| Piece { start: *start as u64, data: data.to_vec() }).collect();
        write(&picture::read(pieces, size as u64))
    }

    /// The spellings of somebody as a page shows them: `Spelling`s, to be hashed. None when the texts name nobody. With `exact`, the
    /// profile alone where there is one.
    pub fn spellings(site_id: &str, texts: Vec<String>, exact: bool) -> Result<JsValue, JsError> {
        write(&names::of_texts(site(site_id)?, &texts, exact))
    }
}
