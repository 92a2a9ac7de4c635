// Stands before the button. Capture listeners on window, there before any script of the page, see the event first.
import { h } from "./element";
import type { Dialog } from "./dialog";
import { findingView, offer } from "./finding";
import { insert, picturesView, readers } from "./look";
import type { Unchecked } from "./observe";
import type { Overlay } from "./overlay";
import { isTextField } from "./composer";
import type { Look, Pictures } from "./pictures";
import type { Client } from "./port";
import type { Requests } from "./requests";
import type { Composer, SiteTable } from "./sites/site";
import { closestOf, targetOf } from "./deep";
import { EDITABLE, control, disabled } from "./sites/site";
import { count, t } from "./strings";
import type { Question, Verdicts } from "./verdicts";
import type { PageFinding, PageReport } from "../protocol";

/** How the user sent it, and so how it is sent again. */
type Sent = { by: "control" } | { by: "key"; init: KeyboardEventInit } | { by: "form"; form: HTMLFormElement };

export interface GateEvents {
  /** Something was sent, or tried, without having been checked; `at` is its editor, or its button when there is no editor to be found. */
  unchecked(at: HTMLElement, why: Unchecked): void;
  /** Something is about to leave this editor. */
  leaving(editor: HTMLElement): void;
  /** A draft is being rewritten, until then. */
  rewriting(): Promise<unknown> | null;
  /** The user chose a safer wording for what is in this editor. */
  use(editor: HTMLElement, from: string, to: string): void;
  /** The user is being asked about these. */
  looked(findings: PageFinding[]): void;
  /** The user wants to come back to this draft later. */
  hold(text: string): void;
}

/** What the user ticks off in a question; counts once that is answered. */
interface Ticks {
  looked: Set<Look> | null;
}

type Answer = "edit" | "post" | "use" | "hold";

// A draft that keeps changing while it is being checked is not sent on its own.
const ROUNDS = 3;

export class Gate {
  #busy = false;
  #replaying = false;
  #swallow: string | null = null;
  // What the user chose to post as it is, until it is edited.
  #approved = new Set<string>();

  constructor(
    private readonly table: SiteTable,
    private readonly client: Client,
    private readonly verdicts: Verdicts,
    private readonly pictures: Pictures,
    private readonly overlay: Overlay,
    private readonly dialog: Dialog,
    private readonly requests: Requests,
    private readonly events: GateEvents,
  ) {}

  /** A draft was edited: what was approved was another text, even should it come back word for word. */
  edited(): void {
    this.#approved.clear();
  }

  install(): void {
    addEventListener("click", this.#onClick, true);
    addEventListener("keydown", this.#onKeydown, true);
    addEventListener("keyup", this.#onKeyup, true);
    addEventListener("submit", this.#onSubmit, true);
  }

  #passes(event: Event): boolean {
    return this.#replaying || this.requests.replaying || !this.client.settings.enabled || this.overlay.owns(event) || targetOf(event) === null;
  }

  #onClick = (event: MouseEvent): void => {
    const target = targetOf(event);
    if (this.#passes(event) || !target || !control(target)) return;
    if (this.requests.intercept(event, target)) return;
    this.#pressed(event, target);
  };

  #onKeydown = (event: KeyboardEvent): void => {
    const target = targetOf(event);
    if (this.#passes(event) || !target || event.isComposing || event.keyCode === 229) return;
    const enter = event.key === "Enter";
    if ((enter || event.key === " ") && !isEditable(target) && control(target)) {
      if (this.requests.intercept(event, target) || this.#pressed(event, target)) {
        if (event.defaultPrevented) this.#swallow = event.key;
      }
      return;
    }
    if (!enter || event.shiftKey || event.altKey) return;
    const composer = this.table.composerOf(target);
    if (!composer) return;
    const command = event.ctrlKey || event.metaKey;
    // With a list of mentions open, Enter picks from it.
    if (!command && (!composer.enterSends || choosing(composer.editor))) return;
    const { key, code, keyCode, ctrlKey, metaKey } = event;
    const init: KeyboardEventInit = { key, code, keyCode, which: keyCode, ctrlKey, metaKey, bubbles: true, cancelable: true, composed: true };
    this.#activate(event, composer, { by: "key", init });
  };

  /** A native button acts on the release of Space: the press that was stopped must not get through by its other half. */
  #onKeyup = (event: KeyboardEvent): void => {
    if (this.#swallow !== event.key) return;
    this.#swallow = null;
    if (this.overlay.owns(event)) return;
    stop(event);
  };

  #onSubmit = (event: SubmitEvent): void => {
    if (this.#passes(event)) return;
    const form = event.target as HTMLFormElement;
    // A form may hold further fields: the one that counts need not be the first.
    const composers = [...form.querySelectorAll(EDITABLE)].map((editor) => this.table.composerOf(editor));
    const composer = composers.find((composer) => composer?.root.contains(form));
    if (composer) this.#activate(event, composer, { by: "form", form });
  };

  /** Answers whether the control sends something. */
  #pressed(event: Event, target: Element): boolean {
    const composer = this.table.composerSentBy(target);
    if (composer) this.#activate(event, composer, { by: "control" });
    else {
      const button = control(target);
      // A site has many dialogs with such a button: only one with words in it sends some.
      if (button && this.table.isSubmit(target) && !disabled(button) && hasWords(closestOf(button, '[role="dialog"],form') ?? button)) this.events.unchecked(button, "editor");
    }
    return composer !== null;
  }

  #activate(event: Event, composer: Composer, sent: Sent): void {
    const questions = this.verdicts.texts(composer);
    if (questions.length === 0) return;
    if (this.client.gone) return this.events.unchecked(composer.editor, "reload");
    if (this.overlay.lost) return this.events.unchecked(composer.editor, "display");
    if (this.#busy) return stop(event);
    const reports = questions.map((question) => this.verdicts.known(question));
    const through = !this.events.rewriting() && (this.#approved.has(keyOf(questions)) || reports.every((report) => report !== null && report.level < 3));
    if (through) {
      this.events.leaving(composer.editor);
      return;
    }
    stop(event);
    this.#busy = true;
    void this.#settle(composer, sent).finally(() => {
      this.#busy = false;
    });
  }

  async #settle(first: Composer, sent: Sent): Promise<void> {
    await this.events.rewriting();
    let composer = this.#again(first);
    for (let round = 0; composer && round < ROUNDS; round++) {
      const questions = this.verdicts.texts(composer);
      const verdicts = await Promise.all(questions.map((question) => this.verdicts.ask(question)));
      composer = this.#again(composer);
      if (!composer || keyOf(this.verdicts.texts(composer)) !== keyOf(questions)) continue;
      const reports = verdicts.map((verdict) => (verdict.checked ? verdict.report : null));
      const failed = verdicts.find((verdict) => !verdict.checked);
      if (reports.some((report) => report?.level === 3)) {
        const ticks: Ticks = { looked: null };
        const answer = await this.#ask(composer, questions, reports, ticks);
        const now = this.#again(composer);
        // Another text than the one that was asked about, such as after an undo that reached the editor under the question, is not sent.
        const same = now !== null && keyOf(this.verdicts.texts(now)) === keyOf(questions);
        if (ticks.looked) this.pictures.look(composer, ticks.looked);
        if (typeof answer === "object") return this.events.use(answer.editor, answer.from, answer.to);
        if (answer === "edit") return focus(composer.editor);
        if (!now || !same) return focus(first.editor);
        composer = now;
        this.#approved = new Set([keyOf(this.verdicts.texts(now))]);
      } else if (failed && !failed.checked) {
        this.events.unchecked(composer.editor, failed.why);
        // Let through this once; should the page not take the replay, the user's own next press is let through as well.
        this.#approved = new Set([keyOf(questions)]);
      }
      return this.#replay(composer, sent);
    }
  }

  /** Asks about all there is; where a safer wording was chosen, answers what it is for. */
  async #ask(composer: Composer, questions: Question[], reports: (PageReport | null)[], ticks: Ticks): Promise<"edit" | "post" | { editor: HTMLElement; from: string; to: string }> {
    let wording: { editor: HTMLElement; from: string; to: string } | null = null;
    let looking = false;
    const content = (choose: (answer: Answer) => void): HTMLElement[] =>
      reports.flatMap((report, part) => {
        const question = questions[part];
        if (!question || !report || report.findings.length === 0) return [];
        const { input, editor } = question;
        const view = (finding: PageFinding, i: number): HTMLElement => {
          const shown = findingView(finding, `ask-${part}-${i}`);
          // Asked once, however much there is to say about the picture.
          if (finding.look && !looking) {
            looking = true;
            insert(shown, ...picturesView(this.pictures, composer, (looked) => (ticks.looked = looked)));
          }
          const use = (to: string): void => {
            wording = { editor, from: input.text, to };
            choose("use");
          };
          void offer(shown, this.client.wording(input, finding.key), question.joint ? null : use);
          return shown;
        };
        // Quiet hints stand together and folded: they are not why anybody is asked.
        const [serious, hints] = [report.findings.filter(({ severity }) => severity > 1), report.findings.filter(({ severity }) => severity === 1)];
        const views = serious.map(view);
        if (hints.length > 0) views.push(h("details", {}, h("summary", {}, count("gate_hint", "gate_hints", hints.length)), ...hints.map((hint, i) => view(hint, serious.length + i))));
        return questions.length > 1 ? [h("p", { class: "part" }, t("gate_part", part + 1)), ...views] : views;
      });
    const findings = reports.flatMap((report) => report?.findings ?? []);
    const number = findings.filter(({ severity }) => severity > 1).length;
    this.events.looked(findings);
    // All parts of a draft are for the same eyes.
    const input = questions[0]?.input;
    const seenBy = input && findings.map((finding) => readers(finding, input)).find((line) => line !== null);
    const intro = seenBy ? `${t("gate_intro")} ${seenBy}` : t("gate_intro");
    const answer = await this.dialog.ask<Answer>(count("gate_title_one", "gate_title_many", number), intro, content, [
      { answer: "edit", text: t("gate_edit"), primary: true },
      { answer: "hold", text: t("gate_hold") },
      { answer: "post", text: t("gate_post") },
    ]);
    if (answer === "hold") this.events.hold(questions.map(({ input }) => input.text).join("\n\n"));
    return answer === "use" ? (wording ?? "edit") : answer === "post" ? "post" : "edit";
  }

  /** The same composer as it is now; these pages remount theirs at will. */
  #again(composer: Composer): Composer | null {
    return composer.editor.isConnected ? this.table.composerOf(composer.editor) : null;
  }

  /** Sends it once, the way the user did. What the page does not take stays in the editor, and the user's own next press goes through. */
  #replay(composer: Composer, sent: Sent): void {
    this.events.leaving(composer.editor);
    this.#replaying = true;
    try {
      const { submit, editor } = composer;
      if (sent.by === "form") sent.form.requestSubmit();
      else if (submit && !disabled(submit) && (sent.by === "control" || !composer.enterSends)) submit.click();
      else if (sent.by === "key") editor.dispatchEvent(new KeyboardEvent("keydown", sent.init));
    } finally {
      this.#replaying = false;
    }
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function keyOf(questions: Question[]): string {
  return questions.map(({ key }) => key).join("\n");
}

function isEditable(element: Element): boolean {
  return isTextField(element) || (element instanceof HTMLElement && element.isContentEditable);
}

function choosing(editor: HTMLElement): boolean {
  return editor.hasAttribute("aria-activedescendant") && editor.getAttribute("aria-activedescendant") !== "" && editor.getAttribute("aria-expanded") !== "false";
}

function hasWords(root: Element): boolean {
  return [...root.querySelectorAll<HTMLElement>(EDITABLE)].some((editor) => (isTextField(editor) ? editor.value : (editor.textContent ?? "")).trim() !== "");
}

function focus(editor: HTMLElement): void {
  if (editor.isConnected) editor.focus({ preventScroll: true });
}
