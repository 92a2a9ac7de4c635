//! Node and the packages of the lock file.
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::workspace::Workspace;

/// The oldest Node that is known to work.
const OLDEST_NODE: u32 = 20;

/// Installs what package-lock.json names, unless exactly that is installed already. Returns the directory of their programs.
pub(super) fn packages(workspace: &Workspace) -> Result<PathBuf> {
    let version = process::answer("node", &["--version"])
        .context("Node is not installed. Get Node 20 or later: `apt-get install nodejs npm` where the distribution has it, or https://nodejs.org/en/download")?;
    ensure!(
        major(&version).is_some_and(|major| major >= OLDEST_NODE),
        "Node {version} is too old: install Node {OLDEST_NODE} or later from https://nodejs.org/en/download"
    );

    let modules = workspace.at("node_modules");
    let stamp = modules.join(".bedrail-lock");
    // The lock file itself is the stamp: a checkout of another branch changes times in ways that mean nothing.
    let lock = fs_err::read(workspace.at("package-lock.json"))?;
    if fs_err::read(&stamp).ok().as_deref() != Some(&lock) {
        let npm = which::which("npm")
            .context("npm is not installed; it comes with Node from https://nodejs.org, or `apt-get install npm`")?;
        process::quietly(
            "npm packages of package-lock.json",
            &duct::cmd!(npm, "ci", "--no-audit", "--no-fund").dir(workspace.root()),
        )?;
        fs_err::write(&stamp, lock)?;
    }
    Ok(modules.join(".bin"))
}

/// 20 of "v20.19.2".
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_versions() {
        for (words, expected) in [("v20.20.2", Some(20)), ("v8.0.0", Some(8)), ("", None), ("node", None)] {
            assert_eq!(major(words), expected, "{words}");
        }
    }
}
