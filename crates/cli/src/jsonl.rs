//! One object per line in, one object per line out, in order.
//!
//! A line is read, answered and forgotten, so a file of any length takes no more memory than its longest line.

use crate::Outcome;
use crate::args::Check;
use crate::scalars::Scalars;
use crate::{surrogates, terminal};
use bedrail_core::{Engine, Estimate, Input, Policy};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{self, BufRead, BufWriter, Read, Write};

/// The longest line that is read, in bytes: 64 MiB, so that a file without line ends cannot eat the memory.
const LONGEST: u64 = 64 << 20;
/// How much is read at once, in bytes.
const BUFFER: usize = 1 << 16;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) fn run(options: &Check) -> io::Result<Outcome> {
    let input = terminal::open(&options.file)?;
    answer_all(io::BufReader::with_capacity(BUFFER, input), io::stdout().lock(), &options.policy())
}

fn answer_all(mut lines: io::BufReader<impl Read>, out: impl Write, policy: &Policy) -> io::Result<Outcome> {
    let engine = bedrail_rules::engine();
    let mut out = BufWriter::with_capacity(BUFFER, out);
    let mut outcome = Outcome::Clean;
    let mut buffer = Vec::new();
    for line in 1_u64.. {
        match read_line(&mut lines, &mut buffer)? {
            Length::End => break,
            Length::TooLong => {
                outcome = Outcome::Unreadable;
                write(&mut out, &Refusal::new(line, format!("longer than {} MiB", LONGEST >> 20)))?;
            }
            Length::Whole => {
                let json = buffer.strip_prefix(BYTE_ORDER_MARK).map_or(0, |_| BYTE_ORDER_MARK.len());
                let json = buffer[json..].trim_ascii_start().len();
                let start = buffer.len() - json;
                if json > 0 {
                    let found = answer(&engine, policy, line, &mut buffer[start..], &mut out)?;
                    outcome = outcome.max(found);
                }
            }
        }
        // Somebody who feeds us line by line wants each answer at once; a file wants full buffers.
        if lines.buffer().is_empty() {
            out.flush()?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

enum Length {
    End,
    Whole,
    TooLong,
}

fn read_line(lines: &mut impl BufRead, buffer: &mut Vec<u8>) -> io::Result<Length> {
    buffer.clear();
    if lines.take(LONGEST).read_until(b'\n', buffer)? == 0 {
        return Ok(Length::End);
    }
    if buffer.len() as u64 == LONGEST && !buffer.ends_with(b"\n") {
        *buffer = Vec::new();
        lines.skip_until(b'\n')?;
        return Ok(Length::TooLong);
    }
    Ok(Length::Whole)
}

/// What every line must have. The rest is [`Input`]'s business, and fields that neither knows are passed over.
#[derive(Deserialize)]
struct Required<'a> {
    // Kept as written: 7, 7.0 and 12345678901234567890123 all come back as they were given.
    #[serde(borrow)]
    id: &'a RawValue,
    #[serde(rename = "text")]
    _text: IgnoredAny,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a RawValue,
    level: u8,
    score: f32,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'a str,
    severity: u8,
    confidence: f32,
    spans: Vec<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimate: Option<&'a Estimate>,
}

/// `start` and `end` count Unicode scalar values of the text.
#[derive(Serialize)]
struct Words<'a> {
    start: u32,
    end: u32,
    concept: &'a str,
}

#[derive(Serialize)]
struct Refusal {
    id: Option<()>,
    line: u64,
    error: String,
}

impl Refusal {
    fn new(line: u64, error: impl Into<String>) -> Self {
        Refusal { id: None, line, error: error.into() }
    }
}

fn answer(engine: &Engine, policy: &Policy, line: u64, json: &mut [u8], out: &mut impl Write) -> io::Result<Outcome> {
    let (id, input) = match parse(json) {
        Ok(parsed) => parsed,
        Err(error) => {
            write(out, &Refusal::new(line, error))?;
            return Ok(Outcome::Unreadable);
        }
    };
    let report = engine.check(&input, policy);
    let scalars = Scalars::new(&input.text, &report.findings);
    let findings = report.findings.iter().map(|finding| Found {
        rule: &finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        spans: finding
            .spans
            .iter()
            .map(|span| Words { start: scalars.before(span.start), end: scalars.before(span.end), concept: &span.concept })
            .collect(),
        estimate: finding.estimate.as_ref(),
    });
    write(out, &Answer { id, level: report.level, score: report.score, findings: findings.collect() })?;
    Ok(if report.findings.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn parse(json: &mut [u8]) -> Result<(&RawValue, Input), String> {
    surrogates::replace_lone(json);
    let json = str::from_utf8(json).map_err(|error| format!("not UTF-8 from byte {} on", error.valid_up_to() + 1))?;
    // serde would read a struct from an array too, by position.
    if !json.starts_with('{') {
        return Err("not a JSON object".to_owned());
    }
    let required: Required = serde_json::from_str(json).map_err(in_one_line)?;
    if !required.id.get().starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit()) {
        return Err("`id` must be a string or a number".to_owned());
    }
    Ok((required.id, serde_json::from_str(json).map_err(in_one_line)?))
}

/// The error without its "line 1", which is not the line that the reader has to look at.
fn in_one_line(error: serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    match message.strip_suffix(&place) {
        Some(message) => format!("{message} (column {})", error.column()),
        None => message,
    }
}

fn write(out: &mut impl Write, object: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}
