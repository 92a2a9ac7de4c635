//! Check digits and ranges: whether a number can be what it looks like.

use crate::pack::Validator;

/// Whether `text` (digits and letters, separators allowed) passes the check.
pub(crate) fn holds(validator: Validator, text: &str) -> bool {
    let clean: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect();
    let digits: Vec<u32> = clean.iter().filter(|b| b.is_ascii_digit()).map(|b| u32::from(b - b'0')).collect();
    match validator {
        Validator::Luhn => luhn(&digits),
        Validator::Npi => {
            digits.len() == 10 && matches!(digits[0], 1 | 2) && luhn(&[&[8, 0, 8, 4, 0], digits.as_slice()].concat())
        }
        Validator::Dea => dea(&clean, &digits),
        Validator::Ssn => ssn(&digits),
        Validator::Mbi => mbi(&clean),
        Validator::Nhs => nhs(&digits),
        Validator::Vin => vin(&clean),
        Validator::Date => date(text),
        Validator::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
        Validator::Nanp => nanp(&digits),
    }
}

/// Luhn's mod-10 (ISO/IEC 7812-1 annex B).
fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { (d * 2) / 10 + (d * 2) % 10 }).sum();
    digits.len() > 1 && sum.is_multiple_of(10)
}

/// DEA number: two letters (or a letter and 9), six digits and a check digit: (d1+d3+d5) + 2(d2+d4+d6), last digit.
fn dea(clean: &[u8], digits: &[u32]) -> bool {
    clean.len() == 9 && clean[0].is_ascii_alphabetic() && clean[2..].iter().all(u8::is_ascii_digit) && {
        let d = &digits[digits.len() - 7..];
        (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]
    }
}

/// Areas 000, 666 and 900-999, group 00 and serial 0000 are never issued (SSA, since the randomisation of 2011).
fn ssn(digits: &[u32]) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |n, d| n * 10 + d);
    digits.len() == 9 && !matches!(number(0..3), 0 | 666 | 900..) && number(3..5) != 0 && number(5..9) != 0
}

/// Medicare Beneficiary Identifier: 11 places, `C A AN N A AN N A A N N`, C is 1-9, letters without S L O I B Z (CMS, MBI format).
fn mbi(clean: &[u8]) -> bool {
    let letter = |b: u8| b.is_ascii_uppercase() && !b"SLOIBZ".contains(&b);
    let digit = |b: u8| b.is_ascii_digit();
    clean.len() == 11
        && matches!(clean[0], b'1'..=b'9')
        && letter(clean[1])
        && (letter(clean[2]) || digit(clean[2]))
        && digit(clean[3])
        && letter(clean[4])
        && (letter(clean[5]) || digit(clean[5]))
        && digit(clean[6])
        && letter(clean[7])
        && letter(clean[8])
        && digit(clean[9])
        && digit(clean[10])
}

/// NHS number: weights 10 to 2, check = 11 - sum mod 11, 11 counts as 0 and 10 is never issued (NHS Data Dictionary, NHS NUMBER).
fn nhs(digits: &[u32]) -> bool {
    if digits.len() != 10 || digits.iter().all(|d| *d == digits[0]) {
        return false;
    }
    let sum: u32 = digits[..9].iter().zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    match 11 - sum % 11 {
        11 => digits[9] == 0,
        10 => false,
        check => digits[9] == check,
    }
}

/// ISO 3779 / 49 CFR 565: transliterated letters times weights, mod 11, at position 9.
fn vin(clean: &[u8]) -> bool {
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
    if clean.len() != 17 {
        return false;
    }
    let Some(sum) = clean.iter().zip(WEIGHTS).map(|(b, w)| value(*b).map(|v| v * w)).sum::<Option<u32>>() else { return false };
    match sum % 11 {
        10 => clean[8] == b'X',
        check => u32::from(clean[8].wrapping_sub(b'0')) == check,
    }
}

/// A day that exists, written month first, day first or year first; a year may be missing or have two digits.
fn date(text: &str) -> bool {
    let parts: Vec<u32> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    let fits = |month: u32, day: u32| {
        let longest = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 29,
            _ => 0,
        };
        (1..=longest).contains(&day)
    };
    match parts[..] {
        [a, b] => fits(a, b) || fits(b, a),
        [a, b, c] if a > 31 => (1880..2100).contains(&a) && fits(b, c),
        [a, b, c] => (fits(a, b) || fits(b, a)) && (c < 100 || (1880..2100).contains(&c)),
        _ => false,
    }
}

/// North American Numbering Plan: NXX-NXX-XXXX or NXX-XXXX, N is 2-9; an exchange of the form N11 is a service code.
fn nanp(digits: &[u32]) -> bool {
    let digits = if digits.len() == 11 && digits[0] == 1 { &digits[1..] } else { digits };
    let block = |at: usize| digits[at] >= 2 && !(digits[at + 1] == 1 && digits[at + 2] == 1);
    match digits.len() {
        10 => block(0) && block(3),
        7 => block(0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits() {
        use Validator::*;
        for (validator, good, bad) in [
            (Luhn, "4539 1488 0343 6467", "4539 1488 0343 6468"),
            (Npi, "1234567893", "1234567890"),
            (Dea, "AB1234563", "AB1234567"),
            (Ssn, "219-09-9999", "666-12-3456"),
            (Mbi, "1EG4-TE5-MK73", "1SG4-TE5-MK73"),
            (Nhs, "943 476 5919", "943 476 5918"),
            (Vin, "1M8GDM9AXKP042788", "1M8GDM9A1KP042788"),
            (Date, "2/29/1980", "2/30/1980"),
            (Date, "31.12.2024", "31.13.2024"),
            (Ipv4, "10.0.0.255", "10.0.0.256"),
            (Nanp, "(405) 555-0142", "(105) 555-0142"),
        ] {
            assert!(holds(validator, good), "{validator:?} {good}");
            assert!(!holds(validator, bad), "{validator:?} {bad}");
        }
    }
}
