//! The rules, listed and explained.

use crate::check::{citation, paragraph};
use crate::snippet::{self, Mark};
use crate::{Outcome, terminal};
use anstyle::Style;
use bedrail_core::{Engine, Input, Policy, Span};
use bedrail_rules::{Example, Label, RuleDoc, catalogue, jurisdictions};
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();
/// How alike two ids must be before one is offered for the other (Jaro-Winkler, 0 to 1).
const ALIKE: f64 = 0.75;
const STRENGTHS: [&str; 4] = ["", "1, a quiet hint", "2, an inline warning", "3, asks before posting"];
/// How many ids are offered at most.
const OFFERED: usize = 3;

/// `bedrail rules`
pub(crate) fn list(json: bool) -> io::Result<Outcome> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    if json {
        serde_json::to_writer_pretty(&mut out, catalogue())?;
        writeln!(out)?;
    } else {
        let longest = catalogue().iter().map(|rule| rule.id.len()).max().unwrap_or_default().max(2);
        writeln!(out, "{BOLD}{:longest$}  SEVERITY  LABEL     DEFAULT  TITLE{BOLD:#}", "ID")?;
        for rule in catalogue() {
            let default = if rule.default_on { "on" } else { "off" };
            writeln!(out, "{:longest$}  {:<8}  {:<8}  {default:<7}  {}", rule.id, rule.severity, label(rule.label), rule.title)?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// `bedrail explain RULE`
pub(crate) fn explain(id: &str) -> io::Result<Outcome> {
    let Some(rule) = catalogue().iter().find(|rule| rule.id == id) else {
        let near = near(id);
        let offer = if near.is_empty() { ".".to_owned() } else { format!("; did you mean {}?", near.join(" or ")) };
        crate::complain(&io::Error::other(format!(
            "no rule is called “{}”{offer} `bedrail rules` lists them all.",
            snippet::printable(id)
        )));
        return Ok(Outcome::Unreadable);
    };
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    write_page(&mut out, rule)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The ids that somebody may have meant, best first.
fn near(id: &str) -> Vec<&'static str> {
    let id = id.to_lowercase();
    let likeness = |rule: &RuleDoc| if rule.id.contains(&id) { 1.0 } else { strsim::jaro_winkler(&rule.id, &id) };
    let mut near: Vec<(f64, &str)> =
        catalogue().iter().map(|rule| (likeness(rule), rule.id.as_str())).filter(|&(likeness, _)| likeness >= ALIKE).collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter().map(|(_, id)| id).take(OFFERED).collect()
}

fn write_page(out: &mut dyn Write, rule: &'static RuleDoc) -> io::Result<()> {
    let width = terminal::width();
    writeln!(out, "{BOLD}{}{BOLD:#} ({})", rule.title, rule.id)?;
    let strength = STRENGTHS[usize::from(rule.severity.min(3))];
    let default = if rule.default_on { "on" } else { "off until you switch it on" };
    writeln!(out)?;
    paragraph(out, "Level", strength, width)?;
    paragraph(out, "Label", label(rule.label), width)?;
    paragraph(out, "Where", &rule.surfaces.join(", ").replace('_', " "), width)?;
    paragraph(out, "Default", default, width)?;
    paragraph(out, "Serves", &rule.must_have.join(", "), width)?;
    writeln!(out)?;
    paragraph(out, "Why", &rule.why, width)?;
    paragraph(out, "Instead", &rule.advice, width)?;
    paragraph(out, "Wording", &rule.safer, width)?;
    for (index, place) in jurisdictions().iter().enumerate() {
        let local = place.local(rule);
        let sources = if index == 0 || local.citations != rule.citations { local.citations } else { Vec::new() };
        for source in &sources {
            paragraph(out, "Source", &format!("{}: {}", place.id.to_uppercase(), citation(source)), width)?;
        }
        if local.severity != rule.severity {
            let strength = STRENGTHS[usize::from(local.severity.min(3))];
            paragraph(out, "", &format!("{}: level {strength}", place.id.to_uppercase()), width)?;
        }
    }
    if let Some(note) = &rule.note {
        paragraph(out, "Note", note, width)?;
    }
    let engine = bedrail_rules::engine();
    let kept = |all: &'static [Example], miss: bool| all.iter().filter(|item| item.miss.is_some() == miss).collect::<Vec<_>>();
    let mut section = |heading, all, miss| examples(out, heading, &kept(all, miss), &|input| found(&engine, rule, input), width);
    section("Flagged", &rule.flag, false)?;
    section("Not flagged", &rule.pass, false)?;
    // What the rule is known to get wrong is shown apart, not among what it does.
    section("Should be flagged, and is not yet", &rule.flag, true)?;
    section("Is flagged, and should not be", &rule.pass, true)
}

/// The words that the rule finds in one of its examples.
fn found(engine: &Engine, rule: &RuleDoc, input: &Input) -> Vec<Span> {
    // A rule that is off by default shows what it does when it is on.
    let policy = Policy { rules: [(rule.id.clone(), true)].into(), ..Policy::default() };
    let findings = engine.check(input, &policy).findings;
    findings.into_iter().find(|finding| finding.rule == rule.id).map(|finding| finding.spans).unwrap_or_default()
}

fn examples(
    out: &mut dyn Write,
    heading: &str,
    examples: &[&Example],
    found: &dyn Fn(&Input) -> Vec<Span>,
    width: usize,
) -> io::Result<()> {
    if examples.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{heading}{BOLD:#}")?;
    for Example { input, note, miss } in examples {
        writeln!(out)?;
        if let Some(parent) = &input.parent {
            paragraph(out, "To", &parent.text, width)?;
        }
        if let Some(request) = &input.request {
            let about: Vec<&str> = request.name.iter().chain(&request.bio).chain(&request.cues).map(String::as_str).collect();
            paragraph(out, "From", &about.join("; "), width)?;
        }
        if input.text.is_empty() {
            writeln!(out, "  (no words)")?;
        }
        snippet::write(out, &input.text, &found(input), Mark::Under('^'), width)?;
        for note in note.iter().chain(miss) {
            paragraph(out, "Note", note, width)?;
        }
    }
    Ok(())
}

fn label(label: Label) -> &'static str {
    match label {
        Label::Privacy => "privacy",
        Label::Dignity => "dignity",
        Label::Boundary => "boundary",
        Label::Honesty => "honesty",
    }
}
