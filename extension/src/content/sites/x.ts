// X: composers, buttons and follower requests. Test ids first, localized labels second; the classes are generated and change daily.
// Grades of evidence for each entry: see docs in CONTRIBUTING, "fixing a selector".
import type { VisibleProfile } from "../../protocol";
import type { Composer, Person, RequestCard, SiteTable, Surroundings } from "./site";
import { control, disabled, firstOf, label, visible, words } from "./site";

const LABELS = {
  editor: new Set(["Post text", "Texto del post", "Texte du post", "Post-Text", "Testo del post", "Texto do post", "Tekst plaatsen", "Tekst wpisu", "Metni gönderi olarak yayınla", "Текст поста", "Текст посту", "ポスト本文", "게시물 본문", "帖子文本", "貼文文字", "نص المنشور", "متن پست", "פוסט כתוב", "पोस्ट टेक्स्ट", "Teks postingan", "Đăng văn bản", "โพสต์ข้อความ", "Inläggstext", "Ανάρτησή κειμένου", "Text postu"]),
  submit: new Set(["Post", "Reply", "Post all", "Update", "Schedule", "Responder", "Postear todo", "Actualizar", "Répondre", "Tout poster", "Mettre à jour", "Antworten", "Alle posten", "Aktualisierung", "Rispondi", "Posta", "Posta tutto", "Aggiorna", "Postar", "Postar tudo", "Atualizar", "Beantwoorden", "Alles plaatsen", "Bijwerken", "Wpis", "Odpowiedz", "Opublikuj wszystko", "Aktualizuj", "Gönderi", "Yanıtla", "Tümünü gönder", "Güncelle", "Опубликовать пост", "Ответить", "Опубликовать все", "Обновить", "Опублікувати пост", "Відповісти", "Опублікувати все", "Оновити", "ポスト", "返信", "すべてポスト", "更新", "게시", "답글", "모두 게시하기", "업데이트", "发帖", "回复", "全部发帖", "貼文", "回覆", "全部發佈", "نشر", "ردّ", "نشر الكل", "تحديث", "پست", "پاسخ", "پست کردن همه", "به‌روز‌رسانی", "פרסום", "השב", "פרסום הכל", "עדכן", "पोस्ट", "जवाब दें", "सभी पोस्ट करें", "अपडेट", "Posting", "Balas", "Posting semua", "Perbarui", "Đăng", "Trả lời", "Đăng tất cả", "Cập nhật", "โพสต์", "ตอบกลับ", "โพสต์ทั้งหมด", "อัพเดท", "Lägg upp", "Svara", "Lägg upp allt", "Uppdatera", "Δημοσίευση", "Απάντηση", "Δημοσίευση όλων", "Ενημέρωση", "Odpovědět", "Postovat vše", "Aktualizovat"]),
  accept: new Set(["Accept", "Aceptar", "Accepter", "Akzeptieren", "Accetta", "Aceitar", "Accepteren", "Akceptuj", "Kabul et", "Принять", "Прийняти", "承認する", "승인", "接受", "موافقة", "پذیرفتن", "אשר", "स्वीकारें", "Terima", "Chấp nhận", "ยอมรับ", "Acceptera", "Αποδοχή", "Přijmout"]),
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
const REQUESTS_PATH = /^\/follower_requests\/?$/;
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
  const parts = firstOf(root, POST.editor).filter(isPostEditor);
  return {
    surface: parentArticle(root) ? "reply" : "post",
    root,
    editor,
    parts: parts.includes(editor) ? parts : [editor],
    submit: postSubmits(root).at(-1) ?? null,
    enterSends: false,
  };
}

function chatComposer(editor: HTMLElement): Composer {
  const root = editor.closest(CHAT.root) ?? rootOf(editor);
  return { surface: "message", root, editor, parts: [editor], submit: firstOf(root, CHAT.submit)[0] ?? null, enterSends: true };
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

function authorOf(post: Element): string | null {
  const links = [...post.querySelectorAll('[data-testid="User-Name"] a[href^="/"]')];
  const [name, handle] = [words(links[0]), words(links[1])];
  return [name, handle].filter(Boolean).join(" ") || null;
}

// A bio is only to be seen on one's own profile page; it is kept for this tab once it has been.
let ownBio: string | null = null;

/** The handle and the name of the account that is signed in. */
function account(): { name: string | null; handle: string | null } {
  const lines = words(document.querySelector('[data-testid="SideNav_AccountSwitcher_Button"]')).split("\n");
  return { name: lines[0]?.replace(/@\w+.*/, "").trim() || null, handle: lines.join(" ").match(/@(\w+)/)?.[1] ?? null };
}

function onOwnProfile(handle: string | null): boolean {
  return handle !== null && location.pathname.slice(1).split("/")[0]?.toLowerCase() === handle.toLowerCase();
}

function author(): Surroundings["author"] {
  const { name, handle } = account();
  if (onOwnProfile(handle)) ownBio = words(document.querySelector('[data-testid="UserDescription"]')) || ownBio;
  return name || ownBio ? { name, bio: ownBio, employer: null, city: null, specialty: null } : null;
}

function ownProfile(): VisibleProfile | null {
  if (!onOwnProfile(account().handle)) return null;
  const bio = words(document.querySelector('[data-testid="UserDescription"]'), 1000);
  return { bio, location: words(document.querySelector('[data-testid="UserLocation"]'), 80) || null };
}

function surroundings(composer: Composer): Surroundings {
  if (composer.surface === "message") {
    const rows = [...document.querySelectorAll("[data-dm-message-row]")];
    // Only one's own messages carry a send status.
    const last = rows.at(-1);
    const theirs = last && !last.querySelector("[data-send-status]") && !last.hasAttribute("data-send-status") ? last : null;
    const name = words(document.querySelector('[data-testid="dm-conversation-username"]'), 80);
    return {
      audience: "private",
      author: author(),
      ...(name && { person: [name] }),
      parent: theirs ? { text: words(theirs.querySelector('[data-testid^="message-text-"]') ?? theirs), author: words(document.querySelector('[data-testid="dm-conversation-username"]')) || null } : null,
      attachments: null,
    };
  }
  const { root } = composer;
  const attached = root.querySelector('[data-testid="attachments"]');
  const quoted = attached?.querySelector('[data-testid="tweetText"]')?.closest(`${TWEET},[role="link"],[data-testid="attachments"]`) ?? null;
  const answered = parentArticle(root) ?? quoted;
  const own = (selector: string): number => [...(attached?.querySelectorAll(selector) ?? [])].filter((node) => quoted === attached || !quoted?.contains(node)).length;
  return {
    parent: answered ? { text: words(answered.querySelector('[data-testid="tweetText"]')), author: authorOf(answered) } : null,
    audience: location.pathname.startsWith("/i/communities/") ? "group" : document.querySelector('[data-testid="SideNav_AccountSwitcher_Button"] [data-testid="icon-lock"]') ? "friends" : "public",
    author: author(),
    attachments: attached ? { photos: own('[data-testid="tweetPhoto"],img[src^="blob:"]'), videos: own('video,[data-testid="videoPlayer"]'), location: null } : null,
  };
}

function composerOf(node: Element): Composer | null {
  const editor = node.closest<HTMLElement>('[contenteditable="true"],textarea,input');
  if (!editor) return null;
  if (editor.matches(CHAT.editor.join())) return chatComposer(editor);
  return isPostEditor(editor) ? postComposer(editor) : null;
}

function isSubmit(node: Element): boolean {
  const button = control(node);
  if (!button) return false;
  if (button.matches([...POST.submit, ...CHAT.submit.slice(0, 2)].join())) return true;
  return !button.hasAttribute("data-testid") && LABELS.submit.has(label(button)) && postSubmits(rootOf(button)).includes(button);
}

function composerSentBy(node: Element): Composer | null {
  const button = control(node);
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

/** A message request opened in Chat: accepting it opens a private line, as a follow request does. */
function messageRequestAt(node: Element): RequestCard | null {
  const card = node.closest<HTMLElement>('[data-testid="dm-message-request-prompt"]');
  const accept = card?.querySelector<HTMLElement>('[data-testid="dm-message-request-accept-button"]');
  if (!card || !accept) return null;
  const name = words(document.querySelector('[data-testid="dm-conversation-username"]'), 80) || null;
  const last = [...document.querySelectorAll("[data-dm-message-row]")].at(-1);
  return { card, picture: card, accept, subject: name ?? location.pathname, name, bio: null, mutual: null, cues: [], note: words(last, 2000) || null };
}

function requestAt(node: Element): RequestCard | null {
  if (location.pathname.startsWith("/i/chat")) return messageRequestAt(node);
  if (!REQUESTS_PATH.test(location.pathname)) return null;
  const card = node.closest<HTMLElement>('[data-testid="cellInnerDiv"]');
  const cell = card?.querySelector('[data-testid="UserCell"]');
  if (!card || !cell) return null;
  const buttons = [...card.querySelectorAll<HTMLElement>('button:not([data-testid]),[role="button"]:not([data-testid])')].filter(visible);
  // Decline comes first, then Accept; once answered, the row of two is gone.
  const accept = buttons.find((button) => LABELS.accept.has(label(button))) ?? (buttons.length === 2 ? buttons[1] : undefined);
  if (!accept) return null;
  const links = [...cell.querySelectorAll<HTMLAnchorElement>('a[href^="/"]')];
  const name = links.map((link) => words(link)).find((text) => text && !text.startsWith("@")) ?? null;
  const lines = [...cell.querySelectorAll('[dir="auto"]')].filter((line) => !line.closest("a,button button") && !line.querySelector('[dir="auto"]') && !line.closest('[data-testid="userFollowIndicator"]')).map((line) => words(line, 500));
  const bio = lines.reduce((longest, line) => (line.length > longest.length ? line : longest), "");
  return {
    card,
    picture: cell.querySelector('[data-testid^="UserAvatar-Container"]') ?? cell,
    accept,
    subject: links[0]?.getAttribute("href") ?? name ?? "",
    name,
    bio: bio || null,
    mutual: null,
    cues: lines.filter((line) => line && line !== bio),
    note: null,
  };
}

/** Whose profile or conversation is open. The profile's header is as we know it from the live site; no snapshot of ours shows it. */
function person(): Person | null {
  if (location.pathname.startsWith("/i/chat")) {
    const heading = document.querySelector<HTMLElement>('[data-testid="dm-conversation-header"] [data-testid="dm-conversation-username"]');
    const name = words(heading, 80);
    return heading && name ? { heading, name, person: [name] } : null;
  }
  const handle = location.pathname.match(/^\/(\w{1,15})\/?$/)?.[1];
  const heading = handle && !onOwnProfile(account().handle) ? document.querySelector<HTMLElement>('main [data-testid="UserName"]') : null;
  const said = words(heading, 200);
  // The header of the profile that was open before may still be there for a moment.
  if (!heading || said.match(/@(\w+)/)?.[1]?.toLowerCase() !== handle?.toLowerCase()) return null;
  const name = said.split(/\n|@/)[0]?.trim() || `@${handle}`;
  return { heading, name, person: [`/${handle}`, name] };
}

export const x: SiteTable = {
  site: "x",
  composerOf,
  composerSentBy,
  isSubmit,
  surroundings,
  requestSelector: () => (REQUESTS_PATH.test(location.pathname) ? '[data-testid="cellInnerDiv"]' : null),
  requestAt,
  ownProfile,
  person,
};
