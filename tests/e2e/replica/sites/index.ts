// The further sites, each by its host: made by hand from what is known of them, with the kind of editor that they have.
import { theme } from "../posts";
import { bluesky } from "./bluesky";
import { forum } from "./forum";
import { mastodon } from "./mastodon";

const PAGES: Record<string, () => Node> = {
  "bsky.app": bluesky,
  "mastodon.example": mastodon,
  "forum.example": forum,
};

document.documentElement.dataset.theme = theme;
const page = PAGES[location.hostname];
if (page) document.getElementById("mount")?.append(page());
