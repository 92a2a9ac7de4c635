//! Numbers of Australia and of New Zealand.

use super::Written;
use super::check::{luhn, weighted};

/// Medicare card: eight digits of which the first is 2 to 6, their weighted sum mod 10, the card's issue, and perhaps the person's place on it
/// (Services Australia, the Medicare card number).
pub(super) fn medicare(written: Written) -> bool {
    let d = written.digits();
    (written.is_digits(10, &[&[4, 5, 1]]) || written.is_digits(11, &[&[4, 5, 1, 1], &[4, 5, 2], &[10, 1]]))
        && matches!(d[0], 2..=6)
        && weighted(&d, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10 == d[8]
}

/// Individual Healthcare Identifier: sixteen digits that begin with 800360, Luhn (AS 5017, health care client identification; the Healthcare Identifiers Service).
pub(super) fn ihi(written: Written) -> bool {
    written.is_digits(16, &[&[4, 4, 4, 4]]) && written.clean.starts_with(b"800360") && luhn(&written.digits())
}

/// Tax File Number: nine digits, weighted sum divisible by 11 (Australian Taxation Office, TFN validation).
pub(super) fn tfn(written: Written) -> bool {
    written.is_digits(9, &[&[3, 3, 3]]) && weighted(&written.digits(), &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11)
}

/// National Health Index number, `AAANNNC` or since 2019 `AAANNAX`: letters without I and O count 1 to 24, weights 7 to 2; the old form's check
/// is 11 less the sum mod 11 (no number when the sum is divisible, and 10 is written 0), the new form's a letter, 23 less the sum mod 23
/// (HISO 10046:2023, consumer health identity standard).
pub(super) fn nhi(written: Written) -> bool {
    if written.groups.len() > 1 || !(written.fits("AAA9999") || written.fits("AAA99AA")) {
        return false;
    }
    let value = |b: u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        _ => u32::from(b - b'@') - u32::from(b > b'I') - u32::from(b > b'O'),
    };
    let values: Vec<u32> = written.clean.iter().map(|b| value(*b)).collect();
    let sum = weighted(&values, &[7, 6, 5, 4, 3, 2]);
    !written.clean.iter().any(|b| matches!(b, b'I' | b'O'))
        && if written.clean[6].is_ascii_digit() {
            !sum.is_multiple_of(11) && (11 - sum % 11) % 10 == values[6]
        } else {
            23 - sum % 23 == values[6]
        }
}
