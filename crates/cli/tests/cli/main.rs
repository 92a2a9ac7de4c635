//! The command line as its user meets it: arguments and standard input in, standard output and an exit code out.

mod eval;
mod human;
mod jsonl;
mod rules;

use snapbox::cmd::{Command, OutputAssert, cargo_bin};

/// A text that is flagged at every sensitivity, and the word that at least one span must cover.
const RISKY: &str = "Mrs. Hendricks in 412 finally walked today!! so proud of her 💪";
const NAME: &str = "Hendricks";
const CLEAN: &str = "Flu shots are here. Book yours at the front desk.";

fn bedrail<const N: usize>(arguments: [&str; N], input: impl Into<Vec<u8>>) -> OutputAssert {
    // Colours and width must not depend on where the tests run.
    Command::new(cargo_bin!("bedrail")).args(arguments).env_remove("CLICOLOR_FORCE").stdin(input.into()).assert()
}

fn stdout(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).expect("output is UTF-8")
}

fn stderr(assert: &OutputAssert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).expect("messages are UTF-8")
}
