//! The sensitivity slider: five stops, each with a name and a sentence.

use super::dom::{Build, by_id, el};
use crate::texts::{Text, say};
use web_sys::{Element, HtmlInputElement};

const STOPS: [(Text, Text); 5] = [
    (Text::Stop1, Text::StopMeans1),
    (Text::Stop2, Text::StopMeans2),
    (Text::Stop3, Text::StopMeans3),
    (Text::Stop4, Text::StopMeans4),
    (Text::Stop5, Text::StopMeans5),
];
const DEFAULT: u8 = 3;

/// The control. Events on it carry the action `sensitivity`; a click on a stop's name `stop` with its number.
pub(crate) fn build() -> Element {
    let names = (1u8..).zip(STOPS).map(|(stop, (name, _))| el("span").class("stop").action("stop", &stop.to_string()).says(name));
    el("div").id("slider").class("slider").with([
        el("label").id("slider-label").class("visually-hidden").attr("for", "sensitivity").says(Text::SliderLabel),
        el("p")
            .class("now")
            .attr("aria-hidden", "true")
            .with([el("strong").id("stop-name"), el("span").id("stop-default").class("tag").says(Text::StopDefault)]),
        el("input")
            .id("sensitivity")
            .attr("type", "range")
            .attr("min", "1")
            .attr("max", "5")
            .attr("step", "1")
            .attr("aria-describedby", "stop-means")
            .action("sensitivity", ""),
        // The names are for the eye and the mouse; the slider itself says them.
        el("div").class("stops").attr("aria-hidden", "true").with(names),
        el("p").id("stop-means").class("means"),
    ])
}

/// Shows a stop.
pub(crate) fn show(stop: u8) {
    let (name, means) = STOPS[usize::from(stop.clamp(1, 5)) - 1];
    let name = say(name);
    let input: HtmlInputElement = by_id("sensitivity");
    input.set_value(&stop.to_string());
    let _ = input.set_attribute("aria-valuetext", &name);
    by_id::<Element>("stop-name").set_text_content(Some(&name));
    by_id::<Element>("stop-means").set_text_content(Some(&say(means)));
    let _ = by_id::<Element>("stop-default").toggle_attribute_with_force("hidden", stop != DEFAULT);
    // The style sheet sets the current stop's name apart by this.
    let _ = by_id::<Element>("slider").set_attribute("data-stop", &stop.to_string());
}
