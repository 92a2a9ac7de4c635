// Builds our own nodes. Never innerHTML: nothing from a page or a rule is ever parsed as markup.

type Child = Node | string | null | false;
type Properties = { class?: string; on?: Record<string, (event: Event) => void> } & Record<string, unknown>;

/**
 * `h("button", { class: "primary", type: "button", on: { click } }, "Edit")`: properties become attributes, `on` listeners. These hear
 * only what the user's own hand did: a script that replays events at what we show presses nothing.
 */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [type, listener] of Object.entries(properties.on ?? {})) element.addEventListener(type, (event) => event.isTrusted && listener(event));
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

/** The Bedrail mark: the rail of the icon, in one colour. */
export function mark(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M3.5 10V6a2.5 2.5 0 0 1 2.5-2.5h4A2.5 2.5 0 0 1 12.5 6v4M6.5 3.5V10M9.5 3.5V10M1.5 13h13");
  svg.append(path);
  return svg;
}
