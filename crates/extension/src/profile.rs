//! What the author says of themselves: evidence, because readers know it too.

use bedrail_core::{Author, Engine, Input};
use serde::{Deserialize, Serialize};

/// The longest entry, in characters: enough for "Regional Center for Pediatric and Adolescent Rehabilitation Medicine".
pub const LONGEST: usize = 80;

/// A short profile. What is empty was not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// What they are: "nurse".
    pub role: String,
    /// What they specialize in: "oncology".
    pub specialty: String,
    /// Where they work.
    pub employer: String,
    /// The city or region.
    pub city: String,
    /// The account speaks for a practice or an institution.
    pub official: bool,
    /// What an official account's ready replies name.
    pub phone: String,
    /// The same: address of a patient portal or contact page.
    pub portal: String,
}

impl Profile {
    /// Without needless space, each entry in one line.
    ///
    /// # Errors
    /// The first entry that is too long.
    pub fn tidy(mut self) -> Result<Profile, String> {
        for entry in self.entries_mut() {
            *entry = entry.split_whitespace().collect::<Vec<_>>().join(" ");
            if entry.chars().count() > LONGEST {
                return Err(std::mem::take(entry));
            }
        }
        Ok(self)
    }

    fn entries_mut(&mut self) -> [&mut String; 6] {
        [&mut self.role, &mut self.specialty, &mut self.employer, &mut self.city, &mut self.phone, &mut self.portal]
    }

    /// Adds to what the page shows of the author what it does not show.
    pub fn complete(&self, input: &mut Input) {
        let said = |parts: &[&String]| {
            let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        let own = Author {
            specialty: said(&[&self.role, &self.specialty]),
            employer: said(&[&self.employer]),
            city: said(&[&self.city]),
            ..Author::default()
        };
        if own == Author::default() {
            return;
        }
        let shown = input.author.take().unwrap_or_default();
        input.author = Some(Author {
            specialty: shown.specialty.or(own.specialty),
            employer: shown.employer.or(own.employer),
            city: shown.city.or(own.city),
            ..shown
        });
    }

    /// This profile with what a visible bio seems to say in the places that are still empty.
    #[must_use]
    pub fn with_bio(mut self, engine: &Engine, bio: &str, location: Option<&str>) -> Profile {
        let read = bedrail_rules::read_bio(engine, bio, location);
        for (entry, found) in [(&mut self.role, read.role), (&mut self.employer, read.employer), (&mut self.city, read.city)] {
            if let Some(found) = found.filter(|found| entry.is_empty() && found.chars().count() <= LONGEST) {
                *entry = found;
            }
        }
        self
    }
}
