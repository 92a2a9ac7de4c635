// What the worker and our popup ask of this tab. The page itself cannot send these: it has no way to the extension's messages.
import type { Command, TabReport, ToTab, VisibleProfile } from "../protocol";

export interface Remote {
  how(): TabReport;
  /** Whether there was something to do it with. */
  run(command: Command): boolean;
  /** What the user's own profile page shows, when this is it. */
  profile(): VisibleProfile | null;
}

export function install(remote: Remote): void {
  chrome.runtime.onMessage.addListener((message: ToTab, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    if (message.ask === "how") respond(remote.how());
    else if (message.ask === "command") respond(remote.run(message.command));
    else if (message.ask === "profile") respond(remote.profile());
  });
}
