//! Adding a built-in rule.
use anyhow::{Context, Result, ensure};
use clap::Subcommand;

use crate::workspace::Workspace;

/// The template, beside the rules it is for; `{id}` in it stands for the new rule's id.
const TEMPLATE: &str = "crates/rules/rules/TEMPLATE.toml.txt";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write crates/rules/rules/<ID>.toml from the template, ready to fill in.
    New {
        /// What the rule is called everywhere: lower-case words with hyphens, such as "patient-ridicule-venting".
        id: String,
    },
}

pub(crate) fn run(workspace: &Workspace, command: &Command) -> Result<()> {
    let Command::New { id } = command;
    ensure!(
        is_kebab(id),
        "\"{id}\" is not a rule id: use lower-case words and numbers joined by single hyphens, such as \"patient-ridicule-venting\""
    );
    let file = workspace.at("crates/rules/rules").join(format!("{id}.toml"));
    ensure!(!file.exists(), "{} is there already", workspace.shown(&file));
    let template =
        fs_err::read_to_string(workspace.at(TEMPLATE)).context("the template of a rule is missing from this checkout")?;
    fs_err::write(&file, template.replace("{id}", id))?;
    println!(
        "Wrote {}.\nFill it in, then `cargo test -p bedrail-rules`: its examples are its tests, and the linter says what is still missing.\nCONTRIBUTING.md explains each part.",
        workspace.shown(&file)
    );
    Ok(())
}

fn is_kebab(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        for (id, good) in [
            ("phi-direct-identifier", true),
            ("rule2", true),
            ("", false),
            ("Rule", false),
            ("two--hyphens", false),
            ("-first", false),
            ("last-", false),
            ("2nd-rule", false),
            ("snake_case", false),
            ("../escape", false),
            ("déjà-vu", false),
        ] {
            assert_eq!(is_kebab(id), good, "{id}");
        }
    }
}
