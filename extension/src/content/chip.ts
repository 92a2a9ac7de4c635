// The small sign at a composer: checking, clear, something to look at, not checked. Drawn over the page, never in it.
import { h, mark } from "./element";
import type { State } from "./observe";
import type { Overlay } from "./overlay";
import type { Composer } from "./sites/site";
import { count, t } from "./strings";

interface Place {
  x: number;
  y: number;
}

const GAP = 6;

export class Chip {
  readonly #text = h("span");
  readonly #chip = h("button", { class: "chip", type: "button", "aria-haspopup": "dialog" }, mark(), this.#text);
  #anchor: HTMLElement | null = null;
  #resolve: () => Composer | null = () => null;
  #stays = false;
  #choice = -1;
  #chosenFor = "";

  /** `pressed` opens what is behind the sign. */
  constructor(
    private readonly overlay: Overlay,
    pressed: () => void,
  ) {
    this.#chip.addEventListener("click", pressed);
    // Keeps the caret where it is.
    this.#chip.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get element(): HTMLElement {
    return this.#chip;
  }

  /** Whether what it shows is about to be replaced. */
  set busy(busy: boolean) {
    this.#chip.setAttribute("aria-busy", String(busy));
  }

  /** Shows `state` at `anchor`; `resolve` finds the composer again when the place is chosen. One that `stays` outlives its anchor. */
  show(anchor: HTMLElement, state: State, resolve: () => Composer | null, stays: boolean): void {
    this.#stays = stays;
    if (state.kind === "empty") return this.hide();
    // Most checks are over before a word about them could be read.
    if (state.kind === "checking" && this.#chip.isConnected && this.#anchor === anchor) return;
    const text = wording(state);
    this.#anchor = anchor;
    this.#resolve = resolve;
    this.#chip.dataset.state = state.kind;
    if (state.kind === "findings") this.#chip.dataset.level = String(state.level);
    else delete this.#chip.dataset.level;
    if (this.#text.textContent !== text) {
      this.#text.textContent = text;
      this.#chip.setAttribute("aria-label", t("chip_label", text));
    }
    this.overlay.show(this.#chip);
    this.overlay.watchSizes([anchor, ...(anchor.parentElement ? [anchor.parentElement] : [])]);
    this.overlay.follow(this.#place);
  }

  hide(): void {
    this.overlay.unfollow(this.#place);
    this.overlay.watchSizes([]);
    this.#chip.remove();
    this.#anchor = null;
    this.#chosenFor = "";
  }

  #place = (): void => {
    const anchor = this.#anchor;
    if (!anchor?.isConnected) {
      if (!this.#stays) return this.hide();
      this.#chip.style.visibility = "visible";
      this.#chip.style.transform = `translate(${innerWidth - this.#chip.offsetWidth - 24}px, ${innerHeight - this.#chip.offsetHeight - 24}px)`;
      return;
    }
    const editor = anchor.getBoundingClientRect();
    const composer = this.#resolve();
    if (!this.overlay.reveal(this.#chip, composer?.root ?? anchor.parentElement ?? anchor, editor)) return;
    const [width, height] = [this.#chip.offsetWidth, this.#chip.offsetHeight];
    const root = composer?.root.getBoundingClientRect() ?? editor;
    const submit = composer?.submit?.getBoundingClientRect() ?? null;
    // A page that is wider than the window still has the sign in sight.
    const right = Math.min(editor.right, root.right, innerWidth - 2) - width;
    const places: Place[] = [
      ...(submit && submit.left - width - 2 * GAP >= root.left ? [{ x: submit.left - width - 2 * GAP, y: submit.top + (submit.height - height) / 2 }] : []),
      { x: right, y: editor.top - height - GAP },
      { x: right, y: (submit ? Math.max(submit.bottom, editor.bottom) : editor.bottom) + GAP },
      { x: right, y: editor.bottom - height },
    ];
    // Choosing asks the page what lies where, so it is done when something changed size, not at every scroll.
    const key = `${innerWidth}:${width}x${Math.round(editor.width)}x${Math.round(editor.height)}:${places.length}:${Math.round((submit?.left ?? 0) - editor.left)}`;
    if (key !== this.#chosenFor || this.#choice >= places.length) {
      this.#chosenFor = key;
      const free = (place: Place, textCounts: boolean): boolean => !overlaps(place, width, height, submit) && isFree(place, width, height, this.#chip, textCounts);
      this.#choice = [true, false].reduce((found, textCounts) => (found >= 0 ? found : places.findIndex((place) => free(place, textCounts))), -1);
      if (this.#choice < 0) this.#choice = places.length - 1;
    }
    const { x, y } = places[this.#choice] ?? { x: right, y: editor.top };
    this.#chip.style.transform = `translate(${Math.round(Math.max(2, Math.min(x, innerWidth - width - 2)))}px, ${Math.round(Math.max(2, Math.min(y, innerHeight - height - 2)))}px)`;
  };
}

function wording(state: State): string {
  if ((state.kind === "findings" || state.kind === "clear") && state.ungated) return t("chip_ungated", wording({ ...state, ungated: false }));
  if (state.kind === "findings") return state.level === 1 ? count("chip_hint", "chip_hints", state.count) : count("chip_one", "chip_many", state.count);
  if (state.kind === "unchecked") return t(state.why === "reload" ? "chip_reload" : "chip_unchecked");
  return t(state.kind === "clear" ? "chip_clear" : "chip_checking");
}

function overlaps({ x, y }: Place, width: number, height: number, other: DOMRect | null): boolean {
  return other !== null && x < other.right && x + width > other.left && y < other.bottom && y + height > other.top;
}

/** Nothing that can be used, and (when asked) no words, at the points of a small grid in this place. */
function isFree({ x, y }: Place, width: number, height: number, chip: HTMLElement, textCounts: boolean): boolean {
  if (x < 0 || y < 0 || x + width > innerWidth || y + height > innerHeight) return false;
  chip.style.pointerEvents = "none";
  try {
    for (const across of [0.02, 0.25, 0.5, 0.75, 0.98]) {
      for (const down of [0.1, 0.9]) {
        const [px, py] = [x + width * across, y + height * down];
        const under = document.elementFromPoint(px, py);
        if (under?.closest('button,a,input,select,textarea,[role="button"],[role="link"],[contenteditable="true"],img,video')) return false;
        if (textCounts && hasText(px, py)) return false;
      }
    }
    return true;
  } finally {
    chip.style.pointerEvents = "";
  }
}

function hasText(x: number, y: number): boolean {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (!caret || !(caret.offsetNode instanceof Text)) return false;
  const range = document.createRange();
  range.setStart(caret.offsetNode, Math.max(0, caret.offset - 1));
  range.setEnd(caret.offsetNode, Math.min(caret.offsetNode.length, caret.offset + 1));
  return [...range.getClientRects()].some((r) => x >= r.left - 4 && x <= r.right + 4 && y >= r.top && y <= r.bottom);
}
