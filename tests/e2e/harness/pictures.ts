// Pictures of what was tested, for whoever wants to look: dist/pictures/<name>.png. Nothing is compared with them.
import { join } from "node:path";
import type { Page } from "playwright-core";

const directory = join(process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../.."), "dist/pictures");

export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true, animations: "disabled" });
}
