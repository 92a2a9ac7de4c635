// What passes between the page side (src/content), the background worker (src/background) and our own pages.
// The worker's answers come from Rust (crates/extension); these types mirror its serde structs. Keep the two in step.

/** Where the words are being written; mirrors `bedrail_core::Surface`. */
export type Surface = "post" | "reply" | "message" | "friend_request";
/** Where a content script runs; mirrors `Site` of crates/extension. "other": a page of which only the user says that it is to be checked. */
export type Site = "x" | "facebook" | "youtube" | "instagram" | "threads" | "linkedin" | "bluesky" | "mastodon" | "reddit" | "google" | "yelp" | "foursquare" | "other";

/** Mirrors `bedrail_core::Input`. */
export interface CheckInput {
  text: string;
  surface: Surface;
  direction?: "outbound" | "inbound";
  parent?: { text: string; author: string | null } | null;
  thread?: string[];
  audience?: "public" | "friends" | "group" | "private" | "me";
  request?: { name: string | null; bio: string | null; mutual_count: number | null; cues: string[] } | null;
  author?: { name: string | null; bio: string | null; employer: string | null; city: string | null; specialty: string | null } | null;
  /** `placed`, `dated`: the file of a photo says where, when it was taken. `looked`: the author has looked for what should not be seen in it. */
  attachments?: { photos: number; videos: number; location: string | null; tagged?: string[]; placed?: boolean; dated?: boolean; looked?: boolean } | null;
  /** Who is written to or asks, by names and profiles, where that is more than the parent's author. Hashed by the worker, for marks; Rust never sees it. */
  person?: string[];
}

/** What the user can say about a person; mirrors `bedrail_core::Tie`. */
export type Mark = "patient" | "relative" | "known-before" | "not-a-patient";

export interface Citation {
  authority: string;
  section: string | null;
  url: string | null;
}

/** One finding with everything the card shows. Offsets count UTF-16 code units of the text that was sent. */
export interface PageFinding {
  /** Stable for the same rule and the same words; what a dismissal remembers. */
  key: string;
  rule: string;
  title: string;
  /** The language of title, why and advice, as HTML names it. */
  language: string;
  label: "privacy" | "dignity" | "boundary" | "honesty";
  severity: 1 | 2 | 3;
  confidence: number;
  spans: { start: number; end: number; concept: string }[];
  /** The words at those spans. */
  words: string[];
  why: string;
  /** What other rules add that share the card. */
  beside: string[];
  /** About how many people the details fit, where that is known. */
  crowd: { line: string; working: { what: string; value: string; source: string }[]; note: string } | null;
  advice: string;
  /** Wording to use instead, ready to copy. */
  safer: string | null;
  citations: Citation[];
  /** It speaks of somebody. */
  personal: boolean;
  /** The card asks what is to be seen in the picture. */
  look: boolean;
  /** The sum behind it: "time: today" +2.0 ... */
  trace: { evidence: string; weight: number }[];
}

export interface PageReport {
  level: 0 | 1 | 2 | 3;
  findings: PageFinding[];
}

/** What the content script needs to know of the settings. */
export interface PageSettings {
  /** False: the user switched this site off; the page side stays out of the way and says so nowhere but in the badge. */
  enabled: boolean;
  /** Nothing is checked until then, in milliseconds since 1970. */
  paused_until: number | null;
  sensitivity: 1 | 2 | 3 | 4 | 5;
  /** Changes whenever a verdict given earlier may no longer hold (slider, rule switch, mute). Re-check then. */
  revision: number;
}

export type TabState = "idle" | "clear" | "findings" | "not-checked" | "off" | "paused";

/** Keyboard shortcuts, as the manifest names them. */
export type Command = "next-finding" | "open-card" | "check-now";

/** Worker or popup -> content script, by `tabs.sendMessage`. */
export type ToTab = { ask: "how" } | { ask: "command"; command: Command } | { ask: "profile" };

/** What the user's own profile page shows to everybody. */
export interface VisibleProfile {
  bio: string;
  location: string | null;
}

/** How the tab is doing; mirrors `protocol::TabReport` of crates/extension. */
export interface TabReport {
  state: TabState;
  checking: boolean;
  count: number;
  /** Nothing is known that sends it: nobody is asked before it goes out. */
  ungated: boolean;
  surface: Surface | null;
  why: "editor" | "submit" | "worker" | "reload" | "display" | null;
}

/** Content script -> worker, over a Port named "bedrail". */
export type ToWorker =
  | { kind: "hello"; site: Site }
  | { kind: "check"; seq: number; input: CheckInput; dismissed: string[] }
  /** The card of this finding was opened: are there better words than the rule's own? */
  | { kind: "wording"; seq: number; input: CheckInput; key: string }
  | { kind: "mute"; rule: string; days: number }
  /** Findings of these rules were looked at: their card was opened, or they were asked about. */
  | { kind: "looked"; rules: string[] }
  /** The user called a finding of this rule wrong. */
  | { kind: "wrong"; rule: string }
  /** The user wants to hold this draft for later. */
  | { kind: "hold"; text: string }
  /** What the user said about this person (null: forget it). Names and profiles are hashed by the worker with a local key, and then forgotten. */
  | { kind: "mark"; person: string[]; mark: Mark | null }
  | { kind: "marked"; seq: number; person: string[] }
  /** What does this picture file say about itself? Pieces of it in base64; nothing of them is kept. */
  | { kind: "picture"; seq: number; size: number; pieces: { start: number; data: string }[] }
  /** A place to write was found, or (no surface) a text box was not recognized; nothing of what is written in it. */
  | { kind: "found"; site: Site; surface: Surface | null; strategy: number | null; submit: boolean }
  /** How the page is doing; drives the toolbar badge. */
  | { kind: "state"; state: TabState; count: number };

/** Worker -> content script. */
export type FromWorker =
  | { kind: "settings"; settings: PageSettings }
  | { kind: "report"; seq: number; report: PageReport }
  /** `edited`: the user's own text, made safer and checked; otherwise the rule's wording, about the same thing where it can be. */
  | { kind: "wording"; seq: number; text: string | null; edited: boolean }
  /** `sure`: false when it may also be somebody else; `until`: in milliseconds since 1970; `locked`: nothing can be said; `private`: nothing is known in a private window. */
  | { kind: "marked"; seq: number; mark: Mark | null; sure: boolean; until: number | null; locked: boolean; private?: boolean }
  /** `place`: degrees north and east; `time`: by the camera's own clock, "2026-03-03T14:10"; `more`: where the piece begins that is missing. */
  | { kind: "picture"; seq: number; place: [number, number] | null; time: string | null; more: number | null }
  /** After "wrong": this rule is mostly wrong for this user. */
  | { kind: "mute-offer"; rule: string; title: string; wrong: number; looked: number }
  | { kind: "error"; seq: number | null; message: string };
