// Editors that only the further sites have: Lexical under other names, Quill.
import Quill from "quill";
import { field as facebookField } from "../facebook/editor";
import { make } from "../facebook/make";
import type { Composer } from "../editors/kinds";
import { editorNames } from "./parts";
import type { Names } from "./parts";

function named(element: HTMLElement, names: Names): void {
  for (const name of ["role", "aria-label", "aria-placeholder", "data-lexical-editor"]) element.removeAttribute(name);
  for (const [name, value] of Object.entries(editorNames(names))) element.setAttribute(name, value);
}

export function lexical(names: Names): Composer {
  const { editable, text, clear, insert } = facebookField({ label: "Text", placeholder: "", onText: () => undefined });
  named(editable, names);
  return { element: editable, text, clear, insert };
}

/** The box is what goes into the page: Quill wants its place before it is one. */
export function quill(place: HTMLElement): Composer {
  const box = make("div");
  place.append(box);
  // Quill undoes all of a second at once; a test chooses a wording sooner after the last key than anybody does.
  const editor = new Quill(box, { modules: { history: { delay: 100 } } });
  if (Object.keys(editorNames({})).length > 0) {
    editor.root.classList.remove("ql-editor");
    named(editor.root, {});
  }
  return { element: editor.root, text: () => editor.getText().replace(/\n$/, ""), clear: () => editor.setText(""), insert: (token) => editor.insertText(editor.getLength() - 1, token) };
}
