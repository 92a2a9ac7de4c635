//! Numbers of things: vehicles and devices.

use super::Written;
use super::check::gs1;

/// Vehicle identification number: transliterated letters times weights, mod 11, at position 9 (ISO 3779; 49 CFR 565).
pub(super) fn vin(written: Written) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let value = |b: u8| -> Option<u32> {
        Some(match b {
            b'0'..=b'9' => u32::from(b - b'0'),
            b'A'..=b'H' => u32::from(b - b'A') + 1,
            b'J'..=b'N' => u32::from(b - b'J') + 1,
            b'P' => 7,
            b'R' => 9,
            b'S'..=b'Z' => u32::from(b - b'S') + 2,
            _ => return None,
        })
    };
    let clean = written.clean;
    if clean.len() != 17 || written.groups.len() > 1 || clean.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let Some(sum) = clean.iter().zip(WEIGHTS).map(|(b, w)| value(*b).map(|v| v * w)).sum::<Option<u32>>() else { return false };
    match sum % 11 {
        10 => clean[8] == b'X',
        check => u32::from(clean[8].wrapping_sub(b'0')) == check,
    }
}

/// GTIN-14, by which a Unique Device Identification names the device (GS1 General Specifications; 21 CFR 830).
pub(super) fn gtin(written: Written) -> bool {
    written.is_digits(14, &[]) && gs1(&written.digits())
}
