//! Telephone numbers, as people of several countries write them.

/// How sure a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Written as telephone numbers are written.
    Plain,
    /// As many digits as a telephone number has: one only if somebody says so.
    Possible,
}

/// North American Numbering Plan: NXX-NXX-XXXX or NXX-XXXX, N is 2-9; an exchange of the form N11 is a service code (ATIS-0300051).
pub(super) fn nanp(digits: &[u32]) -> bool {
    let digits = if digits.len() == 11 && digits[0] == 1 { &digits[1..] } else { digits };
    let block = |at: usize| digits[at] >= 2 && !(digits[at + 1] == 1 && digits[at + 2] == 1);
    match digits.len() {
        10 => block(0) && block(3),
        7 => block(0),
        _ => false,
    }
}

/// The telephone number that begins right here: its length in bytes and its form.
///
/// Known are the plans of North America, of the United Kingdom (Ofcom), Ireland (ComReg), Australia (ACMA), New Zealand (NAD), India (TRAI),
/// South Africa (ICASA) and Singapore (IMDA), by how many digits they have and how those are grouped, and any number with a plus
/// sign (ITU-T E.164: at most 15 digits). Numbers set aside for fiction pass, as exchanges are not looked up.
pub(crate) fn at(text: &[u8]) -> Option<(usize, Form)> {
    let plus = text.first() == Some(&b'+');
    // Groups of digits, and what stands before each.
    let mut groups: Vec<&[u8]> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut marks: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while groups.len() < 8 {
        let mark = at + text[at..].iter().take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'(' | b')' | b'+')).count();
        let end = mark + text[mark..].iter().take_while(|b| b.is_ascii_digit()).count();
        if end == mark || mark - at > 2 || (at > 0 && text[at..mark].contains(&b'+')) {
            break;
        }
        let parted = text.get(end).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b':' | b'%'));
        let decimal = matches!(text.get(end), Some(b',')) && text.get(end + 1).is_some_and(u8::is_ascii_digit);
        if parted || decimal {
            break;
        }
        groups.push(&text[mark..end]);
        marks.push(&text[at..mark]);
        ends.push(end);
        at = end;
    }
    // The longest first: a house number may follow a telephone number, but less often than not.
    (1..=groups.len()).rev().find_map(|count| {
        let open = marks[..count].iter().filter(|m| m.contains(&b'(')).count();
        let close = marks[..count].iter().filter(|m| m.contains(&b')')).count();
        if open != close || text.get(ends[count - 1]).is_some_and(|b| *b == b'-' || *b == b'_') {
            return None;
        }
        form(&groups[..count], plus, open > 0, &marks[1..count]).map(|form| (ends[count - 1], form))
    })
}

fn form(groups: &[&[u8]], plus: bool, bracket: bool, marks: &[&[u8]]) -> Option<Form> {
    let lengths: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    let digits = groups.concat();
    let count = digits.len();
    let first = digits.first().copied().unwrap_or(b'0');
    if plus {
        let fits = (8..=15).contains(&count) && first != b'0' && lengths[1..].iter().all(|l| *l >= 2);
        return fits.then_some(Form::Plain);
    }
    let even = marks.windows(2).all(|pair| pair[0] == pair[1]);
    match (count, lengths.as_slice()) {
        // North America, with or without the 1 before it; a bracketed area code may have other marks after it.
        (11, [1, 3, 3, 4]) if first == b'1' && digits[1] >= b'2' => Some(Form::Plain),
        (10, [3, 3, 4]) if first >= b'2' && (even || bracket) => Some(Form::Plain),
        (7, [3, 4]) if first >= b'2' && marks == [b"-".as_slice()] && !(digits[1] == b'1' && digits[2] == b'1') => {
            Some(Form::Plain)
        }
        // A trunk zero and at least one gap: 020 7946 0921, 01632 960417, (02) 5550 4471, 0491 570 156, 082 555 0143, 021 555 0192.
        (9..=11, [2..=5, rest @ ..]) if first == b'0' && digits[1] != b'0' && !rest.is_empty() => {
            rest.iter().all(|l| (2..=8).contains(l)).then_some(Form::Plain)
        }
        (10 | 11, [_]) if first == b'0' && digits[1] != b'0' => Some(Form::Plain),
        // India: 98765 43210.
        (10, [5, 5]) if first >= b'6' => Some(Form::Plain),
        // Singapore: 9123 4567; and what has no gaps.
        (8, [4, 4]) if matches!(first, b'3' | b'6' | b'8' | b'9') => Some(Form::Possible),
        (7..=12, [_] | [_, _] | [_, _, _]) if lengths.iter().all(|l| *l >= 2) => Some(Form::Possible),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_written() {
        use Form::*;
        for (text, want) in [
            ("(509) 555-0137, she", Some(("(509) 555-0137", Plain))),
            ("509-555-0137", Some(("509-555-0137", Plain))),
            ("1-206-555-0188 now", Some(("1-206-555-0188", Plain))),
            ("+1 (555) 010-0199", Some(("+1 (555) 010-0199", Plain))),
            ("555.010.0164", Some(("555.010.0164", Plain))),
            ("555-0142, positive", Some(("555-0142", Plain))),
            ("07700 900388", Some(("07700 900388", Plain))),
            ("07700 900 271", Some(("07700 900 271", Plain))),
            ("020 7946 0921, he", Some(("020 7946 0921", Plain))),
            ("+353 20 915 4410 after", Some(("+353 20 915 4410", Plain))),
            ("(02) 5550 4471", Some(("(02) 5550 4471", Plain))),
            ("0491 570 156", Some(("0491 570 156", Plain))),
            ("021 555 0192", Some(("021 555 0192", Plain))),
            ("082 555 0143", Some(("082 555 0143", Plain))),
            ("+91 98765 00123", Some(("+91 98765 00123", Plain))),
            ("98765 00123", Some(("98765 00123", Plain))),
            ("9123 4567", Some(("9123 4567", Possible))),
            ("5095550137", Some(("5095550137", Possible))),
            ("1234", None),
            ("911", None),
            ("12/05/2020", None),
            ("4,417,902", None),
            ("555-0142-88-1", None),
            ("2026-2027", Some(("2026-2027", Possible))),
            ("120/80", None),
        ] {
            assert_eq!(at(text.as_bytes()).map(|(len, form)| (&text[..len], form)), want, "{text}");
        }
    }
}
