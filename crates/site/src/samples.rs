//! The examples that can be loaded: those of the rules themselves.

use crate::Playground;
use crate::element::{Result, add, button, find};
use bedrail_rules::{Example, RuleDoc, catalogue};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Puts a button on the page for every rule that has examples and is on by default: the engine here runs with the defaults.
pub(crate) fn offer(playground: &Rc<Playground>) -> Result<()> {
    let document = &playground.document;
    let list: Element = find(document, "samples")?;
    for rule in catalogue().iter().filter(|rule| rule.default_on && !rule.flag.is_empty()) {
        let item = add(document, &list, "li", "", "")?;
        let chip = chip(playground, rule)?;
        item.append_child(&chip)?;
    }
    Ok(())
}

fn chip(playground: &Rc<Playground>, rule: &'static RuleDoc) -> Result<Element> {
    let page = Rc::clone(playground);
    let turns = Cell::new(0);
    let chip = button(&playground.document, "", &rule.title, move |event| {
        let examples = if wants_near_miss(&page)? { &rule.pass } else { &rule.flag };
        // What the rule is known to get wrong would be a puzzling first impression, and nobody has been marked here; the rule's page
        // shows both.
        let shown = |example: &&Example| example.miss.is_none() && example.input.known.is_none();
        let examples: Vec<&Example> = examples.iter().filter(shown).collect();
        let turn = turns.replace(turns.get() + 1);
        if let Some(example) = examples.get(turn % examples.len().max(1)) {
            load(&page, example)?;
        }
        press(&page, event.current_target().and_then(|target| target.dyn_into().ok()))
    })?;
    chip.set_attribute("data-rule", &rule.id)?;
    chip.set_attribute("aria-pressed", "false")?;
    Ok(chip)
}

fn wants_near_miss(page: &Playground) -> Result<bool> {
    Ok(page
        .document
        .query_selector("#kind input[value=pass]")?
        .is_some_and(|choice| choice.unchecked_into::<HtmlInputElement>().checked()))
}

fn load(page: &Playground, example: &Example) -> Result<()> {
    page.form.load(&example.input)?;
    page.check()
}

/// Shows which of the buttons the text comes from.
fn press(page: &Playground, pressed: Option<Element>) -> Result<()> {
    let chips = page.document.query_selector_all("#samples button")?;
    for chip in (0..chips.length()).filter_map(|index| chips.get(index)?.dyn_into::<Element>().ok()) {
        chip.set_attribute("aria-pressed", if pressed.as_ref() == Some(&chip) { "true" } else { "false" })?;
    }
    Ok(())
}
