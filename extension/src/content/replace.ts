// Safer wording in place: written as the editor takes it, read back, and put back as it was should the editor have made something else of it.
import type { Change } from "./changes";
import { applied, carried, changes } from "./changes";
import type { ComposerText } from "./composer";
import { isTextField, readComposer } from "./composer";
import { selectionIn } from "./deep";
import { penFor, select } from "./write";
import type { Pen } from "./write";

/**
 * What became of it: the words are there; the draft is as it was before; the draft is neither (only ever seen in editors that fight back);
 * nothing was tried, because the draft is no longer what the wording was made for, or because a word is being composed.
 */
export type Outcome = "replaced" | "restored" | "spoilt" | "stale" | "composing";

/** An editor has this long to show a change. */
const TAKES_MS = 500;
/** So long it must then stay: editors that refuse a change render over it. */
const STAYS_MS = 60;
const POLL_MS = 8;
const HELD = ["keydown", "keypress", "paste", "drop", "cut"];

export class Replacer {
  /** While a draft is being rewritten: until it is done. */
  busy: Promise<Outcome> | null = null;
  #composing = false;

  install(): void {
    addEventListener("compositionstart", () => (this.#composing = true), { capture: true, passive: true });
    addEventListener("compositionend", () => (this.#composing = false), { capture: true, passive: true });
    // An editor that is taken away in the middle of a word never tells of its end.
    addEventListener("keydown", (event) => (this.#composing &&= event.isComposing || event.keyCode === 229), { capture: true, passive: true });
  }

  /** Makes `wanted` of a draft that reads `expected`. Never rejects. */
  async replace(editor: HTMLElement, expected: string, wanted: string): Promise<Outcome> {
    const before = readComposer(editor);
    if (before.text !== expected || !editor.isConnected || this.busy) return "stale";
    if (this.#composing) return "composing";
    this.busy = rewritten(editor, before, wanted).catch(() => (readComposer(editor).text === expected ? "restored" : "spoilt"));
    const outcome = await this.busy;
    this.busy = null;
    return outcome;
  }
}

/** Keys and pastes that came while it is written would land in the middle of it. This takes some thousandths of a second. */
async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
  const hold = (event: Event): void => {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of HELD) addEventListener(type, hold, true);
  try {
    return await work();
  } finally {
    for (const type of HELD) removeEventListener(type, hold, true);
  }
}

async function rewritten(editor: HTMLElement, before: ComposerText, wanted: string): Promise<Outcome> {
  const pen = penFor(editor);
  const kept = special(before);
  const list = changes(before.text, wanted, before.special());
  const caret = caretIn(editor, before);
  const moved = caret && carriedCaret(caret, list);
  let written = 0;
  const there = await undisturbed(async () => {
    let text = before.text;
    // Backwards, so that the offsets of those still to come stay right.
    for (const change of [...list].reverse()) {
      text = applied(text, change);
      if (!(await pen.put(readComposer(editor), change))) return false;
      written++;
      if (!(await reads(editor, text))) return false;
    }
    if (!kept.every((one) => survives(one, list, special(readComposer(editor))))) return false;
    await moveCaret(editor, moved);
    return true;
  });
  if (there && (await stays(editor, wanted, moved))) return "replaced";
  return undisturbed(async () => {
    const restored = await putBack(editor, pen, before, written);
    await moveCaret(editor, restored ? caret : null);
    return restored ? "restored" : "spoilt";
  });
}

/** By undo, which also brings back what was more than letters; else by writing it as it was. */
async function putBack(editor: HTMLElement, pen: Pen, before: ComposerText, written: number): Promise<boolean> {
  const asBefore = (): boolean => {
    const now = readComposer(editor);
    return now.text === before.text && JSON.stringify(special(now)) === JSON.stringify(special(before));
  };
  const settled = async (): Promise<boolean> => (await until(asBefore, TAKES_MS / 5)) && (await stays(editor, before.text));
  for (let step = 0; step < written; step++) {
    if (await settled()) return true;
    pen.undo();
  }
  if (await settled()) return true;
  for (const change of changes(readComposer(editor).text, before.text, readComposer(editor).special()).reverse()) {
    if (!(await pen.put(readComposer(editor), change))) return false;
    await until(asBefore, TAKES_MS / 5);
  }
  return settled();
}

interface Special {
  start: number;
  end: number;
  text: string;
}

function special(words: ComposerText): Special[] {
  return words.special().map(({ start, end }) => ({ start, end, text: words.text.slice(start, end) }));
}

/** A mention that no change touches must still be one, not just the same letters. */
function survives({ start, end, text }: Special, list: Change[], after: Special[]): boolean {
  if (list.some((change) => change.start < end && change.end > start)) return true;
  const moved = carried(start + 1, list) - 1;
  return after.some((one) => one.text === text && one.start === moved);
}

function reads(editor: HTMLElement, text: string): Promise<boolean> {
  return until(() => readComposer(editor).text === text, TAKES_MS);
}

/** Whether the editor leaves it at that, as far as it is left alone by the user. A caret that the editor sets after us is set again. */
async function stays(editor: HTMLElement, text: string, caret: Caret | null = null): Promise<boolean> {
  let touched = false;
  const touch = (event: Event): void => {
    touched ||= event.isTrusted;
  };
  const types = [...HELD, "beforeinput"];
  for (const type of types) addEventListener(type, touch, true);
  const changed = await until(() => touched || readComposer(editor).text !== text, STAYS_MS);
  for (const type of types) removeEventListener(type, touch, true);
  if (touched) return true;
  if (!changed && caret && String(caretIn(editor, readComposer(editor))) !== String(caret)) await undisturbed(() => moveCaret(editor, caret));
  return !changed;
}

async function until(is: () => boolean, limit: number): Promise<boolean> {
  const end = performance.now() + limit;
  while (!is()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return true;
}

type Caret = [anchor: number, focus: number];

function caretIn(editor: HTMLElement, words: ComposerText): Caret | null {
  if (isTextField(editor)) {
    const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = editor;
    if (start === null || end === null) return null;
    return direction === "backward" ? [end, start] : [start, end];
  }
  const selection = selectionIn(editor);
  if (!selection?.anchorNode || !selection.focusNode) return null;
  const [anchor, focus] = [words.offset(selection.anchorNode, selection.anchorOffset), words.offset(selection.focusNode, selection.focusOffset)];
  return anchor === null || focus === null ? null : [anchor, focus];
}

function carriedCaret([anchor, focus]: Caret, list: Change[]): Caret {
  return [carried(anchor, list), carried(focus, list)];
}

async function moveCaret(editor: HTMLElement, caret: Caret | null): Promise<void> {
  if (!caret) return;
  if (isTextField(editor)) return editor.setSelectionRange(Math.min(...caret), Math.max(...caret), caret[0] > caret[1] ? "backward" : "forward");
  const words = readComposer(editor);
  const [anchor, focus] = [words.position(caret[0]), words.position(caret[1])];
  if (!anchor || !focus) return;
  const range = document.createRange();
  range.setStart(anchor.node, anchor.offset);
  range.collapse(true);
  await select(editor, range);
  if (caret[0] !== caret[1]) selectionIn(editor)?.extend(focus.node, focus.offset);
}
