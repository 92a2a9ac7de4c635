import { send } from "../posts";
import { labels } from "./labels";
import { button, make } from "./make";

const PEOPLE = [
  { id: "61550001", name: "Marisol Quint", mutual: 2, note: "Kidney transplant patient, three years strong" },
  { id: "61550002", name: "Tadas Verne", mutual: 27, note: "" },
];

/** One request of the home rail: a single link, and each button twice, because hidden twins hold the layout. */
function railCard({ id, name, mutual, note }: (typeof PEOPLE)[number]): HTMLElement {
  const card = make("a", { role: "link", href: `/friends/requests/?profile_id=${id}`, tabindex: 0, class: "request" });
  const answer = (kind: "accept" | "decline") => (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    send(kind, [id], event.isTrusted);
    card.remove();
  };
  const twin = (label: string): HTMLElement => make("div", { "aria-hidden": "true", class: "twin" }, make("div", { role: "button", "aria-label": label, tabindex: -1 }, label));
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of [["role", "img"], ["aria-label", name], ["viewBox", "0 0 60 60"], ["class", "picture"]] as const) picture.setAttribute(key, value);
  const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const key of ["cx", "cy", "r"]) circle.setAttribute(key, "30");
  picture.append(circle);
  const mutualId = `mutual-${id}`;
  card.append(
    picture,
    make(
      "div",
      { class: "request-words" },
      make("div", { class: "request-top" }, make("span", { dir: "auto" }, make("span", { class: "strong" }, name)), make("abbr", { "aria-label": "21 hours ago" }, "21h")),
      ...(note ? [make("span", { dir: "auto", class: "soft" }, note)] : []),
      make("div", { role: "grid", class: "mutual" }, make("div", { role: "button", tabindex: 0, "aria-labelledby": mutualId }, make("span", { id: mutualId, class: "soft" }, `${mutual} mutual friends`))),
      make("div", { class: "request-buttons" }, button({ "aria-label": labels.confirm, class: "wide" }, answer("accept"), labels.confirm), twin(labels.remove), twin(labels.confirm), button({ "aria-label": labels.remove, class: "grey" }, answer("decline"), labels.remove)),
    ),
  );
  card.addEventListener("click", (event) => event.preventDefault());
  return card;
}

export function requestsRail(): HTMLElement {
  return make("div", {}, make("div", { class: "rail-head" }, make("h3", {}, "Friend requests"), make("a", { href: "/friends/requests/", role: "link" }, "See all")), ...PEOPLE.map(railCard));
}

/** The requests page: a list in a navigation landmark. */
export function requestsPage(): HTMLElement {
  const items = PEOPLE.map((person) => make("div", { "data-visualcompletion": "ignore-dynamic" }, railCard(person)));
  return make("div", { role: "navigation", "aria-label": "Friend requests", class: "panel requests-page" }, make("h1", {}, "Friend requests"), ...items);
}

/** The panel of notifications: the link and the buttons of a row stand side by side, in cells. */
export function notifications(): HTMLElement {
  const row = ({ id, name, mutual }: (typeof PEOPLE)[number]): HTMLElement => {
    const answer = (kind: "accept" | "decline") => (event: Event) => {
      send(kind, [id], event.isTrusted);
      element.remove();
    };
    const twin = (label: string): HTMLElement => make("div", { "aria-hidden": "true", class: "twin" }, make("div", { role: "button", "aria-label": label, tabindex: -1 }, label));
    const mutualId = `seen-${id}`;
    const element = make(
      "div",
      { role: "row", class: "request" },
      make("div", { role: "gridcell" }, make("a", { role: "link", href: `/friends/requests/?profile_id=${id}&notif_id=17`, tabindex: 0 }, make("span", { class: `avatar a${mutual}` }), make("span", { dir: "auto" }, make("strong", {}, name), " sent you a friend request."))),
      make("div", { role: "gridcell" }, make("div", { role: "button", tabindex: 0, "aria-labelledby": mutualId }, make("span", { id: mutualId, class: "soft" }, `${mutual} mutual friends`))),
      make("div", { role: "gridcell", class: "request-buttons" }, button({ "aria-label": labels.confirm, class: "wide" }, answer("accept"), labels.confirm), twin(labels.remove), twin(labels.confirm), button({ "aria-label": labels.remove, class: "grey" }, answer("decline"), labels.remove)),
    );
    element.querySelector("a")?.addEventListener("click", (event) => event.preventDefault());
    return element;
  };
  return make("div", { role: "dialog", "aria-label": "Notifications", class: "panel requests-page" }, make("h1", {}, "Notifications"), make("div", { role: "grid" }, ...PEOPLE.map(row)));
}
