//! Settings as a file: handing one to the browser, reading one that the user chose.

use super::dom::{document, el};
use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, FileReader, HtmlAnchorElement, Url};

/// The name under which settings are exported.
pub(crate) const NAME: &str = "bedrail-settings.json";

/// Hands `text` to the browser as a download.
pub(crate) fn download(text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = el("a").unchecked_into();
    link.set_href(&url);
    link.set_download(NAME);
    // Some browsers start a download only from a link that is in the page.
    if let Some(body) = document().body() {
        body.append_child(&link)?;
        link.click();
        link.remove();
    }
    Url::revoke_object_url(&url)
}

/// Reads a file as text and hands it on; nothing when it cannot be read.
pub(crate) fn read(file: &File, then: impl FnOnce(Option<String>) + 'static) -> Result<(), JsValue> {
    let reader = FileReader::new()?;
    let source = reader.clone();
    let done = Closure::once_into_js(move || then(source.result().ok().and_then(|text| text.as_string())));
    reader.set_onloadend(Some(done.unchecked_ref()));
    reader.read_as_text(file)
}
