//! Ready replies of an official account: they answer without confirming anything, and name where to go on talking.

use crate::profile::Profile;
use crate::texts::{Text, say, say_with};
use bedrail_core::{Input, Surface};
use bedrail_rules::Label;

/// To praise or anything else; to a complaint; to a question about somebody's health.
pub const REPLIES: [(Text, Text); 3] = [
    (Text::ReplyThanksHeading, Text::ReplyThanks),
    (Text::ReplyComplaintHeading, Text::ReplyComplaint),
    (Text::ReplyQuestionHeading, Text::ReplyQuestion),
];

/// A ready reply with the profile's phone and portal in it.
#[must_use]
pub fn filled(profile: &Profile, reply: Text) -> String {
    let where_to = match (profile.phone.as_str(), profile.portal.as_str()) {
        ("", "") => say(Text::ReachOffice),
        (phone, "") => say_with(Text::ReachPhone, &[phone]),
        ("", portal) => say_with(Text::ReachPortal, &[portal]),
        (phone, portal) => say_with(Text::ReachBoth, &[phone, portal]),
    };
    say_with(reply, &[&where_to])
}

/// What an official account had better say than what was found, where there is something.
#[must_use]
pub fn instead(profile: &Profile, input: &Input, label: Label) -> Option<String> {
    if !profile.official || input.surface != Surface::Reply {
        return None;
    }
    let reply = match label {
        Label::Privacy => Text::ReplyThanks,
        Label::Boundary => Text::ReplyQuestion,
        Label::Dignity => Text::ReplyComplaint,
        Label::Honesty => return None,
    };
    Some(filled(profile, reply))
}
