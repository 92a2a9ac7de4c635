// A page that Bedrail knows nothing of: /: a form with one button; /two: with two; /loose: no form at all; /search and so on: nothing to check.
import { field, plain } from "../editors/kinds";
import { make } from "../facebook/make";
import { sender } from "./parts";

export function forum(): Node {
  const kind = location.pathname.slice(1);
  const words = kind === "loose" ? plain({ "aria-label": "Your words" }, "") : field("textarea", { "aria-label": "Your words" }, "");
  const buttons = sender({ kind: "post", composers: [words], names: {}, text: "Send" }, null);
  if (kind !== "loose") for (const button of buttons) button.setAttribute("type", "submit");
  if (kind === "two") buttons.push(make("button", { type: "submit" }, "Save as draft"));
  const others = make(
    "div",
    { class: "others" },
    make("input", { type: "password", "aria-label": "Password" }),
    make("input", { type: "search", "aria-label": "Search" }),
    make("textarea", { role: "combobox", rows: 3, "aria-label": "Find" }),
    make("textarea", { readonly: "", rows: 3, "aria-label": "Terms" }),
    make("div", { role: "search" }, make("textarea", { rows: 3, "aria-label": "Look for" })),
    make("textarea", { rows: 1, "aria-label": "Initials", class: "tiny" }),
  );
  return make("div", { class: "card" }, make(kind === "loose" ? "div" : "form", {}, words.element, ...buttons), others);
}
