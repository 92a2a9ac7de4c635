// How marks are stored: as they are, or under a passphrase. Then what is stored is encrypted (AES-GCM) with a key that is itself
// stored wrapped (AES-KW) with one made from the passphrase (PBKDF2), so that nothing can be asked of a locked list. While unlocked,
// the key is in the browser's memory (`storage.session`, which no page can read): closing the browser locks.

export type Seal = "none" | "open" | "locked";

interface Sealed {
  salt: string;
  iterations: number;
  /** The wrapped key. */
  key: string;
  iv: string;
  data: string;
}

/** OWASP's Password Storage Cheat Sheet for PBKDF2 with HMAC-SHA-256. */
const ITERATIONS = 600_000;
const MARKS = "marks";
const SEALED = "marks-sealed";
const OPENED = "marks-key";

/** What the backend starts with. */
export async function load(): Promise<{ marks?: unknown; seal: Seal }> {
  const stored = await chrome.storage.local.get([MARKS, SEALED]);
  const sealed = stored[SEALED] as Sealed | undefined;
  if (!sealed) return { marks: stored[MARKS], seal: "none" };
  const opened = await openedKey();
  if (!opened) return { seal: "locked" };
  try {
    return { marks: await decrypt(sealed, opened), seal: "open" };
  } catch {
    return { seal: "locked" };
  }
}

/** Forgets everything, and the passphrase with it. */
export async function wipe(): Promise<void> {
  await chrome.storage.local.remove([MARKS, SEALED]);
  await lock();
}

/** Stores marks the way they are stored. */
export async function save(marks: unknown): Promise<void> {
  const { [SEALED]: sealed } = await chrome.storage.local.get(SEALED);
  if (!sealed) return chrome.storage.local.set({ [MARKS]: marks });
  const opened = await openedKey();
  if (opened) await chrome.storage.local.set({ [SEALED]: { ...(sealed as Sealed), ...(await encrypt(marks, opened)) } });
}

/** Puts marks under a passphrase. */
export async function seal(passphrase: string, marks: unknown): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const key = text(await crypto.subtle.wrapKey("raw", made, await wrapping(passphrase, salt, ITERATIONS), "AES-KW"));
  const sealed: Sealed = { salt: text(salt), iterations: ITERATIONS, key, ...(await encrypt(marks, made)) };
  await chrome.storage.local.set({ [SEALED]: sealed });
  await chrome.storage.local.remove(MARKS);
  await keepOpen(made);
}

/** The marks, when it is this passphrase; they stay unlocked until `lock` or until the browser closes. */
export async function unlock(passphrase: string): Promise<{ marks: unknown } | null> {
  const sealed = (await chrome.storage.local.get(SEALED))[SEALED] as Sealed | undefined;
  if (!sealed) return null;
  try {
    const wrapper = await wrapping(passphrase, bytes(sealed.salt), sealed.iterations);
    // Unwrapping checks itself: another passphrase gives an error, never another key.
    const key = await crypto.subtle.unwrapKey("raw", bytes(sealed.key), wrapper, "AES-KW", "AES-GCM", true, ["encrypt", "decrypt"]);
    const marks = await decrypt(sealed, key);
    await keepOpen(key);
    return { marks };
  } catch {
    return null;
  }
}

export async function lock(): Promise<void> {
  await chrome.storage.session.remove(OPENED);
}

/** Stores marks without a passphrase. */
export async function unseal(marks: unknown): Promise<void> {
  await chrome.storage.local.set({ [MARKS]: marks });
  await chrome.storage.local.remove(SEALED);
  await lock();
}

async function wrapping(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, secret, { name: "AES-KW", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

async function encrypt(marks: unknown, key: CryptoKey): Promise<Pick<Sealed, "iv" | "data">> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(marks)));
  return { iv: text(iv), data: text(data) };
}

async function decrypt(sealed: Sealed, key: CryptoKey): Promise<unknown> {
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(sealed.iv) }, key, bytes(sealed.data));
  return JSON.parse(new TextDecoder().decode(data));
}

async function openedKey(): Promise<CryptoKey | null> {
  const opened: unknown = (await chrome.storage.session.get(OPENED))[OPENED];
  return typeof opened === "string" ? crypto.subtle.importKey("raw", bytes(opened), "AES-GCM", true, ["encrypt", "decrypt"]) : null;
}

async function keepOpen(key: CryptoKey): Promise<void> {
  await chrome.storage.session.set({ [OPENED]: text(await crypto.subtle.exportKey("raw", key)) });
}

function text(data: ArrayBuffer | Uint8Array): string {
  return Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
