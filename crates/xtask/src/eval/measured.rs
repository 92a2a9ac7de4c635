//! The evaluation itself, with the rules compiled in.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use bedrail_eval::{Answers, Baseline, Calibrated, Calibration, Case, Figures, calibrate, measure, table};

use super::Options;
use crate::reference;
use crate::workspace::Workspace;

/// The labelled posts to look at while writing rules.
const DEV: &str = "dev";
/// Labelled posts in Spanish, and harmless ones in languages that can't be read.
const SPANISH: &str = "es";
/// The labelled posts by which the product is judged. They are only ever used to report.
const TEST: &str = "test";
/// Labelled posts by a writer whom nothing was learned from. They are only ever used to report.
const UNSEEN: &str = "unseen";
/// Real harmless posts, which can't be handed on: they stay with whoever measures, and their figures are recorded.
const REAL: &str = "real";

const BASELINE: &str = "tests/corpus/baseline.toml";
const BASELINE_HEAD: &str = "\
# What the rules reach on the labelled posts of this directory (and on real harmless posts, which are not handed on), written by
# `cargo xtask eval --bless`. A figure is [how many, of how many, lower end, upper end of the 95 % range]; `cargo xtask test` fails
# when one leaves its range on the bad side. Whoever records new figures says in the commit why they changed.
";

/// What is measured of the engine that is compiled in, and what was recorded of earlier ones.
#[derive(Debug)]
pub(crate) struct Evaluation {
    pub(crate) dev: Figures,
    pub(crate) test: Figures,
    pub(crate) recorded: Baseline,
}

impl Evaluation {
    /// Measures both corpora.
    ///
    /// # Errors
    /// When a corpus or the recorded figures can't be read.
    pub(crate) fn new(workspace: &Workspace) -> Result<Self> {
        let figures = |corpus| anyhow::Ok(figures(&labelled(workspace, corpus)?));
        Ok(Self { dev: figures(DEV)?, test: figures(TEST)?, recorded: recorded(workspace)? })
    }

    /// Benign real posts with a warning, by set, when that was last recorded.
    pub(crate) fn real(&self) -> impl Iterator<Item = (&str, bedrail_eval::Recorded)> {
        self.recorded.alarms(REAL)
    }
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    if options.calibrate {
        return print_calibration(workspace);
    }
    let mut evaluation = Evaluation::new(workspace)?;
    let real = if options.benign.is_empty() { None } else { Some(figures(&read(&[], &options.benign)?)) };
    let [spanish, unseen] = [figures(&labelled(workspace, SPANISH)?), figures(&labelled(workspace, UNSEEN)?)];
    let measured = [
        (DEV, Some(&evaluation.dev)),
        (TEST, Some(&evaluation.test)),
        (UNSEEN, Some(&unseen)),
        (SPANISH, Some(&spanish)),
        (REAL, real.as_ref()),
    ];
    let measured = measured.into_iter().filter_map(|(name, figures)| Some((name, figures?)));
    if options.check {
        return check(&evaluation.recorded, measured);
    }
    let out = workspace.dist().join("eval");
    fs_err::create_dir_all(&out)?;
    for (name, figures) in measured.clone() {
        println!("{}", table(name, figures));
        fs_err::write(out.join(format!("{name}.json")), serde_json::to_string_pretty(figures)?)?;
    }
    println!("All figures: {}", workspace.shown(&out));
    if options.bless {
        for (name, figures) in measured {
            evaluation.recorded.record(name, figures);
        }
        fs_err::write(workspace.at(BASELINE), format!("{BASELINE_HEAD}{}", evaluation.recorded))?;
        println!("Recorded in {BASELINE}: say in the commit why the figures changed.");
    }
    let site = workspace.dist().join("site");
    if site.is_dir() {
        reference::write(&site, &evaluation)?;
        println!("The page about it: {}", workspace.shown(&site.join("accuracy.html")));
    }
    Ok(())
}

/// Fails with every figure that got worse.
fn check<'a>(recorded: &Baseline, measured: impl Iterator<Item = (&'a str, &'a Figures)>) -> Result<()> {
    let worse: Vec<String> = measured.flat_map(|(name, figures)| recorded.worse(name, figures)).collect();
    if worse.is_empty() {
        println!("Every figure is at least what {BASELINE} allows.");
        return Ok(());
    }
    for line in &worse {
        println!("{line}");
    }
    bail!(
        "{} of the figures are not what {BASELINE} records. Look at the development posts with `cargo xtask eval` and mend the rules \
         (never by reading tests/corpus/test/ or unseen/). If the change is right all the same, or posts or rules were added: `cargo xtask eval --bless`, \
         and say in the commit why",
        worse.len()
    )
}

fn figures(cases: &[Case]) -> Figures {
    measure(&bedrail_rules::engine(), bedrail_rules::catalogue(), cases)
}

fn labelled(workspace: &Workspace, corpus: &str) -> Result<Vec<Case>> {
    let folder = workspace.at("tests/corpus").join(corpus);
    let mut files: Vec<PathBuf> =
        fs_err::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    ensure!(!files.is_empty(), "no labelled posts in {}", workspace.shown(&folder));
    read(&files, &[])
}

fn read(labelled: &[PathBuf], harmless: &[PathBuf]) -> Result<Vec<Case>> {
    Ok(bedrail_eval::read(labelled, harmless, bedrail_rules::catalogue().iter().map(|rule| rule.id.as_str()))?)
}

fn recorded(workspace: &Workspace) -> Result<Baseline> {
    match fs_err::read_to_string(workspace.at(BASELINE)) {
        Ok(toml) => Baseline::parse(&toml).context(BASELINE),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Baseline::default()),
        Err(error) => Err(error.into()),
    }
}

/// Fits confidence to the development posts, and says what it would be worth on the test posts.
fn print_calibration(workspace: &Workspace) -> Result<()> {
    let answers = |cases: &[Case]| Answers::collect(&bedrail_rules::engine(), bedrail_rules::catalogue(), cases);
    let [dev, test] = [labelled(workspace, DEV)?, labelled(workspace, TEST)?];
    let [dev_answers, test_answers] = [answers(&dev), answers(&test)];
    let found: Calibrated = calibrate(&dev, &dev_answers);
    let line = |numbers: Calibration| format!("calibration = {{ at = {:.2}, per_point = {:.2} }}", numbers.at, numbers.per_point);
    println!("From {} findings on the development posts at the most talkative stop.\n", found.findings);
    println!("Calibration::default in crates/core/src/pack.rs\n  {}", line(found.everybody));
    for fit in &found.rules {
        println!("crates/rules/rules/{}.toml ({} of {} right)\n  {}", fit.rule, fit.right, fit.findings, line(fit.calibration));
    }
    println!("\nexpected calibration error at that stop {:>12} {:>12} {:>12}", "as it is", "one for all", "rules' own");
    for (texts, errors) in
        [("development, each part unseen by its fit", &found.errors), ("test", &found.errors_on(&test, &test_answers))]
    {
        let [stated, everybody, rules] = [errors.stated, errors.everybody, errors.rules]
            .map(|error| error.map_or("-".to_owned(), |error| format!("{error:.3}")));
        println!("{texts:<39} {stated:>12} {everybody:>12} {rules:>12}");
    }
    Ok(())
}
