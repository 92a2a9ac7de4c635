// /r/s/comments/1/: the box under a post; ?reply=1: under a comment; ?inside=1: the editor in its shadow root; /r/s/submit: a post with its title.
import { field } from "../editors/kinds";
import type { Composer } from "../editors/kinds";
import { make } from "../facebook/make";
import { lexical } from "./kinds";
import { answered, editorNames, sender, without } from "./parts";

const asked = new URLSearchParams(location.search);

/** An element with an open shadow root that holds these, and a slot for what is in the element itself. */
function shadowed(tag: string, attributes: Record<string, string>, ...inside: Node[]): HTMLElement {
  const host = make(tag, attributes);
  const root = host.attachShadow({ mode: "open" });
  // As a component brings its own styles along.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("[contenteditable], textarea { display: block; box-sizing: border-box; width: 100%; min-height: 96px; font: inherit; } p { margin: 0; }");
  root.adoptedStyleSheets = [sheet];
  root.append(...inside);
  return host;
}

function composer(words: Composer, submit: HTMLElement[]): HTMLElement {
  const tag = without.editor ? "some-composer" : "shreddit-composer";
  const slots = [make("slot"), make("slot", { name: "submit-button" })];
  const host = asked.has("inside") ? shadowed(tag, {}, words.element, ...slots) : shadowed(tag, {}, ...slots);
  if (!asked.has("inside")) host.append(words.element);
  host.append(...submit);
  return host;
}

export function reddit(): Node {
  const words = lexical({ role: "textbox", "data-lexical-editor": "true" });
  if (location.pathname.endsWith("/submit")) {
    const title = field("textarea", editorNames({ id: "innerTextArea" }), "");
    const submit = sender({ kind: "post", composers: [title, words], names: {}, text: "Post" }, "Ctrl+Enter");
    const button = shadowed("r-post-form-submit-button", without.submit ? {} : { id: "submit-post-button" }, ...submit);
    return make("div", { class: "card" }, shadowed(without.editor ? "some-input" : "faceplate-textarea-input", {}, title.element), composer(words, []), button);
  }
  const submit = sender({ kind: "comment", composers: [words], names: {}, text: "Comment" }, "Ctrl+Enter");
  for (const button of submit) for (const [name, value] of Object.entries(without.submit ? {} : { slot: "submit-button", type: "submit" })) button.setAttribute(name, value);
  const box = composer(words, submit);
  const post = make("shreddit-post", {}, make("h1", { slot: "title" }, asked.has("reply") ? "Spring in the garden" : answered));
  return make("div", { class: "card" }, post, asked.has("reply") ? make("shreddit-comment", { thingid: "t1_1" }, make("div", { slot: "comment" }, make("p", {}, answered)), box) : box);
}

export function oldReddit(): Node {
  const words = field("textarea", editorNames({ name: "text" }), "");
  const submit = sender({ kind: "comment", composers: [words], names: { class: "save" }, text: "save" }, "Ctrl+Enter");
  if (!without.submit) for (const button of submit) button.setAttribute("type", "submit");
  return make(
    "div",
    { class: "card" },
    make("div", { class: "thing comment" }, make("a", { class: "author", href: "#" }, "robinvale"), make("div", { class: "usertext-body" }, make("div", { class: "md" }, answered)), make("form", {}, make("div", { class: without.editor ? "" : "usertext-edit" }, words.element), ...submit)),
  );
}
