import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { schema as basic } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { make } from "../facebook/make";

export interface Composer {
  element: HTMLElement;
  /** What the editor itself says is written in it, one line per block. */
  text(): string;
  clear(): void;
  /** Puts this at the caret as one thing to the editor, not as letters. */
  insert(token: string): void;
}

const schema = new Schema({
  nodes: basic.spec.nodes.addToEnd("token", {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { name: {} },
    leafText: (node) => String(node.attrs.name),
    toDOM: (node) => ["span", { "data-chosen": "", class: "tag" }, String(node.attrs.name)],
  }),
  marks: basic.spec.marks,
});

export function prose(names: Record<string, string>, draft: string): Composer {
  const paragraphs = (text: string) => schema.node("doc", null, text.split("\n").map((line) => schema.node("paragraph", null, line ? [schema.text(line)] : [])));
  const fresh = (text: string) => EditorState.create({ doc: paragraphs(text), plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo, "Mod-Shift-z": redo }), keymap(baseKeymap)] });
  const holder = make("div");
  const view = new EditorView(holder, { state: fresh(draft), attributes: names });
  return {
    element: view.dom,
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
    clear: () => view.updateState(fresh("")),
    insert: (name) => view.dispatch(view.state.tr.replaceSelectionWith(schema.node("token", { name }), false)),
  };
}

/** The browser's own editing and nothing else: lines are divs, as Chromium makes them. */
export function plain(names: Record<string, string>, draft: string): Composer {
  const element = make("div", { contenteditable: "true", spellcheck: "true", tabindex: 0, ...names }, ...draft.split("\n").map((line) => make("div", {}, line || make("br"))));
  if (!draft) element.replaceChildren();
  return {
    element,
    text: () => lines(element).join("\n"),
    clear: () => element.replaceChildren(),
    insert(token) {
      const range = getSelection()?.getRangeAt(0);
      const node = make("span", { "data-chosen": "", contenteditable: "false", class: "tag" }, token);
      range?.insertNode(node);
      range?.setStartAfter(node);
      range?.collapse(true);
    },
  };
}

function lines(element: HTMLElement): string[] {
  const found: string[] = [];
  let open = false;
  for (const node of element.childNodes) {
    const text = node.textContent ?? "";
    const block = node instanceof HTMLDivElement;
    if (!block && open) found.push((found.pop() ?? "") + text);
    else found.push(text);
    open = !block;
  }
  return found;
}

export function field(tag: "textarea" | "input", names: Record<string, string>, draft: string): Composer {
  const element = make(tag, { ...names, rows: 6 }) as HTMLTextAreaElement | HTMLInputElement;
  element.value = draft;
  return {
    element,
    text: () => element.value,
    clear() {
      element.value = "";
    },
    insert: (token) => element.setRangeText(token, element.selectionStart ?? 0, element.selectionEnd ?? 0, "end"),
  };
}
