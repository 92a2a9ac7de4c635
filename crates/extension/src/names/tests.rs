use super::*;

#[derive(Debug, PartialEq)]
enum Match {
    Sure,
    Possible,
    No,
}
use Match::{No, Possible, Sure};

fn compare(one: &[Spelling], other: &[Spelling]) -> Match {
    let mut found = No;
    for a in one {
        for b in other.iter().filter(|b| b.text == a.text) {
            match (a.sure, b.sure) {
                (true, true) => return Sure,
                (false, false) => {}
                _ => found = Possible,
            }
        }
    }
    found
}

/// Kept from a list with two columns; seen on X.
#[test]
fn a_listed_person_is_met_again() {
    let cases = [
        (("José María", "García López"), "Dr. José M. García-López", Sure),
        (("José María", "García López"), "jose garcia", Sure),
        (("José María", "García López"), "García López, José María", Sure),
        (("José María", "García López"), "José María García López", Sure),
        (("José María", "García López"), "José López", Possible),
        (("José María", "García López"), "María García", Possible),
        (("José María", "García López"), "J. García", Possible),
        (("José María", "García López"), "José Martínez", No),
        (("José", "García López"), "José García López", Sure),
        (("William", "Smith"), "Bill Smith", Sure),
        (("Bill", "Smith"), "William J. Smith, Jr.", Sure),
        (("Billy", "Smith"), "Will Smith", Sure),
        (("Alexander", "Reed"), "Alexandra Reed", No),
        (("Alex", "Reed"), "Alexandra Reed", Sure),
        (("Jane", "Doe"), "DOE JANE", Sure),
        (("Jane", "Doe"), "Ｊane 🌸 Doe, RN, BSN", Sure),
        (("Jane", "Doe"), "Mrs. Jane Q. Doe Ph.D.", Sure),
        (("Jane", "Doe"), "J. Doe", Possible),
        (("J.", "Doe"), "Jane Doe", Possible),
        (("J.", "Doe"), "J Doe", Sure),
        (("Jane", "Doe"), "@jane.doe_84", Possible),
        (("Jane", "Doe"), "@JaneDoe84", Possible),
        (("Jane", "Doe"), "/doejane?ref=x", Possible),
        (("Jane", "Doe"), "@dr_janedoe", Possible),
        (("William", "Stone"), "@bill.stone", Possible),
        (("Jane", "Doe"), "Jane D.", No),
        (("Jane", "Doe"), "Jane", No),
        (("Jane", "Doe"), "Dr. Doe", No),
        (("Jane", "Doe"), "John Doe", No),
        (("Jane", "Doe"), "June Doe", No),
        (("Mary Ann", "Smith"), "Mary Ann Jones", No),
        (("Mary Ann", "Smith"), "Ann Smith", Possible),
        (("Mary Ann", "Smith"), "Mary Smith", Sure),
        (("Anne-Marie", "Poe"), "Anne Poe", Sure),
        (("Karl", "Müller"), "Karl Mueller", Sure),
        (("Karl", "Müller"), "Carl Muller", Sure),
        (("Karl", "Müller"), "Karin Muller", No),
        (("Siobhán", "O’Brien"), "Siobhan OBrien", Sure),
        (("Ewan", "Mac Donald"), "Ewan MacDonald", Sure),
        (("Anna", "van der Berg"), "Anna Berg", Sure),
        (("María", "de la Cruz Ortiz"), "Maria Cruz", Sure),
        (("Linh", "Do"), "Linh Do", Sure),
        (("Linh", "Do"), "Do Linh", Sure),
        (("Łukasz", "Żak"), "Lukasz Zak", Sure),
        (("J. Robert", "Stone"), "Robert Stone", Sure),
    ];
    for ((given, family), seen, expected) in cases {
        let kept = of_parts(given, family);
        assert_eq!(compare(&kept, &of_text(Site::X, seen)), expected, "{given} | {family} and {seen}: {kept:?}");
    }
}

/// Marked on a page by name or profile; seen on another.
#[test]
fn a_marked_person_is_met_again() {
    let cases = [
        ("@Jane_Doe", "/jane_doe", Sure),
        ("https://x.com/Jane_Doe?s=20", "https://twitter.com/jane_doe/", Sure),
        ("/janedoe84", "Jane Doe", Possible),
        ("/profile.php?id=61550&sk=about", "https://www.facebook.com/profile.php?id=61550", Sure),
        ("/profile.php?id=1", "/profile.php?id=12", No),
        ("Jane Doe @jd84", "@jd84", Sure),
        ("Jane Doe @jd84", "Jane Doe @other", Sure),
        ("Smith, John", "John Smith", Sure),
        ("Ana Ruiz Vega", "Ana Ruiz Vega", Sure),
        ("Ana Ruiz Vega", "Ana Ruiz", Possible),
        ("Ana Lucía Ruiz Vega", "Ana Ruiz", Sure),
    ];
    for (kept, seen, expected) in cases {
        assert_eq!(compare(&of_text(Site::X, kept), &of_text(Site::X, seen)), expected, "{kept} and {seen}");
    }
    assert_eq!(compare(&of_text(Site::X, "/jane"), &of_text(Site::Facebook, "/jane")), No);
    for nobody in ["", "  ", "/", "https://x.com", "/profile.php", "…", "Cher", "🌸 42", "Dr.", "@"] {
        assert_eq!(of_text(Site::X, nobody), [], "{nobody:?}");
    }
}
