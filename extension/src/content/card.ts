// The card with the reason: opened by the pointer, by the caret or from the keyboard, and then it never takes the page's focus unasked.
import { selectionIn } from "./deep";
import { h } from "./element";
import { findingView, offer } from "./finding";
import { insert } from "./look";
import type { CheckInput, PageFinding } from "../protocol";
import type { Shown, Watch } from "./observe";
import type { Overlay } from "./overlay";
import type { Wording } from "./port";
import { t } from "./strings";

type Opened = "pointer" | "caret" | "keyboard";

/** Between the card and the words, and between the card and the window's edge. Unit: CSS pixels. */
const GAP = 8;
/** A lower card would show too little of its text; then it may lie over the words. */
const LEAST = 220;

/** Whether it is wrong when no patient is meant; a password, a promise or an insult may be wrongly pointed out for other reasons. */
function aboutPatient({ personal, label }: PageFinding): boolean {
  return personal && (label === "privacy" || label === "boundary");
}

export interface CardActions {
  /** The user is looking at this finding. */
  looked(shown: Shown): void;
  dismiss(watch: Watch, shown: Shown): void;
  mute(rule: string): void;
  /** What the card adds about the surroundings of the words. */
  beside(watch: Watch, asked: CheckInput, shown: Shown): (HTMLElement | null)[];
  /** Better words than the rule's own, or none. */
  wording(input: CheckInput, key: string): Promise<Wording | null>;
  /** Puts `text` in place of the draft that was asked about. */
  use(watch: Watch, asked: CheckInput, text: string): void;
}

export class Card {
  readonly #card = h("dialog", { class: "card", "aria-label": t("card_label") });
  #opened: Opened | null = null;
  #watch: Watch | null = null;
  #shown: Shown | null = null;
  /** The text for which a wording was asked last. */
  #offered = "";
  #anchor: () => DOMRect | null = () => null;
  #return: { editor: HTMLElement; range: Range | null } | null = null;

  constructor(
    private readonly overlay: Overlay,
    private readonly actions: CardActions,
  ) {
    overlay.whenBack(() => {
      if (this.#opened !== "keyboard" || this.#card.matches(":modal")) return;
      this.#card.removeAttribute("open");
      this.#card.showModal();
    });
    // Also fires, late, after a change from one way of being open to another: then it is not closed at all.
    this.#card.addEventListener("close", () => {
      if (!this.#card.open) this.#closed();
    });
  }

  get opened(): Opened | null {
    return this.#opened;
  }

  /** The finding that is being shown. */
  get shown(): Shown | null {
    return this.#opened ? this.#shown : null;
  }

  contains(event: Event): boolean {
    return this.overlay.owns(event) && this.#card.matches(":hover");
  }

  open(watch: Watch, shown: Shown, how: Opened): void {
    if (this.#opened === how && this.#shown?.finding.key === shown.finding.key) return;
    this.#watch = watch;
    this.#shown = shown;
    // A newer verdict brings new objects for the same finding.
    this.#anchor = () => watch.rects(watch.shown.find(({ finding }) => finding.key === shown.finding.key) ?? shown)[0] ?? watch.editor.getBoundingClientRect();
    this.#fill(watch, shown);
    this.#present(how, watch.editor);
    this.actions.looked(shown);
  }

  /** A plain remark, such as why nothing was checked. The focus goes back to `editor` afterwards, when there is one. */
  note(anchor: HTMLElement, title: string, text: string, more: HTMLElement[] = [], editor: HTMLElement | null = null): void {
    this.#watch = null;
    this.#shown = null;
    this.#anchor = () => anchor.getBoundingClientRect();
    this.#card.replaceChildren(h("div", { class: "body" }, h("div", { class: "head" }, h("h3", {}, title), this.#closeButton()), h("p", {}, text), ...more));
    this.#present("keyboard", editor);
  }

  close(): void {
    if (!this.#card.open) return;
    this.#card.close();
    this.#closed();
  }

  /** Closes when what it talks about is no longer found; a wording for what was written before is asked for anew. */
  refresh(watch: Watch): void {
    const shown = this.#shown;
    if (this.#watch !== watch || !shown) return;
    if (!watch.shown.some(({ finding }) => finding.key === shown.finding.key)) return this.close();
    const view = this.#card.querySelector<HTMLElement>(".finding");
    // Whoever is about to press a button there is not to find another under the finger.
    if (view && watch.asked?.text !== this.#offered && !view.querySelector(".safer:focus-within")) this.#offer(watch, shown, view);
  }

  #present(how: Opened, editor: HTMLElement | null): void {
    this.overlay.show(this.#card);
    if (this.#card.open && this.#opened !== how) this.#card.close();
    this.#opened = how;
    if (!this.#card.open) {
      if (how === "keyboard") {
        // Modal, so that the focus traps of the sites' own dialogs cannot pull the focus away.
        const selection = editor && selectionIn(editor);
        this.#return = editor ? { editor, range: selection && selection.rangeCount > 0 && editor.contains(selection.anchorNode) ? selection.getRangeAt(0).cloneRange() : null } : null;
        this.#card.showModal();
        (this.#card.querySelector<HTMLElement>("button.close") ?? this.#card).focus({ preventScroll: true });
      } else {
        // `show()` would move the focus into the card; the attribute alone does not.
        this.#card.setAttribute("open", "");
      }
    }
    this.overlay.follow(this.#place);
    this.#place();
  }

  #closed(): void {
    this.overlay.unfollow(this.#place);
    this.#opened = null;
    this.#shown = null;
    const back = this.#return;
    this.#return = null;
    if (!back?.editor.isConnected) return;
    back.editor.focus({ preventScroll: true });
    if (back.range?.startContainer.isConnected) {
      const selection = selectionIn(back.editor);
      const { startContainer, startOffset, endContainer, endOffset } = back.range;
      selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    }
  }

  #fill(watch: Watch, shown: Shown): void {
    const { finding } = shown;
    const all = watch.shown;
    const index = all.findIndex((other) => other.finding.key === finding.key);
    const step = (by: number): void => {
      const next = all[(index + by + all.length) % all.length];
      if (next && this.#opened) this.open(watch, next, this.#opened);
      this.#card.querySelector<HTMLElement>(by > 0 ? ".next" : ".previous")?.focus({ preventScroll: true });
    };
    const pager =
      all.length > 1 && index >= 0
        ? h(
            "div",
            { class: "pager" },
            this.#list(watch, index),
            h("button", { type: "button", class: "previous", on: { click: () => step(-1) } }, t("card_previous")),
            h("button", { type: "button", class: "next", on: { click: () => step(1) } }, t("card_next")),
          )
        : null;
    const tools = h(
      "div",
      { class: "tools" },
      h("button", { type: "button", on: { click: () => this.#act(() => this.actions.dismiss(watch, shown)) } }, t(aboutPatient(finding) ? "card_dismiss" : "card_dismiss_other")),
      h("button", { type: "button", on: { click: () => this.#act(() => this.actions.mute(finding.rule)) } }, t("card_mute")),
    );
    const view = findingView(finding, "card-title", undefined, this.#closeButton());
    this.#card.replaceChildren(h("div", { class: "body", tabindex: 0, role: "group", "aria-labelledby": "card-title" }, pager, view), tools);
    // Asked for only now: it takes several checks. Whatever is longer or shorter than the example moves the card.
    if (watch.asked) insert(view, ...this.actions.beside(watch, watch.asked, shown));
    this.#offer(watch, shown, view);
  }

  #offer(watch: Watch, { finding }: Shown, view: HTMLElement): void {
    const { asked } = watch;
    if (!asked) return;
    this.#offered = asked.text;
    const use = (text: string): void => this.#act(() => this.actions.use(watch, asked, text));
    void offer(view, this.actions.wording(asked, finding.key), watch.joint ? null : use).then(() => view.isConnected && this.#card.open && this.#place());
  }

  /** All that was found, to choose from: nobody has to step through what they cannot see. */
  #list(watch: Watch, index: number): HTMLElement {
    const all = watch.shown;
    const rows = all.map((shown, i) => {
      const words = shown.finding.words.map((word) => word.trim()).filter(Boolean).join(", ");
      const open = (): void => {
        if (i !== index && this.#opened) this.open(watch, shown, this.#opened);
        this.#card.querySelector<HTMLElement>(".all summary")?.focus({ preventScroll: true });
      };
      return h("li", {}, h("button", { type: "button", "aria-current": i === index ? "true" : false, on: { click: open } }, words ? `${shown.finding.title}: ${words}` : shown.finding.title));
    });
    return h("details", { class: "all", on: { toggle: () => this.#place() } }, h("summary", {}, t("card_position", index + 1, all.length)), h("ol", {}, ...rows));
  }

  /** Closed first: a page is inert, and its editors unreachable, under an open dialog. */
  #act(action: () => void): void {
    this.close();
    action();
  }

  #closeButton(): HTMLElement {
    return h("button", { type: "button", class: "close", "aria-label": t("card_close"), on: { click: () => this.close() } }, "×");
  }

  #place = (): void => {
    if (this.#watch && !this.#watch.editor.isConnected) return this.close();
    const at = this.#anchor();
    if (!at) return;
    const body = this.#card.querySelector(".body");
    const scrolled = body?.scrollTop ?? 0;
    this.#card.style.maxHeight = "";
    const [width, natural] = [this.#card.offsetWidth, this.#card.offsetHeight];
    const [above, below] = [at.top - 2 * GAP, innerHeight - at.bottom - 2 * GAP];
    const under = natural <= below || above < below;
    // Whoever reads why has to see which words: where it fits neither under nor over them, it goes beside the editor, or else it scrolls.
    const beside = natural > Math.max(above, below) ? this.#beside(width) : null;
    const height = beside === null ? Math.min(natural, Math.max(under ? below : above, LEAST)) : natural;
    if (height < natural) this.#card.style.maxHeight = `${height}px`;
    if (body) body.scrollTop = scrolled;
    const x = beside ?? at.left;
    const y = beside !== null ? at.top : under ? at.bottom + GAP : at.top - height - GAP;
    this.#card.style.left = `${Math.round(Math.max(GAP, Math.min(x, innerWidth - width - GAP)))}px`;
    this.#card.style.top = `${Math.round(Math.max(GAP, Math.min(y, innerHeight - height - GAP)))}px`;
  };

  /** Where it may begin to the right or to the left of the editor; nowhere for the pointer, which must not have to leave words and card on its way. */
  #beside(width: number): number | null {
    if (!this.#watch || this.#opened === "pointer") return null;
    const { left, right } = this.#watch.editor.getBoundingClientRect();
    const room = width + 2 * GAP;
    return innerWidth - right >= room ? right + GAP : left >= room ? left - width - GAP : null;
  }
}
