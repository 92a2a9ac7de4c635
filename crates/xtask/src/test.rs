//! Every check in one go, with one summary at the end.
mod counts;
mod steps;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use console::style;

use self::counts::Counts;
use crate::progress::seconds;
use crate::setup::{self, Needs};
use crate::workspace::Workspace;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these steps; can be given more than once.
    #[arg(long, value_enum)]
    only: Vec<Step>,
    /// Leave the browser tests out.
    #[arg(long)]
    fast: bool,
    /// Run the browser tests so many times: what passes only now and then does not pass.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    repeat_each: u32,
}

/// One part of the whole; the order is that of running, quick answers first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Formatting.
    Fmt,
    /// Lints, native and for the browser; any warning fails.
    Clippy,
    /// Tests of every crate, natively, with the examples in the documentation.
    Unit,
    /// How often it is right on the labelled posts, against what was reached before.
    Eval,
    /// Tests that run in wasm, under Node.
    Wasm,
    /// The TypeScript type check.
    Types,
    /// Mozilla's linter on the extension for Firefox, where a warning fails too; then the tests that hold in every browser.
    Firefox,
    /// Tests in Chromium.
    E2e,
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "fmt: formatting",
            Self::Clippy => "clippy: lints, native and wasm32",
            Self::Unit => "unit: native tests",
            Self::Eval => "eval: no rule got worse",
            Self::Wasm => "wasm: tests in wasm",
            Self::Types => "types: TypeScript",
            Self::Firefox => "firefox: Mozilla's linter, real Firefox",
            Self::E2e => "e2e: real Chromium",
        }
    }

    fn opens_browser(self) -> bool {
        matches!(self, Self::Firefox | Self::E2e)
    }

    /// A step that runs tests and must have found some; the others only say yes or no.
    fn counts(self) -> bool {
        matches!(self, Self::Unit | Self::Wasm) || self.opens_browser()
    }
}

/// How a step went.
#[derive(Debug)]
struct Outcome {
    step: Step,
    took: Duration,
    counts: Counts,
    error: Option<String>,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let chosen: Vec<Step> = Step::value_variants()
        .iter()
        .copied()
        .filter(
            |step| if options.only.is_empty() { !(options.fast && step.opens_browser()) } else { options.only.contains(step) },
        )
        .collect();
    let any = |steps: &[Step]| chosen.iter().any(|step| steps.contains(step));
    let tools = setup::ensure(
        workspace,
        Needs {
            lint: any(&[Step::Fmt, Step::Clippy]),
            wasm: any(&[Step::Clippy, Step::Wasm, Step::Types, Step::Firefox, Step::E2e]),
            npm: any(&[Step::Types, Step::Firefox, Step::E2e]),
            chromium: any(&[Step::E2e]),
            firefox: any(&[Step::Firefox]),
        },
    )?;

    let mut outcomes = Vec::new();
    for step in chosen {
        println!("\n{}", style(format!("== {}", step.title())).bold());
        let started = Instant::now();
        let mut counts = Counts::default();
        let result = match step {
            Step::Fmt => steps::formatting(workspace),
            Step::Clippy => steps::lints(workspace),
            Step::Unit => steps::unit(workspace, &mut counts),
            Step::Eval => steps::evaluation(workspace),
            Step::Wasm => steps::wasm(workspace, &tools, &mut counts),
            Step::Types => steps::types(workspace, &tools),
            Step::Firefox => steps::firefox(workspace, &tools, options.repeat_each, &mut counts),
            Step::E2e => steps::chromium(workspace, &tools, options.repeat_each, &mut counts),
        };
        let outcome = Outcome::new(step, started.elapsed(), counts, result);
        if let Some(error) = &outcome.error {
            println!("{}", style(error).red());
        }
        println!("{}", outcome.line());
        outcomes.push(outcome);
    }
    summary(&outcomes)
}

impl Outcome {
    fn new(step: Step, took: Duration, mut counts: Counts, result: Result<()>) -> Self {
        let mut error = result.err().map(|error| format!("{error:#}"));
        if error.is_none() && step.counts() && counts.passed + counts.failed == 0 {
            error = Some("no test was run: a suite that is empty proves nothing".to_owned());
        }
        if error.is_some() && counts.failed == 0 {
            // Something that could not be counted failed: a compiler, a formatter, a runner that died.
            counts.failed = 1;
        }
        Self { step, took, counts, error }
    }

    fn failed(&self) -> bool {
        self.error.is_some() || self.counts.failed > 0
    }

    fn line(&self) -> String {
        let verdict = if self.failed() { style("failed").red() } else { style("ok").green() };
        let counted = if self.step.counts() || self.failed() { format!(", {}", self.counts) } else { String::new() };
        format!("{verdict} {} ({}{counted})", self.step.title(), seconds(self.took))
    }
}

/// Prints one line for each step, then the line that CI reads.
fn summary(outcomes: &[Outcome]) -> Result<()> {
    println!("\n{}", style("== summary").bold());
    for outcome in outcomes {
        println!("{}", outcome.line());
    }
    let mut all = Counts::default();
    outcomes.iter().for_each(|outcome| all.add(&outcome.counts));
    println!("{} passed, {} failed", all.passed, all.failed);
    if outcomes.iter().any(Outcome::failed) {
        std::process::exit(1);
    }
    if outcomes.is_empty() {
        bail!("nothing was run");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn what_cannot_be_counted_still_fails() {
        let counted = |passed, failed| Counts { passed, failed, skipped: 0 };
        for (step, counts, result, failed) in [
            (Step::Fmt, counted(0, 0), Ok(()), 0),
            (Step::Fmt, counted(0, 0), Err(anyhow!("not formatted")), 1),
            (Step::Unit, counted(3, 0), Ok(()), 0),
            (Step::Unit, counted(3, 2), Err(anyhow!("some failed")), 2),
            (Step::Unit, counted(3, 0), Err(anyhow!("a test aborted")), 1),
            (Step::E2e, counted(0, 0), Ok(()), 1),
        ] {
            assert_eq!(Outcome::new(step, Duration::ZERO, counts, result).counts.failed, failed, "{step:?}");
        }
    }
}
