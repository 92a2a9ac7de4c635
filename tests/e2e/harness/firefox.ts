// Firefox as it comes from the distribution, with the extension in it, over WebDriver BiDi.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firefox } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";
import type { Launched, NetworkRequest, Options } from "./launched";
import * as privileged from "./privileged";
import { serve } from "./replica";
import { Seen } from "./seen";
import type { Box, Node } from "./seen";
import { until } from "./until";

const extension = process.env.BEDRAIL_EXTENSION ?? join(process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../.."), "dist/firefox");
const ID = "{495c2e58-4bd5-4280-a23a-6f65170def80}";
/** How Firefox calls the extension's button. */
const WIDGET = "_495c2e58-4bd5-4280-a23a-6f65170def80_-browser-action";
/** Firefox makes one up for each profile; set, so that our pages can be found. */
const HOST = "6d0b7d52-5a0c-4b6c-9a3f-2f1a7f5f0c11";

/**
 * Playwright speaks BiDi to Firefox and offers in public only what all browsers have. What only BiDi has goes over the same session,
 * which is found in Playwright's insides: its version is exact, and a new one is tried with `cargo xtask test --only firefox`.
 */
interface Session {
  sessionId: string;
  send(method: string, parameters: object): Promise<unknown>;
  emit(event: string, parameters: object): void;
}
interface Insides {
  context: { _browser: { _browserSession: Session } };
  page: { delegate: { _session: Session; rawKeyboard: { sendText(progress: unknown, text: string): Promise<void> } } };
}

function inside(context: BrowserContext): Insides["context"];
function inside(page: Page): Insides["page"];
function inside(object: BrowserContext | Page): unknown {
  return (object as unknown as { _connection: { toImpl(object: unknown): unknown } })._connection.toImpl(object);
}

const tabOf = (page: Page): string => inside(page).delegate._session.sessionId;

export async function launchFirefox({ headless = true, colorScheme = "light", reducedMotion = "no-preference", viewport = { width: 1280, height: 800 }, instead = extension }: Options): Promise<Launched> {
  const profile = await mkdtemp(join(tmpdir(), "bedrail-e2e-"));
  const context = await firefox.launchPersistentContext(join(profile, "profile"), {
    // A Firefox that Mozilla or the distribution built, not the one that Playwright patches.
    channel: "moz-firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless,
    viewport,
    // To open pages of an extension, and to ask what assistive technology is told.
    args: ["--remote-allow-system-access"],
    firefoxUserPrefs: {
      "extensions.webextensions.uuids": JSON.stringify({ [ID]: HOST }),
      "layout.css.prefers-color-scheme.content-override": colorScheme === "dark" ? 0 : 1,
      "ui.prefersReducedMotion": reducedMotion === "reduce" ? 1 : 0,
      "accessibility.force_disabled": -1,
      // Ask nobody whether we may look at a further site.
      "extensions.webextOptionalPermissionPrompts": false,
      "devtools.jsonview.enabled": false,
      "dom.events.testing.asyncClipboard": true,
      "dom.security.https_first": false,
    },
  });
  const session = inside(context)._browser._browserSession;
  const send = session.send.bind(session);
  context.pages().forEach(mend);
  context.on("page", mend);
  await serve(context);
  const { contexts } = (await send("browsingContext.getTree", { "moz:scope": "chrome" })) as { contexts: { context: string }[] };
  const window = contexts[0]?.context ?? "";
  const run: Run = async (work, ...values) => {
    const outcome = (await send("script.callFunction", {
      functionDeclaration: `async (values) => JSON.stringify((await (${String(work)})(...JSON.parse(values))) ?? null)`,
      arguments: [{ type: "string", value: JSON.stringify(values) }],
      target: { context: window },
      awaitPromise: true,
    })) as { type: string; result: { value: string }; exceptionDetails: { text: string } };
    if (outcome.type !== "success") throw new Error(`in Firefox's own window: ${outcome.exceptionDetails.text}`);
    return JSON.parse(outcome.result.value);
  };
  await run(privileged.recordRequests);
  // The preference above has granted it; BiDi does not know the name.
  context.grantPermissions = () => Promise.resolve();
  let requests: NetworkRequest[] = [];
  if (instead !== null) {
    await send("webExtension.install", { extensionData: { type: "path", path: instead } });
    const welcome = await until("the welcome page", () => context.pages().find((page) => page.url().endsWith("/welcome.html")));
    await welcome.close();
  }
  return {
    context,
    profile,
    origin: instead === null ? "" : `moz-extension://${HOST}`,
    seen: (page) => new FirefoxSeen(page, run, send),
    badge: (page) => run(privileged.badge, tabOf(page), WIDGET),
    stopWorker: async () => void (await until("the event page has stopped", async () => (await run(privileged.stopBackground, ID)) === "stopped")),
    networkLog: () => requests,
    async close() {
      requests = await run(privileged.requests);
      await context.close();
      await rm(profile, { recursive: true, maxRetries: 5 });
    },
  };
}

type Send = Session["send"];
type Run = <A extends unknown[], T>(work: (...values: A) => T, ...values: A) => Promise<Awaited<T>>;

/** What Playwright does in Firefox otherwise than a person, or waits for in vain. */
function mend(page: Page): void {
  const { _session, rawKeyboard } = inside(page).delegate;
  // It would write what no key of its keyboard has, an emoji, into the document past the editor.
  rawKeyboard.sendText = async (_, text) => {
    const keys = [...new Intl.Segmenter().segment(text)].flatMap(({ segment }) => ["keyDown", "keyUp"].map((type) => ({ type, value: segment })));
    await _session.send("input.performActions", { context: _session.sessionId, actions: [{ type: "key", id: "pw_keyboard", actions: keys }] });
  };
  const [goto, reload, close] = [page.goto.bind(page), page.reload.bind(page), page.close.bind(page)];
  page.goto = async (url, options) => {
    if (!url.startsWith("moz-extension:")) return goto(url, options);
    await goto(url, { ...options, waitUntil: "commit" });
    await loaded(page);
    return null;
  };
  page.reload = async (options) => {
    if (!page.url().startsWith("moz-extension:")) return reload(options);
    await reload({ ...options, waitUntil: "commit" });
    await loaded(page);
    return null;
  };
  // Nor that it is gone.
  page.close = async (options) => {
    if (!page.url().startsWith("moz-extension:")) return close(options);
    const context = _session.sessionId;
    await _session.send("browsingContext.close", { context });
    _session.emit("browsingContext.contextDestroyed", { context });
  };
}

/** Firefox does not tell when a page of an extension has loaded, nor, now and then, that there is one to run scripts in. */
async function loaded(page: Page): Promise<void> {
  const { _session } = inside(page).delegate;
  const known = await until("the page to run scripts in", async () => {
    const { realms } = (await _session.send("script.getRealms", { context: _session.sessionId, type: "window" })) as { realms: { origin: string; sandbox?: string }[] };
    return realms.find(({ origin, sandbox }) => !sandbox && page.url().startsWith(`${origin}/`));
  });
  _session.emit("script.realmCreated", known);
  await until("the page has loaded", () => page.evaluate(() => document.readyState === "complete"));
}

class FirefoxSeen extends Seen {
  constructor(
    page: Page,
    readonly run: Run,
    readonly send: Send,
  ) {
    super(page);
  }

  override nodes(): Promise<(Node & { box: Box })[]> {
    return this.run(privileged.accessible, tabOf(this.page), null);
  }

  override async box({ id }: Node): Promise<Box> {
    await this.drawn();
    const found = (await this.nodes()).find((node) => node.id === id);
    if (!found) throw new Error("it is no longer there");
    return found.box;
  }

  protected override async reveal({ id }: Node): Promise<void> {
    await this.run(privileged.accessible, tabOf(this.page), id);
  }

  /** Found by its place: now and then Firefox does not tell that something new has got the focus, and of what has just moved it tells the old place for a while. */
  override async focused(): Promise<string> {
    for (let tries = 0; ; tries++) {
      await this.drawn();
      const place = await this.#focusedPlace();
      const same = (box: Box): boolean => place !== null && (["x", "y", "width", "height"] as const).every((side) => Math.abs(box[side] - place[side]) <= 1);
      const found = (await this.nodes()).find(({ role, box }) => !["generic", "StaticText"].includes(role) && same(box));
      if (found) return `${found.role} ${found.name}`;
      if (place === null || tries === 20) return "";
    }
  }

  /** Null when nothing in the page has the focus. */
  async #focusedPlace(): Promise<Box | null> {
    const target = { context: tabOf(this.page) };
    const { result: active } = (await this.send("script.evaluate", { expression: "document.activeElement", target, awaitPromise: false, serializationOptions: { includeShadowTree: "all" } })) as { result: Serialized };
    const { result } = (await this.send("script.callFunction", {
      functionDeclaration: String((node: Element | ShadowRoot) => {
        const element = node instanceof ShadowRoot ? node.activeElement : node;
        return JSON.stringify(element && element !== document.body ? element.getBoundingClientRect() : null);
      }),
      arguments: [{ sharedId: (active.value.shadowRoot ?? active).sharedId }],
      target,
      awaitPromise: false,
    })) as { result: { value: string } };
    return JSON.parse(result.value) as Box | null;
  }

  override async own(): Promise<{ html: string; css: string }> {
    const target = { context: tabOf(this.page) };
    // In the page, or in a modal dialog of the page's.
    const { result: page } = (await this.send("script.evaluate", { expression: "document.documentElement", target, awaitPromise: false, serializationOptions: { maxDomDepth: null, includeShadowTree: "all" } })) as { result: Serialized };
    const closed = ({ value }: Serialized): Serialized | undefined => (value.shadowRoot?.value.mode === "closed" ? value.shadowRoot : value.children?.map(closed).find((found) => found !== undefined));
    const shadow = closed(page);
    if (!shadow) throw new Error("our shadow root is not in the page");
    const { result } = (await this.send("script.callFunction", {
      functionDeclaration: String((root: ShadowRoot) => JSON.stringify({ html: root.innerHTML, css: [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n") })),
      arguments: [{ sharedId: shadow.sharedId }],
      target,
      awaitPromise: false,
    })) as { result: { value: string } };
    return JSON.parse(result.value) as { html: string; css: string };
  }
}

/** A node as BiDi hands it over. */
interface Serialized {
  sharedId: string;
  value: { children?: Serialized[]; shadowRoot?: Serialized; mode?: "open" | "closed" };
}
