//! A text with some of its words underlined, wrapped to the width of the page.
//!
//! Not a compiler's snippet printer: those cut long lines at the edge of the page, and a post is one long line.

use anstyle::Style;
use bedrail_core::Span;
use std::io::{self, Write};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// A text of up to this many lines is shown whole.
const WHOLE: usize = 10;
/// How many lines around the marked ones are shown; longer stretches in between become an ellipsis.
const CONTEXT: usize = 1;

/// How the words that matter are set apart.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mark {
    /// By the terminal itself: stays with the words in right-to-left text and beside wide emoji.
    Styled(Style),
    /// By a line of this character under them, for files and plain terminals.
    Under(char),
}

/// Writes `text`, indented by two columns; of a long one only the lines that hold one of the spans, with a little context.
pub(crate) fn write(out: &mut dyn Write, text: &str, spans: &[Span], mark: Mark, width: usize) -> io::Result<()> {
    let lines = wrap(text, width.saturating_sub(2));
    let marked: Vec<usize> =
        (0..lines.len()).filter(|&line| spans.iter().any(|span| !overlap(&lines[line], span).is_empty())).collect();
    let shown = |line: usize| {
        lines.len() <= WHOLE
            || marked.is_empty() && line <= CONTEXT
            || marked.iter().any(|&other| other.abs_diff(line) <= CONTEXT)
    };
    let mut skipping = false;
    for (index, line) in lines.iter().enumerate() {
        if shown(index) {
            skipping = false;
            write_line(out, text, line, spans, mark)?;
        } else if !skipping {
            skipping = true;
            writeln!(out, "  …")?;
        }
    }
    Ok(())
}

/// The byte ranges of the wrapped lines, in order.
fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let options = textwrap::Options::new(width).wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    let mut from = 0;
    let mut lines = Vec::new();
    for line in textwrap::wrap(text.trim_end(), options) {
        // Wrapping only drops white space between lines, so each line is the next occurrence of its own words.
        let Some(found) = text[from..].find(&*line) else { continue };
        let start = from + found;
        from = start + line.len();
        lines.push(start..from);
    }
    lines
}

fn overlap(line: &Range<usize>, span: &Span) -> Range<usize> {
    let start = line.start.max(span.start as usize);
    start..line.end.min(span.end as usize).max(start)
}

fn write_line(out: &mut dyn Write, text: &str, line: &Range<usize>, spans: &[Span], mark: Mark) -> io::Result<()> {
    let mut under = String::new();
    let mut at = line.start;
    write!(out, "  ")?;
    for words in spans.iter().map(|span| overlap(line, span)).filter(|words| !words.is_empty()) {
        let before = printable(&text[at..words.start]);
        let within = printable(&text[words.clone()]);
        write!(out, "{before}")?;
        match mark {
            Mark::Styled(style) => write!(out, "{style}{within}{style:#}")?,
            Mark::Under(sign) => {
                write!(out, "{within}")?;
                under.extend(std::iter::repeat_n(' ', before.width()));
                under.extend(std::iter::repeat_n(sign, within.width()));
            }
        }
        at = words.end;
    }
    writeln!(out, "{}", printable(&text[at..line.end]))?;
    if !under.is_empty() {
        writeln!(out, "  {under}")?;
    }
    Ok(())
}

/// The text with its control characters made visible: a pasted escape sequence must not steer the terminal.
pub(crate) fn printable(text: &str) -> String {
    let visible = |c: char| match c {
        '\t' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '␡',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        _ => c,
    };
    text.chars().map(visible).collect()
}
