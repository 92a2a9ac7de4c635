// The popup is built and run by Rust (crates/extension/src/pages/popup.rs); this carries its messages.
import { load } from "../module";

async function open(): Promise<void> {
  const [rust, first, tab] = await Promise.all([load(), chrome.runtime.sendMessage("settings"), currentTab()]);
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
  );
  document.querySelector("[data-action=options]")?.addEventListener("click", () => {
    void chrome.runtime.openOptionsPage();
    window.close();
  });
}

/**
 * The address (which the browser tells for our sites only) and what the worker last said about the tab on the toolbar, which the
 * browser keeps even when the worker has been stopped.
 */
async function currentTab(): Promise<{ url: string | undefined; said: string | undefined }> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return { url: undefined, said: undefined };
  const [said, always] = await Promise.all([chrome.action.getTitle({ tabId: tab.id }), chrome.action.getTitle({})]);
  return { url: tab.url, said: said === always ? undefined : said };
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
