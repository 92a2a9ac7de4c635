// Every word shown on a page, through chrome.i18n. The English texts live in extension/_locales/en/content.json.
import type texts from "../../_locales/en/content.json";

type Key = keyof typeof texts extends `content_${infer Name}` ? Name : never;

// Placeholders of a template, filled in here: after an update under an open page chrome.i18n is gone, and then there are only templates.
const HOLES = ["\u0001", "\u0002", "\u0003"];
const templates = new Map<Key, string>();
/** What can still be on the screen, or come to it, once the extension has been replaced under the page. */
const KEPT: Key[] = ["chip_reload", "chip_label", "chip_clear", "chip_one", "chip_many", "chip_hint", "chip_hints", "unchecked_reload", "announce_unchecked", "card_label", "card_position", "card_next", "card_previous", "card_close", "card_words", "card_no_words", "card_instead", "card_own_words", "card_copy", "card_copied", "card_copy_failed", "card_use", "card_before", "replaced", "replace_restored_title", "replace_restored", "replace_spoilt_title", "replace_spoilt", "replace_stale_title", "replace_stale", "replace_composing_title", "replace_composing", "card_sources", "card_sum", "card_sum_note", "card_dismiss", "card_dismiss_other", "card_mute", "label_privacy", "label_dignity", "label_boundary", "label_honesty"];

function template(key: Key): string {
  let found = templates.get(key);
  if (found === undefined) {
    try {
      found = chrome.i18n.getMessage(`content_${key}`, HOLES) || key;
      templates.set(key, found);
    } catch {
      found = key;
    }
  }
  return found;
}

/** The text for this key in the browser's language, with `values` in its places. */
export function t(key: Key, ...values: (string | number)[]): string {
  return HOLES.reduce((text, hole, i) => text.replaceAll(hole, String(values[i] ?? "")), template(key));
}

/** "1 to look at", "3 to look at": picks between the two forms of a text. */
export function count(one: Key, many: Key, n: number): string {
  return n === 1 ? t(one) : t(many, n);
}

/** The language that the texts are in, and which way it runs: the page's own may be another. */
export function language(): [string, string] {
  return [chrome.i18n.getMessage("language"), chrome.i18n.getMessage("direction")];
}

/** Reads ahead what must still be sayable when the extension has been replaced under this page. */
export function keepForReload(): void {
  KEPT.forEach(template);
}
