// Every place in which something can be written, and every way of sending it there. One contract is tried on all of them.
import type { Page, Seen } from "./browser";
import { held } from "./browser";
import type { SiteName } from "./replica";
import { ORIGINS } from "./replica";

export interface Way {
  name: string;
  send(page: Page): Promise<void>;
}

export interface Place {
  name: string;
  site: SiteName;
  surface: "post" | "reply" | "message";
  kind: "post" | "reply" | "comment" | "message";
  path: string;
  /** Opens the composer and puts the caret into it. */
  open(page: Page): Promise<void>;
  /** CSS selector of the editor. */
  editor: string;
  ways: Way[];
}

export const click = (selector: string): Way => ({ name: "a click on the button", send: (page) => page.locator(selector).last().click() });
const onButton = (selector: string, key: "Enter" | "Space"): Way => ({
  name: `${key} on the button`,
  async send(page) {
    await page.locator(selector).last().focus();
    await page.keyboard.press(key);
  },
});
export const key = (keys: string): Way => ({ name: keys, send: (page) => page.keyboard.press(keys) });

const MODAL = '[data-testid="tweetButton"]';
const INLINE = '[data-testid="tweetButtonInline"]';
const CHAT_SEND = '[data-testid="dm-composer-send-button"]';
const POST = '[role="dialog"] [role="button"][aria-label="Post"]';
const COMMENT = '#focused-state-composer-submit [role="button"]';
const MESSAGE_SEND = '[role="button"][aria-label="Press enter to send"]';

const STORY = '[role="button"][aria-label="Share to story"]';

async function openDialog(page: Page): Promise<void> {
  await page.locator('[role="region"] [role="button"]').click();
  await page.locator('[role="dialog"] [role="textbox"]').click();
}

const draft = (root: string): string => `${root} [data-testid="tweetTextarea_0"]`;
export const focus = (selector: string) => (page: Page) => page.locator(selector).first().click();
const named = (name: string) => `[role="textbox"][aria-label="${name}"]`;

export const PLACES: Place[] = [
  { name: "X, the compose dialog", site: "x", surface: "post", kind: "post", path: "/compose/post", editor: draft('[role="dialog"]'), open: focus(draft('[role="dialog"]')), ways: [click(MODAL), key("Control+Enter"), onButton(MODAL, "Enter"), onButton(MODAL, "Space")] },
  { name: "X, at home", site: "x", surface: "post", kind: "post", path: "/home", editor: draft("main"), open: focus(draft("main")), ways: [click(INLINE), key("Control+Enter"), onButton(INLINE, "Enter"), onButton(INLINE, "Space")] },
  { name: "X, a reply under a post", site: "x", surface: "reply", kind: "reply", path: "/robinvale/status/2", editor: draft("main"), open: focus(draft("main")), ways: [click(INLINE), key("Control+Enter")] },
  {
    name: "X, a reply in the dialog",
    site: "x",
    surface: "reply",
    kind: "reply",
    path: "/home",
    editor: draft('[role="dialog"]'),
    async open(page) {
      await page.locator('article:has-text("Robin Vale") [data-testid="reply"]').click();
      await page.locator(draft('[role="dialog"]')).click();
    },
    ways: [click(MODAL), key("Control+Enter")],
  },
  { name: "X, a quote", site: "x", surface: "post", kind: "post", path: "/compose/post?quote=2", editor: draft('[role="dialog"]'), open: focus(draft('[role="dialog"]')), ways: [click(MODAL)] },
  { name: "X, in a community", site: "x", surface: "post", kind: "post", path: "/i/communities/42", editor: draft("main"), open: focus(draft("main")), ways: [click(INLINE), key("Control+Enter")] },
  {
    name: "X, an edit of a post",
    site: "x",
    surface: "post",
    kind: "post",
    path: "/compose/post?edit=Long%20day",
    editor: draft('[role="dialog"]'),
    async open(page) {
      await page.locator(draft('[role="dialog"]')).click();
      await page.keyboard.press("Control+A");
    },
    ways: [click(MODAL), key("Control+Enter")],
  },
  { name: "X, Chat", site: "x", surface: "message", kind: "message", path: "/i/chat/1-2", editor: '[data-testid="dm-composer-textarea"]', open: focus('[data-testid="dm-composer-textarea"]'), ways: [key("Enter"), click(CHAT_SEND)] },
  {
    name: "Facebook, the post dialog",
    site: "facebook",
    surface: "post",
    kind: "post",
    path: "/",
    editor: '[role="dialog"] [role="textbox"]',
    open: openDialog,
    ways: [click(POST), onButton(POST, "Enter"), onButton(POST, "Space")],
  },
  { name: "Facebook, a comment", site: "facebook", surface: "reply", kind: "comment", path: "/", editor: named("Comment as Dana Whitlock"), open: focus(named("Comment as Dana Whitlock")), ways: [key("Enter"), click(COMMENT), onButton(COMMENT, "Enter")] },
  {
    name: "Facebook, a reply to a comment",
    site: "facebook",
    surface: "reply",
    kind: "comment",
    path: "/",
    editor: named("Reply to Robin Vale"),
    async open(page) {
      await page.locator('.comment [role="button"]:has-text("Reply")').first().click();
      await page.locator(named("Reply to Robin Vale")).click();
    },
    ways: [key("Enter"), click(COMMENT)],
  },
  { name: "Facebook, the text of a story", site: "facebook", surface: "post", kind: "post", path: "/stories/create", editor: "label textarea", open: focus("label textarea"), ways: [click(STORY)] },
  { name: "Facebook, a post in a group", site: "facebook", surface: "post", kind: "post", path: "/groups/77/", editor: '[role="dialog"] [role="textbox"]', open: openDialog, ways: [click(POST)] },
  { name: "Facebook, a post on somebody's timeline", site: "facebook", surface: "post", kind: "post", path: "/robin.vale", editor: '[role="dialog"] [role="textbox"]', open: openDialog, ways: [click(POST)] },
  {
    name: "Facebook, an edit of a post",
    site: "facebook",
    surface: "post",
    kind: "post",
    path: "/dana.whitlock",
    editor: '[role="dialog"] [role="textbox"]',
    async open(page) {
      await page.locator('[aria-label="Edit post"]').click();
      await page.locator('[role="dialog"] [role="textbox"]').click();
      await page.keyboard.press("Control+A");
    },
    ways: [click('[role="dialog"] [role="button"][aria-label="Save"]')],
  },
  {
    name: "Facebook, an edit of a comment",
    site: "facebook",
    surface: "reply",
    kind: "comment",
    path: "/dana.whitlock",
    editor: named("Edit comment…"),
    async open(page) {
      await page.locator('[aria-label="Edit comment"]').click();
      await page.locator(named("Edit comment…")).click();
      await page.keyboard.press("Control+A");
    },
    ways: [key("Enter")],
  },
  {
    name: "Facebook, a chat",
    site: "facebook",
    surface: "message",
    kind: "message",
    path: "/",
    editor: named("Message"),
    async open(page) {
      await page.locator('.contact:has-text("Robin Vale")').click();
      await page.locator(named("Message")).click();
    },
    ways: [key("Enter"), click(MESSAGE_SEND)],
  },
];

const OWN_EDITOR = '[data-testid="tweetTextarea_0"]';
/** Editors that only the extra pages have. */
const EXTRA: Place[] = [
  ["ProseMirror", "prosemirror"],
  ["a plain editable element", "plain"],
  ["a textarea", "textarea"],
  ["an input", "input"],
].map(([name = "", kind = ""]) => ({ name, site: "x", surface: "post", kind: "post", path: `/editors/${kind}`, editor: OWN_EDITOR, open: focus(OWN_EDITOR), ways: [click(MODAL)] }));

/** One place for each kind of editor. */
export const EDITORS: Place[] = [
  ...PLACES.filter(({ name }) => name === "X, the compose dialog" || name === "Facebook, the post dialog").map((one) => ({ ...one, name: one.site === "x" ? "Draft.js" : "Lexical" })),
  ...EXTRA,
];

export function place(name: string): Place {
  const found = PLACES.find((one) => one.name === name);
  if (!found) throw new Error(`no place is called ${name}`);
  return found;
}

export async function enter(page: Page, where: Place): Promise<void> {
  await page.goto(ORIGINS[where.site] + where.path);
  await where.open(page);
}

/** The words under the strongest underline, sorted; in a field these are ours to draw. */
export async function marked(page: Page, seen: Seen, where: Place): Promise<string[]> {
  const field = await page.locator(where.editor).first().evaluate((editor) => editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement);
  return field ? [...(await seen.own()).html.matchAll(/<mark data-level="3">([^<]*)<\/mark>/g)].map((match) => match[1] ?? "").sort() : held(page);
}

/** What is written in the editor now, one line per block. */
export function draftIn(page: Page, where: Place): Promise<string> {
  return page.locator(where.editor).first().evaluate((editor) => (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement ? editor.value : (editor as HTMLElement).innerText.trim()));
}
