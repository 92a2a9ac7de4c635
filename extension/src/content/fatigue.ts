// What keeps warnings few: findings that were looked at and called wrong are told to the worker, by rule and each once, and a rule
// that is mostly wrong for this user offers to be silent.
import type { PageFinding, ToWorker } from "../protocol";
import type { Card } from "./card";
import { h } from "./element";
import type { MuteOffer } from "./port";
import { t } from "./strings";

export class Fatigue {
  readonly #looked = new Set<string>();

  constructor(private readonly tell: (message: Extract<ToWorker, { kind: "looked" | "wrong" | "mute" }>) => void) {}

  looked(findings: PageFinding[]): void {
    const fresh = findings.filter(({ key }) => !this.#looked.has(key));
    for (const { key } of fresh) this.#looked.add(key);
    if (fresh.length > 0) this.tell({ kind: "looked", rules: fresh.map(({ rule }) => rule) });
  }

  wrong(finding: PageFinding): void {
    this.tell({ kind: "wrong", rule: finding.rule });
  }

  mute(rule: string): void {
    this.tell({ kind: "mute", rule, days: 30 });
  }

  /** Asks at `anchor` whether the rule shall be silent; nothing happens by itself. */
  offer({ rule, title, wrong, looked }: MuteOffer, card: Card, anchor: HTMLElement, editor: HTMLElement | null): void {
    const button = (text: string, action: () => void): HTMLElement =>
      h("button", { type: "button", on: { click: () => { card.close(); action(); } } }, text);
    const row = h("div", { class: "uses" }, button(t("mute_offer_yes"), () => this.mute(rule)), button(t("mute_offer_no"), () => {}));
    card.note(anchor, t("mute_offer_title"), t("mute_offer", title, wrong, looked), [row], editor);
  }
}
