// What a replica was made to send. Tests read it; `trusted` tells whether a person's own event led to it.
export interface Sent {
  kind: "post" | "reply" | "comment" | "message" | "accept" | "decline" | "follow";
  texts: string[];
  trusted: boolean;
}

declare global {
  interface Window {
    sent: Sent[];
    /** What the editor that was used last says is written in it, by its own model. */
    draft?: () => string;
  }
}

window.sent = [];

export function send(kind: Sent["kind"], texts: string[], trusted: boolean): void {
  window.sent.push({ kind, texts, trusted });
}

const asked = new URLSearchParams(location.search);
/** `?broken=1` renames everything that the site's table knows: test ids, labels, roles. */
export const broken = asked.get("broken") === "1";
/** `?broken=ids` renames the test ids only. */
export const withoutIds = asked.has("broken");
/** `?lang=fr`. */
export const french = asked.get("lang") === "fr";
/** `?theme=dark` or `light`; without it the system's. */
export const theme = asked.get("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
