//! The underlines, drawn on a copy of the text that lies under the field.

use crate::element::{Result, new};
use bedrail_core::Report;
use web_sys::{Document, Element};

/// Fills `under` with the text, the words of every finding underlined; where findings overlap the most severe one wins.
pub(crate) fn underline(document: &Document, under: &Element, text: &str, report: &Report) -> Result<()> {
    under.set_text_content(None);
    let mut at = 0;
    for (start, end, severity) in marks(report) {
        under.append_child(&document.create_text_node(&text[at..start]))?;
        under.append_child(&new(document, "mark", &format!("level-{severity}"), &text[start..end])?.into())?;
        at = end;
    }
    // A line end at the very end has no height of its own until something stands behind it.
    let rest = format!("{}\u{200b}", &text[at..]);
    under.append_child(&document.create_text_node(&rest))?;
    Ok(())
}

/// Byte ranges in order without overlap, each with its severity.
fn marks(report: &Report) -> Vec<(usize, usize, u8)> {
    // Findings come most severe first, so whatever is taken already may stay.
    let mut taken: Vec<(usize, usize, u8)> = Vec::new();
    for finding in &report.findings {
        for span in &finding.spans {
            let (start, end) = (span.start as usize, span.end as usize);
            if start < end && taken.iter().all(|&(from, to, _)| end <= from || to <= start) {
                taken.push((start, end, finding.severity));
            }
        }
    }
    taken.sort_unstable();
    taken
}
