// Through open shadow roots: some sites keep their editors in them, and there `closest` and `contains` end at the root.

/** What an event happened to, however deep. */
export function targetOf(event: Event): Element | null {
  const [first] = event.composedPath();
  return first instanceof Element ? first : null;
}

export function parentOf(node: Element): Element | null {
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

export function closestOf(node: Element, selector: string): HTMLElement | null {
  for (let at: Element | null = node; at; ) {
    const found: HTMLElement | null = at.closest<HTMLElement>(selector);
    if (found) return found;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return null;
}

export function holds(container: Element, node: Element): boolean {
  for (let at: Node | null = node; at; ) {
    if (container.contains(at)) return true;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/** All that match in `root`, document order within each tree. Walks every element: only for parts of a page that may hold shadow roots. */
export function everyOf(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  const inside = root instanceof Element ? [root, ...root.querySelectorAll("*")] : [...root.querySelectorAll("*")];
  for (const { shadowRoot } of inside) if (shadowRoot) found.push(...everyOf(shadowRoot, selector));
  return found;
}

export function focusedElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** The selection as it is seen from where the editor stands; what the document says of it ends at a shadow root. */
export function selectionIn(editor: Element): Selection | null {
  const root = editor.getRootNode() as (Document | ShadowRoot) & { getSelection?(): Selection | null };
  return root.getSelection?.() ?? getSelection();
}
