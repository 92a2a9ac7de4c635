// The popup is built and run by Rust (crates/extension/src/pages/popup.rs); this carries its messages.
import { load } from "../module";
import type { TabReport, ToTab } from "../protocol";

async function open(): Promise<void> {
  const [rust, first, held, tab] = await Promise.all([load(), chrome.runtime.sendMessage("settings"), chrome.runtime.sendMessage("holds"), currentTab()]);
  const page = new rust.PopupPage(
    first.settings.settings,
    (message: unknown) => {
      chrome.runtime.sendMessage(message).then(
        (answer: unknown) => (answer ? page.answer(answer) : page.failed()),
        () => page.failed(),
      );
    },
    tab.url,
    tab.said,
    held,
  );
  document.querySelector("[data-action=drafts]")?.addEventListener("click", () => {
    void chrome.tabs.create({ url: chrome.runtime.getURL("draft.html") });
    window.close();
  });
  document.querySelector("[data-action=options]")?.addEventListener("click", () => {
    void chrome.runtime.openOptionsPage();
    window.close();
  });
}

/** The tab's address, which the browser tells for our sites only, and how it is doing in its own words. */
async function currentTab(): Promise<{ url: string | undefined; said: TabReport | null }> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || !tab.url) return { url: undefined, said: null };
  const said = await chrome.tabs.sendMessage<ToTab, TabReport>(tab.id, { ask: "how" }, { frameId: 0 }).catch(() => null);
  return { url: tab.url, said };
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
