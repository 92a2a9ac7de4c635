//! How often the rules are right on the labelled posts of `tests/corpus/`.
#[cfg(feature = "reference")]
pub(crate) mod measured;

use std::ffi::OsString;
use std::path::PathBuf;

#[cfg(not(feature = "reference"))]
use anyhow::Result;
use clap::Args;
use duct::Expression;

use crate::workspace::Workspace;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Posts that are all harmless, one JSON object with "id" and "text" a line; every warning on them is a false alarm.
    #[arg(long, value_name = "FILE")]
    benign: Vec<PathBuf>,
    /// Only say whether a rule got worse than what tests/corpus/baseline.toml records, and fail if one did.
    #[arg(long)]
    check: bool,
    /// Record today's figures in tests/corpus/baseline.toml. The commit says why they changed.
    #[arg(long, conflicts_with = "check")]
    bless: bool,
    /// Fit the confidence of findings to the development posts and print the lines to put into the rules.
    #[arg(long, conflicts_with_all = ["check", "bless"])]
    calibrate: bool,
}

/// The command that runs `cargo xtask eval` with the rules compiled in: see `features` in Cargo.toml.
pub(crate) fn with_rules(workspace: &Workspace, arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Expression {
    let cargo = ["run", "--quiet", "--locked", "--package", "xtask", "--features", "reference", "--manifest-path"];
    let cargo = cargo.map(OsString::from).into_iter().chain([workspace.at("Cargo.toml").into()]);
    let own = ["--", "eval"].map(OsString::from);
    duct::cmd("cargo", cargo.chain(own).chain(arguments.into_iter().map(Into::into)))
}

#[cfg(feature = "reference")]
pub(crate) use measured::run;

/// Starts again with the rules compiled in and the same arguments.
#[cfg(not(feature = "reference"))]
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let Options { benign, check, bless, calibrate } = options;
    let switches = [(check, "--check"), (bless, "--bless"), (calibrate, "--calibrate")];
    let switches = switches.into_iter().filter(|(on, _)| **on).map(|(_, name)| OsString::from(name));
    let files = benign.iter().flat_map(|file| ["--benign".into(), file.into()]);
    let output = with_rules(workspace, switches.chain(files)).unchecked().run()?;
    if !output.status.success() {
        // What is wrong has been said.
        std::process::exit(output.status.code().unwrap_or(1));
    }
    Ok(())
}
