// What the replicas of the further sites share: a box to write in, a button that sends, and what went wrong with either.
import { send } from "../posts";
import type { Sent } from "../posts";
import { button, make } from "../facebook/make";
import type { Composer } from "../editors/kinds";

const broken = new URLSearchParams(location.search).get("broken");
/** What the editor or the button is known by is not there. */
export const without = { editor: broken === "editor", submit: broken === "submit" };
/** Two buttons of which either may send. */
const twice = broken === "twice";

/** What is answered: a question to a clinician with `?asked=1`, otherwise nothing that changes what an answer gives away. */
export const answered = new URLSearchParams(location.search).has("asked") ? "I've had chest pain since yesterday, should I worry?" : "How was your week?";

export type Names = Record<string, string>;

/** What is known of an editor; on the day it breaks, nothing that a table could know. */
export const editorNames = (names: Names): Names => (without.editor ? { "aria-label": "Say something" } : names);
const submitNames = (names: Names): Names => (without.submit ? { "aria-label": "Go" } : names);

interface Sending {
  kind: Sent["kind"];
  composers: Composer[];
  names: Names;
  text: string;
  /** Div with a role instead of a button. */
  div?: boolean;
}

/** What sends these, and the keys that do; `enter` where plain Enter does. */
export function sender({ kind, composers, names, text, div = false }: Sending, keys: "Ctrl+Enter" | "Enter" | null): HTMLElement[] {
  const press = (event: Event): void => {
    event.preventDefault();
    const texts = composers.map((one) => one.text()).filter((written) => written.trim() !== "");
    if (texts.length === 0) return;
    send(kind, texts, event.isTrusted);
    for (const one of composers) one.clear();
  };
  const make_ = (): HTMLElement => {
    const label = without.submit ? "Go" : text;
    if (div) return button(submitNames(names), press, label);
    const made = make("button", { type: "button", ...submitNames(names) }, label);
    made.addEventListener("click", press);
    return made;
  };
  for (const { element } of composers) {
    element.addEventListener("focus", () => {
      window.draft = () => composers.find((one) => one.element === element)?.text() ?? "";
    });
    // Before the editor itself takes the key for a new line.
    element.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Enter" || event.shiftKey || keys === null || (keys === "Ctrl+Enter") !== (event.ctrlKey || event.metaKey)) return;
        event.stopImmediatePropagation();
        press(event);
      },
      true,
    );
  }
  return twice ? [make_(), make_()] : [make_()];
}
