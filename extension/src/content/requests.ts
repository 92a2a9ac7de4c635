// Friend and follow requests: a quiet mark on each, and a question before one is accepted. Nobody is looked up anywhere.
import type { CheckInput, PageReport } from "../protocol";
import type { Dialog } from "./dialog";
import { h, mark } from "./element";
import { findingView, safer } from "./finding";
import { marking, quiet } from "./marking";
import type { Overlay } from "./overlay";
import type { Client } from "./port";
import type { RequestCard, SiteTable } from "./sites/site";
import { t } from "./strings";
import { PageWatch } from "./watch";

/** More than this is looked for in the whole page at once. */
const LISTED = 100;

interface Marked {
  card: RequestCard;
  badge: HTMLElement;
}

export class Requests {
  /** True while an answer of the user's is handed on to the page. */
  replaying = false;
  readonly #marked = new Map<HTMLElement, Marked>();
  // Subjects are kept for this page view only; what lasts is kept by the worker, hashed.
  readonly #notPatients = new Set<string>();
  /** Accepted by an answer that found the page's button gone (a menu closes under a question): the next press goes through. */
  readonly #through = new Set<string>();
  readonly #page = new PageWatch(
    () => this.#look(),
    (records) => {
      // Only what was added is looked through: the feed around it changes all the time.
      if (!this.table.requestSelector()) return;
      for (const record of records) for (const node of record.addedNodes) if (node instanceof Element) this.#added?.push(node);
      if (this.#added && this.#added.length > LISTED) this.#added = null;
    },
  );
  /** What the page has added since it was last looked at; null: too much to list. */
  #added: Element[] | null = [];
  #busy = false;

  constructor(
    private readonly table: SiteTable,
    private readonly client: Client,
    private readonly overlay: Overlay,
    private readonly dialog: Dialog,
  ) {}

  /** Looks at the cards that are there, and at those that come: request lists fill as one scrolls and single-page sites swap them in. */
  watch(): void {
    this.#scan(document.documentElement);
    this.#page.start();
  }

  /** Takes all marks away (the site was switched off) or looks again. */
  refresh(): void {
    // What is known of a person may have changed.
    for (const card of [...this.#marked.keys()]) this.#unmark(card);
    if (this.client.settings.enabled && !this.client.gone) this.watch();
    else this.#page.stop();
  }

  /** Stops an accept that has not been asked about yet. Answers whether the event was one. */
  intercept(event: Event, target: Element): boolean {
    const card = this.table.requestAt(target);
    if (!card?.accept.contains(target)) return false;
    if (this.client.gone || this.#notPatients.has(card.subject) || this.#through.delete(card.subject)) return true;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!this.#busy) {
      this.#busy = true;
      void this.#ask(card).finally(() => {
        this.#busy = false;
      });
    }
    return true;
  }

  async #ask(card: RequestCard): Promise<void> {
    const known = await this.client.marked(personOf(card));
    if (quiet(known)) {
      if (known.mark === "not-a-patient") this.#notPatients.add(card.subject);
      return this.#accept(card);
    }
    if (card.following && !(known.sure && known.mark !== null) && !(await this.#speaks(card))) return this.#accept(card);
    const answer = await this.#question(card, true);
    if (answer === "not-patient") this.#remember(card);
    if (answer === "not-patient" || answer === "accept") this.#accept(card);
    else if (card.accept.isConnected) card.accept.focus({ preventScroll: true });
  }

  /** Whether what the page shows of somebody speaks for a patient. */
  async #speaks(card: RequestCard): Promise<boolean> {
    const verdict = await this.client.check(inputOf(card), []);
    return verdict.checked && verdict.report.level > 1;
  }

  async #question(card: RequestCard, accepting: boolean): Promise<"no" | "not-patient" | "accept"> {
    const [verdict, known] = await Promise.all([this.client.check(inputOf(card), []), this.client.marked(personOf(card))]);
    const findings = verdict.checked ? verdict.report.findings : [];
    const name = card.name ?? t("request_someone");
    const following = card.following ?? false;
    const from = t(following ? "follow_from" : "request_from", name);
    const content = [
      // What rules advise is about a request that waits for an answer.
      ...findings.map((finding, i) => findingView({ ...finding, safer: null, ...(following && { advice: "" }) }, `request-${i}`, t(following ? "follow_wordless" : "request_wordless"))),
      (findings.length === 0 || following) && h("p", { class: "guidance" }, t("request_guidance")),
      !following && safer(t("request_decline_heading"), t("request_decline")),
      marking(this.client, name, personOf(card), known, () => this.#notPatients.delete(card.subject)),
    ].filter((node): node is HTMLElement => node !== false);
    return this.dialog.ask(t("request_title"), accepting ? `${from} ${t(following ? "follow_ask" : "request_ask")}` : from, content, [
      { answer: "no", text: t(!accepting ? "card_close" : following ? "follow_no" : "request_no"), primary: true },
      ...(accepting ? [{ answer: "not-patient" as const, text: t(following ? "follow_not_patient" : "request_not_patient") }, { answer: "accept" as const, text: t(following ? "follow_yes" : "request_yes") }] : []),
    ]);
  }

  #remember(card: RequestCard): void {
    this.#notPatients.add(card.subject);
    this.client.tell({ kind: "mark", person: personOf(card), mark: "not-a-patient" });
    for (const [element, marked] of this.#marked) if (marked.card.subject === card.subject) this.#unmark(element);
  }

  /** Presses the page's own button, found anew: the list may have been drawn again while the user was thinking. */
  #accept(asked: RequestCard): void {
    const now = asked.accept.isConnected ? this.table.requestAt(asked.accept) : null;
    if (now?.subject !== asked.subject) {
      this.#through.add(asked.subject);
      return;
    }
    this.replaying = true;
    try {
      now.accept.click();
    } finally {
      this.replaying = false;
    }
  }

  #look(): void {
    const added = this.#added;
    this.#added = [];
    if (added) for (const element of added) element.isConnected && this.#scan(element);
    else this.#scan(document.documentElement);
    this.#sweep();
  }

  #scan(within: Element): void {
    const selector = this.table.requestSelector();
    if (!selector || !this.client.settings.enabled) return;
    const found = [...within.querySelectorAll(selector)];
    const around = within.closest(selector);
    for (const node of around ? [around, ...found] : found) {
      const card = this.table.requestAt(node);
      if (card && !this.#marked.has(card.card)) this.#mark(card);
    }
  }

  #mark(card: RequestCard): void {
    const label = t("request_mark", card.name ?? t("request_someone"));
    const badge = h("button", { class: "badge", type: "button", "aria-label": label, title: label }, mark());
    badge.addEventListener("click", (event) => {
      if (!event.isTrusted || this.#busy) return;
      void this.#question(card, false);
    });
    this.#marked.set(card.card, { card, badge });
    void Promise.all([this.client.marked(personOf(card)), this.client.check(inputOf(card), [])]).then(([known, verdict]) => {
      // Taken away, or made anew, while the answer was on its way.
      if (this.#marked.get(card.card)?.badge !== badge) return;
      if (quiet(known) && known.mark === "not-a-patient") {
        this.#notPatients.add(card.subject);
        return this.#unmark(card.card, true);
      }
      const level: PageReport["level"] = verdict.checked ? verdict.report.level : 0;
      if (level > 0) badge.dataset.level = String(level);
      this.overlay.show(badge);
      this.overlay.follow(this.#place);
    });
  }

  #unmark(element: HTMLElement, remembered = false): void {
    const marked = this.#marked.get(element);
    marked?.badge.remove();
    // A card that needs no mark stays on the list, or it would be asked about at every change.
    if (!remembered) this.#marked.delete(element);
    if (this.#marked.size === 0) this.overlay.unfollow(this.#place);
  }

  #sweep(): void {
    for (const [element, { card }] of this.#marked) {
      // Lists are recycled: the same node may show somebody else by now, or be answered.
      const now = element.isConnected ? this.table.requestAt(card.accept.isConnected ? card.accept : element) : null;
      if (now?.subject === card.subject) continue;
      this.#unmark(element);
      if (now) this.#mark(now);
    }
    this.overlay.place();
  }

  #place = (): void => {
    const places = [...this.#marked.values()].map(({ card, badge }) => ({ badge, rect: card.picture.getBoundingClientRect(), card }));
    for (const { badge, rect, card } of places) {
      if (!this.overlay.reveal(badge, card.card, rect)) continue;
      badge.style.transform = `translate(${Math.round(rect.left - 6)}px, ${Math.round(rect.bottom - 18)}px)`;
    }
  };
}

function personOf({ subject, name }: RequestCard): string[] {
  return [subject, name ?? ""].filter(Boolean);
}

function inputOf(card: RequestCard): CheckInput {
  const { name, bio, mutual, cues, note } = card;
  return { text: note ?? "", surface: "friend_request", direction: "inbound", request: { name, bio, mutual_count: mutual, cues }, person: personOf(card) };
}
