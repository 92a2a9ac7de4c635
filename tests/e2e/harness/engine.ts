// The engine, asked past the page side: from a document of the extension's own that runs nothing else.
import type { CheckInput, PageFinding, PageReport } from "../../../extension/src/protocol";
import type { Launched, Page } from "./browser";

export interface Engine {
  page: Page;
  check(input: CheckInput): Promise<PageFinding[]>;
}

/** A document of the extension's own origin that runs nothing. */
export async function blankOf({ context, origin }: Launched): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/manifest.json`);
  return page;
}

export async function engine(launched: Launched): Promise<Engine> {
  const page = await blankOf(launched);
  const check = (input: CheckInput): Promise<PageFinding[]> =>
    page.evaluate(
      (input) =>
        new Promise<PageFinding[]>((resolve) => {
          const port = chrome.runtime.connect({ name: "bedrail" });
          port.onMessage.addListener((message: { kind: string; report?: PageReport }) => {
            if (message.kind !== "report") return;
            resolve(message.report?.findings ?? []);
            port.disconnect();
          });
          port.postMessage({ kind: "hello", site: "x" });
          port.postMessage({ kind: "check", seq: 1, input, dismissed: [] });
        }),
      input,
    );
  return { page, check };
}
