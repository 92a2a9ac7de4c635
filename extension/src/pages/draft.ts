// The page of held drafts is built and run by Rust (crates/extension/src/pages/draft.rs); this carries its messages and the texts,
// which Rust hands over to be kept and which are shown to nobody else.
import * as drafts from "../drafts";
import { load } from "../module";

interface Hold {
  id: string;
  kept: boolean;
}
interface Answer {
  holds?: { holds: Hold[] };
}

async function texts(answer: Answer): Promise<Record<string, string | null>> {
  const kept = (answer.holds?.holds ?? []).filter((hold) => hold.kept);
  return Object.fromEntries(await Promise.all(kept.map(async ({ id }) => [id, await drafts.read(id)] as const)));
}

/** Keeps the text before its hold is stored: a hold without its text would be a broken promise, a text without a hold is deleted. */
async function send(message: unknown, text: string): Promise<Answer | null> {
  const { hold } = message as { hold?: Hold };
  if (!hold) return chrome.runtime.sendMessage(message);
  const id = crypto.randomUUID();
  if (hold.kept) await drafts.keep(id, text);
  const answer = await chrome.runtime.sendMessage<unknown, Answer | null>({ hold: { ...hold, id } });
  if (!answer?.holds) await drafts.forget([id]);
  return answer;
}

async function open(): Promise<void> {
  const [rust, held, text, notify] = await Promise.all([
    load(),
    chrome.runtime.sendMessage<unknown, Answer>("holds"),
    chrome.runtime.sendMessage<unknown, string>({ take: "draft" }),
    chrome.permissions.contains({ permissions: ["notifications"] }),
  ]);
  if (chrome.extension.inIncognitoContext) return rust.DraftPage.nothing_kept(text);
  const page = new rust.DraftPage(text, notify, (message: unknown) => {
    send(message, text).then(
      async (answer) => (answer ? page.answer(answer, await texts(answer)) : page.failed()),
      () => page.failed(),
    );
  });
  page.answer(held, await texts(held));
  // The browser asks only in answer to a click, so it is asked from here.
  document.querySelector<HTMLInputElement>("[data-action=notify]")?.addEventListener("change", ({ target }) => {
    const box = target as HTMLInputElement;
    const permission: chrome.permissions.Permissions = { permissions: ["notifications"] };
    void (box.checked ? chrome.permissions.request(permission) : chrome.permissions.remove(permission).then(() => false)).then((granted) => {
      box.checked = granted;
    });
  });
}

open().catch((error: unknown) => {
  document.querySelector("main")?.append(chrome.i18n.getMessage("save_failed"));
  throw error;
});
