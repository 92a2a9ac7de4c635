//! The static site: www/, the engine in wasm, and one generated page for each rule.
use std::path::PathBuf;

use anyhow::Result;

use crate::setup::Tools;
use crate::workspace::Workspace;
use crate::{package, process, progress, wasm};

/// Builds dist/site/ anew.
///
/// # Errors
/// When a part is missing or a step fails.
pub(crate) fn build(workspace: &Workspace, tools: &Tools) -> Result<PathBuf> {
    let _alone = workspace.lock()?;
    let module = wasm::module(workspace, tools, "site")?;
    let out = workspace.dist().join("site");
    progress::step("assets of the site", || {
        if out.exists() {
            fs_err::remove_dir_all(&out)?;
        }
        package::copy_tree(&workspace.at("www/assets"), &out.join("assets"))?;
        for file in [&module.wasm, &module.glue] {
            if let Some(name) = file.file_name() {
                fs_err::copy(file, out.join("assets").join(name))?;
            }
        }
        Ok(())
    })?;
    // The generator needs the rules compiled in, and this binary is built without them: see `features` in Cargo.toml.
    let generator = duct::cmd!(
        "cargo",
        "run",
        "--quiet",
        "--locked",
        "--package",
        "xtask",
        "--features",
        "reference",
        "--",
        "site-pages",
        &out
    );
    process::quietly("pages of the rule reference", &generator.dir(workspace.root()))?;
    Ok(out)
}
