// Private memory of Chromium's processes, as Linux counts it.
import { readFile } from "node:fs/promises";
import type { Launched } from "./browser";

export interface Memory {
  /** What JavaScript uses in that tab, ours and the page's. */
  heap: number;
  /** The largest process that shows a page: the tab, where only one is open (Chromium keeps an empty one in reserve). */
  tab: number;
  /** The process of the extension; 0 where there is none. */
  extension: number;
}

/** In MB (10^6 bytes), after a collection of what the page no longer uses. */
export async function memory({ context }: Launched): Promise<Memory> {
  const page = context.pages().at(-1);
  const browser = context.browser();
  if (!page || !browser) throw new Error("no page is open");
  const session = await context.newCDPSession(page);
  await session.send("Memory.forciblyPurgeJavaScriptMemory");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN) * 1e-6;
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const found: Memory = { heap, tab: 0, extension: 0 };
  for (const { type, id } of processInfo) {
    if (type !== "renderer") continue;
    const ofExtension = (await readFile(`/proc/${id}/cmdline`, "utf8")).includes("--extension-process");
    const size = await privately(id);
    if (ofExtension) found.extension = Math.max(found.extension, size);
    else found.tab = Math.max(found.tab, size);
  }
  return found;
}

async function privately(process: number): Promise<number> {
  const lines = (await readFile(`/proc/${process}/smaps_rollup`, "utf8")).matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm);
  return [...lines].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0) * 1024e-6;
}
