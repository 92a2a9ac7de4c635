//! A browser to test and show the extension in.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::apt::{self, Distribution, Rights};
use crate::process;

/// The names it goes by, the one that can always load an unpacked extension first.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// Chromium and the fonts the pages and their screenshots use.
const PACKAGES: [&str; 4] = ["chromium", "fonts-liberation", "fonts-dejavu-core", "fonts-noto-color-emoji"];

/// The browser: what `CHROMIUM` names, what is on PATH, or what apt installs now.
pub(super) fn browser() -> Result<PathBuf> {
    if let Some(set) = std::env::var_os("CHROMIUM").filter(|set| !set.is_empty()) {
        let path = which::which(&set).with_context(|| format!("CHROMIUM is set to {}, which is not a program", set.display()))?;
        ensure!(starts(&path), "CHROMIUM is set to {}, which does not start", path.display());
        return Ok(path);
    }
    if let Some(found) = installed() {
        if found.to_string_lossy().contains("google-chrome") {
            // Chrome's own builds dropped --load-extension in version 137; Chromium's keep it.
            eprintln!(
                "note: no Chromium found, using {}. If it opens without Bedrail, install Chromium or set CHROMIUM.",
                found.display()
            );
        }
        return Ok(found);
    }
    match Distribution::read() {
        Distribution::Debian => apt::install("Chromium and fonts by apt-get", &PACKAGES, |by_hand| {
            format!("no browser found: `sudo {by_hand}`, or set CHROMIUM to a Chromium or Chrome binary; then run this again")
        })?,
        Distribution::Ubuntu => install_snap()?,
        Distribution::Other => bail!(
            "no browser found: install Chromium with your package manager, or set CHROMIUM to a Chromium or Chrome binary; then run this again"
        ),
    }
    installed().context("apt installed Chromium, yet it does not start: try `chromium --version`")
}

fn installed() -> Option<PathBuf> {
    // Ubuntu puts a script of that name there that only says to install the snap: believe what starts.
    NAMES.iter().filter_map(|name| which::which(name).ok()).find(|path| starts(path))
}

fn starts(browser: &Path) -> bool {
    process::answer(browser, &["--version"]).is_some()
}

/// On Ubuntu, whose archive only has a package that asks for the snap.
fn install_snap() -> Result<()> {
    match (which::which("snap"), Rights::without_asking()) {
        (Ok(_), Some(rights)) => process::quietly("Chromium by snap", &rights.command("snap", &["install", "chromium"])),
        _ => bail!(
            "no browser found. Ubuntu has Chromium as a snap: `sudo snap install chromium`; where there are no snaps, Google Chrome from https://www.google.com/chrome/, or set CHROMIUM to a Chromium binary; then run this again"
        ),
    }
}
