//! Compiles the built-in pack: rules, concepts and lexicons into what the engine loads, the catalogue for people, and a test per example.

use bedrail_core::author::{
    self, ConceptFile, ExampleSource, JurisdictionSource, LanguageFile, LanguageSource, RuleSource, Sources, Status,
    TranslationSource,
};
use bedrail_core::{Input, Surface};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/doc.rs"]
#[expect(unreachable_pub, reason = "public in the crate itself")]
mod doc;
use doc::{Citation, Difference, Example, Jurisdiction, Label, Mend, RuleDoc, Translation};
#[path = "src/rewrite.rs"]
mod rewrite;
#[path = "src/template.rs"]
mod template;
use rewrite::Rewrites;

fn main() {
    if let Err(error) = build() {
        panic!("the built-in pack can't be compiled: {error}");
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let sources = read()?;
    fs::write(out.join("pack.bin"), author::compile(&sources)?)?;
    let with_examples = env::var_os("CARGO_FEATURE_REFERENCE").is_some();
    let catalogue: Vec<RuleDoc> = sources.rules.iter().map(|rule| document(rule, with_examples)).collect::<Result<_, _>>()?;
    fs::write(out.join("catalogue.bin"), postcard::to_allocvec(&catalogue)?)?;
    let places: Vec<Jurisdiction> = sources.jurisdictions.iter().map(place).collect::<Result<_, _>>()?;
    fs::write(out.join("jurisdictions.bin"), postcard::to_allocvec(&places)?)?;
    let translations: Vec<Translation> = sources.languages.iter().flat_map(translations).collect();
    fs::write(out.join("translations.bin"), postcard::to_allocvec(&translations)?)?;
    fs::write(out.join("rewrites.bin"), postcard::to_allocvec(&rewrites(&sources)?)?)?;
    fs::write(out.join("examples.rs"), tests(&sources)?)?;
    Ok(())
}

/// Every source file, in order of name; rules most severe first.
fn read() -> Result<Sources, Box<dyn Error>> {
    let mut sources = Sources { concepts: concepts("concepts")?, ..Sources::default() };
    for path in files("rules", "toml")? {
        let rule: RuleSource = toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        if path.file_stem().and_then(|s| s.to_str()) != Some(rule.id.as_str()) {
            return Err(format!("{}: the file is not named after the rule `{}`", path.display(), rule.id).into());
        }
        sources.rules.push(rule);
    }
    sources.rules.sort_by(|a, b| b.severity.cmp(&a.severity).then(a.id.cmp(&b.id)));
    for path in files("jurisdictions", "toml")? {
        let place: JurisdictionSource =
            toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        sources.jurisdictions.push(place);
    }
    // The default first, then by name.
    sources.jurisdictions.sort_by(|a, b| (a.id != "us", &a.name).cmp(&(b.id != "us", &b.name)));
    println!("cargo::rerun-if-changed=voices.tsv");
    sources.network = fs::read_to_string("voices.tsv")?;
    for path in files("lexicons", "txt")? {
        let name = path.file_name().and_then(|n| n.to_str()).ok_or("a lexicon has an odd name")?.to_owned();
        sources.lexicons.insert(name, fs::read_to_string(&path)?);
    }
    println!("cargo::rerun-if-changed=languages.toml");
    let languages: LanguageFile =
        toml::from_str(&fs::read_to_string("languages.toml")?).map_err(|e| format!("languages.toml: {e}"))?;
    for language in languages.language {
        sources.languages.push(with_files(language, &sources.rules)?);
    }
    println!("cargo::rerun-if-changed=spellings.toml");
    sources.spellings = toml::from_str(&fs::read_to_string("spellings.toml")?)?;
    println!("cargo::rerun-if-changed=estimates.toml");
    sources.figures = toml::from_str(&fs::read_to_string("estimates.toml")?).map_err(|e| format!("estimates.toml: {e}"))?;
    Ok(sources)
}

/// Every concept of a folder's files.
fn concepts(folder: &str) -> Result<Vec<author::ConceptSource>, Box<dyn Error>> {
    let mut concepts = Vec::new();
    for path in files(folder, "toml")? {
        let file: ConceptFile = toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        concepts.extend(file.concept);
    }
    Ok(concepts)
}

/// A language with the files of its own, where it has any: `concepts/es/`, `rules/es/`.
fn with_files(mut language: LanguageSource, rules: &[RuleSource]) -> Result<LanguageSource, Box<dyn Error>> {
    let folder = |kind: &str| format!("{kind}/{}", language.id);
    if !language.id.is_empty() && Path::new(&folder("concepts")).is_dir() {
        language.concepts = concepts(&folder("concepts"))?;
        for path in files(&folder("rules"), "toml")? {
            let rule: TranslationSource =
                toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
            let known = rules.iter().any(|other| other.id == rule.id);
            if !known || path.file_stem().and_then(|s| s.to_str()) != Some(rule.id.as_str()) {
                return Err(format!("{}: not named after a rule, or after another one", path.display()).into());
            }
            language.rules.push(rule);
        }
    }
    Ok(language)
}

/// The table of safer words. A concept that it names and nobody has is a mistake.
fn rewrites(sources: &Sources) -> Result<Rewrites, Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rewrites.toml");
    let table: Rewrites = toml::from_str(&fs::read_to_string("rewrites.toml")?).map_err(|e| format!("rewrites.toml: {e}"))?;
    let concepts = table.rewrite.iter().flat_map(|rewrite| &rewrite.concepts);
    if let Some(name) = concepts.into_iter().find(|name| sources.concepts.iter().all(|c| c.name != **name)) {
        return Err(format!("rewrites.toml: no concept `{name}`").into());
    }
    Ok(table)
}

fn files(folder: &str, extension: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let mut paths: Vec<PathBuf> = fs::read_dir(Path::new(folder))?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == extension));
    paths.sort();
    Ok(paths)
}

fn document(rule: &RuleSource, with_examples: bool) -> Result<RuleDoc, Box<dyn Error>> {
    let label = match rule.label.as_str() {
        "privacy" => Label::Privacy,
        "dignity" => Label::Dignity,
        "boundary" => Label::Boundary,
        "honesty" => Label::Honesty,
        other => return Err(format!("{}: no label `{other}`", rule.id).into()),
    };
    let mend = match rule.text.mend.as_str() {
        "words" => Mend::Words,
        "sentences" | "" => Mend::Sentences,
        "lines" => Mend::Lines,
        "courtesies" => Mend::Courtesies,
        other => return Err(format!("{}: nothing is mended by `{other}`", rule.id).into()),
    };
    let surfaces: Vec<String> = rule.surfaces.iter().map(|s| surface(*s).to_owned()).collect();
    if let Some(other) = rule.text.on.keys().find(|name| !surfaces.contains(name)) {
        return Err(format!("{}: wording for `{other}`, which the rule doesn't look at", rule.id).into());
    }
    let mut on = rule.text.on.clone();
    if rule.text.safer != template::filled(&rule.text.safer, None) {
        // Shown to people as it reads, kept for the surfaces as it was written.
        for name in &surfaces {
            on.entry(name.clone()).or_insert_with(|| rule.text.safer.clone());
        }
    }
    let on = on.into_iter().collect();
    let examples = |list: &[ExampleSource]| if with_examples { list.iter().map(example).collect() } else { Vec::new() };
    Ok(RuleDoc {
        id: rule.id.clone(),
        title: rule.title.clone(),
        label,
        severity: rule.severity,
        default_on: rule.status == Status::Stable,
        surfaces,
        why: rule.text.why.clone(),
        advice: rule.text.advice.clone(),
        safer: template::filled(&rule.text.safer, None),
        on,
        mend,
        unless: rule.text.unless.clone(),
        opens: rule.text.opens.clone(),
        closes: rule.text.closes.clone(),
        personal: rule.personal,
        look: rule.look,
        joins: rule.joins.clone(),
        beside: rule.text.beside.clone(),
        citations: rule
            .cite
            .iter()
            .map(|c| Citation { authority: c.authority.clone(), section: c.section.clone(), url: c.url.clone() })
            .collect(),
        must_have: rule.must_have.clone(),
        note: rule.note.clone().filter(|_| rule.status == Status::Preview),
        flag: examples(&rule.flag),
        pass: examples(&rule.pass),
    })
}

fn place(source: &JurisdictionSource) -> Result<Jurisdiction, Box<dyn Error>> {
    let documents = source.document.iter().map(|d| Citation {
        authority: d.authority.clone(),
        section: d.section.clone(),
        url: d.url.clone(),
    });
    let mut rules = Vec::new();
    for (rule, difference) in &source.rule {
        let cite = source.citations(rule)?.into_iter().map(u8::try_from).collect::<Result<_, _>>()?;
        let author::DifferenceSource { severity, why, advice, safer, .. } = difference.clone();
        rules.push(Difference { rule: rule.clone(), cite, severity, why, advice, safer });
    }
    Ok(Jurisdiction { id: source.id.clone(), name: source.name.clone(), documents: documents.collect(), rules })
}

fn translations(language: &LanguageSource) -> Vec<Translation> {
    let translation = |rule: &TranslationSource| Translation {
        language: language.id.clone(),
        rule: rule.id.clone(),
        title: rule.title.clone(),
        why: rule.text.why.clone(),
        advice: rule.text.advice.clone(),
        safer: rule.text.safer.clone(),
    };
    language.rules.iter().map(translation).collect()
}

fn surface(surface: Surface) -> &'static str {
    match surface {
        Surface::Post => "post",
        Surface::Reply => "reply",
        Surface::Message => "message",
        Surface::FriendRequest => "friend_request",
    }
}

fn example(source: &ExampleSource) -> Example {
    // The marks are for the tests, which hold the engine to them.
    let text = source.input.text.replace("[[", "").replace("]]", "");
    Example { input: Input { text, ..source.input.clone() }, note: source.note.clone(), miss: source.miss.clone() }
}

/// One `#[test]` per example; `tests/examples.rs` says what each does.
fn tests(sources: &Sources) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let own = sources.rules.iter().map(|rule| ("", &rule.id, &rule.flag, &rule.pass));
    let translated = sources
        .languages
        .iter()
        .flat_map(|language| language.rules.iter().map(|rule| (language.id.as_str(), &rule.id, &rule.flag, &rule.pass)));
    for (language, rule, flag, pass) in own.chain(translated) {
        let folder = if language.is_empty() { String::new() } else { format!("{language}/") };
        let module = format!("{folder}{rule}").replace(['-', '/'], "_");
        writeln!(out, "mod {module} {{")?;
        for (kind, list) in [("flag", flag), ("pass", pass)] {
            for (number, example) in list.iter().enumerate() {
                let name =
                    if example.miss.is_some() { format!("{kind}_{number}_known_miss") } else { format!("{kind}_{number}") };
                writeln!(out, "    #[test]\n    fn {name}() {{ super::{kind}({:?}, {number}); }}", format!("{folder}{rule}"))?;
            }
        }
        writeln!(out, "}}")?;
    }
    Ok(out)
}
