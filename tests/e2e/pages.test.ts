// Our own pages and the worker behind them: settings that act at once, files that are taken whole or not at all, and a worker that
// answers whatever it is sent.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { launch, until } from "./harness/browser";
import type { Launched } from "./harness/browser";
import { CLEAN, RISKY } from "./texts";

type Message = Record<string, unknown> & { kind: string };

/** As much of a page of ours as the tests reach into. */
interface Scope {
  chrome: {
    runtime: { connect(info: { name: string }): Port };
    storage: { local: { get(): Promise<Record<string, unknown>> } };
  };
  line: Port;
  heard(message: unknown): void;
}
interface Port {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
}

let browser: Launched;
let files: string;
const complaints: string[] = [];

before(async () => {
  browser = await launch();
  files = await mkdtemp(join(tmpdir(), "bedrail-files-"));
});
after(async () => {
  await browser.close();
  await rm(files, { recursive: true });
});

async function open(name: "options" | "popup"): Promise<Page> {
  const page = await browser.context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(`${browser.origin}/${name}.html`);
  await page.getByRole("slider").waitFor();
  return page;
}

const says = (page: Page, words: RegExp) => until(`status ${String(words)}`, async () => words.test((await page.locator("#status").textContent()) ?? ""));
const slider = (page: Page) => page.getByRole("slider", { name: "How readily Bedrail speaks up" });
const warned = async (page: Page) => Number(/^\d+/.exec((await page.locator("#samples-count").textContent()) ?? "")?.[0]);

/** A port as the content script opens it. Only pages of ours can be scripted from here, and the worker treats both alike. */
async function port(page: Page): Promise<{ say(message: unknown): Promise<void>; next(wanted: (message: Message) => boolean): Promise<Message> }> {
  const got: Message[] = [];
  await page.exposeFunction("heard", (message: Message) => got.push(message));
  await page.evaluate(() => {
    const scope = globalThis as unknown as Scope;
    scope.line = scope.chrome.runtime.connect({ name: "bedrail" });
    scope.line.onMessage.addListener((message: unknown) => scope.heard(message));
  });
  const next = async (wanted: (message: Message) => boolean): Promise<Message> => {
    const found = await until("a message of the worker", () => got.find(wanted));
    got.splice(0, got.indexOf(found) + 1);
    return found;
  };
  const say = (message: unknown) => page.evaluate((message) => (globalThis as unknown as Scope).line.postMessage(message), message);
  return { say, next };
}

describe("the pages", () => {
  for (const scheme of ["light", "dark"] as const) {
    for (const name of ["options", "popup"] as const) {
      it(`${name}: axe finds nothing, ${scheme}`, async () => {
        const page = await open(name);
        await page.emulateMedia({ colorScheme: scheme });
        if (name === "popup") await page.getByRole("textbox", { name: "Check any text" }).fill(RISKY.text);
        else await page.locator("details summary").first().click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
        await page.close();
      });
    }
  }

  it("options fit a window of 320 pixels, which is 1280 at 400 %", async () => {
    const page = await open("options");
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.close();
  });

  it("the slider works by keyboard, moves the samples, and other pages follow", async () => {
    const [page, other] = [await open("options"), await open("options")];
    await page.bringToFront();
    await slider(page).focus();
    await page.keyboard.press("Home");
    await says(page, /^Saved/);
    assert.equal(await slider(page).getAttribute("aria-valuetext"), "Only the clearest");
    const fewest = await warned(page);
    await page.keyboard.press("End");
    await says(page, /^Saved/);
    assert.equal(await slider(page).getAttribute("aria-valuetext"), "Tell me everything");
    const most = await warned(page);
    assert.ok(fewest >= 1 && most > fewest, `${fewest} samples at the first stop, ${most} at the last`);
    await until("the other page follows", async () => (await slider(other).inputValue()) === "5");
    assert.equal(await warned(other), most);
    await Promise.all([page.close(), other.close()]);
  });

  it("a bad file changes nothing and says why; a good one is taken whole; reset takes all back", async () => {
    const page = await open("options");
    await page.getByRole("switch", { name: "Facebook" }).uncheck();
    await page.getByLabel("Allowed words").fill("Dr. Example\n\ndr. example\nSt. Nowhere");
    await page.getByRole("button", { name: "Save the list" }).click();
    await until("the list is tidied", async () => (await page.getByLabel("Allowed words").inputValue()) === "Dr. Example\nSt. Nowhere");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export to a file" }).click()]);
    const exported = join(files, download.suggestedFilename());
    await download.saveAs(exported);

    const bad = join(files, "bad.json");
    await writeFile(bad, JSON.stringify({ ...JSON.parse(await readFile(exported, "utf8")), sensitivity: 9, rules: { gossip: true } }));
    await page.getByLabel("Import from a file").setInputFiles(bad);
    const why = page.getByRole("alert").filter({ hasText: "Nothing was changed" });
    await why.waitFor();
    assert.deepEqual(await why.getByRole("listitem").allTextContents(), [
      "“gossip” is not a rule of this Bedrail.",
      "“sensitivity” must be a whole number from 1 to 5, but it is 9.",
    ]);
    assert.equal(await page.getByRole("switch", { name: "Facebook" }).isChecked(), false);

    await page.getByRole("button", { name: "Reset everything" }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Keep my settings");
    await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
    await says(page, /back to their defaults/);
    assert.equal(await page.getByRole("switch", { name: "Facebook" }).isChecked(), true);
    assert.equal(await page.getByLabel("Allowed words").inputValue(), "");

    await page.getByLabel("Import from a file").setInputFiles(exported);
    await says(page, /in force/);
    assert.equal(await page.getByRole("switch", { name: "Facebook" }).isChecked(), false);
    assert.equal(await page.getByLabel("Allowed words").inputValue(), "Dr. Example\nSt. Nowhere");
    assert.equal(await why.count(), 0);
    await page.close();
  });

  it("the cited authorities follow where one practises, and stay so", async () => {
    const page = await open("options");
    const cited = () => page.locator("#rule-list .sources").first().textContent();
    assert.match((await cited()) ?? "", /HIPAA/);
    await page.getByLabel("Where you practise").selectOption({ label: "United Kingdom" });
    await says(page, /^Saved/);
    assert.match((await cited()) ?? "", /GMC/);
    await page.reload();
    await page.getByRole("switch", { name: "Facebook" }).waitFor();
    assert.equal(await page.getByLabel("Where you practise").inputValue(), "uk");
    assert.match((await cited()) ?? "", /GMC/);
    await page.getByLabel("Where you practise").selectOption("us");
    await says(page, /^Saved/);
    await page.close();
  });

  it("a muted rule is shown with its date and can be unmuted", async () => {
    const page = await open("options");
    const line = await port(page);
    await line.say({ kind: "mute", rule: "phi-direct-identifier", days: 30 });
    const unmute = page.getByRole("button", { name: /^Unmute/ });
    await unmute.click();
    await unmute.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement?.id), "rule-phi-direct-identifier");
    await says(page, /^Saved/);
    await page.close();
  });

  it("the popup checks any text", async () => {
    const page = await open("popup");
    const box = page.getByRole("textbox", { name: "Check any text" });
    await box.fill(RISKY.text);
    const marked = await page.locator("#check-result mark").allTextContents();
    for (const words of RISKY.words) assert.ok(marked.includes(words), `${words} in ${marked.join(" | ")}`);
    await box.fill(CLEAN);
    await page.locator("#check-result").getByText("No warning").waitFor();
    assert.equal(await page.locator("#check-count").textContent(), "No warning");
    await page.close();
  });

  it("complained of nothing", () => assert.deepEqual(complaints, []));
});

describe("the worker", () => {
  it("answers what it does not understand and lives on", async () => {
    const page = await open("popup");
    const line = await port(page);
    const nonsense: unknown[] = [
      null, 5, "check", [1], {}, { kind: "check" }, { kind: "check", seq: 3 }, { kind: "check", seq: 4, input: { text: 7 } }, { kind: "nope" },
      { kind: "check", seq: -1, input: { text: "x" } }, { kind: "mute", rule: "gossip", days: 3 }, { kind: "mute", rule: "phi-direct-identifier", days: 1e9 },
      { kind: "mark", person: [], mark: "not-a-patient" }, { kind: "mark", person: 5, mark: "not-a-patient" }, { kind: "state", state: "fine" },
      { kind: "hello", site: "myspace" },
    ];
    for (const message of nonsense) {
      await line.say(message);
      const answer = await line.next(() => true);
      assert.equal(answer.kind, "error", JSON.stringify(message));
      const seq = (message as { seq?: unknown } | null)?.seq;
      assert.equal(answer["seq"], typeof seq === "number" ? seq : null, JSON.stringify(message));
    }
    await line.say({ kind: "check", seq: 9, input: { text: `\ud800 ${RISKY.text}`, surface: "post" }, dismissed: [] });
    const { report } = (await line.next(({ seq }) => seq === 9)) as Message & { report: { findings: { spans: { start: number; end: number }[]; words: string[] }[] } };
    const [finding] = report.findings;
    assert.ok(finding);
    assert.deepEqual(finding.spans.map(({ start, end }) => `\ud800 ${RISKY.text}`.slice(start, end)), finding.words);
    await page.close();
  });

  it("remembers a person by a hash that nothing else can make", async () => {
    const page = await open("popup");
    const line = await port(page);
    await line.say({ kind: "hello", site: "facebook" });
    await line.say({ kind: "mark", person: ["/jane.roe.5", "Jane Roe"], mark: "not-a-patient" });
    await line.say({ kind: "marked", seq: 1, person: ["https://www.facebook.com/Jane.Roe.5"] });
    assert.equal((await line.next(({ seq }) => seq === 1))["mark"], "not-a-patient");
    await browser.stopWorker();
    const again = await open("popup");
    const fresh = await port(again);
    for (const [site, subject, mark] of [["facebook", "/jane.roe.5", "not-a-patient"], ["facebook", "/jane.roe.6", null], ["facebook", "Jane Roe", null], ["x", "/jane.roe.5", null]] as const) {
      await fresh.say({ kind: "hello", site });
      await fresh.say({ kind: "marked", seq: 2, person: [subject] });
      assert.equal((await fresh.next(({ seq }) => seq === 2))["mark"], mark, `${subject} on ${site}`);
    }
    const stored = JSON.stringify(await again.evaluate(() => (globalThis as unknown as Scope).chrome.storage.local.get()));
    assert.doesNotMatch(stored, /jane|roe/i);
    assert.match(stored, /"mark":"not-a-patient"[^}]*"people":\["[0-9a-f]{32}"\]/);
    await Promise.all([page.close(), again.close()]);
  });
});
