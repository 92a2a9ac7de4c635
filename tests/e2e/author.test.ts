// Who is writing: the welcome page after installing, the profile and where it comes from, and what an official account gets.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Page } from "./harness/browser";
import { until } from "./harness/browser";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { CLEAN, RISKY } from "./texts";

const browser = session({ reducedMotion: "reduce" });

async function ours(t: { after(done: () => Promise<void>): void }, name: "welcome" | "options"): Promise<Page> {
  const { page } = await browser.tab(t);
  await page.goto(`${browser.launched.origin}/${name}.html`);
  await page.getByRole("slider").waitFor();
  return page;
}
const says = (page: Page, words: RegExp) => until(`status ${String(words)}`, async () => words.test((await page.locator("#status").textContent()) ?? ""));

describe("the welcome page", () => {
  test("shows on a sample what it does, with the real engine", async (t) => {
    const page = await ours(t, "welcome");
    await picture(page, "welcome");
    const box = page.getByRole("textbox", { name: "Your words" });
    assert.notEqual(await box.inputValue(), "");
    await page.locator("#check-result mark").first().waitFor();
    await box.fill(RISKY.text);
    const marked = await page.locator("#check-result mark").allTextContents();
    for (const words of RISKY.words) assert.ok(marked.includes(words), `${words} in ${marked.join(" | ")}`);
    await box.fill(CLEAN);
    await page.locator("#check-result").getByText("No warning").waitFor();
  });

  test("the slider moves the samples and is saved", async (t) => {
    const page = await ours(t, "welcome");
    const warned = async () => Number(/^\d+/.exec((await page.locator("#samples-count").textContent()) ?? "")?.[0]);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Home");
    await says(page, /^Saved/);
    const fewest = await warned();
    await page.keyboard.press("End");
    await says(page, /^Saved/);
    assert.ok((await warned()) > fewest);
    const options = await ours(t, "options");
    assert.equal(await options.getByRole("slider").inputValue(), "5");
  });
});

describe("the profile", () => {
  test("is read from the user's own page when asked, and kept only when saved", async (t) => {
    const options = await ours(t, "options");
    await options.getByRole("button", { name: "Read from my profile page" }).click();
    await options.getByText("No tab shows your own profile").waitFor();

    const { page } = await browser.tab(t);
    await page.goto("https://x.com/danawhitlock");
    await page.getByText("Views mine").waitFor();
    await options.bringToFront();
    await options.getByRole("textbox", { name: "Specialty" }).fill("pediatrics");
    await options.getByRole("button", { name: "Read from my profile page" }).click();
    await says(options, /^Filled in from your profile page/);
    const values = async (page: Page) => Promise.all(["Role", "Specialty", "Employer", "City or region"].map((name) => page.getByRole("textbox", { name }).inputValue()));
    assert.deepEqual(await values(options), ["nurse", "pediatrics", "Elm Valley Hospital", "Elko, NV"]);
    assert.deepEqual(await values(await ours(t, "options")), ["", "", "", ""], "nothing is kept yet");

    await options.bringToFront();
    await options.locator("#profile-role").press("Tab");
    await options.getByRole("button", { name: "Save", exact: true }).click();
    await says(options, /^Saved/);
    await picture(options, "options-profile");
    assert.deepEqual(await values(await ours(t, "options")), ["nurse", "pediatrics", "Elm Valley Hospital", "Elko, NV"]);
  });

  test("of an official account gives its replies ready words", async (t) => {
    const options = await ours(t, "options");
    await options.getByRole("switch", { name: /speaks for a practice/ }).check();
    await options.getByRole("textbox", { name: "Phone for ready replies" }).fill("555-0100");
    await options.getByRole("button", { name: "Save", exact: true }).click();
    await says(options, /^Saved/);
    const ready = options.getByRole("listitem").filter({ hasText: "To praise" });
    assert.match((await ready.getByRole("paragraph").textContent()) ?? "", /call us at 555-0100\.$/);
    await picture(options, "options-official");

    const { page, seen } = await browser.tab(t);
    const reply = place("X, a reply under a post");
    await enter(page, reply);
    await page.keyboard.type(RISKY.text);
    await seen.sign(/to look at$/);
    await page.keyboard.press("Alt+Shift+B");
    await until("the card offers the ready reply", async () => /call us at 555-0100/.test(await seen.words()));
  });
});
