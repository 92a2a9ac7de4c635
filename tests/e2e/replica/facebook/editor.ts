import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, $getSelection, COMMAND_PRIORITY_HIGH, KEY_ENTER_COMMAND, createEditor, mergeRegister } from "lexical";
import { broken } from "../posts";
import { make } from "./make";

export interface Field {
  /** The editor with its placeholder. */
  box: HTMLElement;
  editable: HTMLElement;
  text(): string;
  clear(): void;
  /** Puts this at the caret as one thing to the editor, not as letters. */
  insert(token: string): void;
}

interface Options {
  label: string;
  placeholder: string;
  /** What stands in it already. */
  text?: string;
  /** Given where plain Enter sends. */
  onEnter?(trusted: boolean): void;
  onText(text: string): void;
}

export function field({ label, placeholder, text: first, onEnter, onText }: Options): Field {
  const names: Record<string, string> = broken ? { "aria-label": "Say something" } : { "aria-label": label, "aria-placeholder": placeholder };
  const editable = make("div", { contenteditable: "true", role: broken ? "presentation" : "textbox", spellcheck: "true", tabindex: 0, class: "notranslate editable", ...names });
  const hint = make("div", { class: "hint", "aria-hidden": "true" }, placeholder);
  const editor = createEditor({ namespace: label, onError: (error) => console.error(error) });
  editor.setRootElement(editable);
  mergeRegister(registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 300));
  const text = (): string => [...editable.children].map((paragraph) => paragraph.textContent ?? "").join("\n");
  const model = (): string => editor.read(() => $getRoot().getChildren().map((paragraph) => paragraph.getTextContent()).join("\n"));
  editable.addEventListener("focus", () => {
    window.draft = model;
  });
  const insert = (token: string): void => editor.update(() => $getSelection()?.insertNodes([$createTextNode(token).setMode("token").setStyle("font-weight: 600")]));
  const clear = (): void => editor.update(() => void $getRoot().clear().append($createParagraphNode()), { discrete: true });
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (!onEnter || !event || event.shiftKey) return false;
      event.preventDefault();
      onEnter(event.isTrusted);
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  editor.registerUpdateListener(() => {
    hint.hidden = text() !== "";
    onText(text());
  });
  clear();
  if (first) editor.update(() => void $getRoot().clear().append($createParagraphNode().append($createTextNode(first))), { discrete: true });
  return { box: make("div", { class: "field" }, editable, hint), editable, text, clear, insert };
}
