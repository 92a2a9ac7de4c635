// `cargo xtask bench`, the part that needs a browser. Prints a table and, with --out FILE, leaves the figures as JSON.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import type { load } from "../../extension/src/module";
import { FIREFOX, launch, until } from "./harness/browser";
import type { Launched } from "./harness/browser";
import { blankOf } from "./harness/engine";
import { memory } from "./harness/memory";
import { enter, place } from "./harness/places";
import { busy, calls } from "./harness/profile";
import { CLEAN, RISKY } from "./texts";

const { values } = parseArgs({ options: { out: { type: "string" } } });
const COLD_STARTS = 15;
const NAMES = ["Hendricks", "Abernathy", "Castellan", "Ostrowski", "Lindqvist", "Marchetti", "Whitcombe", "Yarborough", "Delacroix", "Pemberton"];
const ROUNDS = 25;
/** Further rounds, with the profiler on. */
const PROFILED = 8;
const LAUNCHES = 5;
const IDLE_MS = 10_000;
const BEFORE_NAME = "Her hip surgery went well today, so proud of Mrs. ";
/** What is already written when the figures for a long draft are taken: 2,000 characters with what is typed. */
const LONG = Array.from({ length: 30 }, (_, n) => `${n + 1}. ${CLEAN}`).join("\n").slice(0, 2000 - BEFORE_NAME.length - 13).concat("\n");

const figures = FIREFOX ? await inFirefox() : await inChromium();
console.table(Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))])));
if (values.out) await writeFile(values.out, `${JSON.stringify(figures, null, 2)}\n`);

async function inChromium(): Promise<Record<string, number>> {
  const launched = await launch();
  const cold = await coldStarts(launched);
  const keys = (await keysToHighlight(launched, "")).times;
  const long = await keysToHighlight(launched, LONG);
  const ready = await enginesReady(launched);
  const checks = await checksInWasm(launched);
  const idle = await callsWhileIdle(launched);
  await launched.close();
  const room = await memories();

  return {
    cold_worker_ms: quantile(cold, 0.5),
    cold_worker_max_ms: Math.max(...cold),
    cold_worker_n: cold.length,
    key_to_highlight_p50_ms: quantile(keys, 0.5),
    key_to_highlight_p95_ms: quantile(keys, 0.95),
    key_to_highlight_n: keys.length,
    key_to_highlight_2000_p95_ms: quantile(long.times, 0.95),
    key_to_highlight_2000_n: long.times.length,
    work_per_key_2000_p50_ms: quantile(long.work, 0.5),
    work_per_key_2000_p95_ms: quantile(long.work, 0.95),
    work_per_key_2000_n: long.work.length,
    idle_calls: idle,
    idle_n: 1,
    ...room,
    engine_ready_ms: quantile(ready, 0.5),
    engine_ready_n: ready.length,
    wasm_280_p50_ms: quantile(checks, 0.5),
    wasm_280_p95_ms: quantile(checks, 0.95),
    wasm_280_n: checks.length,
  };
}

/** What can be measured without CDP. */
async function inFirefox(): Promise<Record<string, number>> {
  const launched = await launch();
  const { times } = await keysToHighlight(launched, LONG);
  await launched.close();
  return { key_to_highlight_2000_p50_ms: quantile(times, 0.5), key_to_highlight_2000_p95_ms: quantile(times, 0.95), key_to_highlight_2000_n: times.length };
}

function quantile(samples: number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** From connecting to a worker that is not running until its first verdict, as a page meets it after a pause. */
async function coldStarts(browser: Launched): Promise<number[]> {
  const page = await blankOf(browser);
  const session = await browser.context.newCDPSession(page);
  let running = true;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const version of versions) running = version.runningStatus !== "stopped";
  });
  await session.send("ServiceWorker.enable");
  const samples: number[] = [];
  for (let n = 0; n < COLD_STARTS; n++) {
    await session.send("ServiceWorker.stopAllWorkers");
    await until("the worker has stopped", () => !running);
    samples.push(
      await page.evaluate(
        (text) =>
          new Promise<number>((resolve) => {
            const start = performance.now();
            const port = chrome.runtime.connect({ name: "bedrail" });
            port.onMessage.addListener((message: { kind: string }) => {
              if (message.kind !== "report") return;
              resolve(performance.now() - start);
              port.disconnect();
            });
            port.postMessage({ kind: "hello", site: "x" });
            port.postMessage({ kind: "check", seq: 1, input: { text, surface: "post" }, dismissed: [] });
          }),
        RISKY.text,
      ),
    );
    running = true;
  }
  await page.close();
  return samples;
}

/**
 * From the key to the underline that takes the new letter in: each letter of a name makes the engine's span longer. And, in a second walk
 * with the profiler on, which only Chromium has, how long the page's main thread ran our script (and what it called) for each key.
 */
async function keysToHighlight(browser: Launched, before: string): Promise<{ times: number[]; work: number[] }> {
  const page = await browser.context.newPage();
  await enter(page, place("X, the compose dialog"));
  await page.keyboard.type(before + BEFORE_NAME);
  const profiler = FIREFOX ? null : await page.context().newCDPSession(page);
  await profiler?.send("Profiler.enable");
  await profiler?.send("Profiler.setSamplingInterval", { interval: 100 });
  await page.evaluate(() => {
    const state = { wanted: "", times: [] as number[] };
    Object.assign(window, { bench: state });
    const channel = new MessageChannel();
    let start = 0;
    channel.port1.onmessage = () => {
      const words = [...CSS.highlights].flatMap(([, highlight]) => [...highlight].map((range) => String(range)));
      if (words.includes(state.wanted)) state.times.push(performance.now() - start);
      else channel.port2.postMessage(0);
    };
    addEventListener("keydown", (event) => {
      if (state.wanted === "") return;
      start = event.timeStamp;
      channel.port2.postMessage(0);
    }, true);
  });
  const measured = (): Promise<number> => page.evaluate(() => (window as unknown as { bench: { times: number[] } }).bench.times.length);
  const want = (words: string): Promise<void> => page.evaluate((wanted) => void ((window as unknown as { bench: { wanted: string } }).bench.wanted = wanted), words);
  let done = 0;
  const work: number[] = [];
  for (let round = 0; round < ROUNDS + (profiler ? PROFILED : 0); round++) {
    const name = NAMES[round % NAMES.length] ?? "";
    // A single letter is no name yet.
    await want("");
    await page.keyboard.type(name.slice(0, 1));
    for (let letters = 2; letters <= name.length; letters++) {
      await want(`Mrs. ${name.slice(0, letters)}`);
      const profiled = round >= ROUNDS ? profiler : null;
      await profiled?.send("Profiler.start");
      await page.keyboard.press(name.charAt(letters - 1));
      done++;
      await until(`an underline on Mrs. ${name.slice(0, letters)}`, async () => (await measured()) === done);
      if (profiled) work.push(busy((await profiled.send("Profiler.stop")).profile));
    }
    await want("");
    for (let letters = 0; letters < name.length; letters++) await page.keyboard.press("Backspace");
  }
  // Those of the second walk are slowed by the profiler.
  const times = (await page.evaluate(() => (window as unknown as { bench: { times: number[] } }).bench.times)).slice(0, done - work.length);
  await page.close();
  return { times, work };
}

/** How often anything of ours is called on a page with a risky draft in it that nobody touches. */
async function callsWhileIdle(browser: Launched): Promise<number> {
  const page = await browser.context.newPage();
  await enter(page, place("X, the compose dialog"));
  await page.keyboard.type(RISKY.text);
  await until("underlines", () => page.evaluate(() => [...CSS.highlights].length > 0));
  // The last thing to happen after a key is what is said to screen readers, a second later.
  await page.waitForTimeout(3000);
  const called = await calls(page, () => page.waitForTimeout(IDLE_MS));
  await page.close();
  return called;
}

/** With the extension, with one that does nothing, and with none: what a tab and the extension's process take, in the middle of several launches. */
async function memories(): Promise<Record<string, number>> {
  const empty = await mkdtemp(join(tmpdir(), "bedrail-empty-"));
  await writeFile(join(empty, "manifest.json"), JSON.stringify({ manifest_version: 3, name: "empty", version: "1", background: { service_worker: "worker.js" } }));
  await writeFile(join(empty, "worker.js"), "");
  const sizes = { ours: [] as Sizes[], empty: [] as Sizes[], none: [] as Sizes[] };
  for (let n = 0; n < LAUNCHES; n++) {
    sizes.ours.push(await sizesWith({}));
    sizes.empty.push(await sizesWith({ instead: empty }));
    sizes.none.push(await sizesWith({ instead: null }));
  }
  const middle = (list: Sizes[], of: keyof Sizes): number => quantile(list.map((one) => one[of]), 0.5);
  return {
    tab_heap_over_page_mb: middle(sizes.ours, "heap") - middle(sizes.none, "heap"),
    tab_private_over_page_mb: middle(sizes.ours, "tab") - middle(sizes.none, "tab"),
    worker_private_mb: middle(sizes.ours, "extension"),
    worker_private_over_empty_mb: middle(sizes.ours, "extension") - middle(sizes.empty, "extension"),
    memory_n: LAUNCHES,
  };
}

interface Sizes {
  heap: number;
  tab: number;
  extension: number;
}

/** After the same draft in the one tab there is. */
async function sizesWith(options: Parameters<typeof launch>[0]): Promise<Sizes> {
  const browser = await launch(options);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await enter(page, place("X, the compose dialog"));
  await page.keyboard.type(RISKY.text);
  if (Object.keys(options ?? {}).length === 0) await until("underlines", () => page.evaluate(() => [...CSS.highlights].length > 0));
  await page.waitForTimeout(1500);
  const found = await memory(browser);
  await browser.close();
  return found;
}

/** The Rust module's loader, as a script that leaves it in a page as `bedrail`. */
async function moduleScript(): Promise<string> {
  const root = process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../..");
  const { outputFiles } = await build({ entryPoints: [join(root, "extension/src/module.ts")], bundle: true, write: false, format: "iife", globalName: "bedrail", minify: true, define: { "import.meta.url": "location.href" }, logLevel: "error" });
  return `${outputFiles[0]?.text ?? ""}; globalThis.bedrail = bedrail;`;
}

/** From a page where nothing of ours has run yet to a backend that can check: fetch, compile, lay the pack out. */
async function enginesReady(browser: Launched): Promise<number[]> {
  const script = await moduleScript();
  const samples: number[] = [];
  for (let n = 0; n < COLD_STARTS; n++) {
    const page = await blankOf(browser);
    await page.evaluate(script);
    samples.push(
      await page.evaluate(async () => {
        const start = performance.now();
        const { Backend } = await (globalThis as unknown as { bedrail: { load: typeof load } }).bedrail.load();
        new Backend({});
        return performance.now() - start;
      }),
    );
    await page.close();
  }
  return samples;
}

/** What the worker does for one check of 280 characters, message in and message out, without the Port. Page clocks step 0.1 ms, so each sample is the mean of a batch. */
async function checksInWasm(browser: Launched): Promise<number[]> {
  const page = await blankOf(browser);
  const sentences = [RISKY.text, CLEAN, "Long day, good team 💪", "Flu season is here: ask your doctor or pharmacist whether the vaccine is right for you.", "Who knew that a 34-year-old could beat me at chess during lunch?", "Our clinic's open day is on Saturday, 10 to 2 — coffee’s on us ☕", "“Never again,” she said, and laughed.", "Reading about sepsis bundles tonight, as one does."];
  const texts = Array.from({ length: 64 }, (_, n) => {
    let text = "";
    for (let i = 0; text.length < 280; i++) text += `${sentences[(n * 3 + i * (1 + (n % 5))) % sentences.length] ?? ""} `;
    return text.slice(0, 280);
  });
  await page.evaluate(await moduleScript());
  const samples = await page.evaluate(
    async (texts) => {
      const { Backend } = await (globalThis as unknown as { bedrail: { load: typeof load } }).bedrail.load();
      const backend = new Backend({});
      const check = (text: string): unknown => backend.answer_tab({ kind: "check", seq: 1, input: { text, surface: "post" }, dismissed: [] }, Date.now());
      for (const text of texts) check(text);
      const samples: number[] = [];
      for (let round = 0; round < 8; round++) {
        for (const text of texts) {
          const start = performance.now();
          for (let i = 0; i < 25; i++) check(text);
          samples.push((performance.now() - start) / 25);
        }
      }
      return samples;
    },
    texts,
  );
  await page.close();
  return samples;
}
