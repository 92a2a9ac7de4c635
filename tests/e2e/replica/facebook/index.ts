// A small Facebook: composers from real Lexical; roles, labels and link patterns as the live site has them; no test ids, hashed classes.
import { broken, theme } from "../posts";
import { openChat } from "./chat";
import { story } from "./feed";
import { labels } from "./labels";
import { make } from "./make";
import { openPostDialog } from "./post-dialog";
import { groupPage, messageRequestPage, ownPage, personPage, storyPage } from "./pages";
import { notifications, requestsPage, requestsRail } from "./requests";

document.documentElement.dataset.theme = theme;

const root = document.getElementById("mount")!;
const path = location.pathname;

function banner(): HTMLElement {
  const link = (href: string, text: string) => make("a", { href, role: "link" }, text);
  return make("div", { role: "banner", class: "banner" }, make("span", { class: "logo" }, "f"), make("nav", {}, link("/", "Home"), link("/friends/requests/", "Friends")), make("span", { class: "me avatar" }));
}

function home(): HTMLElement {
  const opener = make("div", { role: "button", tabindex: 0, class: "opener" }, labels.mind);
  opener.addEventListener("click", () => openPostDialog(root));
  const chat = make("div", { role: "button", tabindex: 0, class: "contact" }, make("span", { class: "avatar a2" }), "Robin Vale");
  chat.addEventListener("click", () => openChat(root, "Robin Vale"));
  return make(
    "div",
    { class: "home" },
    make(
      "div",
      { role: "main" },
      make("div", { role: "region", "aria-label": "Create a post", class: "panel create" }, make("span", { class: "avatar me" }), opener),
      story(1, "Corner Street Runners", "How was your week?", [{ author: "Robin Vale", text: "I've had chest pain since yesterday, should I worry?" }]),
      story(2, "Old Mill Bakery", "Rye is back. Get there before ten.", []),
    ),
    make("div", { role: "complementary", class: "rail" }, requestsRail(), make("h3", {}, "Contacts"), chat),
  );
}

const pages: [RegExp, () => HTMLElement][] = [
  [/^\/friends\/requests/, requestsPage],
  [/^\/stories\/create/, storyPage],
  [/^\/groups\//, () => groupPage(root)],
  [/^\/robin\.vale/, () => personPage(root)],
  [/^\/dana\.whitlock/, () => ownPage(root)],
  [/^\/messages\/requests\/t\//, messageRequestPage],
  [/^\/notifications/, notifications],
];
root.append(banner(), (pages.find(([route]) => route.test(path))?.[1] ?? home)());
if (broken) for (const dialog of root.querySelectorAll('[role="region"]')) dialog.removeAttribute("aria-label");
