// Keeps our host in the page and as it was made. A page that takes it out for good is not fought: that would be an endless loop of
// its observer and ours.

/** So often within this time it is put back; then the page has its will for as long again. */
const TRIES = 5;
const WITHIN_MS = 10_000;

export class Guard {
  readonly #style: string;
  readonly #observer = new MutationObserver(() => this.#look());
  #root: Element | null = null;
  /** The page's own modal dialog that what we show belongs to: whatever is outside of it cannot be seen over it or pressed. */
  modal: Element | null = null;
  #tried: number[] = [];
  #lostAt: number | null = null;

  /** `back`: it had been taken out and is in the page again. `lost`: it is not put back any more. */
  constructor(
    private readonly host: HTMLElement,
    private readonly back: () => void,
    private readonly lost: () => void,
  ) {
    this.#style = host.style.cssText;
    this.#observer.observe(host, { attributes: true });
  }

  /** Whether the page keeps us out. */
  get isLost(): boolean {
    if (this.#lostAt !== null && performance.now() - this.#lostAt > WITHIN_MS) {
      this.#lostAt = null;
      this.#tried = [];
    }
    return this.#lostAt !== null;
  }

  /** Puts the host into the page, if it may be there. */
  show(): void {
    const root = this.modal?.isConnected ? this.modal : document.documentElement;
    if (this.isLost || (this.host.isConnected && this.#root === root)) return;
    if (this.#root !== root) {
      this.#root = root;
      this.#observer.observe(root, { childList: true });
    }
    root.append(this.host);
    if (root === document.documentElement) return this.host.removeAttribute("popover");
    // Over everything in the dialog, and placed by the window even where the dialog is moved by a transform.
    this.host.popover = "manual";
    this.host.showPopover();
  }

  #look(): void {
    if (this.isLost) return;
    const foreign = [...this.host.attributes].filter(({ name }) => name !== "style" && name !== "popover");
    const altered = this.host.getAttribute("style") !== this.#style || foreign.length > 0;
    if (this.host.isConnected && !altered) return;
    const now = performance.now();
    this.#tried = [...this.#tried.filter((at) => now - at < WITHIN_MS), now];
    if (this.#tried.length > TRIES) {
      this.#lostAt = now;
      return this.lost();
    }
    for (const { name } of foreign) this.host.removeAttribute(name);
    if (altered) this.host.style.cssText = this.#style;
    if (this.host.isConnected) return;
    this.show();
    this.back();
  }
}
