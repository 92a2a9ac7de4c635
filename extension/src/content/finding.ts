// What is shown of one finding, in the card and in the dialog alike.
import type { PageFinding } from "../protocol";
import { h } from "./element";
import type { Wording } from "./port";
import { t } from "./strings";

/** Title, words (or `wordless` where there are none), why, what to do instead, who says so, and the sum behind it. `heading` carries controls of the caller. */
export function findingView(finding: PageFinding, id: string, wordless = t("card_no_words"), ...heading: HTMLElement[]): HTMLElement {
  // What a rule says may be in another language than the interface: a screen reader has to know which voice to take.
  const lang = finding.language;
  const words = [...new Set(finding.words.map((word) => word.trim()).filter(Boolean))];
  return h(
    "section",
    { class: "finding", "data-level": finding.severity, "aria-labelledby": id },
    h("div", { class: "head" }, h("h3", { id, lang }, finding.title), h("span", { class: "label" }, t(`label_${finding.label}`)), ...heading),
    words.length > 0 ? h("ul", { class: "words", "aria-label": t("card_words") }, ...words.map((word) => h("li", {}, word))) : h("p", { class: "none" }, wordless),
    h("p", { class: "why", lang }, finding.why),
    // What other rules add and the estimate are said in English only.
    ...finding.beside.map((text) => h("p", { lang: "en" }, text)),
    finding.crowd ? crowd(finding.crowd) : null,
    finding.advice && h("p", { lang }, finding.advice),
    finding.safer ? safer(t("card_instead"), finding.safer) : null,
    finding.citations.length > 0 && sources(finding),
    finding.trace.length > 0 && sum(finding),
  );
}

/** Puts better words in place of the example, once they are known; `use` puts the user's own, made safer, into the draft, where it can. */
export async function offer(view: HTMLElement, asked: Promise<Wording | null>, use: ((text: string) => void) | null): Promise<void> {
  const wording = await asked;
  if (!wording) return;
  const { text, edited } = wording;
  view.querySelector(".safer")?.replaceWith(edited ? safer(t("card_own_words"), text, use ? () => use(text) : undefined) : safer(t("card_instead"), text));
}

/** A text to copy and, where it is the user's own made safer, to put in place of theirs. */
export function safer(heading: string, text: string, use?: () => void): HTMLElement {
  const quote = h("blockquote", { tabindex: -1 }, text);
  const button = h("button", { type: "button", on: { click: () => void copy(text, button, quote) } }, t("card_copy"));
  if (!use) return h("div", { class: "safer" }, h("div", { class: "kind" }, h("span", {}, heading), button), quote);
  const place = h("button", { type: "button", class: "primary", on: { click: use } }, t("card_use"));
  return h("div", { class: "safer" }, h("div", { class: "kind" }, h("span", {}, heading)), quote, h("div", { class: "uses" }, place, button));
}

async function copy(text: string, button: HTMLElement, quote: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = t("card_copied");
  } catch {
    // A page may forbid the clipboard to everybody in it: then the words are selected and the last key is the user's.
    getSelection()?.selectAllChildren(quote);
    button.textContent = t("card_copy_failed");
  }
}

function sources(finding: PageFinding): HTMLElement {
  const items = finding.citations.map(({ authority, section, url }) => {
    const name = section ? `${authority}, ${section}` : authority;
    const safe = url?.startsWith("https://") ? url : null;
    return h("li", {}, safe ? h("a", { href: safe, target: "_blank", rel: "noreferrer noopener" }, name) : name);
  });
  return h("div", { class: "sources" }, `${t("card_sources")}: `, h("ul", {}, ...items));
}

/** About how many people it may be, with the working behind it. */
function crowd({ line, working, note }: NonNullable<PageFinding["crowd"]>): HTMLElement {
  const rows = working.flatMap(({ what, value }) => [h("dt", {}, what), h("dd", {}, value)]);
  const named = [...new Set(working.map(({ source }) => source).filter(Boolean))];
  return h("details", { class: "crowd", lang: "en" }, h("summary", {}, line), h("dl", {}, ...rows), h("ul", {}, ...named.map((source) => h("li", {}, source))), h("p", {}, note));
}

function sum(finding: PageFinding): HTMLElement {
  const rows = finding.trace.flatMap(({ evidence, weight }) => [h("dt", {}, evidence), h("dd", {}, `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`)]);
  return h("details", {}, h("summary", {}, t("card_sum")), h("dl", {}, ...rows), h("p", {}, t("card_sum_note")));
}
