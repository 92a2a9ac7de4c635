import { broken, send } from "../posts";
import { field } from "./editor";
import { labels } from "./labels";
import { button, make } from "./make";

interface Comment {
  author: string;
  text: string;
}

/** A post of the feed: no role of its own, comments are the articles. */
export function story(n: number, author: string, text: string, comments: Comment[]): HTMLElement {
  const list = make("div", { class: "comments" });
  const unit = make(
    "div",
    { "aria-posinset": n, "aria-labelledby": `author-${n}`, class: "panel story" },
    make("div", { class: "who" }, make("span", { class: `avatar a${n}` }), make("div", {}, make("h4", { id: `author-${n}`, "data-ad-rendering-role": "profile_name" }, make("a", { href: "#", role: "link" }, author)), make("span", { class: "soft" }, "2h · Public"))),
    make("div", { "data-ad-rendering-role": "story_message", class: "message" }, make("div", { dir: "auto" }, text)),
    make("div", { class: "buttons" }, make("div", { role: "button", tabindex: 0, "aria-label": "Like" }, "Like"), make("div", { role: "button", tabindex: 0, "aria-label": "Leave a comment" }, "Comment"), make("div", { role: "button", tabindex: 0, "aria-label": "Send this to friends or post it on your profile." }, "Share")),
    list,
  );
  const show = (comment: Comment): void => list.append(article(comment, "Comment by"));
  comments.forEach(show);
  unit.append(commentForm(labels.commentBox, (words) => show({ author: "Dana Whitlock", text: words })));
  return unit;
}

function article({ author, text }: Comment, by: string): HTMLElement {
  const replies = make("div", { class: "replies" });
  const reply = button({}, () => {
    if (replies.querySelector("form")) return;
    const form = commentForm(`Reply to ${author}`, (words) => replies.insertBefore(article({ author: "Dana Whitlock", text: words }, "Reply by"), form));
    replies.append(form);
    form.querySelector<HTMLElement>("[contenteditable]")?.focus();
  }, "Reply");
  return make(
    "div",
    {},
    make("div", { role: "article", "aria-label": `${by} ${author} 2 hours ago`, class: "comment" }, make("span", { class: "avatar a2" }), make("div", {}, make("div", { class: "bubble" }, make("a", { href: "#", role: "link" }, make("span", { dir: "auto" }, author)), make("div", { dir: "auto" }, text)), make("div", { class: "buttons small" }, make("div", { role: "button", tabindex: 0 }, "Like"), reply))),
    replies,
  );
}

/** Enter sends; the button comes with the first word. */
function commentForm(label: string, sent: (text: string) => void): HTMLElement {
  const form = make("form", { role: broken ? "none" : "presentation", class: "comment-form" });
  const submit = (trusted: boolean): void => {
    const text = words.text();
    if (text.trim() === "") return;
    send("comment", [text], trusted);
    words.clear();
    sent(text);
  };
  const words = field({
    label,
    placeholder: label.startsWith("Reply") ? `${label}…` : label,
    onEnter: submit,
    onText: (text) => {
      const there = form.querySelector("[data-holder]");
      if (text.trim() === "") there?.remove();
      else if (!there) form.append(make("span", { "data-holder": "", id: broken ? "submit" : "focused-state-composer-submit" }, button({ "aria-label": labels.comment, class: "send" }, (event) => submit(event.isTrusted), "➤")));
    },
  });
  form.append(make("span", { class: "avatar me small" }), words.box);
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

/** A comment of one's own under a post: an edit puts an editor in its place, where Enter saves. */
export function ownComment(question: string): HTMLElement {
  const bubble = make("div", { class: "bubble" }, make("a", { href: "#", role: "link" }, make("span", { dir: "auto" }, "Dana Whitlock")), make("div", { dir: "auto" }, "Long day"));
  const edit = button({ "aria-label": "Edit comment" }, () => {
    const words = field({
      label: "Edit comment…",
      placeholder: "Edit comment…",
      text: "Long day",
      onEnter: (trusted) => {
        if (words.text().trim() === "") return;
        send("comment", [words.text()], trusted);
        words.box.replaceWith(bubble);
      },
      onText: () => undefined,
    });
    bubble.replaceWith(words.box);
    words.editable.focus();
  }, "Edit");
  const comment = make("div", { role: "article", "aria-label": "Comment by Dana Whitlock 2 hours ago", class: "comment" }, make("span", { class: "avatar me small" }), make("div", {}, bubble, make("div", { class: "buttons small" }, edit)));
  return make("div", { "aria-posinset": 1, class: "panel story" }, make("h4", { "data-ad-rendering-role": "profile_name" }, make("a", { href: "#", role: "link" }, "Robin Vale")), make("div", { "data-ad-rendering-role": "story_message" }, make("div", { dir: "auto" }, question)), comment);
}
