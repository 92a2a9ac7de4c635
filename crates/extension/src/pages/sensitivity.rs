//! The slider with posts under it, checked by the engine as the slider moves.

use super::dom::{Build, by_id, el, refill, section};
use super::shared::Shared;
use super::{slider, verdict};
use crate::samples::SAMPLES;
use crate::texts::{Text, say, say_with};
use bedrail_core::Surface;
use web_sys::Element;

/// The section.
pub(crate) fn build(heading: Text) -> Element {
    let samples = (0..SAMPLES.len()).map(|i| el("li").id(&format!("sample-{i}")));
    section("sensitivity-section", heading, Some(Text::SensitivityLead)).with([
        slider::build(),
        el("h3").id("samples-heading").says(Text::SamplesHeading),
        el("p").id("samples-count").class("count").attr("role", "status"),
        el("ul").class("samples").attr("aria-labelledby", "samples-heading").with(samples),
    ])
}

/// Shows the stop, and what it makes of the samples.
pub(crate) fn show(shared: &Shared) {
    slider::show(shared.settings.sensitivity.stop());
    let mut warned = 0;
    for (i, sample) in SAMPLES.iter().enumerate() {
        let input = sample.input();
        let report = shared.check(&input);
        warned += usize::from(!report.findings.is_empty());
        let about = match sample.surface {
            Surface::Reply => say_with(Text::SampleReply, &[sample.about]),
            _ => say(Text::SamplePost),
        };
        let words = verdict::marked(&input.text, &report);
        let card = by_id::<Element>(&format!("sample-{i}"));
        let _ = card.set_attribute("class", &format!("level-{}", report.level));
        let findings = verdict::findings(&input, &report, &shared.policy(), false);
        refill(&card, [el("p").class("about").text(&about), words, findings]);
    }
    let count = say_with(Text::SamplesCount, &[&warned.to_string(), &SAMPLES.len().to_string()]);
    let shown: Element = by_id("samples-count");
    // Written only when it differs: a screen reader reads it out every time it is written.
    if shown.text_content().as_deref() != Some(&count) {
        shown.set_text_content(Some(&count));
    }
}
