// "Mark as": what the user says about a person, in a group of buttons of which one can be pressed in.
import type { Mark } from "../protocol";
import { h } from "./element";
import type { Client, Marked } from "./port";
import { language, t } from "./strings";

export const MARKS = { patient: "mark_patient", relative: "mark_relative", "known-before": "mark_before", "not-a-patient": "mark_not" } as const satisfies Record<Mark, string>;

/** True for what makes Bedrail quieter about a person. */
export function quiet({ mark, sure }: Marked): boolean {
  return sure && (mark === "not-a-patient" || mark === "known-before");
}

/** The group, as things stand; `changed` hears what was pressed. Pressing the pressed one forgets. */
export function marking(client: Client, name: string, person: string[], now: Marked, changed: (mark: Mark | null) => void): HTMLElement {
  const said = h("p", { class: "sources", role: "status" }, sentence(now));
  if (now.locked || now.private) return h("div", { class: "marking" }, said);
  let current = now.sure ? now.mark : null;
  const buttons = Object.entries(MARKS).map(([mark, text]) => {
    const button = h("button", { type: "button", "aria-pressed": String(mark === current), on: { click: () => void press(mark as Mark) } }, t(text));
    return [mark, button] as const;
  });
  const press = async (pressed: Mark): Promise<void> => {
    current = current === pressed ? null : pressed;
    for (const [mark, button] of buttons) button.setAttribute("aria-pressed", String(mark === current));
    client.tell({ kind: "mark", person, mark: current });
    changed(current);
    // Asked for, not assumed: what is said is what was stored.
    const after = await client.marked(person);
    said.textContent = after.mark === null ? t("mark_forgotten") : sentence(after);
  };
  const heading = t("mark_heading", name);
  return h("div", { class: "marking", role: "group", "aria-label": heading }, h("p", { class: "kind" }, heading), h("div", { class: "uses" }, ...buttons.map(([, button]) => button)), said);
}

function sentence({ mark, sure, until, locked, private: hidden }: Marked): string {
  if (hidden) return t("mark_private");
  if (locked) return t("mark_locked");
  if (mark === null || until === null) return t("mark_none");
  if (!sure) return t("mark_perhaps");
  const date = new Date(until).toLocaleDateString(language()[0], { dateStyle: "long" });
  return `${t("mark_is", t(MARKS[mark]))} ${t("mark_until", date)}`;
}
