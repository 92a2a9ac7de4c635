// Waking up when something becomes due (the end of a pause): one alarm, set to what Rust says. Between alarms nothing runs.
import * as backend from "./backend";
import { broadcast } from "./connections";

const NAME = "due";

/** Sets the alarm anew; to be called whenever something was stored. */
export async function schedule(): Promise<void> {
  const due = await backend.nextWake();
  if (due === undefined) await chrome.alarms.clear(NAME);
  else await chrome.alarms.create(NAME, { when: due });
}

async function wake(): Promise<void> {
  const woken = await backend.wake();
  await backend.save(woken);
  if (woken.broadcast) await broadcast();
  await schedule();
}

export function install(): void {
  const quietly = (): void => void wake().catch(() => undefined);
  chrome.alarms.onAlarm.addListener(({ name }) => name === NAME && quietly());
  // A browser that was closed meanwhile may have lost the alarm, and what was due is overdue.
  chrome.runtime.onStartup.addListener(quietly);
}
