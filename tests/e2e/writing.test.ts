// The main job: what is typed is underlined, and asked about before it goes out, in every place and by every way of sending.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { PLACES, draftIn, enter, marked } from "./harness/places";
import { session } from "./harness/session";
import { CLEAN, RISKY, THREAD } from "./texts";

const GATE = /^Before this goes out/;
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);

for (const place of PLACES) {
  describe(place.name, () => {
    for (const way of place.ways) {
      test(`a risky text is underlined, held at ${way.name}, and goes out once, when confirmed`, async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, place);
        await page.keyboard.type(RISKY.text);
        // In an answer, and beside what is quoted, the same words tell more; `editors.test.ts` asks for exactly these.
        await until(`underlines on ${RISKY.words.join(", ")}`, async () => {
          const found = await marked(page, seen, place);
          return RISKY.words.every((word) => found.includes(word));
        });

        await way.send(page);
        await seen.wait("heading", GATE);
        await seen.focusOn("button Edit");
        assert.deepEqual(await sent(page), []);
        await page.keyboard.press("Enter");
        await seen.gone("heading", GATE);
        assert.equal(await draftIn(page, place), RISKY.text);
        assert.deepEqual(await sent(page), []);
        await until("the caret is back in the draft", () => page.locator(place.editor).first().evaluate((editor) => editor === document.activeElement));

        await way.send(page);
        await seen.click("button", "Post anyway");
        await until("it was sent", async () => (await sent(page)).length > 0);
        await seen.gone("heading", GATE);
        assert.deepEqual((await sent(page)).map(({ kind, texts }) => ({ kind, texts })), [{ kind: place.kind, texts: [RISKY.text] }]);
      });

      test(`a clean text goes out by the user's own ${way.name}`, async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, place);
        await page.keyboard.type(CLEAN);
        await seen.sign("Clear");
        await way.send(page);
        await until("it was sent", async () => (await sent(page)).length > 0);
        assert.deepEqual(await sent(page), [{ kind: place.kind, texts: [CLEAN], trusted: true }]);
        assert.equal(await seen.find("heading", GATE), undefined);
      });
    }
  });
}

describe("X, a thread", () => {
  const first = '[data-testid="tweetTextarea_0"]';
  const second = '[data-testid="tweetTextarea_1"]';

  test("all parts are judged, and the dialog says which part it means", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/compose/post");
    await page.locator(`[role="dialog"] ${first}`).click();
    await page.keyboard.type(THREAD[0] ?? "");
    await page.locator('[role="dialog"] [data-testid="addButton"]').click();
    await page.locator(second).click();
    await page.keyboard.type(THREAD[1] ?? "");
    await page.locator('[data-testid="tweetButton"]').click();
    await seen.wait("heading", GATE);
    assert.match(await seen.words(), /In part 2/);
    await page.keyboard.press("Escape");
    await seen.gone("heading", GATE);
    assert.deepEqual(await sent(page), []);
    await page.locator('[data-testid="tweetButton"]').click();
    await seen.click("button", "Post anyway");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ texts }) => texts), [THREAD]);
  });
});
