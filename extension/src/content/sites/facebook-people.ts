// The people on Facebook and Messenger: who asks to be a friend or to write, and with whom a conversation is open.
import type { Person, RequestCard } from "./site";
import { control, label, visible, words } from "./site";

// All but English, and what is said of a profile, were not read on a page.
const LABELS = {
  confirm: new Set(["Confirm", "Confirmar", "Confirmer", "Bestätigen", "Conferma", "Bevestigen", "Potwierdź", "Onayla", "Подтвердить", "確認", "확인", "确认", "تأكيد", "Xác nhận", "Confirm request"]),
  confirmRequest: new Set(["Confirm request", "Confirm Request", "Confirmar solicitud", "Anfrage bestätigen", "Confirmar solicitação"]),
  deleteRequest: new Set(["Delete request", "Delete Request", "Eliminar solicitud", "Anfrage löschen", "Excluir solicitação"]),
  accept: new Set(["Accept", "Aceptar", "Accepter", "Akzeptieren", "Accetta", "Aceitar"]),
};
export const CHAT_THREAD = '[role="grid"][aria-label]';
export const REQUEST_LINK = 'a[href*="/friends/requests/"][href*="profile_id="]';
const MESSAGE_REQUESTS_PATH = /^(\/messages)?\/requests\/t\//;

/** The closest ancestor that is so, not further than `levels` up and never the body. */
export function nearest(node: Element, is: (element: Element) => boolean, levels = 8): Element | null {
  let element = node.parentElement;
  for (let level = 0; element && element !== document.body && level < levels; level++, element = element.parentElement) if (is(element)) return element;
  return null;
}

/** With whom a conversation is (English only). */
export function nameOf(thread: Element | null | undefined): string | null {
  return thread?.getAttribute("aria-label")?.match(/ with (.+)$/)?.[1] ?? null;
}

/** With whom the one conversation is that is open. Nothing we know of tells a profile's heading from any other: those are marked from a request or in the options. */
export function person(): Person | null {
  const threads = [...document.querySelectorAll(CHAT_THREAD)].filter((thread) => nameOf(thread) !== null);
  const thread = threads.length === 1 ? threads[0] : undefined;
  const name = nameOf(thread);
  if (!thread || !name) return null;
  const called = (element: Element): HTMLElement | undefined => [...element.querySelectorAll<HTMLElement>("h1,h2,h3,strong,span")].find((heading) => !thread.contains(heading) && heading.textContent?.trim() === name && visible(heading));
  const around = nearest(thread, (element) => called(element) !== undefined, 6);
  const heading = around && called(around);
  return heading ? { heading, name, person: [name] } : null;
}

/** Each request shows its buttons twice; the hidden twins only hold the layout. */
function real(button: Element): boolean {
  return visible(button) && !button.closest('[aria-hidden="true"]') && button.getAttribute("tabindex") !== "-1";
}

/** How many people's requests are linked to in here. */
function people(element: Element): number {
  return new Set([...element.querySelectorAll<HTMLAnchorElement>(REQUEST_LINK)].map(({ href }) => href)).size;
}

/** Somebody's own page, where one button or the menu of another answers their request; not seen on a page, so only what its name leaves no doubt about. */
function profileRequestAt(node: Element): RequestCard | null {
  const accept = control(node);
  if (!accept) return null;
  const menu = accept.matches('[role="menuitem"]') ? accept.closest('[role="menu"]') : null;
  const inMenu = menu !== null && LABELS.confirm.has(label(accept)) && [...menu.querySelectorAll('[role="menuitem"]')].some((item) => LABELS.deleteRequest.has(label(item)));
  if (!inMenu && !LABELS.confirmRequest.has(label(accept))) return null;
  const headings = [...document.querySelectorAll<HTMLElement>('[role="main"] h1')].filter(visible);
  const name = words(headings[0], 80);
  if (headings.length !== 1 || !headings[0] || !name) return null;
  const subject = location.pathname === "/profile.php" ? `/profile.php?id=${new URLSearchParams(location.search).get("id") ?? ""}` : location.pathname.replace(/\/$/, "");
  return { card: accept, picture: headings[0], accept, subject, name, bio: null, mutual: null, cues: [], note: null };
}

/** A message request that is open: no editor yet, and a button that makes one. Its labels were not seen on a page. */
function messageRequestAt(node: Element): RequestCard | null {
  const accept = control(node);
  const main = accept?.closest<HTMLElement>('[role="main"]');
  if (!accept || !main || !LABELS.accept.has(label(accept)) || main.querySelector('[role="textbox"]')) return null;
  const thread = main.querySelector(CHAT_THREAD);
  const name = nameOf(thread);
  const lines = [...(thread?.querySelectorAll('[role="row"] [dir="auto"]') ?? [])].filter((line) => !line.querySelector('[dir="auto"]')).map((line) => words(line, 500));
  return { card: main, picture: accept, accept, subject: location.pathname.replace(/\/$/, ""), name, bio: null, mutual: null, cues: [], note: lines.join("\n").slice(-2000) || null };
}

export function requestAt(node: Element): RequestCard | null {
  if (MESSAGE_REQUESTS_PATH.test(location.pathname)) return messageRequestAt(node);
  return linkedRequestAt(node) ?? profileRequestAt(node);
}

/** A card, a row of the notifications or of the requests page: what all of them have is a link that names the person. */
function linkedRequestAt(node: Element): RequestCard | null {
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
