// A page that Bedrail knows nothing of, replies to reviews, and text boxes in frames.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { held, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { ALLOWED, turnOn } from "./harness/more-places";
import { popupOver } from "./harness/popup";
import { ORIGINS } from "./harness/replica";
import { session } from "./harness/session";
import { GATE, sent } from "./harness/steps";
import { ANSWER, CLEAN, RISKY } from "./texts";

const browser = session({ allowed: ALLOWED }, async (launched) => {
  for (const address of ["forum.example"]) await turnOn(launched, { address });
  for (const on of ["Yelp", "Google Business", "YouTube"]) await turnOn(launched, { on });
});
const words = (page: Page) => page.getByLabel("Your words");

async function write(page: Page, path: string, text: string): Promise<void> {
  await page.goto(ORIGINS.forum + path);
  await words(page).click();
  await page.keyboard.type(text);
}

describe("a form with one button", () => {
  test("is held by it, and sent once when confirmed", async (t) => {
    const { page, seen } = await browser.tab(t);
    await write(page, "/", RISKY.text);
    await seen.sign(/^\d to look at$/);
    await page.getByRole("button", { name: "Send" }).click();
    await seen.wait("heading", GATE);
    assert.deepEqual(await sent(page), []);
    await seen.click("button", "Post anyway");
    await until("it was sent", async () => (await sent(page)).length > 0);
    assert.deepEqual(await sent(page), [{ kind: "post", texts: [RISKY.text], trusted: false }]);
  });
});

for (const [path, why] of [
  ["/two", "two buttons"],
  ["/loose", "no form"],
] as const) {
  test(`${why}: it is underlined, nothing is held, and the sign and the popup say so`, async (t) => {
    const { page, seen } = await browser.tab(t);
    await write(page, path, RISKY.text);
    await seen.sign(/^\d to look at · underlines only$/);
    if (path === "/loose") assert.deepEqual(await held(page), [...RISKY.words].sort());
    const popup = await popupOver(browser.launched, page);
    t.after(() => popup.close());
    assert.match((await popup.locator("#tab-more").textContent()) ?? "", /^Underlines only: the button that sends is not known here/);
    await page.bringToFront();
    await page.getByRole("button", { name: "Send" }).click();
    assert.deepEqual(await sent(page), [{ kind: "post", texts: [RISKY.text], trusted: true }]);
  });

  test(`${why}: nothing found is not more than that`, async (t) => {
    const { page, seen } = await browser.tab(t);
    await write(page, path, CLEAN);
    await seen.sign("Clear · underlines only");
    await seen.click("button", /^Bedrail: /);
    await until("it says what that means", async () => (await seen.words()).includes("does not know the button that sends here"));
  });
}

test("boxes that are not for prose are left alone", async (t) => {
  const { page, seen } = await browser.tab(t);
  await page.goto(ORIGINS.forum);
  for (const box of ["Password", "Search", "Find", "Terms", "Look for", "Initials"]) {
    await page.getByLabel(box, { exact: true }).click();
    await page.keyboard.type(RISKY.text);
  }
  // What comes after them is checked, so by now they would have been.
  await words(page).click();
  await page.keyboard.type(CLEAN);
  await seen.sign("Clear");
  assert.equal((await seen.own()).html.includes("<mark"), false);
});

test("Yelp, for the business: the review that is answered is read with the answer", async (t) => {
  for (const [path, says] of [
    ["/", "Clear"],
    ["/?asked=1", /to look at$/],
  ] as const) {
    const { page, seen } = await browser.tab(t);
    await page.goto(ORIGINS.yelp + path);
    await page.locator("textarea").click();
    await page.keyboard.type(ANSWER.text);
    await seen.sign(says);
  }
});

for (const [name, address, editor, button] of [
  ["Google, a reply to a review", `${ORIGINS.google}/search?q=practice`, "textarea", "Reply"],
  ["YouTube, the chat beside a video", `${ORIGINS.youtube}/live`, "#input", "➤"],
] as const) {
  test(`in a frame: ${name} is held`, async (t) => {
    const { page } = await browser.tab(t);
    await page.goto(address);
    const inside = page.frameLocator("iframe");
    await inside.locator(editor).click();
    await page.keyboard.type(RISKY.text);
    await inside.getByRole("button", { name: button }).click();
    const frame = page.frames()[1] ?? assert.fail("there is no frame");
    const session = await page.context().newCDPSession(page);
    const asked = async (): Promise<boolean> => {
      const { frameTree } = await session.send("Page.getFrameTree");
      const { nodes } = await session.send("Accessibility.getFullAXTree", { frameId: frameTree.childFrames?.[0]?.frame.id ?? "" });
      return nodes.some(({ role, name }) => role?.value === "heading" && GATE.test(String(name?.value)));
    };
    await until("it is asked about", asked);
    assert.deepEqual(await frame.evaluate(() => window.sent), []);
    const popup = await popupOver(browser.launched, page);
    t.after(() => popup.close());
    assert.match((await popup.locator("#tab-state").textContent()) ?? "", /^Checked: \d things? to look at\.$/);
  });
}
