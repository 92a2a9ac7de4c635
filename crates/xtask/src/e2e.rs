//! The scripts of tests/e2e that drive a real browser: bundled here, run by Node.
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use duct::Expression;

use crate::bundle::{self, Kind};
use crate::setup::Tools;
use crate::workspace::Workspace;

/// Bundles the scripts of tests/e2e whose file names pass `wanted` into target/e2e/; returns the bundles, sorted.
///
/// # Errors
/// When there is no such script or it does not compile.
pub(crate) fn bundled(workspace: &Workspace, tools: &Tools, what: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let entries = bundle::sources(&workspace.at("tests/e2e"), wanted);
    ensure!(!entries.is_empty(), "tests/e2e has no {what}");
    let directory = workspace.e2e();
    bundle::scripts(workspace, tools, Kind::Node, &entries, &directory)?;
    Ok(entries.iter().map(|entry| directory.join(format!("{}.mjs", bundle::name_of(entry)))).collect())
}

/// Which browser the scripts drive.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

/// Node with what the scripts need to know: where the checkout, the extension and the browser are.
///
/// # Errors
/// When the command did not ask for that browser.
pub(crate) fn node(
    workspace: &Workspace,
    tools: &Tools,
    browser: Browser,
    arguments: impl IntoIterator<Item = OsString>,
) -> Result<Expression> {
    let (name, variable, program) = match browser {
        Browser::Chromium => ("chromium", "CHROMIUM", tools.chromium()?),
        Browser::Firefox => ("firefox", "FIREFOX", tools.firefox()?),
    };
    let mut command = tools
        .command(workspace, "node", ["--enable-source-maps".into()].into_iter().chain(arguments))?
        .env("BEDRAIL_ROOT", workspace.root())
        .env("BEDRAIL_EXTENSION", workspace.dist().join(name))
        .env("BEDRAIL_BROWSER", name)
        .env(variable, program);
    if program.starts_with("/snap") {
        // A snap has a /tmp of its own: a profile made there by Node would not be seen by the browser.
        let temporary = workspace.at("target/tmp");
        fs_err::create_dir_all(&temporary)?;
        command = command.env("TMPDIR", temporary);
    }
    Ok(command)
}
