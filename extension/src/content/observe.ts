// One editor under observation: from a change in the page to a painted verdict.
import type { CheckInput, PageFinding } from "../protocol";
import type { ComposerText } from "./composer";
import { isTextField, readComposer } from "./composer";
import { selectionIn } from "./deep";
import type { Extent } from "./edit";
import { shift } from "./edit";
import { Mirror } from "./mirror";
import type { Overlay } from "./overlay";
import { Pace } from "./pace";
import type { Level } from "./paint";
import { paint } from "./paint";
import type { Composer, SiteTable } from "./sites/site";
import type { Verdicts } from "./verdicts";

export type Unchecked = "editor" | "submit" | "worker" | "reload" | "display";
export type State = { kind: "empty" } | { kind: "checking" } | { kind: "clear"; ungated?: boolean } | { kind: "findings"; count: number; level: Level; ungated?: boolean } | { kind: "unchecked"; why: Unchecked };

/** A finding and where its words are now; none when an edit has touched them since. */
export interface Shown {
  finding: PageFinding;
  extents: Extent[];
}

/** Nobody types faster: more changes than this within this time are a page's that never rests, and are read with the frames. */
const READS = 40;
const WITHIN_MS = 50;

export interface Surroundings {
  table: SiteTable;
  verdicts: Verdicts;
  overlay: Overlay;
  /** The words are no longer what they were. */
  edited(watch: Watch): void;
  /** Its words are about to be checked: the site's table knows the place. */
  found(composer: Composer): void;
  /** Its state or its findings are no longer what they were. */
  changed(watch: Watch): void;
}

export class Watch {
  state: State = { kind: "empty" };
  shown: Shown[] = [];
  /** A verdict on the present words is on its way; `state` is still that of the words before. */
  busy = false;
  words: ComposerText;
  /** It was asked about more than these words, so that a wording for all of it can't take their place. */
  joint = false;
  /** What the verdict that is shown was asked about. */
  asked: CheckInput | null = null;
  readonly #observer: MutationObserver;
  readonly #mirror: Mirror | null;
  // What is attached, and whether there is a button, shows around the editor.
  readonly #neighbours: MutationObserver;
  #container: Element | null = null;
  readonly #around = new Pace(() => this.state.kind !== "empty" && this.recheck());
  readonly #changes = new Pace(() => {
    this.busy = this.#running;
    this.#edited();
    this.around.changed(this);
  });
  #reads = 0;
  #since = 0;
  #boxes: { shown: Shown; index: number }[] = [];
  #running = false;
  #again = false;
  #retried: string | null = null;

  constructor(
    readonly editor: HTMLElement,
    private readonly around: Surroundings,
  ) {
    this.words = readComposer(editor);
    this.#mirror = isTextField(editor) ? new Mirror(editor, around.overlay) : null;
    // `input` misses the edits that Draft.js and Lexical make themselves; the DOM does not.
    this.#observer = new MutationObserver(() => {
      const now = performance.now();
      if (now - this.#since > WITHIN_MS) [this.#since, this.#reads] = [now, 0];
      if (++this.#reads <= READS) return this.#edited();
      this.#changes.ask();
      if (this.busy) return;
      this.busy = true;
      this.around.changed(this);
    });
    this.#observer.observe(editor, { subtree: true, childList: true, characterData: true });
    this.#neighbours = new MutationObserver((records) => {
      if (!records.every(({ target }) => editor.contains(target))) this.#around.ask();
    });
    if (this.#mirror) for (const type of ["input", "selectionchange", "scroll"]) editor.addEventListener(type, this.#edited);
    this.recheck();
  }

  /** Stops for good and takes the underlines away. */
  end(): void {
    this.#observer.disconnect();
    this.#neighbours.disconnect();
    this.#around.stop();
    this.#changes.stop();
    for (const type of ["input", "selectionchange", "scroll"]) this.editor.removeEventListener(type, this.#edited);
    this.shown = [];
    paint(this.editor, []);
    this.#mirror?.remove();
  }

  /** Asks again for the present words: an earlier part, the settings or a dismissal changed. */
  recheck(): void {
    void this.#check();
  }

  /** Asks once more for words that the worker gave no answer about before it ended. Once: the words themselves may be what ends it. */
  retry(): void {
    if (this.#retried === this.words.text || this.state.kind !== "unchecked" || this.state.why !== "worker") return;
    this.#retried = this.words.text;
    this.recheck();
  }

  /** The findings under a point of the screen. */
  at(x: number, y: number): Shown | null {
    const inside = (rects: Iterable<DOMRect>): boolean => [...rects].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom + 3);
    return this.shown.find((shown) => inside(this.rects(shown))) ?? null;
  }

  /** The finding at the caret, if the caret is in the words of one. */
  atCaret(): Shown | null {
    let offset: number | null = null;
    if (isTextField(this.editor)) offset = this.editor.selectionStart;
    else {
      const selection = selectionIn(this.editor);
      if (selection?.isCollapsed && selection.focusNode) offset = this.words.offset(selection.focusNode, selection.focusOffset);
    }
    return offset === null ? null : (this.shown.find(({ extents }) => extents.some(({ start, end }) => start <= offset && offset <= end)) ?? null);
  }

  /** Where a finding's words are on the screen. */
  rects(shown: Shown): DOMRect[] {
    if (this.#mirror) return this.#boxes.flatMap((box) => (box.shown === shown ? (this.#mirror?.rects(box.index) ?? []) : []));
    return shown.extents.flatMap(({ start, end }) => [...(this.words.range(start, end)?.getClientRects() ?? [])]);
  }

  /** Reads again, for pages that change a field without telling. */
  refresh(): void {
    this.#edited();
  }

  #edited = (): void => {
    if (this.#take(readComposer(this.editor))) void this.#check();
  };

  /** Goes on from these words; answers whether they are others than before. The editor may have drawn the same words anew. */
  #take(words: ComposerText): boolean {
    const [before, now] = [this.words.text, words.text];
    this.words = words;
    if (now !== before) {
      const moved = shift(before, now);
      for (const shown of this.shown) shown.extents = shown.extents.map(moved).filter((extent) => extent !== null);
      if (now.trim() === "") this.shown = [];
    }
    this.#paint();
    if (now !== before) this.around.edited(this);
    return now !== before;
  }

  async #check(): Promise<void> {
    // One question at a time: while the worker thinks, further keys only mark that another is due. It answers faster than people type,
    // so this waits less than a timer would and never queues up.
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again) {
      this.#again = false;
      const composer = this.around.table.composerOf(this.editor);
      if (!composer) {
        this.busy = false;
        this.#become({ kind: "unchecked", why: "editor" });
        continue;
      }
      this.#attend(composer);
      const question = this.around.verdicts.questions(composer).find(({ editor }) => editor === this.editor);
      if (!question) {
        this.busy = false;
        this.shown = [];
        this.#paint();
        this.#become({ kind: "empty" });
        continue;
      }
      this.around.found(composer);
      this.#take(question.words);
      this.busy = !this.around.verdicts.known(question);
      if (this.busy && this.state.kind !== "findings") this.#become({ kind: "checking" });
      else this.around.changed(this);
      const verdict = await this.around.verdicts.ask(question);
      // While the worker was thinking the editor may have drawn anew, or changed in a way that has not been read yet.
      if (this.#take(readComposer(this.editor)) || this.words.text !== question.words.text) {
        this.#again = true;
        continue;
      }
      this.busy = false;
      if (!verdict.checked) {
        this.shown = [];
        this.#paint();
        this.#become({ kind: "unchecked", why: verdict.why });
        continue;
      }
      this.asked = question.input;
      this.joint = question.joint;
      const mine = (at: number): number => Math.min(Math.max(at - question.start, 0), question.words.text.length);
      this.shown = verdict.report.findings.map((finding) => ({ finding, extents: finding.spans.map(({ start, end }) => ({ start: mine(start), end: mine(end) })).filter(({ start, end }) => start < end) }));
      this.#paint();
      const level = verdict.report.level;
      const ungated = composer.ungated ?? false;
      if (!composer.submit && !composer.enterSends && !ungated) this.#become({ kind: "unchecked", why: "submit" });
      else this.#become(level === 0 ? { kind: "clear", ungated } : { kind: "findings", count: this.#counted(), level, ungated });
    }
    this.#running = false;
  }

  /** Also looks at what is around the editor: as much as holds both it and its button, never the whole page. */
  #attend({ root, editor, submit }: Composer): void {
    let container: Element | null = submit ? editor : root.matches('[role="dialog"],form') ? root : null;
    while (container && submit && !container.contains(submit)) container = container.parentElement;
    if (container === this.#container) return;
    this.#container = container;
    this.#neighbours.disconnect();
    if (container && container !== document.body) this.#neighbours.observe(container, { childList: true, subtree: true });
  }

  /** Quiet hints are not counted among what matters, only where there is nothing else. */
  #counted(): number {
    return this.shown.filter(({ finding }) => finding.severity > 1).length || this.shown.length;
  }

  #become(state: State): void {
    this.state = state;
    this.around.changed(this);
  }

  #paint(): void {
    if (!this.#mirror) {
      paint(
        this.editor,
        this.shown.flatMap(({ finding, extents }) => extents.flatMap(({ start, end }) => {
          const range = this.words.range(start, end);
          return range ? [{ level: finding.severity, range }] : [];
        })),
      );
      return;
    }
    const boxes = this.shown.flatMap((shown) => shown.extents.map((extent) => ({ shown, ...extent, level: shown.finding.severity }))).sort((a, b) => a.start - b.start || b.level - a.level);
    let reached = 0;
    const apart = boxes.filter(({ start, end }) => start >= reached && ((reached = end), true));
    this.#boxes = apart.map(({ shown }, index) => ({ shown, index }));
    this.#mirror.draw(apart);
  }
}
