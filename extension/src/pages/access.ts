// The browser's permissions for sites, asked for and given back from our own pages.

/** From crates/extension/src/pages/sites.rs. */
interface Access {
  origins: string[];
  on: boolean;
}

/** The access that a message of a page is about, if it is about any. */
export function accessIn(message: unknown): Access | null {
  return (message as { access?: Access } | null)?.access ?? null;
}

export async function granted(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? [];
}

/** To be called while the user's click is being heard: a browser asks its question then only. Answers whether the user agreed. */
export async function change({ origins, on }: Access): Promise<boolean> {
  const done = on ? chrome.permissions.request({ origins }) : chrome.permissions.remove({ origins });
  const agreed = await done.catch(() => false);
  // Until the open pages have been told.
  await chrome.runtime.sendMessage({ access: "settled" });
  return agreed;
}

/** Calls `changed` whenever a site was allowed or no longer is, here or in the browser's own settings. */
export function watch(changed: (origins: string[]) => void): void {
  const tell = (): void => void granted().then(changed);
  chrome.permissions.onAdded.addListener(tell);
  chrome.permissions.onRemoved.addListener(tell);
}
