// What we show can be used by everybody: axe finds nothing in the options page, nor in what is shown on a page, in light and in dark.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page, Seen } from "./harness/browser";
import { photo } from "./harness/photo";
import { PLACES, enter, place } from "./harness/places";
import { session } from "./harness/session";
import { PICTURED, RISKY } from "./texts";

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

for (const scheme of ["light", "dark"] as const) {
  describe(scheme, () => {
    const browser = session({ colorScheme: scheme, reducedMotion: "reduce" });

    /** axe can't look into a closed root: what is in ours is set up again in a page of its own, styles and all. */
    async function ours(seen: Seen, t: { after(done: () => Promise<void>): void }): Promise<string[]> {
      const { html, css } = await seen.own();
      const page = await browser.launched.context.newPage();
      t.after(() => page.close());
      await page.goto("about:blank");
      const ground = scheme === "dark" ? "#000" : "#fff";
      await page.setContent(`<!doctype html><html lang="en"><head><title>ours</title><style>body{background:${ground}} ${css.replaceAll(":host", "main")}</style></head><body><main>${html}</main></body></html>`);
      return (await violations(page)).filter((one) => !one.startsWith("page-has-heading-one"));
    }

    test("the options page", async (t) => {
      const { page } = await browser.tab(t);
      await page.goto(`${browser.launched.origin}/options.html`);
      await page.getByRole("slider").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });

    test("the popup", async (t) => {
      const { page } = await browser.tab(t);
      await page.goto(`${browser.launched.origin}/popup.html`);
      await page.getByRole("heading").first().waitFor();
      assert.deepEqual(await violations(page), []);
    });

    for (const where of [place("X, the compose dialog"), place("Facebook, a comment")]) {
      test(`${where.name}: sign, card and question`, async (t) => {
        const { page, seen } = await browser.tab(t);
        await enter(page, where);
        await page.keyboard.type(RISKY.text);
        await seen.sign(/to look at$/);
        await page.keyboard.press("Alt+Shift+B");
        await seen.wait("button", "Not about a patient");
        assert.deepEqual(await ours(seen, t), []);
        await page.bringToFront();
        await page.keyboard.press("Escape");
        await seen.gone("button", "Not about a patient");
        await where.ways[where.site === "x" ? 1 : 0]?.send(page);
        await seen.wait("heading", /^Before this goes out/);
        assert.deepEqual(await ours(seen, t), []);
      });
    }

    test("a question about a picture", async (t) => {
      const { page, seen } = await browser.tab(t);
      await enter(page, place("X, the compose dialog"));
      await page.keyboard.type(PICTURED);
      await page.locator('[role="dialog"] input[type="file"]').setInputFiles({ name: "IMG_0412.JPG", mimeType: "image/jpeg", buffer: photo() });
      await seen.sign(/to look at$/);
      await page.locator('[data-testid="tweetButton"]').click();
      await seen.wait("checkbox", "ID badges");
      assert.deepEqual(await ours(seen, t), []);
    });

    test("a friend request", async (t) => {
      const { page, seen } = await browser.tab(t);
      await page.goto("https://x.com/follower_requests");
      await seen.wait("button", /^Could Marisol Quint be a patient/);
      await page.locator('button[aria-label="Accept"]').first().click();
      await seen.wait("heading", /current or former patient/);
      assert.deepEqual(await ours(seen, t), []);
    });

    if (scheme === "light") {
      for (const where of PLACES.filter(({ ways }) => ways.some(({ name }) => name.includes("button")))) {
        test(`${where.name}: the sign is in sight and leaves the button free`, async (t) => {
          const { page, seen } = await browser.tab(t);
          await enter(page, where);
          await page.keyboard.type(RISKY.text);
          const sign = await seen.box(await seen.sign(/to look at$/));
          const button = await page.locator('[data-testid="tweetButton"],[data-testid="tweetButtonInline"],[data-testid="dm-composer-send-button"],[role="dialog"] [aria-label="Post"],[role="dialog"] [aria-label="Save"],[aria-label="Share to story"],#focused-state-composer-submit [role="button"],[aria-label="Press enter to send"]').last().boundingBox();
          assert.ok(button);
          assert.ok(sign.x >= 0 && sign.y >= 0 && sign.x + sign.width <= 1280 && sign.y + sign.height <= 800, `out of sight: ${JSON.stringify(sign)}`);
          const apart = sign.x >= button.x + button.width || sign.x + sign.width <= button.x || sign.y >= button.y + button.height || sign.y + sign.height <= button.y;
          assert.ok(apart, `the sign ${JSON.stringify(sign)} covers the button ${JSON.stringify(button)}`);
        });
      }
    }

    test("our colours follow the page's own ground, not the system's", async (t) => {
      const { page, seen } = await browser.tab(t);
      const other = scheme === "dark" ? "light" : "dark";
      await page.goto(`https://x.com/compose/post?theme=${other}`);
      await page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').click();
      await page.keyboard.type(RISKY.text);
      await until("the sign", async () => (await seen.own()).html.includes('class="chip"'));
      assert.equal((await seen.own()).html.includes("ui dark"), other === "dark");
    });
  });
}
