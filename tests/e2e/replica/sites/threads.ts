// /: a post in its dialog, with the box of the page behind; ?reply=1: an answer; ?thread=1: two parts.
import { make } from "../facebook/make";
import { lexical } from "./kinds";
import { answered, sender, without } from "./parts";

const asked = new URLSearchParams(location.search);

export function threads(): Node {
  const editor = { role: "textbox", "data-lexical-editor": "true", "aria-placeholder": "What's new?" };
  const words = Array.from({ length: asked.has("thread") ? 2 : 1 }, () => lexical(editor));
  const reply = asked.has("reply");
  const behind = lexical(editor);
  const parent = make("div", {}, make("a", { href: "/@robinvale/post/1" }, "Corner Street Runners"), make("p", {}, answered));
  const dialog = make("div", { role: without.editor ? "group" : "dialog", "aria-label": "New thread", class: "card" }, ...(reply ? [parent] : []), ...words.map(({ element }) => element), ...sender({ kind: reply ? "reply" : "post", composers: words, names: {}, text: "Post", div: true }, "Ctrl+Enter"));
  return make("div", {}, make("div", { class: "card" }, behind.element, ...sender({ kind: "post", composers: [behind], names: {}, text: "Post", div: true }, null)), dialog);
}
