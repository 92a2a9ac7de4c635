//! The playground of the site: the same engine as the extension's, on a page.
//!
//! The page's HTML is in `www/templates/playground.html`; this crate reads its form, asks the engine and shows the answer. Nothing
//! is stored and nothing is sent: the page's own content security policy would refuse it.

mod cards;
mod element;
mod form;
mod paint;
mod samples;

use bedrail_core::{Engine, Report};
use element::Result;
use form::Form;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element};

/// Brings the page to life.
///
/// # Errors
/// When the page lacks an element that this crate expects.
#[wasm_bindgen(start)]
pub fn start() -> Result<()> {
    let document = element::document()?;
    let playground = Rc::new(Playground {
        engine: bedrail_rules::engine(),
        form: Form::find(&document)?,
        under: element::find(&document, "under")?,
        verdict: element::find(&document, "verdict")?,
        findings: element::find(&document, "findings")?,
        document,
    });
    samples::offer(&playground)?;
    let listener = Rc::clone(&playground);
    element::on(&playground.form.root, "input", move |_| listener.check())?;
    // Enter in a one-line field would send the form; there is nowhere to send it.
    element::on(&playground.form.root, "submit", |event| {
        event.prevent_default();
        Ok(())
    })?;
    playground.check()
}

/// The page: what is read, what is asked, what is shown.
struct Playground {
    document: Document,
    engine: Engine,
    form: Form,
    under: Element,
    verdict: Element,
    findings: Element,
}

impl Playground {
    /// Checks what the form says and shows the answer.
    fn check(&self) -> Result<()> {
        self.form.arrange()?;
        let input = self.form.input();
        let report = self.engine.check(&input, &self.form.policy());
        paint::underline(&self.document, &self.under, &input.text, &report)?;
        self.announce(&input.text, &report);
        cards::show(&self.document, &self.findings, &self.form, &self.engine, &input, &report)
    }

    fn announce(&self, text: &str, report: &Report) {
        let nothing = text.trim().is_empty() && report.findings.is_empty();
        self.verdict.set_class_name(&if nothing { "verdict".to_owned() } else { format!("verdict level-{}", report.level) });
        let count = match bedrail_rules::shown(report).len() {
            _ if nothing => "Nothing written yet".to_owned(),
            0 => "Clear at this sensitivity".to_owned(),
            1 => "1 thing to look at".to_owned(),
            count => format!("{count} things to look at"),
        };
        let then = match report.level {
            0 => "",
            1 => "; only a hint",
            2 => "; a warning while you write",
            _ => "; would ask before posting",
        };
        let words = format!("{count}{then}");
        // The same words again would be read aloud again.
        if self.verdict.text_content().as_deref() != Some(&words) {
            self.verdict.set_text_content(Some(&words));
        }
    }
}
