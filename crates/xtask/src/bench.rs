//! How fast it is, natively and in a real browser, against the aims.
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::e2e::{self, Browser};
use crate::setup::{self, Needs, Tools};
use crate::workspace::Workspace;
use crate::{metadata, package, process};

/// What bench.ts measures: its name there, in words, how often it was measured, the unit, the aim.
type Aim = (&'static str, &'static str, &'static str, &'static str, f64);
const IN_CHROMIUM: [Aim; 10] = [
    ("cold_worker_ms", "cold worker to first verdict, median", "cold_worker_n", "ms", 150.0),
    ("key_to_highlight_p95_ms", "key to highlight, p95", "key_to_highlight_n", "ms", 25.0),
    ("key_to_highlight_2000_p95_ms", "  in a draft of 2,000 characters, p95", "key_to_highlight_2000_n", "ms", 20.0),
    ("work_per_key_2000_p95_ms", "  main thread for each key there, p95", "work_per_key_2000_n", "ms", 4.0),
    ("engine_ready_ms", "module and pack to a backend, median", "engine_ready_n", "ms", 40.0),
    ("wasm_280_p95_ms", "280 characters in wasm, p95", "wasm_280_n", "ms", 0.2),
    ("idle_calls", "calls of ours in 10 s of rest", "idle_n", "", 0.0),
    ("tab_heap_over_page_mb", "tab over the page alone, JavaScript", "memory_n", "MB", 2.0),
    ("tab_private_over_page_mb", "tab over the page alone, its process", "memory_n", "MB", 2.0),
    ("worker_private_over_empty_mb", "worker over an empty extension's", "memory_n", "MB", 15.0),
];
const IN_FIREFOX: [Aim; 1] =
    [("key_to_highlight_2000_p95_ms", "key to highlight in 2,000 characters, p95", "key_to_highlight_2000_n", "ms", 25.0)];

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = setup::ensure(workspace, Needs { firefox: true, ..Needs::BROWSER })?;
    for package in metadata::packages(workspace)? {
        for bench in &package.benches {
            println!("\n{} / {bench}, native", package.name);
            let command =
                duct::cmd!("cargo", "bench", "--locked", "--package", &package.name, "--bench", bench).dir(workspace.root());
            // Criterion says a lot; the times and what they belong to are what is asked for.
            if !process::lines(&command, |line| {
                if line.contains("time:") || line.contains("thrpt:") {
                    println!("{line}")
                }
            })? {
                bail!("cargo bench --package {} --bench {bench} failed: run it by itself to see why", package.name);
            }
        }
    }

    package::extension(workspace, &tools)?;
    let scripts = e2e::bundled(workspace, &tools, "bench.ts", |name| name == "bench.ts")?;
    measured(workspace, &tools, Browser::Chromium, &scripts, &IN_CHROMIUM)?;
    measured(workspace, &tools, Browser::Firefox, &scripts, &IN_FIREFOX)
}

fn measured(workspace: &Workspace, tools: &Tools, browser: Browser, scripts: &[PathBuf], aims: &[Aim]) -> Result<()> {
    let out = workspace.e2e().join("bench.json");
    let arguments = scripts.iter().map(OsString::from).chain(["--out".into(), out.clone().into()]);
    process::quietly(&format!("measuring in {browser:?}"), &e2e::node(workspace, tools, browser, arguments)?)?;
    let figures: Value = serde_json::from_str(&fs_err::read_to_string(&out)?).context("bench.ts did not leave JSON")?;
    println!("\n{:<41} {:>12} {:>8} {:>12}", format!("in {browser:?}"), "measured", "samples", "aim");
    for &(name, words, samples, unit, aim) in aims {
        let figure = |name: &str| figures[name].as_f64().with_context(|| format!("bench.ts did not measure {name}"));
        let (measured, samples) = (figure(name)?, figure(samples)?);
        let verdict = if measured <= aim { "met" } else { "MISSED" };
        println!("{words:<41} {measured:>9.2} {unit:<2} {samples:>8.0} {aim:>9.1} {unit:<2}  {verdict}");
    }
    Ok(())
}
