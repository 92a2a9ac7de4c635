//! Numbers of Spain, of Mexico and of Chile.

use super::Written;
use super::check::weighted;

/// DNI, eight digits and a letter, and NIE, a letter X, Y or Z that stands for 0, 1 or 2, seven digits and a letter: the letter
/// is that of the number mod 23 (Ministerio del Interior, "Cálculo del dígito de control del NIF-NIE").
pub(super) fn dni(written: Written) -> bool {
    const LETTERS: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let foreign = written.fits("A9999999A") && (b'X'..=b'Z').contains(&written.clean[0]);
    if !(foreign || written.fits("99999999A")) || written.groups.len() > 3 {
        return false;
    }
    let number = written.clean[usize::from(foreign)..8].iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    let first = if foreign { u32::from(written.clean[0] - b'X') * 10_000_000 } else { 0 };
    LETTERS[((first + number) % 23) as usize] == written.clean[8]
}

/// CURP: four letters, a date, sex, five letters, a letter or digit and a check digit: the values of the first seventeen, with Ñ
/// between N and O, times 18 to 2, and 10 less the sum mod 10 (RENAPO, Instructivo Normativo para la Asignación de la CURP).
pub(super) fn curp(written: Written) -> bool {
    let clean = written.clean;
    if written.groups.len() > 1 || !(written.fits("AAAA999999AAAAAA99") || written.fits("AAAA999999AAAAAAA9")) {
        return false;
    }
    let value = |b: u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        _ => u32::from(b - b'A') + 10 + u32::from(b > b'N'),
    };
    let sum: u32 = clean[..17].iter().zip((2..=18).rev()).map(|(b, weight)| value(*b) * weight).sum();
    matches!(clean[10], b'H' | b'M' | b'X') && (10 - sum % 10) % 10 == value(clean[17])
}

/// RUT: seven or eight digits and a check sign: weights 2 to 7 from the right, 11 less the sum mod 11, where 11 is 0 and 10 is K (Servicio de
/// Impuestos Internos). Only with its points or its dash, as bare digits are too common.
pub(super) fn rut(written: Written) -> bool {
    let Some((check, digits)) = written.clean.split_last() else { return false };
    let grouped = matches!(written.groups, [7 | 8, 1] | [1 | 2, 3, 3, 1]);
    if !grouped || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let values: Vec<u32> = digits.iter().rev().map(|b| u32::from(b - b'0')).collect();
    match 11 - weighted(&values, &[2, 3, 4, 5, 6, 7, 2, 3]) % 11 {
        11 => *check == b'0',
        10 => *check == b'K',
        sign => u32::from(check.wrapping_sub(b'0')) == sign,
    }
}
