// The welcome page is built and run by Rust (crates/extension/src/pages/welcome.rs); this carries its messages.
import { load } from "../module";
import { visibleProfile } from "./visible";

async function open(): Promise<void> {
  const [rust, first] = await Promise.all([load(), chrome.runtime.sendMessage("settings")]);
  const page = new rust.WelcomePage(first.settings.settings, (message: unknown) => {
    chrome.runtime.sendMessage(message).then(
      (answer: unknown) => (answer ? page.answer(answer) : page.failed()),
      () => page.failed(),
    );
  });
  document.querySelector("[data-action=profile-read]")?.addEventListener("click", () => void visibleProfile().then((visible) => page.visible(visible)));
  document.querySelector("[data-action=options]")?.addEventListener("click", () => void chrome.runtime.openOptionsPage());
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
