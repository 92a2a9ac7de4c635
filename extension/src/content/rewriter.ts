// "Use this wording": puts it into the draft, or says why that was not to be and leaves it to be copied.
import type { Announcer } from "./announce";
import type { Card } from "./card";
import { safer } from "./finding";
import type { Outcome } from "./replace";
import { Replacer } from "./replace";
import { t } from "./strings";

export class Rewriter {
  readonly #replacer = new Replacer();

  /** `changed`: this editor was written into, or tried to be. */
  constructor(
    private readonly card: Card,
    private readonly announcer: Announcer,
    private readonly changed: (editor: HTMLElement) => void,
  ) {}

  install(): void {
    this.#replacer.install();
  }

  /** While a draft is being rewritten: until it is done. */
  get busy(): Promise<Outcome> | null {
    return this.#replacer.busy;
  }

  async use(editor: HTMLElement, from: string, to: string): Promise<void> {
    const outcome = await this.#replacer.replace(editor, from, to);
    this.changed(editor);
    if (outcome === "replaced") return this.announcer.say(t("replaced"));
    const own = safer(t("card_own_words"), to);
    const texts = outcome === "spoilt" ? [safer(t("card_before"), from), own] : [own];
    this.card.note(editor, t(`replace_${outcome}_title`), t(`replace_${outcome}`), texts, editor);
  }
}
