// Waking up when something becomes due (the end of a pause, a reminder): one alarm, set to what Rust says. Between alarms nothing runs.
import * as drafts from "../drafts";
import * as backend from "./backend";
import { broadcast } from "./connections";
import * as windows from "./windows";

const NAME = "due";

/** Sets the alarm and the toolbar anew; to be called whenever something was stored. */
export async function schedule(): Promise<void> {
  const [due, toolbar] = await Promise.all([backend.nextWake(), backend.toolbar()]);
  await Promise.all([
    due === undefined ? chrome.alarms.clear(NAME) : chrome.alarms.create(NAME, { when: due }),
    chrome.action.setBadgeText({ text: toolbar.text }),
    chrome.action.setBadgeBackgroundColor({ color: toolbar.colour }),
    chrome.action.setBadgeTextColor({ color: "#ffffff" }),
    chrome.action.setTitle({ title: toolbar.title }),
  ]);
}

async function wake(): Promise<void> {
  const woken = await backend.wake();
  await backend.save(woken);
  await drafts.forget(woken.forget);
  if (woken.notice !== null) await notify(woken.notice);
  if (woken.broadcast) await broadcast();
  await schedule();
}

/** Only where the user allowed notifications; the toolbar says it in any case. */
async function notify(title: string): Promise<void> {
  if (!(await chrome.permissions.contains({ permissions: ["notifications"] }))) return;
  if (!chrome.notifications.onClicked.hasListener(clicked)) chrome.notifications.onClicked.addListener(clicked);
  await chrome.notifications.create(NAME, { type: "basic", iconUrl: chrome.runtime.getURL("icons/128.png"), title, message: chrome.i18n.getMessage("hold_open") });
}

function clicked(): void {
  void windows.open("draft", "").catch(() => undefined);
}

export function install(): void {
  const quietly = (): void => void wake().catch(() => undefined);
  chrome.alarms.onAlarm.addListener(({ name }) => name === NAME && quietly());
  // A browser that was closed meanwhile, or another version of this extension, may have lost the alarm, and what was due is overdue.
  chrome.runtime.onStartup.addListener(quietly);
  chrome.runtime.onInstalled.addListener(quietly);
  // There only once the user allowed it; a worker started by a click on a notification has to hear of it in its first turn.
  chrome.notifications?.onClicked.addListener(clicked);
}
