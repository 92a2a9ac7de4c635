import type { SiteTable } from "./site";
import { bluesky } from "./bluesky";
import { facebook } from "./facebook";
import { generic } from "./generic";
import { google } from "./google";
import { instagram } from "./instagram";
import { linkedin } from "./linkedin";
import { isMastodon, mastodon } from "./mastodon";
import { oldReddit, reddit } from "./reddit";
import { threads } from "./threads";
import { x } from "./x";
import { youtube } from "./youtube";

const TABLES: readonly [RegExp, SiteTable][] = [
  [/(^|\.)(x|twitter)\.com$/, x],
  [/(^|\.)(facebook|messenger)\.com$/, facebook],
  [/^bsky\.app$/, bluesky],
  [/^old\.reddit\.com$/, oldReddit],
  [/^(www|sh)\.reddit\.com$/, reddit],
  [/^www\.linkedin\.com$/, linkedin],
  [/^www\.instagram\.com$/, instagram],
  [/^www\.threads\.(com|net)$/, threads],
  [/^www\.youtube\.com$/, youtube],
  [/^(www|business)\.google\.com$/, google],
  // No editor of these is known. On the side of the business what is written answers a review.
  [/^biz\.yelp\.com$/, generic("yelp", true)],
  [/\.yelp\.com$/, generic("yelp")],
  [/(^|\.)(foursquare|swarmapp)\.com$/, generic("foursquare")],
];

/** A page that only the user said is to be checked. Whose software it is shows once it is there. */
function other(): SiteTable {
  const any = generic("other");
  const table = (): SiteTable => (isMastodon() ? mastodon : any);
  return {
    get site() {
      return table().site;
    },
    composerOf: (node) => table().composerOf(node),
    composerSentBy: (node) => table().composerSentBy(node),
    isSubmit: (node) => table().isSubmit(node),
    surroundings: (composer) => table().surroundings(composer),
    stranger: (editor) => table().stranger?.(editor) ?? false,
    requestSelector: () => null,
    requestAt: () => null,
    ownProfile: () => null,
    person: () => null,
  };
}

/** The table for this host: the script runs on X and Facebook, and where the user turned it on. */
export function tableFor(host: string): SiteTable {
  return TABLES.find(([pattern]) => pattern.test(host))?.[1] ?? other();
}
