// What a person does at a composer, and what must then be so: steps of the one contract.
import assert from "node:assert/strict";
import { RISKY } from "../texts";
import { until } from "./browser";
import type { Page, Seen } from "./browser";
import { marked } from "./places";
import type { Place } from "./places";

export const GATE = /^Before this goes out/;
export const sent = (page: Page) => page.evaluate(() => window.sent);
/** What the editor's own model holds. */
export const draft = (page: Page): Promise<string> => page.evaluate(() => window.draft?.() ?? "");

export async function underlined(page: Page, seen: Seen, where: Place): Promise<void> {
  await until(`underlines on ${RISKY.words.join(", ")}`, async () => JSON.stringify(await marked(page, seen, where)) === JSON.stringify([...RISKY.words].sort()));
}

export async function reads(page: Page, text: string): Promise<void> {
  let read = "";
  try {
    await until(`the draft`, async () => (read = await draft(page)) === text);
  } catch {
    assert.equal(read, text);
  }
}

/** Presses Tab until the focus is there. */
async function tabTo(seen: Seen, name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) if ((await seen.tab()) === `button ${name}`) return;
  assert.fail(`the keyboard never reaches ${name}`);
}

export async function pressUse(page: Page, seen: Seen): Promise<void> {
  await seen.sign(/to look at$/);
  await page.keyboard.press("Alt+Shift+B");
  await seen.wait("button", "Use this wording");
  await tabTo(seen, "Use this wording");
  await page.keyboard.press("Enter");
}

/** Until it is said to be done. Asked from before the key on: something else is said some seconds later. */
export async function useFromCard(page: Page, seen: Seen): Promise<void> {
  let own = "";
  const said = until("the new wording is announced", async () => (own = (await seen.own()).html).includes("Control Z brings yours back"), 16_000);
  try {
    await Promise.all([said, pressUse(page, seen)]);
  } catch (error) {
    throw new Error(`instead of the new wording: ${own}`, { cause: error });
  }
}
