//! How often the engine is right on labelled texts.

use crate::Outcome;
use crate::args::Eval;
use std::io::{self, Write};

pub(crate) fn run(options: &Eval) -> io::Result<Outcome> {
    let rules = bedrail_rules::catalogue();
    let cases = bedrail_eval::read(&options.files, &options.benign, rules.iter().map(|rule| rule.id.as_str()))
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let figures = bedrail_eval::measure(&bedrail_rules::engine(), rules, &cases);
    let mut out = anstream::stdout().lock();
    if options.json {
        serde_json::to_writer_pretty(&mut out, &figures)?;
        writeln!(out)?;
    } else {
        let files: Vec<_> = options.files.iter().chain(&options.benign).collect();
        let name = match files.as_slice() {
            [file] => file.display().to_string(),
            files => format!("{} files", files.len()),
        };
        write!(out, "{}", bedrail_eval::table(&name, &figures))?;
    }
    Ok(Outcome::Clean)
}
