import type { SiteTable } from "./site";
import { bluesky } from "./bluesky";
import { facebook } from "./facebook";
import { generic } from "./generic";
import { isMastodon, mastodon } from "./mastodon";
import { x } from "./x";

const TABLES: readonly [RegExp, SiteTable][] = [
  [/(^|\.)(x|twitter)\.com$/, x],
  [/(^|\.)(facebook|messenger)\.com$/, facebook],
  [/^bsky\.app$/, bluesky],
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
