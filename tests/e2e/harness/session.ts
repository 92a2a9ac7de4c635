// One browser for a file of tests. When it closes, what went over the network is looked at: nothing may come from the extension.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { Launched, Page, Seen } from "./browser";
import { launch } from "./browser";

export interface Session {
  readonly launched: Launched;
  /** A fresh tab and what can be seen in it; both are closed with the test that asked. */
  tab(context: { after(done: () => Promise<void>): void }): Promise<{ page: Page; seen: Seen }>;
}

/** `ready` makes everything as the tests want it, before the first of them. */
export function session(options: Parameters<typeof launch>[0] = {}, ready: (launched: Launched) => Promise<void> = async () => {}): Session {
  let launched: Launched | null = null;
  before(async () => {
    launched = await launch(options);
    await ready(launched);
  });
  after(async () => {
    if (!launched) return;
    const { origin } = launched;
    // Proof that the log sees what is asked for: an address that nobody answers, asked for by a page of ours for the test alone.
    const probe = await launched.context.newPage();
    await probe.goto("http://bedrail-probe.invalid/").catch(() => undefined);
    await launched.close();
    const requests = launched.networkLog();
    assert.ok(requests.some(({ url }) => url.startsWith("http://bedrail-probe.invalid/")), "the network log recorded nothing: this check would prove nothing");
    const own = requests.filter(({ url, initiator }) => initiator.startsWith(origin) && !url.startsWith(`${origin}/`));
    assert.deepEqual(own, [], "the extension asked the network for something");
  });
  return {
    get launched() {
      assert.ok(launched, "the browser has not been started");
      return launched;
    },
    async tab(context) {
      const page = await this.launched.context.newPage();
      context.after(() => page.close());
      return { page, seen: this.launched.seen(page) };
    },
  };
}
