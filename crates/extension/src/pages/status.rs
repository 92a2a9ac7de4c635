//! What a page says back: in passing when something worked, and to stay when it did not.

use super::dom::{Build, by_id, el, refill};
use crate::texts::Text;

/// What has just happened, for everybody: seen in a corner, read out by a screen reader.
pub(crate) fn status(sentence: &str) {
    // A new element each time: the style sheet lets it go after a while, starting from when it came.
    let sentence = (!sentence.is_empty()).then(|| el("span").text(sentence));
    refill(&by_id("status"), sentence);
}

/// Why nothing was changed, in the alert with this id; no reasons clear it.
pub(crate) fn refuse(id: &str, reasons: &[String]) {
    let content = (!reasons.is_empty()).then(|| {
        let list = el("ul").with(reasons.iter().map(|reason| el("li").text(reason)));
        [el("p").says(Text::ImportRefused), list]
    });
    refill(&by_id(id), content.into_iter().flatten());
}
