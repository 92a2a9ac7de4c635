// Serves the replicas under the sites' real host names by interception: no server, no certificate, no network.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { BrowserContext } from "playwright-core";

/** Sites that are built in, and those that a user turns on: the last is a page that Bedrail knows nothing of. */
export type SiteName = "x" | "facebook" | MoreSite;
export type MoreSite = "bluesky" | "mastodon" | "youtube" | "reddit" | "oldreddit" | "linkedin" | "instagram" | "threads" | "google" | "yelp" | "forum";

export const ORIGINS: Record<SiteName, string> = {
  x: "https://x.com",
  facebook: "https://www.facebook.com",
  bluesky: "https://bsky.app",
  mastodon: "https://mastodon.example",
  youtube: "https://www.youtube.com",
  reddit: "https://www.reddit.com",
  oldreddit: "https://old.reddit.com",
  linkedin: "https://www.linkedin.com",
  instagram: "https://www.instagram.com",
  threads: "https://www.threads.com",
  google: "https://www.google.com",
  yelp: "https://biz.yelp.com",
  forum: "https://forum.example",
};
type ReplicaName = "x" | "facebook" | "editors" | "sites";
const TITLES: Record<ReplicaName, string> = { x: "Home / X", facebook: "Facebook", editors: "Post / X", sites: "A page to write on" };

const root = process.env.BEDRAIL_ROOT ?? join(import.meta.dirname, "../..");
const source = join(root, "tests/e2e/replica");

/** As strict as the sites could be: no wasm, no eval, no strings into scripts, no foreign frames or connections. */
function policy(nonce: string, site: SiteName): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src data: blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    // Quill, which LinkedIn's older interface has, writes markup.
    ...(site === "linkedin" ? [] : ["trusted-types 'none'", "require-trusted-types-for 'script'"]),
  ].join("; ");
}

const bundles = new Map<ReplicaName, Promise<string>>();

function bundle(site: ReplicaName): Promise<string> {
  let bundled = bundles.get(site);
  if (!bundled) {
    bundled = build({
      entryPoints: [join(source, site, site === "x" ? "index.tsx" : "index.ts")],
      bundle: true,
      write: false,
      format: "iife",
      jsx: "automatic",
      target: "chrome120",
      define: { global: "window", "process.env.NODE_ENV": '"production"' },
      logLevel: "warning",
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
    bundles.set(site, bundled);
  }
  return bundled;
}

/** Answers every request to the sites from here. */
export async function serve(context: BrowserContext): Promise<void> {
  for (const [site, origin] of Object.entries(ORIGINS) as [SiteName, string][]) {
    await context.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      const [, asked, type] = pathname.match(/^\/replica\/(\w+)\.(js|css)$/) ?? [];
      if (type === "js") return route.fulfill({ contentType: "text/javascript", body: await bundle(asked as ReplicaName) });
      if (type === "css") return route.fulfill({ contentType: "text/css", body: await readFile(join(source, asked ?? "", "style.css"), "utf8") });
      if (route.request().resourceType() !== "document") return route.fulfill({ status: 404, body: "" });
      const nonce = randomBytes(12).toString("base64");
      // Editors that neither site has, in a page of X's.
      const replica: ReplicaName = site === "x" && pathname.startsWith("/editors/") ? "editors" : site === "x" || site === "facebook" ? site : "sites";
      const page = await readFile(join(source, "page.html"), "utf8");
      return route.fulfill({
        contentType: "text/html; charset=utf-8",
        headers: { "content-security-policy": policy(nonce, site) },
        body: page.replaceAll("{site}", replica).replaceAll("{title}", TITLES[replica]).replaceAll("{nonce}", nonce),
      });
    });
  }
}
