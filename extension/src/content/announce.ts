// Says the outcome to screen readers: politely, once typing has paused, and never the same thing twice.
import { h } from "./element";
import type { State } from "./observe";
import type { Overlay } from "./overlay";
import { count, t } from "./strings";

const PAUSE_MS = 1000;
/** What was done for the user stays to be read for so long: the next outcome would take its place in the middle of it. */
const READ_MS = 4000;

export class Announcer {
  readonly #region = h("div", { class: "spoken", "aria-live": "polite", role: "status" });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = "";
  #free = 0;

  constructor(private readonly overlay: Overlay) {}

  /** A live region must be in the page before it changes. */
  prepare(): void {
    this.overlay.show(this.#region);
  }

  /** Says this now, in place of what was to be said. */
  say(text: string): void {
    this.prepare();
    clearTimeout(this.#timer);
    this.#region.textContent = text;
    this.#free = performance.now() + READ_MS;
  }

  later(state: State): void {
    if (state.kind === "checking") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const text = wording(state, this.#said !== "");
      if (text === this.#said) return;
      this.#said = text;
      this.#region.textContent = text;
    }, Math.max(PAUSE_MS, this.#free - performance.now()));
  }
}

function wording(state: State, saidBefore: boolean): string {
  // Quiet hints are there for whoever looks; they interrupt nobody.
  if (state.kind === "findings" && state.level === 1) return "";
  if (state.kind === "findings") return count("announce_one", "announce_many", state.count);
  if (state.kind === "unchecked") return t("announce_unchecked");
  return state.kind === "clear" && saidBefore ? t("announce_clear") : "";
}
