// The people on X: the account that is signed in, whose page or conversation is open, and who asks to follow or to write.
import type { VisibleProfile } from "../../protocol";
import type { Person, RequestCard, Surroundings } from "./site";
import { control, label, visible, words } from "./site";

const LABELS = {
  followBack: new Set(["Follow back", "Seguir tú también", "Suivre en retour", "Ebenfalls folgen", "Segui anche tu", "Seguir de volta", "Ook volgen", "Również obserwuj", "Geri takip et", "Тоже начать читать", "Теж читати", "フォローバック", "서로 팔로우하기", "回关", "回跟", "المتابعة أيضًا", "شما هم دنبالش کنید", "עקוב בחזרה", "वापस फ़ॉलो करें", "Ikuti balik", "Theo dõi lại", "ติดตามกลับ", "Följ du också", "Ακολουθήστε", "Také sledovat"]),
  accept: new Set(["Accept", "Aceptar", "Accepter", "Akzeptieren", "Accetta", "Aceitar", "Accepteren", "Akceptuj", "Kabul et", "Принять", "Прийняти", "承認する", "승인", "接受", "موافقة", "پذیرفتن", "אשר", "स्वीकारें", "Terima", "Chấp nhận", "ยอมรับ", "Acceptera", "Αποδοχή", "Přijmout"]),
};
const REQUESTS_PATH = /^\/follower_requests\/?$/;
const PROMPT = '[data-testid="dm-message-request-prompt"]';

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

export function author(): Surroundings["author"] {
  const { name, handle } = account();
  if (onOwnProfile(handle)) ownBio = words(document.querySelector('[data-testid="UserDescription"]')) || ownBio;
  return name || ownBio ? { name, bio: ownBio, employer: null, city: null, specialty: null } : null;
}

export function ownProfile(): VisibleProfile | null {
  if (!onOwnProfile(account().handle)) return null;
  const bio = words(document.querySelector('[data-testid="UserDescription"]'), 1000);
  return { bio, location: words(document.querySelector('[data-testid="UserLocation"]'), 80) || null };
}

/** Where request cards can appear on the page that is open now. */
export function requestSelector(): string | null {
  if (REQUESTS_PATH.test(location.pathname)) return '[data-testid="cellInnerDiv"]';
  return location.pathname.startsWith("/i/chat") ? PROMPT : null;
}

/** A message request opened in Chat: accepting it opens a private line, as a follow request does. */
function messageRequestAt(node: Element): RequestCard | null {
  const card = node.closest<HTMLElement>(PROMPT);
  const accept = card?.querySelector<HTMLElement>('[data-testid="dm-message-request-accept-button"]');
  if (!card || !accept) return null;
  const name = words(document.querySelector('[data-testid="dm-conversation-username"]'), 80) || null;
  // A name is shared by many; the address of the conversation is theirs alone.
  const subject = document.querySelector('[data-testid="dm-conversation-header"] a[href^="/"]')?.getAttribute("href") ?? location.pathname;
  const note = [...document.querySelectorAll("[data-dm-message-row]")].map((row) => words(row.querySelector('[data-testid^="message-text-"]') ?? row, 500)).join("\n").slice(-2000);
  return { card, picture: card, accept, subject, name, bio: null, mutual: null, cues: [], note: note || null };
}

/** Somebody who follows the user, and whom the user is about to follow: in a list of people, or on their own page. */
function followBackAt(node: Element): RequestCard | null {
  const accept = control(node);
  if (!accept?.matches('[data-testid$="-follow"]')) return null;
  const cell = accept.closest<HTMLElement>('[data-testid="UserCell"]');
  const page = cell ? null : person();
  const card = cell ?? (page && accept.closest<HTMLElement>("main"));
  const handle = cell ? cell.querySelector('a[href^="/"]')?.getAttribute("href") : page?.person[0];
  // On a page of one's own, the button has to be that person's; suggestions beside it are cells.
  if (!card || !handle || (page && !(accept.getAttribute("aria-label") ?? "").toLowerCase().includes(`@${handle.slice(1).toLowerCase()}`))) return null;
  const follows = (cell ?? page?.heading.parentElement)?.querySelector('[data-testid="userFollowIndicator"]') ?? null;
  if (!follows && !LABELS.followBack.has(accept.textContent?.trim() ?? "")) return null;
  const shown = cell ? shownIn(cell) : { name: page?.name ?? null, bio: words(document.querySelector('[data-testid="UserDescription"]'), 500) || null, cues: [] };
  return { card, picture: card, accept, subject: handle, ...shown, mutual: null, note: null, following: true };
}

/** What a cell of a list of people shows of one. */
function shownIn(cell: Element): Pick<RequestCard, "name" | "bio" | "cues"> {
  const name = [...cell.querySelectorAll('a[href^="/"]')].map((link) => words(link)).find((text) => text && !text.startsWith("@")) ?? null;
  const lines = [...cell.querySelectorAll('[dir="auto"]')].filter((line) => !line.closest("a,button button") && !line.querySelector('[dir="auto"]') && !line.closest('[data-testid="userFollowIndicator"]')).map((line) => words(line, 500));
  const bio = lines.reduce((longest, line) => (line.length > longest.length ? line : longest), "");
  return { name, bio: bio || null, cues: lines.filter((line) => line && line !== bio) };
}

export function requestAt(node: Element): RequestCard | null {
  if (location.pathname.startsWith("/i/chat")) return messageRequestAt(node);
  if (!REQUESTS_PATH.test(location.pathname)) return followBackAt(node);
  const card = node.closest<HTMLElement>('[data-testid="cellInnerDiv"]');
  const cell = card?.querySelector('[data-testid="UserCell"]');
  if (!card || !cell) return null;
  const buttons = [...card.querySelectorAll<HTMLElement>('button:not([data-testid]),[role="button"]:not([data-testid])')].filter(visible);
  // Decline comes first, then Accept; once answered, the row of two is gone.
  const accept = buttons.find((button) => LABELS.accept.has(label(button))) ?? (buttons.length === 2 ? buttons[1] : undefined);
  if (!accept) return null;
  const shown = shownIn(cell);
  return {
    card,
    picture: cell.querySelector('[data-testid^="UserAvatar-Container"]') ?? cell,
    accept,
    subject: cell.querySelector('a[href^="/"]')?.getAttribute("href") ?? shown.name ?? "",
    ...shown,
    mutual: null,
    note: null,
  };
}

/** Whose profile or conversation is open. The profile's header is as we know it from the live site; no snapshot of ours shows it. */
export function person(): Person | null {
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
