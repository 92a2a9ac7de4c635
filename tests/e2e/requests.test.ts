// Friend and follow requests: marked quietly, asked about before they are accepted, remembered without a name.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { blankOf } from "./harness/engine";
import { session } from "./harness/session";

const QUESTION = "Is this a current or former patient, or their family?";
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);

const LISTS = [
  { name: "X, follower requests", url: "https://x.com/follower_requests", accept: 'button[aria-label="Accept"]', first: "marisolquint", second: "tadasverne" },
  { name: "Facebook, at home", url: "https://www.facebook.com/", accept: '[aria-label="Confirm"][tabindex="0"]', first: "61550001", second: "61550002" },
  { name: "Facebook, the requests page, in French", url: "https://www.facebook.com/friends/requests/?lang=fr", accept: '[aria-label="Confirmer"][tabindex="0"]', first: "61550001", second: "61550002" },
  { name: "Facebook, the notifications", url: "https://www.facebook.com/notifications/", says: ["If so, it is easier", "A polite no, ready to copy"], accept: '[aria-label="Confirm"][tabindex="0"]', first: "61550001", second: "61550002" },
  { name: "Facebook, the requests page", url: "https://www.facebook.com/friends/requests/", accept: '[aria-label="Confirm"][tabindex="0"]', first: "61550001", second: "61550002" },
].map((list) => ({ says: ["Possible ", "A polite no, ready to copy"], ...list }));

for (const list of LISTS) {
  describe(list.name, () => {
    test("every request carries a mark, which opens the guidance", async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(list.url);
      await seen.wait("button", /^Could Marisol Quint be a patient/);
      await seen.click("button", /^Could Tadas Verne be a patient/);
      await seen.wait("heading", QUESTION);
      await page.keyboard.press("Escape");
      await seen.gone("heading", QUESTION);
      assert.deepEqual(await sent(page), []);
    });

    for (const [how, press] of [
      ["a click", (page: Page) => page.locator(list.accept).first().click()],
      ["Enter", async (page: Page) => (await page.locator(list.accept).first().focus(), page.keyboard.press("Enter"))],
      ["Space", async (page: Page) => (await page.locator(list.accept).first().focus(), page.keyboard.press("Space"))],
    ] as const) {
      test(`accepting by ${how} is asked about first`, async (t) => {
        const { page, seen } = await browser.tab(t);
        await page.goto(list.url);
        await seen.wait("button", /^Could Marisol Quint be a patient/);
        await press(page);
        await seen.wait("heading", QUESTION);
        await seen.focusOn("button Don't accept");
        const words = await seen.words();
        for (const expected of list.says) assert.ok(words.includes(expected), `it does not say ${expected}`);
        assert.deepEqual(await sent(page), []);
        await page.keyboard.press("Enter");
        await seen.gone("heading", QUESTION);
        assert.deepEqual(await sent(page), []);
        await press(page);
        await seen.click("button", "Accept anyway");
        await until("it was accepted", async () => (await sent(page)).length > 0);
        assert.deepEqual((await sent(page)).map(({ kind, texts }) => [kind, ...texts]), [["accept", list.first]]);
      });
    }

    test("declining needs no question", async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(list.url);
      await seen.wait("button", /^Could Marisol Quint be a patient/);
      await page.locator('[aria-label="Decline"],[aria-label="Delete"][tabindex="0"],[aria-label="Supprimer"][tabindex="0"]').first().click();
      await until("it was declined", async () => (await sent(page)).length > 0);
      assert.deepEqual(await sent(page), [{ kind: "decline", texts: [list.first], trusted: true }]);
      await seen.gone("button", /^Could Marisol Quint be a patient/);
    });
  });
}

describe("not a patient", () => {
  for (const list of LISTS.filter(({ name }) => ["X, follower requests", "Facebook, the requests page"].includes(name))) {
    test(`${list.name}: is remembered, and no name is stored`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(list.url);
      await seen.wait("button", /^Could Tadas Verne be a patient/);
      await page.locator(list.accept).nth(1).click();
      await seen.click("button", "Not a patient: accept");
      await until("it was accepted", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[list.second]]);

      await page.reload();
      await seen.wait("button", /^Could Marisol Quint be a patient/);
      await page.locator(list.accept).nth(1).click();
      await until("it was accepted without a question", async () => (await sent(page)).length > 0);
      assert.equal(await seen.find("heading", QUESTION), undefined);
      assert.equal(await seen.find("button", /^Could Tadas Verne/), undefined);

      const own = await blankOf(browser.launched);
      const stored = await own.evaluate(() => chrome.storage.local.get(null));
      await own.close();
      assert.ok(Object.keys(stored).length > 0, "nothing was stored at all");
      assert.doesNotMatch(JSON.stringify(stored), /tadas|verne|61550002/i);
    });
  }
});

describe("X, a message request", () => {
  const OPEN = "https://x.com/i/chat/requests/9-9";
  const ACCEPT = '[data-testid="dm-message-request-accept-button"]';

  test("is marked, and asked about with what was written", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto(OPEN);
    await seen.wait("button", /^Could Robin Vale be a patient/);
    await page.locator(ACCEPT).click();
    await seen.wait("heading", QUESTION);
    assert.match(await seen.words(), /Possible [^]*looked after my mother/);
    assert.deepEqual(await sent(page), []);
    await seen.click("button", "Accept anyway");
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ kind, texts }) => [kind, ...texts]), [["accept", "robinvale"]]);
  });

  test("declining needs no question", async (t) => {
    const { page } = await browser.tab(t);
    await page.goto(OPEN);
    await page.locator('[aria-label="Delete"]').click();
    await until("it was declined", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ kind, trusted }) => [kind, trusted]), [["decline", true]]);
  });

  test("with its prompt renamed, nothing is asked and nothing held", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto(`${OPEN}?broken=1`);
    await page.locator(ACCEPT).click();
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.equal(await seen.find("heading", QUESTION), undefined);
  });
});

describe("X, following back", () => {
  const button = (handle: string): string => `[data-testid="1001-follow"][aria-label="Follow @${handle}"]`;

  test("somebody whose page speaks of care is asked about", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/danawhitlock/followers");
    await page.locator(button("marisolquint")).click();
    await seen.wait("heading", QUESTION);
    assert.equal(await seen.focused(), "button Don't follow");
    assert.deepEqual(await sent(page), []);
    await page.keyboard.press("Escape");
    await seen.gone("heading", QUESTION);
    await page.locator(button("marisolquint")).click();
    await seen.click("button", "Follow anyway");
    await until("it was done", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ kind, texts }) => [kind, ...texts]), [["follow", "marisolquint"]]);
  });

  for (const [where, url, handle] of [
    ["in a list", "https://x.com/danawhitlock/followers", "tadasverne"],
    ["on their page", "https://x.com/robinvale", "robinvale"],
  ] as const) {
    test(`anybody else is followed without a question, ${where}`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(url);
      await page.locator(button(handle)).click();
      await until("it was done", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ kind, texts }) => [kind, ...texts]), [["follow", handle]]);
      assert.equal(await seen.find("heading", QUESTION), undefined);
    });
  }

  test("somebody marked as a patient is asked about on their own page", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/robinvale");
    await seen.click("button", "Mark Robin Vale in Bedrail");
    await seen.click("button", "Patient");
    await seen.wait("StaticText", /^You marked this person: Patient/);
    await page.keyboard.press("Escape");
    await page.locator(button("robinvale")).click();
    await seen.wait("heading", QUESTION);
    assert.deepEqual(await sent(page), []);
    // As it was, for whatever comes after.
    await seen.click("button", "Patient");
  });
});

describe("Facebook, a request on somebody's own page", () => {
  const OPEN = "https://www.facebook.com/robin.vale";
  const press: [string, (page: Page) => Promise<void>][] = [
    ["its button", (page) => page.locator('[aria-label="Confirm request"]').click()],
    [
      "the menu of its button",
      async (page) => {
        await page.locator('[aria-label="Respond"]').click();
        await page.locator('[role="menuitem"][aria-label="Confirm"]').click();
      },
    ],
  ];
  for (const [how, accept] of press) {
    test(`accepting by ${how} is asked about first`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(OPEN);
      await accept(page);
      await seen.wait("heading", QUESTION);
      assert.match(await seen.words(), /Request from Robin Vale/);
      assert.deepEqual(await sent(page), []);
      await seen.click("button", "Accept anyway");
      await until("it was accepted", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ kind, texts }) => [kind, ...texts]), [["accept", "robin.vale"]]);
    });
  }

  test("a menu that closed under the question takes the answer with the next press", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto(OPEN);
    const [, [, accept] = assert.fail()] = press;
    await accept(page);
    await seen.wait("heading", QUESTION);
    await page.evaluate(() => document.querySelector('[role="menuitem"][aria-label="Confirm"]')?.remove());
    await seen.click("button", "Accept anyway");
    await seen.gone("heading", QUESTION);
    assert.deepEqual(await sent(page), []);
    await page.locator('[aria-label="Confirm request"]').click();
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ kind, trusted }) => [kind, trusted]), [["accept", true]]);
  });

  test("a button of another name is not taken for one", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto(`${OPEN}?broken=1`);
    await page.locator('[aria-label="Yes"]').click();
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.equal(await seen.find("heading", QUESTION), undefined);
  });
});

describe("Messenger, a message request", () => {
  test("is asked about with what was written", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://www.facebook.com/messages/requests/t/9");
    await page.locator('[aria-label="Accept"]').click();
    await seen.wait("heading", QUESTION);
    assert.match(await seen.words(), /Possible [^]*looked after my mother/);
    assert.deepEqual(await sent(page), []);
    await seen.click("button", "Accept anyway");
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ kind }) => kind), ["accept"]);
  });

  test("a button of another name is not taken for one", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://www.facebook.com/messages/requests/t/9?broken=1");
    await page.locator('[aria-label="Go on"]').click();
    await until("it was accepted", async () => (await sent(page)).length > 0);
    assert.equal(await seen.find("heading", QUESTION), undefined);
  });
});
