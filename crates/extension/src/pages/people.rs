//! The people whom the user marked: marking by name, importing a list, how long marks are kept, the lock, and what all that means.

use super::dom::{Act, Build, by_id, document, el, refill, section};
use super::rules::date;
use super::status::{refuse, status};
use crate::bridge::write;
use crate::marks::{Key, MONTHS, Mark, Summary};
use crate::names::list::{self, ListError};
use crate::names::{self, Spelling};
use crate::people::{Asked, Seal, Told, View};
use crate::protocol::{FromPage, Site};
use crate::texts::{Text, say, say_with};
use bedrail_core::Tie;
use js_sys::{Function, JsString};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// The fewest characters of a passphrase: what can be guessed need not be set.
const PASSPHRASE: usize = 8;

const MARKS: [(Mark, &str, Text); 4] = [
    (Tie::Patient, "patient", Text::PeoplePatient),
    (Tie::Relative, "relative", Text::PeopleRelative),
    (Tie::KnownBefore, "known-before", Text::PeopleBefore),
    (Tie::NotAPatient, "not-a-patient", Text::PeopleNot),
];

fn name_of(mark: Mark) -> String {
    MARKS.iter().find(|(one, ..)| *one == mark).map(|(.., text)| say(*text)).unwrap_or_default()
}

fn button(action: &str, text: Text) -> Element {
    el("button").attr("type", "button").action(action, "").says(text)
}

/// The section, empty until [`show`] is told how marks are.
pub(crate) fn build() -> Element {
    let choices = MARKS.iter().map(|(_, id, text)| el("option").attr("value", id).says(*text));
    let months = {
        let mut months = MONTHS;
        months.sort_unstable();
        months.map(|months| {
            el("option").attr("value", &months.to_string()).text(&say_with(Text::PeopleMonths, &[&months.to_string()]))
        })
    };
    let who = el("div").id("people-open").with([
        el("div").class("fields").with([
            field(
                "people-name",
                Text::PeopleName,
                el("input")
                    .attr("type", "text")
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false")
                    .attr("aria-describedby", "people-name-hint"),
            ),
            field("people-mark-as", Text::PeopleAs, el("select").with(choices)),
        ]),
        el("p").id("people-name-hint").class("why").says(Text::PeopleNameHint),
        el("div").class("row").with([
            button("people-mark", Text::PeopleMark),
            button("people-find", Text::PeopleFind),
            button("people-forget", Text::PeopleForget),
            el("label").class("button").with([
                el("span").says(Text::PeopleImport),
                el("input")
                    .id("people-import")
                    .attr("type", "file")
                    .attr("accept", ".csv,.txt,.tsv,.json,text/csv,application/json,application/fhir+json")
                    .attr("aria-describedby", "people-import-hint"),
            ]),
        ]),
        el("p").id("people-import-hint").class("why").says(Text::PeopleImportHint),
        el("h3").id("people-kept").says(Text::PeopleKept),
        el("ul").id("people-list").class("people").attr("aria-labelledby", "people-kept"),
        field("people-months", Text::PeopleKeep, el("select").action("people-months", "").with(months)),
    ]);
    let wipe = el("dialog")
        .id("people-wipe-dialog")
        .attr("aria-labelledby", "people-wipe-ask")
        .attr("aria-describedby", "people-wipe-more")
        .with([
            el("h3").id("people-wipe-ask").says(Text::PeopleWipeAsk),
            el("p").id("people-wipe-more").says(Text::PeopleWipeMore),
            el("div").class("row").with([
                button("people-wipe-no", Text::PeopleWipeNo).attr("autofocus", ""),
                button("people-wipe-yes", Text::PeopleWipe).class("danger"),
            ]),
        ]);
    section("people", Text::PeopleHeading, Some(Text::PeopleLead)).with([
        el("div").id("people-result").attr("role", "alert"),
        who,
        el("h3").says(Text::PeopleLockHeading),
        el("p").id("people-seal").class("why"),
        field("people-passphrase", Text::PeoplePassphrase, el("input").attr("type", "password").attr("autocomplete", "off")),
        el("div").class("row").id("people-locks").with([
            button("people-unlock", Text::PeopleUnlock),
            button("people-seal", Text::PeopleSeal),
            button("people-lock", Text::PeopleLock),
            button("people-unseal", Text::PeopleUnseal),
            button("people-wipe", Text::PeopleWipe).class("danger"),
        ]),
        el("details").with([
            el("summary").says(Text::PeopleWhat),
            el("p").says(Text::PeopleWhatKept),
            el("p").says(Text::PeopleWhatNot),
            el("p").says(Text::PeopleWhatAttack),
            el("p").says(Text::PeopleWhatMatch),
        ]),
        wipe,
    ])
}

fn field(id: &str, label: Text, control: Element) -> Element {
    el("div").class("field").with([el("label").attr("for", id).says(label), control.id(id)])
}

/// Shows how marks are.
pub(crate) fn show(view: &View) {
    let hide = |selector: &str, hidden: bool| {
        if let Ok(Some(element)) = document().query_selector(selector) {
            let _ = element.toggle_attribute_with_force("hidden", hidden);
        }
    };
    hide("#people-open", view.seal == Seal::Locked);
    for (action, seal) in [("unlock", Seal::Locked), ("seal", Seal::None), ("lock", Seal::Open), ("unseal", Seal::Open)] {
        hide(&format!("[data-action=people-{action}]"), view.seal != seal);
    }
    let seal = match view.seal {
        Seal::None => Text::PeopleSealNone,
        Seal::Open => Text::PeopleSealOpen,
        Seal::Locked => Text::PeopleSealLocked,
    };
    by_id::<Element>("people-seal").set_text_content(Some(&say(seal)));
    by_id::<HtmlSelectElement>("people-months").set_value(&view.months.to_string());
    let rows = view.batches.iter().map(row);
    let nobody = view.batches.is_empty().then(|| el("li").class("why").says(Text::PeopleNone));
    refill(&by_id("people-list"), rows.chain(nobody));
}

fn row(batch: &Summary) -> Element {
    let who = name_of(batch.mark);
    let count = match (batch.list, batch.people) {
        (false, 1) => say(Text::PeopleOne),
        (_, people) => say_with(Text::PeopleMany, &[&people.to_string()]),
    };
    let dates = say_with(Text::PeopleDates, &[&date(batch.made), &date(batch.until)]);
    let id = format!("people-batch-{}", batch.id);
    el("li").with([
        el("span").id(&id).with([el("strong").text(&who), el("span").class("why").text(&format!(" · {count} · {dates}"))]),
        el("button")
            .attr("type", "button")
            .attr("aria-describedby", &id)
            .action("people-batch", &batch.id.to_string())
            .says(Text::PeopleForget),
    ])
}

/// Says what came of it.
pub(crate) fn told(told: &Told) {
    refuse(RESULT, &[]);
    let sentence = match told {
        Told::Kept { people: 1, of: 1 } => say(Text::PeopleMarkedOne),
        Told::Kept { people, of } if people == of => say_with(Text::PeopleMarkedMany, &[&people.to_string()]),
        Told::Kept { people, of } => {
            return refuse(RESULT, &[say_with(Text::PeopleNoRoom, &[&people.to_string(), &of.to_string()])]);
        }
        Told::Found { mark, sure: true, until } => say_with(Text::PeopleFound, &[&name_of(*mark), &date(*until)]),
        Told::Found { mark, .. } => say_with(Text::PeoplePerhaps, &[&name_of(*mark)]),
        Told::Nobody => say(Text::PeopleNobody),
        Told::Forgotten => say(Text::PeopleForgotten),
        Told::Wiped => say(Text::PeopleWiped),
        Told::Saved => say(Text::Saved),
        Told::Wrong => return refuse(RESULT, &[say(Text::PeopleWrong)]),
        Told::Sealed => say(Text::PeopleSealed),
        Told::Unsealed => say(Text::PeopleUnsealed),
        Told::Locked => say(Text::PeopleLocked),
        Told::Unlocked => say(Text::PeopleUnlocked),
    };
    if matches!(told, Told::Kept { .. } | Told::Forgotten) {
        by_id::<HtmlInputElement>("people-name").set_value("");
    }
    status(&sentence);
}

const RESULT: &str = "people-result";

/// Does what was asked for; true when that was about people.
pub(crate) fn act(event: &str, act: &Act, send: &Function) -> bool {
    if !act.action.starts_with("people-") {
        return false;
    }
    let ask = |asked: Asked| super::shared::send(send, &FromPage::People(asked));
    let dialog = || by_id::<HtmlDialogElement>("people-wipe-dialog");
    status("");
    match (event, act.action.as_str()) {
        ("click", "people-mark") => with_person(|people| ask(Asked::Mark { people, mark: chosen(), list: false })),
        ("click", "people-find") => with_person(|people| ask(Asked::Find { people })),
        ("click", "people-forget") => with_person(|people| ask(Asked::Forget { people })),
        ("click", "people-batch") => {
            if let Ok(id) = act.target.parse() {
                ask(Asked::ForgetBatch { id });
                // The button goes with its row.
                let _ = by_id::<HtmlElement>("people-name").focus();
            }
        }
        ("change", "people-months") => {
            if let Ok(months) = by_id::<HtmlSelectElement>("people-months").value().parse() {
                ask(Asked::Keep { months });
            }
        }
        ("click", "people-wipe") => {
            let _ = dialog().show_modal();
        }
        ("click", "people-wipe-no") => dialog().close(),
        ("click", "people-wipe-yes") => {
            dialog().close();
            ask(Asked::Wipe);
        }
        ("click", "people-seal" | "people-unlock" | "people-lock" | "people-unseal") => {
            lock(&act.action["people-".len()..], send)
        }
        _ => {}
    }
    true
}

/// Marks the people of a list: rows of cells, or a FHIR resource; nothing when the file could not be read.
pub(crate) fn import(list: &Value, send: &Function) {
    let rows = || serde_json::from_value::<Vec<Vec<String>>>(list.clone()).unwrap_or_default();
    let people = if list.is_array() { list::of_rows(&rows()) } else { list::of_fhir(list) };
    status("");
    match people {
        Ok(people) => {
            refuse(RESULT, &[]);
            let people = people.into_iter().map(keys).collect();
            super::shared::send(send, &FromPage::People(Asked::Mark { people, mark: chosen(), list: true }));
        }
        Err(error) => {
            let why = match error {
                ListError::Columns => Text::PeopleErrorColumns,
                ListError::Resources => Text::PeopleErrorResources,
                ListError::Nobody => Text::PeopleErrorNobody,
            };
            refuse(RESULT, &[say(why)]);
        }
    }
}

fn chosen() -> Mark {
    let id = by_id::<HtmlSelectElement>("people-mark-as").value();
    MARKS.iter().find(|(_, one, _)| *one == id).map_or(Tie::Patient, |(mark, ..)| *mark)
}

/// The person whose name or profile was entered; a handle may be of any site.
fn with_person(then: impl FnOnce(Vec<Vec<Key>>)) {
    let entered = by_id::<HtmlInputElement>("people-name").value();
    let entered = String::from(JsString::from(entered.trim()).normalize("NFKD"));
    let sites = Site::of_url(&entered).map_or_else(|| Site::BUILT_IN.to_vec(), |site| vec![site]);
    let mut spellings: Vec<Spelling> = Vec::new();
    for spelling in sites.into_iter().flat_map(|site| names::of_text(site, &entered)) {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    if spellings.is_empty() {
        return refuse(RESULT, &[say(Text::PeopleErrorName)]);
    }
    refuse(RESULT, &[]);
    then(vec![keys(spellings)]);
}

/// On their way to the glue, which hashes.
fn keys(spellings: Vec<Spelling>) -> Vec<Key> {
    spellings.into_iter().map(|spelling| Key { hash: spelling.text, sure: spelling.sure }).collect()
}

/// The glue alone sees passphrases.
#[derive(Serialize)]
struct LockMessage<'a> {
    lock: Lock<'a>,
}

#[derive(Serialize)]
struct Lock<'a> {
    ask: &'a str,
    passphrase: String,
}

fn lock(ask: &str, send: &Function) {
    let input: HtmlInputElement = by_id("people-passphrase");
    let passphrase = input.value();
    if ask == "seal" && passphrase.chars().count() < PASSPHRASE {
        return refuse(RESULT, &[say_with(Text::PeopleShort, &[&PASSPHRASE.to_string()])]);
    }
    input.set_value("");
    if let Ok(message) = write(&LockMessage { lock: Lock { ask, passphrase } }) {
        // As everywhere, the answer comes by the page.
        let _ = send.call1(&JsValue::NULL, &message);
    }
}
