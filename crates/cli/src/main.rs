//! Bedrail on the command line: the same engine and the same rules as the browser extension.
//!
//! Exit code 0 says that nothing was found, 1 that something was, 2 that the command or a part of its input could not be
//! understood. The last one wins: a line that was not checked must not pass for a clean one.

mod args;
mod check;
mod eval;
mod jsonl;
mod page;
mod scalars;
mod snippet;
mod surrogates;
mod terminal;

use args::{Cli, Command};
use clap::Parser;
use std::io::{self, ErrorKind};
use std::process::ExitCode;

/// How a run ended; the number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Everything was read and nothing was found.
    Clean = 0,
    /// Everything was read and something was found.
    Findings = 1,
    /// The command, its input or a part of its input could not be understood.
    Unreadable = 2,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Check(options) if options.jsonl => jsonl::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Eval(options) => eval::run(&options),
        Command::Explain { rule } => page::explain(&rule),
        Command::Rules { json } => page::list(json),
    };
    match outcome {
        Ok(outcome) => ExitCode::from(outcome as u8),
        // `bedrail ... | head` closes our output early: nobody is left to tell.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::from(Outcome::Clean as u8),
        Err(error) => {
            complain(&error);
            ExitCode::from(Outcome::Unreadable as u8)
        }
    }
}

/// One line on standard error, for the person at the keyboard.
fn complain(error: &io::Error) {
    use io::Write;
    // Standard error may be closed too, and then there is truly nobody to tell.
    let _ = writeln!(anstream::stderr(), "bedrail: {error}");
}
