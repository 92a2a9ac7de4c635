//! Numbers of the United States and of Canada.

use super::Written;
use super::calendar::exists;
use super::check::{luhn, weighted};

/// Social Security number, written 3-2-4; nine digits in one piece are too many other things.
pub(super) fn ssn(written: Written) -> bool {
    written.groups == [3, 2, 4] && ssn_digits(&written.digits())
}

/// Areas 000, 666 and 900-999, group 00 and serial 0000 are never issued (SSA, since the randomisation of 2011).
pub(super) fn ssn_digits(digits: &[u32]) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0, |n, d| n * 10 + d);
    digits.len() == 9 && !matches!(number(0..3), 0 | 666 | 900..) && number(3..5) != 0 && number(5..9) != 0
}

/// Medicare Beneficiary Identifier: 11 places, `C A AN N A AN N A A N N`, C is 1-9, letters without S L O I B Z (CMS, Understanding the
/// MBI format). It has no check digit.
pub(super) fn mbi(written: Written) -> bool {
    let clean = written.clean;
    let letter = |b: u8| b.is_ascii_uppercase() && !b"SLOIBZ".contains(&b);
    clean.len() == 11
        && written.is_grouped(&[&[4, 3, 4]])
        && matches!(clean[0], b'1'..=b'9')
        && [1, 4, 7, 8].iter().all(|i| letter(clean[*i]))
        && [2, 5].iter().all(|i| letter(clean[*i]) || clean[*i].is_ascii_digit())
        && [3, 6, 9, 10].iter().all(|i| clean[*i].is_ascii_digit())
}

/// National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406; CMS, NPI check digit calculation).
pub(super) fn npi(written: Written) -> bool {
    let digits = written.digits();
    digits.len() == 10 && matches!(digits[0], 1 | 2) && luhn(&[&[8, 0, 8, 4, 0], digits.as_slice()].concat())
}

/// DEA number: two letters (or a letter and 9), six digits and a check digit: (d1+d3+d5) + 2(d2+d4+d6), last digit.
pub(super) fn dea(written: Written) -> bool {
    let clean = written.clean;
    clean.len() == 9 && clean[0].is_ascii_alphabetic() && clean[2..].iter().all(u8::is_ascii_digit) && {
        let digits = written.digits();
        let d = &digits[digits.len() - 7..];
        (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]
    }
}

/// Social Insurance Number: nine digits, Luhn (Employment and Social Development Canada, the SIN code of practice).
pub(super) fn sin(written: Written) -> bool {
    written.is_digits(9, &[&[3, 3, 3]]) && luhn(&written.digits())
}

/// Ontario health number: ten digits, Luhn, and on the card one or two version letters (Ontario Ministry of Health, health number
/// validation). A first digit of 0 is not issued.
pub(super) fn ohip(written: Written) -> bool {
    let clean = written.clean;
    clean.len() >= 10
        && clean.len() <= 12
        && clean[..10].iter().all(u8::is_ascii_digit)
        && clean[0] != b'0'
        && clean[10..].iter().all(u8::is_ascii_uppercase)
        && written.is_grouped(&[&[4, 3, 3], &[4, 3, 3, 1], &[4, 3, 3, 2], &[10, 1], &[10, 2]])
        && luhn(&written.digits())
}

/// Quebec's health insurance number: three letters of the surname, one of the given name, year, month (50 more for women) and day of
/// birth, two more digits (RAMQ, the health insurance card). The rule of its last digit is not published.
pub(super) fn ramq(written: Written) -> bool {
    let digits = written.digits();
    written.fits("AAAA99999999") && written.is_grouped(&[&[4, 4, 4], &[4, 8]]) && {
        let month = digits[2] * 10 + digits[3];
        exists(if month > 50 { month - 50 } else { month }, digits[4] * 10 + digits[5])
    }
}

/// British Columbia's Personal Health Number: ten digits that begin with 9; mod 11 over the eight that follow (BC Ministry of Health,
/// conformance standards volume 4B, client registry).
pub(super) fn bc_phn(written: Written) -> bool {
    let digits = written.digits();
    written.is_digits(10, &[&[4, 3, 3]])
        && digits[0] == 9
        && 11 - weighted(&digits[1..9], &[2, 4, 8, 5, 10, 9, 7, 3]) % 11 == digits[9]
}
