// Two thousand edits in one composer leave nothing behind: no listeners, no nodes, no memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held, until } from "./harness/browser";
import { EDITORS, enter } from "./harness/places";
import { session } from "./harness/session";
import { RISKY } from "./texts";

const browser = session();
const EDITS = 2000;
/** Before the count starts, everything that is made once has been made. */
const WARM_UP = 200;
/** What may be left of 1,800 edits: nothing of a listener, a handful of nodes, and memory that is a rounding error beside the page's. */
const BOUND = { JSEventListeners: 0, Nodes: 60, heap: 400_000 };

// The editors keep an undo history of their own, which grows; a plain field's is the browser's, outside what is counted.
for (const where of EDITORS.filter(({ name }) => name === "a plain editable element" || name === "a textarea")) {
  test(`${where.name}: ${EDITS} edits`, async (t) => {
    const { page, seen } = await browser.tab(t);
    await enter(page, where);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    const counts = async (): Promise<{ JSEventListeners: number; Nodes: number; heap: number }> => {
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return { JSEventListeners: value("JSEventListeners"), Nodes: value("Nodes"), heap: value("JSHeapUsedSize") };
    };
    /** The same words each time they are counted, all of them checked. */
    const settled = async (): Promise<ReturnType<typeof counts>> => {
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(RISKY.text);
      await seen.sign(/to look at$/);
      return counts();
    };
    let edits = 0;
    const edit = async (until: number): Promise<void> => {
      while (edits < until) {
        for (const letter of RISKY.text) {
          if (edits >= until) break;
          await page.keyboard.type(letter);
          edits++;
        }
        for (let back = 0; back < 12 && edits < until; back++, edits++) await page.keyboard.press("Backspace");
        // New words, new findings, new underlines.
        await page.keyboard.press("Control+A");
        await page.keyboard.press("Backspace");
        edits += 2;
      }
    };
    await edit(WARM_UP);
    const before = await settled();
    await edit(EDITS);
    const after = await settled();
    t.diagnostic(`listeners ${before.JSEventListeners} -> ${after.JSEventListeners}, nodes ${before.Nodes} -> ${after.Nodes}, heap ${Math.round(before.heap / 1000)} -> ${Math.round(after.heap / 1000)} kB`);
    for (const name of ["JSEventListeners", "Nodes", "heap"] as const) {
      assert.ok(after[name] - before[name] <= BOUND[name], `${name}: ${before[name]} before, ${after[name]} after`);
    }
    if (where.name !== "a textarea") await until("underlines still right", async () => String(await held(page)) === String([...RISKY.words].sort()));
  });
}
