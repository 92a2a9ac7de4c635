// Makes a site's table of what is only data. Nothing here guesses: what is found more than once where it should be one is not taken, and
// the text is then called "not checked".
import type { CheckInput, Site, Surface } from "../../protocol";
import { closestOf, everyOf, parentOf } from "../deep";
import { roomy } from "./generic";
import type { Composer, SiteTable, Surroundings } from "./site";
import { EDITABLE, control, disabled, label, visible, words } from "./site";
import { wordsBefore } from "./around";

/** A selector; or one with what must be around it, on either side of a shadow root, and with the names that it may go by. */
export type Sought = string | { is: string; within?: string; named?: ReadonlySet<string> };

/** Where the words stand that are answered. */
export type Answered =
  /** The nearest element around the composer, or the first in it or on the page, with its text and its author's name. */
  | { of: "around" | "in" | "page"; at: string; text: string; author?: string }
  /** The same for what stands right before the composer, or before something around it. */
  | { of: "beside"; at: string; text: string; author?: string }
  /** What stands in the composer above its editor. */
  | { of: "before" };

/** One kind of place to write. Lists are strategies: the first that finds something counts, later ones are for the day when it breaks. */
export interface Place {
  surface: Surface;
  editor: readonly Sought[];
  /** What holds the editor and what sends it. Where none of them is around the editor: the smallest part of the page that holds both. */
  root?: readonly string[];
  submit: readonly Sought[];
  /** The addresses where it is, without the host. */
  path?: RegExp;
  /** Some let their users choose: there Enter sends while no button is shown. */
  enterSends?: boolean | "without-button";
  /** Several editors in one root are sent together. */
  parts?: boolean;
  /** With one of these in the root it is another surface. */
  turns?: readonly { into: Surface; with: string }[];
  audience?: readonly { is: CheckInput["audience"]; with: string }[];
  answers?: readonly Answered[];
}

export interface Declared {
  site: Site;
  places: readonly Place[];
  /** Editors may stand in open shadow roots. */
  shadow?: boolean;
}

/** How far up the smallest part of the page is looked for that holds an editor and its button. */
const LEVELS = 25;

function is(element: HTMLElement, sought: Sought): boolean {
  if (typeof sought === "string") return element.matches(sought);
  return element.matches(sought.is) && (!sought.within || closestOf(element, sought.within) !== null) && (!sought.named || sought.named.has(label(element)));
}

export function declared({ site, places, shadow = false }: Declared): SiteTable {
  const every = (root: Element, selector: string): HTMLElement[] => (shadow ? everyOf(root, selector) : [...root.querySelectorAll<HTMLElement>(selector)]);
  const up = shadow ? parentOf : (node: Element) => node.parentElement;
  const shown = (element: Element): boolean => visible(element) && element.getClientRects().length > 0 && !element.closest('[aria-hidden="true"]');

  /** Which strategy of this place the editor matches, counted from 0. */
  const strategyOf = (place: Place, editor: HTMLElement): number => (place.path?.test(location.pathname + location.search) === false ? -1 : place.editor.findIndex((sought) => is(editor, sought)));

  function placeOf(editor: HTMLElement): { place: Place; strategy: number } | null {
    for (const place of places) {
      const strategy = strategyOf(place, editor);
      if (strategy >= 0) return { place, strategy };
    }
    return null;
  }

  /** The buttons of the first strategy that finds any. */
  function submitsIn(root: Element, { submit }: Place): HTMLElement[] {
    for (const sought of submit) {
      const found = every(root, typeof sought === "string" ? sought : sought.is).filter((button) => is(button, sought) && shown(button));
      if (found.length > 0) return found;
    }
    return [];
  }

  const editorsIn = (root: Element, place: Place): HTMLElement[] => every(root, EDITABLE).filter((editor) => placeOf(editor)?.place === place && shown(editor));

  /** The nearest element around `node` of one of the kinds named, else the smallest that `has` what is missing. */
  function rootOf(node: Element, place: Place, has: (root: Element) => boolean): Element | null {
    for (const selector of place.root ?? []) {
      const found = closestOf(node, selector);
      if (found) return found;
    }
    let root = up(node);
    for (let level = 0; root && level < LEVELS; level++, root = up(root)) if (has(root)) return root;
    return null;
  }

  function composerOf(node: Element): Composer | null {
    const editor = closestOf(node, EDITABLE);
    const found = editor && placeOf(editor);
    if (!editor || !found) return null;
    const { place, strategy } = found;
    const root = rootOf(editor, place, (element) => submitsIn(element, place).length > 0) ?? closestOf(editor, '[role="dialog"],form') ?? editor;
    const editors = editorsIn(root, place);
    if (editors.length > 1 && !place.parts) return null;
    const submits = submitsIn(root, place);
    const surface = place.turns?.find((turn) => every(root, turn.with).some(shown))?.into ?? place.surface;
    return {
      surface,
      root,
      editor,
      parts: editors.includes(editor) ? editors : [editor],
      submit: (submits.length === 1 && submits[0]) || null,
      // With two buttons of which either may send, a press of one of them would go by unseen.
      enterSends: submits.length < 2 && (place.enterSends === "without-button" ? submits.length === 0 : (place.enterSends ?? false)),
      strategy: strategy + 1,
    };
  }

  const placesSentBy = (button: HTMLElement): Place[] => places.filter((place) => place.submit.some((sought) => is(button, sought)));

  function composerSentBy(node: Element): Composer | null {
    const button = control(node);
    if (!button || disabled(button)) return null;
    for (const place of placesSentBy(button)) {
      const root = rootOf(button, place, (element) => editorsIn(element, place).length > 0);
      const editor = root && editorsIn(root, place)[0];
      const composer = editor ? composerOf(editor) : null;
      if (composer?.submit === button) return composer;
    }
    return null;
  }

  function placeAnswered(root: Element, { of, at }: Exclude<Answered, { of: "before" }>): Element | null | undefined {
    if (of === "around") return closestOf(root, at);
    if (of === "in") return every(root, at).find(shown);
    if (of === "page") return [...document.querySelectorAll(at)].find(visible);
    for (let [node, level]: [Element | null, number] = [root, 0]; node && level < LEVELS; node = parentOf(node), level++) if (node.previousElementSibling?.matches(at)) return node.previousElementSibling;
    return null;
  }

  function answered(composer: Composer, { answers = [] }: Place): Surroundings["parent"] {
    for (const way of answers) {
      if (way.of === "before") {
        const text = wordsBefore(composer.root, composer.parts[0] ?? composer.editor);
        if (text) return { text, author: null };
        continue;
      }
      const at = placeAnswered(composer.root, way);
      const text = words(at?.querySelector(way.text));
      if (at && text) return { text, author: (way.author && words(at.querySelector(way.author), 80)) || null };
    }
    return null;
  }

  return {
    site,
    composerOf,
    composerSentBy,
    isSubmit: (node) => {
      const button = control(node);
      return button !== null && shown(button) && placesSentBy(button).length > 0;
    },
    surroundings(composer) {
      const place = placeOf(composer.editor)?.place;
      const audience = composer.surface === "message" ? "private" : place?.audience?.find((one) => every(composer.root, one.with).some(shown))?.is;
      return { author: null, attachments: null, parent: place && composer.surface !== "post" ? answered(composer, place) : null, ...(audience && { audience }) };
    },
    stranger: roomy,
    requestSelector: () => null,
    requestAt: () => null,
    ownProfile: () => null,
    person: () => null,
  };
}
