// Places that are more than a box and a button: polls, edits, communities, places and people that go with a post.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, underlined, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { ANSWER, GROUP_CASE, POLL, RISKY, TELLING_POLL, WITH_COMPANY } from "./texts";

const GATE = /^Before this goes out/;
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);

describe("X, a poll", () => {
  async function poll(page: Page, question: string, choices: string[]): Promise<void> {
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(question);
    await page.locator('[role="dialog"] [data-testid="createPollButton"]').click();
    for (const [i, choice] of choices.entries()) await page.locator(`[role="dialog"] input[name="Choice${i + 1}"]`).pressSequentially(choice);
  }

  test("question and choices are judged as one, and each is underlined where it stands", async (t) => {
    const { page, seen } = await browser.tab(t);
    await poll(page, TELLING_POLL.question, POLL.choices);
    await seen.sign(/to look at$/);
    await until("the name in its choice", async () => (await seen.own()).html.includes('<mark data-level="3">Mrs. Hendricks</mark>'));
    await page.locator(place("X, the compose dialog").editor).click();
    await until("the words of the question", async () => Object.values(await underlined(page)).flat().join() === TELLING_POLL.word);
    await page.locator('[data-testid="tweetButton"]').click();
    await seen.wait("heading", GATE);
    const words = await seen.words();
    assert.ok(words.includes("Mrs. Hendricks"));
    assert.equal((await seen.nodes()).filter(({ role, name }) => role === "heading" && name === "Possible patient identifier").length, 1, "the same is asked more than once");
    // What would be put in is both at once: it can be copied, not put into either.
    await seen.wait("button", "Copy");
    assert.equal(await seen.find("button", "Use this wording"), undefined);
    assert.deepEqual(await sent(page), []);
    await seen.click("button", "Post anyway");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[TELLING_POLL.question, ...POLL.choices]]);
  });

  test("a choice that is changed is judged again with the question", async (t) => {
    const { page, seen } = await browser.tab(t);
    await poll(page, POLL.question, ["Somebody", "Nobody"]);
    await seen.sign(/hint|^Clear$/);
    await page.locator('[role="dialog"] input[name="Choice1"]').fill(POLL.choices[0] ?? "");
    await seen.sign("1 to look at");
    await page.locator('[role="dialog"] input[name="Choice1"]').fill("");
    await seen.gone("button", /^Bedrail: /);
    await page.locator('[role="dialog"] input[name="Choice2"]').click();
    await seen.sign(/hint|^Clear$/);
  });
});

describe("X, what goes with a post", () => {
  test("a place that was tagged", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, the compose dialog"));
    await page.keyboard.type(WITH_COMPANY);
    await seen.sign("Clear");
    await page.locator('[role="dialog"] [data-testid="geoButton"]').click();
    await seen.sign(/to look at$/);
  });

  test("an edit shows what stood there before it was opened", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto(`https://x.com/compose/post?edit=${encodeURIComponent(RISKY.text)}`);
    await until("underlines", async () => String(await held(page)) === String([...RISKY.words].sort()));
    await page.locator('[data-testid="tweetButton"]', { hasText: "Update" }).click();
    await seen.wait("heading", GATE);
    assert.deepEqual(await sent(page), []);
  });
});

describe("Facebook, what goes with a post", () => {
  for (const [name, button, text] of [
    ["a check-in", "Check in", WITH_COMPANY],
    ["people who are tagged", "Tag people", WITH_COMPANY],
  ] as const) {
    test(name, async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, place("Facebook, the post dialog"));
      await page.keyboard.type(text);
      await seen.sign("Clear");
      await page.locator(`[role="dialog"] [aria-label="${button}"]`).click();
      await seen.sign(/to look at$/);
    });
  }

  test("an edit of a comment answers the post, not itself", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("Facebook, an edit of a comment"));
    await page.keyboard.type(ANSWER.text);
    await seen.sign(/to look at$/);
    await until("underlines", async () => Object.values(await underlined(page)).flat().join() === ANSWER.words.join());
    // Under a post that asks nothing, the same words answer nobody, themselves least of all.
    await page.goto("https://www.facebook.com/dana.whitlock?post=Rye%20is%20back.");
    await place("Facebook, an edit of a comment").open(page);
    await page.keyboard.type(ANSWER.text);
    await seen.sign("Clear");
  });

  test("a story with two fields is called not checked, and goes out", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://www.facebook.com/stories/create?broken=1");
    await page.locator('label[aria-label="Start typing"] textarea').click();
    await page.keyboard.type(RISKY.text);
    await page.locator('[aria-label="Out with it"]').click();
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.equal(await seen.find("heading", GATE), undefined);
    assert.equal(await seen.find("button", /^Bedrail: (Clear|\d)/), undefined);
  });
});

describe("who can read it", () => {
  for (const [who, path, line] of [
    ["friends", "/dana.whitlock?privacy=Friends", /^Nothing has been sent\. .* Only friends can see this now/],
    ["a group", "/groups/77/", /^Nothing has been sent\. .* Only the group can see this now/],
  ] as const) {
    test(`Facebook, ${who}: said in the question`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto(`https://www.facebook.com${path}`);
      await page.locator('[role="region"] [role="button"]').click();
      await page.locator('[role="dialog"] [role="textbox"]').click();
      await page.keyboard.type(RISKY.text);
      await page.locator('[role="dialog"] [aria-label="Post"]').click();
      await seen.wait("heading", GATE);
      await seen.wait("StaticText", line);
      assert.deepEqual(await sent(page), []);
    });
  }

  test("Facebook, only oneself: pointed out, and nobody is held up", async (t) => {
    const { page, seen } = await browser.tab(t);
    await page.goto("https://www.facebook.com/dana.whitlock?privacy=Only%20me");
    await page.locator('[role="region"] [role="button"]').click();
    await page.locator('[role="dialog"] [role="textbox"]').click();
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Alt+Shift+B");
    await seen.wait("StaticText", /^Only you can see this now/);
    await page.keyboard.press("Escape");
    await page.locator('[role="dialog"] [aria-label="Post"]').click();
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual((await sent(page)).map(({ texts, trusted }) => [texts, trusted]), [[[RISKY.text], true]]);
  });

  for (const [name, open] of [
    ["in the page of a community", (page: Page) => enter(page, place("X, in a community"))],
    [
      "in the dialog opened there",
      async (page: Page) => {
        await page.goto("https://x.com/i/communities/42");
        await page.locator('[data-testid="SideNav_NewTweet_Button"]').click();
        await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
      },
    ],
  ] as const) {
    test(`X, ${name}: the group is named`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await open(page);
      await page.keyboard.type(GROUP_CASE);
      await seen.sign(/to look at$/);
      await page.keyboard.press("Alt+Shift+B");
      await seen.wait("StaticText", /^Only the group can see this now/);
    });
  }

  test("X, at home: nothing is said of it", async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, place("X, at home"));
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Alt+Shift+B");
    await seen.wait("button", "Not about a patient");
    assert.doesNotMatch(await seen.words(), /can see this now/);
  });
});
