//! Finding, making and listening to elements.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsError, JsValue};
use web_sys::{Document, Element, Event, EventTarget};

pub(crate) type Result<T> = std::result::Result<T, JsValue>;

pub(crate) fn document() -> Result<Document> {
    let document = web_sys::window().and_then(|window| window.document());
    document.ok_or_else(|| JsError::new("there is no page").into())
}

/// The element with this id, as what the page's HTML says it is.
pub(crate) fn find<T: JsCast>(document: &Document, id: &str) -> Result<T> {
    let found = document.get_element_by_id(id).and_then(|element| element.dyn_into().ok());
    found.ok_or_else(|| JsError::new(&format!("the page has no fitting #{id}")).into())
}

/// A new element with this class and text; the text is never read as markup.
pub(crate) fn new(document: &Document, tag: &str, class: &str, text: &str) -> Result<Element> {
    let element = document.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element)
}

/// As [`new`], at the end of `parent`.
pub(crate) fn add(document: &Document, parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element> {
    let element = new(document, tag, class, text)?;
    parent.append_child(&element)?;
    Ok(element)
}

/// A button that does something and sends nothing.
pub(crate) fn button(
    document: &Document,
    class: &str,
    text: &str,
    press: impl FnMut(Event) -> Result<()> + 'static,
) -> Result<Element> {
    let button = new(document, "button", class, text)?;
    button.set_attribute("type", "button")?;
    on(&button, "click", press)?;
    Ok(button)
}

/// Calls `listener` at every such event for as long as the element lives; what it fails with goes to the console.
pub(crate) fn on(target: &EventTarget, event: &str, listener: impl FnMut(Event) -> Result<()> + 'static) -> Result<()> {
    let listener = Closure::<dyn FnMut(Event) -> Result<()>>::new(listener);
    // The browser's garbage collector takes it with the element.
    target.add_event_listener_with_callback(event, listener.into_js_value().unchecked_ref())
}
