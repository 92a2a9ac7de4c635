//! The controls that change one setting, wherever they are shown.

use super::dom::Act;
use super::place;
use super::shared::now;
use crate::protocol::Site;
use crate::settings::{Change, Settings};
use web_sys::HtmlInputElement;

/// The change that an event asks for, when it is on such a control.
pub(crate) fn asked(event: &str, act: &Act, settings: &Settings) -> Option<Change> {
    let checked = || act.input().is_some_and(HtmlInputElement::checked);
    match (event, act.action.as_str()) {
        ("input", "sensitivity") => act.input()?.value().parse().ok().map(|stop| Change::Sensitivity { stop }),
        ("click", "stop") => act.target.parse().ok().map(|stop| Change::Sensitivity { stop }),
        ("click", "pause") => Some(Change::Pause { on: settings.paused(now()).is_none() }),
        ("change", "site") => Site::built_in(&act.target).map(|site| Change::Site { site, on: checked() }),
        ("change", "jurisdiction") => Some(Change::Jurisdiction { id: place::chosen() }),
        ("change", "rule") => Some(Change::Rule { rule: act.target.clone(), on: checked() }),
        ("click", "mute") => Some(Change::Mute { rule: act.target.clone(), days: 30 }),
        ("click", "unmute") => Some(Change::Mute { rule: act.target.clone(), days: 0 }),
        _ => None,
    }
}
