// The person whose profile or conversation is open: a quiet sign beside their name, to mark them by.
import type { Dialog } from "./dialog";
import { h, mark } from "./element";
import { marking } from "./marking";
import type { Overlay } from "./overlay";
import type { Client } from "./port";
import type { Person, SiteTable } from "./sites/site";
import { t } from "./strings";
import { PageWatch } from "./watch";

export class PersonSign {
  #shown: { person: Person; sign: HTMLElement } | null = null;
  readonly #page = new PageWatch(() => this.#look());

  constructor(
    private readonly table: SiteTable,
    private readonly client: Client,
    private readonly overlay: Overlay,
    private readonly dialog: Dialog,
  ) {}

  watch(): void {
    this.#look();
    this.#page.start();
  }

  /** Looks again, or takes the sign away when the site was switched off. */
  refresh(): void {
    this.#hide();
    if (this.client.settings.enabled && !this.client.gone) this.watch();
    else this.#page.stop();
  }

  #look(): void {
    const person = this.table.person();
    if (person && this.#shown?.person.heading === person.heading && this.#shown.person.person.join() === person.person.join()) return;
    this.#hide();
    if (person) void this.#show(person);
  }

  async #show(person: Person): Promise<void> {
    const label = t("person_mark", person.name);
    const sign = h("button", { class: "badge", type: "button", "aria-label": label, title: label, on: { click: () => void this.#ask(person) } }, mark());
    this.#shown = { person, sign };
    const { mark: known, sure } = await this.client.marked(person.person);
    if (this.#shown?.sign !== sign) return;
    if (sure && (known === "patient" || known === "relative")) sign.dataset.level = "2";
    this.overlay.show(sign);
    this.overlay.follow(this.#place);
  }

  async #ask(person: Person): Promise<void> {
    const now = await this.client.marked(person.person);
    if (this.dialog.isOpen) return;
    const content = [marking(this.client, person.name, person.person, now, () => undefined)];
    await this.dialog.ask(t("person_title", person.name), t("person_intro"), content, [{ answer: "close", text: t("card_close"), primary: true }]);
  }

  #hide(): void {
    this.#shown?.sign.remove();
    this.#shown = null;
    this.overlay.unfollow(this.#place);
  }

  #place = (): void => {
    if (!this.#shown) return;
    const { person, sign } = this.#shown;
    const rect = person.heading.getBoundingClientRect();
    // Before the name, where there is room for it on both sites; at the window's edge otherwise.
    if (this.overlay.reveal(sign, person.heading, rect)) sign.style.transform = `translate(${Math.round(Math.max(2, rect.left - 28))}px, ${Math.round(rect.top + rect.height / 2 - 12)}px)`;
  };
}
