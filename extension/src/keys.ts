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

let kept: Promise<CryptoKey> | null = null;

function key(): Promise<CryptoKey> {
  kept ??= store
    .key(NAME, () => crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]))
    .catch((error: unknown) => {
      kept = null;
      throw error;
    });
  return kept;
}

export async function hashed(spellings: Spelling[]): Promise<Key[]> {
  const secret = await key();
  return Promise.all(
    spellings.map(async ({ text, sure }) => {
      const mac = new Uint8Array(await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(text)), 0, BYTES);
      return { hash: Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join(""), sure };
    }),
  );
}
