// /: the caption of a new post; /p/1/: a comment; /direct/t/1/: a message.
import { field } from "../editors/kinds";
import { make } from "../facebook/make";
import { lexical } from "./kinds";
import { answered, editorNames, sender, without } from "./parts";

export function instagram(): Node {
  if (location.pathname.startsWith("/direct/")) {
    const words = lexical({ role: "textbox", "aria-label": "Message", "data-lexical-editor": "true" });
    return make("div", { class: "card" }, make("p", {}, answered), words.element, ...sender({ kind: "message", composers: [words], names: {}, text: "Send", div: true }, "Enter"));
  }
  if (location.pathname.startsWith("/p/")) {
    const words = field("textarea", editorNames({ "aria-label": "Add a comment…", placeholder: "Add a comment…" }), "");
    const form = make(without.editor ? "div" : "form", {}, words.element, ...sender({ kind: "comment", composers: [words], names: {}, text: "Post", div: true }, "Enter"));
    return make("article", { class: "card" }, make("header", {}, make("a", { role: "link", href: "#" }, "robinvale")), make("h1", { dir: "auto" }, answered), form);
  }
  const words = lexical({ role: "textbox", "aria-placeholder": "Write a caption…", "data-lexical-editor": "true" });
  return make("div", { role: without.editor ? "group" : "dialog", "aria-label": "Create new post", class: "card" }, words.element, ...sender({ kind: "post", composers: [words], names: {}, text: "Share", div: true }, null));
}
