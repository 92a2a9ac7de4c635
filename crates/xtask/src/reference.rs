//! The pages of the site: the rule reference, one page per rule, made from the rules themselves, and the pages around it.
//!
//! Templates and style sheets are in `www/`; this module only supplies what the rules say. Nothing about a rule is written twice:
//! a new rule has its page as soon as it has its file.

mod accuracy;

use std::path::Path;

use anyhow::{Context, Result};
use bedrail_core::{Direction, Engine, Finding, Input, Policy, Span, Surface};
use bedrail_rules::{Example, Jurisdiction, Label, RuleDoc, jurisdictions};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use crate::eval::measured::Evaluation;

/// Every template, by the name under which the others extend or import it.
const TEMPLATES: [(&str, &str); 8] = [
    ("page.html", include_str!("../../../www/templates/page.html")),
    ("parts.html", include_str!("../../../www/templates/parts.html")),
    ("accuracy.html", include_str!("../../../www/templates/accuracy.html")),
    ("index.html", include_str!("../../../www/templates/index.html")),
    ("playground.html", include_str!("../../../www/templates/playground.html")),
    ("privacy.html", include_str!("../../../www/templates/privacy.html")),
    ("rules.html", include_str!("../../../www/templates/rules.html")),
    ("rule.html", include_str!("../../../www/templates/rule.html")),
];

/// Whose finding the home page shows: combinations without a name are what people don't see coming.
const DEMO_RULE: &str = "quasi-identifier-combo";
/// The post on the home page. What is underlined in it is what the engine finds when the page is built.
const DEMO: &str =
    "Tiny ED, wild night. A 34yo teacher came in after the train crash on Route 9 and I did my first ever thoracotomy.";

/// The extension's English texts, for what the slider's stops are called there and here.
const EXTENSION_TEXTS: &str = include_str!("../../../extension/_locales/en/pages.json");

/// The labels in the order of the index, each with its heading and its meaning.
const LABELS: [(Label, &str, &str, &str); 4] = [
    (Label::Privacy, "privacy", "Privacy", "Somebody could be recognised, or is confirmed to be a patient."),
    (Label::Boundary, "boundary", "Boundary", "The professional and the private are mixed."),
    (Label::Dignity, "dignity", "Dignity", "Somebody is belittled, even if nobody could tell who."),
    (Label::Honesty, "honesty", "Honesty", "What is claimed, sold or left unsaid."),
];

/// The six policy points that the rules' `must_have` entries name.
const POINTS: [(&str, &str); 6] = [
    ("M1", "Answer for what you write"),
    ("M2", "Be yourself: name and role where they matter"),
    ("M3", "Think of who reads it, now and later"),
    ("M4", "Keep work and private life apart, and support others"),
    ("M5", "Give credit and respect copyright"),
    ("M6", "Protect what is confidential"),
];

/// Writes every page into `out_dir`; `site::build` puts `www/assets` and the wasm module beside them.
///
/// # Errors
/// When a template is faulty, when the home page's example is no longer flagged, or when a file cannot be written.
pub(crate) fn write(out_dir: &Path, evaluation: &Evaluation) -> Result<()> {
    let templates = templates()?;
    let engine = bedrail_rules::engine();
    let rules = bedrail_rules::catalogue();
    let page = |name: &str, file: &str, context: Value| -> Result<()> {
        let html = templates.get_template(name)?.render(context).with_context(|| format!("rendering {file}"))?;
        write_file(&out_dir.join(file), &html)
    };

    page(
        "index.html",
        "index.html",
        context! { root => "", here => "", rules => Value::from(Serde(rules)), demo => demo(&engine)? },
    )?;
    page(
        "playground.html",
        "playground.html",
        context! { root => "", here => "try", stops => stops()?, places => Value::from(Serde(jurisdictions())) },
    )?;
    page("privacy.html", "privacy.html", context! { root => "", here => "privacy" })?;
    page("accuracy.html", "accuracy.html", context! { root => "", here => "accuracy", ..accuracy::page(rules, evaluation) })?;
    page("rules.html", "rules/index.html", context! { root => "../", here => "rules", groups => groups(rules) })?;
    for (index, rule) in rules.iter().enumerate() {
        let neighbours = context! {
            previous => Value::from(Serde(index.checked_sub(1).map(|index| &rules[index]))),
            next => Value::from(Serde(rules.get(index + 1))),
        };
        let context = context! { root => "../", here => "rules", rule => shown(&engine, rule), ..neighbours };
        page("rule.html", &format!("rules/{}.html", rule.id), context)?;
    }
    Ok(())
}

fn write_file(path: &Path, content: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs_err::create_dir_all(folder)?;
    }
    Ok(fs_err::write(path, content)?)
}

fn templates() -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).with_context(|| format!("www/templates/{name}"))?;
    }
    Ok(environment)
}

/// A stretch of text, underlined or not.
#[derive(Debug, Serialize)]
struct Piece<'a> {
    text: &'a str,
    marked: bool,
    severity: u8,
}

/// The pieces into which the spans of a finding cut its text.
fn pieces<'a>(text: &'a str, spans: &[Span], severity: u8) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for span in spans {
        let (start, end) = (span.start as usize, span.end as usize);
        pieces.extend([(&text[at..start], false), (&text[start..end], true)].map(|(text, marked)| Piece {
            text,
            marked,
            severity,
        }));
        at = end;
    }
    pieces.push(Piece { text: &text[at..], marked: false, severity });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// What the rule finds in a text when it is switched on.
fn found(engine: &Engine, rule: &RuleDoc, input: &Input) -> Option<Finding> {
    let policy = Policy { rules: [(rule.id.clone(), true)].into(), ..Policy::default() };
    engine.check(input, &policy).findings.into_iter().find(|finding| finding.rule == rule.id)
}

fn surface(name: &str) -> &str {
    match name {
        "post" => "posts",
        "reply" => "replies and comments",
        "message" => "messages",
        "friend_request" => "friend and follow requests",
        other => other,
    }
}

fn example(engine: &Engine, rule: &RuleDoc, example: &Example) -> Value {
    let Example { input, note, miss } = example;
    let place = match (input.surface, input.direction) {
        (Surface::Post, _) => None,
        (Surface::Reply, _) => Some("In a reply"),
        (Surface::Message, Direction::Outbound) => Some("In a message"),
        (Surface::Message, Direction::Inbound) => Some("In a message to the clinician"),
        (Surface::FriendRequest, Direction::Outbound) => Some("With a friend request"),
        (Surface::FriendRequest, Direction::Inbound) => Some("A friend request to the clinician"),
    };
    let finding = found(engine, rule, input);
    let pieces = match &finding {
        Some(finding) => pieces(&input.text, &finding.spans, finding.severity),
        None => pieces(&input.text, &[], 0),
    };
    context! {
        where => place,
        about => around(input),
        parent => input.parent.as_ref().map(|parent| parent.text.as_str()),
        pieces => Value::from(Serde(pieces)),
        note => note.as_deref(),
        miss => miss.as_deref(),
    }
}

/// What is known besides the words, one line each.
fn around(input: &Input) -> Vec<String> {
    let (request, author) = (input.request.clone().unwrap_or_default(), input.author.clone().unwrap_or_default());
    let attached = input.attachments.clone().unwrap_or_default();
    let photos = (attached.photos > 0).then(|| attached.photos.to_string());
    let said = [
        ("Their name", request.name),
        ("Their bio", request.bio),
        ("Mutual connections", request.mutual_count.map(|count| count.to_string())),
        ("The author’s name", author.name),
        ("The author’s bio", author.bio),
        ("The author’s employer", author.employer),
        ("The author’s city", author.city),
        ("The author’s specialty", author.specialty),
        ("Photos attached", photos),
        ("Place shown", attached.location),
        ("What should not be seen in it", attached.looked.then(|| "looked for".to_owned())),
    ];
    let said = said.into_iter().filter_map(|(what, value)| Some(format!("{what}: {}", value?)));
    let cues = request.cues.into_iter().map(|cue| format!("Also seen: {cue}"));
    let thread = input.thread.iter().map(|part| format!("Earlier in the thread: {part}"));
    said.chain(cues).chain(thread).collect()
}

fn shown(engine: &Engine, rule: &RuleDoc) -> Value {
    let label = LABELS.iter().find(|(label, ..)| *label == rule.label);
    let points = rule.must_have.iter().map(|id| {
        let meaning = POINTS.iter().find(|(point, _)| point == id).map(|(_, meaning)| *meaning);
        context! { id, meaning }
    });
    // What the rule is known to get wrong is shown apart, not among what it does.
    let examples = |all: &[Example], miss: bool| -> Vec<Value> {
        all.iter().filter(|item| item.miss.is_some() == miss).map(|item| example(engine, rule, item)).collect()
    };
    context! {
        severity_meaning => meaning(rule.severity),
        places => jurisdictions().iter().map(|place| local(rule, place)).collect::<Vec<_>>(),
        label_heading => label.map(|(_, _, heading, _)| *heading),
        surfaces => rule.surfaces.iter().map(|name| Value::from(surface(name))).collect::<Vec<_>>(),
        must_have => points.collect::<Vec<_>>(),
        flag => examples(&rule.flag, false),
        missed => examples(&rule.flag, true),
        pass => examples(&rule.pass, false),
        mistaken => examples(&rule.pass, true),
        ..Value::from(Serde(rule))
    }
}

fn meaning(severity: u8) -> &'static str {
    match severity {
        3.. => "asks before posting",
        2 => "warns where you write",
        _ => "hints",
    }
}

/// What one jurisdiction says about a rule.
fn local(rule: &RuleDoc, place: &Jurisdiction) -> Value {
    let local = place.local(rule);
    context! {
        name => &place.name,
        differs => local.severity != rule.severity,
        severity_meaning => meaning(local.severity),
        ..Value::from(Serde(local))
    }
}

fn groups(rules: &[RuleDoc]) -> Vec<Value> {
    let group = |&(label, id, heading, meaning): &(Label, &str, &str, &str)| {
        let rules: Vec<&RuleDoc> = rules.iter().filter(|rule| rule.label == label).collect();
        (!rules.is_empty()).then(|| context! { label => id, heading, meaning, rules => Value::from(Serde(rules)) })
    };
    LABELS.iter().filter_map(group).collect()
}

/// The five stops of the slider as the extension words them.
fn stops() -> Result<Vec<Value>> {
    let texts: serde_json::Value = serde_json::from_str(EXTENSION_TEXTS)?;
    let text =
        |key: String| texts[&key]["message"].as_str().map(str::to_owned).with_context(|| format!("pages.json lacks {key}"));
    (1..=5)
        .map(|stop| Ok(context! { name => text(format!("stop_{stop}"))?, meaning => text(format!("stop_means_{stop}"))? }))
        .collect()
}

/// The home page's example with what the engine says about it.
fn demo(engine: &Engine) -> Result<Value> {
    let input = Input::from(DEMO);
    let report = engine.check(&input, &Policy::default());
    let finding = report.findings.iter().find(|finding| finding.rule == DEMO_RULE);
    let finding = finding.context("the home page's example is no longer flagged: choose another in reference.rs")?;
    let card = bedrail_rules::explain(&input, finding, &Policy::default());
    Ok(context! {
        pieces => Value::from(Serde(pieces(DEMO, &finding.spans, finding.severity))),
        severity => finding.severity,
        where => "a post to everybody",
        title => card.title,
        why => card.why,
        advice => card.advice,
    })
}

#[cfg(test)]
mod tests;
