// People whom the user marked: from a request, a profile, a chat or a list; met again, warned about, locked away and forgotten; and
// never a name in what is stored.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { until } from "./harness/browser";
import type { Page, Seen } from "./harness/browser";
import { enter, place } from "./harness/places";
import { session } from "./harness/session";

const browser = session();
const WORDS = "Happy birthday!";
const LIST = "First name,Last name\nJosé María,García López\nRobin,Vale\nMarisol,Quint\n";

/** The options page, with nobody marked and no passphrase. */
async function options(t: { after(done: () => Promise<void>): void }): Promise<Page> {
  const { page } = await browser.tab(t);
  await page.goto(`${browser.launched.origin}/options.html`);
  await page.getByLabel("Name or profile").waitFor();
  await ask(page, { people: "wipe" });
  await page.reload();
  await page.getByText("Nobody.").waitFor();
  return page;
}

const ask = (page: Page, message: unknown) => page.evaluate((message) => (globalThis as unknown as { chrome: typeof chrome }).chrome.runtime.sendMessage(message), message);
const says = (page: Page, words: RegExp) => until(`status ${String(words)}`, async () => words.test((await page.locator("#status").textContent()) ?? ""));
const refuses = (page: Page, words: RegExp) => until(`refusal ${String(words)}`, async () => words.test((await page.locator("#people-result").textContent()) ?? ""));

async function find(page: Page, name: string, answer: RegExp): Promise<void> {
  await page.getByLabel("Name or profile").fill(name);
  await page.getByRole("button", { name: "Look up" }).click();
  await says(page, answer);
}

async function importList(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.locator("#people-import").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

/** What stands under the words that answer Robin Vale. */
async function answering(t: { after(done: () => Promise<void>): void }, where: string): Promise<{ page: Page; seen: Seen }> {
  const { page, seen } = await browser.tab(t);
  await enter(page, place(where));
  await page.keyboard.type(WORDS);
  return { page, seen };
}

describe("marked on a page", () => {
  test("from a request, by keyboard: the next request is warned about, on the other site too", async (t) => {
    await options(t);
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/follower_requests");
    await seen.click("button", /^Could Marisol Quint be a patient/);
    await seen.wait("button", "Patient");
    await until("the button has the focus", async () => (await seen.tab()) === "button Patient");
    await page.keyboard.press("Enter");
    await until("it is said", async () => /You marked this person: Patient\. Remembered on this computer, without the name, until \w+ \d+, \d{4}\./.test(await seen.words()));
    await page.keyboard.press("Escape");

    for (const url of ["https://x.com/follower_requests", "https://www.facebook.com/friends/requests/"]) {
      await page.goto(url);
      await page.locator('button[aria-label="Accept"],[aria-label="Confirm"][tabindex="0"]').first().click();
      await seen.wait("heading", "Possible connection with a patient");
      assert.match(await seen.words(), /You marked this person: Patient/);
      await page.keyboard.press("Escape");
    }
  });

  test("on a profile and in a chat: replies and messages are warned about until it is taken back", async (t) => {
    await options(t);
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/robinvale");
    await seen.click("button", "Mark Robin Vale in Bedrail");
    await seen.click("button", "Relative of a patient");
    await until("it is said", async () => /You marked this person: Relative of a patient/.test(await seen.words()));
    await page.keyboard.press("Escape");
    for (const where of ["X, a reply under a post", "Facebook, a reply to a comment", "X, Chat", "Facebook, a chat"]) {
      const reply = await answering(t, where);
      await reply.seen.sign("1 to look at");
      await reply.page.close();
    }
    const elsewhere = await answering(t, "X, at home");
    await elsewhere.seen.sign("Clear");

    await page.goto("https://x.com/i/chat/1-2");
    await seen.click("button", "Mark Robin Vale in Bedrail");
    await seen.wait("button", "Relative of a patient");
    assert.match((await seen.own()).html, /aria-pressed="true">Relative of a patient</);
    await seen.click("button", "Relative of a patient");
    await until("it is taken back", async () => /Forgotten\./.test(await seen.words()));
    const reply = await answering(t, "X, a reply under a post");
    await reply.seen.sign("Clear");
  });

  test("what makes Bedrail quieter reaches no namesake", async (t) => {
    await options(t);
    const { page, seen } = await browser.tab(t);
    await page.goto("https://x.com/follower_requests");
    await seen.click("button", /^Could Marisol Quint be a patient/);
    await seen.click("button", "Known before care");
    await until("it is said", async () => /You marked this person: Known before care/.test(await seen.words()));
    await page.keyboard.press("Escape");
    await page.locator('button[aria-label="Accept"]').first().click();
    await until("it was accepted without a question", async () => (await page.evaluate(() => window.sent)).length === 1);
    await page.goto("https://www.facebook.com/friends/requests/");
    await page.locator('[aria-label="Confirm"][tabindex="0"]').first().click();
    await seen.wait("heading", "Is this a current or former patient, or their family?");
  });
});

describe("a list", () => {
  test("is matched by variants of its names, and no name is stored anywhere", async (t) => {
    const page = await options(t);
    await importList(page, "patients.csv", LIST);
    await says(page, /^3 people marked/);
    await find(page, "Dr. José M. García-López", /^Marked: Patient/);
    await find(page, "García López, José María", /^Marked: Patient/);
    await find(page, "@jose.garcia84", /^A similar name is marked: Patient/);
    await find(page, "J. Garcia", /^A similar name is marked/);
    await find(page, "José Martínez", /^Nobody of that name/);
    const reply = await answering(t, "X, a reply under a post");
    await reply.seen.sign("1 to look at");

    const stored = await page.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: typeof chrome }).chrome;
      const areas = await Promise.all([storage.local.get(), storage.session.get(), storage.sync.get()]);
      const databases: unknown[] = [];
      for (const { name = "" } of await indexedDB.databases()) {
        const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const held = await done(database.transaction(store).objectStore(store).getAll());
          databases.push({ store, held: held.map((one: unknown) => (one instanceof CryptoKey ? { extractable: one.extractable, usages: one.usages } : one)) });
        }
        database.close();
      }
      return { areas, databases, page: { ...localStorage, ...sessionStorage } };
    });
    const text = JSON.stringify(stored);
    assert.match(text, /[0-9a-f]{32}/, "nothing was stored at all");
    assert.match(text, /"extractable":false,"usages":\["sign"\]/);
    assert.doesNotMatch(text, /garc|jos[eé]|l[oó]pez|robin|vale\b|marisol|quint/i);
    // And in the files themselves, where a database keeps what was overwritten.
    const files = await written(browser.launched.profile);
    assert.ok(files.length > 0, "the browser wrote no files of ours");
    for (const file of files) assert.doesNotMatch((await readFile(file)).toString("latin1"), /Marisol|m\0a\0r\0i\0s\0o\0l|marisol quint|quint marisol/i, file);

    await page.getByLabel("Name or profile").fill("Robin Vale");
    await page.getByRole("button", { name: "Forget" }).first().click();
    await says(page, /^Forgotten/);
    await reply.seen.sign("Clear");
    await page.locator("#people-list").getByText("2 from a list").waitFor();
    await page.locator("#people-list").getByRole("button", { name: "Forget" }).click();
    await page.getByText("Nobody.").waitFor();
    await find(page, "Marisol Quint", /^Nobody of that name/);
  });

  test("may come from a spreadsheet or a hospital's system; what is neither is refused", async (t) => {
    const page = await options(t);
    await page.getByLabel("Mark as").selectOption({ label: "Relative of a patient" });
    await importList(page, "patienten.csv", Buffer.from("Name;Vorname;Geburtstag\nMüller;Käthe;1.1.1950\n", "latin1"));
    await says(page, /^1 person marked/);
    await find(page, "Kaethe Mueller", /^Nobody of that name|^Marked: Relative/);
    await find(page, "Käthe Müller", /^Marked: Relative of a patient/);
    const bundle = { resourceType: "Bundle", entry: [{ resource: { resourceType: "Patient", name: [{ family: "Quint", given: ["Marisol", "Ann"] }] } }] };
    await importList(page, "bundle.json", JSON.stringify(bundle));
    await says(page, /^1 person marked/);
    await find(page, "Marisol Quint", /^Marked: Relative of a patient/);
    for (const [name, content, why] of [["a.csv", "7,Quint,Marisol\n", /several columns/], ["b.json", "{}", /neither a table/], ["c.json", "{nonsense", /neither a table/], ["d.csv", "Name\nCher\n", /Nobody in the file/]] as const) {
      await importList(page, name, content);
      await refuses(page, why);
    }
    assert.equal(await page.locator("#people-list li").count(), 2);
    await page.getByLabel("Name or profile").fill("Cher");
    await page.getByRole("button", { name: "Mark", exact: true }).click();
    await refuses(page, /a first name and a surname/);

    await page.getByRole("button", { name: "Forget everybody" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Forget everybody" }).click();
    await says(page, /^Everybody is forgotten/);
    await page.getByText("Nobody.").waitFor();
  });
});

test("forgetting everybody throws the key away too: marks that were copied before match nobody when they are put back", async (t) => {
  const page = await options(t);
  await importList(page, "patients.csv", LIST);
  await says(page, /^3 people marked/);
  // What the key makes of a word tells it from another, though nobody can read it.
  const probe = () =>
    page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => ((request.onsuccess = () => resolve(request.result)), (request.onerror = () => reject(request.error))));
      const database = await done(indexedDB.open("bedrail"));
      const key = (await done(database.transaction("keys").objectStore("keys").get("subject"))) as CryptoKey | undefined;
      database.close();
      return key ? [...new Uint8Array(await crypto.subtle.sign("HMAC", key, new Uint8Array([1])))].join() : null;
    });
  const before = await probe();
  assert.ok(before, "there is a key");
  const copy = await page.evaluate(() => (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.get("marks"));
  assert.match(JSON.stringify(copy), /[0-9a-f]{32}/);
  const restore = async (): Promise<void> => {
    await page.evaluate((copy) => (globalThis as unknown as { chrome: typeof chrome }).chrome.storage.local.set(copy), copy);
    await browser.launched.stopWorker();
    await page.reload();
    await page.locator("#people-list").getByText("3 from a list").waitFor();
  };
  await restore();
  await find(page, "Robin Vale", /^Marked: Patient/);

  // From this page, which has hashed with the old key, and not by the message alone.
  await page.getByRole("button", { name: "Forget everybody" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep them" }).click();
  await page.getByRole("button", { name: "Forget everybody" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Forget everybody" }).click();
  await says(page, /^Everybody is forgotten/);
  assert.equal(await probe(), null);

  await importList(page, "patients.csv", LIST);
  await says(page, /^3 people marked/);
  await find(page, "Robin Vale", /^Marked: Patient/);
  const reply = await answering(t, "X, a reply under a post");
  await reply.seen.sign("1 to look at");
  const after = await probe();
  assert.ok(after !== null && after !== before, "the key is another");
  await restore();
  await find(page, "Robin Vale", /^Nobody of that name/);
});

test("in a private window nobody is marked, and that is said", async (t) => {
  const page = await options(t);
  await page.close();
  const worker = browser.launched.context.serviceWorkers()[0];
  assert.ok(worker);
  // The harness can't open a private window; there the worker is one of its own, which sees this.
  const secret = (on: boolean) => worker.evaluate((on) => Object.defineProperty(chrome.extension, "inIncognitoContext", { value: on, configurable: true }), on);
  await secret(true);
  t.after(() => secret(false).then(() => undefined));
  const { page: profile, seen } = await browser.tab(t);
  await profile.goto("https://x.com/robinvale");
  await seen.click("button", "Mark Robin Vale in Bedrail");
  await until("it is said", async () => /keeps no marks from a private window/.test(await seen.words()));
  assert.equal(await seen.find("button", "Patient"), undefined);
});

test("a passphrase locks: nothing is recognized, and nothing readable is stored, until it is given", async (t) => {
  const page = await options(t);
  await importList(page, "patients.csv", LIST);
  await says(page, /^3 people marked/);
  const reply = await answering(t, "X, a reply under a post");
  await reply.seen.sign("1 to look at");
  const passphrase = page.getByLabel("Passphrase", { exact: true });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await passphrase.fill("short");
  await press("Set the passphrase");
  await refuses(page, /at least 8/);
  await passphrase.fill("a rail for nine beds");
  await press("Set the passphrase");
  await says(page, /^Passphrase set/);
  await press("Lock now");
  await says(page, /^Locked/);
  await reply.seen.sign("Clear");
  assert.equal(await page.getByLabel("Name or profile").isVisible(), false);
  const stored = JSON.stringify(await page.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: typeof chrome }).chrome;
    return [await storage.local.get(), await storage.session.get()];
  }));
  assert.doesNotMatch(stored, /batches|people/);
  assert.doesNotMatch(stored, /a rail for nine beds|marks-key/);

  await reply.page.goto("https://x.com/i/chat/1-2");
  await reply.seen.click("button", "Mark Robin Vale in Bedrail");
  await until("it is said", async () => /Your marks are locked/.test(await reply.seen.words()));

  await passphrase.fill("a rail for ten beds");
  await press("Unlock");
  await refuses(page, /not the passphrase/);
  await passphrase.fill("a rail for nine beds");
  await press("Unlock");
  await says(page, /^Unlocked/);
  const again = await answering(t, "X, a reply under a post");
  await again.seen.sign("1 to look at");
  await passphrase.fill("a rail for nine beds");
  await press("Remove the passphrase");
  await says(page, /^Passphrase removed/);
  await find(page, "Robin Vale", /^Marked: Patient/);
});

test("marks end: by themselves after twelve months, sooner when the user says so", async (t) => {
  const page = await options(t);
  await importList(page, "patients.csv", LIST);
  await says(page, /^3 people marked/);
  const worker = browser.launched.context.serviceWorkers()[0];
  assert.ok(worker);
  const later = (days: number) =>
    worker.evaluate((days) => {
      const clock = globalThis as unknown as { today?: () => number };
      clock.today ??= Date.now.bind(Date);
      const { today } = clock;
      Date.now = () => today() + days * 86_400_000;
    }, days);
  t.after(() => later(0));
  await later(360);
  await find(page, "Robin Vale", /^Marked: Patient/);
  await later(366);
  await find(page, "Robin Vale", /^Nobody of that name/);
  await page.getByText("Nobody.").waitFor();

  await later(0);
  await importList(page, "patients.csv", LIST);
  await says(page, /^3 people marked/);
  await page.getByLabel("Keep marks for").selectOption({ label: "3 months" });
  await says(page, /^Saved/);
  await later(92);
  const reply = await answering(t, "X, a reply under a post");
  await reply.seen.sign("Clear");
  await later(0);
  await ask(page, { people: { keep: { months: 12 } } });
});

/** The files in which the browser keeps what an extension stores. */
async function written(profile: string): Promise<string[]> {
  const all = await readdir(profile, { recursive: true, withFileTypes: true });
  return all.filter((file) => file.isFile() && /Local Extension Settings|IndexedDB|Local Storage|Session Storage|Sync Extension Settings/.test(file.parentPath)).map((file) => join(file.parentPath, file.name));
}
