import { NAMES } from "./paint";

/**
 * Firefox starts us in open pages too when the extension is updated. What the one before showed is still there, with nothing behind it: a
 * sign that says "Clear" for good. Chromium does not, and has no way into a closed root.
 */
export function clearRemains(): void {
  for (const element of document.querySelectorAll(":root > *, dialog > *")) {
    const root = (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    if (!root?.querySelector(".ui > .spoken")) continue;
    element.remove();
    for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
  }
}
