// Builds our own nodes. Never innerHTML: nothing from a page or a rule is ever parsed as markup.

type Child = Node | string | null | false;
type Properties = { class?: string; on?: Record<string, (event: Event) => void> } & Record<string, unknown>;

/** `h("button", { class: "primary", type: "button", on: { click } }, "Edit")`: properties become attributes, `on` listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, properties: Properties = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") for (const [type, listener] of Object.entries(properties.on ?? {})) element.addEventListener(type, listener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

/** The Bedrail mark: a rail with two posts. */
export function mark(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M2 13V6.5A2.5 2.5 0 0 1 4.5 4h7A2.5 2.5 0 0 1 14 6.5V13M2 8.5h12M6 8.5V13M10 8.5V13");
  svg.append(path);
  return svg;
}
