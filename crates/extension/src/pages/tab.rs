//! How the tab is doing in which the popup was opened, and the pause.

use super::dom::{Build, by_id, el, section};
use super::shared::{Shared, clock, now};
use super::sites;
use crate::protocol::{TabReport, TabState, Unchecked};
use crate::settings::PAUSE_MINUTES;
use crate::sites::{Site, turned_on, wanted};
use crate::texts::{Text, say, say_with};
use bedrail_core::Surface;
use web_sys::Element;

/// The section. Its buttons carry the actions `access` and `pause`.
pub(crate) fn build() -> Element {
    section("tab", Text::PopupTab, None).with([
        el("p").id("tab-state"),
        el("p").id("tab-more").class("why"),
        el("p").id("access-means").class("why"),
        el("p").id("access-row").with([el("button").id("access").attr("type", "button").action("access", "")]),
        el("p").with([el("button").id("pause").attr("type", "button").action("pause", "")]),
    ])
}

/// Shows how the tab with this address is doing: `granted` is what the browser grants, `said` what the tab answered when asked.
pub(crate) fn show(shared: &Shared, url: &str, granted: &[String], said: Option<&TabReport>) {
    let paused = shared.settings.paused(now());
    let granted = turned_on(granted);
    let optional = wanted(url).map(|origins| origins.iter().any(|origin| granted.contains(origin)));
    let built_in = Site::of_url(url).filter(|_| optional.is_none());
    let (state, more) = match (paused, built_in) {
        (Some(until), _) => (say_with(Text::PauseUntil, &[&clock(until)]), None),
        (None, None) if optional != Some(true) => (say(Text::PopupNotHere), None),
        (None, Some(site)) if !shared.settings.site_on(site) => (say(Text::BadgeOff), None),
        (None, _) => said.map_or_else(|| (say(Text::TabNotChecked), Some(Text::TabReload)), sentence),
    };
    by_id::<Element>("tab-state").set_text_content(Some(&state));
    by_id::<Element>("tab-more").set_text_content(more.map(say).as_deref());
    let pause = match paused {
        Some(_) => say(Text::PauseEnd),
        None => say_with(Text::PauseStart, &[&PAUSE_MINUTES.to_string()]),
    };
    by_id::<Element>("pause").set_text_content(Some(&pause));
    offer(sites::name_of(url).zip(optional));
}

/// Offers to look at the site of this name, or no longer to when it is on; nothing where there is nothing to offer.
fn offer(site: Option<(String, bool)>) {
    let (means, row, button) = (by_id::<Element>("access-means"), by_id::<Element>("access-row"), by_id::<Element>("access"));
    let _ = row.toggle_attribute_with_force("hidden", site.is_none());
    let (name, on) = site.unwrap_or_default();
    let _ = means.toggle_attribute_with_force("hidden", name.is_empty() || on);
    means.set_text_content(Some(&say_with(Text::AccessMeans, &[&name])));
    button.set_text_content(Some(&say_with(if on { Text::AccessStop } else { Text::AccessStart }, &[&name])));
    let _ = button.set_attribute("data-target", if on { "off" } else { "on" });
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
    let read_as = if said.ungated { Some(Text::TabUngated) } else { read_as };
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
