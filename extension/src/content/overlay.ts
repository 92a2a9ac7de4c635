// The one host element for all we show: a closed shadow root on the document element, outside every editor and every React tree.
import { closestOf, holds } from "./deep";
import { Guard } from "./guard";
import { language } from "./strings";
import { CSS } from "./styles";

export class Overlay {
  readonly ui: HTMLDivElement = document.createElement("div");
  readonly #host = document.createElement("div");
  readonly #places = new Set<() => void>();
  readonly #sizes = new ResizeObserver(() => this.place());
  #watched: Element[] = [];
  #frame = 0;
  #listening = false;
  readonly #guard: Guard;
  readonly #back = new Set<() => void>();
  /** Escape, while something of ours has the focus. */
  onKey: (event: KeyboardEvent) => void = () => {};
  /** The page takes out whatever we show, again and again. */
  onLost: () => void = () => {};

  constructor() {
    const root = this.#host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    this.ui.className = "ui";
    [this.ui.lang, this.ui.dir] = language();
    root.append(this.ui);
    for (const [property, value] of [["all", "initial"], ["position", "fixed"], ["top", "0"], ["left", "0"], ["width", "0"], ["height", "0"], ["z-index", "2147483647"], ["display", "block"], ["visibility", "visible"], ["opacity", "1"]] as const) this.#host.style.setProperty(property, value, "important");
    this.#guard = new Guard(this.#host, () => this.#back.forEach((back) => back()), () => this.onLost());
    // The page must not take our keys and clicks for its own: a typed "n" opens X's composer, Escape closes its dialog.
    for (const type of ["click", "auxclick", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "keyup", "keypress", "input", "change", "focusin", "focusout", "wheel", "touchstart", "touchend", "copy", "submit"]) {
      this.#host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
    window.addEventListener(
      "keydown",
      (event) => {
        if (event.target !== this.#host) return;
        event.stopImmediatePropagation();
        this.onKey(event);
      },
      true,
    );
  }

  /** Nothing can be shown on this page. */
  get lost(): boolean {
    return this.#guard.isLost;
  }

  /** What is shown from now on belongs to this editor. */
  belongTo(editor: Element): void {
    this.#guard.modal = closestOf(editor, "dialog:modal");
  }

  /** Calls `back` whenever the page had taken us out and we are in it again: what was modal is so no longer. */
  whenBack(back: () => void): void {
    this.#back.add(back);
  }

  /** Whether the event happened in something of ours. */
  owns(event: Event): boolean {
    return event.target === this.#host;
  }

  /** Shows a sign that belongs to `box` in `container`, or hides it while that is off screen or under something of the page's. */
  reveal(sign: HTMLElement, container: Element, box: DOMRect): boolean {
    const onScreen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    const shown = onScreen ? (uncovered(container, box, (element) => element === this.#host) ?? sign.style.visibility !== "hidden") : false;
    sign.style.visibility = shown ? "visible" : "hidden";
    return shown;
  }

  /** Puts a node in the page (again, should the page have thrown us out) and in its colours. */
  show(node: HTMLElement): void {
    this.#guard.show();
    this.ui.classList.toggle("dark", darkPage());
    if (!node.isConnected) this.ui.append(node);
  }

  /** Calls `place` whenever the page scrolls or changes size, at most once a frame, until told otherwise. */
  follow(place: () => void): void {
    this.#places.add(place);
    if (!this.#listening) {
      this.#listening = true;
      addEventListener("scroll", this.#schedule, { capture: true, passive: true });
      addEventListener("resize", this.#schedule, { passive: true });
    }
    this.#schedule();
  }

  unfollow(place: () => void): void {
    this.#places.delete(place);
    if (this.#places.size > 0 || !this.#listening) return;
    this.#listening = false;
    removeEventListener("scroll", this.#schedule, true);
    removeEventListener("resize", this.#schedule);
  }

  /** Also follow the size of these elements. */
  watchSizes(elements: Element[]): void {
    if (elements.length === this.#watched.length && elements.every((element, i) => element === this.#watched[i])) return;
    this.#sizes.disconnect();
    this.#watched = elements;
    for (const element of elements) this.#sizes.observe(element);
  }

  place(): void {
    this.#schedule();
  }

  #schedule = (): void => {
    if (this.#frame !== 0 || this.#places.size === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      for (const place of [...this.#places]) place();
    });
  };
}

/** Whether nothing from elsewhere in the page (its dialog, its picture viewer) lies over the middle of this box: our signs must not float above such a thing. */
function uncovered(container: Element, { left, top, right, bottom }: DOMRect, host: (element: Element) => boolean): boolean | null {
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  // Other extensions lay panes of glass over editors; only what can be seen hides anything.
  const first = document.elementsFromPoint(x, y).find((element) => !host(element) && (container.contains(element) || holds(element, container) || paints(element)));
  // While a dialog of ours makes the page inert, nothing of it is found, and nothing can be said.
  if (!first || first === document.documentElement) return null;
  return container.contains(first) || holds(first, container);
}

function paints(element: Element): boolean {
  if (element.matches("img,video,canvas,iframe,svg,input,textarea,button")) return true;
  const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
  return opacity !== "0" && (backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor));
}

/** The page's own ground decides; only a page without one leaves it to the system. */
function darkPage(): boolean {
  for (const element of [document.body, document.documentElement]) {
    const parts = element && getComputedStyle(element).backgroundColor.match(/[\d.]+/g)?.map(Number);
    if (!parts || parts.length < 3 || parts[3] === 0) continue;
    const [red = 0, green = 0, blue = 0] = parts;
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches;
}
