// What the worker and our popup ask of this tab. The page itself cannot send these: it has no way to the extension's messages.
import type { Command, TabReport, ToTab, VisibleProfile } from "../protocol";

/** How long a frame in which nothing is written leaves the word to the others. */
const QUIET_MS = 50;

export interface Remote {
  how(): TabReport;
  /** Whether there was something to do it with. */
  run(command: Command): boolean;
  /** What the user's own profile page shows, when this is it. */
  profile(): VisibleProfile | null;
}

export function install(remote: Remote): void {
  chrome.runtime.onMessage.addListener((message: ToTab, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return false;
    if (message.ask === "how") {
      const how = remote.how();
      // Of all frames of a page the first answer counts: the one in which something is written, else the top, else any.
      if (how.state !== "idle") respond(how);
      else setTimeout(() => respond(how), window === top ? QUIET_MS : 2 * QUIET_MS);
      return how.state === "idle";
    }
    if (message.ask === "command") respond(remote.run(message.command));
    if (message.ask === "profile") respond(remote.profile());
    return false;
  });
}
