// Reads what is written in an editor, with a way back from an offset in that text to a place in the page's DOM.
// Read only: Draft.js and Lexical own their DOM, and textContent would lose their line breaks.
import type { Extent } from "./edit";

interface Stretch extends Extent {
  node: Node;
}

export type TextField = HTMLTextAreaElement | HTMLInputElement;

/** The words in an editor. Offsets count UTF-16 code units. */
export interface ComposerText {
  text: string;
  /** The page's range for these offsets; null where there is none (a textarea, or nothing between them). */
  range(start: number, end: number): Range | null;
  /** The offset of a DOM position, or null when it is not in the text. */
  offset(node: Node, offset: number): number | null;
  /** The DOM position of an offset, or null where there is no text node. */
  position(offset: number): { node: Node; offset: number } | null;
  /** Stretches that are more than letters to the editor: mentions, links, hashtags, emoji that are pictures. */
  special(): Extent[];
}

const BLOCKS = new Set(["DIV", "P", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "FIGURE", "SECTION", "ARTICLE"]);

/** What Draft.js and Lexical put on the elements that hold nothing but letters. */
const ORDINARY = new Set(["data-text", "data-offset-key", "data-lexical-text"]);

export function isTextField(element: Element): element is TextField {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && (element.type === "text" || element.type === "search"));
}

/** The text of a field, of a Draft.js or Lexical editor, or of any other editable element; one line per block. */
export function readComposer(editor: HTMLElement): ComposerText {
  if (isTextField(editor)) return { text: editor.value, range: () => null, offset: () => null, position: () => null, special: () => [] };
  const reader = new Reader();
  reader.block(editor);
  return reader.finish();
}

class Reader {
  #text = "";
  #stretches: Stretch[] = [];
  #first = true;

  /** A block with blocks in it is a list of lines; one without is a line. */
  block(element: Element): void {
    let inline: Node[] = [];
    const flush = (): void => {
      if (inline.length > 0) this.#line(inline);
      inline = [];
    };
    let nested = false;
    for (const child of element.childNodes) {
      if (foreign(child)) continue;
      if (child instanceof Element && BLOCKS.has(child.tagName)) {
        flush();
        nested = true;
        this.block(child);
      } else if (!(nested && child instanceof Text && child.data.trim() === "")) {
        inline.push(child);
      }
    }
    if (inline.length > 0 || !nested) this.#line(inline);
  }

  #line(nodes: Node[]): void {
    if (!this.#first) this.#text += "\n";
    this.#first = false;
    // Editors end an empty line, or a line that ends in a break, with a <br> that is not part of the text.
    let pendingBreak = false;
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        if (node.data === "") return;
        if (pendingBreak) this.#text += "\n";
        pendingBreak = false;
        this.#add(node, node.data);
      } else if (node instanceof Element) {
        if (node.tagName === "BR") {
          if (pendingBreak) this.#text += "\n";
          pendingBreak = true;
        } else if (node instanceof HTMLImageElement) {
          if (pendingBreak) this.#text += "\n";
          pendingBreak = false;
          this.#add(node, node.alt);
        } else {
          for (const child of node.childNodes) if (!foreign(child)) visit(child);
        }
      }
    };
    nodes.forEach(visit);
  }

  #add(node: Node, text: string): void {
    const start = this.#text.length;
    this.#text += text;
    this.#stretches.push({ node, start, end: this.#text.length });
  }

  finish(): ComposerText {
    const stretches = this.#stretches;
    const text = this.#text;
    return {
      text,
      range(start, end) {
        // A line break has no node of its own: what begins or ends with one reaches into the line before or after it.
        const first = text.charAt(start) === "\n" ? stretches.find((s) => s.end >= start) : stretches.find((s) => s.end > start);
        const last = text.charAt(end - 1) === "\n" ? stretches.findLast((s) => s.start <= end) : stretches.findLast((s) => s.start < end);
        if (!first || !last || first.start >= end || last.end <= start) return null;
        const range = document.createRange();
        if (first.node instanceof Text) range.setStart(first.node, Math.min(Math.max(0, start - first.start), first.node.length));
        else range.setStartBefore(first.node);
        if (last.node instanceof Text) range.setEnd(last.node, Math.max(0, Math.min(end, last.end) - last.start));
        else range.setEndAfter(last.node);
        return range;
      },
      offset(node, offset) {
        const stretch = stretches.find((s) => s.node === node);
        if (stretch) return stretch.start + Math.min(offset, stretch.end - stretch.start);
        return null;
      },
      position(offset) {
        const stretch = stretches.findLast((s) => s.node instanceof Text && s.start <= offset && offset <= s.end);
        return stretch ? { node: stretch.node, offset: offset - stretch.start } : null;
      },
      special: () => stretches.filter(({ node }) => !ordinary(node)).map(({ start, end }) => ({ start, end })),
    };
  }
}

function ordinary(node: Node): boolean {
  if (!(node instanceof Text)) return false;
  for (let element = node.parentElement; element && !BLOCKS.has(element.tagName); element = element.parentElement) {
    if (element.tagName !== "SPAN" || [...element.attributes].some(({ name }) => !ORDINARY.has(name))) return false;
  }
  return true;
}

/** Not the writer's: a box that another extension hung into the editor. No editor of the sites uses elements of its own naming in its text. */
function foreign(node: Node): boolean {
  return node instanceof HTMLElement && node.localName.includes("-") && !node.isContentEditable;
}
