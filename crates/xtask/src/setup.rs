//! Finding what the other commands need, and installing what is missing.
mod apt;
mod chromium;
mod firefox;
mod npm;
mod rust;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use duct::Expression;

use crate::workspace::Workspace;

/// What a command is going to use.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Needs {
    /// rustfmt and clippy.
    pub(crate) lint: bool,
    /// The wasm target, wasm-pack and wasm-bindgen.
    pub(crate) wasm: bool,
    /// Node and the npm packages.
    pub(crate) npm: bool,
    /// A browser.
    pub(crate) chromium: bool,
    /// The other one, which only tests and figures use.
    pub(crate) firefox: bool,
}

impl Needs {
    /// Building the extension or the site.
    pub(crate) const BUILD: Self = Self { lint: false, wasm: true, npm: true, chromium: false, firefox: false };
    /// Building and opening it in a browser.
    pub(crate) const BROWSER: Self = Self { chromium: true, ..Self::BUILD };
    /// Everything.
    pub(crate) const ALL: Self = Self { lint: true, firefox: true, ..Self::BROWSER };
}

/// What was found or installed.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    directories: Vec<PathBuf>,
    chromium: Option<PathBuf>,
    firefox: Option<PathBuf>,
}

impl Tools {
    /// A command that finds the tools by name before anything that `PATH` offers, started at the top of the checkout.
    pub(crate) fn command<A: Into<OsString>>(
        &self,
        workspace: &Workspace,
        program: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<Expression> {
        let set = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(self.directories.iter().cloned().chain(std::env::split_paths(&set)))
            .context("a directory of PATH has a colon in its name")?;
        // duct looks a bare name up in our own PATH, not in the one set for the child.
        let found = which::which_in(program, Some(&path), workspace.root())
            .with_context(|| format!("{program} is not there after setting up"))?;
        Ok(duct::cmd(found, arguments).dir(workspace.root()).env("PATH", path))
    }

    /// The browser.
    ///
    /// # Errors
    /// When the command did not say that it needs one.
    pub(crate) fn chromium(&self) -> Result<&Path> {
        self.chromium.as_deref().context("this command did not ask for a browser")
    }

    /// The other browser.
    ///
    /// # Errors
    /// When the command did not say that it needs it.
    pub(crate) fn firefox(&self) -> Result<&Path> {
        self.firefox.as_deref().context("this command did not ask for Firefox")
    }
}

/// Looks for what is needed and installs what is missing; well under a second when everything is there.
///
/// # Errors
/// When something is missing and cannot be installed: the message is one line that names it and how to get it.
pub(crate) fn ensure(workspace: &Workspace, needs: Needs) -> Result<Tools> {
    let mut tools = Tools::default();
    if needs.lint {
        rust::lint()?;
    }
    if needs.npm {
        tools.directories.push(npm::packages(workspace)?);
    }
    if needs.wasm {
        tools.directories.extend(rust::wasm(workspace)?);
    }
    if needs.chromium {
        tools.chromium = Some(chromium::browser()?);
    }
    if needs.firefox {
        tools.firefox = Some(firefox::browser()?);
    }
    Ok(tools)
}
