// Any page that the user turned on: text boxes with room for a few lines. What sends them is known only where a form has one button for it.
import type { Site } from "../../protocol";
import { closestOf } from "../deep";
import { isTextField } from "../composer";
import { reviewAround } from "./around";
import type { Composer, SiteTable } from "./site";
import { EDITABLE, control, disabled, visible } from "./site";

/** Not for prose: searching, choosing, code. */
const NOT_PROSE = '[role="combobox"],[role="searchbox"],[type="search"],[aria-multiline="false"],[autocomplete="one-time-code"],[enterkeyhint="search"],[role="search"] *,.monaco-editor *,.CodeMirror *,.cm-editor *,.ace_editor *,.xterm *';
const SENDS = 'button:not([type]),button[type="submit"],input[type="submit"],input[type="image"]';
/** About two lines of ordinary letters. */
const ROOM = { width: 180, height: 40 };

/** A box in which somebody could be writing something to be read. */
export function roomy(editor: HTMLElement): boolean {
  if (!editor.matches(EDITABLE) || editor.matches(NOT_PROSE)) return false;
  if (editor.getAttribute("aria-readonly") === "true" || disabled(editor) || (isTextField(editor) && editor.readOnly)) return false;
  const { width, height } = editor.getBoundingClientRect();
  return width >= ROOM.width && height >= ROOM.height && visible(editor);
}

/** With `reviews`, what is written answers one. */
export function generic(site: Site, reviews = false): SiteTable {
  function composerOf(node: Element): Composer | null {
    let editor = closestOf(node, EDITABLE);
    // The outermost: an editor's own widgets may be editable too.
    for (let outer = editor; outer; outer = outer.parentElement?.closest<HTMLElement>(EDITABLE) ?? null) editor = outer;
    if (!editor || !roomy(editor)) return null;
    const form = editor.closest("form");
    const submits = form ? [...form.querySelectorAll<HTMLElement>(SENDS)].filter(visible) : [];
    const submit = submits.length === 1 ? submits[0] : undefined;
    return { surface: reviews ? "reply" : "post", root: form ?? editor.parentElement ?? editor, editor, parts: [editor], submit: submit ?? null, enterSends: false, ungated: !submit };
  }

  return {
    site,
    composerOf,
    composerSentBy(node) {
      const button = control(node);
      const form = button && !disabled(button) ? button.closest("form") : null;
      const composers = form ? [...form.querySelectorAll<HTMLElement>(EDITABLE)].map(composerOf).filter((composer) => composer?.submit === button) : [];
      const parts = composers.flatMap((composer) => composer?.parts ?? []);
      // One press sends everything in the form.
      return composers[0] ? { ...composers[0], parts: [...new Set(parts)] } : null;
    },
    isSubmit: () => false,
    surroundings: ({ editor, root }) => ({ author: null, attachments: null, parent: reviews ? reviewAround(editor, root) : null }),
    stranger: () => false,
    requestSelector: () => null,
    requestAt: () => null,
    ownProfile: () => null,
    person: () => null,
  };
}
