// Where can be written on the sites that a user turns on.
import type { Launched } from "./browser";
import { until } from "./browser";
import type { Place } from "./places";
import { click, focus, key } from "./places";

const BSKY = '[data-testid="composerPublishBtn"]';
const MASTODON = '.compose-form button[type="submit"]';

/** What the browser is asked for before a place can be checked, and the switch or the address in the options that asks. */
export interface MorePlace extends Place {
  turn: { on: string } | { address: string };
  /** What may break without harm: a later strategy finds it. */
  survives?: "editor" | "submit";
  /** Why what is answered cannot be told here. */
  unanswered?: string;
}

const bluesky = { site: "bluesky", turn: { on: "Bluesky" }, editor: ".ProseMirror" } as const;
const mastodon = { site: "mastodon", turn: { address: "https://mastodon.example/home" }, editor: "textarea", ways: [click(MASTODON), key("Control+Enter")] };

export const MORE_PLACES: MorePlace[] = [
  { ...bluesky, name: "Bluesky, a post", surface: "post", kind: "post", path: "/", open: focus(".ProseMirror"), ways: [click(BSKY), key("Control+Enter")] },
  { ...bluesky, name: "Bluesky, a reply", surface: "reply", kind: "reply", path: "/?reply=1", open: focus(".ProseMirror"), ways: [click(BSKY)] },
  { ...bluesky, name: "Bluesky, a chat", survives: "editor", unanswered: "nothing is known of its messages", surface: "message", kind: "message", path: "/messages/1", editor: "textarea", open: focus("textarea"), ways: [key("Enter"), click('[aria-label="Send message"]')] },
  { ...mastodon, name: "Mastodon, a post", site: "mastodon", surface: "post", kind: "post", path: "/home", open: focus("textarea") },
  { ...mastodon, name: "Mastodon before 4.3, a reply", site: "mastodon", surface: "reply", kind: "reply", path: "/home?reply=1&old=1", open: focus("textarea") },
  { ...mastodon, name: "Mastodon, to those mentioned only", unanswered: "it need not answer anything", site: "mastodon", surface: "message", kind: "message", path: "/home?direct=1", open: focus("textarea") },
];

/** Every origin that the tests turn on. */
export const ALLOWED = [
  "https://www.instagram.com/*",
  "https://www.threads.com/*",
  "https://www.threads.net/*",
  "https://www.linkedin.com/*",
  "https://www.youtube.com/*",
  "https://m.youtube.com/*",
  "https://bsky.app/*",
  "https://www.reddit.com/*",
  "https://old.reddit.com/*",
  "https://sh.reddit.com/*",
  "https://www.google.com/*",
  "https://business.google.com/*",
  "https://www.yelp.com/*",
  "https://biz.yelp.com/*",
  "https://mastodon.example/*",
  "https://forum.example/*",
];

/** Turns a site on in the options, as a user does. */
export async function turnOn({ context, origin }: Launched, turn: MorePlace["turn"]): Promise<void> {
  const options = await context.newPage();
  await options.goto(`${origin}/options.html`);
  if ("on" in turn) await options.getByRole("switch", { name: turn.on, exact: true }).check();
  else {
    await options.getByRole("textbox", { name: "Another site" }).fill(turn.address);
    await options.getByRole("button", { name: "Turn on", exact: true }).click();
  }
  await until("it is on", async () => (await options.locator("#status").textContent()) === "Turned on.");
  await options.close();
}
