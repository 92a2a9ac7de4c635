// What a picture file says about itself. Pieces of the file come from the page, are read here, and are gone with the answer.
import { load } from "../module";
import type { FromWorker, ToWorker } from "../protocol";

type Asked = Extract<ToWorker, { kind: "picture" }>;
type Answer = Extract<FromWorker, { kind: "picture" }>;

export async function answer({ seq, size, pieces }: Asked): Promise<Answer> {
  const { Backend } = await load();
  const starts = Float64Array.from(pieces, ({ start }) => start);
  const data = pieces.map(({ data }) => Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
  return { kind: "picture", seq, ...(Backend.picture(size, starts, data) as Omit<Answer, "kind" | "seq">) };
}
