// What a site's table must answer. Everything is looked up again at every event: these pages remount their composers at will,
// so no node is kept beyond the event it was found for.
import type { CheckInput, Site, Surface, VisibleProfile } from "../../protocol";

/** A place to write, as it is in the page right now. */
export interface Composer {
  surface: Surface;
  /** The dialog, form or page region that holds it; nothing is looked up outside of it. */
  root: Element;
  /** The editor that was asked about. */
  editor: HTMLElement;
  /** All editors that are sent together, in document order (an X thread); otherwise the one editor. */
  parts: HTMLElement[];
  /** The parts are one text (the question of a poll and its choices), not one after the other. */
  joint?: boolean;
  /** What sends it, when it is there. */
  submit: HTMLElement | null;
  /** Plain Enter sends (comments, chat). Then a missing button is no reason to worry. */
  enterSends: boolean;
  /** Nothing is known to send it: it is underlined, and nobody is asked before it goes out. */
  ungated?: boolean;
  /** Which of the table's ways to know the editor found it, counted from 1; 0 where there is but one. */
  strategy?: number;
}

/** What surrounds the words. */
export type Surroundings = Pick<CheckInput, "parent" | "audience" | "author" | "attachments" | "person">;

/** A friend or follow request, as it is in the page right now. */
export interface RequestCard {
  card: HTMLElement;
  /** Its picture, where the quiet mark goes. */
  picture: Element;
  accept: HTMLElement;
  /** Profile path or id: what "not a patient" is remembered by. */
  subject: string;
  name: string | null;
  bio: string | null;
  mutual: number | null;
  /** What else the card shows of them. */
  cues: string[];
  /** What they wrote with it. */
  note: string | null;
  /** Nobody waits for an answer: the user is about to follow back. Asked about only where something speaks for a patient. */
  following?: boolean;
}

/** The person whose profile or conversation is open. */
export interface Person {
  /** Their name in the page, beside which a sign can stand. */
  heading: HTMLElement;
  name: string;
  /** Everything to know them by again: name, profile path, handle. */
  person: string[];
}

export interface SiteTable {
  site: Site;
  /** The composer whose editor holds this node. */
  composerOf(node: Element): Composer | null;
  /** The composer that this control sends. */
  composerSentBy(node: Element): Composer | null;
  /** True when this is a control that sends something, whether or not its editor can be found. */
  isSubmit(node: Element): boolean;
  /** True when an editor that the table does not know looks like one that it should know. Without it, every editable element does. */
  stranger?(editor: HTMLElement): boolean;
  surroundings(composer: Composer): Surroundings;
  /** Where request cards can appear on the page that is open now; null: nowhere. */
  requestSelector(): string | null;
  requestAt(node: Element): RequestCard | null;
  person(): Person | null;
  /** What the user's own profile page shows, when that is what is open and it can be told for sure; read only when the user asks. */
  ownProfile(): VisibleProfile | null;
}

/** What prose is written in. */
export const EDITABLE = '[contenteditable="true"],[contenteditable="plaintext-only"],[contenteditable=""],textarea';

/** Shown, as far as styles go; does not force a layout of its own. */
export function visible(element: Element): boolean {
  return element.isConnected && (typeof element.checkVisibility !== "function" || element.checkVisibility({ visibilityProperty: true }));
}

/** The first strategy that finds something visible in `root` wins: later ones are for the day when the earlier broke. */
export function firstOf(root: ParentNode, strategies: readonly string[]): HTMLElement[] {
  for (const selector of strategies) {
    const found = [...root.querySelectorAll<HTMLElement>(selector)].filter(visible);
    if (found.length > 0) return found;
  }
  return [];
}

/** Which of these an editor matches, counted from 1; 0 for none. */
export function strategyOf(editor: HTMLElement, strategies: readonly string[]): number {
  return strategies.findIndex((selector) => editor.matches(selector)) + 1;
}

export function control(node: Element): HTMLElement | null {
  return node.closest<HTMLElement>('button,[role="button"],[role="menuitem"]');
}

/** The name a control goes by, for comparing with a table of localized labels. */
export function label(element: Element): string {
  return (element.getAttribute("aria-label") || element.textContent || "").trim();
}

export function disabled(element: Element): boolean {
  return element.getAttribute("aria-disabled") === "true" || element.hasAttribute("disabled");
}

/** Visible words, emoji included, cut to what a rule can use. */
export function words(element: Element | null | undefined, limit = 4000): string {
  if (!element) return "";
  let text = "";
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.getAttribute("aria-hidden") === "true" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (text.length < limit && walk.nextNode()) {
    const node = walk.currentNode;
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLImageElement) text += node.alt;
    else if (node instanceof HTMLBRElement || (node instanceof HTMLElement && /^(DIV|P|LI)$/.test(node.tagName) && text !== "" && !text.endsWith("\n"))) text += "\n";
  }
  return text.slice(0, limit).trim();
}
