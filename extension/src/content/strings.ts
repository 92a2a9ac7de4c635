// Every word shown on a page, through chrome.i18n. The English texts live in extension/_locales/en/content.json.
import type texts from "../../_locales/en/content.json";

type Key = keyof typeof texts extends `content_${infer Name}` ? Name : never;

// After an update under an open page chrome.i18n is gone, and that is just when two of these must be said.
const kept = new Map<Key, string>();

function message(key: Key, values: string[]): string {
  try {
    return chrome.i18n.getMessage(`content_${key}`, values);
  } catch {
    return "";
  }
}

/** The text for this key in the browser's language, with `values` in its places. */
export function t(key: Key, ...values: (string | number)[]): string {
  return message(key, values.map(String)) || kept.get(key) || key;
}

/** "1 to look at", "3 to look at": picks between the two forms of a text. */
export function count(one: Key, many: Key, n: number): string {
  return n === 1 ? t(one) : t(many, n);
}

/** Reads ahead what must still be sayable when the extension has been replaced under this page. */
export function keepForReload(): void {
  for (const key of ["chip_reload", "chip_label", "unchecked_reload", "card_close", "card_label"] as Key[]) kept.set(key, message(key, []));
}
