// What surrounds the words is read and counts: what is answered, what is attached, what was said before. And what is only worth a
// remark stops nobody.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, underlined, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { ADVICE, ANSWER, TELLING_THREAD, WITH_PHOTO } from "./texts";

const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);

async function underlines(page: Page, expected: readonly string[]): Promise<void> {
  await until(`underlines on ${JSON.stringify(expected)}`, async () => {
    const found = Object.values(await underlined(page)).flat();
    return expected.every((words) => found.includes(words));
  });
}

describe("what is answered", () => {
  for (const name of ["X, a reply under a post", "X, a reply in the dialog", "Facebook, a reply to a comment", "Facebook, a chat"]) {
    test(`${name}: the question is read`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, place(name));
      await page.keyboard.type(ANSWER.text);
      await underlines(page, ANSWER.words);
      await seen.sign(/to look at$/);
    });
  }

  test("X, Chat: the question is read, and one's own last message is not taken for one", async (t) => {
    const { page, seen } = await browser.tab(t);
    const chat = place("X, Chat");
    await enter(page, chat);
    await page.keyboard.type(ANSWER.text);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Enter");
    await until("it was sent", async () => (await sent(page)).length === 1);
    await page.keyboard.type(ANSWER.text);
    await seen.sign("Clear");
  });

  for (const name of ["X, at home", "Facebook, a comment", "Facebook, the post dialog"]) {
    test(`${name}: the same words answer nobody`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, place(name));
      await page.keyboard.type(ANSWER.text);
      await seen.sign("Clear");
      assert.deepEqual(Object.values(await underlined(page)).flat(), []);
    });
  }
});

describe("what is only worth a remark", () => {
  for (const name of ["X, a reply under a post", "Facebook, a reply to a comment"]) {
    test(`${name}: is underlined, and goes out by the user's own event`, async (t) => {
      const { page, seen } = await browser.tab(t);
      const where = place(name);
      await enter(page, where);
      await page.keyboard.type(ADVICE.text);
      await underlines(page, ADVICE.words);
      await where.ways[0]?.send(page);
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts, trusted }) => [texts, trusted]), [[[ADVICE.text], true]]);
      assert.equal(await seen.find("heading", /^Before this goes out/), undefined);
    });
  }
});

describe("what goes with it", () => {
  test("X: a photo, also when it comes after the words", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(WITH_PHOTO);
    await seen.sign("Clear");
    await page.locator('[role="dialog"] [aria-label="Add photos or video"]').click();
    await seen.sign(/to look at$/);
  });

  test("X: the parts before it", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(TELLING_THREAD.first);
    await page.locator('[role="dialog"] [data-testid="addButton"]').click();
    const second = page.locator('[data-testid="tweetTextarea_1"]');
    await second.click();
    await page.keyboard.type(TELLING_THREAD.second);
    const telling = async (): Promise<boolean> => {
      const words = await held(page);
      return TELLING_THREAD.words.every((word) => words.includes(word));
    };
    await until("the strongest underlines in the second part", telling);
    // Without the first part, the second is worth a remark at most: taking it away is noticed there too.
    await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Long night.");
    await until("no strongest underline", async () => (await held(page)).length === 0);
  });
});
