//! `cargo xtask`: one entry for people and for CI. Each command sets up what it lacks before it starts.
mod bench;
mod bundle;
mod demo;
mod e2e;
mod eval;
mod locales;
mod manifest;
mod metadata;
mod package;
mod process;
mod progress;
#[cfg(feature = "reference")]
mod reference;
mod rule;
mod setup;
mod site;
mod size;
mod test;
mod wasm;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use console::style;

use crate::setup::Needs;
use crate::workspace::Workspace;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Set up, build, run, test and measure Bedrail.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Install whatever is missing: wasm target, wasm-pack, wasm-bindgen, npm packages, Chromium, Firefox.
    Setup,
    /// Build the extension into dist/chromium/ and dist/firefox/, with a zip beside each.
    Build,
    /// Build, then open Chromium with the extension on a local replica of X or Facebook.
    Run(demo::Options),
    /// Run every check: formatting, clippy, unit, wasm and browser tests, types.
    Test(test::Options),
    /// Print the size of what users download against the aims.
    Size,
    /// Measure how fast it is, natively, in Chromium and in Firefox, against the aims.
    Bench,
    /// Measure how often it is right on the labelled posts of tests/corpus/, into dist/eval/ and the site's page about it.
    Eval(eval::Options),
    /// Build the static site into dist/site/.
    Site,
    /// Write the site's generated pages; `site` calls this with the rules compiled in.
    #[cfg(feature = "reference")]
    #[command(hide = true)]
    SitePages {
        /// The directory of the site.
        out: std::path::PathBuf,
    },
    /// Work on the built-in rules.
    #[command(subcommand)]
    Rule(rule::Command),
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The outermost line says what was being done, the last one why it did not work.
            for (depth, reason) in error.chain().enumerate() {
                eprintln!(
                    "{} {reason}",
                    if depth == 0 { style("error:").red().bold().for_stderr() } else { style("  why:").bold().for_stderr() }
                );
            }
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let workspace = Workspace::find()?;
    match &arguments.command {
        Command::Setup => {
            let tools = setup::ensure(&workspace, Needs::ALL)?;
            println!("Everything is there. Browsers: {}, {}", tools.chromium()?.display(), tools.firefox()?.display());
            Ok(())
        }
        Command::Build => {
            let tools = setup::ensure(&workspace, Needs::BUILD)?;
            let built = package::extension(&workspace, &tools)?;
            println!(
                "\nChrome, Edge: open chrome://extensions, switch on Developer mode, choose \"Load unpacked\" and pick\n  {}\n\
                 Firefox: open about:debugging#/runtime/this-firefox, choose \"Load Temporary Add-on\" and pick\n  {}\n\
                 To hand on: {}, {}",
                workspace.shown(&built.chromium.directory),
                workspace.shown(&built.firefox.directory.join("manifest.json")),
                workspace.shown(&built.chromium.archive),
                workspace.shown(&built.firefox.archive)
            );
            Ok(())
        }
        Command::Run(options) => demo::run(&workspace, options),
        Command::Test(options) => test::run(&workspace, options),
        Command::Size => size::run(&workspace),
        Command::Bench => bench::run(&workspace),
        Command::Eval(options) => eval::run(&workspace, options),
        Command::Site => {
            let tools = setup::ensure(&workspace, Needs::BUILD)?;
            let directory = site::build(&workspace, &tools)?;
            println!("\nThe site is in {}. To look at it: python3 -m http.server -d {0}", workspace.shown(&directory));
            Ok(())
        }
        #[cfg(feature = "reference")]
        Command::SitePages { out } => reference::write(out, &eval::measured::Evaluation::new(&workspace)?),
        Command::Rule(command) => rule::run(&workspace, command),
    }
}
