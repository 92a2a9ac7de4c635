//! Check-digit methods that many numbers share.

/// Luhn's mod-10 (ISO/IEC 7812-1 annex B).
pub(super) fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { (d * 2) / 10 + (d * 2) % 10 }).sum();
    digits.len() > 1 && sum.is_multiple_of(10)
}

/// GS1's mod-10: weights 3 and 1 in turn, 3 for the digit before the check digit (GS1 General Specifications, 7.9).
pub(super) fn gs1(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().rev().enumerate().map(|(i, d)| if i % 2 == 0 { *d } else { d * 3 }).sum();
    digits.len() > 1 && sum.is_multiple_of(10)
}

/// Digits times weights, summed; as many as there are weights.
pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(d, w)| d * w).sum()
}

/// Ten digits with weights 10 to 2: the last is 11 less the sum mod 11, 11 counts as 0, and 10 is never issued.
pub(super) fn mod_11_of_ten(digits: &[u32]) -> bool {
    digits.len() == 10
        && match 11 - weighted(&digits[..9], &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
            11 => digits[9] == 0,
            10 => false,
            check => digits[9] == check,
        }
}

/// Verhoeff's check over the dihedral group of ten elements (J. Verhoeff, Error Detecting Decimal Codes, 1969).
pub(super) fn verhoeff(digits: &[u32]) -> bool {
    // The group: 0-4 are turns of a pentagon, 5-9 turns of its mirror image.
    let times = |a: u32, b: u32| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 5 - b) % 5,
    };
    // The permutation, applied once more for each place from the right.
    const TURN: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let turned = |digit: u32, times: usize| (0..times % 8).fold(digit, |d, _| TURN[d as usize]);
    digits.len() > 1 && digits.iter().rev().enumerate().fold(0, |sum, (place, d)| times(sum, turned(*d, place))) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u32> {
        text.chars().filter_map(|c| c.to_digit(10)).collect()
    }

    #[test]
    fn one_wrong_digit_is_seen_by_every_method() {
        type Method = fn(&[u32]) -> bool;
        for (method, good) in [
            (luhn as Method, "4539148803436467"),
            (gs1 as Method, "4006381333931"),
            (mod_11_of_ten as Method, "9434765919"),
            (verhoeff as Method, "2363"),
            (verhoeff as Method, "123456789010"),
        ] {
            let good = digits(good);
            assert!(method(&good), "{good:?}");
            for place in 0..good.len() {
                for other in (0..10).filter(|d| *d != good[place]) {
                    let mut bad = good.clone();
                    bad[place] = other;
                    assert!(!method(&bad), "{bad:?}");
                }
            }
        }
    }

    #[test]
    fn a_transposition_is_seen() {
        assert!(!luhn(&digits("4539148803434667")));
        assert!(!mod_11_of_ten(&digits("9437465919")));
        let good = digits("123456789010");
        for place in 1..good.len() {
            let mut bad = good.clone();
            bad.swap(place - 1, place);
            assert!(bad == good || !verhoeff(&bad), "{bad:?}");
        }
    }
}
