//! A browser to test and show the extension in.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use duct::Expression;

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
        Distribution::Debian => install()?,
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

/// Installs Chromium and fonts by apt.
fn install() -> Result<()> {
    let by_hand = format!("apt-get install -y --no-install-recommends {}", PACKAGES.join(" "));
    let Some(rights) = Rights::without_asking() else {
        bail!("no browser found: `sudo {by_hand}`, or set CHROMIUM to a Chromium or Chrome binary; then run this again")
    };
    process::quietly("apt-get update", &rights.command("apt-get", &["update"]))?;
    let words: Vec<&str> = ["install", "-y", "--no-install-recommends"].into_iter().chain(PACKAGES).collect();
    process::quietly("Chromium and fonts by apt-get", &rights.command("apt-get", &words))
        .with_context(|| format!("to try by hand: {by_hand}"))
}

/// The same on Ubuntu, whose archive only has a package that asks for the snap.
fn install_snap() -> Result<()> {
    match (which::which("snap"), Rights::without_asking()) {
        (Ok(_), Some(rights)) => process::quietly("Chromium by snap", &rights.command("snap", &["install", "chromium"])),
        _ => bail!(
            "no browser found. Ubuntu has Chromium as a snap: `sudo snap install chromium`; where there are no snaps, Google Chrome from https://www.google.com/chrome/, or set CHROMIUM to a Chromium binary; then run this again"
        ),
    }
}

/// How a package manager may be started without a question to the person.
#[derive(Debug)]
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn without_asking() -> Option<Self> {
        if process::answer("id", &["-u"]).as_deref() == Some("0") {
            Some(Self::Root)
        } else {
            process::answer("sudo", &["-n", "true"]).map(|_| Self::Sudo)
        }
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Expression {
        let prefix: &[&str] = match self {
            Self::Root => &["DEBIAN_FRONTEND=noninteractive", program],
            Self::Sudo => &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", program],
        };
        // `env` sets the variable in both cases, so that sudo's own cleaning of the environment does not matter.
        duct::cmd("env", prefix.iter().chain(arguments))
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Distribution {
    Debian,
    Ubuntu,
    Other,
}

impl Distribution {
    fn read() -> Self {
        Self::parse(&fs_err::read_to_string("/etc/os-release").unwrap_or_default())
    }

    /// Reads os-release: `ID=ubuntu`, or `ID=linuxmint` with `ID_LIKE="ubuntu debian"`.
    fn parse(release: &str) -> Self {
        let names: Vec<&str> = release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches('"').split_whitespace())
            .collect();
        if names.contains(&"ubuntu") {
            Self::Ubuntu
        } else if names.contains(&"debian") {
            Self::Debian
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions() {
        for (release, expected) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 13\"\nID=debian\n", Distribution::Debian),
            ("ID=ubuntu\nID_LIKE=debian\n", Distribution::Ubuntu),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Distribution::Ubuntu),
            ("ID=raspbian\nID_LIKE=debian\n", Distribution::Debian),
            ("ID=fedora\n", Distribution::Other),
            ("", Distribution::Other),
        ] {
            assert_eq!(Distribution::parse(release), expected, "{release}");
        }
    }
}
