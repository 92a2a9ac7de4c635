//! What each step of `cargo xtask test` runs.
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use duct::Expression;

use super::counts::Counts;
use crate::e2e::{self, Browser};
use crate::setup::Tools;
use crate::workspace::Workspace;
use crate::{eval, metadata, package, process, site};

/// A file of browser tests that takes longer than this is stuck: Node 20 counts the time of a whole file against its limit for a test.
const BROWSER_FILE_LIMIT_MS: u32 = 600_000;
/// The browser tests that are about what every browser has to do; the others measure, or look at our own pages.
const IN_FIREFOX: [&str; 7] = [
    "context.test.ts",
    "editors.test.ts",
    "gate.test.ts",
    "reading.test.ts",
    "requests.test.ts",
    "states.test.ts",
    "writing.test.ts",
];

pub(super) fn formatting(workspace: &Workspace) -> Result<()> {
    shown(&duct::cmd!("cargo", "fmt", "--all", "--check").dir(workspace.root()), |_| {}).context("to format: cargo fmt --all")
}

pub(super) fn lints(workspace: &Workspace) -> Result<()> {
    let native = cargo(
        workspace,
        ["clippy", "--workspace", "--features", "xtask/reference", "--all-targets", "--locked", "--", "-D", "warnings"]
            .map(OsString::from),
    );
    shown(&native, |_| {}).context("clippy, native")?;
    let mut arguments: Vec<OsString> = ["clippy", "--locked", "--target", "wasm32-unknown-unknown"].map(OsString::from).into();
    for package in metadata::packages(workspace)? {
        if package.browser || ["bedrail-core", "bedrail-rules"].contains(&package.name.as_str()) {
            arguments.extend(["-p".into(), package.name.into()]);
        }
    }
    arguments.extend(["--", "-D", "warnings"].map(OsString::from));
    shown(&cargo(workspace, arguments), |_| {}).context("clippy, wasm32")
}

pub(super) fn unit(workspace: &Workspace, counts: &mut Counts) -> Result<()> {
    let command = cargo(
        workspace,
        ["test", "--workspace", "--features", "xtask/reference", "--no-fail-fast", "--locked"].map(OsString::from),
    );
    shown(&command, |line| counts.read_rust(line))
}

pub(super) fn evaluation(workspace: &Workspace) -> Result<()> {
    shown(&eval::with_rules(workspace, ["--check"]), |_| {})
}

pub(super) fn wasm(workspace: &Workspace, tools: &Tools, counts: &mut Counts) -> Result<()> {
    let packages: Vec<String> =
        metadata::packages(workspace)?.into_iter().filter(|package| package.wasm_tests).map(|package| package.name).collect();
    ensure!(!packages.is_empty(), "no crate depends on wasm-bindgen-test, so none has tests to run in wasm");
    let mut arguments: Vec<OsString> =
        ["test", "--target", "wasm32-unknown-unknown", "--no-fail-fast", "--locked", "--tests"].map(OsString::from).into();
    for package in packages {
        arguments.extend(["-p".into(), package.into()]);
    }
    let command = tools
        .command(workspace, "cargo", arguments)?
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    shown(&coloured(command), |line| counts.read_rust(line))
}

pub(super) fn types(workspace: &Workspace, tools: &Tools) -> Result<()> {
    // The scripts import what wasm-bindgen declares, so that has to be there first.
    let alone = workspace.lock()?;
    crate::wasm::module(workspace, tools, "extension")?;
    drop(alone);
    let projects: Vec<PathBuf> =
        ["extension", "tests/e2e"].iter().map(|directory| workspace.at(directory).join("tsconfig.json")).collect();
    for project in projects {
        ensure!(project.is_file(), "{} is missing", workspace.shown(&project));
        println!("tsc -p {}", workspace.shown(&project));
        let arguments = ["--noEmit".into(), "-p".into(), OsString::from(&project)];
        shown(&tools.command(workspace, "tsc", arguments)?, |_| {}).with_context(|| workspace.shown(&project))?;
    }
    Ok(())
}

/// addons-linter is what `web-ext lint` and Mozilla's store run.
pub(super) fn firefox(workspace: &Workspace, tools: &Tools, times: u32, counts: &mut Counts) -> Result<()> {
    let built = package::extension(workspace, tools)?;
    let arguments = ["--warnings-as-errors".into(), OsString::from(&built.firefox.directory)];
    shown(&tools.command(workspace, "addons-linter", arguments)?, |_| {})?;
    browser(workspace, tools, Browser::Firefox, |name| IN_FIREFOX.contains(&name), times, counts)
}

pub(super) fn chromium(workspace: &Workspace, tools: &Tools, times: u32, counts: &mut Counts) -> Result<()> {
    package::extension(workspace, tools)?;
    site::build(workspace, tools)?;
    browser(workspace, tools, Browser::Chromium, |name| name.ends_with(".test.ts"), times, counts)
}

/// Runs those of the browser tests whose file names pass `wanted`.
fn browser(
    workspace: &Workspace,
    tools: &Tools,
    browser: Browser,
    wanted: impl Fn(&str) -> bool,
    times: u32,
    counts: &mut Counts,
) -> Result<()> {
    let tests = e2e::bundled(workspace, tools, "*.test.ts", wanted)?;
    let report = workspace.e2e().join("report.tap");
    let mut arguments: Vec<OsString> =
        ["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"]
            .map(OsString::from)
            .into();
    arguments.push(format!("--test-timeout={BROWSER_FILE_LIMIT_MS}").into());
    // What is counted comes from a format made for machines, beside the one for people.
    let mut destination = OsString::from("--test-reporter-destination=");
    destination.push(&report);
    arguments.extend(["--test-reporter=tap".into(), destination]);
    arguments.extend(tests.into_iter().map(OsString::from));
    let command = e2e::node(workspace, tools, browser, arguments)?;
    for time in 1..=times {
        if times > 1 {
            println!("time {time} of {times}");
        }
        let outcome = shown(&command, |_| {});
        let said = fs_err::read_to_string(&report).context("Node's test runner left no report")?;
        said.lines().for_each(|line| counts.read_tap(line));
        outcome?;
    }
    Ok(())
}

fn cargo(workspace: &Workspace, arguments: impl IntoIterator<Item = OsString>) -> Expression {
    coloured(duct::cmd("cargo", arguments).dir(workspace.root()))
}

/// We read what the command prints, so it can't see by itself whether a person does.
fn coloured(command: Expression) -> Expression {
    if console::colors_enabled() { command.env("CARGO_TERM_COLOR", "always") } else { command }
}

/// Runs a command and prints what it says as it comes, except what is routine.
fn shown(command: &Expression, mut each: impl FnMut(&str)) -> Result<()> {
    let worked = process::lines(command, |line| {
        each(line);
        if !routine(&console::strip_ansi_codes(line)) {
            println!("{line}");
        }
    })?;
    if !worked {
        bail!("failed; what it said is above");
    }
    Ok(())
}

/// What Rust's test harness says about what went well; hundreds of lines of it hide the one that matters.
fn routine(line: &str) -> bool {
    line.is_empty()
        || line.starts_with("test ") && line.ends_with("... ok")
        || line.starts_with("running ") && (line.ends_with(" tests") || line.ends_with(" test"))
        || line.starts_with("test result: ok. 0 passed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_went_well_is_left_out() {
        for (line, left_out) in [
            ("test examples::flag_1 ... ok", true),
            ("test crates/core/src/lib.rs - Engine (line 12) ... ok", true),
            ("running 12 tests", true),
            ("", true),
            ("test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s", true),
            ("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s", false),
            ("test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out", false),
            ("test examples::flag_1 ... FAILED", false),
            ("test examples::flag_1 ... ignored", false),
            ("error: 1 target failed:", false),
        ] {
            assert_eq!(routine(line), left_out, "{line}");
        }
    }
}
