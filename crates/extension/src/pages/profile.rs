//! The form in which the author says who is writing, with the ready replies of an official account.

use super::dom::{Act, Build, by_id, el, refill, section, switch};
use super::shared::Shared;
use super::status::{refuse, status};
use crate::profile::{LONGEST, Profile};
use crate::replies::{REPLIES, filled};
use crate::texts::{Text, say};
use serde::Deserialize;
use web_sys::{Element, HtmlInputElement};

const ENTRIES: [(&str, Text); 4] = [
    ("role", Text::ProfileRole),
    ("specialty", Text::ProfileSpecialty),
    ("employer", Text::ProfileEmployer),
    ("city", Text::ProfileCity),
];
const CONTACTS: [(&str, Text); 2] = [("phone", Text::ProfilePhone), ("portal", Text::ProfilePortal)];

/// Where it is said why the profile was not taken.
pub(crate) const RESULT: &str = "profile-result";

/// What an open profile page shows of its owner.
#[derive(Debug, Deserialize)]
pub(crate) struct Visible {
    bio: String,
    location: Option<String>,
}

/// The section. Saving carries the action `profile`, reading from the user's own page `profile-read`, a ready reply `reply`.
pub(crate) fn build(heading: Text) -> Element {
    let official = el("div")
        .id("official")
        .class("fields")
        .with(CONTACTS.map(entry))
        .with([el("h3").says(Text::RepliesHeading), el("ul").id("replies").class("replies")]);
    section("profile", heading, Some(Text::ProfileLead)).with([
        el("div").class("fields").with(ENTRIES.map(entry)),
        el("div").class("row").with([el("button")
            .attr("type", "button")
            .attr("aria-describedby", "profile-read-hint")
            .action("profile-read", "")
            .says(Text::ProfileRead)]),
        el("p").id("profile-read-hint").class("why").says(Text::ProfileReadHint),
        switch("profile-official", "official", "", &say(Text::ProfileOfficial), "official-means"),
        el("p").id("official-means").class("why").says(Text::ProfileOfficialMeans),
        official,
        el("div").class("row").with([el("button")
            .attr("type", "button")
            .class("primary")
            .action("profile", "")
            .says(Text::ProfileSave)]),
        el("div").id(RESULT).attr("role", "alert"),
    ])
}

/// Shows a profile; what is being typed into the form is lost.
pub(crate) fn show(profile: &Profile) {
    let entries = [&profile.role, &profile.specialty, &profile.employer, &profile.city, &profile.phone, &profile.portal];
    for ((id, _), value) in ENTRIES.iter().chain(&CONTACTS).zip(entries) {
        field(id).set_value(value);
    }
    field("official").set_checked(profile.official);
    unfold();
    refill(
        &by_id("replies"),
        REPLIES.iter().enumerate().map(|(i, (heading, reply))| {
            el("li").with([
                el("h4").says(*heading),
                el("p").text(&filled(profile, *reply)),
                el("button")
                    .attr("type", "button")
                    .attr("aria-label", &format!("{}: {}", say(Text::Copy), say(*heading)))
                    .action("reply", &i.to_string())
                    .says(Text::Copy),
            ])
        }),
    );
}

/// What stands in the form.
pub(crate) fn entered() -> Profile {
    let value = |id| field(id).value();
    Profile {
        role: value("role"),
        specialty: value("specialty"),
        employer: value("employer"),
        city: value("city"),
        official: field("official").checked(),
        phone: value("phone"),
        portal: value("portal"),
    }
}

/// Fills the empty places of the form from what the user's own profile page shows. Nothing is saved.
pub(crate) fn suggest(shared: &Shared, visible: Option<&Visible>) {
    let Some(Visible { bio, location }) = visible else {
        status("");
        return refill(&by_id(RESULT), [el("p").says(Text::ProfileReadNone)]);
    };
    refuse(RESULT, &[]);
    show(&entered().with_bio(shared.engine(), bio, location.as_deref()));
    status(&say(Text::ProfileReadDone));
}

/// Acts on what happens in the form and concerns nobody else; true when it did.
pub(crate) fn act(event: &str, act: &Act, profile: &Profile) -> bool {
    match (event, act.action.as_str()) {
        ("change", "official") => unfold(),
        ("click", "reply") => {
            let reply = act.target.parse().ok().and_then(|i: usize| REPLIES.get(i));
            if let (Some((_, reply)), Some(window)) = (reply, web_sys::window()) {
                // What the browser answers comes too late to matter; it refuses only without a click.
                let _ = window.navigator().clipboard().write_text(&filled(profile, *reply));
                status(&say(Text::Copied));
            }
        }
        _ => return false,
    }
    true
}

fn unfold() {
    let _ = by_id::<Element>("official").toggle_attribute_with_force("hidden", !field("official").checked());
}

fn field(id: &str) -> HtmlInputElement {
    by_id(&format!("profile-{id}"))
}

fn entry((id, label): (&str, Text)) -> Element {
    let id = format!("profile-{id}");
    el("div").with([
        el("label").attr("for", &id).says(label),
        el("input")
            .id(&id)
            .attr("type", "text")
            .attr("dir", "auto")
            .attr("maxlength", &LONGEST.to_string())
            .attr("autocomplete", "off"),
    ])
}
