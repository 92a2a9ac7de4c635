// The pictures that go with a draft: what their files say about place and time, and what the user has looked for in them. Known for as
// long as the draft is there. A file is never kept: its first part is read, handed to the worker and forgotten.
import type { CheckInput } from "../protocol";
import type { Client, Piece } from "./port";
import { EDITABLE } from "./sites/site";
import type { Composer, SiteTable } from "./sites/site";

/** What should not be seen in a picture from work; the texts are `look_faces` ... */
export const LOOKS = ["faces", "screens", "boards", "bands", "papers", "badges"] as const;
export type Look = (typeof LOOKS)[number];

/** What a file says: degrees north and east, and the time on the camera's own clock. */
export interface FileFacts {
  place: [number, number] | null;
  time: string | null;
}

interface Draft {
  files: FileFacts[];
  looked: Set<Look>;
  /** How many pictures the page showed last. */
  count: number;
}

/** Where cameras and phones write what they know; should it be elsewhere, the worker says where. Unit: bytes. */
const PIECE = 128 * 1024;
/** More pieces than this of one file are not read. */
const PIECES = 4;
/** More files at once than any of the sites takes. */
const FILES = 10;

export class Pictures {
  // By the part of the page that holds the composer; gone with it.
  readonly #drafts = new WeakMap<Element, Draft>();

  constructor(
    private readonly table: SiteTable,
    private readonly client: Client,
    /** Something is known that was not. */
    private readonly changed: () => void,
  ) {}

  install(): void {
    const hear = (type: "change" | "drop" | "paste"): void => addEventListener(type, (event) => void this.#chosen(event), { capture: true, passive: true });
    hear("change");
    hear("drop");
    hear("paste");
  }

  /** What counts in a check of this composer, which shows so many pictures. */
  counted({ root }: Composer, count: number): Pick<NonNullable<CheckInput["attachments"]>, "placed" | "dated" | "looked"> {
    const draft = count > 0 ? this.#draft(root) : this.#drafts.get(root);
    if (!draft) return {};
    // Sent or taken out: and so forgotten.
    if (count === 0 && draft.count > 0) this.#drafts.delete(root);
    // What was looked for in one picture was not looked for in another.
    if (count > draft.count) draft.looked.clear();
    draft.count = count;
    if (count === 0) return {};
    const files = draft.files.slice(-count);
    return { placed: files.some(({ place }) => place), dated: files.some(({ time }) => time), looked: draft.looked.size === LOOKS.length };
  }

  /** What the files of the pictures that are shown say. */
  files({ root }: Composer): FileFacts[] {
    const draft = this.#drafts.get(root);
    return draft ? draft.files.slice(-draft.count) : [];
  }

  looked({ root }: Composer): ReadonlySet<Look> {
    return this.#drafts.get(root)?.looked ?? new Set();
  }

  /** The user says what they have looked for. */
  look(composer: Composer, looked: Iterable<Look>): void {
    this.#draft(composer.root).looked = new Set(looked);
    this.changed();
  }

  async #chosen(event: Event): Promise<void> {
    const files = filesOf(event).filter((file) => file.type.startsWith("image/") || /\.(heic|heif)$/i.test(file.name));
    const composer = files.length > 0 && this.client.settings.enabled && event.target instanceof Element && this.#around(event.target);
    if (!composer) return;
    const draft = this.#draft(composer.root);
    draft.looked.clear();
    for (const file of files.slice(0, FILES)) draft.files.push(await this.#read(file));
    this.changed();
  }

  #draft(root: Element): Draft {
    let draft = this.#drafts.get(root);
    if (!draft) this.#drafts.set(root, (draft = { files: [], looked: new Set(), count: 0 }));
    return draft;
  }

  /** The composer whose part of the page this is in: a site's own field for files lies somewhere beside the editor. Others are none of ours. */
  #around(node: Element): Composer | null {
    for (let element: Element | null = node; element; element = element.parentElement) {
      for (const editor of element.querySelectorAll(EDITABLE)) {
        const composer = this.table.composerOf(editor);
        if (composer) return composer.root.contains(node) ? composer : null;
      }
    }
    return null;
  }

  async #read(file: File): Promise<FileFacts> {
    const pieces: Piece[] = [];
    let start = 0;
    try {
      while (pieces.length < PIECES) {
        pieces.push({ start, data: await base64(file.slice(start, start + PIECE)) });
        const answer = await this.client.picture(file.size, pieces);
        if (!answer || answer.more === null) return { place: answer?.place ?? null, time: answer?.time ?? null };
        start = answer.more;
      }
    } catch {
      // Moved or deleted since it was chosen.
    }
    return { place: null, time: null };
  }
}

function filesOf(event: Event): File[] {
  const field = event.target;
  const list =
    event.type === "change" ? (field instanceof HTMLInputElement && field.type === "file" ? field.files : null) : ((event as DragEvent).dataTransfer ?? (event as ClipboardEvent).clipboardData)?.files;
  return [...(list ?? [])];
}

function base64(part: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("the file can't be read"));
    reader.readAsDataURL(part);
  });
}
