// /home: a post; /?reply=1: an answer; /?direct=1: to those mentioned only; /?old=1: the button as it was before 4.3.
import { field } from "../editors/kinds";
import { make } from "../facebook/make";
import { answered, editorNames, sender, without } from "./parts";

export function mastodon(): Node {
  const asked = new URLSearchParams(location.search);
  const [reply, direct, old] = [asked.has("reply"), asked.has("direct"), asked.has("old")];
  const words = field("textarea", editorNames({ class: "autosuggest-textarea__textarea", placeholder: "What's on your mind?" }), "");
  const submit = sender({ kind: direct ? "message" : reply ? "reply" : "post", composers: [words], names: { class: "button" }, text: reply ? "Reply" : "Post" }, "Ctrl+Enter");
  for (const button of submit) button.setAttribute("type", without.submit ? "button" : "submit");
  const form = make(
    "form",
    { class: without.editor ? "form" : "compose-form" },
    ...(reply ? [make("div", { class: "reply-indicator" }, make("strong", { class: "display-name" }, "Robin Vale"), make("div", { class: "reply-indicator__content" }, answered))] : []),
    make("input", { id: "cw-spoiler-input", type: "text", placeholder: "Content warning" }),
    words.element,
    make("div", { class: "compose-form__dropdowns" }, make("button", { type: "button", class: "dropdown-button" }, make("i", { class: `icon ${direct ? "icon-at" : "icon-globe"}` }, direct ? "@" : "o"), direct ? "Private mention" : "Public")),
    make("div", { class: without.submit ? "actions" : old ? "compose-form__publish-button-wrapper" : "compose-form__submit" }, ...submit),
  );
  return make("div", { id: "mastodon", class: "card" }, form);
}
