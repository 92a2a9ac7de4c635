//! Showing the extension at work on the local replica of X or Facebook.
use std::ffi::OsString;

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};

use crate::e2e::{self, Browser};
use crate::package;
use crate::setup::{self, Needs};
use crate::workspace::Workspace;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Which replica to open.
    #[arg(long, value_enum)]
    site: Option<Site>,
    /// A real page to open instead of the replica; needs a network.
    #[arg(long)]
    url: Option<String>,
    /// Play the short script without a window, as happens where there is no display.
    #[arg(long)]
    script: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Site {
    X,
    Facebook,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let script = options.script || !display();
    ensure!(
        !(script && options.url.is_some()),
        "--url opens a window: it needs a display (DISPLAY or WAYLAND_DISPLAY), and it can't be scripted"
    );
    let tools = setup::ensure(workspace, Needs::BROWSER)?;
    package::extension(workspace, &tools)?;
    let scripts = e2e::bundled(workspace, &tools, "demo.ts", |name| name == "demo.ts")?;
    let mut arguments: Vec<OsString> = scripts.into_iter().map(OsString::from).collect();
    if let Some(site) = options.site.and_then(|site| site.to_possible_value()) {
        arguments.extend(["--site".into(), site.get_name().into()]);
    }
    if let Some(url) = &options.url {
        arguments.extend(["--url".into(), url.into()]);
    }
    if script {
        let out = workspace.dist().join("demo");
        fs_err::create_dir_all(&out)?;
        arguments.extend(["--headless-script".into(), "--out".into(), out.into()]);
    }
    e2e::node(workspace, &tools, Browser::Chromium, arguments)?
        .run()
        .context("the demonstration failed; what it said is above")?;
    Ok(())
}

fn display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
