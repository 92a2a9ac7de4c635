// The smallest changes that make one text of another, so that what an editor holds between them (mentions, links, lines) stays as it is.
import type { Extent } from "./edit";

/** `before.slice(start, end)` becomes `text`. Offsets count UTF-16 code units. */
export interface Change extends Extent {
  text: string;
}

const words = new Intl.Segmenter(undefined, { granularity: "word" });
/** Beyond this many comparisons the page would be seen to stand still: then the whole stretch that differs is one change. */
const COMPARISONS = 2_000_000;

/**
 * Changes from `before` to `after`, first to last, never through the middle of a word or an emoji. Those with nothing between them but
 * ordinary text of the same line are one: then one undo takes them back. What lies in `special` is gone around.
 */
export function changes(before: string, after: string, special: Extent[]): Change[] {
  const [old, fresh] = [tokens(before), tokens(after)];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++;
  const start = length(old.slice(0, head));
  const found = compared(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)).map((change) => ({ ...change, start: change.start + start, end: change.end + start }));
  const joined: Change[] = [];
  for (const change of found) {
    const last = joined.at(-1);
    const between = last ? before.slice(last.end, change.start) : "\n";
    if (last && !between.includes("\n") && !touches(special, last.end, change.start)) {
      last.text += between + change.text;
      last.end = change.end;
    } else joined.push({ ...change });
  }
  return joined.map((change) => widened(change, before, special));
}

/** Where an offset of the old text is in the new one; inside a change, its end. */
export function carried(offset: number, list: Change[]): number {
  let by = 0;
  for (const { start, end, text } of list) {
    if (offset <= start) break;
    if (offset < end) return start + by + text.length;
    by += text.length - (end - start);
  }
  return offset + by;
}

export function applied(before: string, { start, end, text }: Change): string {
  return before.slice(0, start) + text + before.slice(end);
}

function tokens(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

function length(list: string[]): number {
  return list.reduce((sum, { length }) => sum + length, 0);
}

function touches(special: Extent[], start: number, end: number): boolean {
  return special.some((one) => one.start < end && one.end > start);
}

/** The changes between two lists of words that keep the longest row of words common to both. */
function compared(old: string[], fresh: string[]): Change[] {
  if (old.length === 0 && fresh.length === 0) return [];
  const whole = { start: 0, end: length(old), text: fresh.join("") };
  if (old.length * fresh.length > COMPARISONS) return [whole];
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) common[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: Change[] = [];
  let [i, j, offset] = [0, 0, 0];
  let open: Change | null = null;
  while (i < old.length || j < fresh.length) {
    const word = old[i];
    if (word !== undefined && word === fresh[j]) {
      open = null;
      offset += word.length;
      i++;
      j++;
      continue;
    }
    if (!open) found.push((open = { start: offset, end: offset, text: "" }));
    if (word !== undefined && (j >= fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      offset += word.length;
      open.end = offset;
      i++;
    } else open.text += fresh[j++] ?? "";
  }
  return found;
}

/** An insertion takes in a letter beside it: editors replace a selection more faithfully than they insert at a caret. */
function widened(change: Change, before: string, special: Extent[]): Change {
  const { start, end, text } = change;
  if (start !== end) return change;
  const previous = [...before.slice(Math.max(0, start - 2), start)].at(-1);
  if (previous && previous !== "\n" && !touches(special, start - previous.length, start)) return { start: start - previous.length, end, text: previous + text };
  const next = [...before.slice(end, end + 2)][0];
  if (next && next !== "\n" && !touches(special, end, end + next.length)) return { start, end: end + next.length, text: text + next };
  return change;
}
