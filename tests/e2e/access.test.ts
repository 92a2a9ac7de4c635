// For everybody: every page of ours and what is shown on a site, in both themes, at 200 % and 400 %, in forced colours and from right
// to left; and the whole way from a composer to a post without a mouse. Pictures of all of it are left in dist/pictures.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { RISKY, TWO } from "./texts";

const browser = session({ reducedMotion: "reduce" });
type Context = { after(done: () => Promise<void>): void };

/** Each page of ours, with as much unfolded as there is. */
const PAGES: Record<string, (page: Page) => Promise<unknown>> = {
  async options(page) {
    await page.getByRole("switch", { name: /speaks for a practice/ }).check();
    await page.locator("#rule-list details summary").first().click();
  },
  welcome: (page) => page.locator("#check-result mark").first().waitFor(),
  popup: (page) => page.getByRole("textbox", { name: "Check any text" }).fill(RISKY.text),
  check: (page) => page.getByRole("textbox", { name: "Check any text" }).fill(RISKY.text),
  draft: (page) => page.getByRole("button", { name: /^Delete the draft of/ }).first().waitFor(),
};

async function open(t: Context, name: string, width = 1280): Promise<Page> {
  const { page } = await browser.tab(t);
  await page.setViewportSize({ width, height: 800 });
  // A draft on its way into the page, and one that is held already.
  await page.addInitScript(() => {
    const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: unknown) => Promise<unknown>;
    const taken = (message: unknown) => (message as { take?: string }).take === "draft";
    chrome.runtime.sendMessage = ((message: unknown) => (taken(message) ? Promise.resolve("Mrs. Hendricks in 412 finally walked today") : send(message))) as typeof chrome.runtime.sendMessage;
  });
  await page.goto(`${browser.launched.origin}/${name}.html`);
  if (name === "draft") {
    const hold = page.getByRole("button", { name: "Remind me" });
    await hold.waitFor();
    if ((await page.getByRole("button", { name: /^Delete the draft of/ }).count()) === 0) await hold.click();
  }
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  await PAGES[name]?.(page);
  return page;
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const name of Object.keys(PAGES)) {
  describe(name, () => {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`axe finds nothing, ${colorScheme}`, async (t) => {
        const page = await open(t, name, name === "popup" ? 368 : 1280);
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
        await picture(page, `${name}-${colorScheme}`);
      });
    }

    if (name !== "popup") {
      test("fits at 200 % and 400 %, from left to right and from right to left", async (t) => {
        for (const width of [640, 320]) {
          const page = await open(t, name, width);
          assert.equal(await overflow(page), 0, `${width} pixels`);
          await page.evaluate(() => (document.documentElement.dir = "rtl"));
          assert.equal(await overflow(page), 0, `${width} pixels, right to left`);
          await picture(page, `${name}-${width}-rtl`);
        }
      });
    }

    test("every control can be seen in forced colours", async (t) => {
      const page = await open(t, name, name === "popup" ? 368 : 1280);
      await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
      const invisible = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, input:not([type=file]), textarea, select")]
          .filter((control) => control.checkVisibility() && !control.closest(".link"))
          .filter((control) => {
            const { borderTopWidth, borderTopColor, appearance, textDecorationLine } = getComputedStyle(control);
            const ground = getComputedStyle(document.body).backgroundColor;
            return appearance === "none" && textDecorationLine === "none" && (borderTopWidth === "0px" || borderTopColor === ground);
          })
          .map((control) => control.outerHTML),
      );
      assert.deepEqual(invisible, []);
      // The browser has a ground of its own for marked words, which takes the text's colour into account only if we leave both to it.
      const [canvas, ...marked] = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.background = "Canvas";
        const grounds = [probe, ...document.querySelectorAll("mark")].map((element) => getComputedStyle(element).backgroundColor);
        probe.remove();
        return grounds;
      });
      for (const ground of marked) assert.equal(ground, canvas, "marked words on a ground of their own");
      await picture(page, `${name}-forced`);
    });
  });
}

describe("on a site", () => {
  test("from composer to post without a mouse", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    await page.keyboard.type(TWO);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Alt+Shift+B");
    await seen.wait("button", "Mute this rule for 30 days");
    await seen.focusOn("button Close");

    // The list of all findings, by its own summary.
    await until("the list is reached", async () => /^DisclosureTriangle \d of \d$/.test(await seen.tab("Shift+Tab")));
    await page.keyboard.press("Enter");
    const second = await seen.wait("button", /^Possible password, code or key: /);
    await picture(page, "card-list");
    await until("the second finding is reached", async () => (await seen.tab()) === `button ${second.name}`);
    await page.keyboard.press("Enter");
    await seen.wait("DisclosureTriangle", /^2 of/);

    await page.keyboard.press("Escape");
    await seen.gone("button", "Mute this rule for 30 days");
    await page.keyboard.type(" and");
    await seen.sign(/to look at$/);
    await page.keyboard.press("ControlOrMeta+Enter");
    await seen.wait("heading", /^Before this goes out/);
    await seen.focusOn("button Edit");
    await until("the last button is reached", async () => (await seen.tab()) === "button Post anyway");
    await page.keyboard.press("Enter");
    await until("it was sent", async () => (await page.evaluate(() => window.sent)).length === 1);
    assert.equal(await page.evaluate(() => window.sent[0]?.texts.join()), `${TWO} and`);
  });

  for (const name of ["X, at home", "Facebook, the post dialog", "Facebook, a comment", "Facebook, a chat"]) {
    for (const [width, height] of [[1280, 800], [1280, 500], [640, 500]] as const) {
      test(`${name}: the card leaves the words that it is about in sight, in a window of ${width} by ${height}`, async (t) => {
        const { page, seen } = await browser.tab(t);
        await page.setViewportSize({ width, height });
        await enter(page, place(name));
        await page.keyboard.type(RISKY.text);
        await seen.sign(/to look at$/);
        await page.keyboard.press("Alt+Shift+B");
        // To somebody who asks there is nothing to say in words like the user's own.
        await seen.wait("button", name === "Facebook, a chat" ? "Copy" : "Use this wording");
        const card = await seen.box(await seen.wait("dialog", /Bedrail/));
        const words = await page.evaluate(() => [...(CSS.highlights.get("bedrail-stop") ?? [])].map((range) => (range as Range).getBoundingClientRect().toJSON() as DOMRect));
        assert.ok(words.length >= RISKY.words.length);
        for (const { left, top, right, bottom } of words) {
          const apart = bottom <= card.y || top >= card.y + card.height || right <= card.x || left >= card.x + card.width;
          assert.ok(apart, `the words at ${JSON.stringify({ left, top, right, bottom })} are under the card at ${JSON.stringify(card)}`);
        }
      });
    }
  }

  for (const name of ["X, the compose dialog", "X, at home", "Facebook, the post dialog", "Facebook, a comment"]) {
    test(`${name}: in a window that the page is too wide for, the sign is in sight and leaves the words free`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.setViewportSize({ width: 400, height: 640 });
      const where = place(name);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      const sign = await seen.box(await seen.sign(/to look at$/));
      assert.ok(sign.x >= 0 && sign.x + sign.width <= 400, `out of sight: ${JSON.stringify(sign)}`);
      const lines = await page.locator(where.editor).first().evaluate((editor) => {
        const range = document.createRange();
        range.selectNodeContents(editor);
        const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
        const rects: DOMRect[] = [];
        while (walker.nextNode()) {
          range.selectNodeContents(walker.currentNode);
          rects.push(...[...range.getClientRects()].map((rect) => rect.toJSON() as DOMRect));
        }
        return rects;
      });
      assert.ok(lines.length > 0);
      for (const { left, top, right, bottom } of lines) {
        const apart = bottom <= sign.y || top >= sign.y + sign.height || right <= sign.x || left >= sign.x + sign.width;
        assert.ok(apart, `the words at ${JSON.stringify({ left, top, right, bottom })} are under the sign at ${JSON.stringify(sign)}`);
      }
    });
  }

  test("what is wrong for another reason than that no patient is meant can be put aside as such", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    await page.keyboard.type("The ward PC login is nurse1, password Welcome1!");
    await seen.sign("1 to look at");
    await page.keyboard.press("Alt+Shift+B");
    await seen.wait("heading", "Possible password, code or key");
    assert.equal(await seen.find("button", "Not about a patient"), undefined);
    await seen.click("button", "Does not apply here");
    await seen.sign("Clear");
  });

  test("card and question fit a window of 320 by 400, which is 1280 by 1600 at 400 %", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.setViewportSize({ width: 320, height: 400 });
    const where = place("X, the compose dialog");
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Alt+Shift+B");
    const inside = async (role: string, name: string | RegExp): Promise<void> => {
      const { x, y, width, height } = await seen.box(await seen.wait(role, name));
      assert.ok(x >= 0 && y >= 0 && x + width <= 320 && y + height <= 400, `${String(name)}: ${[x, y, width, height].join(" ")}`);
    };
    await inside("dialog", /Bedrail/);
    await inside("button", "Not about a patient");
    await picture(page, "card-320");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+Enter");
    await inside("button", "Post anyway");
    await inside("button", "Edit");
    await picture(page, "question-320");
    await page.keyboard.press("Escape");
  });
});
