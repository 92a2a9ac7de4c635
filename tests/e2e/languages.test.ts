// The interface speaks the browser's language: our own pages, the toolbar and what is shown on a site. A language that we don't have
// gets English, and the page says so to screen readers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import { picture } from "./harness/pictures";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";
import { RISKY } from "./texts";

/** What the browser is set to, and which of our languages it is to find. */
const LANGUAGES = [["es", "es"], ["es-419", "es"], ["fr", "fr"], ["de", "de"], ["pt-BR", "pt"], ["pt-PT", "pt"], ["it", "en"]] as const;

const locales = join(process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../.."), "extension/_locales");

/** The text of a language, with `values` in its places. */
async function texts(language: string): Promise<(key: string, ...values: (string | number)[]) => string> {
  const parts = await Promise.all(["content", "pages"].map(async (part) => JSON.parse(await readFile(join(locales, language, `${part}.json`), "utf8"))));
  const messages = Object.assign({}, ...parts) as Record<string, { message: string; placeholders?: Record<string, { content: string }> }>;
  return (key, ...values) => {
    const entry = messages[key];
    assert.ok(entry, key);
    const numbered = entry.message.replace(/\$([A-Z]+)\$/g, (_, name: string) => entry.placeholders?.[name.toLowerCase()]?.content ?? "");
    return numbered.replace(/\$(\d)/g, (_, digit: string) => String(values[Number(digit) - 1]));
  };
}

for (const [set, found] of LANGUAGES) {
  describe(`a browser set to ${set}`, () => {
    const browser = session({ language: set, reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });

    test("our own pages", async (t) => {
      const say = await texts(found);
      for (const [name, heading] of [["options", "options_title"], ["popup", "options_title"], ["welcome", "welcome_title"], ["check", "check_title"], ["draft", "hold_title"]] as const) {
        const { page } = await browser.tab(t);
        await page.goto(`${browser.launched.origin}/${name}.html`);
        await page.getByRole("heading", { level: 1, name: say(heading) }).waitFor({ state: "attached" });
        assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [found, "ltr"]);
        await picture(page, `${name}-${set}`);
        if (name === "popup") continue;
        // The longest words of the longest languages, at 400 %.
        await page.setViewportSize({ width: 320, height: 640 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, name);
      }
    });

    test("sign, card, question and toolbar", async (t) => {
      const say = await texts(found);
      const { page, seen } = await browser.tab(t);
      const where = place("X, at home");
      await enter(page, where);
      await page.keyboard.type(RISKY.text);
      await until("the sign speaks", async () => {
        const button = await seen.find("button", /^Bedrail ?: /);
        return button && !button.busy && [say("content_chip_one"), say("content_chip_many", 2), say("content_chip_many", 3)].some((text) => button.name === say("content_chip_label", text));
      });
      await page.keyboard.press("Alt+Shift+B");
      await seen.wait("button", say("content_card_dismiss"));
      await picture(page, `card-${set}`);
      // What the rule says may be in another language than what is around it, and says so.
      const { html } = await seen.own();
      const [, title] = /<h3[^>]* lang="(\w+)"/.exec(html) ?? [];
      assert.equal(title, found === "es" ? "es" : "en", "the rule has a text of its own in Spanish, and in no other language");
      await page.keyboard.press("Escape");
      await where.ways[0]?.send(page);
      await seen.wait("button", say("content_gate_post"));
      await picture(page, `question-${set}`);
      await seen.click("button", say("content_gate_edit"));
    });
  });
}
