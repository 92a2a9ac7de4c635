//! Numbers of the United Kingdom and of Ireland.

use super::Written;
use super::calendar::exists;
use super::check::{mod_11_of_ten, weighted};

/// NHS number of England and Wales, and the health and care number of Northern Ireland: mod 11 (NHS Data Dictionary, NHS NUMBER).
pub(super) fn nhs(written: Written) -> bool {
    written.is_digits(10, &[&[3, 3, 4]])
        && written.clean.iter().any(|b| *b != written.clean[0])
        && mod_11_of_ten(&written.digits())
}

/// Scotland's Community Health Index number: day, month and year of birth, then four digits, the last by the same mod 11 (Public Health
/// Scotland, Data Dictionary, CHI Number).
pub(super) fn chi(written: Written) -> bool {
    let d = written.digits();
    written.is_digits(10, &[&[6, 4], &[3, 3, 4]]) && exists(d[2] * 10 + d[3], d[0] * 10 + d[1]) && mod_11_of_ten(&d)
}

/// National Insurance number: two letters, six digits, A to D; D F I Q U V are not used, nor O as second letter, nor the prefixes BG GB KN NK
/// NT TN ZZ (HMRC, National Insurance Manual NIM39110). It has no check digit.
pub(super) fn nino(written: Written) -> bool {
    let clean = written.clean;
    written.fits("AA999999A")
        && written.is_grouped(&[&[2, 2, 2, 2, 1], &[2, 6, 1]])
        && !clean[..2].iter().any(|b| b"DFIQUV".contains(b))
        && clean[1] != b'O'
        && ![b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"].iter().any(|prefix| clean.starts_with(*prefix))
        && matches!(clean[8], b'A'..=b'D')
}

/// Ireland's Personal Public Service number: seven digits with weights 8 to 2, mod 23 gives the letter (W for 0); since 2013 a second
/// letter A to I, or W, counts nine times (Revenue, PPSN specification).
pub(super) fn pps(written: Written) -> bool {
    let clean = written.clean;
    if !written.is_grouped(&[&[7, 1], &[7, 2]]) || !(written.fits("9999999A") || written.fits("9999999AA")) {
        return false;
    }
    let second = match clean.get(8) {
        None | Some(b'W') => 0,
        Some(letter @ b'A'..=b'I') => u32::from(letter - b'@'),
        Some(_) => return false,
    };
    let sum = weighted(&written.digits(), &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    clean[7] == b"WABCDEFGHIJKLMNOPQRSTUV"[(sum % 23) as usize]
}
