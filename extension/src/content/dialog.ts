// The question before something goes out or somebody is let in. Native <dialog>: top layer, so no focus trap of the page can reach into it.
import { h } from "./element";
import type { Overlay } from "./overlay";

export interface Choice<Answer extends string> {
  answer: Answer;
  text: string;
  primary?: boolean;
}

export class Dialog {
  #open: HTMLDialogElement | null = null;
  #giveUp: () => void = () => {};

  constructor(private readonly overlay: Overlay) {
    overlay.whenBack(() => {
      if (!this.#open || this.#open.matches(":modal")) return;
      this.#open.removeAttribute("open");
      this.#open.showModal();
      this.#open.querySelector<HTMLElement>(".actions button")?.focus({ preventScroll: true });
    });
  }

  /** Answers with the first choice: it can't be seen any more. */
  giveUp(): void {
    this.#giveUp();
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Asks; Escape, and anything that takes the dialog away, is the first choice, which has the focus. Only the user's own hand can choose another. */
  ask<Answer extends string>(title: string, intro: string, content: Node[] | ((choose: (answer: Answer) => void) => Node[]), choices: [Choice<Answer>, ...Choice<Answer>[]]): Promise<Answer> {
    return new Promise((resolve) => {
      // At once, not when the close event comes round: the user's next press may be quicker than that.
      const finish = (answer: Answer): void => {
        if (this.#open !== dialog) return;
        this.#open = null;
        dialog.close();
        dialog.remove();
        resolve(answer);
      };
      const buttons = choices.map(({ answer, text, primary }) => h("button", { type: "button", class: primary ? "primary" : "", on: { click: () => finish(answer) } }, text));
      const dialog = h(
        "dialog",
        { class: "ask", "aria-labelledby": "ask-title", "aria-describedby": "ask-intro" },
        h("div", { class: "top" }, h("h2", { id: "ask-title" }, title), h("p", { class: "intro", id: "ask-intro" }, intro)),
        h("div", { class: "list", tabindex: 0, role: "group", "aria-labelledby": "ask-title" }, ...(typeof content === "function" ? content(finish) : content)),
        // The safest choice is first in the order of tabbing, and so is its place.
        h("div", { class: "actions" }, ...buttons),
      );
      this.#giveUp = () => finish(choices[0].answer);
      for (const type of ["cancel", "close"]) dialog.addEventListener(type, () => finish(choices[0].answer));
      this.overlay.show(dialog);
      this.#open = dialog;
      dialog.showModal();
      buttons[0]?.focus({ preventScroll: true });
    });
  }
}
