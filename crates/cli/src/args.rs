//! What may be asked for.

use bedrail_core::{Audience, Direction, Input, Parent, Policy, Sensitivity, Surface};
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXIT_CODES: &str = "Exit codes: 0 nothing found, 1 something found, 2 bad usage or unreadable input. With --jsonl, 2 also \
when any line could not be read: every other line is still answered.";

/// Says before you post where a text may disclose a patient or cross a professional boundary. Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "bedrail", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a text, or with --jsonl one text per line
    #[command(after_help = EXIT_CODES)]
    Check(Check),
    /// Print the page of one rule: what it flags, why, examples, what to do instead
    Explain {
        /// Its id, as `bedrail rules` lists it
        rule: String,
    },
    /// Measure on labelled texts how often the engine is right
    Eval(Eval),
    /// List the rules
    Rules {
        /// The whole catalogue as one JSON array
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    /// Read one JSON object per line ("id" and "text" at least) and answer one object per line, in order
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// How readily to speak: 1 is the quietest, 5 the most talkative
    #[arg(long, value_name = "1..5", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=5))]
    sensitivity: u8,
    /// Where the clinician practises: who is cited, which numbers lead, which rules are stricter
    #[arg(long, default_value = "us", value_parser = jurisdictions())]
    jurisdiction: String,
    /// Where the text is being written
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    surface: SurfaceArg,
    /// The text that it answers
    #[arg(long, value_name = "TEXT", conflicts_with = "jsonl", allow_hyphen_values = true)]
    parent: Option<String>,
    /// Whether the clinician writes (outbound) or somebody writes to the clinician (inbound)
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    direction: DirectionArg,
    /// Who will be able to read it
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    audience: AudienceArg,
}

#[derive(Debug, Args)]
#[command(
    after_help = "A line of a labelled file is an input of `check --jsonl` with `gold`: {\"rules\": [ids], \"maybe\": [ids], \"spans\": [{\"text\", \"concept\"}]}, \
and optionally `twin` or `variant_of` (ids) and `set`; tests/corpus/README.md says more. Exit codes: 0 measured, 2 bad usage or unreadable input."
)]
pub(crate) struct Eval {
    /// Files of labelled texts, one JSON object per line; measured together
    #[arg(required_unless_present = "benign")]
    pub(crate) files: Vec<PathBuf>,
    /// A file of texts that are all harmless and need no labels; can be given more than once
    #[arg(long, value_name = "FILE")]
    pub(crate) benign: Vec<PathBuf>,
    /// All figures as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

impl Check {
    pub(crate) fn policy(&self) -> Policy {
        Policy { sensitivity: Sensitivity::new(self.sensitivity), jurisdiction: self.jurisdiction.clone(), ..Policy::default() }
    }

    pub(crate) fn sensitivity(&self) -> u8 {
        self.sensitivity
    }

    /// The text with the context that the options give it.
    pub(crate) fn input(&self, text: String) -> Input {
        Input {
            text,
            surface: self.surface.into(),
            direction: self.direction.into(),
            audience: self.audience.into(),
            parent: self.parent.clone().map(|text| Parent { text, author: None }),
            ..Input::default()
        }
    }
}

fn jurisdictions() -> clap::builder::PossibleValuesParser {
    let values =
        bedrail_rules::jurisdictions().iter().map(|place| PossibleValue::new(place.id.as_str()).help(place.name.as_str()));
    values.collect::<Vec<_>>().into()
}

/// A command line spelling of an enum of the core, which knows nothing of command lines.
macro_rules! spelled {
    ($name:ident for $core:ident { $($(#[$attribute:meta])* $variant:ident),+ }) => {
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
        #[value(rename_all = "snake_case")]
        enum $name { $($(#[$attribute])* $variant),+ }

        impl From<$name> for $core {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => $core::$variant),+ }
            }
        }
    };
}

spelled!(SurfaceArg for Surface { #[default] Post, #[value(alias = "comment")] Reply, #[value(aliases = ["dm", "chat"])] Message, FriendRequest });
spelled!(DirectionArg for Direction { #[default] Outbound, Inbound });
spelled!(AudienceArg for Audience { #[default] Public, Friends, Group, Private, Me });
