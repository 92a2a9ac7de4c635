// The popup is built and run by Rust (crates/extension/src/pages/popup.rs); this carries its messages.
import { load } from "../module";

async function open(): Promise<void> {
  const [rust, first, tab] = await Promise.all([load(), chrome.runtime.sendMessage("settings"), sentenceOfTab()]);
  const page = new rust.PopupPage(
    first.settings.settings,
    (message: unknown) => {
      chrome.runtime.sendMessage(message).then(
        (answer: unknown) => (answer ? page.answer(answer) : page.failed()),
        () => page.failed(),
      );
    },
    tab,
  );
  document.querySelector("[data-action=options]")?.addEventListener("click", () => {
    void chrome.runtime.openOptionsPage();
    window.close();
  });
}

/** What the worker last said about the tab on the toolbar: the browser keeps it even when the worker has been stopped. */
async function sentenceOfTab(): Promise<string | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return undefined;
  const [said, always] = await Promise.all([chrome.action.getTitle({ tabId: tab.id }), chrome.action.getTitle({})]);
  return said === always ? undefined : said;
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
