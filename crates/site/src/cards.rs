//! What is said about each finding.

use crate::element::{Result, add, button};
use crate::form::Form;
use bedrail_core::{Engine, Finding, Input, Report, Span};
use bedrail_rules::{Citation, Crowd, Explanation, Label, Shown, Step};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement};

/// How many of a finding's words get a button.
const WORDS: usize = 24;

/// Replaces what `list` shows by the cards of this report.
pub(crate) fn show(
    document: &Document,
    list: &Element,
    form: &Form,
    engine: &Engine,
    input: &Input,
    report: &Report,
) -> Result<()> {
    list.set_text_content(None);
    if report.findings.is_empty() {
        let words = if input.text.trim().is_empty() {
            "Write something, or press one of the examples."
        } else {
            "Nothing. That is no promise: Bedrail can miss things, and it cannot know what was agreed with the patient."
        };
        add(document, list, "p", "nothing", words)?;
    }
    bedrail_rules::shown(report).iter().try_for_each(|shown| card(document, list, form, engine, input, shown))
}

fn card(document: &Document, list: &Element, form: &Form, engine: &Engine, input: &Input, shown: &Shown<'_>) -> Result<()> {
    let finding = shown.finding;
    let Explanation { title, label, why, advice, safer, edited, citations, .. } =
        bedrail_rules::explain_in_own_words(engine, input, finding, &form.policy());
    let card = add(document, list, "article", &format!("finding level-{}", shown.severity), "")?;
    add(document, &card, "h3", "", &title)?;
    let strength = match shown.severity {
        3.. => "asks before posting",
        2 => "warns while you write",
        _ => "hints",
    };
    let meta = add(document, &card, "p", "meta", &format!("{}, {strength}. ", axis(label)))?;
    add(document, &meta, "a", "", "About this rule")?.set_attribute("href", &format!("rules/{}.html", finding.rule))?;
    words(document, &card, form, input, &shown.spans)?;
    add(document, &card, "h4", "", "Why")?;
    add(document, &card, "p", "", &why)?;
    for beside in &shown.beside {
        add(document, &card, "p", "", beside)?;
    }
    if let Some(crowd) = &shown.crowd {
        working(document, &card, crowd)?;
    }
    if !advice.is_empty() {
        add(document, &card, "h4", "", "Instead")?;
        add(document, &card, "p", "", &advice)?;
    }
    if let Some(safer) = safer {
        safer_wording(document, &card, safer, edited)?;
    }
    sum(document, &card, finding)?;
    sources(document, &card, &citations)
}

fn axis(label: Label) -> &'static str {
    match label {
        Label::Privacy => "Privacy",
        Label::Dignity => "Dignity",
        Label::Boundary => "Boundary",
        Label::Honesty => "Honesty",
    }
}

/// The words themselves, each a button that selects them in the text.
fn words(document: &Document, card: &Element, form: &Form, input: &Input, spans: &[Span]) -> Result<()> {
    if spans.is_empty() {
        add(document, card, "p", "meta", "The reason lies around the text, not in its words.")?;
        return Ok(());
    }
    let list = add(document, card, "ul", "words", "")?;
    list.set_attribute("aria-label", "Words")?;
    for span in spans.iter().take(WORDS) {
        let item = add(document, &list, "li", "", "")?;
        let (select, start, end) = (form.selector(), span.utf16_start, span.utf16_end);
        let words = &input.text[span.start as usize..span.end as usize];
        let button = button(document, "", words, move |_| select(start, end))?;
        item.append_child(&button)?;
    }
    if spans.len() > WORDS {
        add(document, &list, "li", "", &format!("and {} more", spans.len() - WORDS))?;
    }
    Ok(())
}

fn safer_wording(document: &Document, card: &Element, safer: String, edited: bool) -> Result<()> {
    let figure = add(document, card, "figure", "safer", "")?;
    add(document, &figure, "figcaption", "", if edited { "Your words, made safer" } else { "Safer wording, for example" })?;
    add(document, &figure, "p", "", &safer)?;
    let copy = button(document, "copy", "Copy", move |event| {
        let Some(button) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return Ok(()) };
        let Some(window) = web_sys::window() else { return Ok(()) };
        let copied = JsFuture::from(window.navigator().clipboard().write_text(&safer));
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = copied.await;
            button.set_text_content(Some(if outcome.is_ok() { "Copied" } else { "The browser did not allow copying" }));
        });
        Ok(())
    })?;
    // Its text changes when it was pressed, and that should be heard.
    copy.set_attribute("aria-live", "polite")?;
    figure.append_child(&copy)?;
    Ok(())
}

/// About how many people it may be, a line for each factor.
fn working(document: &Document, card: &Element, crowd: &Crowd) -> Result<()> {
    let details = add(document, card, "details", "crowd", "")?;
    add(document, &details, "summary", "", &crowd.line)?;
    let list = add(document, &details, "ul", "sources", "")?;
    for Step { what, value, source } in &crowd.working {
        let item = add(document, &list, "li", "", &format!("{what}: {value}"))?;
        if !source.is_empty() {
            add(document, &item, "p", "meta", source)?;
        }
    }
    add(document, &details, "p", "meta", &crowd.note)?;
    Ok(())
}

/// The sum that led here, a bar for each part.
fn sum(document: &Document, card: &Element, finding: &Finding) -> Result<()> {
    if finding.trace.is_empty() {
        return Ok(());
    }
    add(document, card, "h4", "", "The sum behind it")?;
    let table = add(document, card, "table", "sum", "")?;
    let body = add(document, &table, "tbody", "", "")?;
    let largest = finding.trace.iter().map(|part| part.weight.abs()).fold(f32::MIN_POSITIVE, f32::max);
    for part in &finding.trace {
        let row = add(document, &body, "tr", "", "")?;
        add(document, &row, "th", "", &part.evidence)?.set_attribute("scope", "row")?;
        add(document, &row, "td", "", &signed(part.weight))?;
        let cell = add(document, &row, "td", "bar", "")?;
        cell.set_attribute("aria-hidden", "true")?;
        let bar = add(document, &cell, "span", if part.weight < 0.0 { "against" } else { "" }, "")?;
        bar.unchecked_into::<HtmlElement>().style().set_property("--share", &(part.weight.abs() / largest).to_string())?;
    }
    let foot = add(document, &table, "tfoot", "", "")?;
    let row = add(document, &foot, "tr", "", "")?;
    add(document, &row, "th", "", "Together")?.set_attribute("scope", "row")?;
    add(document, &row, "td", "", &signed(finding.trace.iter().map(|part| part.weight).sum()))?;
    add(document, &row, "td", "", &format!("confidence {:.0} %", finding.confidence * 100.0))?;
    Ok(())
}

/// With a sign and a true minus.
fn signed(weight: f32) -> String {
    format!("{weight:+.1}").replace('-', "\u{2212}")
}

fn sources(document: &Document, card: &Element, citations: &[Citation]) -> Result<()> {
    if citations.is_empty() {
        return Ok(());
    }
    add(document, card, "h4", "", "Who says so")?;
    let list = add(document, card, "ul", "sources", "")?;
    for source in citations {
        let item = add(document, &list, "li", "", "")?;
        match &source.url {
            Some(url) => add(document, &item, "a", "", &source.authority)?.set_attribute("href", url)?,
            None => item.set_text_content(Some(&source.authority)),
        }
        if let Some(section) = &source.section {
            item.append_child(&document.create_text_node(&format!(", {section}")))?;
        }
    }
    Ok(())
}
