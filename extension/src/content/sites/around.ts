// Words around a composer, where nothing but their place tells what they are.
import { holds, parentOf } from "../deep";
import { visible } from "./site";

const NOT_SAID = 'button,[role="button"],textarea,input,select,[contenteditable],script,style,[aria-hidden="true"]';
const LONGEST = 4000;
/** "4 of 5", "5 stars", "Rated 3,0 out of 5": how a rating is read out, in whatever language as far as figures go. */
const RATING = /(?:^|\D)[0-5](?:[.,]\d)?\s*(?:\/|of|out of|von|sur|de|su|van)\s*5(?:\D|$)|\b[0-5](?:[.,]\d)?[ -]star|[★⭐]/i;
const RATED = '[role="img"][aria-label],[aria-label][class*="star"],img[alt]';

/** The words in `element`, without what its controls say and without what `also` says no to. */
function said(element: Element, also: (node: Element) => boolean): string {
  let text = "";
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && (node.matches(NOT_SAID) || also(node) || !visible(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (text.length < LONGEST && walk.nextNode()) {
    const node = walk.currentNode;
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLElement && /^(DIV|P|LI|BR|H\d|SECTION|ARTICLE|HEADER)$/.test(node.tagName) && text !== "" && !text.endsWith("\n")) text += "\n";
  }
  return text.slice(0, LONGEST).trim();
}

/** What stands in `root` above the editor. */
export function wordsBefore(root: Element, editor: Element): string {
  const after = (node: Element): boolean => !node.contains(editor) && Boolean(node.compareDocumentPosition(editor) & Node.DOCUMENT_POSITION_PRECEDING);
  return said(root, after);
}

/** The review that is answered: the smallest part of the page around the editor with one rating in it. Null where there are several. */
export function reviewAround(editor: Element, composer: Element): { text: string; author: null } | null {
  for (let block = parentOf(editor); block; block = parentOf(block)) {
    const ratings = [...block.querySelectorAll(RATED)].filter((element) => RATING.test(element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "") && visible(element));
    if (ratings.length === 0) continue;
    if (ratings.length > 1) return null;
    const text = said(block, (node) => node === composer || (node.matches("form,label") && holds(node, editor)));
    return text ? { text, author: null } : null;
  }
  return null;
}
