// Pages other than home: a story, a group, somebody's timeline, one's own page, a message request.
import { broken, send } from "../posts";
import { ownComment } from "./feed";
import { labels } from "./labels";
import { button, make } from "./make";
import { openPostDialog } from "./post-dialog";

const main = (...parts: (string | Node)[]): HTMLElement => make("div", { role: "main", class: "panel requests-page" }, ...parts);

function opener(root: HTMLElement, prompt: string, options: Parameters<typeof openPostDialog>[1] = {}): HTMLElement {
  return make("div", { role: "region", "aria-label": "Create a post", class: "create" }, make("span", { class: "avatar me" }), button({ class: "opener" }, () => openPostDialog(root, { prompt, ...options }), prompt));
}

/** The text of a story: a real field in a label. */
export function storyPage(): HTMLElement {
  const words = make("textarea", { rows: 4, class: "story-text" }) as HTMLTextAreaElement;
  const share = button({ "aria-label": labels.story, class: "wide" }, (event) => {
    if (words.value.trim() === "") return;
    send("post", [words.value], event.isTrusted);
    words.value = "";
  }, labels.story);
  const twice = broken ? [make("label", { "aria-label": "Describe it" }, make("textarea", { rows: 2 }))] : [];
  return main(make("h1", {}, "Your story"), make("label", { "aria-label": "Start typing" }, words), ...twice, button({ "aria-label": "Discard", class: "grey" }, () => undefined, "Discard"), share);
}

export function groupPage(root: HTMLElement): HTMLElement {
  return main(make("h1", {}, make("a", { href: "/groups/77/", role: "link" }, "Night Nurses")), opener(root, "Write something...", { privacy: null }));
}

/** Somebody who asked to be a friend: one button on their page answers, or the menu of another. */
export function personPage(root: HTMLElement): HTMLElement {
  const answer = (kind: "accept" | "decline") => (event: Event) => {
    send(kind, ["robin.vale"], event.isTrusted);
    menu.hidden = true;
  };
  const item = (label: string, kind: "accept" | "decline"): HTMLElement => {
    const element = make("div", { role: "menuitem", tabindex: 0, "aria-label": label }, label);
    element.addEventListener("click", answer(kind));
    return element;
  };
  const menu = make("div", { role: "menu", class: "panel", hidden: "" }, item("Confirm", "accept"), item("Delete request", "decline"));
  const respond = button({ "aria-label": "Respond" }, () => {
    menu.hidden = false;
  }, "Respond");
  return main(make("h1", {}, "Robin Vale"), make("div", { class: "add" }, button({ "aria-label": broken ? "Yes" : "Confirm request", class: "wide" }, answer("accept"), "Confirm request"), button({ "aria-label": "Delete request", class: "grey" }, answer("decline"), "Delete request"), respond, menu), opener(root, "Write something to Robin Vale...", { privacy: null }));
}

/** One's own page: a post that can be edited, and a comment. */
export function ownPage(root: HTMLElement): HTMLElement {
  const privacy = new URLSearchParams(location.search).get("privacy") ?? "Public";
  return main(make("h1", {}, "Dana Whitlock"), opener(root, labels.mind, { privacy }), button({ "aria-label": "Edit post" }, () => openPostDialog(root, { edited: "Long day", privacy }), "Edit post"), ownComment(new URLSearchParams(location.search).get("post") ?? "I've had chest pain since yesterday, should I worry?"));
}

export function messageRequestPage(): HTMLElement {
  const answer = (kind: "accept" | "decline") => (event: Event) => send(kind, ["9"], event.isTrusted);
  const row = (text: string): HTMLElement => make("div", { role: "row", class: "theirs" }, make("div", { role: "gridcell" }, make("div", { dir: "auto", class: "bubble" }, text)));
  return main(
    make("h1", {}, "Robin Vale"),
    make("div", { role: "grid", "aria-label": "Messages in conversation with Robin Vale", class: "messages" }, row("Hi, you looked after my mother on the ward last spring."), row("Could I ask you something about her tablets?")),
    make("div", { class: "add" }, button({ "aria-label": "Delete" }, answer("decline"), "Delete"), button({ "aria-label": broken ? "Go on" : "Accept", class: "wide" }, answer("accept"), "Accept")),
  );
}
