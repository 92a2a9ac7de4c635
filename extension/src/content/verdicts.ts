// Questions and their answers. A verdict holds for exactly these words in exactly these surroundings, and is then not asked for twice.
import type { CheckInput, PageReport } from "../protocol";
import type { ComposerText } from "./composer";
import { readComposer } from "./composer";
import type { Pictures } from "./pictures";
import type { Client, Verdict } from "./port";
import type { Composer, SiteTable, Surroundings } from "./sites/site";

/** One editor's words as they are to be judged. */
export interface Question {
  editor: HTMLElement;
  words: ComposerText;
  input: CheckInput;
  key: string;
  /** Where these words begin in a text that is judged as one with others; 0 where they are judged by themselves. */
  start: number;
  /** The text that is judged is more than these words. */
  joint: boolean;
}

const KEPT = 60;

export class Verdicts {
  /** Keys of findings that the user said are not about a patient, in this tab until the draft is gone. */
  readonly dismissed = new Set<string>();
  readonly #known = new Map<string, PageReport>();
  readonly #asked = new Map<string, Promise<Verdict>>();
  // Facebook empties posts that scroll out of sight while their comment box stays: what was answered is remembered with the box.
  readonly #parents = new WeakMap<HTMLElement, { path: string; parent: Surroundings["parent"] }>();

  constructor(
    private readonly client: Client,
    private readonly table: SiteTable,
    private readonly pictures: Pictures,
  ) {}

  /** The questions of all parts of a composer that hold words, first part first. Each part is read with the parts before it. */
  questions(composer: Composer): Question[] {
    const surroundings = this.#surroundings(composer);
    const parts = composer.parts.map((editor) => ({ editor, words: readComposer(editor) })).filter(({ words }) => words.text.trim() !== "");
    const joint = composer.joint === true && parts.length > 1;
    const texts = parts.map(({ words }) => words.text);
    return parts.map(({ editor, words }, i) => {
      const before = texts.slice(0, i);
      const input: CheckInput = { text: joint ? texts.join("\n") : words.text, surface: composer.surface, direction: "outbound", thread: joint ? [] : before, ...surroundings };
      const start = joint ? before.reduce((sum, { length }) => sum + length + 1, 0) : 0;
      return { editor, words, input, key: JSON.stringify([input, [...this.dismissed], this.client.settings.revision]), start, joint };
    });
  }

  /** One question for each text that is judged. */
  texts(composer: Composer): Question[] {
    return this.questions(composer).filter(({ joint, start }) => !joint || start === 0);
  }

  /** The verdict for exactly this, if there is one. */
  known(question: Question): PageReport | null {
    return this.#known.get(question.key) ?? null;
  }

  ask(question: Question): Promise<Verdict> {
    const known = this.known(question);
    if (known) return Promise.resolve({ checked: true, report: known });
    const asked = this.#asked.get(question.key);
    if (asked) return asked;
    const answer = this.client.check(question.input, [...this.dismissed]).then((verdict) => {
      this.#asked.delete(question.key);
      if (verdict.checked) {
        this.#known.set(question.key, verdict.report);
        for (const oldest of this.#known.keys()) {
          if (this.#known.size <= KEPT) break;
          this.#known.delete(oldest);
        }
      }
      return verdict;
    });
    this.#asked.set(question.key, answer);
    return answer;
  }

  /** The settings changed: earlier verdicts may no longer hold. */
  forget(): void {
    this.#known.clear();
    this.#asked.clear();
  }

  #surroundings(composer: Composer): Surroundings {
    const now = this.table.surroundings(composer);
    const { photos, videos } = now.attachments ?? { photos: 0, videos: 0 };
    const counted = this.pictures.counted(composer, photos + videos);
    if (now.attachments) Object.assign(now.attachments, counted);
    if (composer.surface !== "reply") return now;
    const kept = this.#parents.get(composer.editor);
    if (now.parent?.text) this.#parents.set(composer.editor, { path: location.pathname, parent: now.parent });
    else if (kept?.path === location.pathname) now.parent = kept.parent;
    return now;
  }
}
