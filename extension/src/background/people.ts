// Who is marked: names and profiles are hashed before Rust sees the message, and the list is locked and unlocked.
import type { Hasher, Key, Spelling } from "../keys";
import * as keys from "../keys";
import { load } from "../module";
import type { Site, ToWorker } from "../protocol";
import * as backend from "./backend";
import * as vault from "./vault";

/** From the options page (crates/extension/src/pages/people.rs): what Rust must not see, because it is about passphrases. */
interface LockMessage {
  lock: { ask: "seal" | "unlock" | "lock" | "unseal"; passphrase: string };
}

/** The message as Rust takes it: keys in place of the person. */
export async function withKeys(site: Site | null, message: ToWorker): Promise<unknown> {
  switch (message?.kind) {
    case "mark":
    case "marked": {
      const { person, ...rest } = message;
      // What makes Bedrail quieter must not reach a namesake.
      const exact = message.kind === "mark" && (message.mark === "not-a-patient" || message.mark === "known-before");
      return { ...rest, keys: await keysOf(site, person, exact) };
    }
    case "check":
    case "wording": {
      // Rust says what is wrong with a message without a text.
      if (typeof message.input !== "object" || message.input === null) return message;
      const { person, ...input } = message.input;
      const who = person ?? (input.parent?.author ? [input.parent.author] : []);
      return { ...message, input, keys: who.length > 0 && (await backend.anyMarks()) ? await keysOf(site, who, false) : [] };
    }
    default:
      return message;
  }
}

async function keysOf(site: Site | null, person: string[], exact: boolean): Promise<Key[]> {
  if (!site || !Array.isArray(person) || !person.every((text) => typeof text === "string")) throw new Error("a person needs a site and a name or a profile");
  const { Backend } = await load();
  const hashed = await hasher();
  return hashed(Backend.spellings(site, person.map((text) => text.normalize("NFKD")), exact) as Spelling[]);
}

/** Kept from check to check, until the key is thrown away. */
let kept: Promise<Hasher> | null = null;

function hasher(): Promise<Hasher> {
  kept ??= keys.hasher().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

/** To be done before Rust answers: what a lost passphrase keeps locked can only be thrown away, and the key goes with the marks. */
export async function beforeAnswer(message: unknown): Promise<void> {
  if ((message as { people?: unknown } | null)?.people !== "wipe") return;
  await vault.wipe();
  await keys.forget();
  kept = null;
}

/** Answers a message about the lock; null when it is about something else. */
export async function answerLock(message: unknown): Promise<unknown> {
  const { ask, passphrase } = (message as LockMessage | null)?.lock ?? {};
  if (ask === undefined || typeof passphrase !== "string") return null;
  const told = await run(ask, passphrase);
  const { reply } = await backend.answerPage({ people: "show" });
  return { people: { ...(reply as { people: object }).people, told } };
}

async function run(ask: LockMessage["lock"]["ask"], passphrase: string): Promise<string | null> {
  switch (ask) {
    case "seal":
      if (passphrase === "" || (await backend.seal()) !== "none") return null;
      await vault.seal(passphrase, await backend.marks());
      await backend.reseal("open");
      return "sealed";
    case "unlock": {
      const opened = await vault.unlock(passphrase);
      if (!opened) return "wrong";
      await backend.unlocked(opened.marks);
      return "unlocked";
    }
    case "lock":
      if ((await backend.seal()) !== "open") return null;
      await vault.lock();
      await backend.reseal("locked");
      return "locked";
    case "unseal": {
      // Asked for again: otherwise whoever finds the browser unlocked could take the lock away.
      const opened = await vault.unlock(passphrase);
      if (!opened) return "wrong";
      await vault.unseal(opened.marks);
      await backend.unlocked(opened.marks);
      await backend.reseal("none");
      return "unsealed";
    }
  }
}
