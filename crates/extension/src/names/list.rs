//! A list of people: the rows of a table, or a FHIR R4 Bundle of Patient resources.

use super::{Spelling, Spellings, profile, shown, words};
use crate::protocol::Site;
use bedrail_core::plain;
use serde_json::Value;

/// Why a list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ListError {
    /// Several columns, and no heading that says which of them are names.
    Columns,
    /// Not a Bundle of Patient resources, nor a Patient.
    Resources,
    /// Nobody in it has a name and a surname, or a profile.
    Nobody,
}

/// Everybody on the list, by their spellings; who has no name that can be matched is left out.
type People = Result<Vec<Vec<Spelling>>, ListError>;

// Headings as they are folded: without accents, signs and spaces. In English, Spanish, French, German and Portuguese.
const GIVEN: [&str; 14] = [
    "givenname",
    "givennames",
    "given",
    "firstname",
    "firstnames",
    "first",
    "forename",
    "forenames",
    "nombre",
    "nombres",
    "prenom",
    "prenoms",
    "vorname",
    "vornamen",
];
const FAMILY: [&str; 20] = [
    "familyname",
    "family",
    "lastname",
    "last",
    "surname",
    "surnames",
    "apellido",
    "apellidos",
    "apellido1",
    "apellido2",
    "primerapellido",
    "segundoapellido",
    "nom",
    "nomdefamille",
    "nachname",
    "familienname",
    "sobrenome",
    "apelido",
    "sobrenomes",
    "zuname",
];
const WHOLE: [&str; 13] = [
    "name",
    "fullname",
    "displayname",
    "patient",
    "patientname",
    "nombrecompleto",
    "nombre",
    "nomcomplet",
    "nome",
    "nomecompleto",
    "paciente",
    "nom",
    "vollername",
];
const PROFILE: [(&str, Option<Site>); 8] = [
    ("x", Some(Site::X)),
    ("xhandle", Some(Site::X)),
    ("twitter", Some(Site::X)),
    ("twitterhandle", Some(Site::X)),
    ("facebook", Some(Site::Facebook)),
    ("handle", None),
    ("username", None),
    ("profile", None),
];

/// The people of a table whose first row may be a heading.
pub fn of_rows(rows: &[Vec<String>]) -> People {
    let heading: Vec<String> = rows.first().map_or(Vec::new(), |row| row.iter().map(|cell| folded(cell)).collect());
    let among =
        |names: &[&str]| -> Vec<usize> { (0..heading.len()).filter(|at| names.contains(&heading[*at].as_str())).collect() };
    let profiles: Vec<(usize, Option<Site>)> = heading
        .iter()
        .enumerate()
        .filter_map(|(at, cell)| PROFILE.iter().find(|(name, _)| name == cell).map(|(_, site)| (at, *site)))
        .collect();
    // In German and French lists the surname often stands under "name", beside a column for the first.
    let (given, mut family, whole) = (among(&GIVEN), among(&FAMILY), among(&WHOLE));
    if !given.is_empty() && family.is_empty() {
        family = whole.iter().copied().filter(|at| !given.contains(at)).collect();
    }
    let apart = !given.is_empty() && !family.is_empty();
    let headed = apart || !whole.is_empty() || !profiles.is_empty();
    let wide = rows.iter().any(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1);
    if !headed && wide {
        return Err(ListError::Columns);
    }
    let mut people = Vec::new();
    for row in &rows[usize::from(headed).min(rows.len())..] {
        let joined =
            |columns: &[usize]| columns.iter().filter_map(|at| row.get(*at)).map(String::as_str).collect::<Vec<_>>().join(" ");
        let mut found = Spellings::default();
        if apart {
            super::parts(&words::read_part(&joined(&given)), &words::read_part(&joined(&family)), &mut found);
        } else if headed {
            shown(whole.first().and_then(|at| row.get(*at)).map_or("", String::as_str), &mut found);
        } else {
            shown(row.first().map_or("", String::as_str), &mut found);
        }
        for (at, site) in &profiles {
            let cell = row.get(*at).map_or("", |cell| cell.trim());
            let path = super::path_of(cell).unwrap_or_else(|| cell.trim_start_matches('@'));
            for site in Site::BUILT_IN.into_iter().filter(|one| site.is_none_or(|site| site == *one)) {
                profile(site, path, &mut found);
            }
        }
        add(&mut people, found);
    }
    some(people)
}

/// The people of a FHIR R4 Bundle (or of one Patient resource): each by all of their names, earlier ones included.
pub fn of_fhir(resource: &Value) -> People {
    let entries: Vec<&Value> = match resource["resourceType"].as_str() {
        Some("Bundle") => resource["entry"].as_array().into_iter().flatten().map(|entry| &entry["resource"]).collect(),
        Some("Patient") => vec![resource],
        _ => return Err(ListError::Resources),
    };
    let mut people = Vec::new();
    let patients: Vec<&Value> = entries.into_iter().filter(|entry| entry["resourceType"] == "Patient").collect();
    if patients.is_empty() {
        return Err(ListError::Resources);
    }
    for patient in patients {
        let mut found = Spellings::default();
        for name in patient["name"].as_array().into_iter().flatten() {
            let given: Vec<&str> = name["given"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            match name["family"].as_str() {
                Some(family) => super::parts(&words::read_part(&given.join(" ")), &words::read_part(family), &mut found),
                None => shown(name["text"].as_str().unwrap_or_default(), &mut found),
            }
        }
        add(&mut people, found);
    }
    some(people)
}

fn add(people: &mut Vec<Vec<Spelling>>, found: Spellings) {
    let spellings = found.done();
    if !spellings.is_empty() {
        people.push(spellings);
    }
}

fn some(people: Vec<Vec<Spelling>>) -> People {
    if people.is_empty() { Err(ListError::Nobody) } else { Ok(people) }
}

fn folded(heading: &str) -> String {
    plain(heading).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rows(table: &str) -> Vec<Vec<String>> {
        table.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    }

    /// How many people a list has, and whether a person as shown is surely among them.
    fn among(people: &People, seen: &str) -> bool {
        let asked = super::super::of_text(Site::X, seen);
        let people = people.as_ref().expect("a list");
        people.iter().flatten().any(|kept| kept.sure && asked.iter().any(|spelling| spelling.sure && spelling.text == kept.text))
    }

    #[test]
    fn tables_are_read_by_their_headings() {
        for (table, seen) in [
            ("First name|Last name|DOB\nJosé María|García López|1970", "José García"),
            ("Apellido 1|Apellido 2|Nombre\nGarcía|López|José", "José García-López"),
            ("Name|Vorname\nGarcía|José", "José García"),
            ("Nom|Prénom\nGarcía|José", "García José"),
            ("ID|Patient name\n7|García, José", "José García"),
            ("José García", "José García"),
            ("Full name\nJosé García", "José García"),
            ("Name|X handle\n|@jgarcia77", "@JGarcia77"),
            ("Profile\nhttps://x.com/jgarcia77", "/jgarcia77"),
        ] {
            let people = of_rows(&rows(table));
            assert_eq!(people.as_ref().map(Vec::len), Ok(1), "{table}");
            assert!(among(&people, seen), "{table}: {people:?}");
            assert!(!among(&people, "Jose Martin"));
        }
        assert_eq!(of_rows(&rows("7|García|José")), Err(ListError::Columns));
        for nobody in ["", "Name", "First name|Last name\n|", "Cher"] {
            assert_eq!(of_rows(&rows(nobody)), Err(ListError::Nobody), "{nobody:?}");
        }
        assert_eq!(of_rows(&rows("Name\nAnn Poe\n\nBo Ray\nCher")).map(|people| people.len()), Ok(2));
    }

    #[test]
    fn bundles_are_read_by_their_patients() {
        let bundle = json!({"resourceType": "Bundle", "type": "collection", "entry": [
            {"resource": {"resourceType": "Patient", "name": [
                {"use": "official", "family": "García López", "given": ["José", "María"]},
                {"use": "maiden", "text": "José Ruiz"}]}},
            {"resource": {"resourceType": "Practitioner", "name": [{"family": "Whit", "given": ["Ann"]}]}},
            {"resource": {"resourceType": "Patient"}},
        ]});
        let people = of_fhir(&bundle);
        assert_eq!(people.as_ref().map(Vec::len), Ok(1));
        assert!(among(&people, "José M. García") && among(&people, "José Ruiz") && !among(&people, "Ann Whit"));
        assert_eq!(of_fhir(&bundle["entry"][0]["resource"]).map(|people| people.len()), Ok(1));
        for other in [json!({}), json!([1]), json!({"resourceType": "Bundle"}), bundle["entry"][1].clone()] {
            assert_eq!(of_fhir(&other), Err(ListError::Resources));
        }
        assert_eq!(of_fhir(&bundle["entry"][2]["resource"]), Err(ListError::Nobody));
    }
}
