// Few warnings, and a way out of each: rules that are mostly wrong offer to be silent, quiet hints stand back, drafts can wait.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page, Worker } from "./harness/browser";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import type { Place } from "./harness/places";
import { session } from "./harness/session";
import { HINT, RISKY } from "./texts";

const browser = session({ reducedMotion: "reduce" });
type Test = { after(done: () => Promise<void>): void };

async function options(t: Test): Promise<Page> {
  const { page } = await browser.tab(t);
  await page.goto(`${browser.launched.origin}/options.html`);
  await page.getByRole("slider").waitFor();
  return page;
}

async function worker(): Promise<Worker> {
  const { context, origin } = browser.launched;
  return until("the worker", () => context.serviceWorkers().find((worker) => worker.url().startsWith(origin)));
}

/** A risky text in the question before sending, put aside there: the page it was written in, and the one that keeps it. */
async function keepForLater(t: Test, where: Place): Promise<{ page: Page; draft: Page }> {
  const { page, seen } = await browser.tab(t);
  await enter(page, where);
  await page.keyboard.type(RISKY.text);
  await seen.sign(/to look at$/);
  await where.ways[0]?.send(page);
  const opened = browser.launched.context.waitForEvent("page");
  await seen.click("button", "Keep for later");
  const draft = await opened;
  t.after(() => draft.close());
  return { page, draft };
}

describe("a rule that is mostly wrong for this user", () => {
  test("offers to be silent, is shown with its counts, and the counts can be set to zero", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    const names = ["Mrs. Hendricks", "Mr. Bell", "Mrs. Alder", "Mr. Quince"];
    for (const [i, name] of names.entries()) {
      await page.keyboard.type(`${name} in bed 4 had her hip replaced on the ward. `);
      await seen.sign(/to look at$/);
      await page.keyboard.press("Alt+Shift+B");
      await seen.wait("heading", "Possible patient identifier");
      await seen.click("button", "Not about a patient");
      if (i < names.length - 1) await seen.gone("button", "Not about a patient");
      await page.keyboard.press("ControlOrMeta+a");
      if (i < names.length - 1) await page.keyboard.press("Backspace");
    }
    await seen.wait("heading", "Mute this rule?");
    await picture(page, "mute-offer");
    const row = (page: Page) => page.locator("#rule-list > li").filter({ has: page.locator("#rule-phi-direct-identifier") });
    const shown = await options(t);
    await until("the counts", async () => /Times looked at: 4\. Called wrong: 4\./.test((await row(shown).textContent()) ?? ""));
    await row(shown).getByRole("button", { name: /^Mute “/ }).click();
    await row(shown).getByText(/^Muted until/).waitFor();
    await row(shown).scrollIntoViewIfNeeded();
    await shown.getByRole("button", { name: "Set the counts to zero" }).click();
    await until("no counts", async () => !/Times looked at/.test((await row(shown).textContent()) ?? ""));
    const stored = await (await worker()).evaluate(async () => JSON.stringify(await chrome.storage.local.get("tallies")));
    assert.equal(stored, '{"tallies":{}}');
    await shown.getByRole("button", { name: /^Unmute/ }).click();
  });
});

test("quiet hints are counted apart, not announced, and folded away in the question", async (t) => {
  const { page, seen } = await browser.tab(t);
  const where = place("X, at home");
  await enter(page, where);
  await page.keyboard.type(`${HINT} `);
  await seen.sign("1 hint to look at");
  await page.keyboard.type(RISKY.text);
  await seen.sign(/^\d to look at$/);
  await where.ways[0]?.send(page);
  await seen.wait("heading", /^Before this goes out/);
  await until("the hint is folded away", async () => /Also 1 quiet hint/.test(await seen.words()));
  assert.doesNotMatch(await seen.words(), /Bedrail: 1 thing to look at/, "the hint alone was announced");
  await seen.click("button", "Edit");
});

describe("a held draft", () => {
  test("waits encrypted, reminds, and is gone when deleted", async (t) => {
    const { page, draft } = await keepForLater(t, place("X, at home"));
    await draft.getByText(RISKY.text).waitFor();
    assert.equal(await page.evaluate(() => window.sent.length), 0, "nothing was sent");
    await draft.getByRole("switch", { name: "Keep the text until then" }).check();
    await picture(draft, "draft");
    await draft.getByRole("button", { name: "Remind me" }).click();
    const held = draft.locator("#held > li");
    await held.getByText(RISKY.text).waitFor();
    await picture(draft, "draft-held");

    const kept = await (await worker()).evaluate(async () => {
      const open = indexedDB.open("bedrail");
      await new Promise((resolve) => (open.onsuccess = resolve));
      const drafts = open.result.transaction("drafts").objectStore("drafts").getAll();
      await new Promise((resolve) => (drafts.onsuccess = resolve));
      const keys = open.result.transaction("keys").objectStore("keys").get("drafts");
      await new Promise((resolve) => (keys.onsuccess = resolve));
      const stored = JSON.stringify(await chrome.storage.local.get());
      const [sealed] = drafts.result as { text: ArrayBuffer }[];
      return { count: drafts.result.length, words: new TextDecoder("latin1").decode(sealed?.text), stored, extractable: (keys.result as CryptoKey).extractable };
    });
    assert.equal(kept.count, 1);
    assert.equal(kept.extractable, false);
    assert.doesNotMatch(kept.words + kept.stored, /Hendricks|hip surgery/);

    // Its time comes while the worker is asleep.
    await (await worker()).evaluate(async () => {
      const { holds } = (await chrome.storage.local.get("holds")) as { holds: { due_ms: number }[] };
      await chrome.storage.local.set({ holds: holds.map((hold) => ({ ...hold, due_ms: Date.now() })) });
    });
    await browser.launched.stopWorker();
    await draft.reload();
    await draft.locator("#held > li").getByText(RISKY.text).waitFor();
    await (await worker()).evaluate(() => (chrome.alarms.onAlarm as unknown as { dispatch(alarm: { name: string }): void }).dispatch({ name: "due" }));
    await until("the toolbar reminds", async () => (await (await worker()).evaluate(() => chrome.action.getBadgeText({}))) === "1");
    const { page: popup } = await browser.tab(t);
    await popup.goto(`${browser.launched.origin}/popup.html`);
    await popup.getByText("A held draft is waiting for you.").waitFor();
    await picture(popup, "popup-waiting");

    await draft.bringToFront();
    await draft.getByRole("button", { name: /^Delete the draft of/ }).click();
    await draft.getByText("No drafts are held.").waitFor();
    const left = await (await worker()).evaluate(async () => {
      const open = indexedDB.open("bedrail");
      await new Promise((resolve) => (open.onsuccess = resolve));
      const drafts = open.result.transaction("drafts").objectStore("drafts").count();
      await new Promise((resolve) => (drafts.onsuccess = resolve));
      return drafts.result;
    });
    assert.equal(left, 0);
  });

  test("is not promised in a private window, from which nothing is kept", async (t) => {
    const { page: draft } = await browser.tab(t);
    // The harness can't open a private window, so the page is told that it is in one.
    await draft.addInitScript((text) => {
      Object.defineProperty(chrome.extension, "inIncognitoContext", { value: true });
      const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: unknown) => Promise<unknown>;
      chrome.runtime.sendMessage = ((message: unknown) => ((message as { take?: string }).take === "draft" ? Promise.resolve(text) : send(message))) as typeof chrome.runtime.sendMessage;
    }, RISKY.text);
    await draft.goto(`${browser.launched.origin}/draft.html`);
    await draft.getByRole("heading", { name: "Nothing is kept from a private window" }).waitFor();
    await draft.getByText(RISKY.text).waitFor();
    assert.equal(await draft.locator("button, input, select").count(), 0, "nothing is offered that would not be done");
    await picture(draft, "draft-private");
  });

  test("without its text is only a time", async (t) => {
    const { draft } = await keepForLater(t, place("Facebook, a comment"));
    await draft.getByRole("button", { name: "Remind me" }).click();
    await draft.locator("#held > li").getByText("The text was not kept.").waitFor();
    await draft.getByRole("button", { name: /^Delete the draft of/ }).click();
    await draft.getByText("No drafts are held.").waitFor();
  });
});
