// How text gets into each kind of editor. Draft.js and Lexical own their DOM: each takes one kind of synthetic event and breaks on others.
// Measured in Chromium 156 with Draft.js 0.11.7, Lexical 0.48 and ProseMirror 1.42: tests/e2e/editors.test.ts holds them to it.
import type { ComposerText, TextField } from "./composer";
import { isTextField } from "./composer";
import { selectionIn } from "./deep";
import type { Change } from "./changes";

/** An editor that reports its selection late is given this long. */
const SELECTION_MS = 120;

/** One way of writing into an editor. */
export interface Pen {
  /** Puts the text of `change` in place of what it says, as `words` are now. Answers false when the place can't be reached. */
  put(words: ComposerText, change: Change): Promise<boolean>;
  /** What Ctrl+Z does. */
  undo(): void;
}

export function penFor(editor: HTMLElement): Pen {
  if (isTextField(editor)) return field(editor);
  const undoKey = (): void => press(editor, "z", 90);
  if (editor.closest('[data-lexical-editor="true"]')) return selecting(editor, (range, text) => beforeInput(editor, range, text), undoKey);
  if (editor.closest(".DraftEditor-root,.public-DraftEditor-content")) {
    return selecting(editor, (_range, text) => (text ? textInput(editor, text) : press(editor, "Backspace", 8)), undoKey);
  }
  // What ProseMirror and plain editable elements make of the browser's own editing is right.
  return selecting(editor, (_range, text) => native(text), editor.closest(".ProseMirror") ? undoKey : () => document.execCommand("undo"));
}

const SENT = { bubbles: true, cancelable: true, composed: true } as const;

function native(text: string): boolean {
  return text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
}

function field(editor: TextField): Pen {
  return {
    async put(_words, { start, end, text }) {
      editor.focus({ preventScroll: true });
      editor.setSelectionRange(start, end);
      return native(text);
    },
    undo: () => document.execCommand("undo"),
  };
}

function selecting(editor: HTMLElement, write: (range: Range, text: string) => unknown, undo: () => unknown): Pen {
  return {
    async put(words, { start, end, text }) {
      const range = words.range(start, end);
      if (!range) return false;
      await select(editor, range);
      write(range, text);
      return true;
    },
    undo,
  };
}

/** Selects and waits until the editor has been told: text goes to its old caret otherwise. */
export async function select(editor: HTMLElement, range: Range): Promise<void> {
  editor.focus({ preventScroll: true });
  const selection = selectionIn(editor);
  if (!selection) return;
  const told = new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", done);
      // After the editor's own listener.
      setTimeout(resolve);
    };
    const timer = setTimeout(done, SELECTION_MS);
    document.addEventListener("selectionchange", done);
  });
  selection.removeAllRanges();
  // Unlike a range that is added, this also reaches into a shadow root.
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  await told;
}

/** Lexical goes by the target range; the words must be in `data`, as it cannot read a script's dataTransfer everywhere. */
function beforeInput(editor: HTMLElement, range: Range, text: string): void {
  const what = text ? { inputType: "insertReplacementText", data: text } : { inputType: "deleteContentBackward" };
  editor.dispatchEvent(new InputEvent("beforeinput", { ...SENT, ...what, targetRanges: [new StaticRange(range)] }));
}

/** Draft.js listens to the old TextEvent, and to nothing else that a script can make. */
function textInput(editor: HTMLElement, text: string): void {
  const event = document.createEvent("TextEvent") as TextEvent & { initTextEvent(type: string, bubbles: boolean, cancelable: boolean, view: Window, data: string): void };
  event.initTextEvent("textInput", true, true, window, text);
  editor.dispatchEvent(event);
}

function press(editor: HTMLElement, key: string, keyCode: number): void {
  const mac = /mac/i.test(navigator.platform);
  const command = key === "z" ? (mac ? { metaKey: true } : { ctrlKey: true }) : {};
  editor.dispatchEvent(new KeyboardEvent("keydown", { key, code: key === "z" ? "KeyZ" : key, keyCode, which: keyCode, ...SENT, ...command }));
}
