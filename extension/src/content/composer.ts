// Reads what is written in an editor, with a way back from an offset in that text to a place in the page's DOM.
// Read only: Draft.js and Lexical own their DOM, and textContent would lose their line breaks.

interface Stretch {
  node: Node;
  /** UTF-16 offsets in the whole text. */
  start: number;
  end: number;
}

/** The words in an editor. Offsets count UTF-16 code units. */
export interface ComposerText {
  text: string;
  /** The page's range for these offsets; null where there is none (a textarea, or nothing between them). */
  range(start: number, end: number): Range | null;
  /** The offset of a DOM position, or null when it is not in the text. */
  offset(node: Node, offset: number): number | null;
}

const BLOCKS = new Set(["DIV", "P", "LI", "UL", "OL", "H1", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "PRE", "FIGURE", "SECTION", "ARTICLE"]);

export function isTextField(element: Element): element is HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement;
}

/** The text of a textarea, of a Draft.js or Lexical editor, or of any other editable element; one line per block. */
export function readComposer(editor: HTMLElement): ComposerText {
  if (isTextField(editor)) return { text: editor.value, range: () => null, offset: () => null };
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
          node.childNodes.forEach(visit);
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
    return {
      text: this.#text,
      range(start, end) {
        const first = stretches.find((s) => s.end > start);
        const last = stretches.findLast((s) => s.start < end);
        if (!first || !last || first.start >= end || last.end <= start) return null;
        const range = document.createRange();
        if (first.node instanceof Text) range.setStart(first.node, Math.max(0, start - first.start));
        else range.setStartBefore(first.node);
        if (last.node instanceof Text) range.setEnd(last.node, Math.min(end, last.end) - last.start);
        else range.setEndAfter(last.node);
        return range;
      },
      offset(node, offset) {
        const stretch = stretches.find((s) => s.node === node);
        if (stretch) return stretch.start + Math.min(offset, stretch.end - stretch.start);
        return null;
      },
    };
  }
}
