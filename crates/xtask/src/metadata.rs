//! What Cargo knows about the workspace's packages; commands ask it instead of keeping lists that go stale.
use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace::Workspace;

/// One crate of the workspace.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// It is made for the browser: its library is a `cdylib`.
    pub(crate) browser: bool,
    /// It has tests that run in wasm: it depends on `wasm-bindgen-test`.
    pub(crate) wasm_tests: bool,
    /// Names of its benchmarks.
    pub(crate) benches: Vec<String>,
}

/// Every crate of the workspace, in the order in which Cargo lists them.
///
/// # Errors
/// When `cargo metadata` fails, as it does on a broken manifest.
pub(crate) fn packages(workspace: &Workspace) -> Result<Vec<Package>> {
    let words = duct::cmd!("cargo", "metadata", "--no-deps", "--format-version", "1")
        .dir(workspace.root())
        .read()
        .context("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&words).context("cargo metadata did not answer with JSON")?;
    Ok(list(&metadata["packages"]).map(package).collect())
}

fn package(described: &Value) -> Package {
    let targets = || list(&described["targets"]);
    let has = |list_of: &Value, word: &str| list(list_of).any(|entry| entry == word);
    Package {
        name: text(&described["name"]),
        browser: targets().any(|target| has(&target["crate_types"], "cdylib")),
        wasm_tests: list(&described["dependencies"]).any(|dependency| dependency["name"] == "wasm-bindgen-test"),
        benches: targets().filter(|target| has(&target["kind"], "bench")).map(|target| text(&target["name"])).collect(),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
