// The one contract for a place of a site that a user turns on: read, underlined, card by keyboard, replaced, undone, held, let through, and called
// not checked when the site has changed or what sends cannot be told.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./browser";
import type { Page } from "./browser";
import { ALLOWED, turnOn } from "./more-places";
import type { MorePlace } from "./more-places";
import { draftIn, enter } from "./places";
import { session } from "./session";
import { GATE, reads, sent, underlined, useFromCard } from "./steps";
import { ANSWER, CLEAN, RISKY } from "../texts";

/** The page of this place with something else about it. */
async function changed(page: Page, where: MorePlace, how: string): Promise<void> {
  await enter(page, { ...where, path: `${where.path}${where.path.includes("?") ? "&" : "?"}${how}` });
}

/** Tries it on each of these; a file may take ten minutes, so not all of them are in one. */
export function contract(places: MorePlace[]): void {
  const browser = session({ allowed: ALLOWED }, async (launched) => {
    for (const turn of new Map(places.map(({ turn }) => [JSON.stringify(turn), turn])).values()) await turnOn(launched, turn);
  });

  for (const where of places) {
    describe(where.name, () => {
      test("is read, underlined exactly, opened and replaced by keyboard, taken back by one undo", async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, where);
        await page.keyboard.type(RISKY.text);
        await reads(page, RISKY.text);
        await underlined(page, seen, where);
        await useFromCard(page, seen);
        await reads(page, RISKY.own);
        await seen.sign("Clear");
        assert.equal(await draftIn(page, where), RISKY.own);
        await page.keyboard.press("Control+Z");
        await reads(page, RISKY.text);
        await underlined(page, seen, where);
      });

      for (const way of where.ways) {
        test(`${way.name}: held, and sent once when confirmed`, async (t) => {
          const { page, seen } = await browser.tab(t);
          await enter(page, where);
          await page.keyboard.type(RISKY.text);
          await way.send(page);
          await seen.wait("heading", GATE);
          assert.deepEqual(await sent(page), []);
          await seen.click("button", "Post anyway");
          await until("it was sent", async () => (await sent(page)).length > 0);
          assert.deepEqual(await sent(page), [{ kind: where.kind, texts: [RISKY.text], trusted: false }]);
        });

        // Its own press is let through by the same words of the gate, whichever it is.
        if (way !== where.ways[0]) continue;
        test(`${way.name}: a clean text goes out by the user's own press`, async (t) => {
          const { page, seen } = await browser.tab(t);
          await enter(page, where);
          await page.keyboard.type(CLEAN);
          await reads(page, CLEAN);
          await seen.sign("Clear");
          await way.send(page);
          await until("it was sent", async () => (await sent(page)).length > 0);
          assert.deepEqual(await sent(page), [{ kind: where.kind, texts: [CLEAN], trusted: true }]);
        });
      }

      for (const how of ["editor", "submit", "twice"] as const) {
        // Where plain Enter sends, it is held with or without a button.
        if (how === "submit" && where.ways.some(({ name }) => name === "Enter")) continue;
        test(`${how === where.survives ? "still checked" : "called not checked"} when ${{ editor: "what its editor is known by is gone", submit: "what its button is known by is gone", twice: "there are two such buttons" }[how]}`, async (t) => {
          const { page, seen } = await browser.tab(t);
          await changed(page, where, `broken=${how}`);
          await page.keyboard.type(RISKY.text);
          await seen.sign(how === where.survives ? /to look at$/ : "Not checked");
        });
      }

      if (where.surface !== "post") {
        test("what is answered is read with it", { skip: where.unanswered }, async (t) => {
          const { page, seen } = await browser.tab(t);
          await enter(page, where);
          await page.keyboard.type(ANSWER.text);
          await seen.sign("Clear");
          await changed(page, where, "asked=1");
          await page.keyboard.type(ANSWER.text);
          await seen.sign(/to look at$/);
        });
      }
    });
  }
}
