//! A Firefox to test the extension in.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::apt::{self, Distribution};
use crate::bundle::OLDEST_FIREFOX;
use crate::process;

/// The names it goes by, Debian's long-lived release first.
const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// The browser: what `FIREFOX` names, what is on PATH, or what apt installs now.
pub(super) fn browser() -> Result<PathBuf> {
    let found = match std::env::var_os("FIREFOX").filter(|set| !set.is_empty()) {
        Some(set) => {
            which::which(&set).with_context(|| format!("FIREFOX is set to {}, which is not a program", set.display()))?
        }
        None => match on_path() {
            Some(found) => found,
            None => installed()?,
        },
    };
    let version = version(&found).with_context(|| format!("{} does not say its version", found.display()))?;
    ensure!(
        OLDEST_FIREFOX.parse().is_ok_and(|oldest: u32| version >= oldest),
        "{} is version {version}, too old for the extension: install Firefox {OLDEST_FIREFOX} or later, or set FIREFOX to one",
        found.display()
    );
    Ok(found)
}

fn on_path() -> Option<PathBuf> {
    NAMES.iter().filter_map(|name| which::which(name).ok()).find(|path| version(path).is_some())
}

fn installed() -> Result<PathBuf> {
    match Distribution::read() {
        Distribution::Debian => apt::install("Firefox by apt-get", &[NAMES[0]], |by_hand| {
            format!("no Firefox found: `sudo {by_hand}`, or set FIREFOX to a Firefox binary; then run this again")
        })?,
        Distribution::Ubuntu => {
            bail!("no Firefox found: `sudo snap install firefox`, or set FIREFOX to a Firefox binary; then run this again")
        }
        Distribution::Other => {
            bail!(
                "no Firefox found: install it with your package manager, or set FIREFOX to a Firefox binary; then run this again"
            )
        }
    }
    on_path().context("apt installed Firefox, yet it does not start: try `firefox-esr --version`")
}

fn version(browser: &Path) -> Option<u32> {
    major(&process::answer(browser, &["--version"])?)
}

/// 153 of "Mozilla Firefox 153.7.0esr".
fn major(words: &str) -> Option<u32> {
    words.split_whitespace().last()?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn major_versions() {
        for (words, expected) in [
            ("Mozilla Firefox 153.7.0esr", Some(153)),
            ("Mozilla Firefox 141.0", Some(141)),
            ("", None),
            ("snap not found", None),
        ] {
            assert_eq!(major(words), expected, "{words}");
        }
    }
}
