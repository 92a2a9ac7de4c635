//! Numbers in words.

use crate::token::Tokens;

/// `thirty-four`, `a hundred and two` up to 199.
pub(crate) fn spelled_number(tokens: &Tokens, at: usize) -> Option<(usize, u32)> {
    let word = |i: usize| (i < tokens.list.len() && tokens.list[i].sentence == tokens.list[at].sentence).then(|| tokens.plain(i));
    let below_hundred = |i: usize| -> Option<(usize, u32)> {
        let first = word(i)?;
        if let Some(tens) = TENS.iter().position(|t| *t == first) {
            let tens = (tens as u32 + 2) * 10;
            return Some(match word(i + 1).and_then(|w| UNITS.iter().position(|u| *u == w)).filter(|u| (1..10).contains(u)) {
                Some(unit) => (i + 2, tens + unit as u32),
                None => (i + 1, tens),
            });
        }
        UNITS.iter().position(|u| *u == first).map(|u| (i + 1, u as u32))
    };
    let hundred_at = if matches!(word(at), Some("a" | "one")) { at + 1 } else { at };
    if word(hundred_at) == Some("hundred") {
        let rest = if word(hundred_at + 1) == Some("and") { hundred_at + 2 } else { hundred_at + 1 };
        return Some(below_hundred(rest).map_or((hundred_at + 1, 100), |(end, value)| (end, 100 + value)));
    }
    below_hundred(at)
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
