//! The Rust side: components, the wasm target, wasm-pack and wasm-bindgen.
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::workspace::Workspace;

/// The wasm-pack that the build is known to work with.
const WASM_PACK: &str = "0.15.1";
const TARGET: &str = "wasm32-unknown-unknown";
/// Where the tools are built, below the cache: they share many dependencies, a common place halves the second wait.
const SCRATCH: &str = "build";

/// rustfmt and clippy, which rustup's minimal profile leaves out.
pub(super) fn lint() -> Result<()> {
    let sysroot = sysroot()?;
    for (component, program) in [("rustfmt", "rustfmt"), ("clippy", "cargo-clippy")] {
        if !sysroot.join("bin").join(program).is_file() && which::which(program).is_err() {
            process::quietly(&format!("{component} by rustup"), &duct::cmd!("rustup", "component", "add", component))
                .with_context(|| {
                    format!(
                        "{component} is missing: `rustup component add {component}`, or your distribution's package of that name"
                    )
                })?;
        }
    }
    Ok(())
}

/// The wasm target and the two tools; returns their directories.
pub(super) fn wasm(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    if !sysroot()?.join("lib/rustlib").join(TARGET).is_dir() {
        process::quietly(&format!("Rust target {TARGET} by rustup"), &duct::cmd!("rustup", "target", "add", TARGET)).with_context(|| {
            format!("the Rust target {TARGET} is missing: `rustup target add {TARGET}`; where rustup can't reach its server, Debian's rustc-web with rust-web-src and lld can build for it")
        })?;
    }
    let bindgen = locked_version(&fs_err::read_to_string(workspace.at("Cargo.lock"))?, "wasm-bindgen")?;
    let directories = vec![tool("wasm-pack", "wasm-pack", WASM_PACK)?, tool("wasm-bindgen-cli", "wasm-bindgen", &bindgen)?];
    let scratch = cache()?.join(SCRATCH);
    if scratch.is_dir() {
        fs_err::remove_dir_all(scratch)?;
    }
    Ok(directories)
}

/// The directory of a tool in exactly this version: on PATH, in our cache, or built into our cache now.
fn tool(package: &str, program: &str, version: &str) -> Result<PathBuf> {
    let cache = cache()?;
    let root = cache.join(format!("{package}-{version}"));
    let directory = root.join("bin");
    if directory.join(program).is_file() {
        return Ok(directory);
    }
    if let Ok(found) = which::which(program)
        && process::answer(&found, &["--version"]).is_some_and(|words| words.split(' ').nth(1) == Some(version))
        && let Some(parent) = found.parent()
    {
        return Ok(parent.to_path_buf());
    }
    let scratch = cache.join(SCRATCH);
    let install = duct::cmd!("cargo", "install", "--locked", "--version", version, "--root", &root, package)
        .env("CARGO_TARGET_DIR", &scratch);
    process::quietly(&format!("{package} {version} (built once, a few minutes)"), &install).with_context(|| {
        format!("could not install {package}; to try by hand: cargo install --locked --version {version} {package}")
    })?;
    Ok(directory)
}

/// Where the tools live, shared by every checkout: `$XDG_CACHE_HOME/bedrail/tools` or `~/.cache/bedrail/tools`.
fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute()) {
        Some(set) => set,
        None => std::env::home_dir()
            .context("there is no home directory: set XDG_CACHE_HOME to where tools may be kept")?
            .join(".cache"),
    };
    Ok(base.join("bedrail").join("tools"))
}

fn sysroot() -> Result<PathBuf> {
    process::answer("rustc", &["--print", "sysroot"])
        .map(PathBuf::from)
        .context("rustc is not on PATH: install Rust from https://rustup.rs")
}

/// The version of a package in Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not valid TOML")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let version = packages
        .filter(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package))
        .find_map(|entry| entry.get("version")?.as_str());
    match version {
        Some(version) => Ok(version.to_owned()),
        None => bail!("Cargo.lock names no {package}: nothing in the workspace builds for the browser yet"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_is_read() {
        let lock = "version = 4\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").ok().as_deref(), Some("0.2.129"));
        assert!(locked_version(lock, "web-sys").is_err());
        assert!(locked_version("[[", "web-sys").is_err());
    }
}
