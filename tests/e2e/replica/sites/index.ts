// The further sites, each by its host: made by hand from what is known of them, with the kind of editor that they have.
import { theme } from "../posts";
import { bluesky } from "./bluesky";
import { forum } from "./forum";
import { instagram } from "./instagram";
import { linkedin } from "./linkedin";
import { mastodon } from "./mastodon";
import { oldReddit, reddit } from "./reddit";
import { google, yelp } from "./reviews";
import { threads } from "./threads";
import { youtube } from "./youtube";

const PAGES: Record<string, () => Node> = {
  "bsky.app": bluesky,
  "mastodon.example": mastodon,
  "www.youtube.com": youtube,
  "www.reddit.com": reddit,
  "old.reddit.com": oldReddit,
  "www.linkedin.com": linkedin,
  "www.instagram.com": instagram,
  "www.threads.com": threads,
  "www.google.com": google,
  "biz.yelp.com": yelp,
  "forum.example": forum,
};

document.documentElement.dataset.theme = theme;
const page = PAGES[location.hostname];
if (page) document.getElementById("mount")?.append(page());
