// What our script on a page costs, as Chromium's profiler sees it.
import type { Page } from "./browser";

/** The part of CDP's Profiler.Profile that is used here; times in microseconds. */
interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}

const OURS = "/content.js";

/** Milliseconds in which our script, or anything called by it, ran. */
export function busy({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const ours = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const claim = (id: number, inside: boolean): void => {
    const node = byId.get(id);
    if (!node) return;
    const own = inside || node.callFrame.url.endsWith(OURS);
    if (own) ours.add(id);
    for (const child of node.children ?? []) claim(child, own);
  };
  const first = nodes[0];
  if (first) claim(first.id, false);
  // A sample stands for the time until the next one.
  return samples.reduce((sum, id, i) => sum + (ours.has(id) ? (timeDeltas[i + 1] ?? 0) : 0), 0) / 1000;
}

/** How many functions of ours are called while `work` lasts. */
export async function calls(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await work();
  const { result } = await session.send("Profiler.takePreciseCoverage");
  await session.send("Profiler.stopPreciseCoverage");
  return result.filter(({ url }) => url.endsWith(OURS)).flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0)).reduce((sum, count) => sum + count, 0);
}
