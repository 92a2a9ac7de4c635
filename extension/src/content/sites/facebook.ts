// Facebook and Messenger: composers and buttons (the people are in facebook-people.ts). There are no test ids and every label is localized. Structure first (roles, forms, link patterns,
// data-ad-rendering-role), labels second. Labels marked "unseen" were not read on a page or in a script that runs on one.
import { CHAT_THREAD, REQUEST_LINK, nameOf, nearest, person, requestAt } from "./facebook-people";
import type { Composer, SiteTable, Surroundings } from "./site";
import { control, disabled, firstOf, label, strategyOf, visible, words } from "./site";

const LABELS = {
  // es, fr, de, it, pt, nl, pl, tr, ru, ja, ko and ar: unseen.
  post: new Set(["Post", "Share", "Publicar", "Publier", "Posten", "Veröffentlichen", "Pubblica", "Plaatsen", "Opublikuj", "Paylaş", "Опубликовать", "投稿", "投稿する", "게시", "发帖", "發佈", "نشر", "Đăng"]),
  save: new Set(["Save", "Guardar", "Enregistrer", "Speichern", "Salva", "Salvar", "Opslaan", "Zapisz", "Kaydet", "Сохранить", "保存", "저장", "حفظ", "Lưu"]),
  story: new Set(["Share to story", "Share to Story", "Compartir en historia", "Partager dans la story", "In Story teilen", "Condividi nella storia", "Compartilhar no story"]),
  comment: new Set(["Comment", "Post comment", "Reply", "Kommentieren", "Comentar", "Commenter", "Commenta", "Reageren", "Skomentuj", "Yorum Yap", "Комментировать", "コメント", "댓글", "评论", "留言", "Đăng bình luận", "تعليق"]),
  commentBox: /^(comment|answer|reply) (as|to)\b|^write an? (public )?(comment|answer|reply)|^écrivez un commentaire|^répondre à|^escribe un comentario|^اكتب تعليق/i,
  send: new Set(["Press enter to send", "Press Enter to send", "Send"]),
  message: new Set(["Message", "Messaggio", "Mensaje", "Nachricht", "Mensagem", "メッセージ"]),
  sharingWith: ["Edit privacy. Sharing with", "Modifier la confidentialité. Partage avec"],
  public: /public|público|öffentlich|pubblic|公开|公開|所有人/i,
  /** What stands before a place and before the people tagged, in the sentence above a post. Only English was seen. */
  at: /(?:^|\s)(?:at|in|à|au|en|em)\s*$/i,
  with: /(?:^|\s)(?:with|con|avec|mit|com)\s*$/i,
  /** Between two people who are tagged. */
  and: /^\s*(?:,|and|,\s*and|y|et|und|e)\s*$/i,
  toSomebody: /^write something to (.+?)(?:\.\.\.|…)$/i,
  onlyMe: /only me|moi uniquement|solo yo|nur ich/i,
};

const EDITOR = ['[contenteditable="true"][role="textbox"][data-lexical-editor="true"]', '[contenteditable="true"][role="textbox"]'];
const COMMENT_FORM = 'form[role="presentation"]';
const COMMENT_SUBMIT = ['#focused-state-composer-submit [role="button"]', '#focused-state-composer-submit[role="button"]'];
const STORY = '[data-ad-rendering-role="story_message"],[data-ad-comet-preview="message"],[data-ad-preview="message"]';
const POST_UNIT = '[aria-posinset],[data-pagelet^="FeedUnit_"],[role="dialog"],[role="main"]';
/** Where a story is written: the only field of the page. */
const STORY_PATH = /^\/stories\/create/;
const STORY_EDITOR = ['label textarea', '[contenteditable="true"][role="textbox"]', "textarea"];
const CHAT_PATH = /^\/(messages|t)\//;

type Kind = "post" | "story" | "comment" | "chat";

/** Which composer this editor is: the editors are all alike, only place and label tell. */
function kindOf(editor: HTMLElement): Kind | null {
  if (STORY_PATH.test(location.pathname)) {
    const fields = firstOf(document, STORY_EDITOR);
    if (fields.length === 1 && fields[0] === editor) return "story";
  }
  if (!editor.matches(EDITOR.join())) return null;
  const name = editor.getAttribute("aria-label") ?? editor.getAttribute("aria-placeholder") ?? "";
  // The form first: its role is the same in every language.
  if (editor.closest(COMMENT_FORM) || LABELS.commentBox.test(name)) return "comment";
  if (editor.getAttribute("aria-placeholder") === "Aa" || LABELS.message.has(editor.getAttribute("aria-label") ?? "")) return "chat";
  // A comment of one's own that is being edited has its editor in place, in an article: posts have no such role.
  if (editor.closest('[role="article"]')) return "comment";
  if (editor.closest('[role="dialog"]')) return "post";
  return CHAT_PATH.test(location.pathname) || location.hostname === "www.messenger.com" ? "chat" : null;
}

function rootOf(editor: HTMLElement, kind: Kind): Element {
  if (kind === "comment") return editor.closest(COMMENT_FORM) ?? nearest(editor, (element) => element.querySelector(COMMENT_SUBMIT.join()) !== null) ?? editor.parentElement ?? editor;
  if (kind === "story") return nearest(editor, (element) => submitsIn(element, kind).length > 0, 40) ?? document.body;
  if (kind === "post") return editor.closest('[role="dialog"]') ?? document.body;
  // The chat tab: the smallest part of the page that holds both the conversation and the editor.
  return nearest(editor, (element) => element.querySelector(CHAT_THREAD) !== null, 30) ?? editor.parentElement ?? editor;
}

function submitsIn(root: Element, kind: Kind): HTMLElement[] {
  if (kind === "comment") {
    const found = firstOf(root, COMMENT_SUBMIT);
    if (found.length > 0) return found;
  }
  const labels = { post: [LABELS.post, LABELS.save], story: [LABELS.story], comment: [LABELS.comment], chat: [LABELS.send] }[kind];
  return [...root.querySelectorAll<HTMLElement>('[role="button"],button')].filter((button) => {
    if (!labels.some((names) => names.has(label(button))) || !visible(button) || button.closest('[aria-hidden="true"]')) return false;
    // A dialog that shows a post holds comment forms, whose buttons are not the dialog's own.
    return kind === "comment" || !button.closest(COMMENT_FORM);
  });
}

function composerOf(node: Element): Composer | null {
  const editor = node.closest<HTMLElement>('[contenteditable="true"],textarea');
  const kind = editor && kindOf(editor);
  if (!editor || !kind) return null;
  const root = rootOf(editor, kind);
  return {
    surface: kind === "comment" ? "reply" : kind === "chat" ? "message" : "post",
    root,
    editor,
    parts: [editor],
    submit: submitsIn(root, kind).at(-1) ?? null,
    enterSends: kind === "comment" || kind === "chat",
    strategy: strategyOf(editor, kind === "story" ? STORY_EDITOR : EDITOR),
  };
}

function editorsIn(root: Element, kind: Kind): HTMLElement[] {
  return firstOf(root, kind === "story" ? STORY_EDITOR : EDITOR).filter((editor) => kindOf(editor) === kind);
}

/** The kinds of composer that this control could send, judged by where it stands and what it is called. */
function candidate(button: HTMLElement): { root: Element; kind: Kind } | null {
  const form = button.closest(COMMENT_FORM);
  if (form) return submitsIn(form, "comment").includes(button) ? { root: form, kind: "comment" } : null;
  if (button.matches(COMMENT_SUBMIT.join())) {
    const root = nearest(button, (element) => editorsIn(element, "comment").length > 0);
    return root && { root, kind: "comment" };
  }
  if (STORY_PATH.test(location.pathname)) return LABELS.story.has(label(button)) ? { root: document.body, kind: "story" } : null;
  const dialog = button.closest('[role="dialog"]');
  if (dialog && (LABELS.post.has(label(button)) || LABELS.save.has(label(button)))) return { root: dialog, kind: "post" };
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
  // A reply box stands in the comment's own article or right after it; the box under a post stands in a form of its own. An editor in
  // an article without such a form is in the place of one's own comment, and answers the post.
  const within = editor.closest(COMMENT_FORM) ? editor.closest('[role="article"][aria-label]') : null;
  const comment = within ?? (/^(reply|répondre|responder|antwort|rispondi)/i.test(name) ? articleAbove(editor, unit) : null);
  if (comment) {
    const author = words([...comment.querySelectorAll("a")].find((link) => words(link) !== ""), 80) || null;
    const text = [...comment.querySelectorAll('[dir="auto"]')].filter((line) => !line.closest("a,form,[role='button'],[contenteditable]") && !line.querySelector('[dir="auto"]')).map((line) => words(line)).filter((line) => line && line !== author).join("\n");
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
    const count = (selector: string): number => [...root.querySelectorAll(selector)].filter((node) => !node.closest(CHAT_THREAD)).length;
    const [photos, videos] = [count('img[src^="blob:"]'), count('video[src^="blob:"]')];
    return { audience: "private", author, parent: lastMessage(root), attachments: photos + videos > 0 ? { photos, videos, location: null } : null, ...(other && { person: [other] }) };
  }
  const privacy = root.querySelector(LABELS.sharingWith.map((prefix) => `[aria-label^="${prefix}"]`).join())?.getAttribute("aria-label");
  const audience = location.pathname.startsWith("/groups/") ? "group" : !privacy || LABELS.public.test(privacy) ? "public" : LABELS.onlyMe.test(privacy) ? "me" : "friends";
  const { place, tagged } = sentenceOf(root);
  const to = (editor.getAttribute("aria-placeholder") ?? editor.getAttribute("aria-label") ?? "").match(LABELS.toSomebody)?.[1];
  const photos = root.querySelectorAll('img[src^="blob:"]').length;
  const videos = root.querySelectorAll("video").length;
  return {
    audience,
    author,
    parent: composer.surface === "reply" ? answeredBy(editor) : null,
    attachments: photos + videos > 0 || place || tagged.length > 0 ? { photos, videos, location: place, tagged } : null,
    ...(to && { person: [to] }),
  };
}

/** What the sentence above a post says: "NAME is at PLACE with NAME and NAME". */
function sentenceOf(root: Element): { place: string | null; tagged: string[] } {
  let place: string | null = null;
  const tagged: string[] = [];
  for (const link of root.querySelectorAll("h2 a,h3 a,strong a,b a,h2 strong,h3 strong")) {
    const before = link.previousSibling?.textContent ?? "";
    if (LABELS.at.test(before)) place ??= words(link, 120) || null;
    else if (LABELS.with.test(before) || (tagged.length > 0 && LABELS.and.test(before))) tagged.push(words(link, 80));
  }
  return { place, tagged: tagged.filter(Boolean) };
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
