// What the user asks for outside of our pages: the context menu and the keyboard shortcuts.
import type { Command } from "../protocol";
import * as windows from "./windows";

const MENU = "check-selection";

/** Firefox for Android has neither menus nor shortcuts; there everything else has to go on without. */
export function install(): void {
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
    // Nothing to do about a failure: the item is there from before.
    chrome.contextMenus?.create({ id: MENU, title: chrome.i18n.getMessage("check_menu"), contexts: ["selection"] }, () => void chrome.runtime.lastError);
  });
  chrome.contextMenus?.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === MENU) void windows.open("check", selectionText ?? "").catch(() => undefined);
  });
  chrome.commands?.onCommand.addListener((command, tab) => void run(command as Command, tab?.id).catch(() => undefined));
}

async function run(command: Command, tabId: number | undefined): Promise<void> {
  // Only a page that we look at answers.
  const done: unknown = tabId === undefined ? false : await chrome.tabs.sendMessage(tabId, { ask: "command", command }, { frameId: 0 }).catch(() => false);
  if (done !== true && command === "check-now") await windows.open("check", "");
}
