// "Read from my profile page": asks the open tabs of our sites whether one shows the user's own profile.
import type { ToTab, VisibleProfile } from "../protocol";

export async function visibleProfile(): Promise<VisibleProfile | null> {
  const tabs = await chrome.tabs.query({ url: chrome.runtime.getManifest().host_permissions ?? [] });
  const answers = await Promise.all(tabs.map(({ id }) => (id === undefined ? null : chrome.tabs.sendMessage<ToTab, VisibleProfile | null>(id, { ask: "profile" }, { frameId: 0 }).catch(() => null))));
  return answers.find((answer) => answer !== null) ?? null;
}
