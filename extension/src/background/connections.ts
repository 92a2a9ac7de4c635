// The open tabs: one port each, with the site it named.
import type { FromWorker, PageSettings, Site } from "../protocol";
import { permits } from "./access";
import { pageSettings } from "./backend";

const sites = new Map<chrome.runtime.Port, Site | null>();

export function opened(port: chrome.runtime.Port): void {
  sites.set(port, null);
  port.onDisconnect.addListener(() => {
    // Reading it keeps the browser from logging "unchecked" when a page went into the back/forward cache.
    void chrome.runtime.lastError;
    sites.delete(port);
  });
}

export function named(port: chrome.runtime.Port, site: Site): void {
  if (sites.has(port)) sites.set(port, site);
}

export function siteOf(port: chrome.runtime.Port): Site | null {
  return sites.get(port) ?? null;
}

/** A port whose page has gone throws; there is nobody left to tell. */
export function tell(port: chrome.runtime.Port, message: FromWorker): void {
  try {
    port.postMessage(message);
  } catch {
    sites.delete(port);
  }
}

/** The settings as they hold for this tab: off where the browser no longer lets us look. */
export async function settingsOf(port: chrome.runtime.Port, settings: PageSettings): Promise<PageSettings> {
  return { ...settings, enabled: settings.enabled && (await permits(port.sender)) };
}

/** Tells every open tab the settings of its site. */
export async function broadcast(): Promise<void> {
  for (const [port, site] of [...sites]) {
    if (site) tell(port, { kind: "settings", settings: await settingsOf(port, await pageSettings(site)) });
  }
}
