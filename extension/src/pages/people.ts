// What the options page needs for marking people: hashing in the place where the name was entered, and reading a list.
import { parse } from "papaparse";
import type { Key } from "../keys";
import { hasher } from "../keys";

/** More than this is no list of one clinician's patients. */
const BYTES = 8_000_000;

/** The message with hashes in place of the people's spellings, which is all that leaves this page. */
export async function withHashes(message: unknown): Promise<unknown> {
  const asked = (message as { people?: unknown } | null)?.people;
  if (typeof asked !== "object" || asked === null) return message;
  const [kind, body] = Object.entries(asked)[0] as [string, { people?: Key[][] }];
  if (!body?.people) return message;
  // Asked for every time: the worker may have thrown away the key of the last time.
  const hashed = await hasher();
  const people: Key[][] = [];
  for (const spellings of body.people) people.push(await hashed(spellings.map(({ hash: text, sure }) => ({ text, sure }))));
  return { people: { [kind]: { ...body, people } } };
}

/** The rows of a table, or the resource of a JSON file; an empty table when it is neither. */
export async function listOf(file: File): Promise<unknown> {
  if (file.size > BYTES) return [];
  const bytes = await file.arrayBuffer();
  // Letters and their accents apart, as Rust folds them.
  const text = decode(bytes).normalize("NFKD");
  if (/^\s*[{[]/.test(text)) {
    try {
      const resource: unknown = JSON.parse(text);
      return Array.isArray(resource) ? {} : resource;
    } catch {
      return {};
    }
  }
  return parse<string[]>(text, { skipEmptyLines: true }).data;
}

/** Spreadsheets in Europe and the Americas write Windows-1252 when they don't write UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
