// Editors that the two replicas have not: ProseMirror, a plain editable element, a textarea and an input, each in a dialog with X's names.
// /editors/<kind>; `?draft=...` is what the page itself restored. All under the same strict policy.
import { broken, send, theme } from "../posts";
import { make } from "../facebook/make";
import { plain, prose, field } from "./kinds";
import type { Composer } from "./kinds";

document.documentElement.dataset.theme = theme;

const kind = location.pathname.split("/").at(-1) ?? "";
const names: Record<string, string> = broken ? { "aria-label": "Say something" } : { "data-testid": "tweetTextarea_0", role: "textbox", "aria-label": "Post text" };
const draft = new URLSearchParams(location.search).get("draft") ?? "";

const kinds: Record<string, () => Composer> = { prosemirror: () => prose(names, draft), plain: () => plain(names, draft), textarea: () => field("textarea", names, draft), input: () => field("input", names, draft) };
const composer = (kinds[kind] ?? kinds.plain!)();
window.draft = composer.text;

const button = make("button", { type: "button", class: "send", ...(broken ? {} : { "data-testid": "tweetButton" }) }, broken ? "Go" : "Post");
button.addEventListener("click", (event) => {
  if (composer.text().trim() === "") return;
  send("post", [composer.text()], event.isTrusted);
  composer.clear();
});
const tag = make("button", { type: "button", "aria-label": "Insert #nightshift" }, "#");
// The caret stays in the editor.
tag.addEventListener("mousedown", (event) => event.preventDefault());
tag.addEventListener("click", () => composer.insert("#nightshift"));

document
  .getElementById("mount")
  ?.append(make("div", { class: "mask" }, make("div", { role: broken ? "presentation" : "dialog", "aria-label": "Post", class: "modal" }, make("div", { class: "composer" }, make("div", { class: "field" }, composer.element), make("div", { class: "toolbar" }, tag, button)))));
if (draft) composer.element.focus();
