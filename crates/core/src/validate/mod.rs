//! Check digits and shapes: whether a number can be what it looks like.
//!
//! Each number's definition is named where it is checked. What has a published check is held to it; what has none that could be found
//! (ABHA, the health numbers of the Canadian provinces other than Ontario, Quebec and British Columbia) has its shape only, or is
//! known by its label alone. The methods agree with python-stdnum 2.1 (NHS number, PPS, SIN, BC PHN, TFN, Aadhaar, South African ID)
//! on a few hundred numbers made to pass; the definitions themselves were not all at hand.

mod asia_africa;
mod british_isles;
mod calendar;
mod check;
mod hispanic;
mod north_america;
mod oceania;
pub(crate) mod phone;
mod thing;

use crate::pack::Validator;

/// A number as it is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'t> {
    /// Letters and digits alone, letters in capitals.
    pub(crate) clean: &'t [u8],
    /// How many of them stand together, group by group.
    pub(crate) groups: &'t [usize],
}

impl Written<'_> {
    /// The digits, in order.
    fn digits(&self) -> Vec<u32> {
        self.clean.iter().filter(|b| b.is_ascii_digit()).map(|b| u32::from(b - b'0')).collect()
    }

    /// Whether it is all digits, so many of them, in one piece or grouped in one of these ways.
    fn is_digits(&self, count: usize, ways: &[&[usize]]) -> bool {
        self.clean.len() == count && self.clean.iter().all(u8::is_ascii_digit) && self.is_grouped(ways)
    }

    fn is_grouped(&self, ways: &[&[usize]]) -> bool {
        self.groups.len() == 1 || ways.contains(&self.groups)
    }

    /// Whether it follows a mask of `A` (letter) and `9` (digit).
    fn fits(&self, mask: &str) -> bool {
        self.clean.len() == mask.len()
            && self
                .clean
                .iter()
                .zip(mask.bytes())
                .all(|(b, m)| if m == b'9' { b.is_ascii_digit() } else { b.is_ascii_uppercase() })
    }
}

/// Whether something written is a number of one kind.
pub(crate) type Kind = fn(Written) -> bool;

/// The kinds of numbers that can be told by their form, each with the concept that it lays.
pub(crate) const KINDS: [(&str, Kind); 23] = [
    ("code.ssn", north_america::ssn),
    ("code.mbi", north_america::mbi),
    ("code.sin", north_america::sin),
    ("code.ohip", north_america::ohip),
    ("code.ramq", north_america::ramq),
    ("code.bc-phn", north_america::bc_phn),
    ("code.nhs", british_isles::nhs),
    ("code.chi", british_isles::chi),
    ("code.nino", british_isles::nino),
    ("code.pps", british_isles::pps),
    ("code.medicare-au", oceania::medicare),
    ("code.ihi", oceania::ihi),
    ("code.tfn", oceania::tfn),
    ("code.nhi", oceania::nhi),
    ("code.aadhaar", asia_africa::aadhaar),
    ("code.abha", asia_africa::abha),
    ("code.nric", asia_africa::nric),
    ("code.za-id", asia_africa::za_id),
    ("code.vin", thing::vin),
    ("code.gtin", thing::gtin),
    ("code.dni", hispanic::dni),
    ("code.curp", hispanic::curp),
    ("code.rut", hispanic::rut),
];

/// Whether `text` (digits and letters, separators allowed) passes the check.
pub(crate) fn holds(validator: Validator, text: &str) -> bool {
    let clean: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect();
    let written = Written { clean: &clean, groups: &[clean.len()] };
    match validator {
        Validator::Luhn => check::luhn(&written.digits()),
        Validator::Npi => north_america::npi(written),
        Validator::Dea => north_america::dea(written),
        Validator::Ssn => north_america::ssn_digits(&written.digits()),
        Validator::Mbi => north_america::mbi(written),
        Validator::Nhs => british_isles::nhs(written),
        Validator::Vin => thing::vin(written),
        Validator::Date => calendar::date(text),
        Validator::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
        Validator::Nanp => phone::nanp(&written.digits()),
    }
}

/// Whether digits with separators are a day that exists.
pub(crate) fn is_date(text: &str) -> bool {
    calendar::date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(kind: &str, text: &str) -> bool {
        let clean: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).collect();
        let groups: Vec<usize> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::len).filter(|length| *length > 0).collect();
        let check = KINDS.iter().find(|(name, _)| *name == kind).expect("a kind").1;
        check(Written { clean: &clean, groups: &groups })
    }

    /// Numbers from the definitions themselves, from ranges that are never issued, or made up to pass; each beside one wrong digit
    /// and two digits in the wrong order.
    #[test]
    fn numbers_told_by_their_form() {
        for (kind, good, wrong, swapped) in [
            ("code.ssn", "219-09-9999", "666-12-3456", "219-00-9999"),
            ("code.ssn", "078-05-1120", "078-05-0000", "900-05-1120"),
            ("code.mbi", "1EG4-TE5-MK73", "1SG4-TE5-MK73", "1EG4-TE5-M7K3"),
            ("code.dni", "12345678Z", "12345678A", "12345687Z"),
            ("code.dni", "X1234567L", "X1234567M", "X1234576L"),
            ("code.curp", "HEGG560427MVZRRL04", "HEGG560427MVZRRL05", "HEGG560472MVZRRL04"),
            ("code.rut", "12.345.678-5", "12.345.678-6", "12.345.687-5"),
            ("code.rut", "12345670-K", "12345670-5", "12345760-K"),
            ("code.sin", "046 454 286", "046 454 287", "046 454 268"),
            ("code.sin", "046454286", "046454386", "406454286"),
            ("code.ohip", "9502-742-258", "9502-742-259", "9502-742-285"),
            ("code.ohip", "9502 742 258 KB", "9503 742 258 KB", "9502 724 258 KB"),
            ("code.ramq", "TREM 5507 1421", "TREM 5513 1421", "TREM 5570 1421"),
            ("code.ramq", "TREM55571421", "TREM55631421", "TREM55573221"),
            ("code.bc-phn", "9698 658 215", "9698 648 215", "9698 658 251"),
            ("code.nhs", "943 476 5919", "943 476 5918", "943 467 5919"),
            ("code.nhs", "9434765919", "8434765919", "9434765991"),
            ("code.chi", "0101573111", "0101573112", "0101571311"),
            ("code.chi", "010157 3111", "320157 3111", "011057 3111"),
            ("code.nino", "AB123456C", "QB123456C", "AB123456G"),
            ("code.nino", "AB 12 34 56 C", "AO 12 34 56 C", "GB 12 34 56 C"),
            ("code.pps", "1234567T", "1234568T", "1235467T"),
            ("code.pps", "1234567FA", "1234567GA", "1234576FA"),
            ("code.medicare-au", "2123 45670 1", "2123 45671 1", "2132 45670 1"),
            ("code.ihi", "8003 6012 3456 7894", "8003 6012 3456 7895", "8003 6012 3456 7849"),
            ("code.tfn", "123 456 782", "123 456 783", "123 456 728"),
            ("code.nhi", "ZAA0067", "ZAA0066", "ZAA0076"),
            ("code.nhi", "JBX3656", "JBX3650", "JXB3656"),
            ("code.nhi", "ZZZ00AC", "ZZZ00AA", "ZZZ00CA"),
            ("code.nhi", "ZBN77VL", "ZBN78VL", "ZNB77VL"),
            ("code.aadhaar", "2341 2341 2346", "2341 2341 2347", "2341 2314 2346"),
            ("code.nric", "S1234567D", "S1234568D", "S1235467D"),
            ("code.nric", "G1234567X", "G1234567W", "G1234576X"),
            ("code.nric", "T0000001E", "T0000002E", "T0000010E"),
            ("code.za-id", "7503305044089", "7503305044088", "7503305040489"),
            ("code.vin", "1M8GDM9AXKP042788", "1M8GDM9A1KP042788", "1M8GDM9AXKP042878"),
            ("code.gtin", "00857674002010", "00857674002011", "00857647002010"),
        ] {
            assert!(is(kind, good), "{kind} {good}");
            assert!(!is(kind, wrong), "{kind} {wrong}");
            assert!(!is(kind, swapped), "{kind} {swapped}");
        }
    }

    #[test]
    fn grouping_tells_one_number_from_another() {
        assert!(is("code.abha", "91-1234-5678-9012"));
        assert!(!is("code.abha", "9112-3456-7890-12"));
        assert!(!is("code.nhs", "9434 765 919"));
        assert!(!is("code.ssn", "219099999"));
        assert!(!is("code.sin", "04 6454 286"));
        assert!(!is("code.nhs", "111 111 1111"));
    }

    #[test]
    fn patterns_may_ask_for_a_check() {
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
            (Date, "20240311", "20241311"),
            (Ipv4, "10.0.0.255", "10.0.0.256"),
            (Nanp, "(405) 555-0142", "(105) 555-0142"),
        ] {
            assert!(holds(validator, good), "{validator:?} {good}");
            assert!(!holds(validator, bad), "{validator:?} {bad}");
        }
    }
}
