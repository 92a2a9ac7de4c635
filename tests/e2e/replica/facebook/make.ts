type Child = Node | string;

/** `make("div", { role: "button" }, "Post")`. */
export function make(tag: string, attributes: Record<string, string | number> = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A div with the role of a button, which acts on Enter and Space as the live ones do. */
export function button(attributes: Record<string, string | number>, press: (event: Event) => void, ...children: Child[]): HTMLElement {
  const element = make("div", { role: "button", tabindex: 0, ...attributes }, ...children);
  const act = (event: Event): void => {
    if (element.getAttribute("aria-disabled") === "true") return;
    press(event);
  };
  element.addEventListener("click", act);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act(event);
  });
  return element;
}
