//! One messages.json for each language, from the files that each part of the extension keeps beside it.
//!
//! English is the measure: every other language has exactly its messages, each with the same places for values. A text that is
//! missing, left over or would lose a value stops the build, because nobody who builds this reads all the languages.
use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use walkdir::WalkDir;

/// The language that the others are compared with; `default_locale` in the manifest.
const MEASURE: &str = "en";

/// The longest description that the Chrome Web Store takes, in characters:
/// <https://developer.chrome.com/docs/extensions/reference/manifest/description>.
const DESCRIPTION: (&str, usize) = ("extension_description", 132);

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// Names under which a language is written once more. Browsers promise to look for `pt` after `pt_BR`; Chromium 156 without its
/// own translations was seen not to, and then shows English.
const ALSO: [(&str, &[&str]); 2] = [("es", &["es_419"]), ("pt", &["pt_BR", "pt_PT"])];

/// More sentences than this help nobody.
const SENTENCES: usize = 20;

/// Writes `_locales/<language>/messages.json` below `to` for every language below `from`, each with two messages more:
/// `language` and `direction`, which say what the page's `lang` and `dir` have to be when the browser shows these messages.
///
/// # Errors
/// When a file is not JSON, when two of one language define the same message, or when a language differs from English in more than
/// its words: every difference is named.
pub(crate) fn merge(from: &Path, to: &Path) -> Result<()> {
    let mut languages = Vec::new();
    for language in WalkDir::new(from).min_depth(1).max_depth(1).sort_by_file_name() {
        let language = language?;
        let name = language.file_name().to_string_lossy().into_owned();
        languages.push((name, messages(language.path())?));
    }
    let english = languages.iter().find(|(name, _)| name == MEASURE).map(|(_, messages)| messages);
    let english = english.with_context(|| format!("{} has no {MEASURE}", from.display()))?;
    let mut wrong: Vec<String> = languages.iter().flat_map(|(name, messages)| differences(name, messages, english)).collect();
    let left_out = wrong.len().saturating_sub(SENTENCES);
    wrong.truncate(SENTENCES);
    if left_out > 0 {
        wrong.push(format!("and {left_out} more"));
    }
    ensure!(wrong.is_empty(), "the languages of the interface do not agree:\n  {}", wrong.join("\n  "));

    for (name, mut messages) in languages {
        let base = name.split('_').next().unwrap_or_default();
        let direction = if RIGHT_TO_LEFT.contains(&base) { "rtl" } else { "ltr" };
        for (key, message) in [("language", name.replace('_', "-")), ("direction", direction.to_owned())] {
            ensure!(messages.insert(key.to_owned(), json!({ "message": message })).is_none(), "{name} defines {key} by hand");
        }
        let words = format!("{:#}\n", Value::from(messages));
        let also = ALSO.iter().filter(|(language, _)| *language == name).flat_map(|(_, also)| also.iter().copied());
        for name in also.chain([name.as_str()]) {
            let directory = to.join(name);
            fs_err::create_dir_all(&directory)?;
            fs_err::write(directory.join("messages.json"), &words)?;
        }
    }
    Ok(())
}

/// All messages of one language.
fn messages(directory: &Path) -> Result<Map<String, Value>> {
    let mut messages = Map::new();
    for file in WalkDir::new(directory).min_depth(1).max_depth(1).sort_by_file_name() {
        let file = file?;
        let part: Map<String, Value> = serde_json::from_str(&fs_err::read_to_string(file.path())?)
            .with_context(|| format!("{} is not a JSON object", file.path().display()))?;
        for (name, message) in part {
            ensure!(
                messages.insert(name.clone(), message).is_none(),
                "{} defines the message {name} again",
                file.path().display()
            );
        }
    }
    Ok(messages)
}

/// What is wrong with a language, in one sentence each.
fn differences(language: &str, messages: &Map<String, Value>, english: &Map<String, Value>) -> Vec<String> {
    let mut wrong = Vec::new();
    for key in english.keys().filter(|key| !messages.contains_key(*key)) {
        wrong.push(format!("{language}: {key} is missing"));
    }
    for (key, message) in messages {
        let Some(measure) = english.get(key) else {
            wrong.push(format!("{language}: {key} is not in {MEASURE}"));
            continue;
        };
        let text = message["message"].as_str().unwrap_or_default();
        if text.trim().is_empty() || text.trim() != text {
            wrong.push(format!("{language}: {key} is empty, or has space around it"));
        }
        match (places(message), places(measure)) {
            (Ok(own), Ok(english)) if own == english => {}
            (Ok(own), Ok(english)) => {
                wrong.push(format!("{language}: {key} has places for {own:?}, {MEASURE} for {english:?}"));
            }
            (Err(name), _) => wrong.push(format!("{language}: {key} uses ${name}$, which its placeholders do not define")),
            // Said once, of English itself.
            (_, Err(_)) => {}
        }
        if key == DESCRIPTION.0 && text.chars().count() > DESCRIPTION.1 {
            wrong.push(format!("{language}: {key} is longer than the {} characters that a store takes", DESCRIPTION.1));
        }
    }
    wrong
}

/// The values that a message has places for, by number: `$1` itself, or a `$NAME$` whose placeholder stands for `$1`.
///
/// # Errors
/// The name of a placeholder that is not defined. The browser would refuse the whole extension.
fn places(message: &Value) -> Result<BTreeSet<char>, String> {
    let mut places = BTreeSet::new();
    let mut rest = message["message"].as_str().unwrap_or_default();
    while let Some(at) = rest.find('$') {
        rest = &rest[at + 1..];
        if let Some(digit) = rest.chars().next().filter(char::is_ascii_digit) {
            places.insert(digit);
        } else if let Some(end) = rest.find('$') {
            let name = rest[..end].to_lowercase();
            let content = message["placeholders"][&name]["content"].as_str().ok_or(name)?;
            places.extend(content.chars().filter(char::is_ascii_digit));
            rest = &rest[end + 1..];
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of these files, by path: everything that was written, or the reason why nothing was.
    fn merged(name: &str, files: &[(&str, &str)]) -> Result<Value, String> {
        let scratch = std::env::temp_dir().join(format!("bedrail-locales-{}-{name}", std::process::id()));
        let (from, to) = (scratch.join("from"), scratch.join("to"));
        let done = (|| {
            for (file, words) in files {
                let path = from.join(file);
                fs_err::create_dir_all(path.parent().context("no parent")?)?;
                fs_err::write(path, words)?;
            }
            merge(&from, &to)?;
            let mut written = Map::new();
            for language in WalkDir::new(&to).min_depth(1).max_depth(1) {
                let language = language?;
                let words = fs_err::read_to_string(language.path().join("messages.json"))?;
                written.insert(language.file_name().to_string_lossy().into_owned(), serde_json::from_str(&words)?);
            }
            Ok(Value::from(written))
        })();
        let _ = fs_err::remove_dir_all(scratch);
        done.map_err(|error: anyhow::Error| format!("{error:#}"))
    }

    #[test]
    fn parts_are_joined_and_say_their_language() {
        let files = [
            ("en/a.json", r#"{"one": {"message": "$1 a"}}"#),
            ("en/b.json", r#"{"two": {"message": "b"}}"#),
            ("ar/a.json", r#"{"one": {"message": "$N$!", "placeholders": {"n": {"content": "$1"}}}, "two": {"message": "c"}}"#),
            ("pt/a.json", r#"{"one": {"message": "d $1"}, "two": {"message": "e"}}"#),
            ("zh_TW/a.json", r#"{"one": {"message": "f $1"}, "two": {"message": "g"}}"#),
        ];
        let written = merged("joined", &files).expect("sound");
        assert_eq!(written["en"]["one"]["message"], "$1 a");
        assert_eq!(written["en"]["two"]["message"], "b");
        for (language, tag, direction) in
            [("en", "en", "ltr"), ("ar", "ar", "rtl"), ("pt", "pt", "ltr"), ("zh_TW", "zh-TW", "ltr")]
        {
            assert_eq!(written[language]["language"]["message"], tag);
            assert_eq!(written[language]["direction"]["message"], direction);
        }
        assert_eq!(written["pt_BR"], written["pt"]);
    }

    #[test]
    fn a_language_that_lacks_something_stops_the_build() {
        let english = ("en/a.json", r#"{"one": {"message": "$1 of $2"}, "two": {"message": "b"}}"#);
        let long = format!(r#"{{"extension_description": {{"message": "{}"}}}}"#, "x".repeat(133));
        let cases = [
            ("a clash", ("en/b.json", r#"{"two": {"message": "again"}}"#), "b.json defines the message two again"),
            ("no JSON", ("de/a.json", "{"), "a.json is not a JSON object"),
            ("missing", ("de/a.json", r#"{"one": {"message": "$1 $2"}}"#), "de: two is missing"),
            ("left over", ("de/a.json", r#"{"three": {"message": "c"}}"#), "de: three is not in en"),
            ("empty", ("de/a.json", r#"{"one": {"message": "$1 $2"}, "two": {"message": " "}}"#), "de: two is empty"),
            (
                "a lost value",
                ("de/a.json", r#"{"one": {"message": "$2"}, "two": {"message": "b"}}"#),
                "de: one has places for {'2'}",
            ),
            ("no placeholder", ("de/a.json", r#"{"one": {"message": "$X$ $2"}}"#), "de: one uses $x$"),
            ("too long", ("en/c.json", long.as_str()), "longer than the 132 characters"),
        ];
        for (name, file, said) in cases {
            let refused = merged(&name.replace(' ', "-"), &[english, file]).expect_err(name);
            assert!(refused.contains(said), "{name}: {refused}");
        }
        assert!(merged("no-english", &[("de/a.json", "{}")]).is_err_and(|why| why.contains("has no en")));
    }
}
