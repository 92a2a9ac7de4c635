// The page that checks a text is built and run by Rust (crates/extension/src/pages/check.rs).
import { load } from "../module";

async function open(): Promise<void> {
  const [rust, first, text] = await Promise.all([load(), chrome.runtime.sendMessage("settings"), chrome.runtime.sendMessage({ take: "check" })]);
  new rust.CheckPage(first.settings.settings, text);
  document.querySelector("textarea")?.focus();
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
