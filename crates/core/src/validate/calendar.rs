//! Days that exist.

/// A day that exists, written month first, day first or year first; a year may be missing or have two digits.
pub(super) fn date(text: &str) -> bool {
    let parts: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    match parts[..] {
        [a, b] => exists(a, b) || exists(b, a),
        [a] if text.len() == 8 => (1880..2100).contains(&(a / 10_000)) && exists(a / 100 % 100, a % 100),
        [a, b, c] if a > 31 => (1880..2100).contains(&a) && exists(b, c),
        [a, b, c] => (exists(a, b) || exists(b, a)) && (c < 100 || (1880..2100).contains(&c)),
        _ => false,
    }
}

/// Whether a month has such a day; the 29th of February is given the benefit of the doubt.
pub(super) fn exists(month: u32, day: u32) -> bool {
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    (1..=longest).contains(&day)
}
