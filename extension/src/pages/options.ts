// The options page is built and run by Rust (crates/extension/src/pages/options.rs); this carries its messages.
import { load } from "../module";
import * as access from "./access";
import { listOf, withHashes } from "./people";
import { visibleProfile } from "./visible";

async function open(): Promise<void> {
  const [rust, first] = await Promise.all([load(), chrome.runtime.sendMessage("settings")]);
  const page = new rust.OptionsPage(first.settings.settings, (message: unknown) => {
    const asked = access.accessIn(message);
    if (asked) {
      void access.change(asked).then(async (done) => {
        page.granted(await access.granted());
        page.access(done, asked.on);
      });
      return;
    }
    withHashes(message)
      .then((hashed) => chrome.runtime.sendMessage(hashed))
      .then(
        (answer: unknown) => (answer ? page.answer(answer) : page.failed()),
        () => page.failed(),
      );
  });
  page.granted(await access.granted());
  access.watch((origins) => page.granted(origins));
  page.answer(await chrome.runtime.sendMessage("tallies"));
  page.answer(await chrome.runtime.sendMessage("health"));
  page.answer(await chrome.runtime.sendMessage({ people: "show" }));
  document.querySelector<HTMLInputElement>("#people-import")?.addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    // So that choosing the same file again, corrected, is a change again.
    if (file) void listOf(file).then((list) => page.import_people(list), () => page.failed()).finally(() => (input.value = ""));
  });
  document.querySelector("[data-action=profile-read]")?.addEventListener("click", () => void visibleProfile().then((visible) => page.visible(visible)));
  chrome.storage.local.onChanged.addListener((changes) => {
    const settings = changes["settings"]?.newValue;
    if (settings !== undefined) page.stored(settings);
  });
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
