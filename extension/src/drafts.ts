// The kept texts of held drafts: AES-GCM with a key that cannot be read out of this browser. Used by the worker, which deletes them,
// and by the page that shows them.
import * as store from "./background/store";

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  text: ArrayBuffer;
}

const ALGORITHM = "AES-GCM";
/** As NIST SP 800-38D recommends for this mode: 96 bits, never used twice with a key. */
const IV_BYTES = 12;

const key = (): Promise<CryptoKey> => store.key("drafts", () => crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ["encrypt", "decrypt"]));

export async function keep(id: string, text: string): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed: Sealed = { iv, text: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await key(), new TextEncoder().encode(text)) };
  await store.within("drafts", "readwrite", (drafts) => drafts.put(sealed, id));
}

/** The text, or null when it is not there or can no longer be read. */
export async function read(id: string): Promise<string | null> {
  const sealed = (await store.within<unknown>("drafts", "readonly", (drafts) => drafts.get(id))) as Sealed | undefined;
  if (!sealed) return null;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: ALGORITHM, iv: sealed.iv }, await key(), sealed.text));
  } catch {
    return null;
  }
}

export async function forget(ids: string[]): Promise<void> {
  for (const id of ids) await store.within("drafts", "readwrite", (drafts) => drafts.delete(id));
}
