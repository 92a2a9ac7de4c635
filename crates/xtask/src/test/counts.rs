//! How many tests passed and failed, read from what the runners print.
use std::fmt;

/// Tests by outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Switched off in the source; shown, so that they are not forgotten.
    pub(crate) skipped: usize,
}

impl Counts {
    pub(crate) fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Adds what a line of Rust's test harness says: `test result: ok. 3 passed; 0 failed; 1 ignored; ...`, which
    /// wasm-bindgen-test prints as well. Other lines add nothing.
    pub(crate) fn read_rust(&mut self, line: &str) {
        let plain = console::strip_ansi_codes(line);
        let Some((_, counted)) = plain.trim().strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) else {
            return;
        };
        for part in counted.split(';') {
            match part.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.skipped += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Adds the closing comments of a TAP report by Node's test runner: `# pass 5`, `# fail 1`, `# cancelled 1`.
    pub(crate) fn read_tap(&mut self, line: &str) {
        match line.strip_prefix("# ").and_then(|rest| rest.split_once(' ')) {
            Some(("pass", number)) => self.passed += number.trim().parse().unwrap_or(0),
            Some(("fail" | "cancelled", number)) => self.failed += number.trim().parse().unwrap_or(0),
            Some(("skipped" | "todo", number)) => self.skipped += number.trim().parse().unwrap_or(0),
            _ => {}
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rust_harness_lines() {
        for (line, passed, failed, skipped) in [
            ("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.00s", 3, 0, 1),
            ("test result: \u{1b}[32mok\u{1b}[m. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", 12, 0, 0),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s", 3, 2, 0),
            ("test result: ok. 0 passed; 0 failed; 0 ignored", 0, 0, 0),
            ("test reads_a_result ... ok", 0, 0, 0),
            ("running 3 tests", 0, 0, 0),
        ] {
            let mut counts = Counts::default();
            counts.read_rust(line);
            assert_eq!(counts, Counts { passed, failed, skipped }, "{line}");
        }
    }

    #[test]
    fn tap_comments() {
        let mut counts = Counts::default();
        for line in [
            "TAP version 13",
            "ok 1 - types",
            "# tests 9",
            "# suites 0",
            "# pass 5",
            "# fail 1",
            "# cancelled 1",
            "# skipped 1",
            "# todo 1",
            "# duration_ms 12.5",
        ] {
            counts.read_tap(line);
        }
        assert_eq!(counts, Counts { passed: 5, failed: 2, skipped: 2 });
    }
}
