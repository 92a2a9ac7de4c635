// Pictures that go with a text: asked about where the text speaks of work, and what their files say about place and time.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { TestContext } from "node:test";
import { until } from "./harness/browser";
import type { Page, Seen } from "./harness/browser";
import { photo } from "./harness/photo";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { CLEAN, PICTURED, WITH_PHOTO } from "./texts";

const GATE = /^Before this goes out/;
const LOOKS = ["Faces and tattoos", "Screens and monitors", "Whiteboards and door signs", "Wristbands and labels", "Papers and charts", "ID badges"];
const SAYS = /file says where it was taken \(41\.80° N, 115\.76° W\) and when \(March 3, 2026 at 2:10.PM\)/;
const browser = session();
const sent = (page: Page) => page.evaluate(() => window.sent);
const FILE = { name: "IMG_0412.JPG", mimeType: "image/jpeg", buffer: photo() };

const WHERE = [
  { where: place("X, the compose dialog"), files: '[role="dialog"] input[type="file"]', send: '[data-testid="tweetButton"]' },
  { where: place("X, Chat"), files: '[data-testid="dm-composer-file-input"]', send: '[data-testid="dm-composer-send-button"]' },
  { where: place("Facebook, a chat"), files: '.chat input[type="file"]', send: '[role="button"][aria-label="Press enter to send"]' },
  { where: place("Facebook, the post dialog"), files: '[role="dialog"] input[type="file"]', send: '[role="dialog"] [role="button"][aria-label="Post"]' },
];

/** The pictures that a composer shows. */
const SHOWN = '[data-testid="tweetPhoto"], .pictures img, .attached';

async function says(seen: Seen, what: RegExp): Promise<void> {
  await until(`the words ${String(what)}`, async () => what.test(await seen.words()));
}

for (const { where, files, send } of WHERE) {
  describe(where.name, () => {
    /** With a picture beside these words, and something to look at. */
    const pictured = async (t: TestContext, text: string): Promise<{ page: Page; seen: Seen }> => {
      const tab = await browser.tab(t);
      await enter(tab.page, where);
      await tab.page.keyboard.type(text);
      await tab.page.locator(files).setInputFiles(FILE);
      await tab.seen.sign(/to look at$/);
      return tab;
    };

    test("a picture with words from work is asked about, with what its file says", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(PICTURED);
      // In a chat the words alone may be worth a remark, beside what they answer.
      await seen.sign(where.surface === "message" ? /./ : "Clear");
      await page.locator(files).setInputFiles(FILE);
      await seen.sign(/to look at$/);
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      for (const name of LOOKS) assert.ok(await seen.find("checkbox", name), `no box for ${name}`);
      await says(seen, SAYS);
      assert.deepEqual(await sent(page), []);
    });

    test("what was ticked off stays for this draft, and a new picture is looked at anew", async (t) => {
      const { page, seen } = await pictured(t, PICTURED);
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      await seen.click("checkbox", LOOKS[1] ?? "");
      await page.keyboard.press("Escape");
      await seen.gone("heading", GATE);
      const ticked = async (name: string): Promise<boolean> => (await seen.checked(name)) === true;
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      assert.ok(await ticked(LOOKS[1] ?? ""));
      assert.ok(!(await ticked(LOOKS[0] ?? "")));
      await page.keyboard.press("Escape");
      await seen.gone("heading", GATE);
      await page.locator(files).setInputFiles({ ...FILE, name: "IMG_0413.JPG" });
      await until("two pictures", async () => (await page.locator(SHOWN).count()) === 2);
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      assert.ok(!(await ticked(LOOKS[1] ?? "")));
    });

    test("all ticked off, words that are harmless by themselves go out", async (t) => {
      const { page, seen } = await pictured(t, WITH_PHOTO);
      await page.locator(where.editor).first().click();
      await page.keyboard.press("Alt+Shift+B");
      for (const name of LOOKS) await seen.click("checkbox", name);
      await seen.sign("Clear");
      await page.locator(send).click();
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts, trusted }) => [texts, trusted]), [[[WITH_PHOTO], true]]);
    });

    test("ticked off in the question, it goes out once", async (t) => {
      const { page, seen } = await pictured(t, PICTURED);
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      for (const name of LOOKS) await seen.click("checkbox", name);
      await seen.click("button", "Post anyway");
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ texts }) => texts), [[PICTURED]]);
    });

    test("a picture with other words is not asked about", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(CLEAN);
      await page.locator(files).setInputFiles(FILE);
      await until("the picture", async () => (await page.locator(SHOWN).count()) === 1);
      await seen.sign("Clear");
      await page.locator(send).click();
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.equal(await seen.find("heading", GATE), undefined);
    });

    test("a file that is damaged, empty or no picture says nothing, and is asked about all the same", async (t) => {
      const { page, seen } = await browser.tab(t);
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      await enter(page, where);
      await page.keyboard.type(PICTURED);
      await page.locator(files).setInputFiles([
        { ...FILE, buffer: FILE.buffer.subarray(0, 60) },
        { ...FILE, buffer: Buffer.alloc(0) },
        { ...FILE, buffer: Buffer.from("no picture") },
      ]);
      await seen.sign(/to look at$/);
      await page.locator(send).click();
      await seen.wait("heading", GATE);
      assert.doesNotMatch(await seen.words(), /file says/);
      assert.deepEqual(errors, []);
    });
  });
}

test("X: a picture that is dropped or pasted is read as well", async (t) => {
  const { page, seen } = await browser.tab(t);
  const where = place("X, the compose dialog");
  for (const [type, holder] of [["drop", "dataTransfer"], ["paste", "clipboardData"]] as const) {
    await enter(page, where);
    await page.keyboard.type(PICTURED);
    await seen.sign("Clear");
    await page.locator(where.editor).evaluate(
      (editor, [type, holder, data]) => {
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(data as number[])], "IMG_0412.JPG", { type: "image/jpeg" }));
        const Kind = type === "drop" ? DragEvent : ClipboardEvent;
        editor.dispatchEvent(new Kind(type as string, { bubbles: true, composed: true, [holder as string]: files }));
      },
      [type, holder, [...FILE.buffer]] as const,
    );
    await page.locator('[role="dialog"] [aria-label="Add photos or video"]').click();
    await seen.sign(/to look at$/);
    await page.locator(where.editor).click();
    await page.keyboard.press("Alt+Shift+B");
    await says(seen, SAYS);
  }
});

describe("looked at", () => {
  const still = session({ reducedMotion: "reduce" });
  for (const scheme of ["light", "dark"] as const) {
    for (const zoom of [1, 2]) {
      test(`${scheme}, ${zoom * 100} %: the question about a picture keeps its buttons in sight`, async (t) => {
        const { page, seen } = await still.tab(t);
        // What a zoom of 200 % leaves of the window.
        await page.setViewportSize({ width: 1280 / zoom, height: 800 / zoom });
        await page.goto(`https://x.com/compose/post?theme=${scheme}`);
        await page.locator(WHERE[0]?.where.editor ?? "").click();
        await page.keyboard.type(PICTURED);
        await page.locator(WHERE[0]?.files ?? "").setInputFiles(FILE);
        await seen.sign(/to look at$/);
        await page.locator(WHERE[0]?.send ?? "").click();
        await seen.wait("heading", GATE);
        await says(seen, SAYS);
        await picture(page, `pictures-question-${scheme}-${zoom}00`);
        const { y, height } = await seen.box(await seen.wait("button", "Post anyway"));
        assert.ok(y + height <= 800 / zoom, "the buttons are out of sight");
        await seen.click("checkbox", "ID badges");
        await picture(page, `pictures-list-${scheme}-${zoom}00`);
      });
    }
  }
});
