//! How the tab is doing in which the popup was opened, and the pause.

use super::dom::{Build, by_id, el, section};
use super::shared::{Shared, clock, now};
use crate::protocol::{Site, TabReport, TabState, Unchecked};
use crate::settings::PAUSE_MINUTES;
use crate::texts::{Text, say, say_with};
use bedrail_core::Surface;
use web_sys::Element;

/// The section. Its button carries the action `pause`.
pub(crate) fn build() -> Element {
    section("tab", Text::PopupTab, None).with([
        el("p").id("tab-state"),
        el("p").id("tab-more").class("why"),
        el("p").with([el("button").id("pause").attr("type", "button").action("pause", "")]),
    ])
}

/// Shows how the tab is doing: `site` is the one in it, `said` what it answered when asked.
pub(crate) fn show(shared: &Shared, site: Option<Site>, said: Option<&TabReport>) {
    let paused = shared.settings.paused(now());
    let (state, more) = match (paused, site) {
        (Some(until), _) => (say_with(Text::PauseUntil, &[&clock(until)]), None),
        (None, None) => (say(Text::PopupNotHere), None),
        (None, Some(site)) if !shared.settings.site_on(site) => (say(Text::BadgeOff), None),
        (None, Some(_)) => said.map_or_else(|| (say(Text::TabNotChecked), Some(Text::TabReload)), sentence),
    };
    by_id::<Element>("tab-state").set_text_content(Some(&state));
    by_id::<Element>("tab-more").set_text_content(more.map(say).as_deref());
    let pause = match paused {
        Some(_) => say(Text::PauseEnd),
        None => say_with(Text::PauseStart, &[&PAUSE_MINUTES.to_string()]),
    };
    by_id::<Element>("pause").set_text_content(Some(&pause));
}

/// What the tab says, and what there is to add.
fn sentence(said: &TabReport) -> (String, Option<Text>) {
    let read_as = match said.surface {
        Some(Surface::Post) => Some(Text::TabWhatPost),
        Some(Surface::Reply) => Some(Text::TabWhatReply),
        Some(Surface::Message) => Some(Text::TabWhatMessage),
        Some(Surface::FriendRequest) | None => None,
    };
    if said.checking {
        return (say(Text::TabChecking), read_as);
    }
    match said.state {
        TabState::Clear => (say(Text::TabClear), read_as),
        TabState::Findings if said.count == 1 => (say(Text::TabFinding), read_as),
        TabState::Findings => (say_with(Text::TabFindings, &[&said.count.to_string()]), read_as),
        TabState::NotChecked => (
            say(Text::TabNotChecked),
            Some(match said.why {
                Some(Unchecked::Submit) => Text::TabWhySubmit,
                Some(Unchecked::Worker) => Text::TabWhyWorker,
                Some(Unchecked::Reload) => Text::TabWhyReload,
                Some(Unchecked::Display) => Text::TabWhyDisplay,
                Some(Unchecked::Editor) | None => Text::TabWhyEditor,
            }),
        ),
        // Off and paused are known here before the tab has heard of the change back.
        TabState::Idle | TabState::Off | TabState::Paused => (say(Text::TabIdle), None),
    }
}
