// The line to the background worker. The worker may be stopped at any moment and the extension replaced under an open page.
import type { CheckInput, FromWorker, PageReport, PageSettings, Site, ToWorker } from "../protocol";

/** What became of a check. */
export type Verdict = { checked: true; report: PageReport } | { checked: false; why: "worker" | "reload" };

/** A rule that is mostly wrong for this user. */
export type MuteOffer = Extract<FromWorker, { kind: "mute-offer" }>;

/** What the user said about somebody. */
export type Marked = Omit<Extract<FromWorker, { kind: "marked" }>, "kind" | "seq">;

/** A stretch of a file, in base64. */
export type Piece = Extract<ToWorker, { kind: "picture" }>["pieces"][number];
type PictureAnswer = Extract<FromWorker, { kind: "picture" }>;

/** Longer than this nobody's post is held back. */
const TIMEOUT_MS = 1500;

type Asking = Extract<ToWorker, { seq: number }>;
interface Pending {
  message: Asking;
  resolve(answer: FromWorker | null): void;
  timer: ReturnType<typeof setTimeout>;
  sentAgain: boolean;
}

/** `edited`: the user's own text, made safer and checked. */
export interface Wording {
  text: string;
  edited: boolean;
}

export class Client {
  /** Until the worker has spoken, assume that the site is on: better one check too many than one too few. */
  #settings: PageSettings = { enabled: true, paused_until: null, sensitivity: 3, revision: 0 };
  /** The extension was updated or removed under this page. */
  gone = false;
  /** The worker that was asked last is no more; the next question starts another. */
  onCut: () => void = () => {};
  #port: chrome.runtime.Port | null = null;
  #pending = new Map<number, Pending>();
  #seq = 0;

  constructor(
    private readonly site: Site,
    private readonly changed: () => void,
    private readonly offered: (offer: MuteOffer) => void,
  ) {}

  /** Not enabled while the user paused everything, which ends by itself: nothing has to wake up for it. */
  get settings(): PageSettings {
    return this.paused ? { ...this.#settings, enabled: false } : this.#settings;
  }

  get paused(): boolean {
    return Date.now() < (this.#settings.paused_until ?? 0);
  }

  /** Asks for a verdict; never rejects. */
  async check(input: CheckInput, dismissed: string[]): Promise<Verdict> {
    const answer = await this.#ask({ kind: "check", seq: ++this.#seq, input, dismissed });
    if (answer?.kind === "report") return { checked: true, report: answer.report };
    return { checked: false, why: this.gone ? "reload" : "worker" };
  }

  /** Better words than the rule's own: the user's made safer, or the rule's about the same thing; never rejects. */
  async wording(input: CheckInput, key: string): Promise<Wording | null> {
    const answer = await this.#ask({ kind: "wording", seq: ++this.#seq, input, key });
    return answer?.kind === "wording" && answer.text !== null ? { text: answer.text, edited: answer.edited } : null;
  }

  /** What the user said about this person, as far as that can be found out. */
  async marked(person: string[]): Promise<Marked> {
    const answer = await this.#ask({ kind: "marked", seq: ++this.#seq, person });
    return answer?.kind === "marked" ? answer : { mark: null, sure: false, until: null, locked: false };
  }

  /** What a picture file says about itself, after pieces of it; never rejects. */
  async picture(size: number, pieces: Piece[]): Promise<PictureAnswer | null> {
    const answer = await this.#ask({ kind: "picture", seq: ++this.#seq, size, pieces });
    return answer?.kind === "picture" ? answer : null;
  }

  /** Says something that needs no answer. A worker that is asleep is started by it. */
  tell(message: Exclude<ToWorker, { seq: number }>): void {
    if (!this.#send(message)) this.#send(message);
  }

  /** Starts the worker if need be, so that its cold start is over before anything is posted. */
  warmUp(): void {
    if (!this.#port) this.#connect();
  }

  /**
   * A new line in place of one that may be dead. Chromium cuts it when the page goes into the back/forward cache and tells nobody: what is
   * sent on it afterwards is lost without an error.
   */
  redial(): void {
    const port = this.#port;
    this.#port = null;
    try {
      port?.disconnect();
    } catch {
      // Of an extension that was replaced meanwhile.
    }
    this.warmUp();
    this.#sendAgain();
  }

  #ask(message: Asking): Promise<FromWorker | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(message.seq, null), TIMEOUT_MS);
      this.#pending.set(message.seq, { message, resolve, timer, sentAgain: false });
      if (!this.#send(message) && !this.#send(message)) this.#settle(message.seq, null);
    });
  }

  #settle(seq: number, answer: FromWorker | null): void {
    const pending = this.#pending.get(seq);
    if (!pending) return;
    this.#pending.delete(seq);
    clearTimeout(pending.timer);
    pending.resolve(answer);
  }

  #send(message: ToWorker): boolean {
    try {
      const port = this.#connect();
      if (!port) return false;
      port.postMessage(message);
      return true;
    } catch {
      // A stopped worker leaves a port that throws before onDisconnect is delivered.
      this.#port = null;
      return false;
    }
  }

  #connect(): chrome.runtime.Port | null {
    if (this.#port) return this.#port;
    if (this.gone) return null;
    try {
      if (!chrome.runtime?.id) throw new Error("extension replaced");
      const port = chrome.runtime.connect({ name: "bedrail" });
      port.onMessage.addListener((message: FromWorker) => this.#receive(message));
      port.onDisconnect.addListener(() => this.#disconnected(port));
      this.#port = port;
      port.postMessage({ kind: "hello", site: this.site } satisfies ToWorker);
      return port;
    } catch {
      this.#port = null;
      let replaced = true;
      try {
        replaced = !chrome.runtime?.id;
      } catch {
        // Reading the id throws in some versions once the context is invalid.
      }
      if (replaced) this.#lose();
      return null;
    }
  }

  #receive(message: FromWorker): void {
    if (message.kind === "settings") {
      const before = JSON.stringify(this.#settings);
      this.#settings = message.settings;
      if (JSON.stringify(message.settings) !== before) this.changed();
    } else if (message.kind === "mute-offer") {
      this.offered(message);
    } else if (message.seq !== null) {
      this.#settle(message.seq, message.kind === "error" ? null : message);
    }
  }

  #disconnected(port: chrome.runtime.Port): void {
    void chrome.runtime?.lastError;
    if (this.#port === port) this.#port = null;
    this.#sendAgain();
    try {
      if (!chrome.runtime?.id) this.#lose();
    } catch {
      this.#lose();
    }
    if (!this.gone) this.onCut();
  }

  /** Whatever was on its way is sent once more; a second loss counts as no answer. */
  #sendAgain(): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.sentAgain || !this.#send({ ...pending.message })) this.#settle(pending.message.seq, null);
      else pending.sentAgain = true;
    }
  }

  #lose(): void {
    if (this.gone) return;
    this.gone = true;
    for (const seq of [...this.#pending.keys()]) this.#settle(seq, null);
    this.changed();
  }
}
