// The browser that the tests drive: Chromium, or Firefox where BEDRAIL_BROWSER says so.
import type { Page, Worker } from "playwright-core";
import { launchChromium } from "./chromium";
import { launchFirefox } from "./firefox";
import type { Launched, Options } from "./launched";

export const FIREFOX = process.env.BEDRAIL_BROWSER === "firefox";

export function launch(options: Options = {}): Promise<Launched> {
  return FIREFOX ? launchFirefox(options) : launchChromium(options);
}

/** What to give to a test that only Chromium can run, with the reason: it is counted as skipped in Firefox. */
export function onlyChromium(why: string): { skip: string | false } {
  return { skip: FIREFOX && why };
}

/** The same for one that only Firefox can run. */
export function onlyFirefox(why: string): { skip: string | false } {
  return { skip: !FIREFOX && why };
}

/** The words under each strength of underline, read from the page's own registry. */
export function underlined(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map((range) => String(range)).filter(Boolean)])));
}

/** The words under the strongest underline, each once, sorted: those that a post is held for. Weaker remarks may touch others. */
export async function held(page: Page): Promise<string[]> {
  return [...new Set((await underlined(page))["bedrail-stop"] ?? [])].sort();
}

export { Seen } from "./seen";
export { until } from "./until";
export type { Launched, NetworkRequest } from "./launched";
export type { Page, Worker };
