// What a card adds about the surroundings of the words: who can read them, and what goes with them.
import type { CheckInput, PageFinding } from "../protocol";
import { h } from "./element";
import type { FileFacts, Look, Pictures } from "./pictures";
import { LOOKS } from "./pictures";
import type { Composer } from "./sites/site";
import { language, t } from "./strings";

/** Puts `parts` in the view of a finding, after why it matters. */
export function insert(view: HTMLElement, ...parts: (HTMLElement | null)[]): void {
  view.querySelector(".why")?.after(...parts.filter((part) => part !== null));
}

/** What somebody who can't be seen by everybody should still think of; nothing for the public and for messages. */
export function readers(finding: PageFinding, { audience, surface }: CheckInput): string | null {
  if (finding.label !== "privacy" || surface === "message") return null;
  return audience === "friends" ? t("readers_friends") : audience === "group" ? t("readers_group") : audience === "me" ? t("readers_me") : null;
}

/** The list of what to look for in a composer's pictures, and what their files say. */
export function picturesView(pictures: Pictures, composer: Composer, ticked: (looked: Set<Look>) => void): (HTMLElement | null)[] {
  return [lookList(pictures.looked(composer), ticked), fileNote(pictures.files(composer))];
}

function lookList(looked: ReadonlySet<Look>, changed: (looked: Set<Look>) => void): HTMLElement {
  const ticked = new Set(looked);
  const row = (look: Look): HTMLElement => {
    const box = h("input", { type: "checkbox", on: { change: () => (box.checked ? ticked.add(look) : ticked.delete(look), changed(ticked)) } });
    box.checked = ticked.has(look);
    return h("label", {}, box, t(`look_${look}`));
  };
  return h("fieldset", { class: "look" }, h("legend", {}, t("look_heading")), ...LOOKS.map(row));
}

/** As far as they say anything. */
function fileNote(files: FileFacts[]): HTMLElement | null {
  const place = files.map(({ place }) => place).find((place) => place !== null);
  const time = files.map(({ time }) => time).find((time) => time !== null);
  if (!place && !time) return null;
  const [where, when] = [place ? position(place) : "", time ? moment(time) : ""];
  const said = place && time ? t("file_both", where, when) : place ? t("file_place", where) : t("file_time", when);
  return h("p", { class: "file" }, `${said} ${t("file_note")}`);
}

function position([north, east]: [number, number]): string {
  const degrees = new Intl.NumberFormat(language()[0], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${degrees.format(Math.abs(north))}° ${north < 0 ? "S" : "N"}, ${degrees.format(Math.abs(east))}° ${east < 0 ? "W" : "E"}`;
}

function moment(time: string): string {
  // The camera's own clock: no time zone is known, so none is applied.
  return new Date(`${time}Z`).toLocaleString(language()[0], { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
}
