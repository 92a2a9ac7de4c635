// The browser's database: keys that cannot be read out of it, and what is encrypted with them.

const DATABASE = "bedrail";
/** Stores by the version of the database that brought them. */
const STORES = ["keys", "drafts"] as const;
export type Store = (typeof STORES)[number];

/** Does one thing in a store. */
export async function within<T>(store: Store, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await done(ask(database.transaction(store, mode).objectStore(store)));
  } finally {
    database.close();
  }
}

/** The key of this name, made when there is none: it can be used by this extension in this browser, and read by nobody. */
export async function key(name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const stored = async (): Promise<unknown> => within("keys", "readonly", (keys) => keys.get(name));
  const found = await stored();
  if (found instanceof CryptoKey) return found;
  const made = await make();
  // `add` refuses to replace a key that was stored meanwhile; then that one counts.
  try {
    await within("keys", "readwrite", (keys) => keys.add(made, name));
    return made;
  } catch (error) {
    const other = await stored();
    if (other instanceof CryptoKey) return other;
    throw error;
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, STORES.length);
  request.onupgradeneeded = () => {
    for (const store of STORES) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
  };
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database refused"));
  });
}
