// The page side of Bedrail, one per tab, from the first moment of the page. It reads, paints, asks and hands on; every verdict comes from Rust.
import type { Command, TabReport, ToWorker } from "../protocol";
import { Announcer } from "./announce";
import { Card } from "./card";
import { Chip } from "./chip";
import { closestOf, focusedElement, targetOf } from "./deep";
import { Dialog } from "./dialog";
import { Fatigue } from "./fatigue";
import { Gate } from "./gate";
import { h } from "./element";
import { Hover } from "./hover";
import { picturesView, readers } from "./look";
import type { State, Unchecked } from "./observe";
import { Watch } from "./observe";
import { Overlay } from "./overlay";
import { Pictures } from "./pictures";
import { Client } from "./port";
import { clearRemains } from "./remains";
import * as remote from "./remote";
import { PersonSign } from "./person";
import { Requests } from "./requests";
import { Rewriter } from "./rewriter";
import { tableFor } from "./sites";
import type { Composer } from "./sites/site";
import { EDITABLE } from "./sites/site";
import { keepForReload, t } from "./strings";
import { Verdicts } from "./verdicts";

const ENTERED = `${EDITABLE},input`;
/** Alt+Shift+B, by the place of the key: Alt makes other letters of it on some keyboards. */
const SHORTCUT = "KeyB";

class Page {
  readonly #table = tableFor(location.hostname);
  readonly #client = new Client(
    this.#table.site,
    () => this.#settingsChanged(),
    (offer) => this.#chip.element.isConnected && this.#fatigue.offer(offer, this.#card, this.#chip.element, this.#active?.editor ?? null),
  );
  readonly #fatigue = new Fatigue((message) => this.#client.tell(message));
  readonly #pictures = new Pictures(this.#table, this.#client, () => {
    for (const watch of this.#watches.values()) watch.recheck();
  });
  readonly #verdicts = new Verdicts(this.#client, this.#table, this.#pictures);
  readonly #overlay = new Overlay();
  readonly #dialog = new Dialog(this.#overlay);
  readonly #announcer = new Announcer(this.#overlay);
  readonly #requests = new Requests(this.#table, this.#client, this.#overlay, this.#dialog);
  readonly #person = new PersonSign(this.#table, this.#client, this.#overlay, this.#dialog);
  readonly #card = new Card(this.#overlay, {
    looked: ({ finding }) => this.#fatigue.looked([finding]),
    dismiss: (watch, { finding }) => {
      this.#fatigue.wrong(finding);
      this.#verdicts.dismissed.add(finding.key);
      watch.recheck();
    },
    mute: (rule) => this.#fatigue.mute(rule),
    beside: (watch, asked, { finding }) => {
      const line = readers(finding, asked);
      const composer = finding.look ? this.#table.composerOf(watch.editor) : null;
      return [line === null ? null : h("p", {}, line), ...(composer ? picturesView(this.#pictures, composer, (looked) => this.#pictures.look(composer, looked)) : [])];
    },
    wording: (input, key) => this.#client.wording(input, key),
    use: (watch, asked, text) => void this.#rewriter.use(watch.editor, asked.text, text),
  });
  readonly #rewriter = new Rewriter(this.#card, this.#announcer, (editor) => this.#watches.get(editor)?.refresh());
  readonly #chip = new Chip(this.#overlay, () => this.#openFromKeyboard());
  readonly #gate = new Gate(this.#table, this.#client, this.#verdicts, this.#pictures, this.#overlay, this.#dialog, this.#requests, {
    unchecked: (at, why) => {
      this.#held = { kind: "unchecked", why };
      this.#unchecked(at, why);
    },
    leaving: (editor) => {
      this.#card.close();
      // A textarea emptied by its page tells nobody.
      setTimeout(() => this.#watches.get(editor)?.refresh());
    },
    looked: (findings) => this.#fatigue.looked(findings),
    hold: (text) => this.#client.tell({ kind: "hold", text }),
    rewriting: () => this.#rewriter.busy,
    use: (editor, from, to) => void this.#rewriter.use(editor, from, to),
  });
  readonly #hover = new Hover(this.#overlay, this.#card, (node) => this.#watchAt(node));
  readonly #watches = new Map<HTMLElement, Watch>();
  #active: Watch | null = null;
  /** Where something is written that the site's table does not know. */
  #stranger: HTMLElement | null = null;
  /** Something was sent unchecked: said until something else is written, though its editor is empty or gone by then. */
  #held: State | null = null;
  #told = "";

  start(): void {
    this.#client.onCut = () => {
      for (const watch of this.#watches.values()) watch.retry();
    };
    this.#overlay.onLost = () => {
      this.#dialog.giveUp();
      if (this.#active) this.#changed(this.#active);
    };
    keepForReload();
    this.#gate.install();
    this.#pictures.install();
    this.#hover.install();
    this.#rewriter.install();
    this.#overlay.onKey = (event) => {
      if (event.key === "Escape" && !this.#dialog.isOpen) this.#card.close();
      // A key held down since before the question must not answer it.
      if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    };
    addEventListener("focusin", (event) => this.#focused(event), { capture: true, passive: true });
    addEventListener("input", (event) => this.#typed(targetOf(event)), { capture: true, passive: true });
    addEventListener("keydown", (event) => this.#key(event), true);
    // The worker may be asleep when a setting changes, and then has no line to this page.
    chrome.storage?.onChanged.addListener(() => this.#client.warmUp());
    remote.install({ how: () => this.#how(), run: (command) => this.#run(command), profile: () => this.#table.ownProfile() });
    // Out of the back/forward cache, or thawed: the line is cut, timers ran out, and the toolbar button speaks of another page.
    addEventListener("pageshow", (event) => event.persisted && this.#resume());
    document.addEventListener("resume", () => this.#resume());
    const ready = (): void => {
      this.#client.warmUp();
      this.#requests.watch();
      this.#person.watch();
      this.#enterFocused();
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready, { once: true });
    else ready();
  }

  #resume(): void {
    this.#told = "";
    this.#client.redial();
    this.#prune();
    for (const watch of this.#watches.values()) watch.refresh();
    if (this.#active) this.#active.recheck();
    else this.#enterFocused();
  }

  #focused(event: FocusEvent): void {
    const target = targetOf(event);
    if (this.#overlay.owns(event) || !target) return;
    this.#overlay.place();
    this.#enter(target);
  }

  /** Into another editor than the one under observation: one that was not recognized, one entered while everything was paused, or one in a shadow root that was entered from within it. */
  #typed(target: Element | null): void {
    if (!target || this.#active?.editor.contains(target)) return;
    if (!this.#active) this.#enter(this.#stranger ?? target);
    else if (target.getRootNode() instanceof ShadowRoot) this.#enter(target);
  }

  #enterFocused(): void {
    const focused = focusedElement();
    if (focused) this.#enter(focused);
  }

  #enter(node: Element): void {
    const editor = closestOf(node, ENTERED);
    if (!editor || !this.#client.settings.enabled) return;
    if (this.#active?.editor !== editor) this.#held = null;
    this.#prune();
    this.#client.warmUp();
    this.#overlay.belongTo(editor);
    this.#announcer.prepare();
    if (this.#table.composerOf(editor)) {
      this.#stranger = null;
      let watch = this.#watches.get(editor);
      if (!watch) {
        watch = new Watch(editor, { table: this.#table, verdicts: this.#verdicts, overlay: this.#overlay, edited: (w) => this.#edited(w), found: (composer) => this.#found(composer), changed: (w) => this.#changed(w) });
        this.#watches.set(editor, watch);
        this.#overlay.follow(this.#prune);
      }
      this.#active = watch;
      this.#changed(watch);
    } else if (this.#table.stranger ? this.#table.stranger(editor) : editor.isContentEditable) {
      this.#stranger = editor;
      this.#found(null);
      this.#active = null;
      this.#unchecked(editor, "editor");
    }
  }

  /** Noted once for each kind of place in a page, as the button may come only with the words. */
  #found(composer: Composer | null): void {
    const found = { kind: "found", site: this.#table.site, surface: composer?.surface ?? null, strategy: composer?.strategy || null, submit: Boolean(composer?.submit) } as const;
    const text = JSON.stringify(found);
    if (this.#noted.has(text)) return;
    this.#noted.add(text);
    this.#client.tell(found);
  }
  readonly #noted = new Set<string>();

  #watchAt(node: Element): Watch | null {
    const editor = this.#watches.size > 0 ? closestOf(node, ENTERED) : null;
    return (editor && this.#watches.get(editor)) ?? null;
  }

  #edited(watch: Watch): void {
    this.#gate.edited();
    this.#active = watch;
    if (watch.words.text.trim() !== "") this.#held = null;
    if (this.#card.opened === "caret") this.#card.close();
    if ([...this.#watches.values()].every(({ words }) => words.text.trim() === "")) this.#verdicts.dismissed.clear();
    // Later parts of a thread are read together with this one, and all parts of what is one text.
    const { parts = [], joint = false } = this.#table.composerOf(watch.editor) ?? {};
    for (const part of joint ? parts : parts.slice(parts.indexOf(watch.editor) + 1)) if (part !== watch.editor) this.#watches.get(part)?.recheck();
  }

  #changed(watch: Watch): void {
    this.#card.refresh(watch);
    if (watch !== this.#active) return;
    this.#chip.busy = watch.busy;
    this.#show(watch.editor, watch.state);
  }

  #unchecked(at: HTMLElement, why: Unchecked): void {
    const state: State = this.#held ?? { kind: "unchecked", why };
    const watch = this.#watches.get(at);
    if (watch) watch.state = state;
    this.#show(at, state);
  }

  #show(anchor: HTMLElement, now: State): void {
    const state = this.#overlay.lost && now.kind !== "empty" ? ({ kind: "unchecked", why: "display" } as const) : now.kind === "empty" && this.#held ? this.#held : now;
    this.#state = state;
    this.#chip.show(anchor, state, () => this.#table.composerOf(anchor), state === this.#held);
    this.#announcer.later(state);
    if (state.kind === "checking") return;
    const message: ToWorker = { kind: "state", state: state.kind === "empty" ? "idle" : state.kind === "unchecked" ? "not-checked" : state.kind, count: state.kind === "findings" ? state.count : 0 };
    this.#tell(message);
  }
  #state: State = { kind: "empty" };

  #tell(message: Extract<ToWorker, { kind: "state" }>): void {
    const text = JSON.stringify(message);
    if (text === this.#told || this.#client.gone) return;
    this.#told = text;
    this.#client.tell(message);
  }

  #key(event: KeyboardEvent): void {
    if (this.#overlay.owns(event)) return;
    if (event.key === "Escape" && this.#card.opened) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#card.close();
    } else if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && event.code === SHORTCUT && this.#chip.element.isConnected) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#openFromKeyboard();
    }
  }

  /** Answers whether there was anything to open. */
  #openFromKeyboard(): boolean {
    const watch = this.#active;
    const shown = watch && (watch.atCaret() ?? watch.shown[0]);
    if (watch && shown) this.#card.open(watch, shown, "keyboard");
    else if (this.#state.kind === "clear") this.#card.note(this.#chip.element, t("chip_clear"), t("chip_clear_note") + (this.#state.ungated ? ` ${t("ungated")}` : ""));
    else if (this.#state.kind === "unchecked") this.#card.note(this.#chip.element, t(this.#state.why === "reload" ? "chip_reload" : "chip_unchecked"), t(`unchecked_${this.#state.why}`));
    else return false;
    return true;
  }

  #how(): TabReport {
    const state = this.#state;
    const on = this.#client.settings.enabled;
    return {
      state: this.#client.paused ? "paused" : !on ? "off" : state.kind === "empty" || state.kind === "checking" ? "idle" : state.kind === "unchecked" ? "not-checked" : state.kind,
      checking: state.kind === "checking" || (this.#active?.busy ?? false),
      count: state.kind === "findings" ? state.count : 0,
      ungated: (state.kind === "findings" || state.kind === "clear") && (state.ungated ?? false),
      surface: this.#active?.asked?.surface ?? null,
      why: state.kind === "unchecked" ? state.why : null,
    };
  }

  #run(command: Command): boolean {
    if (!this.#client.settings.enabled || this.#dialog.isOpen) return false;
    const watch = this.#active;
    if (command === "check-now" && watch) watch.recheck();
    if (command !== "next-finding" || !watch) return this.#openFromKeyboard();
    const at = watch.shown.findIndex(({ finding }) => finding.key === this.#card.shown?.finding.key);
    const next = watch.shown[(at + 1) % watch.shown.length];
    if (next) this.#card.open(watch, next, "keyboard");
    return next !== undefined;
  }

  #settingsChanged(): void {
    this.#verdicts.forget();
    this.#requests.refresh();
    this.#person.refresh();
    if (this.#client.settings.enabled) {
      for (const watch of this.#watches.values()) watch.recheck();
      if (this.#watches.size === 0) this.#enterFocused();
      if (/"off"|"paused"/.test(this.#told)) this.#tell({ kind: "state", state: "idle", count: 0 });
      return;
    }
    for (const editor of [...this.#watches.keys()]) this.#drop(editor);
    this.#chip.hide();
    this.#card.close();
    this.#tell({ kind: "state", state: this.#client.paused ? "paused" : "off", count: 0 });
  }

  #drop(editor: HTMLElement): void {
    const watch = this.#watches.get(editor);
    watch?.end();
    this.#watches.delete(editor);
    if (this.#watches.size === 0) this.#overlay.unfollow(this.#prune);
    if (this.#active !== watch) return;
    this.#active = null;
    this.#card.close();
    if (this.#held) return;
    this.#chip.hide();
    this.#tell({ kind: "state", state: "idle", count: 0 });
  }

  /** Forgets editors that the page has taken away. */
  #prune = (): void => {
    for (const editor of [...this.#watches.keys()]) if (!editor.isConnected) this.#drop(editor);
  };
}

// Once in each frame: a site that is turned on is also brought to the pages that are open.
const scope = globalThis as { bedrail?: Page };
if (!scope.bedrail) {
  clearRemains();
  (scope.bedrail = new Page()).start();
}
