//! One text, for a person to read.

use crate::args::Check;
use crate::snippet::{self, Mark};
use crate::{Outcome, terminal};
use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use bedrail_core::{Engine, Input, Policy, Report, Span};
use bedrail_rules::{Citation, Explanation, Shown, Step};
use std::collections::HashSet;
use std::io::{self, ErrorKind, Read, Write};

/// Columns that the words in front of a paragraph take.
const HANG: usize = 13;
/// How many of a finding's words are listed; a whole chapter can be checked too.
const WORDS: usize = 12;

pub(crate) fn run(options: &Check) -> io::Result<Outcome> {
    let mut bytes = Vec::new();
    terminal::open(&options.file)?.read_to_end(&mut bytes)?;
    let input = options.input(decode(bytes, &options.file.display().to_string())?);
    let engine = bedrail_rules::engine();
    let policy = options.policy();
    let report = engine.check(&input, &policy);
    let colours = anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    if report.findings.is_empty() {
        writeln!(
            out,
            "Nothing to point out at sensitivity {}. Bedrail can miss things; the judgement stays yours.",
            options.sensitivity()
        )?;
    } else {
        write_report(&mut out, &engine, &input, &report, &policy, colours)?;
    }
    out.flush()?;
    Ok(if report.findings.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn decode(bytes: Vec<u8>, name: &str) -> io::Result<String> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        io::Error::new(ErrorKind::InvalidData, format!("{name}: not UTF-8 text (byte {at}); save it as UTF-8 and try again"))
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

fn write_report(
    out: &mut dyn Write,
    engine: &Engine,
    input: &Input,
    report: &Report,
    policy: &Policy,
    colours: bool,
) -> io::Result<()> {
    let width = terminal::width();
    let cards = bedrail_rules::shown(report);
    for shown in &cards {
        let strength = Strength::of(shown.severity);
        let mark = if colours { Mark::Styled(strength.style.underline()) } else { Mark::Under(strength.sign) };
        snippet::write(out, &input.text, &shown.spans, mark, width)?;
        writeln!(out)?;
        let card = bedrail_rules::explain_in_own_words(engine, input, shown.finding, policy);
        write_card(out, input, shown, card, &strength, width)?;
        writeln!(out)?;
    }
    let most = Strength::of(report.level).word.to_lowercase();
    let count = cards.len();
    writeln!(out, "{count} {} to look at; the strongest says: {most}.", if count == 1 { "thing" } else { "things" })
}

/// How strongly a severity speaks.
struct Strength {
    word: &'static str,
    style: Style,
    sign: char,
}

impl Strength {
    fn of(severity: u8) -> Self {
        let (word, colour, sign) = match severity {
            3.. => ("Stop and confirm", AnsiColor::Red, '^'),
            2 => ("Look again", AnsiColor::Yellow, '~'),
            _ => ("A hint", AnsiColor::Cyan, '.'),
        };
        Strength { word, style: colour.on_default(), sign }
    }
}

fn write_card(
    out: &mut dyn Write,
    input: &Input,
    shown: &Shown<'_>,
    card: Explanation,
    strength: &Strength,
    width: usize,
) -> io::Result<()> {
    let finding = shown.finding;
    let bold = strength.style.bold();
    let Explanation { title, why, advice, safer, edited, citations, .. } = card;
    writeln!(out, "  {bold}{}: {title}{bold:#} ({})", strength.word, finding.rule)?;
    paragraph(out, "Words", &words(input, &shown.spans), width)?;
    paragraph(out, "Why", &why, width)?;
    for beside in &shown.beside {
        paragraph(out, "", beside, width)?;
    }
    if let Some(crowd) = &shown.crowd {
        paragraph(out, "Fits", &crowd.line, width)?;
        for Step { what, value, source } in &crowd.working {
            let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
            paragraph(out, "", &format!("{what}: {value}{source}"), width)?;
        }
        paragraph(out, "", &crowd.note, width)?;
    }
    paragraph(out, "Instead", &advice, width)?;
    if let Some(safer) = safer {
        paragraph(out, if edited { "Reworded" } else { "Wording" }, &safer, width)?;
    }
    for source in &citations {
        paragraph(out, "Source", &citation(source), width)?;
    }
    let parts: Vec<String> = finding.trace.iter().map(|part| format!("{} {:+.1}", part.evidence, part.weight)).collect();
    let total: f32 = finding.trace.iter().map(|part| part.weight).sum();
    paragraph(out, "Sum", &format!("{} = {total:.1}; confidence {:.2}", parts.join(", "), finding.confidence), width)
}

/// The words of a finding, each once, in order of appearance.
fn words(input: &Input, spans: &[Span]) -> String {
    let mut seen = HashSet::new();
    let quoted = |span: &Span| format!("“{}” ({})", &input.text[span.start as usize..span.end as usize], span.concept);
    let different: Vec<String> = spans.iter().map(quoted).filter(|words| seen.insert(words.clone())).collect();
    let (shown, more) = different.split_at(different.len().min(WORDS));
    match (shown, more.len()) {
        ([], _) => "none in the text itself: the reason lies around it".to_owned(),
        (_, 0) => shown.join(", "),
        (_, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Authority, section and address in one line.
pub(crate) fn citation(source: &Citation) -> String {
    let section = source.section.iter().map(|section| format!(", {section}"));
    let url = source.url.iter().map(|url| format!(" <{url}>"));
    std::iter::once(source.authority.clone()).chain(section).chain(url).collect()
}

/// A labelled paragraph with a hanging indent; nothing when there is nothing to say.
pub(crate) fn paragraph(out: &mut dyn Write, label: &str, text: &str, width: usize) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    let first = format!("    {label:<width$}", width = HANG - 4);
    let rest = " ".repeat(HANG);
    let options = textwrap::Options::new(width)
        .initial_indent(&first)
        .subsequent_indent(&rest)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    writeln!(out, "{}", textwrap::fill(&snippet::printable(text), options))
}
