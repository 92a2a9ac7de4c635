// Opens the card where the pointer rests or the caret is put. Does nothing at all while nothing is underlined.
import type { Card } from "./card";
import type { Shown, Watch } from "./observe";
import { targetOf } from "./deep";
import type { Overlay } from "./overlay";

const DWELL_MS = 180;
const LEAVE_MS = 350;
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

export class Hover {
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over: Shown | null = null;
  #x = 0;
  #y = 0;

  constructor(
    private readonly overlay: Overlay,
    private readonly card: Card,
    private readonly watchAt: (node: Element) => Watch | null,
  ) {}

  install(): void {
    addEventListener("pointermove", this.#moved, { capture: true, passive: true });
    addEventListener("pointerup", (event) => this.#caret(event), { capture: true, passive: true });
    addEventListener("keyup", (event) => MOVES.has(event.key) && !event.shiftKey && this.#caret(event), { capture: true, passive: true });
  }

  #moved = (event: PointerEvent): void => {
    const target = targetOf(event);
    if (!target || event.buttons !== 0) return;
    const watch = this.overlay.owns(event) ? null : this.watchAt(target);
    if (!watch?.shown.length) {
      const onCard = this.overlay.owns(event);
      if (this.#over !== null || this.card.opened === "pointer") this.#rest(null, null, onCard);
      return;
    }
    [this.#x, this.#y] = [event.clientX, event.clientY];
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#rest(watch, watch.at(this.#x, this.#y), false);
    });
  };

  #rest(watch: Watch | null, over: Shown | null, onCard: boolean): void {
    if (onCard) {
      clearTimeout(this.#timer);
      this.#over = null;
      return;
    }
    if (over === this.#over && over !== null) return;
    const waiting = this.#over === null && over === null && this.#timer !== undefined;
    if (waiting) return;
    clearTimeout(this.#timer);
    this.#over = over;
    if (watch && over) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (this.card.opened !== "keyboard") this.card.open(watch, over, "pointer");
      }, DWELL_MS);
    } else if (this.card.opened === "pointer") {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (this.card.opened === "pointer") this.card.close();
      }, LEAVE_MS);
    }
  }

  #caret(event: Event): void {
    const target = targetOf(event);
    if (!target || this.overlay.owns(event) || this.card.opened === "keyboard") return;
    const watch = this.watchAt(target);
    const shown = watch?.shown.length ? watch.atCaret() : null;
    if (watch && shown) this.card.open(watch, shown, "caret");
    else if (this.card.opened === "caret") this.card.close();
  }
}
