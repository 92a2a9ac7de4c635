import { send } from "../posts";
import { field } from "./editor";
import { labels } from "./labels";
import { button, make } from "./make";

interface Options {
  /** What is said in the empty box. */
  prompt?: string;
  /** Who can read it, as its button says; null where a group or a page decides that. */
  privacy?: string | null;
  /** A post of one's own that is being edited. */
  edited?: string;
}

export function openPostDialog(root: HTMLElement, { prompt = labels.mind, privacy = "Friends", edited = "" }: Options = {}): void {
  const name = edited ? labels.save : labels.post;
  const submit = button({ "aria-label": name, "aria-disabled": "true", class: "wide" }, (event) => {
    send("post", [words.text()], event.isTrusted);
    layer.remove();
  }, name);
  const words = field({
    label: prompt,
    placeholder: prompt,
    text: edited,
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
      const remove = button({ "aria-label": "Remove photo", class: "grey" }, () => box.remove(), "×");
      const box = make("div", {}, picture, remove);
      pictures.append(box);
    }
  });
  const sentence = make("h3", {}, make("strong", {}, "Dana Whitlock"));
  const add = (...parts: (string | Node)[]) => () => sentence.append(...parts);
  const audience = privacy === null ? [] : [make("div", { role: "button", tabindex: 0, class: "privacy", "aria-label": `Edit privacy. Sharing with ${privacy}. ` }, privacy)];
  const title = edited ? "Edit post" : "Create post";
  const link = (text: string): HTMLElement => make("a", { href: "#", role: "link" }, text);
  const layer = make(
    "div",
    { class: "mask" },
    make(
      "div",
      { role: "dialog", "aria-label": title, class: "panel dialog" },
      make("form", { method: "POST" },
        make("div", { class: "title" }, make("h2", {}, title), close),
        make("div", { class: "who" }, make("span", { class: "avatar me" }), make("div", {}, sentence, ...audience)),
        words.box,
        pictures,
        files,
        make("div", { class: "add" }, make("span", {}, "Add to your post"), make("div", { role: "button", tabindex: 0, "aria-label": "Photo/video" }, "▣"), button({ "aria-label": "Tag people" }, add(" with ", link("Robin Vale"), " and ", link("Tadas Verne")), "☺"), button({ "aria-label": "Check in" }, add(" is at ", link("Elm Valley Hospital")), "⌖"), insert),
        submit,
      ),
    ),
  );
  layer.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  root.append(layer);
  words.editable.focus();
}
