//! Numbers of India, Singapore and South Africa.

use super::Written;
use super::calendar::exists;
use super::check::{luhn, verhoeff, weighted};

/// Aadhaar: twelve digits, the first 2 to 9, Verhoeff (UIDAI, numbering scheme).
pub(super) fn aadhaar(written: Written) -> bool {
    written.is_digits(12, &[&[4, 4, 4]]) && written.clean[0] >= b'2' && verhoeff(&written.digits())
}

/// Ayushman Bharat Health Account: fourteen digits written 2-4-4-4 (National Health Authority). No public rule of a check digit was found.
pub(super) fn abha(written: Written) -> bool {
    written.groups == [2, 4, 4, 4] && written.clean.iter().all(u8::is_ascii_digit)
}

/// NRIC and FIN: S or T (citizens, residents), F, G or M (others), seven digits with weights 2 7 6 5 4 3 2, a letter by mod 11. The authority
/// publishes the form; the rule of the letter is known from use (and agreed on by the implementations that were compared).
pub(super) fn nric(written: Written) -> bool {
    if written.groups.len() > 1 || !written.fits("A9999999A") {
        return false;
    }
    let (offset, letters): (u32, &[u8; 11]) = match written.clean[0] {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    let sum = offset + weighted(&written.digits(), &[2, 7, 6, 5, 4, 3, 2]);
    written.clean[8] == letters[(sum % 11) as usize]
}

/// South African identity number: year, month and day of birth, four digits, citizenship 0 to 2, one digit, Luhn (Department of Home Affairs).
pub(super) fn za_id(written: Written) -> bool {
    let d = written.digits();
    written.is_digits(13, &[&[6, 4, 3], &[6, 4, 2, 1], &[6, 4, 1, 1, 1]])
        && exists(d[2] * 10 + d[3], d[4] * 10 + d[5])
        && d[10] <= 2
        && luhn(&d)
}
