// What every browser of the tests can do, however it is driven.
import type { BrowserContext, Page } from "playwright-core";
import type { Seen } from "./seen";

export interface Launched {
  context: BrowserContext;
  /** chrome-extension://<id>, moz-extension://<uuid> */
  origin: string;
  /** The folder of the browser's own files, until `close`. */
  profile: string;
  seen(page: Page): Seen;
  /** What stands on the toolbar button of that tab. */
  badge(page: Page): Promise<string>;
  /** Stops the background worker, as the browser does with one that is idle, and waits until it is no more. */
  stopWorker(): Promise<void>;
  /** Everything that the browser's network stack was asked for, from launch to close; call after `close`. */
  networkLog(): NetworkRequest[];
  close(): Promise<void>;
}

export interface NetworkRequest {
  url: string;
  /** The origin on whose behalf. */
  initiator: string;
}

export interface Options {
  headless?: boolean;
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  viewport?: { width: number; height: number } | null;
  /** The language of the browser itself, and so of our interface. */
  language?: string;
  /** Playwright switches Chromium's off; people have it on. */
  backForwardCache?: boolean;
  /** Another extension than ours, by its directory; null: none at all. */
  instead?: string | null;
  /** Sites, as match patterns, of which the browser will not ask whether we may: nobody can press a button of its own window here. */
  allowed?: string[];
}
