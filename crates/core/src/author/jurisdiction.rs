//! The TOML form of a jurisdiction: who is cited there, which identifiers lead, which rules differ.
//!
//! ```toml
//! id = "uk"
//! name = "United Kingdom"
//!
//! [[document]]
//! id = "nmc"
//! authority = "NMC, Guidance on using social media responsibly"
//! url = "https://www.nmc.org.uk/standards/guidance/social-media-guidance/"
//!
//! [[identifier]]
//! concept = "id.nhs"
//! add = 0.5
//!
//! [rule.patient-ridicule-venting]
//! cite = ["nmc"]
//! ```

use super::{Compiler, SourceError, wrong};
use crate::jurisdiction::{Difference, Jurisdiction};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JurisdictionSource {
    /// The name of the file: `us`, `uk` ...
    pub id: String,
    /// What people call it.
    pub name: String,
    /// For whoever edits the file.
    #[serde(default)]
    pub note: Option<String>,
    /// What is cited, once each.
    #[serde(default)]
    pub document: Vec<DocumentSource>,
    /// Identifiers that are issued there, the most telling first.
    #[serde(default)]
    pub identifier: Vec<LeadSource>,
    /// Rules that differ, by id. A rule that is not named is as its own file says, citations too.
    #[serde(default)]
    pub rule: BTreeMap<String, DifferenceSource>,
}

/// A document that rules cite.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentSource {
    /// By which the rules below name it.
    pub id: String,
    /// The document, with its author.
    pub authority: String,
    /// The section; only when somebody has checked it against a public text.
    #[serde(default)]
    pub section: Option<String>,
    /// Where to read it.
    #[serde(default)]
    pub url: Option<String>,
}

/// An identifier that leads in this place: among readings of the same digits its label is shown.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadSource {
    /// The concept.
    pub concept: String,
    /// Points that it weighs more here than elsewhere.
    #[serde(default)]
    pub add: f32,
}

/// How a rule differs. What is not given is as in the rule's own file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DifferenceSource {
    /// For whoever edits the file.
    pub note: Option<String>,
    /// Documents of this file, the first one first; instead of those that the rule's own file cites.
    pub cite: Vec<String>,
    /// 3 stop and confirm, 2 warn inline, 1 quiet hint.
    pub severity: Option<u8>,
    /// Evidence that weighs more or less.
    pub weigh: Vec<WeighSource>,
    /// Why it matters here.
    pub why: Option<String>,
    /// What to do instead here.
    pub advice: Option<String>,
    /// Wording that can be used here as it is.
    pub safer: Option<String>,
}

/// Evidence that weighs more or less.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeighSource {
    /// Concepts, each of which the rule must know.
    pub any: Vec<String>,
    /// Points to add. A suppressor that is brought to nothing no longer counts.
    pub add: f32,
}

impl JurisdictionSource {
    /// The positions of the documents that a rule cites here; empty where the rule's own are meant.
    ///
    /// # Errors
    ///
    /// When a document is named that the file does not have.
    pub fn citations(&self, rule: &str) -> Result<Vec<usize>, SourceError> {
        let names = self.rule.get(rule).map_or(&[][..], |difference| &difference.cite);
        let find = |name: &String| {
            let at = self.document.iter().position(|document| document.id == *name);
            at.ok_or_else(|| wrong(&self.id, format!("{rule} cites `{name}`, which is no document of this file")))
        };
        names.iter().map(find).collect()
    }
}

impl Compiler<'_> {
    pub(super) fn jurisdiction(&self, source: &JurisdictionSource) -> Result<Jurisdiction, SourceError> {
        let at = source.id.as_str();
        if self.pack.jurisdictions.iter().any(|other| other.id == source.id) {
            return Err(wrong(at, "is defined twice; merge the two"));
        }
        let cited = |document: &DocumentSource| source.rule.values().any(|difference| difference.cite.contains(&document.id));
        if let Some(document) = source.document.iter().find(|document| !cited(document)) {
            return Err(wrong(at, format!("nothing cites `{}`; take it out", document.id)));
        }
        let leads = source.identifier.iter().map(|lead| Ok((self.symbol(at, &lead.concept)?, lead.add)));
        let mut rules = Vec::new();
        for (id, difference) in &source.rule {
            let number = self.pack.rules.iter().position(|rule| rule.id == *id);
            let number = number.ok_or_else(|| wrong(at, format!("there is no rule `{id}`")))?;
            source.citations(id)?;
            if difference.severity.is_some_and(|severity| !(1..=3).contains(&severity)) {
                return Err(wrong(at, format!("{id}: severity is 1, 2 or 3")));
            }
            let mut add = Vec::new();
            for weigh in &difference.weigh {
                for concept in &weigh.any {
                    let symbol = self.symbol(at, concept)?;
                    if !self.pack.rules[number].evidence.iter().any(|item| item.any.contains(&symbol)) {
                        return Err(wrong(at, format!("{id} does not ask for `{concept}`, so it can't weigh more or less")));
                    }
                    add.push((symbol, weigh.add));
                }
            }
            let difference = Difference { severity: difference.severity, add };
            if difference != Difference::default() {
                rules.push((number as u16, difference));
            }
        }
        Ok(Jurisdiction { id: source.id.clone(), leads: leads.collect::<Result<_, SourceError>>()?, rules })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ConceptSource, Sources, compile};
    use super::*;

    #[test]
    fn a_mistake_is_named() {
        let document = |id: &str| DocumentSource { id: id.to_owned(), authority: id.to_owned(), section: None, url: None };
        let place = || JurisdictionSource {
            id: "here".to_owned(),
            name: "Here".to_owned(),
            note: None,
            document: Vec::new(),
            identifier: Vec::new(),
            rule: BTreeMap::new(),
        };
        let difference = |rule: &str, difference: DifferenceSource| [(rule.to_owned(), difference)].into();
        for (places, complaint) in [
            (vec![place(), place()], "defined twice"),
            (vec![JurisdictionSource { document: vec![document("code")], ..place() }], "nothing cites `code`"),
            (
                vec![JurisdictionSource { identifier: vec![LeadSource { concept: "id.moon".to_owned(), add: 0.0 }], ..place() }],
                "no concept `id.moon`",
            ),
            (vec![JurisdictionSource { rule: difference("gossip", DifferenceSource::default()), ..place() }], "no rule `gossip`"),
        ] {
            let concepts =
                vec![ConceptSource { name: "colour".to_owned(), terms: vec!["red".to_owned()], ..ConceptSource::default() }];
            let sources = Sources { concepts, jurisdictions: places, ..Sources::default() };
            let error = compile(&sources).expect_err("a mistake").to_string();
            assert!(error.contains(complaint), "{error}");
        }
    }
}
