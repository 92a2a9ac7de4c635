// The toolbar's popup, which no test can open where it belongs.
import { until } from "./browser";
import type { Launched, Page } from "./browser";

/** The popup as it is over `page`: a tab of its own would speak of itself. Its address is told to the popup of every tab, by `activeTab`. */
export async function popupOver({ context, origin }: Launched, page: Page): Promise<Page> {
  const worker = await until("the worker", () => context.serviceWorkers().find((worker) => worker.url().startsWith(origin)));
  await page.bringToFront();
  const tab = await worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id);
  const popup = await context.newPage();
  await popup.addInitScript(
    ([id, url]) => {
      const query = chrome.tabs.query.bind(chrome.tabs);
      chrome.tabs.query = (async (wanted: chrome.tabs.QueryInfo) => (wanted.active ? [{ ...(await chrome.tabs.get(id)), url }] : query(wanted))) as typeof chrome.tabs.query;
    },
    [tab ?? 0, page.url()] as const,
  );
  await popup.setViewportSize({ width: 368, height: 640 });
  await popup.goto(`${origin}/popup.html`);
  await popup.getByRole("slider").waitFor();
  return popup;
}
