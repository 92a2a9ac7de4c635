// When checking is not possible or not wanted, the page says so, and nothing is held back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, onlyChromium, onlyFirefox, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { BORDERLINE, CLEAN, RISKY } from "./texts";

const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);

async function options(t: { after(done: () => Promise<void>): void }): Promise<Page> {
  const page = await browser.launched.context.newPage();
  t.after(() => page.close());
  await page.goto(`${browser.launched.origin}/options.html`);
  await page.getByRole("slider").first().waitFor();
  return page;
}

const underlines = held;

describe("when the site has changed", () => {
  for (const [name, url, editor, button] of [
    ["X", "https://x.com/compose/post?broken=1", '[role="dialog"] [contenteditable="true"]', '[role="dialog"] .send'],
    ["Facebook", "https://www.facebook.com/?broken=1", '[role="dialog"] [contenteditable="true"]', '[role="dialog"] .wide'],
  ] as const) {
    test(`${name}: the sign says "not checked", and the text goes out`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(url);
      if (name === "Facebook") await page.locator(".opener").click();
      await page.locator(editor).click();
      await page.keyboard.type(RISKY.text);
      await seen.sign("Not checked");
      await until("the toolbar button says so too", async () => (await browser.launched.badge(page)) === "?");
      await page.locator(button).click();
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts, trusted }) => [texts, trusted]), [[[RISKY.text], true]]);
    });
  }

  test("X: an editor whose button is gone is underlined, but called not checked", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('[data-testid="tweetButton"]')) (button as HTMLElement).style.display = "none";
    });
    await page.keyboard.type(RISKY.text);
    await seen.sign("Not checked");
    await until("underlines", async () => String(await underlines(page)) === String([...RISKY.words].sort()));
  });
});

describe("second keys", () => {
  for (const [name, url, open, editor, button] of [
    ["X without its test ids", "https://x.com/compose/post?broken=ids", null, '[role="dialog"] [contenteditable="true"]', '[role="dialog"] .send'],
    ["Facebook in French", "https://www.facebook.com/?lang=fr", ".opener", '[role="dialog"] [contenteditable="true"]', '[role="dialog"] .wide'],
    ["a comment in French", "https://www.facebook.com/?lang=fr", null, '[aria-label="Écrivez un commentaire…"]', ".send"],
  ] as const) {
    test(`${name}: still underlined and held`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(url);
      if (open) await page.locator(open).click();
      await page.locator(editor).first().click();
      await page.keyboard.type(RISKY.text);
      await until("underlines", async () => String(await underlines(page)) === String([...RISKY.words].sort()));
      await page.locator(button).first().click();
      await seen.wait("heading", /^Before this goes out/);
      assert.deepEqual(await sent(page), []);
    });
  }
});

describe("a worker that does not answer", () => {
  for (const [where, way] of [[place("Facebook, a comment"), 0], [place("X, the compose dialog"), 1]] as const) {
    test(`${where.name}: holds nobody up for long, and is not passed over in silence`, onlyChromium("nothing that is in reach keeps Firefox's event page busy"), async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(CLEAN);
      await seen.sign("Clear");
      const worker = browser.launched.context.serviceWorkers()[0];
      const busy = worker?.evaluate(() => {
        const end = Date.now() + 4000;
        while (Date.now() < end);
      });
      await page.keyboard.type("!");
      await where.ways[way]?.send(page);
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[`${CLEAN}!`]]);
      await seen.sign("Not checked");
      await busy;
      await until("the toolbar button says so too", async () => (await browser.launched.badge(page)) === "?");
    });
  }
});

describe("settings act in open tabs at once", () => {
  test("the slider", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(BORDERLINE.text);
    const all = [...BORDERLINE.words].sort();
    await until("underlines", async () => String(await underlines(page)) === String(all));
    const settings = await options(t);
    const slider = settings.getByRole("slider").first();
    await slider.press("Home");
    await until("no underlines at the quietest stop", async () => (await underlines(page)).length === 0);
    await slider.press("ArrowRight");
    await slider.press("ArrowRight");
    await until("underlines again in the middle", async () => String(await underlines(page)) === String(all));
  });

  test("\"Mute this rule for 30 days\", also in other tabs", async (t) => {
    const one = await browser.tab(t);
    const other = await browser.tab(t);
    await enter(other.page, place("Facebook, a comment"));
    await other.page.keyboard.type(RISKY.text);
    await until("underlines", async () => (await underlines(other.page)).length > 0);
    await enter(one.page, place("X, the compose dialog"));
    await one.page.keyboard.type(RISKY.text);
    await until("underlines", async () => (await underlines(one.page)).length > 0);
    await one.page.keyboard.press("Alt+Shift+B");
    await one.seen.click("button", "Mute this rule for 30 days");
    await until("no underlines", async () => (await underlines(one.page)).length + (await underlines(other.page)).length === 0);
    const settings = await options(t);
    settings.on("dialog", (dialog) => void dialog.accept());
    await settings.getByRole("button", { name: /Reset everything/ }).click();
    const sure = settings.getByRole("dialog").getByRole("button", { name: /Reset/ });
    if (await sure.count()) await sure.click();
    await until("underlines again after a reset", async () => (await underlines(one.page)).length > 0);
  });

  for (const [site, where] of [["X", place("X, the compose dialog")], ["Facebook", place("Facebook, a comment")]] as const) {
    test(`switching ${site} off and on again`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await until("underlines", async () => (await underlines(page)).length > 0);
      const settings = await options(t);
      const toggle = settings.getByRole("switch", { name: site, exact: true }).or(settings.getByRole("checkbox", { name: site, exact: true }));
      await toggle.press("Space");
      await until("no underlines", async () => (await underlines(page)).length === 0);
      await seen.gone("button", /^Bedrail: /);
      await toggle.press("Space");
      await until("underlines again", async () => (await underlines(page)).length > 0);
    });
  }
});

describe("the extension is replaced under an open page", () => {
  const comment = place("Facebook, a comment");
  async function replace(page: Page): Promise<void> {
    const settings = await browser.launched.context.newPage();
    await settings.goto(`${browser.launched.origin}/options.html`);
    await settings.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await page.bringToFront();
    await page.locator(comment.editor).first().click();
    await page.keyboard.press("Control+End");
  }

  test("the page asks to be reloaded, and holds nothing", onlyChromium("Firefox starts the new one in open pages"), async (t) => {
    const { page, seen } = await browser.tab(t);
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await enter(page, comment);
    await page.keyboard.type(CLEAN);
    await seen.sign("Clear");
    await replace(page);
    await page.keyboard.type("!");
    await seen.sign("Reload to keep checking");
    await page.keyboard.press("Enter");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual(await sent(page), [{ kind: "comment", texts: [`${CLEAN}!`], trusted: true }]);
    assert.deepEqual(errors, []);
  });

  test("the new one takes over, and nothing of the old one stays", onlyFirefox("Chromium leaves open pages to the old one"), async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, comment);
    await page.keyboard.type(CLEAN);
    await seen.sign("Clear");
    await replace(page);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(RISKY.text);
    await until("one sign, which is right", async () => String((await seen.nodes()).filter(({ role, name }) => role === "button" && name.startsWith("Bedrail: ")).map(({ name }) => name)) === "Bedrail: 1 to look at");
    await page.keyboard.press("Enter");
    await seen.wait("heading", /^Before this goes out/);
    assert.deepEqual(await sent(page), []);
  });
});
