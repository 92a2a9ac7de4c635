// Small windows of ours for what has no place in the page: a text on its way into one is held in memory until the window asks for it,
// once, and is never written down.

type Name = "check" | "draft";

const waiting = new Map<Name, string>();

export async function open(name: Name, text: string): Promise<void> {
  waiting.set(name, text);
  const url = chrome.runtime.getURL(`${name}.html`);
  // Firefox for Android has tabs only.
  await (chrome.windows ? chrome.windows.create({ url, type: "popup", width: 480, height: 640 }) : chrome.tabs.create({ url }));
}

/** Hands the text over, and forgets it. */
export function take(name: string): string {
  const text = waiting.get(name as Name) ?? "";
  waiting.delete(name as Name);
  return text;
}
