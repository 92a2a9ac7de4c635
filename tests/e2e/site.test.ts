// The static site in a real browser: the playground answers, every page is accessible, and nothing is loaded from elsewhere.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";

const SITE = path.join(process.env["BEDRAIL_ROOT"] ?? process.cwd(), "dist/site");
const ORIGIN = "https://bedrail.example";
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};
const RISKY = "💪 Mrs. Hendricks in 412 finally walked today!! so proud of her";

let browser: Browser;

before(async () => {
  assert.ok(existsSync(path.join(SITE, "index.html")), "dist/site is missing: run `cargo xtask site`");
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(() => browser.close());

interface Visit {
  context: BrowserContext;
  page: Page;
  /** Addresses outside the site that something asked for. */
  strangers: string[];
  /** What the page complained of, refused loads included. */
  complaints: string[];
}

/** A browser window in which the site is served by interception, so that any other address would be seen. */
async function visit(scheme: "light" | "dark" = "light", width = 1200): Promise<Visit> {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
  const strangers: string[] = [];
  const complaints: string[] = [];
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    const file = path.join(SITE, decodeURIComponent(url.pathname));
    if (url.origin !== ORIGIN) {
      strangers.push(url.href);
      await route.abort();
    } else if (existsSync(file)) {
      await route.fulfill({ body: readFileSync(file), contentType: TYPES[path.extname(file)] ?? "text/plain" });
    } else {
      await route.fulfill({ status: 404, body: "" });
    }
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  return { context, page, strangers, complaints };
}

async function playground(scheme?: "light" | "dark", width?: number): Promise<Visit> {
  const opened = await visit(scheme, width);
  await opened.page.goto(`${ORIGIN}/playground.html`);
  await opened.page.locator("#samples button").first().waitFor();
  return opened;
}

function quiet({ strangers, complaints }: Visit): void {
  assert.deepEqual(strangers, []);
  assert.deepEqual(complaints, []);
}

const pages = ["index.html", "privacy.html", "accuracy.html", "rules/index.html", "rules/phi-direct-identifier.html", "playground.html"];

describe("the site", () => {
  for (const scheme of ["light", "dark"] as const) {
    it(`has pages that axe finds nothing in, ${scheme}`, async () => {
      const opened = await visit(scheme);
      for (const name of pages) {
        await opened.page.goto(`${ORIGIN}/${name}`);
        if (name === "playground.html") {
          await opened.page.locator("#samples button").first().waitFor();
          await opened.page.locator("#text").fill(RISKY);
          await opened.page.locator(".finding").first().waitFor();
          await opened.page.locator("summary").click();
        }
        const { violations } = await new AxeBuilder({ page: opened.page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
      }
      quiet(opened);
      await opened.context.close();
    });
  }

  it("fits a screen of 320 pixels", async () => {
    const opened = await visit("light", 320);
    for (const name of [...pages, ...readdirSync(path.join(SITE, "rules")).map((file) => `rules/${file}`)]) {
      await opened.page.goto(`${ORIGIN}/${name}`);
      if (name === "playground.html") {
        await opened.page.locator("#samples button").first().waitFor();
        await opened.page.locator("#text").fill(RISKY);
        await opened.page.locator(".finding").first().waitFor();
      }
      const excess = await opened.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(excess <= 0, `${name} is ${excess} pixels too wide`);
    }
    await opened.context.close();
  });
});

describe("the playground", () => {
  it("underlines the words that matter and says why", async () => {
    const opened = await playground();
    const { page } = opened;
    await page.locator("#text").pressSequentially(RISKY);
    const card = page.locator(".finding").first();
    await card.waitFor();
    assert.match((await page.locator("#under mark").allTextContents()).join(" "), /Hendricks/);
    assert.equal((await page.locator("#under").textContent())?.replace("\u200b", ""), RISKY);
    for (const heading of ["Why", "Instead", "The sum behind it", "Who says so"]) {
      assert.equal(await card.getByRole("heading", { name: heading }).count(), 1, heading);
    }
    assert.match((await page.locator("#verdict").textContent()) ?? "", /to look at; would ask before posting/);
    quiet(opened);
    await opened.context.close();
  });

  it("keeps the underline under its word", async () => {
    const opened = await playground("light", 320);
    await opened.page.locator("#text").fill(`A line before it.\n${RISKY} and more words after it so that the line must wrap`);
    await opened.page.locator("#under mark").first().waitFor();
    // The two layers are one above the other: same box, same height of the words in it.
    const [upper, lower] = await Promise.all([opened.page.locator("#text").boundingBox(), opened.page.locator("#under").boundingBox()]);
    assert.deepEqual(upper, lower);
    const [content, visible] = await opened.page
      .locator("#text")
      .evaluate((field) => [field.scrollHeight, field.clientHeight] as const);
    assert.ok(content <= visible, `${content} pixels of words in ${visible}`);
    await opened.context.close();
  });

  it("selects a finding's words when they are pressed", async () => {
    const opened = await playground();
    const { page } = opened;
    await page.locator("#text").fill(RISKY);
    const word = page.locator(".words button", { hasText: "Hendricks" }).first();
    await word.click();
    const selected = await page
      .locator("#text")
      .evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.match(selected, /Hendricks$/);
    await opened.context.close();
  });

  it("says no less when the slider goes up, and follows it with the keyboard", async () => {
    const opened = await playground();
    const { page } = opened;
    await page.locator("#text").fill("Wild shift in our tiny ED tonight. A 34yo teacher came in after the train crash.");
    const slider = page.locator("#sensitivity");
    await slider.focus();
    await page.keyboard.press("Home");
    const counts: number[] = [];
    const meanings = new Set<string | null>();
    for (let stop = 1; stop <= 5; stop++) {
      assert.equal(await slider.inputValue(), String(stop));
      counts.push(await page.locator(".finding").count());
      meanings.add(await page.locator("#sensitivity-means").textContent());
      await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(counts, counts.toSorted((one, other) => one - other));
    assert.ok((counts[4] ?? 0) > 0, "the most talkative stop says something");
    assert.equal(meanings.size, 5);
    await opened.context.close();
  });

  it("warns of every flagged example that it offers and leaves the near misses alone", async () => {
    const opened = await playground();
    const { page } = opened;
    const chips = page.locator("#samples button");
    for (const [kind, flagged] of [["Flagged", true], ["Near misses, left alone", false]] as const) {
      await page.locator("#kind").getByText(kind).click();
      for (let index = 0; index < (await chips.count()); index++) {
        await chips.nth(index).click();
        const rule = await chips.nth(index).getAttribute("data-rule");
        const found = await page.locator(`.finding a[href="rules/${rule}.html"]`).count();
        assert.equal(found > 0, flagged, `${rule}: ${await page.locator("#text").inputValue()}`);
        assert.equal(await chips.nth(index).getAttribute("aria-pressed"), "true");
      }
    }
    quiet(opened);
    await opened.context.close();
  });

  it("shows what each surface needs and reads what is answered", async () => {
    const opened = await playground();
    const { page } = opened;
    for (const [surface, fields] of [["Post", []], ["Reply", ["parent"]], ["Message", ["parent"]], ["Friend request", ["name", "bio"]]] as const) {
      await page.locator("#surface").getByText(surface, { exact: true }).click();
      for (const field of ["parent", "name", "bio"]) {
        assert.equal(await page.locator(`#${field}`).isVisible(), (fields as readonly string[]).includes(field), `${surface}: ${field}`);
      }
    }
    await opened.context.close();
  });

  it("keeps nothing and sends nothing", async () => {
    const opened = await playground();
    await opened.page.locator("#text").fill(RISKY);
    await opened.page.locator("#parent").evaluate((field) => field.closest("form")?.requestSubmit());
    await opened.page.reload();
    await opened.page.locator("#samples button").first().waitFor();
    assert.equal(await opened.page.locator("#text").inputValue(), "");
    const kept = await opened.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
    assert.deepEqual(kept, [0, 0, 0]);
    quiet(opened);
    await opened.context.close();
  });
});
