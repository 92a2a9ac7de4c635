//! One messages.json for each language, from the files that each part of the extension keeps beside it.
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};
use walkdir::WalkDir;

/// Writes `_locales/<language>/messages.json` below `to` for every language below `from`.
///
/// # Errors
/// When a file is not JSON, or when two of one language define the same message.
pub(crate) fn merge(from: &Path, to: &Path) -> Result<()> {
    for language in WalkDir::new(from).min_depth(1).max_depth(1).sort_by_file_name() {
        let language = language?;
        let mut messages = Map::new();
        for file in WalkDir::new(language.path()).min_depth(1).max_depth(1).sort_by_file_name() {
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
        let directory = to.join(language.file_name());
        fs_err::create_dir_all(&directory)?;
        fs_err::write(directory.join("messages.json"), format!("{:#}\n", Value::from(messages)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_and_clashes_refused() -> Result<()> {
        let scratch = std::env::temp_dir().join(format!("bedrail-locales-{}", std::process::id()));
        let (from, to) = (scratch.join("from"), scratch.join("to"));
        fs_err::create_dir_all(from.join("en"))?;
        fs_err::write(from.join("en/a.json"), r#"{"one": {"message": "1"}}"#)?;
        fs_err::write(from.join("en/b.json"), r#"{"two": {"message": "2"}}"#)?;
        merge(&from, &to)?;
        let merged: Value = serde_json::from_str(&fs_err::read_to_string(to.join("en/messages.json"))?)?;
        fs_err::write(from.join("en/c.json"), r#"{"two": {"message": "zwei"}}"#)?;
        let clash = merge(&from, &to).err().map(|error| error.to_string()).unwrap_or_default();
        fs_err::remove_dir_all(scratch)?;
        assert_eq!(merged, serde_json::json!({"one": {"message": "1"}, "two": {"message": "2"}}));
        assert!(clash.contains("c.json defines the message two again"), "{clash}");
        Ok(())
    }
}
