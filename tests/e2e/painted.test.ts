// Whatever is typed, deleted, pasted and undone: what is painted is what the engine says of exactly these words, after every step.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CheckInput } from "../../extension/src/protocol";
import { until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { engine } from "./harness/engine";
import { EDITORS, enter } from "./harness/places";
import { ORIGINS } from "./harness/replica";
import { session } from "./harness/session";
import { BORDERLINE, RISKY } from "./texts";

const browser = session();
/** The same steps every time; another seed is another walk: BEDRAIL_SEED=7 */
const SEED = Number(process.env.BEDRAIL_SEED ?? 20_261_122);
const RUNS = Number(process.env.BEDRAIL_RUNS ?? 6);

const author = (name: string): CheckInput["author"] => ({ name, bio: null, employer: null, city: null, specialty: null });
/** What the page side says of each place beside the words. */
const AROUND: Record<string, Partial<CheckInput>> = {
  "Draft.js": { audience: "public", author: author("Dana Whitlock RN") },
  Lexical: { audience: "friends", author: author("Dana Whitlock") },
  ProseMirror: { audience: "public", author: null },
};

type Step = { do: "type" | "paste"; text: string } | { do: "press"; keys: string; times: number };

const fragment = fc.constantFrom("Mrs. Hendricks ", "Mr. Bell", " in 412", "a 34-year-old ", "finally walked ", "today", " after her hip surgery", ", so proud of her", " our ER", "💪🏽", "👩‍⚕️ ", "#nightshift ", "MRN 4471902 ", "été ", "coffee ", ".", " the ", "x");
/** Where a walk starts: random words alone seldom say anything of a patient. */
const start = fc.constantFrom(RISKY.text, BORDERLINE.text, `${RISKY.text}\n${BORDERLINE.text} 💪🏽`, "Coffee first.\n\nThe 34-year-old firefighter from Elko with the snake bite went home today, room 12 is quiet", "");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fragment.map((text) => ({ do: "type", text }) as const) },
  { weight: 2, arbitrary: fragment.map((text) => ({ do: "paste", text }) as const) },
  { weight: 1, arbitrary: fc.constant({ do: "press", keys: "Enter", times: 1 } as const) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("press" as const), keys: fc.constantFrom("Backspace", "Delete", "Control+Backspace"), times: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("press" as const), keys: fc.constantFrom("ArrowLeft", "ArrowRight", "Home", "End", "Control+Home", "Control+End", "Control+ArrowLeft"), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("press" as const), keys: fc.constantFrom("Shift+ArrowLeft", "Control+Shift+ArrowLeft"), times: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("press" as const), keys: fc.constantFrom("Control+Z", "Control+Shift+Z"), times: fc.integer({ min: 1, max: 2 }) }) },
);
async function take(page: Page, one: Step): Promise<void> {
  if (one.do === "press") {
    for (let time = 0; time < one.times; time++) await page.keyboard.press(one.keys);
    return;
  }
  if (one.do === "type") return page.keyboard.type(one.text);
  await page.evaluate((text) => navigator.clipboard.writeText(text), one.text);
  await page.keyboard.press("Control+V");
}

const LEVELS = { "bedrail-hint": 1, "bedrail-warn": 2, "bedrail-stop": 3 } as const;

/** Level and words of each underline, in the order of the page. Line breaks are between nodes, in no node. */
function painted(page: Page): Promise<string[]> {
  return page.evaluate((levels) => {
    const ranges = Object.entries(levels).flatMap(([name, level]) => [...(CSS.highlights.get(name) ?? [])].map((range) => ({ level, range: range as Range })));
    ranges.sort((a, b) => a.range.compareBoundaryPoints(Range.START_TO_START, b.range) || a.range.compareBoundaryPoints(Range.END_TO_END, b.range) || a.level - b.level);
    return ranges.map(({ level, range }) => `${level} ${String(range).replaceAll("\n", "")}`);
  }, LEVELS);
}

for (const where of EDITORS.filter(({ name }) => name in AROUND)) {
  test(`${where.name}: painted is what the engine says, after every step`, async (t) => {
    await browser.launched.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: ORIGINS[where.site] });
    const { page } = await browser.tab(t);
    const { page: own, check } = await engine(browser.launched);
    t.after(() => own.close());
    let steps = 0;
    let underlines = 0;
    await fc.assert(
      fc.asyncProperty(start, fc.array(step, { minLength: 10, maxLength: 24 }), async (first, walk) => {
        await page.bringToFront();
        await enter(page, where);
        const taken: Step[] = [];
        for (const one of [{ do: "type", text: first } satisfies Step, ...walk]) {
          await take(page, one);
          taken.push(one);
          steps++;
          let [text, expected, found]: [string, string[], string[]] = ["", [], []];
          try {
            await until("what is painted", async () => {
              // Read anew each time: an editor may still be working on the last key.
              const now = await page.evaluate(() => window.draft?.() ?? "");
              if (now !== text || expected.length === 0) {
                text = now;
                const findings = text.trim() === "" ? [] : await check({ text, surface: "post", direction: "outbound", thread: [], parent: null, attachments: null, ...AROUND[where.name] });
                expected = findings
                  .flatMap(({ severity, spans }) => spans.map((span) => ({ severity, ...span })))
                  .sort((a, b) => a.start - b.start || a.end - b.end || a.severity - b.severity)
                  .map(({ severity, start, end }) => `${severity} ${text.slice(start, end).replaceAll("\n", "")}`);
              }
              found = await painted(page);
              return JSON.stringify(found) === JSON.stringify(expected);
            }, 5000);
          } catch {
            assert.deepEqual(found, expected, `after ${JSON.stringify(taken)} the draft reads ${JSON.stringify(text)}`);
          }
          underlines += found.length;
        }
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    t.diagnostic(`${steps} steps, ${underlines} underlines compared`);
    assert.ok(underlines > steps / 4, `only ${underlines} underlines in ${steps} steps: this would prove little`);
  });
}
