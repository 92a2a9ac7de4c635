//! How a checked text is shown: its words marked, and under it what was found.

use super::dom::{Build, el};
use crate::pieces::pieces;
use crate::protocol::PageFinding;
use crate::report::page_report;
use crate::texts::{Text, say, say_with};
use bedrail_core::{Input, Policy, Report};
use bedrail_rules::Label;
use web_sys::Element;

/// The text with its words marked.
pub(crate) fn marked(text: &str, report: &Report) -> Element {
    let mut shown = el("p").class("words").attr("dir", "auto");
    for piece in pieces(text, &report.findings) {
        shown = match piece.severity {
            0 => shown.text(piece.text),
            severity => shown.with([el("mark").class(&format!("severity-{severity}")).text(piece.text)]),
        };
    }
    shown
}

/// What was found, or that nothing was. `full` adds why and what to do instead.
pub(crate) fn findings(input: &Input, report: &Report, policy: &Policy, full: bool) -> Element {
    let report = page_report(input, report, &[], policy);
    if report.findings.is_empty() {
        return el("p").class("clear").says(Text::NoWarning);
    }
    el("ul").class("findings").with(report.findings.iter().map(|finding| row(finding, full)))
}

fn row(finding: &PageFinding, full: bool) -> Element {
    // Rounded, the surest would look certain.
    let percent = ((finding.confidence * 100.0).round() as u32).min(99).to_string();
    let row = el("li").class(&format!("severity-{}", finding.severity)).with([
        el("span").class("title").attr("lang", &finding.language).text(&finding.title),
        el("span")
            .class("facts")
            .with([el("span").says(severity(finding.severity)), el("span").text(&say_with(Text::Confidence, &[&percent]))]),
    ]);
    let words = (!finding.words.is_empty()).then(|| {
        // Marks alone say nothing to a screen reader, nor which finding they belong to.
        let quoted: Vec<String> = finding.words.iter().map(|words| say_with(Text::Quoted, &[words])).collect();
        let class = if full { "quote" } else { "visually-hidden" };
        el("span").class(class).text(&say_with(Text::Words, &[&quoted.join(", ")]))
    });
    let row = row.with(words);
    if !full {
        return row;
    }
    // What other rules add and the estimate are said in English only.
    let more = finding.beside.iter().chain(finding.crowd.iter().map(|crowd| &crowd.line));
    row.with(Some(el("p").attr("lang", &finding.language).text(&finding.why)))
        .with(more.map(|text| el("p").attr("lang", "en").text(text)))
        .with([el("p").text(&say_with(Text::Instead, &[finding.safer.as_deref().unwrap_or(&finding.advice)]))])
}

pub(crate) fn severity(severity: u8) -> Text {
    match severity {
        3 => Text::Severity3,
        2 => Text::Severity2,
        _ => Text::Severity1,
    }
}

pub(crate) fn label(label: Label) -> String {
    say(match label {
        Label::Privacy => Text::LabelPrivacy,
        Label::Dignity => Text::LabelDignity,
        Label::Boundary => Text::LabelBoundary,
        Label::Honesty => Text::LabelHonesty,
    })
}
