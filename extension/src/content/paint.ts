// Underlines in the page's own text through the CSS Custom Highlight API: no node is added, so no editor notices.
// How each strength looks is in extension/content.css, which the manifest injects.
export type Level = 1 | 2 | 3;

export const NAMES: Record<Level, string> = { 1: "bedrail-hint", 2: "bedrail-warn", 3: "bedrail-stop" };

const painted = new Map<HTMLElement, { level: Level; range: Range }[]>();
// Firefox cannot iterate CSS.highlights from a content script: the references are ours to keep.
const highlights = new Map<Level, Highlight>();

/** Replaces the underlines of one editor. Ranges collapse on some edits, so they are made anew each time. */
export function paint(editor: HTMLElement, ranges: { level: Level; range: Range }[]): void {
  if (typeof Highlight === "undefined") return;
  const before = painted.get(editor) ?? [];
  if (before.length === 0 && ranges.length === 0) return;
  for (const { level, range } of before) highlights.get(level)?.delete(range);
  for (const { level, range } of ranges) {
    let highlight = highlights.get(level);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = level;
      highlights.set(level, highlight);
    }
    // The registry is shared with the page, which may have cleared it.
    if (CSS.highlights.get(NAMES[level]) !== highlight) CSS.highlights.set(NAMES[level], highlight);
    highlight.add(range);
  }
  if (ranges.length > 0) painted.set(editor, ranges);
  else painted.delete(editor);
}
