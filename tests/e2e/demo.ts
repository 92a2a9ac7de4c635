// `cargo xtask run`: the extension at work on a replica of X or Facebook, ready to type into; or, without a display, a short script
// that prints what was warned of and leaves pictures.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, underlined, until } from "./harness/browser";
import type { Page } from "./harness/browser";
import { ORIGINS } from "./harness/replica";
import type { SiteName } from "./harness/replica";
import { ADVICE, RISKY } from "./texts";

const { values } = parseArgs({
  options: { site: { type: "string" }, url: { type: "string" }, "headless-script": { type: "boolean" }, out: { type: "string" } },
});
const sites: SiteName[] = values.site === "x" || values.site === "facebook" ? [values.site] : ["x", "facebook"];

if (values["headless-script"]) await script(values.out ?? "dist/demo");
else await show();

/** Opens a window and leaves it to whoever sits before it. */
async function show(): Promise<void> {
  const { context } = await launch({ headless: false, viewport: null });
  const addresses = values.url ? [values.url] : sites.map((site) => `${ORIGINS[site]}/${site === "x" ? "home" : ""}`);
  const first = context.pages()[0] ?? (await context.newPage());
  for (const [n, address] of addresses.entries()) await (n === 0 ? first : await context.newPage()).goto(address);
  await first.bringToFront();
  console.log(`Chromium is open on ${addresses.join(" and ")}. Try typing:\n  ${RISKY.text}\nClose the window to end.`);
  await new Promise((resolve) => context.once("close", resolve));
}

async function script(out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const theme of ["light", "dark"] as const) {
    const launched = await launch({ colorScheme: theme, reducedMotion: "reduce" });
    for (const site of sites) {
      const page = await launched.context.newPage();
      const seen = launched.seen(page);
      const shoot = (name: string): Promise<unknown> => page.screenshot({ path: join(out, `${site}-${name}-${theme}.png`) });
      const say = (text: string): void => {
        if (theme === "light") console.log(text);
      };
      say(`\n${site === "x" ? "X" : "Facebook"}`);
      await page.goto(`${ORIGINS[site]}/${site === "x" ? "compose/post" : ""}`);
      if (site === "facebook") await page.getByText("What's on your mind, Dana?").first().click();
      // A dialog takes the focus in its own time: what is typed before goes nowhere.
      await page.locator('[role="dialog"] [role="textbox"]').first().click();
      await page.keyboard.type(RISKY.text);
      say(`  typed:      ${RISKY.text}\n  underlined: ${await underlinedWhen(page, RISKY.words)}`);
      await shoot("1-underline");
      await page.keyboard.press("Alt+Shift+B");
      // Comes a little after the card.
      await seen.wait("button", "Use this wording");
      await shoot("2-card");
      await page.keyboard.press("Escape");
      await seen.gone("button", "Not about a patient");
      if (site === "x") await page.keyboard.press("Control+Enter");
      else await page.getByRole("button", { name: "Post", exact: true }).click();
      const heading = await seen.wait("heading", /^Before this goes out/);
      say(`  pressed Post: held. "${heading.name}"`);
      await shoot("3-gate");
      await page.keyboard.press("Escape");
      await seen.gone("heading", /^Before this goes out/);
      say(`  chose Edit: ${await count(page)} posts went out`);
      await page.goto(`${ORIGINS[site]}/${site === "x" ? "robinvale/status/2" : ""}`);
      await reply(page, site);
      say(`  replied:    ${ADVICE.text}\n  underlined: ${await underlinedWhen(page, ADVICE.words)}`);
      await shoot("4-reply");
      await page.goto(`${ORIGINS[site]}/${site === "x" ? "follower_requests" : "friends/requests/"}`);
      await seen.wait("button", /Could Marisol Quint be a patient/);
      await shoot("5-requests");
      await page.getByRole("button", { name: site === "x" ? "Accept" : "Confirm", exact: true }).first().click();
      const question = await seen.wait("heading", /current or former patient/);
      say(`  accepting a request: "${question.name}"`);
      await shoot("6-request");
      await page.close();
    }
    const options = await launched.context.newPage();
    await options.goto(`${launched.origin}/options.html`);
    await options.getByRole("slider").first().waitFor();
    await options.screenshot({ path: join(out, `options-${theme}.png`), fullPage: true });
    await launched.close();
  }
  console.log(`\nPictures: ${out}`);
}

async function reply(page: Page, site: SiteName): Promise<void> {
  if (site === "x") await page.getByRole("textbox", { name: "Post text" }).click();
  else await page.getByRole("textbox", { name: "Comment as Dana Whitlock" }).first().click();
  if (site === "facebook") {
    await page.getByRole("button", { name: "Reply" }).first().click();
    await page.getByRole("textbox", { name: "Reply to Robin Vale" }).click();
  }
  await page.keyboard.type(ADVICE.text);
}

/** All underlined words, once the last word that is expected is among them. */
async function underlinedWhen(page: Page, expected: string[]): Promise<string> {
  const words = await until(`an underline on ${expected.join(", ")}`, async () => {
    const found = Object.values(await underlined(page)).flat();
    return expected.every((word) => found.includes(word)) && found;
  });
  return words.join(", ");
}

function count(page: Page): Promise<number> {
  return page.evaluate(() => window.sent.length);
}
