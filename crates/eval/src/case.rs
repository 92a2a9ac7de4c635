//! Labelled texts, read from JSONL.

use bedrail_core::Input;
use serde::Deserialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fmt, io};

/// A text with its context and what is true of it.
#[derive(Debug, Clone)]
pub struct Case {
    /// Unique among the lines that are measured together.
    pub id: String,
    /// What the engine is asked.
    pub input: Input,
    /// What it should answer.
    pub gold: Gold,
    /// The line that differs as little as possible and has the opposite verdict.
    pub twin: Option<String>,
    /// The plain line of which this is a disguised form.
    pub variant_of: Option<String>,
    /// The group of lines to which it belongs; the file's name where the line names none.
    pub set: String,
}

/// What is true of a text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Gold {
    /// Rules that ought to fire. None for a benign text.
    pub rules: Vec<String>,
    /// Rules that may fire or not: careful people would differ.
    #[serde(alias = "maybe")]
    pub tolerated: Vec<String>,
    /// The deciding words.
    pub spans: Vec<GoldSpan>,
}

/// Deciding words of a text.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldSpan {
    /// The words, exactly as they stand in the text.
    pub text: String,
    /// What they are, in the corpus's own terms.
    #[serde(default)]
    pub concept: String,
    /// Where they begin, in Unicode scalar values. Without it, every place where the words stand is meant.
    pub start: Option<usize>,
}

impl Case {
    /// Whether a warning is wanted.
    #[must_use]
    pub fn is_risky(&self) -> bool {
        !self.gold.rules.is_empty()
    }
}

/// Why labelled texts can't be measured.
#[derive(Debug)]
#[non_exhaustive]
pub enum CaseError {
    /// The file can't be read; the error names it.
    Io(io::Error),
    /// A line is no labelled text; says where and why.
    Line {
        /// The file.
        file: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// What to put right.
        why: String,
    },
    /// Two lines have the same id, so that twins and variants can't be told apart: rename one, or measure the files one by one.
    Twice(String),
    /// A twin or a plain form is not among the lines that are measured together: add its file.
    Missing {
        /// The line that names it.
        id: String,
        /// The line that is not there.
        other: String,
    },
    /// A rule that Bedrail doesn't have: correct its name.
    Rule {
        /// The line that names it.
        id: String,
        /// The name.
        rule: String,
    },
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CaseError::Io(error) => write!(f, "{error}"),
            CaseError::Line { file, line, why } => write!(f, "{}:{line}: {why}", file.display()),
            CaseError::Twice(id) => write!(f, "two lines have the id {id}: rename one, or measure the files one by one"),
            CaseError::Missing { id, other } => {
                write!(f, "{id} names {other}, which is not here: measure its file together with this one")
            }
            CaseError::Rule { id, rule } => write!(f, "{id}: there is no rule {rule}; `bedrail rules` lists them"),
        }
    }
}

impl std::error::Error for CaseError {}

/// Reads labelled texts, and texts that are all harmless.
///
/// In `labelled` files a line without `gold` is an error; in `harmless` files whatever `gold` a line has is passed over.
///
/// # Errors
///
/// When a file can't be read, a line is no labelled text, names a rule that is not in `rules` or a line that is not there, or an id comes twice.
pub fn read<'r>(
    labelled: &[PathBuf],
    harmless: &[PathBuf],
    rules: impl IntoIterator<Item = &'r str>,
) -> Result<Vec<Case>, CaseError> {
    let mut cases = Vec::new();
    for (files, harmless) in [(labelled, false), (harmless, true)] {
        for file in files {
            let words = fs_err::read_to_string(file).map_err(CaseError::Io)?;
            for (index, line) in words.trim_start_matches('\u{feff}').split('\n').enumerate() {
                if !line.trim().is_empty() {
                    let why = |why| CaseError::Line { file: file.clone(), line: index + 1, why };
                    cases.push(parse(line, file, harmless).map_err(why)?);
                }
            }
        }
    }
    let rules: Vec<&str> = rules.into_iter().collect();
    let mut ids = HashMap::new();
    for case in &cases {
        if ids.insert(case.id.as_str(), ()).is_some() {
            return Err(CaseError::Twice(case.id.clone()));
        }
        if let Some(rule) = case.gold.rules.iter().chain(&case.gold.tolerated).find(|rule| !rules.contains(&rule.as_str())) {
            return Err(CaseError::Rule { id: case.id.clone(), rule: rule.clone() });
        }
    }
    for case in &cases {
        if let Some(other) = case.twin.iter().chain(&case.variant_of).find(|other| !ids.contains_key(other.as_str())) {
            return Err(CaseError::Missing { id: case.id.clone(), other: other.clone() });
        }
    }
    Ok(cases)
}

/// What a line has beside its input.
#[derive(Deserialize)]
struct Label {
    id: Id,
    gold: Option<Gold>,
    twin: Option<Id>,
    variant_of: Option<Id>,
    set: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Words(String),
    Number(serde_json::Number),
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        match id {
            Id::Words(words) => words,
            Id::Number(number) => number.to_string(),
        }
    }
}

fn parse(line: &str, file: &Path, harmless: bool) -> Result<Case, String> {
    let label: Label = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let input: Input = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let gold = match label.gold {
        _ if harmless => Gold::default(),
        Some(gold) => gold,
        None => {
            return Err("no `gold`: only labelled texts can be measured, unless all of them are harmless (--benign)".to_owned());
        }
    };
    if let Some(span) = gold.spans.iter().find(|span| !input.text.contains(&span.text)) {
        return Err(format!("the span {:?} is not in the text", span.text));
    }
    let links = !harmless;
    Ok(Case {
        id: label.id.into(),
        input,
        gold,
        twin: label.twin.filter(|_| links).map(Into::into),
        variant_of: label.variant_of.filter(|_| links).map(Into::into),
        set: label.set.unwrap_or_else(|| file.file_stem().unwrap_or_default().to_string_lossy().into_owned()),
    })
}
