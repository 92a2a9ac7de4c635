// One contract, tried on every kind of editor: read, underlined, opened by keyboard, replaced, undone, held, let through, not checked.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import { EDITORS, draftIn, enter } from "./harness/places";
import { ORIGINS } from "./harness/replica";
import { GATE, draft, pressUse, reads, sent, underlined, useFromCard } from "./harness/steps";
import { session } from "./harness/session";
import { CLEAN, RISKY } from "./texts";

const browser = session();

for (const where of EDITORS) {
  const oneLine = where.path.endsWith("/input");
  const [before, after] = oneLine ? ["Good news 💪🏽. ", ", off to bed."] : ["First things first 💪🏽\n\n", "\nOff to bed."];

  describe(where.name, () => {
    test("is read as it is, and underlined exactly", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(before + RISKY.text + after);
      await reads(page, before + RISKY.text + after);
      await underlined(page, seen, where);
    });

    test("by keyboard alone: the safer wording is put in, checked again, and taken back by one undo", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await underlined(page, seen, where);
      await useFromCard(page, seen);
      await reads(page, RISKY.own);
      await seen.sign("Clear");
      assert.equal(await draftIn(page, where), RISKY.own);
      await until("the caret is in the draft", () => page.locator(where.editor).first().evaluate((editor) => editor === document.activeElement));
      await page.keyboard.press("Control+Z");
      await reads(page, RISKY.text);
      await underlined(page, seen, where);
    });

    test("what is around the words stays: lines, emoji, the caret, and it can be written on", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(before + RISKY.text + after);
      await underlined(page, seen, where);
      await page.keyboard.press("ArrowLeft");
      await useFromCard(page, seen);
      await reads(page, before + RISKY.own + after);
      await page.keyboard.type("!");
      await reads(page, `${before}${RISKY.own}${after.slice(0, -1)}!.`);
    });

    if (!where.path.endsWith("/input") && !where.path.endsWith("/textarea")) {
      test("what was chosen from a list stays one thing to the editor", async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, where);
        await page.keyboard.type("On ");
        await page.getByRole("button", { name: "Insert #nightshift" }).last().click();
        await page.keyboard.type(` #rehab. ${RISKY.text}`);
        const chosen = page.locator(where.editor).first().locator(where.name === "Lexical" ? '[style*="font-weight"]' : "[data-chosen]");
        await reads(page, `On #nightshift #rehab. ${RISKY.text}`);
        await underlined(page, seen, where);
        await useFromCard(page, seen);
        await reads(page, `On #nightshift #rehab. ${RISKY.own}`);
        assert.deepEqual(await chosen.allTextContents(), ["#nightshift"]);
        await page.keyboard.press("Control+Z");
        await reads(page, `On #nightshift #rehab. ${RISKY.text}`);
      });

      test("what was chosen from a list stays when the wording changes on both sides of it", async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, where);
        await page.keyboard.type("In 412 finally ");
        await page.getByRole("button", { name: "Insert #nightshift" }).last().click();
        await page.keyboard.type(" Mrs. Hendricks walked today after her hip surgery, so proud of her");
        await until("all of it is in the draft", async () => (await draft(page)).endsWith("so proud of her"));
        await underlined(page, seen, where);
        await useFromCard(page, seen);
        await seen.sign("Clear");
        assert.match(await draft(page), /^Finally #nightshift a patient walked after her hip surgery, so proud of her$/);
        assert.deepEqual(await page.locator(where.editor).first().locator(where.name === "Lexical" ? '[style*="font-weight"]' : "[data-chosen]").allTextContents(), ["#nightshift"]);
      });
    }

    test("while a word is being composed, nothing is put in", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await underlined(page, seen, where);
      await page.locator(where.editor).first().dispatchEvent("compositionstart");
      await seen.click("button", /^Bedrail: /);
      await seen.click("button", "Use this wording");
      await seen.wait("heading", "One word is still being typed");
      // Lexical marks the place of the composition with a letter that has no width.
      assert.equal((await draft(page)).replace("\u200b", ""), RISKY.text);
    });

    test("the question before sending: the safer wording goes into the draft and is not sent by itself", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await where.ways[0]?.send(page);
      await seen.wait("heading", GATE);
      await seen.click("button", "Use this wording");
      await seen.gone("heading", GATE);
      await reads(page, RISKY.own);
      assert.deepEqual(await sent(page), []);
      await seen.sign("Clear");
      await where.ways[0]?.send(page);
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual((await sent(page)).map(({ kind, texts }) => ({ kind, texts })), [{ kind: where.kind, texts: [RISKY.own] }]);
    });

    test("a clean text goes out by the user's own press", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, where);
      await page.keyboard.type(CLEAN);
      await seen.sign("Clear");
      await where.ways[0]?.send(page);
      await until("it was sent", async () => (await sent(page)).length > 0);
      assert.deepEqual(await sent(page), [{ kind: where.kind, texts: [CLEAN], trusted: true }]);
      assert.equal(await seen.find("heading", GATE), undefined);
    });

    if (!where.path.endsWith("/input") && !where.path.endsWith("/textarea")) {
      test("called not checked when the page has changed", async (t) => {
        const { page, seen } = await browser.tab(t);
        await page.goto(`${ORIGINS[where.site]}${where.path}?broken=1`);
        if (where.site === "facebook") await page.locator(".opener").click();
        await page.locator('[contenteditable="true"]').last().click();
        await page.keyboard.type(RISKY.text);
        await seen.sign("Not checked");
      });
    }
  });
}

// What a site could do to its editor one day: not take what is put in, or make something else of it.
for (const [how, change] of [
  ["takes nothing", null],
  ["makes something else of it", "A PATIENT"],
] as const) {
  for (const where of EDITORS.filter(({ name }) => name === "Draft.js" || name === "Lexical" || name === "a plain editable element")) {
    test(`${where.name}: an editor that ${how} gets its draft back, and the wording can be copied`, async (t) => {
      const { page, seen } = await browser.tab(t);
      await browser.launched.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: ORIGINS[where.site] });
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await underlined(page, seen, where);
      await page.evaluate(
        ([change, selector]) => {
          const other = (event: Event): void => {
            if (event.isTrusted) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            for (const type of ["textInput", "beforeinput"]) removeEventListener(type, other, true);
            if (!change) return;
            if (event instanceof InputEvent) event.target?.dispatchEvent(new InputEvent("beforeinput", { inputType: event.inputType, data: change, bubbles: true, cancelable: true, composed: true }));
            else {
              const text = document.createEvent("TextEvent") as Event & { initTextEvent(type: string, bubbles: boolean, cancelable: boolean, view: Window, data: string): void };
              text.initTextEvent("textInput", true, true, window, change);
              event.target?.dispatchEvent(text);
            }
          };
          for (const type of ["textInput", "beforeinput"]) addEventListener(type, other, true);
          // A plain element is written into by the browser itself: all that a page can do is write over it.
          const plain = location.pathname.startsWith("/editors/") ? document.querySelector<HTMLElement>(selector ?? "") : null;
          const before = plain?.textContent ?? "";
          plain?.addEventListener("input", () => void (plain.textContent = change ? `${change}, finally` : before), { once: true });
        },
        [change, where.editor] as const,
      );
      await pressUse(page, seen);
      await seen.wait("heading", "Your draft is as it was");
      await reads(page, RISKY.text);
      await underlined(page, seen, where);
      await seen.click("button", "Copy");
      await seen.wait("button", "Copied");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), RISKY.own);
    });
  }
}
