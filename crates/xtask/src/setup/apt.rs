//! Installing programs by the distribution's own package manager, where that needs no question to the person.
use anyhow::{Context, Result, bail};
use duct::Expression;

use crate::process;

/// How a package manager may be started without a question to the person.
#[derive(Debug)]
pub(super) enum Rights {
    Root,
    Sudo,
}

impl Rights {
    pub(super) fn without_asking() -> Option<Self> {
        if process::answer("id", &["-u"]).as_deref() == Some("0") {
            Some(Self::Root)
        } else {
            process::answer("sudo", &["-n", "true"]).map(|_| Self::Sudo)
        }
    }

    pub(super) fn command(&self, program: &str, arguments: &[&str]) -> Expression {
        let prefix: &[&str] = match self {
            Self::Root => &["DEBIAN_FRONTEND=noninteractive", program],
            Self::Sudo => &["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", program],
        };
        // `env` sets the variable in both cases, so that sudo's own cleaning of the environment does not matter.
        duct::cmd("env", prefix.iter().chain(arguments))
    }
}

/// Installs packages of Debian's archive; `without_rights` is said where that takes a password.
///
/// # Errors
/// When apt may not be started or fails.
pub(super) fn install(what: &str, packages: &[&str], without_rights: impl FnOnce(&str) -> String) -> Result<()> {
    let by_hand = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    let Some(rights) = Rights::without_asking() else { bail!(without_rights(&by_hand)) };
    process::quietly("apt-get update", &rights.command("apt-get", &["update"]))?;
    let words: Vec<&str> = ["install", "-y", "--no-install-recommends"].iter().chain(packages).copied().collect();
    process::quietly(what, &rights.command("apt-get", &words)).with_context(|| format!("to try by hand: {by_hand}"))
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Distribution {
    Debian,
    Ubuntu,
    Other,
}

impl Distribution {
    pub(super) fn read() -> Self {
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
