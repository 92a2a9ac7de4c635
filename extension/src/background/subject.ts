// A person's name or profile becomes a keyed hash here, and only the hash goes on. The key never leaves the browser's key store:
// not even this script can read it, so stored hashes cannot be tried out against a list of names anywhere else.

const DATABASE = "bedrail";
const STORE = "keys";
const NAME = "subject";

let key: Promise<CryptoKey> | null = null;

/** HMAC-SHA-256 of the text, as 64 hexadecimal digits. */
export async function hashed(text: string): Promise<string> {
  key ??= storedKey().catch((error: unknown) => {
    key = null;
    throw error;
  });
  const mac = await crypto.subtle.sign("HMAC", await key, new TextEncoder().encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function storedKey(): Promise<CryptoKey> {
  const database = await open();
  try {
    const found = await done(database.transaction(STORE).objectStore(STORE).get(NAME));
    if (found instanceof CryptoKey) return found;
    const made = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    // `add` refuses to replace a key that was stored meanwhile; then that one counts.
    const store = database.transaction(STORE, "readwrite").objectStore(STORE);
    await done(store.add(made, NAME));
    return made;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database refused"));
  });
}
