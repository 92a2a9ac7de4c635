// Chromium with the extension in it, over CDP.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import type { Launched, NetworkRequest, Options } from "./launched";
import { serve } from "./replica";
import { Seen } from "./seen";
import type { Box, Node } from "./seen";
import { until } from "./until";

const extension = process.env.BEDRAIL_EXTENSION ?? join(process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../.."), "dist/chromium");

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

export async function launchChromium({ headless = true, colorScheme = "light", reducedMotion = "no-preference", viewport = { width: 1280, height: 800 }, language = "en-US", backForwardCache = false, instead = extension, allowed = [] }: Options): Promise<Launched> {
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
  let origin = "";
  if (instead !== null) {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    origin = worker.url().split("/").slice(0, 3).join("/");
  }
  if (instead === extension) {
    // Every profile here is a fresh installation, which opens the welcome page: out of the way, before it takes the front from a test.
    const welcome = await until("the welcome page", () => context.pages().find((page) => page.url().endsWith("/welcome.html")));
    await welcome.close();
  }
  let requests: NetworkRequest[] = [];
  return {
    context,
    profile,
    origin,
    seen: (page) => new ChromiumSeen(page),
    badge: (page) => badge(context, page),
    stopWorker: () => stopWorker(context, origin),
    networkLog: () => requests,
    async close() {
      await context.close();
      requests = await readLog(log);
      await rm(profile, { recursive: true, maxRetries: 5 });
    },
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

async function readLog(file: string): Promise<NetworkRequest[]> {
  const { constants, events } = JSON.parse(await readFile(file, "utf8")) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { url?: string; initiator?: string } }[];
  };
  const start = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events.filter(({ type, params }) => type === start && params?.url).map(({ params }) => ({ url: params?.url ?? "", initiator: params?.initiator ?? "" }));
}

async function badge(context: BrowserContext, page: Page): Promise<string> {
  await page.bringToFront();
  const worker = await until("the worker", () => context.serviceWorkers()[0]);
  return worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
  });
}

async function stopWorker(context: BrowserContext, origin: string): Promise<void> {
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

class ChromiumSeen extends Seen {
  #session: Promise<CDPSession>;

  constructor(page: Page) {
    super(page);
    this.#session = page.context().newCDPSession(page);
  }

  override async nodes(): Promise<Node[]> {
    const session = await this.#session;
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    return nodes
      .filter((node) => !node.ignored && node.backendDOMNodeId !== undefined)
      .map((node) => {
        // A box is "true", "false" or "mixed".
        const is = (state: string): boolean => node.properties?.some(({ name, value }) => name === state && String(value.value) === "true") ?? false;
        return { role: String(node.role?.value ?? ""), name: String(node.name?.value ?? ""), id: node.backendDOMNodeId ?? 0, busy: is("busy"), checked: is("checked") };
      });
  }

  override async focused(): Promise<string> {
    const session = await this.#session;
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const deepest = nodes.filter((node) => node.properties?.some(({ name, value }) => name === "focused" && value.value === true)).at(-1);
    return deepest ? `${String(deepest.role?.value)} ${String(deepest.name?.value)}` : "";
  }

  override async box({ id }: Node): Promise<Box> {
    const session = await this.#session;
    const { model } = await session.send("DOM.getBoxModel", { backendNodeId: id });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  }

  protected override async reveal({ id }: Node): Promise<void> {
    const session = await this.#session;
    await session.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: id });
  }

  override async own(): Promise<{ html: string; css: string }> {
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
