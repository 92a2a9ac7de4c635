//! Showing that something is going on: a spinner on a terminal, plain lines elsewhere.
use std::time::{Duration, Instant};

use anyhow::Result;
use console::style;
use indicatif::{ProgressBar, ProgressStyle};

/// One step that is under way.
#[derive(Debug)]
pub(crate) struct Progress {
    label: String,
    started: Instant,
    bar: ProgressBar,
}

impl Progress {
    /// Announces a step.
    pub(crate) fn start(label: impl Into<String>) -> Self {
        let label = label.into();
        let bar = ProgressBar::new_spinner().with_message(label.clone());
        if let Ok(shape) = ProgressStyle::with_template("{spinner:.cyan} {msg} {elapsed:.dim} {prefix:.dim}") {
            bar.set_style(shape);
        }
        if bar.is_hidden() {
            eprintln!("  {label} ...");
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { label, started: Instant::now(), bar }
    }

    /// Shows the latest line of what the step's command says; nothing without a terminal.
    pub(crate) fn note(&self, line: &str) {
        let plain = console::strip_ansi_codes(line);
        self.bar.set_prefix(console::truncate_str(plain.trim(), 60, "...").into_owned());
    }

    /// Replaces the spinner with a line that stays.
    pub(crate) fn done(self) {
        self.bar.finish_and_clear();
        eprintln!("{} {} ({})", style("ok").green().for_stderr(), self.label, seconds(self.started.elapsed()));
    }

    /// The same for a step that went wrong; the reason travels as an error.
    pub(crate) fn failed(self) {
        self.bar.finish_and_clear();
        eprintln!("{} {} ({})", style("failed").red().for_stderr(), self.label, seconds(self.started.elapsed()));
    }
}

/// Runs `work` behind a progress line of its own, for steps that are not a command.
pub(crate) fn step<T>(label: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let progress = Progress::start(label);
    let outcome = work();
    if outcome.is_ok() {
        progress.done()
    } else {
        progress.failed()
    }
    outcome
}

/// A length of time as people say it: "4.2 s", "3 min 05 s".
pub(crate) fn seconds(length: Duration) -> String {
    let whole = length.as_secs();
    if whole < 60 { format!("{:.1} s", length.as_secs_f64()) } else { format!("{} min {:02} s", whole / 60, whole % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_read_well() {
        for (length, words) in [(4_240, "4.2 s"), (59_900, "59.9 s"), (65_000, "1 min 05 s"), (1_500_000, "25 min 00 s")] {
            assert_eq!(seconds(Duration::from_millis(length)), words);
        }
    }
}
