// What the user asks for outside of a draft: the popup's word on a tab, a pause, the context menu, the shortcuts. The browser's own
// menus and keys cannot be reached from here, so the events they raise in the worker are raised there.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page, Worker } from "./harness/browser";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import { popupOver as open } from "./harness/popup";
import { session } from "./harness/session";
import { CLEAN, RISKY, TWO } from "./texts";

const browser = session({ reducedMotion: "reduce" });

/** An event of the browser as its listeners see it. */
interface Raised {
  dispatch(...values: unknown[]): void;
}

/** The worker, started if it was asleep. */
async function worker(): Promise<Worker> {
  const { context, origin } = browser.launched;
  return until("the worker", () => context.serviceWorkers().find((worker) => worker.url().startsWith(origin)));
}

async function tabOf(page: Page): Promise<number> {
  const id = await (await worker()).evaluate(async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id, page.url());
  assert.ok(id !== undefined, "the worker does not see the tab");
  return id;
}

async function shortcut(page: Page, command: string): Promise<void> {
  const tab = await tabOf(page);
  await (await worker()).evaluate(([command, id]) => (chrome.commands.onCommand as unknown as Raised).dispatch(command, { id }), [command, tab] as const);
}

async function popupOver(page: Page, t: { after(done: () => Promise<void>): void }): Promise<Page> {
  const popup = await open(browser.launched, page);
  t.after(() => popup.close());
  return popup;
}

const state = (popup: Page) => popup.locator("#tab-state").textContent();
const title = async (page: Page) => (await worker()).evaluate((tabId) => chrome.action.getTitle({ tabId }), await tabOf(page));

describe("the popup", () => {
  test("says how the tab is doing and what was read", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, a reply under a post"));
    assert.equal(await state(await popupOver(page, t)), "Ready. Nothing is being written here.");
    await page.bringToFront();
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    const popup = await popupOver(page, t);
    assert.match((await state(popup)) ?? "", /^Checked: \d things? to look at\.$/);
    assert.equal(await popup.locator("#tab-more").textContent(), "Read as: a reply");
    await picture(popup, "popup-findings");
  });

  test("says why a text was not checked", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/home");
    await page.evaluate(() => {
      const stranger = document.createElement("div");
      stranger.contentEditable = "true";
      stranger.setAttribute("aria-label", "Somewhere else");
      document.querySelector("main")?.prepend(stranger);
    });
    await page.getByLabel("Somewhere else").click();
    await page.keyboard.type(CLEAN);
    await seen.sign("Not checked");
    const popup = await popupOver(page, t);
    assert.equal(await state(popup), "Not checked.");
    assert.match((await popup.locator("#tab-more").textContent()) ?? "", /was not recognized/);
  });

  test("does not speak for pages that are not looked at", async (t) => {
    const { page } = await browser.tab(t);
    await page.goto(`${browser.launched.origin}/options.html`);
    assert.equal(await state(await popupOver(page, t)), "Bedrail does not look at this page.");
  });
});

describe("a pause", () => {
  test("holds everywhere, through a stop of the worker, until it is ended", async (t) => {
    const { page, seen } = await browser.tab(t);
    const where = place("X, at home");
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    const popup = await popupOver(page, t);
    await popup.getByRole("button", { name: "Pause for 15 minutes" }).click();
    await popup.getByRole("button", { name: "Check again now" }).waitFor();
    assert.match((await state(popup)) ?? "", /^Paused until \d+:\d+/);
    await picture(popup, "popup-paused");
    await seen.gone("button", /^Bedrail: /);
    await until("the toolbar says so", async () => (await title(page)) === "Bedrail is paused and does not check this page.");

    await browser.launched.stopWorker();
    const other = await browser.tab(t);
    await enter(other.page, place("X, a reply under a post"));
    await other.page.keyboard.type(RISKY.text);
    await place("X, a reply under a post").ways[0]?.send(other.page);
    await until("it was sent unasked", async () => (await other.page.evaluate(() => window.sent.length)) === 1);

    await popup.getByRole("button", { name: "Check again now" }).click();
    await popup.getByRole("button", { name: "Pause for 15 minutes" }).waitFor();
    await page.bringToFront();
    await seen.sign(/to look at$/);
  });

  test("ends by itself, and what is written then is checked", async (t) => {
    const { page, seen } = await browser.tab(t);
    const where = place("X, at home");
    await enter(page, where);
    await (await worker()).evaluate(async () => {
      const { settings } = (await chrome.storage.local.get("settings")) as { settings?: { revision: number } };
      assertSettings(settings);
      await chrome.storage.local.set({ settings: { ...settings, revision: settings.revision + 1, paused_until: Date.now() + 3000 } });
      function assertSettings(value: unknown): asserts value is { revision: number } {
        if (!value) throw new Error("no settings were stored yet");
      }
    });
    await until("the toolbar says that it is paused", async () => /paused/.test(await title(page)));
    await page.keyboard.type(RISKY.text);
    assert.equal(await seen.find("button", /^Bedrail: /), undefined, "a sign during the pause");
    await until("the pause is over", async () => {
      await page.keyboard.type(" ");
      return seen.find("button", /^Bedrail: .*to look at$/);
    });
  });
});

describe("the context menu", () => {
  test("checks the selection in a small window, once", async (t) => {
    const { page } = await browser.tab(t);
    await page.goto("https://x.com/home");
    const opened = browser.launched.context.waitForEvent("page");
    await (await worker()).evaluate((selectionText) => (chrome.contextMenus.onClicked as unknown as Raised).dispatch({ menuItemId: "check-selection", selectionText }, {}), RISKY.text);
    const small = await opened;
    t.after(() => small.close());
    await small.locator("#check-result mark").first().waitFor();
    const marked = await small.locator("#check-result mark").allTextContents();
    for (const words of RISKY.words) assert.ok(marked.includes(words), `${words} in ${marked.join(" | ")}`);
    await picture(small, "check");
    assert.ok(!small.url().includes("Hendricks"), "the text must not be in the address, which is kept");
    await small.reload();
    await small.getByRole("textbox").waitFor();
    assert.equal(await small.getByRole("textbox").inputValue(), "", "handed over once");
  });
});

describe("the shortcuts", () => {
  test("open the card, go on to the next finding, and check now", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    await page.keyboard.type(TWO);
    await seen.sign(/to look at$/);
    await shortcut(page, "next-finding");
    const first = await seen.wait("StaticText", /^\d of \d$/);
    assert.match(first.name, /^1 of/);
    await shortcut(page, "next-finding");
    await seen.wait("StaticText", /^2 of/);
    await page.keyboard.press("Escape");
    await seen.gone("button", "Mute this rule for 30 days");
    await shortcut(page, "open-card");
    await seen.wait("button", "Mute this rule for 30 days");
  });

  test("where there is nothing to check, there is a box for any text", async (t) => {
    const { page } = await browser.tab(t);
    await page.goto("https://x.com/home");
    const opened = browser.launched.context.waitForEvent("page");
    await shortcut(page, "check-now");
    const small = await opened;
    t.after(() => small.close());
    await small.getByRole("textbox", { name: "Check any text" }).waitFor();
  });
});
