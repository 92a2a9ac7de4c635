// Moves spans through one edit, so that old underlines stay under their words until the next verdict arrives.

export interface Extent {
  start: number;
  end: number;
}

/** Tells where an extent of `before` lies in `after`, taking the change between them as one replacement; null when the change touched it. */
export function shift(before: string, after: string): (extent: Extent) => Extent | null {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const from = before.length - tail;
  const by = after.length - before.length;
  // Typing right at either edge may make another word of it ("Ann" -> "Annual"): that counts as touched.
  return (extent) => {
    if (extent.end < head || (extent.end === head && !joins(after, head))) return extent;
    if (extent.start > from || (extent.start === from && !joins(after, after.length - tail))) return { start: extent.start + by, end: extent.end + by };
    return null;
  };
}

/** Whether the characters on both sides of this offset belong to one word. */
function joins(text: string, offset: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(offset - 1)) && /[\p{L}\p{N}]/u.test(text.charAt(offset));
}
