// The spellings of a person become keyed hashes here, and only the hashes go on. The key cannot be read out by a script, not even by
// this one: whoever got hold of the stored hashes alone could not try them out against a list of names.
import * as store from "./background/store";

/** Mirrors `names::Spelling` of crates/extension. */
export interface Spelling {
  text: string;
  sure: boolean;
}
/** Mirrors `marks::Key`. */
export interface Key {
  hash: string;
  sure: boolean;
}

const NAME = "subject";
/** 128 bits: no two people of any list will share them by accident. */
const BYTES = 16;

export type Hasher = (spellings: Spelling[]) => Promise<Key[]>;

/** Hashes with the key as it is now; `forget` may make that a former one. */
export async function hasher(): Promise<Hasher> {
  const secret = await store.key(NAME, () => crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  return (spellings) =>
    Promise.all(
      spellings.map(async ({ text, sure }) => {
        const mac = new Uint8Array(await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(text)), 0, BYTES);
        return { hash: Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join(""), sure };
      }),
    );
}

/** Throws the key away, and the next hash makes another: no hash from before, wherever a copy of it may be, is ever met again. */
export async function forget(): Promise<void> {
  await store.within("keys", "readwrite", (keys) => keys.delete(NAME));
}
