// Chromium with the extension in it, and what a person sees of the extension: its part of the page is in a closed shadow root,
// so it is found in the accessibility tree, as a screen reader would.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { BrowserContext, CDPSession, Page, Worker } from "playwright-core";
import { serve } from "./replica";

const root = process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../..");
const extension = process.env.BEDRAIL_EXTENSION ?? join(root, "dist/chromium");

function executable(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // Try the next name.
    }
  }
  throw new Error("no Chromium: set CHROMIUM to its path, or install the package `chromium`");
}

export interface Launched {
  context: BrowserContext;
  /** chrome-extension://<id> */
  origin: string;
  /** The folder of the browser's own files. */
  profile: string;
  /** Everything that Chromium's network stack was asked for, from launch to close; call after `close`. */
  networkLog(): Promise<NetworkRequest[]>;
  close(): Promise<void>;
}

export interface NetworkRequest {
  url: string;
  initiator: string;
}

interface Options {
  headless?: boolean;
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  viewport?: { width: number; height: number } | null;
  /** The language of the browser itself, and so of our interface. */
  language?: string;
  /** Playwright switches it off; people have it on. */
  backForwardCache?: boolean;
  /** Another extension than ours, by its directory; null: none at all. */
  instead?: string | null;
  /** Sites, as match patterns, of which the browser will not ask whether we may: nobody can press a button of its own window here. */
  allowed?: string[];
}

export async function launch({ headless = true, colorScheme = "light", reducedMotion = "no-preference", viewport = { width: 1280, height: 800 }, language = "en-US", backForwardCache = false, instead = extension, allowed = [] }: Options = {}): Promise<Launched> {
  const profile = await mkdtemp(join(tmpdir(), "bedrail-e2e-"));
  const log = join(profile, "network.json");
  if (allowed.length > 0 && instead !== null) await answerBefore(join(profile, "profile"), instead, allowed);
  const context = await chromium.launchPersistentContext(join(profile, "profile"), {
    executablePath: executable(),
    headless,
    colorScheme,
    reducedMotion,
    viewport,
    locale: language,
    ...(backForwardCache && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    // On Linux the browser's own language comes from here; elsewhere from --lang.
    env: { ...process.env, LANGUAGE: language.replace("-", "_") },
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--lang=${language}`,
      `--log-net-log=${log}`,
      ...(instead === null ? [] : [`--disable-extensions-except=${instead}`, `--load-extension=${instead}`]),
    ],
  });
  await serve(context);
  if (instead === null) return { context, profile, origin: "", networkLog: () => readLog(log), close: () => context.close() };
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  // Every profile here is a fresh installation, which opens the welcome page: out of the way, before it takes the front from a test.
  const welcome = await until("the welcome page", () => context.pages().find((page) => page.url().endsWith("/welcome.html")));
  await welcome.close();
  return {
    context,
    profile,
    origin: new URL(worker.url()).origin === "null" ? worker.url().split("/").slice(0, 3).join("/") : new URL(worker.url()).origin,
    networkLog: () => readLog(log),
    close: () => context.close(),
  };
}

/** As if the user had agreed to these sites and taken them back since: Chromium does not ask a second time. Nothing is allowed by it yet. */
async function answerBefore(profile: string, directory: string, origins: string[]): Promise<void> {
  const { key } = JSON.parse(await readFile(join(directory, "manifest.json"), "utf8")) as { key: string };
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest().subarray(0, 16);
  const id = [...digest].flatMap((byte) => [byte >> 4, byte & 15]).map((nibble) => "abcdefghijklmnop".charAt(nibble)).join("");
  const agreed = { api: [], explicit_host: origins, manifest_permissions: [], scriptable_host: [] };
  await mkdir(join(profile, "Default"), { recursive: true });
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify({ extensions: { settings: { [id]: { granted_permissions: agreed, runtime_granted_permissions: agreed } } } }));
}

export async function cleanUp(launched: Launched): Promise<NetworkRequest[]> {
  await launched.close();
  return launched.networkLog();
}

async function readLog(file: string): Promise<NetworkRequest[]> {
  const { constants, events } = JSON.parse(await readFile(file, "utf8")) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { url?: string; initiator?: string } }[];
  };
  await rm(file);
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events.filter(({ type, params }) => type === start && params?.url).map(({ params }) => ({ url: params?.url ?? "", initiator: params?.initiator ?? "" }));
}

/** Asks again and again until the answer is truthy; says what it waited for when it never is. */
export async function until<T>(what: string, ask: () => Promise<T> | T, limit = 8000): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + limit;
  let failure: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer as Exclude<T, false | null | undefined>;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for: ${what}`, { cause: failure });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface Node {
  role: string;
  name: string;
  backend: number;
  busy: boolean;
}

/** What assistive technology is told about a page, closed shadow roots included. */
export class Seen {
  #session: Promise<CDPSession>;

  constructor(readonly page: Page) {
    this.#session = page.context().newCDPSession(page);
  }

  async nodes(): Promise<Node[]> {
    const session = await this.#session;
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    return nodes
      .filter((node) => !node.ignored && node.backendDOMNodeId !== undefined)
      .map((node) => ({ role: String(node.role?.value ?? ""), name: String(node.name?.value ?? ""), backend: node.backendDOMNodeId ?? 0, busy: node.properties?.some(({ name, value }) => name === "busy" && value.value === true) ?? false }));
  }

  async find(role: string, name: RegExp | string): Promise<Node | undefined> {
    return (await this.nodes()).find((node) => node.role === role && (typeof name === "string" ? node.name === name : name.test(node.name)));
  }

  /** Whether the box of this name is ticked. */
  async checked(name: string): Promise<boolean | undefined> {
    const session = await this.#session;
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const box = nodes.find((node) => node.role?.value === "checkbox" && node.name?.value === name);
    return box && box.properties?.some(({ name, value }) => name === "checked" && value.value === "true");
  }

  wait(role: string, name: RegExp | string): Promise<Node> {
    return until(`${role} ${String(name)}`, () => this.find(role, name));
  }

  /** The sign at the composer, once it speaks of all that has been typed: "Clear", "1 to look at" ... */
  async sign(says: string | RegExp): Promise<Node> {
    return until(`the sign ${String(says)}`, async () => {
      const sign = await this.find("button", /^Bedrail: /);
      const text = sign?.name.replace("Bedrail: ", "") ?? "";
      return sign && !sign.busy && (typeof says === "string" ? text === says : says.test(text)) && sign;
    });
  }

  async gone(role: string, name: RegExp | string): Promise<void> {
    await until(`no ${role} ${String(name)}`, async () => !(await this.find(role, name)));
  }

  /** All words of the accessibility tree. */
  async words(): Promise<string> {
    return (await this.nodes()).map(({ name }) => name).join("\n");
  }

  async box(node: Node): Promise<{ x: number; y: number; width: number; height: number }> {
    const session = await this.#session;
    const { model } = await session.send("DOM.getBoxModel", { backendNodeId: node.backend });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  }

  /** A real click of the mouse in the middle of it. */
  async click(role: string, name: RegExp | string): Promise<void> {
    const node = await this.wait(role, name);
    const session = await this.#session;
    await session.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: node.backend });
    const { x, y, width, height } = await this.box(node);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Role and name of what has the focus, wherever it is. */
  async focused(): Promise<string> {
    const session = await this.#session;
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const deepest = nodes.filter((node) => node.properties?.some(({ name, value }) => name === "focused" && value.value === true)).at(-1);
    return deepest ? `${String(deepest.role?.value)} ${String(deepest.name?.value)}` : "";
  }

  /** Markup and styles of our own part of the page, for checks that cannot look into a closed root. */
  async own(): Promise<{ html: string; css: string }> {
    const session = await this.#session;
    type Element = Awaited<ReturnType<typeof session.send<"DOM.getDocument">>>["root"];
    // In the page, or in a modal dialog of the page's.
    const closed = (node: Element): Element | undefined => node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === "closed") ?? node.children?.map(closed).find((found) => found !== undefined);
    const { root: document } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
    const shadow = closed(document);
    if (!shadow) throw new Error("our shadow root is not in the page");
    const { object } = await session.send("DOM.resolveNode", { backendNodeId: shadow.backendNodeId });
    const { result } = await session.send("Runtime.callFunctionOn", {
      objectId: object.objectId,
      returnByValue: true,
      functionDeclaration: "function () { return { html: this.innerHTML, css: [...this.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\\n') }; }",
    });
    return result.value as { html: string; css: string };
  }
}

/** The words under each strength of underline, read from the page's own registry. */
export function underlined(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map((range) => String(range)).filter(Boolean)])));
}

/** The words under the strongest underline, each once, sorted: those that a post is held for. Weaker remarks may touch others. */
export async function held(page: Page): Promise<string[]> {
  return [...new Set((await underlined(page))["bedrail-stop"] ?? [])].sort();
}

/** Stops the background worker, as Chromium does with one that is idle, and waits until it is no more. */
export async function stopWorker({ context, origin }: Launched): Promise<void> {
  const page = await context.newPage();
  // Runs nothing that would need, and so start, the worker.
  await page.goto(`${origin}/manifest.json`);
  const session = await context.newCDPSession(page);
  // A page may start the next one at once: to have seen it stopped is enough.
  let stopped = false;
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    stopped ||= versions.some(({ runningStatus }) => runningStatus === "stopped");
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await until("the worker has stopped", () => stopped, 30_000);
  await page.close();
}

export type { Page, Worker };
