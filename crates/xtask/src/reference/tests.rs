//! What holds for every page, whatever the rules say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use bedrail_core::{Input, Span};
use bedrail_eval::{Baseline, Case, Gold, measure};
use bedrail_rules::RuleDoc;

use super::{pieces, write};
use crate::eval::measured::Evaluation;

/// The pages of one build, by their path in the site.
struct Site {
    pages: BTreeMap<String, String>,
}

impl Site {
    fn build(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bedrail-site-{name}-{}", std::process::id()));
        write(&folder, &evaluation()).expect("the site is written");
        let pages = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(|entry| entry.expect("readable").into_path())
            .filter(|path| path.is_file())
            // The template engine writes a slash as a character reference.
            .map(|path| (relative(&path, &folder), fs_err::read_to_string(&path).expect("text").replace("&#x2f;", "/")))
            .collect();
        fs_err::remove_dir_all(&folder).expect("cleans up");
        Site { pages }
    }

    fn ids(&self, page: &str) -> BTreeSet<&str> {
        attributes(&self.pages[page], "id").collect()
    }
}

/// Measured on the rules' own examples, which takes no time and has every rule in it.
fn evaluation() -> Evaluation {
    let case = |rule: &RuleDoc, index: usize, input: &Input, gold: &[String]| Case {
        id: format!("{}-{index}", rule.id),
        input: input.clone(),
        gold: Gold { rules: gold.to_vec(), ..Gold::default() },
        twin: None,
        variant_of: None,
        set: "examples".to_owned(),
    };
    let rules = bedrail_rules::catalogue();
    let cases: Vec<Case> = rules
        .iter()
        .flat_map(|rule| {
            let own = [rule.id.clone()];
            let flag = rule.flag.iter().enumerate().map(|(index, example)| case(rule, index, &example.input, &own));
            flag.collect::<Vec<_>>()
        })
        .collect();
    let figures = measure(&bedrail_rules::engine(), rules, &cases);
    let recorded = Baseline::parse("[real.alarms]\nhealth = [3, 1000, 0.001, 0.0088]").expect("a baseline");
    Evaluation { dev: figures.clone(), test: figures, recorded }
}

fn relative(path: &Path, folder: &Path) -> String {
    path.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/")
}

/// The values of an attribute. Our templates quote all of them with `"`.
fn attributes<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening)
        .map(|(at, found)| &html[at + found.len()..])
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Where a link on `page` leads, as a path in the site.
fn resolve(page: &str, link: &str) -> String {
    let mut path: PathBuf = Path::new(page).parent().unwrap_or(Path::new("")).to_owned();
    for part in link.split('/') {
        match part {
            ".." => assert!(path.pop(), "{page}: {link} leaves the site"),
            "." | "" => {}
            part => path.push(part),
        }
    }
    path.to_string_lossy().replace('\\', "/")
}

#[test]
fn every_rule_has_a_page_and_the_index_leads_to_it() {
    let site = Site::build("rules");
    let rules = bedrail_rules::catalogue();
    assert!(!rules.is_empty());
    assert_eq!(site.pages.len(), rules.len() + 5, "{:?}", site.pages.keys());
    for rule in rules {
        let page = &site.pages[&format!("rules/{}.html", rule.id)];
        for heading in ["Why it matters", "What it flags", "What it leaves alone", "What to do instead", "Who says so"] {
            assert!(page.contains(&format!("<h2>{heading}</h2>")), "{}: no {heading}", rule.id);
        }
        // What makes a friend request doubtful often stands outside its words.
        assert!(page.contains("<mark class=") || rule.surfaces == ["friend_request"], "{}: no span is marked", rule.id);
        assert_eq!(page.matches("<li class=\"example").count(), rule.flag.len() + rule.pass.len(), "{}", rule.id);
        assert!(
            attributes(&site.pages["rules/index.html"], "href").any(|link| link == format!("{}.html", rule.id)),
            "{}",
            rule.id
        );
    }
}

#[test]
fn every_internal_link_leads_somewhere() {
    let site = Site::build("links");
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/assets");
    for (page, html) in &site.pages {
        let links: Vec<&str> = attributes(html, "href").chain(attributes(html, "src")).collect();
        assert!(links.len() > 5, "{page} has hardly a link");
        for link in links.into_iter().filter(|link| !link.starts_with("https://")) {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() { page.clone() } else { resolve(page, path) };
            if let Some(asset) = target.strip_prefix("assets/") {
                assert!(assets.join(asset).is_file(), "{page}: {link}");
                continue;
            }
            assert!(site.pages.contains_key(&target), "{page}: {link}");
            assert!(fragment.is_empty() || site.ids(&target).contains(fragment), "{page}: {link}");
        }
    }
}

#[test]
fn nothing_on_a_page_needs_what_its_policy_forbids() {
    for (page, html) in &Site::build("policy").pages {
        assert!(
            html.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'"),
            "{page}"
        );
        for forbidden in
            [" style=\"", "<style", " onclick=", " oninput=", "javascript:", "<iframe", "=\"http://", "[[", "]]", "{{", "{%"]
        {
            assert!(!html.contains(forbidden), "{page} contains {forbidden}");
        }
        assert!(html.split("<script").skip(1).all(|script| script.contains(" src=\"assets/")), "{page} has a script of its own");
        assert!(attributes(html, "src").all(|source| !source.contains("://")), "{page} loads from elsewhere");
    }
}

#[test]
fn every_rule_and_every_recorded_set_has_its_figures() {
    let site = Site::build("figures");
    let page = &site.pages["accuracy.html"];
    for rule in bedrail_rules::catalogue() {
        assert!(page.contains(&format!("href=\"rules/{}.html\"", rule.id)), "{} has no figures", rule.id);
    }
    assert!(page.contains("health") && page.contains("3 of 1000"), "the recorded real posts are missing");
    for nonsense in ["none", "undefined", "NaN"] {
        assert!(!page.contains(&format!(">{nonsense}<")), "{nonsense} is shown");
    }
}

#[test]
fn pages_can_be_told_apart_and_say_where_one_is() {
    let site = Site::build("titles");
    let title = |html: &str| html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).map(str::to_owned);
    let titles: BTreeSet<_> = site.pages.values().map(|html| title(html).expect("a title")).collect();
    assert_eq!(titles.len(), site.pages.len(), "{titles:?}");
    for (page, html) in &site.pages {
        assert_eq!(html.matches("<h1").count(), 1, "{page}");
        assert_eq!(html.matches("aria-current").count(), usize::from(page != "index.html"), "{page}");
        let ids: Vec<_> = attributes(html, "id").collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{page} has an id twice: {ids:?}");
    }
}

#[test]
fn spans_cut_a_text_into_pieces() {
    let span = |start, end| Span { start, end, utf16_start: 0, utf16_end: 0, concept: String::new() };
    type Case<'a> = (&'a str, &'a [(u32, u32)], &'a [(&'a str, bool)]);
    let cases: [Case; 5] = [
        ("", &[], &[]),
        ("plain", &[], &[("plain", false)]),
        ("all", &[(0, 3)], &[("all", true)]),
        ("é b c d", &[(3, 4), (7, 8)], &[("é ", false), ("b", true), (" c ", false), ("d", true)]),
        ("ab", &[(0, 1), (1, 2)], &[("a", true), ("b", true)]),
    ];
    for (text, spans, expected) in cases {
        let spans: Vec<Span> = spans.iter().map(|&(start, end)| span(start, end)).collect();
        let found = pieces(text, &spans, 2);
        assert_eq!(found.iter().map(|piece| (piece.text, piece.marked)).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn the_site_and_the_extension_wear_the_same_sign() {
    assert_eq!(include_str!("../../../../www/assets/icon.svg"), include_str!("../../../../extension/icons/icon.svg"));
}
