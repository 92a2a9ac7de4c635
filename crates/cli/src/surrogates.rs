//! Lone surrogate escapes in JSON.

/// Replaces every escaped surrogate that has no partner by `\ufffd`, in place.
///
/// JavaScript cuts strings between the halves of an emoji and writes the half as `"\ud83d"`. That is valid JSON but no Unicode
/// scalar value, so `serde_json` refuses the whole line; the replacement keeps the line, its length and every offset in it.
pub(crate) fn replace_lone(json: &mut [u8]) {
    let mut at = 0;
    while let Some(backslash) = json[at..].iter().position(|&byte| byte == b'\\').map(|found| at + found) {
        at = match escaped_unit(json, backslash) {
            Some(0xD800..=0xDBFF) if matches!(escaped_unit(json, backslash + 6), Some(0xDC00..=0xDFFF)) => backslash + 12,
            Some(0xD800..=0xDFFF) => {
                json[backslash..backslash + 6].copy_from_slice(b"\\ufffd");
                backslash + 6
            }
            Some(_) => backslash + 6,
            // Some other escape, of two bytes; the second may itself be a backslash.
            None => (backslash + 2).min(json.len()),
        };
    }
}

/// The UTF-16 code unit that `\uXXXX` at this place stands for.
fn escaped_unit(json: &[u8], at: usize) -> Option<u16> {
    let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, &digit| Some(unit << 4 | char::from(digit).to_digit(16)? as u16))
}
