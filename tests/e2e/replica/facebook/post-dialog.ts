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
  const pictures = make("div", { class: "pictures" });
  const files = make("input", { type: "file", accept: "image/*,image/heif,image/heic,video/*", multiple: "", hidden: "" }) as HTMLInputElement;
  files.addEventListener("change", () => {
    for (const file of files.files ?? []) {
      const picture = make("img", { alt: "" }) as HTMLImageElement;
      picture.src = URL.createObjectURL(file);
      const remove = button({ "aria-label": "Remove photo", class: "round" }, () => box.remove(), "×");
      const box = make("div", {}, picture, remove);
      pictures.append(box);
    }
  });
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
        pictures,
        files,
        make("div", { class: "add" }, make("span", {}, "Add to your post"), make("div", { role: "button", tabindex: 0, "aria-label": "Photo/video" }, "▣"), make("div", { role: "button", tabindex: 0, "aria-label": "Tag people" }, "☺"), insert),
        submit,
      ),
    ),
  );
  layer.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  root.append(layer);
  words.editable.focus();
}
