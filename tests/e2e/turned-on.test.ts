// Sites beyond X and Facebook: nothing runs on them until the user turns one on, then on that one alone, and no longer once it is turned off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness/browser";
import type { Page, Seen } from "./harness/browser";
import { ALLOWED, MORE_PLACES, turnOn } from "./harness/more-places";
import { enter } from "./harness/places";
import type { Place } from "./harness/places";
import { picture } from "./harness/pictures";
import { popupOver } from "./harness/popup";
import { session } from "./harness/session";
import { sent, underlined } from "./harness/steps";
import { RISKY } from "./texts";

const browser = session({ allowed: ALLOWED });
const named = (name: string): Place => MORE_PLACES.find((one) => one.name === name) ?? assert.fail(`no place is called ${name}`);
const bluesky = named("Bluesky, a post");
const mastodon = named("Mastodon, a post");

/** Where scripts are registered, and what the browser lets us look at. */
async function registered(): Promise<{ matches: string[]; origins: string[] }> {
  const worker = browser.launched.context.serviceWorkers()[0];
  assert.ok(worker, "the worker is not running");
  return worker.evaluate(async () => ({ matches: (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []), origins: (await chrome.permissions.getAll()).origins ?? [] }));
}

/** Whether a script of ours is in the page at this address. */
async function runs(page: Page): Promise<boolean> {
  const worker = browser.launched.context.serviceWorkers()[0];
  assert.ok(worker, "the worker is not running");
  await page.bringToFront();
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.tabs.sendMessage(tab?.id ?? 0, { ask: "how" }).then(
      () => true,
      () => false,
    );
  });
}

async function options(t: { after(done: () => Promise<void>): void }): Promise<Page> {
  const page = await browser.launched.context.newPage();
  t.after(() => page.close());
  await page.goto(`${browser.launched.origin}/options.html`);
  return page;
}

const says = (page: Page, words: string) => until(`status ${words}`, async () => (await page.locator("#status").textContent()) === words);

async function checked(page: Page, seen: Seen, where: Place): Promise<void> {
  await underlined(page, seen, where);
  await seen.sign(/to look at$/);
}

test("as installed: no site beyond X and Facebook is looked at, and no text of one is held", async (t) => {
  assert.deepEqual((await registered()).matches, []);
  assert.ok((await registered()).origins.every((origin) => /\/\/(x|twitter|mobile\.x|(www|web|m)\.facebook|www\.messenger)\.com\//.test(origin)));
  for (const where of [bluesky, mastodon]) {
    const { page } = await browser.tab(t);
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await where.ways[0]?.send(page);
    assert.deepEqual(await sent(page), [{ kind: "post", texts: [RISKY.text], trusted: true }]);
    assert.equal(await runs(page), false);
  }
});

test("a site that is turned on is checked, also in a page that was open; turned off, no longer", async (t) => {
  const { page, seen } = await browser.tab(t);
  await enter(page, bluesky);
  await page.keyboard.type(RISKY.text);
  const settings = await options(t);
  const bsky = settings.getByRole("switch", { name: "Bluesky", exact: true });
  assert.equal(await bsky.isChecked(), false);
  await bsky.check();
  await says(settings, "Turned on.");
  assert.deepEqual((await registered()).matches, ["https://bsky.app/*"]);

  await page.bringToFront();
  await checked(page, seen, bluesky);
  const { page: next, seen: nextSeen } = await browser.tab(t);
  await enter(next, bluesky);
  await next.keyboard.type(RISKY.text);
  await checked(next, nextSeen, bluesky);

  await settings.bringToFront();
  await bsky.uncheck();
  await says(settings, "Turned off. Bedrail no longer looks at this site.");
  assert.deepEqual((await registered()).matches, []);
  assert.ok(!(await registered()).origins.includes("https://bsky.app/*"));
  await nextSeen.gone("button", /^Bedrail: /);
  await bluesky.ways[0]?.send(next);
  assert.deepEqual(await sent(next), [{ kind: "post", texts: [RISKY.text], trusted: true }]);
  await next.reload();
  assert.equal(await runs(next), false);
});

test("turned on again under a page that was told to stop: it goes on", async (t) => {
  await turnOn(browser.launched, { on: "Bluesky" });
  const { page, seen } = await browser.tab(t);
  await enter(page, bluesky);
  await page.keyboard.type(RISKY.text);
  await checked(page, seen, bluesky);
  const settings = await options(t);
  await settings.getByRole("switch", { name: "Bluesky", exact: true }).uncheck();
  await says(settings, "Turned off. Bedrail no longer looks at this site.");
  await seen.gone("button", /^Bedrail: /);
  await settings.getByRole("switch", { name: "Bluesky", exact: true }).check();
  await says(settings, "Turned on.");
  await page.bringToFront();
  await checked(page, seen, bluesky);
  await settings.bringToFront();
  await settings.getByRole("switch", { name: "Bluesky", exact: true }).uncheck();
  await says(settings, "Turned off. Bedrail no longer looks at this site.");
});

test("any other site by its address: that host alone, with a switch of its own to take it back", async (t) => {
  const settings = await options(t);
  const address = settings.getByRole("textbox", { name: "Another site" });
  for (const wrong of ["mastodon", "http://mastodon.example", "https://x.com/home", "chrome://extensions", "https://*.example/"]) {
    await address.fill(wrong);
    await settings.getByRole("button", { name: "Turn on", exact: true }).click();
    await settings.getByRole("alert").filter({ hasText: "not the address of a site" }).waitFor();
  }
  await address.fill("mastodon.example");
  await settings.getByRole("button", { name: "Turn on", exact: true }).click();
  await says(settings, "Turned on.");
  assert.deepEqual((await registered()).matches, ["https://mastodon.example/*"]);
  assert.equal(await address.inputValue(), "");
  const { page, seen } = await browser.tab(t);
  await enter(page, mastodon);
  await page.keyboard.type(RISKY.text);
  await checked(page, seen, mastodon);
  await settings.bringToFront();
  await settings.getByRole("switch", { name: "mastodon.example" }).click();
  await says(settings, "Turned off. Bedrail no longer looks at this site.");
  await settings.getByRole("switch", { name: "mastodon.example" }).waitFor({ state: "detached" });
  assert.deepEqual((await registered()).matches, []);
});

test("from the popup: what it would mean is said, the one site is asked for, and the tab is checked at once", async (t) => {
  const { page, seen } = await browser.tab(t);
  await enter(page, mastodon);
  await page.keyboard.type(RISKY.text);
  const popup = await popupOver(browser.launched, page);
  t.after(() => popup.close());
  const state = popup.locator("#tab-state");
  assert.equal(await state.textContent(), "Bedrail does not look at this page.");
  assert.match((await popup.locator("#access-means").textContent()) ?? "", /reads what you write in text boxes on mastodon\.example, on this computer only/);
  await picture(popup, "popup-offer");
  await popup.getByRole("button", { name: "Check on mastodon.example" }).click();
  await says(popup, "Turned on.");
  assert.deepEqual((await registered()).matches, ["https://mastodon.example/*"]);
  await page.bringToFront();
  await checked(page, seen, mastodon);

  await popup.bringToFront();
  await popup.getByRole("button", { name: "Stop checking on mastodon.example" }).click();
  await says(popup, "Turned off. Bedrail no longer looks at this site.");
  assert.equal(await state.textContent(), "Bedrail does not look at this page.");
  assert.deepEqual((await registered()).matches, []);
  await seen.gone("button", /^Bedrail: /);
});

test("the popup offers nothing where nothing can be asked for, and the switch of X stays a setting", async (t) => {
  const { page } = await browser.tab(t);
  for (const address of ["about:blank", "https://x.com/home"]) {
    await page.goto(address);
    const popup = await popupOver(browser.launched, page);
    assert.equal(await popup.locator("#access").isVisible(), false, address);
    await popup.close();
  }
});

test("what is on outlives the worker and an update of the extension", async (t) => {
  await turnOn(browser.launched, { on: "Bluesky" });
  await browser.launched.stopWorker();
  const { page, seen } = await browser.tab(t);
  await enter(page, bluesky);
  await page.keyboard.type(RISKY.text);
  await checked(page, seen, bluesky);
  const worker = browser.launched.context.serviceWorkers()[0];
  assert.ok(worker, "the worker is not running");
  // What an update does: what was registered is forgotten, and the new version hears that it is installed.
  await worker.evaluate(async () => {
    await chrome.scripting.unregisterContentScripts();
    (chrome.runtime.onInstalled as unknown as { dispatch(details: unknown): void }).dispatch({ reason: "update" });
  });
  await until("it is registered again", async () => (await registered()).matches.join() === "https://bsky.app/*");
  const { page: next, seen: nextSeen } = await browser.tab(t);
  await enter(next, bluesky);
  await next.keyboard.type(RISKY.text);
  await checked(next, nextSeen, bluesky);
});
