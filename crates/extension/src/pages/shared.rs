//! What every page of ours holds: the settings as last known, the engine, and the way to the worker.

use crate::bridge::write;
use crate::protocol::FromPage;
use crate::settings::{Change, KnownRules, Settings};
use crate::validation::Problem;
use bedrail_core::{Engine, Input, Policy, Report};
use bedrail_rules::RuleDoc;
use js_sys::Function;
use wasm_bindgen::JsValue;

#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) settings: Settings,
    pub(crate) known: KnownRules,
    pub(crate) catalogue: &'static [RuleDoc],
    engine: Engine,
    send: Option<Function>,
}

impl Shared {
    /// `send` takes a message to the worker; its answer comes back by `answer` of the page. A page that changes nothing has none.
    pub(crate) fn new(settings: Settings, send: Option<Function>) -> Self {
        let catalogue = bedrail_rules::catalogue();
        Shared { settings, known: KnownRules::from(catalogue), catalogue, engine: bedrail_rules::engine(), send }
    }

    /// Checks a text with the settings of this moment.
    pub(crate) fn check(&self, input: &Input) -> Report {
        let mut input = input.clone();
        let policy = self.settings.policy_for(&mut input, now());
        self.engine.check(&input, &policy)
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What the engine is asked to do at this moment.
    pub(crate) fn policy(&self) -> Policy {
        self.settings.policy(now())
    }

    /// Makes a change here at once, so that the page follows without waiting, and asks the worker to make it for good.
    pub(crate) fn change(&mut self, change: Change) -> Result<(), Problem> {
        self.settings.apply(&change, &self.known, now())?;
        self.send(&FromPage::Change { change });
        Ok(())
    }

    /// The way to the worker.
    pub(crate) fn way(&self) -> Option<Function> {
        self.send.clone()
    }

    pub(crate) fn send(&self, message: &FromPage) {
        if let Some(to_worker) = &self.send {
            send(to_worker, message);
        }
    }
}

/// Hands a message to the glue.
pub(crate) fn send(to_worker: &Function, message: &FromPage) {
    if let Ok(message) = write(message) {
        // The glue's function answers through the page and does not throw.
        let _ = to_worker.call1(&JsValue::NULL, &message);
    }
}

/// A day with hours and minutes, as the user's language writes it.
pub(crate) fn moment(ms: u64) -> String {
    formatted(ms, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// Hours and minutes.
pub(crate) fn clock(ms: u64) -> String {
    formatted(ms, &[("timeStyle", "short")])
}

fn formatted(ms: u64, style: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (part, length) in style {
        let _ = js_sys::Reflect::set(&options, &(*part).into(), &(*length).into());
    }
    let date = js_sys::Date::new(&JsValue::from_f64(ms as f64));
    // "default" is not a language: the browser falls back to the user's own.
    date.to_locale_string("default", &options).into()
}

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    js_sys::Date::now() as u64
}
