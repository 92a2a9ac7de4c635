// /feed/: a post; /comment: under a post, ?reply=1: under a comment; /messaging/: a message. ?old=1: as the older interface has it, the post in a shadow root.
import { plain, prose } from "../editors/kinds";
import { make } from "../facebook/make";
import { quill } from "./kinds";
import { answered, editorNames, sender, without } from "./parts";

const asked = new URLSearchParams(location.search);
const said = (): HTMLElement => make("p", { "data-testid": "expandable-text-box" }, answered);

function oldPost(): Node {
  const outlet = make("div", without.editor ? {} : { id: "interop-outlet", "data-testid": "interop-shadowdom" });
  const root = outlet.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("[contenteditable] { box-sizing: border-box; width: 600px; margin: 40px auto; min-height: 96px; white-space: pre-wrap; border: 1px solid #888; outline: none; } p { margin: 0; }");
  root.adoptedStyleSheets = [sheet];
  // Quill as it is published loses the caret in a shadow root, and LinkedIn's own is not to be had: the browser's own editing instead.
  const words = plain(editorNames({ class: "ql-editor" }), "");
  root.append(words.element, ...sender({ kind: "post", composers: [words], names: { class: "share-actions__primary-action" }, text: "Post" }, null));
  return outlet;
}

function oldComment(): Node {
  // Quill wants its place to be in the page.
  const form = make("form", { class: without.editor ? "form" : "comments-comment-box__form" });
  const thread = make("article", { class: "comments-comment-entity card", "data-id": "1" }, make("div", { class: "comments-comment-item__main-content" }, answered), form);
  document.body.append(thread);
  const words = quill(form);
  form.append(...sender({ kind: "comment", composers: [words], names: { class: "comments-comment-box__submit-button--cr" }, text: "Comment" }, null));
  return thread;
}

export function linkedin(): Node {
  const { pathname } = location;
  if (pathname === "/messaging/") {
    const words = plain(editorNames({ class: "msg-form__contenteditable", role: "textbox", "aria-label": "Write a message…" }), "");
    const submit = sender({ kind: "message", composers: [words], names: { class: "msg-form__send-button" }, text: "Send" }, null);
    if (!without.submit) for (const button of submit) button.setAttribute("type", "submit");
    return make("form", { class: without.editor ? "card" : "msg-form card" }, words.element, ...submit);
  }
  if (pathname === "/comment") {
    if (asked.has("old")) return oldComment();
    const words = prose(editorNames({ role: "textbox", "aria-label": "Text editor for creating comment" }), "");
    const box = make("div", without.editor ? { class: "card" } : { componentkey: "commentBox-1", class: "card" }, words.element, ...sender({ kind: "comment", composers: [words], names: {}, text: asked.has("reply") ? "Reply" : "Comment" }, null));
    const person = make("a", { href: "/in/robin-vale/" }, "Robin Vale");
    const post = make("div", {}, person.cloneNode(true), asked.has("reply") ? make("p", { "data-testid": "expandable-text-box" }, "Spring in the garden") : said());
    return make("div", { role: "listitem" }, post, ...(asked.has("reply") ? [make("div", { id: "replaceableComment_urn:li:comment:(1,2)" }, person, said())] : []), make("div", {}, box));
  }
  if (asked.has("old")) return oldPost();
  const words = prose(editorNames({ componentkey: "ShareBox_textEditor", role: "textbox", "aria-label": "Text editor for creating content" }), "");
  const dialog = make("dialog", without.editor ? { class: "card" } : { "data-testid": "dialog", class: "card" }, words.element, ...sender({ kind: "post", composers: [words], names: {}, text: "Post" }, null));
  requestAnimationFrame(() => (dialog as HTMLDialogElement).showModal());
  return dialog;
}
