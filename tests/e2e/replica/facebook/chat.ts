import { send } from "../posts";
import { field } from "./editor";
import { button, make } from "./make";

/** A chat tab as it opens at the foot of the page. */
export function openChat(root: HTMLElement, name: string): void {
  if (root.querySelector(".chat")) return;
  const row = (text: string, mine: boolean): HTMLElement => make("div", { role: "row", class: mine ? "mine" : "theirs" }, make("div", { role: "gridcell" }, make("span", { class: "spoken" }, mine ? "You sent " : `${name} sent `), make("div", { dir: "auto", class: "bubble" }, text)));
  const grid = make("div", { role: "grid", "aria-label": `Messages in conversation with ${name}`, class: "messages" }, row("Hi, it's Robin. I've had chest pain since yesterday, should I worry?", false));
  const submit = (trusted: boolean): void => {
    const text = words.text();
    if (text.trim() === "") return;
    send("message", [text], trusted);
    grid.append(row(text, true));
    words.clear();
    pictures.replaceChildren();
  };
  const pictures = make("div", { class: "pictures" });
  const files = make("input", { type: "file", multiple: "", hidden: "", accept: "image/*" }) as HTMLInputElement;
  files.addEventListener("change", () => {
    for (const file of files.files ?? []) {
      const picture = make("img", { alt: "" }) as HTMLImageElement;
      picture.src = URL.createObjectURL(file);
      pictures.append(picture);
    }
  });
  const button_ = button({ "aria-label": "Press enter to send", class: "send", hidden: "" }, (event) => submit(event.isTrusted), "➤");
  const words = field({ label: "Message", placeholder: "Aa", onEnter: submit, onText: (text) => button_.toggleAttribute("hidden", text.trim() === "") });
  root.append(make("div", { class: "panel chat" }, make("div", { class: "who" }, make("span", { class: "avatar a2" }), make("strong", {}, name)), grid, pictures, files, make("div", { class: "write" }, words.box, button_)));
  words.editable.focus();
}
