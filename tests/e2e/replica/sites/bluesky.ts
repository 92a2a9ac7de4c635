// /: a post; /?reply=1: the same box under the post that it answers; /messages/1: a chat.
import { prose, field } from "../editors/kinds";
import { make } from "../facebook/make";
import { answered, editorNames, sender, without } from "./parts";

export function bluesky(): Node {
  if (location.pathname.startsWith("/messages/")) {
    const words = field("textarea", editorNames({ placeholder: "Write a message" }), "");
    return make("div", { class: "card" }, make("p", { class: "parent" }, answered), words.element, ...sender({ kind: "message", composers: [words], names: { "aria-label": "Send message" }, text: "➤" }, "Enter"));
  }
  const reply = new URLSearchParams(location.search).has("reply");
  const parts = new URLSearchParams(location.search).has("thread") ? 2 : 1;
  const words = Array.from({ length: parts }, () => prose({ ...editorNames({ "aria-label": "Rich-Text Editor" }), class: without.editor ? "ProseMirror" : "tiptap ProseMirror" }, ""));
  const plural = parts > 1 ? (reply ? "replies" : "posts") : reply ? "reply" : "post";
  return make(
    "div",
    { role: "dialog", "aria-label": "Compose", class: "card", ...(without.editor ? {} : { "data-testid": "composer" }) },
    make("button", { type: "button" }, "Cancel"),
    ...(reply ? [make("div", { class: "parent" }, make("b", {}, "Corner Street Runners"), make("div", {}, answered))] : []),
    ...words.map(({ element }) => element),
    ...sender({ kind: reply ? "reply" : "post", composers: words, names: { "data-testid": "composerPublishBtn", "aria-label": `Publish ${plural}` }, text: reply ? "Reply" : "Post" }, "Ctrl+Enter"),
  );
}
