// Pages and other extensions that get in the way: what we show stays, or the tab says "not checked"; nothing loops, nothing answers for the user.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { EDITORS, draftIn, enter, marked, place } from "./harness/places";
import { calls } from "./harness/profile";
import { session } from "./harness/session";
import { CLEAN, RISKY } from "./texts";

const GATE = /^Before this goes out/;
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);
const dialog = place("X, the compose dialog");
const comment = place("Facebook, a comment");

async function underlines(page: Page, words: readonly string[] = RISKY.words): Promise<void> {
  await until(`underlines on ${words.join(", ")}`, async () => String(await held(page)) === String([...words].sort()));
}

/** Takes out of the page whatever is neither head nor body, that is: us. */
const evict = (page: Page) => page.evaluate(() => [...document.documentElement.children].filter((child) => !["HEAD", "BODY"].includes(child.tagName)).forEach((child) => child.remove()));

describe("a page that takes us out", () => {
  test("once: the sign comes back by itself", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await evict(page);
    await seen.sign(/to look at$/);
  });

  test("under the question: it is asked again, and Escape is still Edit", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await page.keyboard.press("Control+Enter");
    await seen.wait("heading", GATE);
    await evict(page);
    await seen.wait("heading", GATE);
    await seen.focusOn("button Edit");
    await page.keyboard.press("Escape");
    await seen.gone("heading", GATE);
    assert.deepEqual(await sent(page), []);
    assert.equal(await draftIn(page, dialog), RISKY.text);
  });

  test("by hiding us: what was written over is written back", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.evaluate(() => {
      const host = [...document.documentElement.children].find((child) => !["HEAD", "BODY"].includes(child.tagName)) as HTMLElement;
      host.style.setProperty("display", "none", "important");
      host.setAttribute("inert", "");
    });
    await seen.sign(/to look at$/);
  });

  test("always: no endless loop, the tab says not checked, underlines stay, and the post is not made impossible", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, dialog);
    await page.evaluate(() => {
      Object.assign(window, { taken: 0 });
      new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            if (node.parentNode !== document.documentElement || !(node instanceof HTMLElement)) continue;
            node.remove();
            (window as unknown as { taken: number }).taken++;
          }
        }
      }).observe(document.documentElement, { childList: true });
    });
    await evict(page);
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    await until("the toolbar button says not checked", async () => (await browser.launched.badge(page)) === "?");
    const taken = await page.evaluate(() => (window as unknown as { taken: number }).taken);
    assert.ok(taken > 0 && taken < 20, `we were put back ${taken} times`);
    await page.locator('[data-testid="tweetButton"]').click();
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[RISKY.text]]);
  });
});

describe("a page that never rests", () => {
  for (const where of [dialog, place("Facebook, the post dialog")]) {
    test(`${where.name}: a flood of changes around the editor costs little work, and checking goes on`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.evaluate((selector) => {
        const editor = document.querySelector(selector);
        const beside = document.createElement("div");
        editor?.closest('[role="dialog"]')?.append(beside);
        const channel = new MessageChannel();
        const state = { changes: 0, on: true };
        Object.assign(window, { flood: state });
        // Every turn of the event loop: far more often than any frame.
        channel.port1.onmessage = () => {
          const node = document.createElement("a");
          node.href = "/friends/requests/?profile_id=1";
          beside.replaceChildren(node);
          document.body.append(node.cloneNode());
          document.body.lastChild?.remove();
          state.changes++;
          if (state.on) channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);
      }, where.editor);
      await page.keyboard.type(RISKY.text);
      await underlines(page);
      await seen.sign(/to look at$/);
      const changes = () => page.evaluate(() => (window as unknown as { flood: { changes: number } }).flood.changes);
      const start = await changes();
      // Counted in calls, which no slow machine makes more of.
      const called = await calls(page, () => until("thousands of changes more", async () => (await changes()) > start + 5000, 60_000));
      const made = (await changes()) - start;
      assert.ok(called > 0, "our script was not seen: this would prove nothing");
      assert.ok(called / made < 25, `${Math.round(called / made)} calls of ours for each change of the page's`);
      await page.evaluate(() => void ((window as unknown as { flood: { on: boolean } }).flood.on = false));
    });
  }

  test("a flood in the editor itself: the last words are the ones that count", async (t) => {
    const { page, seen } = await browser.tab(t);
    const plain = EDITORS.find(({ path }) => path === "/editors/plain");
    assert.ok(plain);
    await enter(page, plain);
    await page.evaluate(
      ([selector, risky]) => {
        const editor = document.querySelector(selector ?? "");
        if (!editor) return;
        const node = document.createTextNode("");
        editor.replaceChildren(node);
        const channel = new MessageChannel();
        let left = 4000;
        channel.port1.onmessage = () => {
          node.data = left > 0 ? `Line ${left}` : (risky ?? "");
          if (left-- > 0) channel.port2.postMessage(0);
        };
        channel.port2.postMessage(0);
      },
      [plain.editor, RISKY.text] as const,
    );
    await underlines(page);
    await seen.sign(/to look at$/);
  });

  test("a page that clears everybody's highlights has ours back with the next key", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    await page.evaluate(() => CSS.highlights.clear());
    await page.keyboard.type("!");
    await underlines(page);
  });
});

describe("a page that answers for the user", () => {
  test("replayed presses at the question and at the card do nothing", async (t) => {
    const { page, seen } = await browser.tab(t);
    // Listens before anybody, and plays back whatever it has heard wherever it happened.
    await page.addInitScript(() => {
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "keydown", "keyup"]) {
        addEventListener(
          type,
          (event) => {
            if (!event.isTrusted) return;
            const Kind = event.constructor as new (type: string, init: Event) => Event;
            setTimeout(() => event.composedPath()[0]?.dispatchEvent(new Kind(event.type, event)));
          },
          true,
        );
      }
    });
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.locator('[data-testid="tweetButton"]').click();
    await seen.wait("heading", GATE);
    // The replay of that very click came too, and pressed nothing.
    const post = await seen.box(await seen.wait("button", "Post anyway"));
    await page.evaluate(([x, y]) => {
      const host = document.elementFromPoint(x ?? 0, y ?? 0);
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) host?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX: x ?? 0, clientY: y ?? 0 }));
    }, [post.x + 5, post.y + 5]);
    await seen.wait("heading", GATE);
    await page.keyboard.press("Enter");
    await seen.gone("heading", GATE);
    assert.deepEqual(await sent(page), []);
    assert.equal(await draftIn(page, dialog), RISKY.text);
  });
});

describe("other extensions at the same editor", () => {
  for (const where of EDITORS.filter(({ path }) => !path.endsWith("/input"))) {
    test(`${where.name}: one that lays a pane over it and marks it`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.evaluate((selector) => {
        const editor = document.querySelector<HTMLElement>(selector);
        if (!editor) return;
        for (const [name, value] of [["data-gramm", "true"], ["data-lt-active", "true"], ["spellcheck", "false"]] as const) editor.setAttribute(name, value);
        const pane = document.createElement("other-overlay");
        const { left, top, width, height } = editor.getBoundingClientRect();
        Object.assign(pane.style, { position: "fixed", left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px`, zIndex: "2147483647" });
        const mark = pane.attachShadow({ mode: "closed" }).appendChild(document.createElement("div"));
        Object.assign(mark.style, { width: "20px", height: "2px", background: "red" });
        document.documentElement.append(pane);
        editor.focus();
      }, where.editor);
      await page.keyboard.type(RISKY.text);
      await until("underlines", async () => String(await marked(page, seen, where)) === String([...RISKY.words].sort()));
      await seen.sign(/to look at$/);
      await page.keyboard.press("Alt+Shift+B");
      await seen.click("button", "Use this wording");
      await until("the wording is in the draft", async () => (await page.evaluate(() => window.draft?.())) === RISKY.own);
    });
  }

  test("one that hangs a box of its own into the editor: its words are not the user's", async (t) => {
    const { page } = await browser.tab(t);
    const plain = EDITORS.find(({ path }) => path === "/editors/plain");
    assert.ok(plain);
    await enter(page, plain);
    await page.evaluate((selector) => {
      const box = document.createElement("other-box");
      box.contentEditable = "false";
      box.textContent = "3 mistakes by Mr. Bell in 512 today after surgery";
      document.querySelector(selector)?.append(box);
    }, plain.editor);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(RISKY.text);
    await underlines(page);
  });

  test("one that wraps words: they are read and underlined through the wrapping", async (t) => {
    const { page } = await browser.tab(t);
    const plain = EDITORS.find(({ path }) => path === "/editors/plain");
    assert.ok(plain);
    await enter(page, plain);
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    await page.evaluate((selector) => {
      const text = document.createTreeWalker(document.querySelector(selector) ?? document, NodeFilter.SHOW_TEXT).nextNode() as Text;
      const range = document.createRange();
      range.setStart(text, 5);
      range.setEnd(text, 9);
      range.surroundContents(document.createElement("other-mark"));
    }, plain.editor);
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    await underlines(page);
  });
});

describe("tabs and their lives", () => {
  test("two tabs with drafts of their own do not mix", async (t) => {
    const [one, two] = [await browser.tab(t), await browser.tab(t)];
    await enter(one.page, dialog);
    await enter(two.page, comment);
    await Promise.all([one.page.keyboard.type(RISKY.text), two.page.keyboard.type(CLEAN)]);
    await underlines(one.page);
    await two.seen.sign("Clear");
    await one.page.keyboard.press("Control+A");
    await Promise.all([one.page.keyboard.type(CLEAN), (async () => {
      await two.page.keyboard.press("Control+A");
      await two.page.keyboard.type(RISKY.text);
    })()]);
    await underlines(two.page);
    await one.seen.sign("Clear");
    assert.deepEqual(await held(one.page), []);
    await one.page.close();
    await two.page.keyboard.type("!");
    await underlines(two.page);
  });

  for (const kind of ["plain", "prosemirror", "textarea"]) {
    test(`${kind}: a draft that the page restored is checked without a key being pressed`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(`https://x.com/editors/${kind}?draft=${encodeURIComponent(RISKY.text)}`);
      await seen.sign(/to look at$/);
      await page.locator('[data-testid="tweetButton"]').click();
      await seen.wait("heading", GATE);
      assert.deepEqual(await sent(page), []);
    });
  }

  test("after a crash of the tab, the page is under observation again", async (t) => {
    const { page } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    const crashed = page.waitForEvent("crash");
    await page.goto("chrome://crash").catch(() => undefined);
    await crashed;
    const again = await browser.tab(t);
    await again.page.goto(`https://x.com/editors/plain?draft=${encodeURIComponent(RISKY.text)}`);
    await underlines(again.page);
    await again.seen.sign(/to look at$/);
  });

  test("X: moving about within the page leaves no sign behind, and finds the next editor", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/home");
    await page.locator('[data-testid="SideNav_NewTweet_Button"]').click();
    await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    await page.locator('[data-testid="app-bar-close"]').click();
    await seen.gone("button", /^Bedrail: /);
    assert.deepEqual(await held(page), []);
    await page.locator('article:has-text("Robin Vale")').click();
    await page.locator('main [data-testid="tweetTextarea_0"]').click();
    await page.keyboard.type(RISKY.text);
    // As an answer, the same words say a little more.
    await until("underlines in the next editor", async () => {
      const words = await held(page);
      return RISKY.words.every((word) => words.includes(word));
    });
    await page.goBack();
    await seen.gone("button", /^Bedrail: /);
    await page.goForward();
    await page.locator('main [data-testid="tweetTextarea_0"]').click();
    await page.keyboard.type(CLEAN);
    await seen.sign("Clear");
  });

  test("frozen and thawed: checked again, by a new worker", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await browser.launched.stopWorker();
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await page.bringToFront();
    await seen.sign(/to look at$/);
    await page.keyboard.type("!");
    await seen.sign(/to look at$/);
    await underlines(page);
    await page.keyboard.press("Control+Enter");
    await seen.wait("heading", GATE);
  });

  test("the worker dies in the middle of a check: the next one takes over", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, dialog);
    await page.keyboard.type(CLEAN);
    await seen.sign("Clear");
    const worker = browser.launched.context.serviceWorkers()[0];
    // It is busy for longer than anybody waits, so the check below is on its way when it dies.
    worker?.evaluate(() => {
      const end = Date.now() + 60_000;
      while (Date.now() < end);
    }).catch(() => undefined);
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText(RISKY.text);
    await browser.launched.stopWorker();
    await page.bringToFront();
    // What was on its way when a worker is so slow to die may have been given up; the next key is not.
    await page.keyboard.type("!");
    await underlines(page);
    await seen.sign(/to look at$/);
  });
});

describe("the back/forward cache", () => {
  const cached = session({ backForwardCache: true });

  test("a page that comes out of it is under observation again, though its line to the worker was cut", async (t) => {
    const { page, seen } = await cached.tab(t);
    await enter(page, dialog);
    await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted })));
    await page.keyboard.type(RISKY.text);
    await underlines(page);
    await page.goto("https://www.facebook.com/");
    await cached.launched.stopWorker();
    await page.bringToFront();
    await page.goBack({ waitUntil: "commit" });
    assert.equal(await page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted), true, "the page was loaded anew: this would prove nothing");
    await seen.sign(/to look at$/);
    await page.locator(dialog.editor).first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("!");
    await until("the key arrived", async () => (await draftIn(page, dialog)) === `${RISKY.text}!`);
    await underlines(page);
    await page.keyboard.press("Control+Enter");
    await seen.wait("heading", GATE);
    assert.deepEqual(await sent(page), []);
  });
});
