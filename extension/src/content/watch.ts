// The whole page, watched for what it adds and takes away, and looked at no oftener than Pace allows.
import { Pace } from "./pace";

export class PageWatch {
  #observer: MutationObserver | null = null;
  readonly #pace: Pace;

  constructor(
    look: () => void,
    private readonly changed?: (records: MutationRecord[]) => void,
  ) {
    this.#pace = new Pace(look);
  }

  start(): void {
    if (this.#observer) return;
    this.#observer = new MutationObserver((records) => {
      this.changed?.(records);
      this.#pace.ask();
    });
    this.#observer.observe(document.documentElement, { childList: true, subtree: true });
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#pace.stop();
  }
}
