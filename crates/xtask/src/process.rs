//! Starting other programs.
use std::collections::VecDeque;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};

use anyhow::{Context, Result, bail};
use duct::Expression;

use crate::progress::Progress;

/// How many of its last lines a failed command is quoted with.
const QUOTED: usize = 60;

/// Runs a command behind a progress line and keeps its words to itself, unless it fails: then the error ends with them.
///
/// # Errors
/// When the command cannot be started or fails.
pub(crate) fn quietly(label: &str, command: &Expression) -> Result<()> {
    let progress = Progress::start(label);
    let mut last = VecDeque::with_capacity(QUOTED);
    let outcome = lines(command, |line| {
        progress.note(line);
        if last.len() == QUOTED {
            last.pop_front();
        }
        last.push_back(line.to_owned());
    });
    match outcome {
        Ok(true) => {
            progress.done();
            Ok(())
        }
        Ok(false) => {
            progress.failed();
            bail!("{label}: the command failed; it said\n{}", last.into_iter().collect::<Vec<_>>().join("\n"))
        }
        Err(error) => {
            progress.failed();
            Err(error.context(label.to_owned()))
        }
    }
}

/// Runs a command and hands over each line of its standard output and error as it comes. True when it succeeded.
///
/// # Errors
/// When the command cannot be started.
pub(crate) fn lines(command: &Expression, mut each: impl FnMut(&str)) -> Result<bool> {
    let reader = command.stderr_to_stdout().unchecked().reader().context("could not start the command")?;
    let mut buffered = BufReader::new(&reader);
    let mut line = Vec::new();
    while buffered.read_until(b'\n', &mut line).context("could not read what the command says")? > 0 {
        each(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']));
        line.clear();
    }
    let output = reader.try_wait().context("could not wait for the command")?;
    Ok(output.is_some_and(|output| output.status.success()))
}

/// What a command that is expected to be short prints, trimmed; `None` when it fails or is not there.
pub(crate) fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    // Not as a path: duct takes a bare path for a file in the current directory.
    duct::cmd(program.as_ref(), arguments).stderr_null().read().ok().map(|text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_is_quoted() {
        let error =
            quietly("trying", &duct::cmd!("sh", "-c", "echo out; echo err >&2; exit 3")).err().map(|error| error.to_string());
        let words = error.unwrap_or_default();
        assert!(words.starts_with("trying") && words.contains("out") && words.contains("err"), "{words}");
    }

    #[test]
    fn programs_are_asked_by_name() {
        assert_eq!(answer("printf", &[" yes\n"]).as_deref(), Some("yes"));
        assert_eq!(answer("false", &[]), None);
        assert_eq!(answer("no-such-program-as-this", &[]), None);
    }

    #[test]
    fn lines_come_with_the_outcome() {
        let mut seen = Vec::new();
        let worked = lines(&duct::cmd!("printf", "one\\ntwo"), |line| seen.push(line.to_owned()));
        assert!(matches!(worked, Ok(true)));
        assert_eq!(seen, ["one", "two"]);
    }
}
