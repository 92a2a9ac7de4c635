// A person's name or profile becomes a keyed hash here, and only the hash goes on. The key never leaves the browser's key store:
// not even this script can read it, so stored hashes cannot be tried out against a list of names anywhere else.
import * as store from "./store";

let key: Promise<CryptoKey> | null = null;

/** HMAC-SHA-256 of the text, as 64 hexadecimal digits. */
export async function hashed(text: string): Promise<string> {
  key ??= store.key("subject", () => crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"])).catch((error: unknown) => {
    key = null;
    throw error;
  });
  const mac = await crypto.subtle.sign("HMAC", await key, new TextEncoder().encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
