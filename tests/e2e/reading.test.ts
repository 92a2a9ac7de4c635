// What is underlined is exactly what was meant, whatever the editor made of the text; and the card says why.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { PLACES, draftIn, enter, place } from "./harness/places";
import { session } from "./harness/session";
import { CLEAN, RISKY } from "./texts";

const browser = session();
const EDITORS = [place("X, the compose dialog"), place("Facebook, the post dialog")];

async function underlines(page: Page, expected: string[]): Promise<void> {
  await until(`underlines on ${JSON.stringify(expected)}`, async () => JSON.stringify(await held(page)) === JSON.stringify([...expected].sort()));
}

for (const where of EDITORS) {
  describe(where.name, () => {
    for (const [name, before, after] of [
      ["after an empty line", "First things first.\n\n", ""],
      ["after emoji and a flag", "💪🏽🇨🇦 👩‍⚕️ ", ""],
      ["between hashtags", "#nightshift ", " #proud #teamwork"],
      ["after accents and Arabic", "Été déjà. مرحبا. ", ""],
      ["before another line", "", "\nOff to bed."],
    ] as const) {
      test(`the right words are underlined ${name}`, async (t) => {
        const { page } = await browser.tab(t);
        await enter(page, where);
        await page.keyboard.type(before + RISKY.text + after);
        await underlines(page, RISKY.words);
      });
    }

    test("underlines move with their words, and go with them", async (t) => {
      const { page } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await underlines(page, RISKY.words);
      await page.keyboard.press("Control+Home");
      await page.keyboard.type("Good news: ");
      await underlines(page, RISKY.words);
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Backspace");
      await underlines(page, []);
      await page.keyboard.type(CLEAN);
      await underlines(page, []);
    });

    test("the editor's own content is not touched", async (t) => {
      const { page } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await underlines(page, RISKY.words);
      const foreign = await page.locator(where.editor).first().evaluate((editor) => [...editor.querySelectorAll("*")].filter((node) => /bedrail/i.test(node.outerHTML)).length);
      assert.equal(foreign, 0);
      assert.equal(await draftIn(page, where), RISKY.text);
    });
  });
}

describe("the card", () => {
  test("opens under the pointer, says what, why and who says so, and goes away again", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    await page.keyboard.type(RISKY.text);
    await underlines(page, RISKY.words);
    const at = await page.evaluate(() => {
      const range = [...(CSS.highlights.get("bedrail-stop") ?? [])][0] as Range;
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.move(at.x, at.y);
    await seen.wait("button", "Not about a patient");
    await seen.wait("StaticText", "Your words, made safer");
    const words = await seen.words();
    for (const expected of ["Mrs. Hendricks", "Who says so: ", "How this was weighed", RISKY.own]) assert.ok(words.includes(expected), `the card does not say ${expected}`);
    assert.ok(await page.locator(place("X, at home").editor).first().evaluate((editor) => editor === document.activeElement), "the card took the focus");
    await page.mouse.move(5, 5, { steps: 3 });
    await seen.gone("button", "Not about a patient");
  });

  test("opens where the caret is put, without taking it", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("Facebook, the post dialog"));
    await page.keyboard.type(RISKY.text);
    await underlines(page, RISKY.words);
    assert.equal(await seen.find("button", "Not about a patient"), undefined);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowRight");
    await seen.wait("button", "Not about a patient");
    await page.keyboard.type("x");
    await seen.gone("button", "Not about a patient");
    assert.equal(await draftIn(page, place("Facebook, the post dialog")), `${RISKY.text[0]}x${RISKY.text.slice(1)}`);
  });

  for (const where of PLACES.filter(({ name }) => ["X, the compose dialog", "Facebook, a comment", "X, Chat"].includes(name))) {
    test(`${where.name}: by Alt+Shift+B, the keyboard alone will do`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await seen.sign(/to look at$/);
      await page.keyboard.press("Alt+Shift+B");
      await seen.wait("button", "Not about a patient");
      await seen.focusOn("button Close");
      await page.keyboard.press("Escape");
      await seen.gone("button", "Not about a patient");
      // Back in the draft, the caret where it was: the next key lands there.
      await page.keyboard.type("!");
      await until("the key arrived", async () => (await draftIn(page, where)) === `${RISKY.text}!`);
    });
  }

  test("\"Not about a patient\" is heeded in this draft, and only there", async (t) => {
    const { page, seen } = await browser.tab(t);
    const where = place("Facebook, a comment");
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await underlines(page, RISKY.words);
    await page.keyboard.press("Alt+Shift+B");
    await seen.click("button", "Not about a patient");
    await underlines(page, []);
    await seen.sign(/./);
    await page.keyboard.press("Enter");
    await until("it was sent", () => page.evaluate(() => window.sent.length === 1));
    await page.locator(where.editor).first().click();
    await page.keyboard.type(RISKY.text);
    await underlines(page, RISKY.words);
  });

  test("a card that was open before the draft was finished offers a wording for all of it", async (t) => {
    const { page, seen } = await browser.tab(t);
    const where = place("X, the compose dialog");
    await enter(page, where);
    const [begun = "", rest = ""] = RISKY.text.split(/(?=, so proud)/);
    await page.keyboard.type(begun);
    await seen.sign(/to look at$/);
    const [word] = await page.evaluate(() => [...(CSS.highlights.get("bedrail-stop") ?? [])].map((range) => (range as Range).getBoundingClientRect().toJSON() as DOMRect));
    assert.ok(word);
    await page.mouse.move(word.x + word.width / 2, word.y + word.height / 2);
    await seen.wait("button", "Use this wording");
    await page.keyboard.type(rest);
    await until("the wording of the whole", async () => (await seen.words()).includes(RISKY.own));
    await seen.click("button", "Use this wording");
    await until("it is in the draft", async () => (await draftIn(page, where)) === RISKY.own);
  });

  test("the safer wording is copied, not put in", async (t) => {
    const { page, seen } = await browser.tab(t);
    await browser.launched.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: "https://x.com" });
    const where = place("X, the compose dialog");
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await underlines(page, RISKY.words);
    await page.keyboard.press("Alt+Shift+B");
    // The user's own words take the example's place as soon as the worker has found them.
    await seen.wait("StaticText", "Your words, made safer");
    await seen.click("button", "Copy");
    await seen.wait("button", "Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, RISKY.own);
    assert.equal(await draftIn(page, where), RISKY.text);
  });
});

describe("said to screen readers", () => {
  test("politely and once, when typing has paused", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(RISKY.text);
    await until("the announcement", async () => (await seen.own()).html.includes("Press Alt Shift B"));
    assert.match((await seen.own()).html, /aria-live="polite"/);
  });
});
