//! TypeScript to JavaScript: esbuild, one call for each kind of script.
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};

use crate::process;
use crate::setup::Tools;
use crate::workspace::Workspace;

/// The oldest Chromium the scripts are written down to, as in its manifest; text because a manifest has it so.
pub(crate) const OLDEST_CHROMIUM: &str = "128";
/// The oldest Firefox: the first with the CSS Custom Highlight API, which the underlines are.
pub(crate) const OLDEST_FIREFOX: &str = "140";

/// How a script is going to be loaded.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A content script: a classic script, everything inside one function.
    Content,
    /// A module, for the background worker and for our own pages.
    Module,
    /// Run by Node; packages stay outside and are found in node_modules.
    Node,
}

impl Kind {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Content => &["--format=iife", "--minify", "--legal-comments=none"],
            Self::Module => &["--format=esm", "--minify", "--legal-comments=none"],
            Self::Node => &[
                "--format=esm",
                "--platform=node",
                "--packages=external",
                "--target=node20",
                "--sourcemap=inline",
                "--out-extension:.js=.mjs",
            ],
        }
    }
}

/// Bundles each of `entries` into `directory`, named as its file is (`index.ts` after its folder).
///
/// # Errors
/// When esbuild refuses a file; the error quotes it.
pub(crate) fn scripts(workspace: &Workspace, tools: &Tools, kind: Kind, entries: &[PathBuf], directory: &Path) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut arguments: Vec<OsString> = kind.arguments().iter().map(OsString::from).collect();
    if !matches!(kind, Kind::Node) {
        arguments.push(format!("--target=chrome{OLDEST_CHROMIUM},firefox{OLDEST_FIREFOX}").into());
    }
    arguments.extend(["--bundle", "--charset=utf8", "--log-level=warning", "--color=false"].map(OsString::from));
    let mut names = Vec::new();
    for entry in entries {
        let name = name_of(entry);
        ensure!(!names.contains(&name), "two scripts would both be called {name}.js: {}", entry.display());
        let mut argument = OsString::from(format!("{name}="));
        argument.push(entry);
        arguments.push(argument);
        names.push(name);
    }
    let mut out = OsString::from("--outdir=");
    out.push(directory);
    arguments.push(out);
    process::quietly(&format!("scripts: {}", names.join(", ")), &tools.command(workspace, "esbuild", arguments)?)
}

/// "background" for `src/background/index.ts`, "options" for `src/pages/options.ts`.
pub(crate) fn name_of(entry: &Path) -> String {
    let own = entry.file_stem().unwrap_or_default();
    let name = if own == "index" { entry.parent().and_then(Path::file_name).unwrap_or(own) } else { own };
    name.to_string_lossy().into_owned()
}

/// The TypeScript files directly in a directory whose names pass `wanted`, sorted; none when there is no such directory.
pub(crate) fn sources(directory: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = fs_err::read_dir(directory) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.ends_with(".ts") && !name.ends_with(".d.ts") && wanted(name))
        })
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_named_after_their_file_or_folder() {
        for (entry, name) in
            [("src/background/index.ts", "background"), ("src/pages/options.ts", "options"), ("a/editor.test.ts", "editor.test")]
        {
            assert_eq!(name_of(Path::new(entry)), name);
        }
    }
}
