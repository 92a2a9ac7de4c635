// The rule's own wording, with a gap for what is spoken of. Also a module of the build script, which shows it with the gap closed.

/// What a gap looks like: `{topic|this}`.
const GAP: &str = "{topic|";

/// The wording with the topic in its gap, or else the words that stand in the gap.
pub(crate) fn filled(wording: &str, topic: Option<&str>) -> String {
    match wording.split_once(GAP).and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
        Some((before, (instead, after))) => format!("{before}{}{after}", topic.unwrap_or(instead)),
        None => wording.to_owned(),
    }
}
