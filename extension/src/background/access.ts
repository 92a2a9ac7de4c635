// Sites that the user turned on. The browser's permissions say which; this keeps the page side running there and nowhere else.
import { load } from "../module";

interface Scripts {
  top: string[];
  frames: string[];
}

const GROUPS = [
  ["top", false],
  ["frames", true],
] as const;
const FILES = { js: ["content.js"], css: ["content.css"] };

/** What the browser grants of hosts, required and optional. */
async function granted(): Promise<string[]> {
  return (await chrome.permissions.getAll()).origins ?? [];
}

/** Whether the page side may still work in a page: once it runs, no browser takes it out again. */
export async function permits(sender: chrome.runtime.MessageSender | undefined): Promise<boolean> {
  const { origin, protocol } = new URL(sender?.url ?? "about:blank");
  return protocol === "https:" ? chrome.permissions.contains({ origins: [`${origin}/*`] }) : sender?.id === chrome.runtime.id;
}

let before: Promise<unknown> = Promise.resolve();

/** Brings what is registered in step with what is granted. */
async function register(): Promise<void> {
  const [{ Backend }, origins, registered] = await Promise.all([load(), granted(), chrome.scripting.getRegisteredContentScripts()]);
  const wanted = Backend.scripts(origins) as Scripts;
  for (const [id, allFrames] of GROUPS) {
    const matches = wanted[id];
    const known = registered.some((script) => script.id === id);
    const script = { id, matches, allFrames, ...FILES, runAt: "document_start" as const, persistAcrossSessions: true };
    if (matches.length === 0) {
      if (known) await chrome.scripting.unregisterContentScripts({ ids: [id] });
    } else if (known) await chrome.scripting.updateContentScripts([script]);
    else await chrome.scripting.registerContentScripts([script]);
  }
}

/** Also in the pages that are open already. */
async function inject(origins: string[]): Promise<void> {
  const { Backend } = await load();
  const wanted = Backend.scripts(origins) as Scripts;
  for (const [id, allFrames] of GROUPS) {
    if (wanted[id].length === 0) continue;
    for (const { id: tabId } of await chrome.tabs.query({ url: wanted[id] })) {
      if (tabId === undefined) continue;
      // A page that does not let itself be scripted, such as one that shows an error, has nothing to check.
      await Promise.all([
        chrome.scripting.insertCSS({ target: { tabId, allFrames }, files: FILES.css }),
        chrome.scripting.executeScript({ target: { tabId, allFrames }, files: FILES.js, injectImmediately: true }),
      ]).catch(() => undefined);
    }
  }
}

/** `changed` tells the open pages; they ask `permits` again. */
export function install(changed: () => Promise<void>): void {
  const follow = (added: string[]): void => {
    // One after the other: each step asks before it changes.
    before = before.then(() => Promise.all([register().then(() => inject(added)), changed()])).catch(() => undefined);
  };
  // What was registered does not outlive an update.
  chrome.runtime.onInstalled.addListener(() => follow([]));
  chrome.runtime.onStartup.addListener(() => follow([]));
  chrome.permissions.onAdded.addListener(({ origins = [] }) => follow(origins));
  chrome.permissions.onRemoved.addListener(() => follow([]));
}

/** When everything that was granted or taken so far has been followed. */
export async function settled(): Promise<void> {
  await before;
}
