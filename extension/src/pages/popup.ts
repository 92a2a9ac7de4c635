// The popup is built and run by Rust (crates/extension/src/pages/popup.rs); this carries its messages.
import { load } from "../module";
import type { TabReport, ToTab } from "../protocol";
import * as access from "./access";

async function open(): Promise<void> {
  const [rust, first, held, tab, granted] = await Promise.all([load(), chrome.runtime.sendMessage("settings"), chrome.runtime.sendMessage("holds"), currentTab(), access.granted()]);
  const page = new rust.PopupPage(
    first.settings.settings,
    (message: unknown) => {
      const asked = access.accessIn(message);
      if (asked) {
        // Some browsers close the popup over their question: the rest is the worker's in any case.
        void access.change(asked).then(async (done) => page.access(done, asked.on, await access.granted(), (await currentTab()).said));
        return;
      }
      chrome.runtime.sendMessage(message).then(
        (answer: unknown) => (answer ? page.answer(answer) : page.failed()),
        () => page.failed(),
      );
    },
    tab.url,
    tab.said,
    held,
    granted,
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

/** The tab's address, which the browser tells while the popup is open, and how it is doing in its own words. */
async function currentTab(): Promise<{ url: string | undefined; said: TabReport | null }> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || !tab.url) return { url: undefined, said: null };
  const said = await chrome.tabs.sendMessage<ToTab, TabReport>(tab.id, { ask: "how" }).catch(() => null);
  return { url: tab.url, said };
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
