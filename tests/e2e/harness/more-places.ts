// Where can be written on the sites that a user turns on.
import type { Launched } from "./browser";
import { until } from "./browser";
import type { Place } from "./places";
import { click, focus, key } from "./places";
import type { MoreSite } from "./replica";

/** What the browser is asked for before a place can be checked, and the switch or the address in the options that asks. */
export interface MorePlace extends Place {
  turn: { on: string } | { address: string };
  /** What may break without harm: a later strategy finds it. */
  survives?: "editor" | "submit";
  /** Why what is answered cannot be told here. */
  unanswered?: string;
}

type Ways = Place["ways"];
/** `kind` follows the surface, except for comments. */
const at = (site: MoreSite, turn: MorePlace["turn"], name: string, surface: Place["surface"], path: string, editor: string, ways: Ways, more: Partial<MorePlace> = {}): MorePlace => ({ site, turn, name, surface, kind: surface, path, editor, ways, open: focus(editor), ...more });

const bluesky = at.bind(null, "bluesky", { on: "Bluesky" });
const mastodon = at.bind(null, "mastodon", { address: "https://mastodon.example/home" });
const youtube = at.bind(null, "youtube", { on: "YouTube" });
const reddit = at.bind(null, "reddit", { on: "Reddit" });
const linkedin = at.bind(null, "linkedin", { on: "LinkedIn" });
const instagram = at.bind(null, "instagram", { on: "Instagram" });
const threads = at.bind(null, "threads", { on: "Threads" });
const google = at.bind(null, "google", { on: "Google Business" });

const PUBLISH = '[data-testid="composerPublishBtn"]';
const TOOT = [click('#mastodon button[type="submit"]'), key("Control+Enter")];
const COMMENT = "#submit-button button";
const named = (name: string): Ways[number] => click(`:is(button,[role="button"]):text-is("${name}")`);
const comment: Partial<MorePlace> = { kind: "comment" };

export const MORE_PLACES: MorePlace[] = [
  bluesky("Bluesky, a post", "post", "/", ".ProseMirror", [click(PUBLISH), key("Control+Enter")]),
  bluesky("Bluesky, a reply", "reply", "/?reply=1", ".ProseMirror", [click(PUBLISH)]),
  bluesky("Bluesky, a chat", "message", "/messages/1", "textarea", [key("Enter"), click('[aria-label="Send message"]')], { survives: "editor", unanswered: "nothing is known of its messages" }),
  mastodon("Mastodon, a post", "post", "/home", "textarea", TOOT),
  mastodon("Mastodon before 4.3, a reply", "reply", "/home?reply=1&old=1", "textarea", TOOT),
  mastodon("Mastodon, to those mentioned only", "message", "/home?direct=1", "textarea", TOOT, { unanswered: "it need not answer anything" }),
  youtube("YouTube, a comment", "reply", "/watch", "[contenteditable]", [click(COMMENT), key("Control+Enter")], comment),
  youtube("YouTube, a reply", "reply", "/watch?reply=1", "[contenteditable]", [click(COMMENT)], comment),
  youtube("YouTube, a channel's post", "post", "/post", "[contenteditable]", [click(COMMENT)]),
  youtube("YouTube, live chat", "post", "/live_chat", "[contenteditable]", [key("Enter"), click("#send-button button")]),
  reddit("Reddit, a comment", "reply", "/r/s/comments/1/", "[contenteditable]", [named("Comment"), key("Control+Enter")], comment),
  reddit("Reddit, a reply, its editor in a shadow root", "reply", "/r/s/comments/1/?reply=1&inside=1", "[contenteditable]", [named("Comment")], comment),
  reddit("Reddit, a post", "post", "/r/s/submit", "[contenteditable]", [named("Post"), key("Control+Enter")]),
  at("oldreddit", { on: "Reddit" }, "Reddit as it was, a comment", "reply", "/r/s/comments/1/", "textarea", [named("save"), key("Control+Enter")], comment),
  linkedin("LinkedIn, a post", "post", "/feed/", ".ProseMirror", [named("Post")]),
  linkedin("LinkedIn, a comment", "reply", "/comment", ".ProseMirror", [named("Comment")], comment),
  linkedin("LinkedIn, a reply", "reply", "/comment?reply=1", ".ProseMirror", [named("Reply")], comment),
  linkedin("LinkedIn, a message", "message", "/messaging/", "[contenteditable]", [named("Send")], { survives: "submit", unanswered: "nothing is known of its messages" }),
  linkedin("LinkedIn as it was, a post in a shadow root", "post", "/feed/?old=1", '[contenteditable="true"]', [named("Post")]),
  linkedin("LinkedIn as it was, a comment", "reply", "/comment?old=1", '[contenteditable="true"]', [named("Comment")], comment),
  instagram("Instagram, a caption", "post", "/", '[contenteditable="true"]', [named("Share")]),
  instagram("Instagram, a comment", "reply", "/p/1/", "textarea", [key("Enter"), named("Post")], comment),
  instagram("Instagram, a message", "message", "/direct/t/1/", '[contenteditable="true"]', [key("Enter"), named("Send")], { unanswered: "nothing is known of its messages" }),
  threads("Threads, a post", "post", "/", '.card:nth-child(2) [contenteditable="true"]', [key("Control+Enter"), click('.card:nth-child(2) [role="button"]')]),
  threads("Threads, a reply", "reply", "/?reply=1", '.card:nth-child(2) [contenteditable="true"]', [click('.card:nth-child(2) [role="button"]')]),
  google("Google, a reply to a review", "reply", "/local/business/1/customers/reviews/reply", "textarea", [named("Reply")], { survives: "editor" }),
];

/** Every origin that the tests turn on. */
export const ALLOWED = [
  "https://www.instagram.com/*",
  "https://www.threads.com/*",
  "https://www.threads.net/*",
  "https://www.linkedin.com/*",
  "https://www.youtube.com/*",
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
