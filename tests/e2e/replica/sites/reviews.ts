// What a practice writes under its reviews. Google: a frame in a page of its own; Yelp: a form under each review.
import { field } from "../editors/kinds";
import { make } from "../facebook/make";
import { answered, editorNames, sender, without } from "./parts";

const review = (text: string, stars: number, ...below: Node[]): HTMLElement => make("div", { class: "review" }, make("b", {}, "Corner Street Runners"), make("span", { role: "img", "aria-label": `${stars} out of 5 stars` }, "★".repeat(stars)), make("p", {}, text), ...below);

export function google(): Node {
  if (!location.pathname.includes("/customers/reviews")) return make("iframe", { src: `/local/business/1/customers/reviews/reply${location.search}`, title: "Reply", class: "card" });
  const words = field("textarea", editorNames({ jsname: "YPqjbf" }), "");
  const submit = sender({ kind: "reply", composers: [words], names: { jsname: "hrGhad" }, text: "Reply" }, null);
  return make("div", { class: "card" }, review(answered, 4), words.element, ...submit);
}

export function yelp(): Node {
  const words = field("textarea", {}, "");
  const submit = sender({ kind: "reply", composers: [words], names: {}, text: "Post response" }, null);
  for (const button of submit) button.setAttribute("type", without.submit ? "button" : "submit");
  return make("div", { class: "card" }, review("The staff were kind.", 5), review(answered, 2, make("form", {}, words.element, ...submit)));
}
