// Holds the Rust backend: made from what storage holds, stored again when it says so, made anew should it ever break.
import type { FromWorker, PageSettings, Site } from "../protocol";
import * as vault from "./vault";
import { load } from "../module";

type Rust = Awaited<ReturnType<typeof load>>;
type Backend = InstanceType<Rust["Backend"]>;

/** Mirrors `backend::Outcome` and `backend::PageOutcome` of crates/extension. */
export interface Outcome<Reply> {
  reply: Reply;
  save: { settings?: unknown; marks?: unknown; tallies?: unknown; holds?: unknown; health?: unknown } | null;
  broadcast: boolean;
  badge?: { text: string; colour: string; title: string } | null;
}
/** Mirrors `backend::Woken`. */
export type Woken = Pick<PageOutcome, "save" | "broadcast" | "forget"> & { notice: string | null };
export type TabOutcome = Outcome<FromWorker | null>;
/** Only Rust looks inside the answers to our own pages. */
export type PageOutcome = Outcome<unknown> & { forget: string[] };

let ready: Promise<Backend> | null = null;

/** The backend, as soon as module and storage have been read. */
function backend(): Promise<Backend> {
  ready ??= load().then(
    async (rust) => new rust.Backend({ ...(await chrome.storage.local.get(rust.Backend.keys())), ...(await vault.load()) }),
    (error: unknown) => {
      ready = null;
      throw error;
    },
  );
  return ready;
}

async function run<T>(ask: (backend: Backend) => T): Promise<T> {
  const asked = await backend();
  try {
    return ask(asked);
  } catch (error) {
    // A trap leaves Rust's objects locked for good. The settings are in storage, so a new backend loses nothing.
    if (error instanceof WebAssembly.RuntimeError) ready = null;
    throw error;
  }
}

/** Loads everything, so that the first check need not. */
export async function warmUp(): Promise<void> {
  await backend();
}

export function answerTab(message: unknown): Promise<TabOutcome> {
  return run((backend) => backend.answer_tab(message, Date.now()) as TabOutcome);
}

export function answerPage(message: unknown): Promise<PageOutcome> {
  return run((backend) => backend.answer_page(message, Date.now()) as PageOutcome);
}

export function pageSettings(site: Site): Promise<PageSettings> {
  return run((backend) => backend.page_settings(site) as PageSettings);
}

/** Takes over settings that another process of this extension (a private window's) stored; true when that is news. */
export function storedElsewhere(settings: unknown): Promise<boolean> {
  return run((backend) => backend.stored_elsewhere(settings));
}

/** When `wake` is due next, in milliseconds since 1970. */
export function nextWake(): Promise<number | undefined> {
  return run((backend) => backend.next_wake());
}

/** What the toolbar shows where no tab has anything to say. */
export function toolbar(): Promise<{ text: string; colour: string; title: string }> {
  return run((backend) => backend.toolbar() as { text: string; colour: string; title: string });
}

/** Does what has become due. */
export function wake(): Promise<Woken> {
  return run((backend) => backend.wake(Date.now()) as Woken);
}

/** Whether anybody is marked. */
export function anyMarks(): Promise<boolean> {
  return run((backend) => backend.any_marks());
}

/** Everything that is kept of the marks. */
export function marks(): Promise<unknown> {
  return run((backend) => backend.marks() as unknown);
}

/** How marks are stored. */
export function seal(): Promise<vault.Seal> {
  return run((backend) => backend.sealed() as vault.Seal);
}

export function reseal(seal: vault.Seal): Promise<void> {
  return run((backend) => backend.seal(seal));
}

/** Takes the marks that a passphrase gave back. */
export function unlocked(marks: unknown): Promise<void> {
  return run((backend) => backend.unlock(marks));
}

/** Stores what an outcome wants stored. */
export async function save(outcome: Pick<Outcome<unknown>, "save">): Promise<void> {
  if (!outcome.save) return;
  const { settings } = outcome.save;
  // What a private window learns goes with the window, and so do the keys that its marks and drafts depend on.
  const keep = !chrome.extension.inIncognitoContext ? outcome.save : settings === undefined ? {} : { settings };
  const { marks, ...rest } = keep as NonNullable<typeof outcome.save>;
  if (marks !== undefined) await vault.save(marks);
  if (Object.keys(rest).length > 0) await chrome.storage.local.set(rest);
}
