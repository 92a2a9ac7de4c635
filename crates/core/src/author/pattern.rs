//! From a regular expression to the steps of a pattern.

use crate::pattern::Step;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Ranges of bytes, both ends included.
pub(super) type Ranges = Vec<(u8, u8)>;

/// The classes of a pack's patterns, each kept once.
#[derive(Debug, Default)]
pub(super) struct Classes(pub(super) Vec<Ranges>);

impl Classes {
    fn number(&mut self, ranges: Ranges) -> Result<u8, String> {
        let known = self.0.iter().position(|class| *class == ranges);
        let number = known.unwrap_or_else(|| {
            self.0.push(ranges);
            self.0.len() - 1
        });
        u8::try_from(number).map_err(|_| "there are more than 256 different classes".to_owned())
    }
}

/// Steps, and the numbers of the classes of the first and the second byte of a match.
pub(super) fn compile(regex: &str, group: u8, classes: &mut Classes) -> Result<(Vec<Step>, [u8; 2]), String> {
    let hir = ParserBuilder::new().unicode(false).utf8(false).case_insensitive(true).build().parse(regex);
    let hir = hir.map_err(|e| e.to_string())?;
    if hir.properties().minimum_len().is_none_or(|least| least == 0) {
        return Err("it fits nothing at all, everywhere; let it ask for something".to_owned());
    }
    if hir.properties().explicit_captures_len() < group as usize {
        return Err(format!("there is no group {group}"));
    }
    let mut steps = Vec::new();
    lower(&hir, group, classes, &mut steps)?;
    let mut bytes = [[false; 256]; 2];
    let [_, one, _] = advance(&steps, [true, false, false], classes, &mut bytes);
    if one {
        // A match of one byte, after which anything may come.
        bytes[1] = [true; 256];
    }
    let [first, second] = bytes.map(|bytes| classes.number(runs(&bytes)));
    Ok((steps, [first?, second?]))
}

fn lower(hir: &Hir, group: u8, classes: &mut Classes, out: &mut Vec<Step>) -> Result<(), String> {
    match hir.kind() {
        HirKind::Empty => {}
        HirKind::Literal(literal) => {
            for byte in &literal.0 {
                // The case of a letter matters where it is a literal; elsewhere the parser made it a class of both.
                one(vec![(*byte, *byte)], classes, out)?;
            }
        }
        HirKind::Class(class) => one(ranges(class)?, classes, out)?,
        HirKind::Look(look) => out.push(match look {
            Look::Start => Step::Start,
            Look::End => Step::End,
            Look::WordAscii => Step::Edge,
            other => return Err(format!("{other:?} is not supported; write it with ^, $ or \\b")),
        }),
        HirKind::Repetition(repetition) => {
            if !repetition.greedy {
                return Err("only greedy repetition is supported".to_owned());
            }
            let count = |n: u32| u16::try_from(n).map_err(|_| "repeats too often".to_owned());
            let (least, most) = (count(repetition.min)?, repetition.max.map_or(Ok(u16::MAX), count)?);
            let single = match repetition.sub.kind() {
                HirKind::Class(class) => Some(ranges(class)?),
                HirKind::Literal(literal) if literal.0.len() == 1 => Some(vec![(literal.0[0], literal.0[0])]),
                _ => None,
            };
            if let Some(ranges) = single {
                out.push(Step::Class(classes.number(ranges)?, least, most));
            } else {
                let mut steps = Vec::new();
                lower(&repetition.sub, group, classes, &mut steps)?;
                out.push(Step::Repeat(steps, least, most));
            }
        }
        HirKind::Capture(capture) if capture.index == u32::from(group) => {
            out.push(Step::Open);
            lower(&capture.sub, group, classes, out)?;
            out.push(Step::Close);
        }
        HirKind::Capture(capture) => lower(&capture.sub, group, classes, out)?,
        HirKind::Concat(parts) => {
            for part in parts {
                lower(part, group, classes, out)?;
            }
        }
        HirKind::Alternation(branches) => {
            let branches = branches.iter().map(|branch| {
                let mut steps = Vec::new();
                lower(branch, group, classes, &mut steps)?;
                Ok(steps)
            });
            out.push(Step::Either(branches.collect::<Result<_, String>>()?));
        }
    }
    Ok(())
}

/// One byte: joined to the text before it when that is all it takes.
fn one(ranges: Ranges, classes: &mut Classes, out: &mut Vec<Step>) -> Result<(), String> {
    let plain = match ranges[..] {
        [(a, b)] if a == b && a.is_ascii() && !a.is_ascii_alphabetic() => Some(a),
        [(a, b), (c, d)] if a == b && c == d && a.is_ascii_uppercase() && c == a.to_ascii_lowercase() => Some(c),
        _ => None,
    };
    match (plain, out.last_mut()) {
        (Some(byte), Some(Step::Text(text))) => text.push(byte as char),
        (Some(byte), _) => out.push(Step::Text((byte as char).to_string())),
        (None, _) => out.push(Step::Class(classes.number(ranges)?, 1, 1)),
    }
    Ok(())
}

fn ranges(class: &Class) -> Result<Ranges, String> {
    match class {
        Class::Bytes(class) => Ok(class.ranges().iter().map(|r| (r.start(), r.end())).collect()),
        Class::Unicode(_) => Err("only ASCII classes are supported".to_owned()),
    }
}

/// How many bytes of a match steps may have taken: none, one, or more.
type Taken = [bool; 3];

/// Marks which bytes the first and the second of a match can be; from what was taken before some steps to what is taken after them.
fn advance(steps: &[Step], before: Taken, classes: &Classes, bytes: &mut [[bool; 256]; 2]) -> Taken {
    steps.iter().fold(before, |before, step| match step {
        Step::Text(text) => text.bytes().fold(before, |taken, byte| {
            advance_one(taken, &[(byte, byte), (byte.to_ascii_uppercase(), byte.to_ascii_uppercase())], bytes)
        }),
        Step::Class(number, least, most) => {
            repeated(before, *least, *most, |taken| advance_one(taken, &classes.0[*number as usize], bytes))
        }
        Step::Either(branches) => {
            branches.iter().map(|branch| advance(branch, before, classes, bytes)).reduce(either).unwrap_or(before)
        }
        Step::Repeat(steps, least, most) => repeated(before, *least, *most, |taken| advance(steps, taken, classes, bytes)),
        Step::Open | Step::Close | Step::Start | Step::End | Step::Edge => before,
    })
}

fn advance_one([none, one, more]: Taken, ranges: &[(u8, u8)], bytes: &mut [[bool; 256]; 2]) -> Taken {
    for (place, _) in [none, one].iter().enumerate().filter(|(_, taken)| **taken) {
        for (from, to) in ranges {
            bytes[place][*from as usize..=*to as usize].fill(true);
        }
    }
    [false, none, one || more]
}

fn repeated(before: Taken, least: u16, most: u16, mut round: impl FnMut(Taken) -> Taken) -> Taken {
    let mut taken = before;
    let mut after = if least == 0 { before } else { [false; 3] };
    // After three rounds more than one byte is taken, and nothing new can come.
    for number in 1..=most.min(least.max(3)) {
        taken = round(taken);
        if number >= least {
            after = either(after, taken);
        }
    }
    after
}

fn either(one: Taken, other: Taken) -> Taken {
    std::array::from_fn(|i| one[i] || other[i])
}

/// The ranges of the bytes that are marked.
fn runs(marked: &[bool; 256]) -> Ranges {
    let mut runs = Ranges::new();
    for byte in (0..=255u8).filter(|b| marked[*b as usize]) {
        match runs.last_mut() {
            Some(last) if last.1 + 1 == byte => last.1 = byte,
            _ => runs.push((byte, byte)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Needs, Pattern};
    use crate::pattern::Patterns;
    use regex::bytes::RegexBuilder;

    /// Texts with what the patterns below ask for, whole, cut short, doubled and out of place.
    fn texts() -> Vec<String> {
        let parts = [
            "MRN: 00482917",
            "mrn",
            "#",
            " no. ",
            "4829-1-7",
            "(555) 010-0142",
            "555-0142",
            "+1 ",
            "\u{e9}",
            "Bed-4",
            "_",
            "10/14",
            "2024-02-30",
            "12 Oak Ridge rd.",
            "apt",
            "12 oak rd",
            "p.o. box 7",
            "PO BOX 12",
            "id id number",
            "u: ann pw: x1!",
            "\n",
            "a.b",
            "ZIP 89801-1234",
        ];
        let mut texts: Vec<String> = parts.iter().map(|p| (*p).to_owned()).collect();
        for one in parts {
            for other in parts {
                texts.extend([format!("{one}{other}"), format!("{one} {other} {one}"), format!("{other}, {one}{one}9")]);
            }
        }
        texts
    }

    #[test]
    fn says_what_the_regex_crate_says() {
        for (regex, group) in [
            (r"(?:^|[^\w.-])((?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?:$|[^\w-])", 1),
            (
                r"\b(?:mrn|m\.r\.n\.?|id)(?: ?(?:no\.?|number|id|#))+(?: (?:is|was))?[ :.#=-]{0,3}((?:[A-Z]{1,4}[- ]?)?\d[\d-]{1,5}[ -]?[\d-]{2,8}\d)\b",
                1,
            ),
            (r"\b(?:mrn)[ :.#=-]{0,3}(\d[\d-]{3,8}\d)\b", 1),
            (r"\b\d{1,5}[a-z]? (?-i:(?:[NSEW]\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:st|rd|road)\b\.?(?:,? (?:apt|#) ?\w+)?", 0),
            (r"\bp\.?o\.? box \d{1,6}\b", 0),
            (r"\b(?:u|user): ?\S+ (?:p|pw|pass): ?(\S+)", 1),
            (r"(?:^|[^\d/.$-])((?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01]))(?:$|[^\d/%-])", 1),
            (r"\b(?:zip(?: code)?|(?-i:[A-Z]{2,3})),? (\d{4,5}(?:-\d{4})?)\b", 1),
            (r"(?:a|ab)(?:b|c\.)?", 0),
            (r"((?:[a-z]?\d?)*)\d\d", 1),
        ] {
            let mut classes = Classes::default();
            let (steps, [first, second]) = compile(regex, group, &mut classes).expect(regex);
            let pattern = [Pattern { concept: 0, steps, first, second, needs: Needs::Digit, validator: None }];
            let patterns = Patterns::new(&pattern, &classes.0);
            let judge = RegexBuilder::new(regex).unicode(false).case_insensitive(true).build().expect(regex);
            for text in texts() {
                let bytes = text.as_bytes();
                let own = patterns.find(&pattern, |_| true, bytes).concat();
                let theirs: Vec<_> =
                    judge.captures_iter(bytes).filter_map(|c| c.get(group as usize)).map(|m| m.range()).collect();
                assert_eq!(own, theirs, "{regex} on {text}");
            }
        }
    }

    #[test]
    fn refuses_what_it_cannot_run() {
        for regex in ["a*", "a+?b", r"(?m)^a", "(", r"\bx\B"] {
            assert!(compile(regex, 0, &mut Classes::default()).is_err(), "{regex}");
        }
        assert!(compile("a(b)", 2, &mut Classes::default()).is_err());
    }
}
