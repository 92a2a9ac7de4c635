// Underlines for a textarea or an input, whose words no highlight reaches: a see-through copy laid exactly over it.
import { h } from "./element";
import type { TextField } from "./composer";
import type { Overlay } from "./overlay";
import type { Level } from "./paint";

const COPIED = ["direction", "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight", "letter-spacing", "line-height", "padding", "tab-size", "text-align", "text-indent", "text-transform", "word-spacing", "word-break"];

export interface Marked {
  start: number;
  end: number;
  level: Level;
}

export class Mirror {
  readonly #box = h("div", { class: "mirror", "aria-hidden": "true" });
  #marks: HTMLElement[] = [];

  constructor(
    private readonly field: TextField,
    private readonly overlay: Overlay,
  ) {}

  /** `marked` must be in order and must not overlap. Answers the boxes drawn, one for each. */
  draw(marked: Marked[]): void {
    if (marked.length === 0) return this.remove();
    const text = this.field.value;
    this.#marks = [];
    this.#box.replaceChildren();
    let at = 0;
    for (const { start, end, level } of marked) {
      const node = h("mark", { "data-level": level }, text.slice(start, end));
      this.#box.append(text.slice(at, start), node);
      this.#marks.push(node);
      at = end;
    }
    // A last line break has no height of its own without something after it.
    this.#box.append(`${text.slice(at)}\u200b`);
    this.overlay.show(this.#box);
    this.overlay.follow(this.#place);
    this.#place();
  }

  /** Where the nth mark is on the screen. */
  rects(index: number): DOMRect[] {
    return [...(this.#marks[index]?.getClientRects() ?? [])];
  }

  remove(): void {
    this.overlay.unfollow(this.#place);
    this.#marks = [];
    this.#box.remove();
  }

  #place = (): void => {
    const rect = this.field.getBoundingClientRect();
    const style = getComputedStyle(this.field);
    const own = this.#box.style;
    for (const name of COPIED) own.setProperty(name, style.getPropertyValue(name));
    const [left, top] = [Number.parseFloat(style.borderLeftWidth), Number.parseFloat(style.borderTopWidth)];
    own.width = `${this.field.clientWidth}px`;
    own.height = `${this.field.clientHeight}px`;
    own.transform = `translate(${rect.left + left}px, ${rect.top + top}px)`;
    if (this.field instanceof HTMLInputElement) {
      // One line, in the middle of the field's height.
      own.whiteSpace = "pre";
      // Words that are scrolled out of it end at its padding.
      own.clipPath = `inset(0 ${style.paddingRight} 0 ${style.paddingLeft})`;
      own.lineHeight = `${this.field.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)}px`;
    }
    this.#box.scrollTop = this.field.scrollTop;
    this.#box.scrollLeft = this.field.scrollLeft;
  };
}
