import { send } from "../posts";
import { field } from "./editor";
import { labels } from "./labels";
import { button, make } from "./make";

export function openPostDialog(root: HTMLElement): void {
  const submit = button({ "aria-label": labels.post, "aria-disabled": "true", class: "wide" }, (event) => {
    send("post", [words.text()], event.isTrusted);
    layer.remove();
  }, labels.post);
  const words = field({
    label: labels.mind,
    placeholder: labels.mind,
    onText: (text) => (text.trim() === "" ? submit.setAttribute("aria-disabled", "true") : submit.removeAttribute("aria-disabled")),
  });
  const insert = button({ "aria-label": "Insert #nightshift" }, () => words.insert("#nightshift"), "#");
  insert.addEventListener("mousedown", (event) => event.preventDefault());
  const close = button({ "aria-label": "Close", class: "round" }, () => layer.remove(), "×");
  const layer = make(
    "div",
    { class: "mask" },
    make(
      "div",
      { role: "dialog", "aria-label": "Create post", class: "panel dialog" },
      make("form", { method: "POST" },
        make("div", { class: "title" }, make("h2", {}, "Create post"), close),
        make("div", { class: "who" }, make("span", { class: "avatar me" }), make("div", {}, make("strong", {}, "Dana Whitlock"), make("div", { role: "button", tabindex: 0, class: "privacy", "aria-label": "Edit privacy. Sharing with Friends. " }, "Friends"))),
        words.box,
        make("div", { class: "add" }, make("span", {}, "Add to your post"), make("div", { role: "button", tabindex: 0, "aria-label": "Photo/video" }, "▣"), make("div", { role: "button", tabindex: 0, "aria-label": "Tag people" }, "☺"), insert),
        submit,
      ),
    ),
  );
  layer.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  root.append(layer);
  words.editable.focus();
}
