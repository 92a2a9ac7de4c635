// X: composers and buttons (its people are in x-people.ts). Test ids first, localized labels second; the classes are generated and change daily.
// Grades of evidence for each entry: see docs in CONTRIBUTING, "fixing a selector".
import type { Composer, SiteTable, Surroundings } from "./site";
import { control, disabled, firstOf, label, strategyOf, visible, words } from "./site";
import { author, ownProfile, person, requestAt, requestSelector } from "./x-people";

const LABELS = {
  editor: new Set(["Post text", "Texto del post", "Texte du post", "Post-Text", "Testo del post", "Texto do post", "Tekst plaatsen", "Tekst wpisu", "Metni gönderi olarak yayınla", "Текст поста", "Текст посту", "ポスト本文", "게시물 본문", "帖子文本", "貼文文字", "نص المنشور", "متن پست", "פוסט כתוב", "पोस्ट टेक्स्ट", "Teks postingan", "Đăng văn bản", "โพสต์ข้อความ", "Inläggstext", "Ανάρτησή κειμένου", "Text postu"]),
  submit: new Set(["Post", "Reply", "Post all", "Update", "Schedule", "Responder", "Postear todo", "Actualizar", "Répondre", "Tout poster", "Mettre à jour", "Antworten", "Alle posten", "Aktualisierung", "Rispondi", "Posta", "Posta tutto", "Aggiorna", "Postar", "Postar tudo", "Atualizar", "Beantwoorden", "Alles plaatsen", "Bijwerken", "Wpis", "Odpowiedz", "Opublikuj wszystko", "Aktualizuj", "Gönderi", "Yanıtla", "Tümünü gönder", "Güncelle", "Опубликовать пост", "Ответить", "Опубликовать все", "Обновить", "Опублікувати пост", "Відповісти", "Опублікувати все", "Оновити", "ポスト", "返信", "すべてポスト", "更新", "게시", "답글", "모두 게시하기", "업데이트", "发帖", "回复", "全部发帖", "貼文", "回覆", "全部發佈", "نشر", "ردّ", "نشر الكل", "تحديث", "پست", "پاسخ", "پست کردن همه", "به‌روز‌رسانی", "פרסום", "השב", "פרסום הכל", "עדכן", "पोस्ट", "जवाब दें", "सभी पोस्ट करें", "अपडेट", "Posting", "Balas", "Posting semua", "Perbarui", "Đăng", "Trả lời", "Đăng tất cả", "Cập nhật", "โพสต์", "ตอบกลับ", "โพสต์ทั้งหมด", "อัพเดท", "Lägg upp", "Svara", "Lägg upp allt", "Uppdatera", "Δημοσίευση", "Απάντηση", "Δημοσίευση όλων", "Ενημέρωση", "Odpovědět", "Postovat vše", "Aktualizovat"]),
};

const POST = {
  editor: ['[data-testid^="tweetTextarea_"][contenteditable="true"]', 'textarea[data-testid^="tweetTextarea_"], [data-testid^="tweetTextarea_"] textarea, input[data-testid^="tweetTextarea_"]', '.DraftEditor-root [role="textbox"][contenteditable="true"]'],
  submit: ['[data-testid="tweetButton"],[data-testid="tweetButtonInline"]'],
};
const CHAT = {
  editor: ['textarea[data-testid="dm-composer-textarea"]', '[data-testid="dmComposerTextInput"][contenteditable="true"]'],
  root: '[data-testid="dm-composer-form"],[data-testid="DMComposerWrapper"],form',
  submit: ['[data-testid="dm-composer-send-button"]', '[data-testid="dmComposerSendButton"]', 'button[type="submit"]'],
};
const COMPOSE_PATH = /^\/(compose|intent)\//;
/** The choices of a poll: no field of text else stands among what is attached. Seen in the client's code, without test ids. */
const CHOICES = '[data-testid="attachments"] input:is([type="text"],:not([type]))';
const TWEET = 'article[data-testid="tweet"]';

// The compose dialog leaves the home composer mounted, visible and editable behind it: never look beyond the nearest root.
function rootOf(node: Element): Element {
  return node.closest('[role="dialog"]') ?? node.closest('main,[role="main"]') ?? document.body;
}

function isPostEditor(element: HTMLElement): boolean {
  return element.matches(`${POST.editor[0]},${POST.editor[1]}`) || (element.matches(POST.editor[2] ?? "") && LABELS.editor.has(element.getAttribute("aria-label") ?? ""));
}

function postSubmits(root: Element): HTMLElement[] {
  const byId = firstOf(root, POST.submit);
  if (byId.length > 0) return byId;
  // The action bar of every post has "Reply" buttons too, all with test ids; a send button without one is the last resort.
  return [...root.querySelectorAll<HTMLElement>('button:not([data-testid]),[role="button"]:not([data-testid])')].filter((button) => visible(button) && !button.closest(TWEET) && LABELS.submit.has(label(button)));
}

function postComposer(editor: HTMLElement): Composer {
  const root = rootOf(editor);
  const editors = firstOf(root, POST.editor).filter(isPostEditor);
  const choices = [...root.querySelectorAll<HTMLElement>(CHOICES)].filter(visible);
  const parts = [...editors, ...choices];
  return {
    surface: parentArticle(root) ? "reply" : "post",
    root,
    editor,
    parts: parts.includes(editor) ? parts : [editor],
    // Which part of a thread a poll belongs to is not known: there, it is read after all of them.
    joint: editors.length === 1 && choices.length > 0,
    submit: postSubmits(root).at(-1) ?? null,
    enterSends: false,
    strategy: strategyOf(editor, POST.editor),
  };
}

function chatComposer(editor: HTMLElement): Composer {
  const root = editor.closest(CHAT.root) ?? rootOf(editor);
  return { surface: "message", root, editor, parts: [editor], submit: firstOf(root, CHAT.submit)[0] ?? null, enterSends: true, strategy: strategyOf(editor, CHAT.editor) };
}

/** What a reply answers: in the dialog the post above the editor, on a post's own page the post in focus. */
function parentArticle(root: Element): Element | null {
  if (root.matches('[role="dialog"]')) {
    const editor = firstOf(root, POST.editor)[0];
    const articles = [...root.querySelectorAll(TWEET)];
    return articles.findLast((article) => !editor || Boolean(article.compareDocumentPosition(editor) & Node.DOCUMENT_POSITION_FOLLOWING)) ?? null;
  }
  return /\/status\/\d+/.test(location.pathname) ? root.querySelector(`${TWEET}[tabindex="-1"]`) : null;
}

// A dialog to write in has an address of its own: where it was opened is where the last press was before.
let opened = location.pathname;

function inCommunity(): boolean {
  return (COMPOSE_PATH.test(location.pathname) ? opened : location.pathname).startsWith("/i/communities/");
}

/** A place that was tagged shows beside its button, without a test id; unseen. */
function placeOf(root: Element): string | null {
  const button = root.querySelector('[data-testid="geoButton"]');
  const beside = button?.nextElementSibling;
  return words(button, 120) || (beside && !beside.querySelector("svg,[data-testid]") && !beside.hasAttribute("data-testid") ? words(beside, 120) : "") || null;
}

function authorOf(post: Element): string | null {
  const links = [...post.querySelectorAll('[data-testid="User-Name"] a[href^="/"]')];
  const [name, handle] = [words(links[0]), words(links[1])];
  return [name, handle].filter(Boolean).join(" ") || null;
}

function surroundings(composer: Composer): Surroundings {
  if (composer.surface === "message") {
    const rows = [...document.querySelectorAll("[data-dm-message-row]")];
    // Only one's own messages carry a send status.
    const last = rows.at(-1);
    const theirs = last && !last.querySelector("[data-send-status]") && !last.hasAttribute("data-send-status") ? last : null;
    const name = words(document.querySelector('[data-testid="dm-conversation-username"]'), 80);
    // What is about to be sent shows in the form; unseen.
    const [photos, videos] = [composer.root.querySelectorAll('img[src^="blob:"]').length, composer.root.querySelectorAll('video[src^="blob:"]').length];
    return {
      audience: "private",
      author: author(),
      ...(name && { person: [name] }),
      parent: theirs ? { text: words(theirs.querySelector('[data-testid^="message-text-"]') ?? theirs), author: words(document.querySelector('[data-testid="dm-conversation-username"]')) || null } : null,
      attachments: photos + videos > 0 ? { photos, videos, location: null } : null,
    };
  }
  const { root } = composer;
  const attached = root.querySelector('[data-testid="attachments"]');
  const quoted = attached?.querySelector('[data-testid="tweetText"]')?.closest(`${TWEET},[role="link"],[data-testid="attachments"]`) ?? null;
  const answered = parentArticle(root) ?? quoted;
  const place = placeOf(root);
  const own = (selector: string): number => [...(attached?.querySelectorAll(selector) ?? [])].filter((node) => quoted === attached || !quoted?.contains(node)).length;
  return {
    parent: answered ? { text: words(answered.querySelector('[data-testid="tweetText"]')), author: authorOf(answered) } : null,
    audience: inCommunity() ? "group" : document.querySelector('[data-testid="SideNav_AccountSwitcher_Button"] [data-testid="icon-lock"]') ? "friends" : "public",
    author: author(),
    attachments: attached || place ? { photos: own('[data-testid="tweetPhoto"],img[src^="blob:"]'), videos: own('video,[data-testid="videoPlayer"]'), location: place } : null,
  };
}

function composerOf(node: Element): Composer | null {
  const editor = node.closest<HTMLElement>('[contenteditable="true"],textarea,input');
  if (!editor) return null;
  if (editor.matches(CHAT.editor.join())) return chatComposer(editor);
  return isPostEditor(editor) || editor.matches(CHOICES) ? postComposer(editor) : null;
}

function isSubmit(node: Element): boolean {
  const button = control(node);
  if (!button) return false;
  if (button.matches([...POST.submit, ...CHAT.submit.slice(0, 2)].join())) return true;
  return !button.hasAttribute("data-testid") && LABELS.submit.has(label(button)) && postSubmits(rootOf(button)).includes(button);
}

function composerSentBy(node: Element): Composer | null {
  const button = control(node);
  if (button && !COMPOSE_PATH.test(location.pathname)) opened = location.pathname;
  if (!button || disabled(button)) return null;
  const chatRoot = button.closest(CHAT.root);
  const chat = chatRoot && firstOf(chatRoot, CHAT.editor)[0];
  if (chat) {
    const composer = chatComposer(chat);
    return composer.submit === button ? composer : null;
  }
  if (!isSubmit(button)) return null;
  const editor = firstOf(rootOf(button), POST.editor).find(isPostEditor);
  return editor ? { ...postComposer(editor), submit: button } : null;
}

export const x: SiteTable = {
  site: "x",
  composerOf,
  composerSentBy,
  isSubmit,
  surroundings,
  requestSelector,
  requestAt,
  ownProfile,
  person,
};
