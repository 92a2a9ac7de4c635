// The background worker: carries messages between tabs, our own pages, the Rust backend, storage and the toolbar.
import * as drafts from "../drafts";
import type { ToWorker } from "../protocol";
import * as access from "./access";
import * as asked from "./asked";
import * as backend from "./backend";
import * as connections from "./connections";
import * as people from "./people";
import * as picture from "./picture";
import * as wake from "./wake";
import * as windows from "./windows";

// Not awaited: listeners have to be in place before the worker's first turn ends. A failure here is met again, and answered, by
// the first message.
backend.warmUp().catch(() => undefined);

asked.install();
access.install(connections.broadcast);
wake.install();

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== "bedrail" || port.sender?.id !== chrome.runtime.id) return;
  connections.opened(port);
  // One after the other, so that a mark is kept before the next question about it is answered.
  let before = Promise.resolve();
  port.onMessage.addListener((message: unknown) => {
    before = before.then(() =>
      answerTab(port, message).catch((error: unknown) => {
        connections.tell(port, { kind: "error", seq: seqOf(message), message: sentence(error) });
      }),
    );
  });
});

chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  // Settings are changed by our own pages only. A content script lives in a hostile page and has its port.
  if (sender.id !== chrome.runtime.id || !sender.url?.startsWith(chrome.runtime.getURL(""))) return false;
  const wanted = (message as { take?: unknown } | null)?.take;
  if (typeof wanted === "string") {
    respond(windows.take(wanted));
    return false;
  }
  if ((message as { access?: unknown } | null)?.access === "settled") {
    void access.settled().then(() => respond(true));
    return true;
  }
  answerPage(message).then(respond, () => respond(null));
  return true;
});

chrome.storage.local.onChanged.addListener((changes) => {
  const settings = changes["settings"]?.newValue;
  if (settings === undefined) return;
  backend
    .storedElsewhere(settings)
    .then((news) => (news ? connections.broadcast() : undefined))
    .catch(() => undefined);
});

async function answerTab(port: chrome.runtime.Port, raw: unknown): Promise<void> {
  // Straight into a window of ours: a draft that is to be held is asked about there.
  if ((raw as ToWorker | null)?.kind === "hold") return windows.open("draft", String((raw as { text?: unknown }).text ?? ""));
  const message = raw as ToWorker;
  if (message?.kind === "picture") return connections.tell(port, await picture.answer(message));
  // Kept until this worker sleeps, and said to be kept for months: in a private window nobody is marked at all.
  if (message?.kind === "mark" && chrome.extension.inIncognitoContext) return;
  const outcome = await backend.answerTab(await people.withKeys(connections.siteOf(port), message));
  if (message.kind === "hello") connections.named(port, message.site);
  if (outcome.reply?.kind === "marked") outcome.reply.private = chrome.extension.inIncognitoContext;
  if (outcome.reply?.kind === "settings") outcome.reply.settings = await connections.settingsOf(port, outcome.reply.settings);
  if (outcome.reply) connections.tell(port, outcome.reply);
  if (outcome.badge) await showBadge(port.sender?.tab?.id, outcome.badge);
  await backend.save(outcome);
  if (outcome.broadcast) await connections.broadcast();
}

async function answerPage(message: unknown): Promise<unknown> {
  const lock = await people.answerLock(message);
  if (lock) {
    await wake.schedule();
    await connections.broadcast();
    return lock;
  }
  await people.beforeAnswer(message);
  const outcome = await backend.answerPage(message);
  await backend.save(outcome);
  await drafts.forget(outcome.forget);
  if (outcome.save) await wake.schedule();
  if (outcome.broadcast) await connections.broadcast();
  return outcome.reply;
}

async function showBadge(tabId: number | undefined, badge: { text: string; colour: string; title: string }): Promise<void> {
  if (tabId === undefined) return;
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: badge.text }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: badge.colour }),
      chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
      chrome.action.setTitle({ tabId, title: badge.title }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}

function seqOf(message: unknown): number | null {
  const seq = (message as { seq?: unknown } | null | undefined)?.seq;
  return typeof seq === "number" ? seq : null;
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

