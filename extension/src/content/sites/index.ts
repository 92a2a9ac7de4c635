import type { SiteTable } from "./site";
import { facebook } from "./facebook";
import { x } from "./x";

/** The table for this host; the manifest lets us run on no other. */
export function tableFor(host: string): SiteTable {
  return /(^|\.)(x|twitter)\.com$/.test(host) ? x : facebook;
}
