// What must never happen at the gate: a double post, a lost draft, an answer that is not the user's, a post held for nothing.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { underlined, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { draftIn, enter, place } from "./harness/places";
import { session } from "./harness/session";
import { CLEAN, RISKY } from "./texts";

const GATE = /^Before this goes out/;
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);
const dialog = place("X, the compose dialog");
const comment = place("Facebook, a comment");
const post = place("Facebook, the post dialog");
const BUTTONS: Record<string, string> = { [dialog.name]: '[data-testid="tweetButton"]', [post.name]: '[role="dialog"] [aria-label="Post"]' };

describe("only the user's own hand answers", () => {
  for (const where of [dialog, post]) {
    test(`${where.name}: a page's script can neither see nor press what we show`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await page.locator(BUTTONS[where.name] ?? "").click();
      const button = await seen.wait("button", "Post anyway");
      const { x, y, width, height } = await seen.box(button);
      const host = await page.evaluate(
        ([x, y]) => {
          const found = document.elementFromPoint(x ?? 0, y ?? 0) as HTMLElement;
          found.click();
          for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) found.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x ?? 0, clientY: y ?? 0 }));
          for (const key of ["Tab", "Enter", " "]) found.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
          return { root: found.shadowRoot === null, name: found.localName };
        },
        [x + width / 2, y + height / 2],
      );
      assert.ok(host.root, "the page could reach into our shadow root");
      await seen.wait("button", "Post anyway");
      assert.deepEqual(await sent(page), []);
    });

    test(`${where.name}: a script that presses the page's own button is held too`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await page.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.click(), BUTTONS[where.name] ?? "");
      await seen.wait("heading", GATE);
      assert.deepEqual(await sent(page), []);
    });
  }

  test("Escape is Edit", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, post);
    await page.keyboard.type(RISKY.text);
    await page.locator(BUTTONS[post.name] ?? "").click();
    await seen.wait("heading", GATE);
    await page.keyboard.press("Escape");
    await seen.gone("heading", GATE);
    assert.equal(await draftIn(page, post), RISKY.text);
    assert.deepEqual(await sent(page), []);
  });
});

describe("only what was asked about is sent", () => {
  test("a draft that changes under the question stays, whatever the answer", async (t) => {
    const { page, seen } = await browser.tab(t);
    const chat = place("X, Chat");
    await enter(page, chat);
    await page.keyboard.type(RISKY.text);
    await page.keyboard.press("Enter");
    await seen.wait("heading", GATE);
    await page.locator(chat.editor).evaluate((editor) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(editor, "M");
      editor.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "historyUndo" }));
    });
    await seen.click("button", "Post anyway");
    await seen.gone("heading", GATE);
    await until("back in the editor", () => page.locator(chat.editor).evaluate((editor) => editor === document.activeElement));
    assert.equal(await draftIn(page, chat), "M");
    assert.deepEqual(await sent(page), []);
  });
});

describe("nothing is sent twice", () => {
  test("two presses on a risky text ask one question", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await page.locator(BUTTONS[dialog.name] ?? "").dblclick();
    await seen.wait("heading", GATE);
    assert.equal((await seen.nodes()).filter(({ role, name }) => role === "heading" && GATE.test(name)).length, 1);
    await seen.click("button", "Post anyway");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.equal((await sent(page)).length, 1);
  });

  test("sent in the same breath as the last key, a clean text goes out once", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, comment);
    await page.keyboard.insertText(CLEAN);
    await page.keyboard.press("Enter");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[CLEAN]]);
    assert.equal(await draftIn(page, comment), "");
  });

  test("sent in the same breath as the last key, a risky text is held", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, comment);
    await page.keyboard.insertText(RISKY.text);
    await page.keyboard.press("Enter");
    await seen.wait("heading", GATE);
    assert.deepEqual(await sent(page), []);
  });

  test("the same words, typed again after they were posted, are asked about again", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, comment);
    for (const times of [1, 2]) {
      await page.keyboard.insertText(RISKY.text);
      await page.keyboard.press("Enter");
      await seen.click("button", "Post anyway");
      await until("it was sent", async () => (await sent(page)).length === times);
      await seen.gone("heading", GATE);
      await page.locator(comment.editor).first().click();
    }
  });
});

describe("keys that are not for sending", () => {
  test("Shift+Enter makes a line in a comment", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, comment);
    await page.keyboard.insertText(RISKY.text);
    await until("an underline", async () => Object.values(await underlined(page)).flat().length > 0);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.insertText("Home soon.");
    await until("two lines", async () => (await draftIn(page, comment)) === `${RISKY.text}\nHome soon.`);
    assert.equal(await seen.find("heading", GATE), undefined);
  });

  test("Enter makes a line in a post on X", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(`${RISKY.text}\nHome soon.`);
    await until("two lines", async () => (await draftIn(page, dialog)).split("\n").filter(Boolean).length === 2);
    assert.equal(await seen.find("heading", GATE), undefined);
    assert.deepEqual(await sent(page), []);
  });

  test("Enter that ends an input method's composition does not send, and is not held", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, Chat"));
    await page.keyboard.insertText(RISKY.text);
    const cancelled = await page.locator(place("X, Chat").editor).evaluate((field) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true, composed: true });
      return !field.dispatchEvent(event);
    });
    assert.equal(cancelled, false);
    assert.equal(await seen.find("heading", GATE), undefined);
  });
});

describe("the worker", () => {
  for (const where of [dialog, comment]) {
    test(`${where.name}: killed before sending, a risky text is still held`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await browser.launched.stopWorker();
      await page.bringToFront();
      await page.locator(where.editor).first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type(" ");
      await where.ways[where === dialog ? 1 : 0]?.send(page);
      await seen.wait("heading", GATE);
      assert.deepEqual(await sent(page), []);
    });

    test(`${where.name}: killed before sending, a clean text goes out once`, async (t) => {
      const { page } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(CLEAN);
      await browser.launched.stopWorker();
      await page.bringToFront();
      await page.locator(where.editor).first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("!");
      await where.ways[where === dialog ? 1 : 0]?.send(page);
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[`${CLEAN}!`]]);
    });
  }
});
