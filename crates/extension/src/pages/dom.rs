//! The few things a page does with its document.
//!
//! Text only ever goes in as text, never as markup.

use crate::texts::{Text, say};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, Event, HtmlInputElement};

pub(crate) fn document() -> Document {
    web_sys::window().and_then(|window| window.document()).expect_throw("a page has a document")
}

/// Says in which language the page is and what it is called; hands out its `main`, to be filled.
pub(crate) fn begin(title: Text) -> Element {
    let document = document();
    if let Some(root) = document.document_element() {
        root.attr("lang", &say(Text::Language)).attr("dir", &say(Text::Direction));
    }
    document.set_title(&say(title));
    document.query_selector("main").ok().flatten().expect_throw("every page of ours has a main")
}

/// A new element.
pub(crate) fn el(tag: &str) -> Element {
    document().create_element(tag).expect_throw("a valid tag")
}

/// The element that the page was built with under this id.
pub(crate) fn by_id<T: JsCast>(id: &str) -> T {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok()).expect_throw("built with the page")
}

/// Chained building.
pub(crate) trait Build: Sized {
    fn attr(self, name: &str, value: &str) -> Self;
    fn class(self, name: &str) -> Self {
        self.attr("class", name)
    }
    fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }
    /// What a click or change on it means, and to which thing: read by the page's one listener.
    fn action(self, action: &str, target: &str) -> Self {
        self.attr("data-action", action).attr("data-target", target)
    }
    fn text(self, text: &str) -> Self;
    fn says(self, text: Text) -> Self {
        self.text(&say(text))
    }
    fn with(self, children: impl IntoIterator<Item = Element>) -> Self;
}

impl Build for Element {
    fn attr(self, name: &str, value: &str) -> Self {
        self.set_attribute(name, value).expect_throw("a valid attribute");
        self
    }

    fn text(self, text: &str) -> Self {
        self.append_with_str_1(text).expect_throw("text can be appended");
        self
    }

    fn with(self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self.append_child(&child).expect_throw("children can be appended");
        }
        self
    }
}

/// A section with its heading, which names it.
pub(crate) fn section(id: &str, heading: Text, lead: Option<Text>) -> Element {
    let heading_id = format!("{id}-heading");
    el("section")
        .attr("aria-labelledby", &heading_id)
        .with([el("h2").id(&heading_id).says(heading)])
        .with(lead.map(|lead| el("p").class("lead").says(lead)))
}

/// A labelled switch: a checkbox, with what `described` says about it.
pub(crate) fn switch(id: &str, action: &str, target: &str, label: &str, described: &str) -> Element {
    el("div").class("switch").with([
        el("input")
            .id(id)
            .attr("type", "checkbox")
            .attr("role", "switch")
            .attr("aria-describedby", described)
            .action(action, target),
        el("label").attr("for", id).text(label),
    ])
}

/// Puts `children` in place of what the element holds.
pub(crate) fn refill(element: &Element, children: impl IntoIterator<Item = Element>) {
    element.set_text_content(None);
    for child in children {
        element.append_child(&child).expect_throw("children can be appended");
    }
}

/// One listener for each kind of event, on the document: rows come and go, listeners don't.
/// `Fn`, because handing over a file clicks a link of its own while the click on the button is still being heard.
pub(crate) fn listen(act_on: impl Fn(&str, &Act) + Clone + 'static) {
    for kind in ["input", "change", "click"] {
        let act_on = act_on.clone();
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(act) = Act::of(&event) {
                act_on(kind, &act);
            }
        });
        document().add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref()).expect_throw("can listen");
        // Lives as long as the page.
        heard.forget();
    }
}

/// What an event was about: the action, its target, and the control.
pub(crate) struct Act {
    pub(crate) action: String,
    pub(crate) target: String,
    pub(crate) control: Element,
}

impl Act {
    pub(crate) fn of(event: &Event) -> Option<Act> {
        let element: Element = event.target()?.dyn_into().ok()?;
        let control = element.closest("[data-action]").ok()??;
        let read = |name| control.get_attribute(name).unwrap_or_default();
        Some(Act { action: read("data-action"), target: read("data-target"), control })
    }

    pub(crate) fn input(&self) -> Option<&HtmlInputElement> {
        self.control.dyn_ref()
    }
}
