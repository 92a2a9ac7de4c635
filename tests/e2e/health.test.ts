// The options say when a place to write was last found on each site, and what is kept and copied of it has no content.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./harness/browser";
import { ALLOWED, MORE_PLACES, turnOn } from "./harness/more-places";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import type { Place } from "./harness/places";
import { ORIGINS } from "./harness/replica";
import { session } from "./harness/session";
import { RISKY } from "./texts";

const browser = session({ allowed: ALLOWED }, async (launched) => {
  await turnOn(launched, { on: "Bluesky" });
  await turnOn(launched, { address: "forum.example" });
});
const bluesky = MORE_PLACES.find(({ name }) => name === "Bluesky, a post") ?? assert.fail("no such place");

test("found and not found, by site and kind of place; copied without a word of what was written", async (t) => {
  const options = await browser.launched.context.newPage();
  t.after(() => options.close());
  await options.goto(`${browser.launched.origin}/options.html`);
  const section = options.locator("section", { has: options.getByRole("heading", { name: "Does it still find its way?" }) });
  await section.getByText("Nothing yet. This fills as you write.").waitFor();

  const { page, seen } = await browser.tab(t);
  const write = async (where: Place, says: string | RegExp): Promise<void> => {
    await enter(page, where);
    await page.keyboard.type(RISKY.text);
    await seen.sign(says);
  };
  await write(place("X, at home"), /to look at$/);
  await write(place("Facebook, a comment"), /to look at$/);
  await write({ ...bluesky, path: "/?broken=submit" }, "Not checked");
  await write({ ...bluesky, path: "/?reply=1&broken=editor" }, "Not checked");
  await page.goto(`${ORIGINS.forum}/loose`);
  await page.getByLabel("Your words").click();
  await page.keyboard.type(RISKY.text);
  await seen.sign(/underlines only$/);

  await options.reload();
  const row = (name: string | RegExp) => section.getByRole("row", { name });
  await row(/^X: posts .*\d.* found$/).waitFor();
  await row(/^Facebook: replies .*\d.* found$/).waitFor();
  await row(/^Bluesky: posts .*\d.* not found$/).waitFor();
  await row(/^Bluesky A text box was last not recognized: .*\d/).waitFor();
  await row(/^Other sites: posts .*\d.* not found$/).waitFor();
  await picture(options, "options-health");

  await section.getByRole("button", { name: "Copy report" }).click();
  const box = options.getByLabel("Allowed words");
  const report = await until("the report is copied", async () => {
    await box.fill("");
    await box.press("Control+V");
    return box.inputValue();
  });
  assert.match(report, /^Bedrail \d+\.\d+\.\d+\n/);
  assert.match(report, /^x post: found \S+, strategy 1, button found/m);
  assert.match(report, /^facebook reply: found \S+, strategy 1, button found/m);
  assert.match(report, /^bluesky post: found \d{4}-\d\d-\d\dT[\d:.]+Z, strategy 1, button not found, by \d/m);
  const kept = await options.evaluate(async () => JSON.stringify((await chrome.storage.local.get("health")).health));
  // A moment may have any digits in it: those of the text are looked for in all the rest.
  const moments = /\d{4}-\d\d-\d\dT[\d:.]+Z|\b1\d{12}\b/g;
  const words = [...(RISKY.text.match(/\w{3,}/g) ?? []), "forum\\.example", "https?"];
  for (const [what, text] of Object.entries({ report, kept })) {
    const rest = text.replace(moments, "");
    assert.notEqual(rest, text, `${what} says no moment`);
    assert.doesNotMatch(rest, new RegExp(`\\b(${words.join("|")})\\b`, "i"), `${what} tells too much: ${text}`);
  }
});
