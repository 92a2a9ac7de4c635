// Facebook and Messenger: there are no test ids and every label is localized. Structure first (roles, forms, link patterns,
// data-ad-rendering-role), labels second. Labels marked "unseen" were not read on a page or in a script that runs on one.
import type { Composer, Person, RequestCard, SiteTable, Surroundings } from "./site";
import { control, disabled, firstOf, label, visible, words } from "./site";

const LABELS = {
  // es, fr, de, it, pt, nl, pl, tr, ru, ja, ko and ar: unseen.
  post: new Set(["Post", "Save", "Share", "Publicar", "Publier", "Posten", "Veröffentlichen", "Pubblica", "Plaatsen", "Opublikuj", "Paylaş", "Опубликовать", "投稿", "投稿する", "게시", "发帖", "發佈", "نشر", "Đăng"]),
  comment: new Set(["Comment", "Post comment", "Reply", "Kommentieren", "Comentar", "Commenter", "Commenta", "Reageren", "Skomentuj", "Yorum Yap", "Комментировать", "コメント", "댓글", "评论", "留言", "Đăng bình luận", "تعليق"]),
  commentBox: /^(comment|answer|reply) (as|to)\b|^write an? (public )?(comment|answer|reply)|^écrivez un commentaire|^répondre à|^escribe un comentario|^اكتب تعليق/i,
  send: new Set(["Press enter to send", "Press Enter to send", "Send"]),
  message: new Set(["Message", "Messaggio", "Mensaje", "Nachricht", "Mensagem", "メッセージ"]),
  confirm: new Set(["Confirm", "Confirmar", "Confirmer", "Bestätigen", "Conferma", "Bevestigen", "Potwierdź", "Onayla", "Подтвердить", "確認", "확인", "确认", "تأكيد", "Xác nhận", "Confirm request"]),
  sharingWith: ["Edit privacy. Sharing with", "Modifier la confidentialité. Partage avec"],
  public: /public|público|öffentlich|pubblic|公开|公開|所有人/i,
  onlyMe: /only me|moi uniquement|solo yo|nur ich/i,
};

const EDITOR = ['[contenteditable="true"][role="textbox"][data-lexical-editor="true"]', '[contenteditable="true"][role="textbox"]'];
const COMMENT_FORM = 'form[role="presentation"]';
const COMMENT_SUBMIT = ['#focused-state-composer-submit [role="button"]', '#focused-state-composer-submit[role="button"]'];
const CHAT_THREAD = '[role="grid"][aria-label]';
const STORY = '[data-ad-rendering-role="story_message"],[data-ad-comet-preview="message"],[data-ad-preview="message"]';
const POST_UNIT = '[aria-posinset],[data-pagelet^="FeedUnit_"],[role="dialog"],[role="main"]';
const REQUEST_LINK = 'a[href*="/friends/requests/"][href*="profile_id="]';
const CHAT_PATH = /^\/(messages|t)\//;

type Kind = "post" | "comment" | "chat";

/** Which composer this editor is: the editors are all alike, only place and label tell. */
function kindOf(editor: HTMLElement): Kind | null {
  if (!editor.matches(EDITOR.join())) return null;
  const name = editor.getAttribute("aria-label") ?? editor.getAttribute("aria-placeholder") ?? "";
  // The form first: its role is the same in every language.
  if (editor.closest(COMMENT_FORM) || LABELS.commentBox.test(name)) return "comment";
  if (editor.getAttribute("aria-placeholder") === "Aa" || LABELS.message.has(editor.getAttribute("aria-label") ?? "")) return "chat";
  if (editor.closest('[role="dialog"]')) return "post";
  return CHAT_PATH.test(location.pathname) || location.hostname === "www.messenger.com" ? "chat" : null;
}

function rootOf(editor: HTMLElement, kind: Kind): Element {
  if (kind === "comment") return editor.closest(COMMENT_FORM) ?? nearest(editor, (element) => element.querySelector(COMMENT_SUBMIT.join()) !== null) ?? editor.parentElement ?? editor;
  if (kind === "post") return editor.closest('[role="dialog"]') ?? document.body;
  // The chat tab: the smallest part of the page that holds both the conversation and the editor.
  return nearest(editor, (element) => element.querySelector(CHAT_THREAD) !== null, 30) ?? editor.parentElement ?? editor;
}

/** The closest ancestor that is so, not further than `levels` up and never the body. */
function nearest(node: Element, is: (element: Element) => boolean, levels = 8): Element | null {
  let element = node.parentElement;
  for (let level = 0; element && element !== document.body && level < levels; level++, element = element.parentElement) if (is(element)) return element;
  return null;
}

function submitsIn(root: Element, kind: Kind): HTMLElement[] {
  if (kind === "comment") {
    const found = firstOf(root, COMMENT_SUBMIT);
    if (found.length > 0) return found;
  }
  const labels = { post: LABELS.post, comment: LABELS.comment, chat: LABELS.send }[kind];
  return [...root.querySelectorAll<HTMLElement>('[role="button"],button')].filter((button) => {
    if (!labels.has(label(button)) || !visible(button) || button.closest('[aria-hidden="true"]')) return false;
    // A dialog that shows a post holds comment forms, whose buttons are not the dialog's own.
    return kind === "comment" || !button.closest(COMMENT_FORM);
  });
}

function composerOf(node: Element): Composer | null {
  const editor = node.closest<HTMLElement>('[contenteditable="true"]');
  const kind = editor && kindOf(editor);
  if (!editor || !kind) return null;
  const root = rootOf(editor, kind);
  return {
    surface: kind === "post" ? "post" : kind === "comment" ? "reply" : "message",
    root,
    editor,
    parts: [editor],
    submit: submitsIn(root, kind).at(-1) ?? null,
    enterSends: kind !== "post",
  };
}

function editorsIn(root: Element, kind: Kind): HTMLElement[] {
  return firstOf(root, EDITOR).filter((editor) => kindOf(editor) === kind);
}

/** The kinds of composer that this control could send, judged by where it stands and what it is called. */
function candidate(button: HTMLElement): { root: Element; kind: Kind } | null {
  const form = button.closest(COMMENT_FORM);
  if (form) return submitsIn(form, "comment").includes(button) ? { root: form, kind: "comment" } : null;
  if (button.matches(COMMENT_SUBMIT.join())) {
    const root = nearest(button, (element) => editorsIn(element, "comment").length > 0);
    return root && { root, kind: "comment" };
  }
  const dialog = button.closest('[role="dialog"]');
  if (dialog && LABELS.post.has(label(button))) return { root: dialog, kind: "post" };
  if (LABELS.send.has(label(button))) {
    const root = nearest(button, (element) => editorsIn(element, "chat").length > 0, 30);
    if (root) return { root, kind: "chat" };
  }
  return null;
}

function isSubmit(node: Element): boolean {
  const button = control(node);
  return button !== null && visible(button) && candidate(button) !== null;
}

function composerSentBy(node: Element): Composer | null {
  const button = control(node);
  if (!button || disabled(button)) return null;
  const found = candidate(button);
  const editor = found && editorsIn(found.root, found.kind)[0];
  const composer = editor && composerOf(editor);
  return composer ? { ...composer, submit: button } : null;
}

function articleAbove(editor: Element, within: Element): Element | null {
  const comments = [...within.querySelectorAll('[role="article"]')].filter((article) => article.querySelector("a"));
  return comments.findLast((article) => Boolean(article.compareDocumentPosition(editor) & Node.DOCUMENT_POSITION_FOLLOWING) && !article.contains(editor)) ?? null;
}

function answeredBy(editor: HTMLElement): Surroundings["parent"] {
  const unit = editor.closest(POST_UNIT);
  if (!unit) return null;
  const name = editor.getAttribute("aria-label") ?? editor.getAttribute("aria-placeholder") ?? "";
  // A reply box stands in the comment's own article or right after it; the box under a post stands in a form of its own.
  const comment = editor.closest('[role="article"][aria-label]') ?? (/^(reply|répondre|responder|antwort|rispondi)/i.test(name) ? articleAbove(editor, unit) : null);
  if (comment) {
    const author = words([...comment.querySelectorAll("a")].find((link) => words(link) !== ""), 80) || null;
    const text = [...comment.querySelectorAll('[dir="auto"]')].filter((line) => !line.closest("a,form,[role='button']") && !line.querySelector('[dir="auto"]')).map((line) => words(line)).filter((line) => line && line !== author).join("\n");
    return { text, author };
  }
  const story = unit.querySelector(STORY);
  const author = words(unit.querySelector('[data-ad-rendering-role="profile_name"] a,[data-ad-rendering-role="profile_name"],h2 a,h3 a,h4 a'), 80) || null;
  return story || author ? { text: words(story), author } : null;
}

function lastMessage(root: Element): Surroundings["parent"] {
  const thread = root.querySelector(CHAT_THREAD) ?? document.querySelector('[role="main"] [role="grid"][aria-label]');
  const last = [...(thread?.querySelectorAll('[role="row"]') ?? [])].findLast((row) => words(row) !== "");
  const text = words(last);
  // "You sent" introduces one's own messages (English only, unseen in others): never take those for the other side's.
  if (!last || /^you sent/i.test(text)) return null;
  const body = [...last.querySelectorAll('[dir="auto"]')].at(-1);
  return { text: words(body ?? last), author: nameOf(thread) };
}

/** With whom a conversation is (English only). */
function nameOf(thread: Element | null | undefined): string | null {
  return thread?.getAttribute("aria-label")?.match(/ with (.+)$/)?.[1] ?? null;
}

/** With whom the one conversation is that is open. Nothing we know of tells a profile's heading from any other: those are marked from a request or in the options. */
function person(): Person | null {
  const threads = [...document.querySelectorAll(CHAT_THREAD)].filter((thread) => nameOf(thread) !== null);
  const thread = threads.length === 1 ? threads[0] : undefined;
  const name = nameOf(thread);
  if (!thread || !name) return null;
  const called = (element: Element): HTMLElement | undefined => [...element.querySelectorAll<HTMLElement>("h1,h2,h3,strong,span")].find((heading) => !thread.contains(heading) && heading.textContent?.trim() === name && visible(heading));
  const around = nearest(thread, (element) => called(element) !== undefined, 6);
  const heading = around && called(around);
  return heading ? { heading, name, person: [name] } : null;
}

// One's own name is in the labels of the comment boxes and of the composer (English only). It does not change under an open page.
let knownName: string | null = null;

function ownName(): string | null {
  if (knownName) return knownName;
  for (const editor of document.querySelectorAll(EDITOR[1] ?? "")) {
    const said = editor.getAttribute("aria-placeholder") ?? editor.getAttribute("aria-label") ?? "";
    knownName ??= said.match(/^(?:Comment|Answer) as (.+)$/)?.[1] ?? said.match(/^What's on your mind, (.+)\?$/)?.[1] ?? null;
  }
  return knownName;
}

function surroundings(composer: Composer): Surroundings {
  const { root, editor } = composer;
  const name = ownName();
  const author = name ? { name, bio: null, employer: null, city: null, specialty: null } : null;
  if (composer.surface === "message") {
    const other = nameOf(root.querySelector(CHAT_THREAD));
    return { audience: "private", author, parent: lastMessage(root), attachments: null, ...(other && { person: [other] }) };
  }
  const privacy = root.querySelector(LABELS.sharingWith.map((prefix) => `[aria-label^="${prefix}"]`).join())?.getAttribute("aria-label");
  const audience = location.pathname.startsWith("/groups/") ? "group" : !privacy || LABELS.public.test(privacy) ? "public" : LABELS.onlyMe.test(privacy) ? "private" : "friends";
  const place = [...root.querySelectorAll("h2 a,h3 a,strong a,b a")].find((link) => /\b(?:is|was) (?:at|in)\s*$/.test(link.previousSibling?.textContent ?? ""));
  const photos = root.querySelectorAll('img[src^="blob:"]').length;
  const videos = root.querySelectorAll("video").length;
  return {
    audience,
    author,
    parent: composer.surface === "reply" ? answeredBy(editor) : null,
    attachments: photos + videos > 0 || place ? { photos, videos, location: words(place, 120) || null } : null,
  };
}

/** Each request shows its buttons twice; the hidden twins only hold the layout. */
function real(button: Element): boolean {
  return visible(button) && !button.closest('[aria-hidden="true"]') && button.getAttribute("tabindex") !== "-1";
}

/** How many people's requests are linked to in here. */
function people(element: Element): number {
  return new Set([...element.querySelectorAll<HTMLAnchorElement>(REQUEST_LINK)].map(({ href }) => href)).size;
}

function requestAt(node: Element): RequestCard | null {
  let card: Element | null = node.closest(REQUEST_LINK);
  let link = card as HTMLAnchorElement | null;
  // On the requests page the buttons may stand beside the link: climb until there is exactly one person in sight.
  if (!link) {
    card = nearest(node, (element) => people(element) > 0, 10);
    if (!card || people(card) > 1) return null;
    link = card.querySelector<HTMLAnchorElement>(REQUEST_LINK);
  }
  if (!card || !link) return null;
  let holder: Element = card;
  const buttonsIn = (element: Element): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('[role="button"]')].filter((button) => real(button) && !button.hasAttribute("aria-labelledby"));
  while (buttonsIn(holder).length === 0 && holder.parentElement && people(holder.parentElement) === 1) holder = holder.parentElement;
  const buttons = buttonsIn(holder);
  const accept = buttons.find((button) => LABELS.confirm.has(label(button))) ?? (buttons.length === 2 ? buttons[0] : undefined);
  if (!accept) return null;
  const picture = holder.querySelector('svg[role="img"],image,img');
  const name = holder.querySelector('svg[role="img"][aria-label]')?.getAttribute("aria-label") || words(holder.querySelector('strong,span[dir="auto"] span'), 80) || null;
  const mutualText = label(holder.querySelector('[role="button"][aria-labelledby]') ?? document.createElement("i"));
  const cues = [...holder.querySelectorAll('[dir="auto"]')].filter((line) => !line.querySelector('[dir="auto"]') && !line.closest('[role="button"],abbr')).map((line) => words(line, 200)).filter((line) => line && line !== name);
  return {
    card: holder as HTMLElement,
    picture: picture ?? holder,
    accept,
    subject: `/profile.php?id=${new URL(link.href).searchParams.get("profile_id") ?? ""}`,
    name,
    bio: null,
    mutual: Number.parseInt(mutualText.match(/\d+/)?.[0] ?? "", 10) || null,
    cues: [...new Set(cues)],
    note: null,
  };
}

export const facebook: SiteTable = {
  site: "facebook",
  composerOf,
  composerSentBy,
  isSubmit,
  surroundings,
  requestSelector: () => REQUEST_LINK,
  requestAt,
  // Nothing on a Facebook profile says reliably whose it is.
  ownProfile: () => null,
  person,
};
