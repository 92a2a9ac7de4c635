// A picture as a phone writes it: a JPEG file whose first part says where and when it was taken.

interface Field {
  tag: number;
  /** TIFF's kinds: 2 letters, 4 a number, 5 fractions. */
  kind: 2 | 4 | 5;
  count: number;
  data: Buffer;
}

const letters = (tag: number, text: string): Field => ({ tag, kind: 2, count: text.length + 1, data: Buffer.from(`${text}\0`, "latin1") });
const number = (tag: number, value: number): Field => ({ tag, kind: 4, count: 1, data: uint32(value) });
const angle = (tag: number, [degrees, minutes, seconds]: [number, number, number]): Field => ({ tag, kind: 5, count: 3, data: Buffer.concat([degrees, 1, minutes, 1, seconds, 1].map(uint32)) });

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A directory that begins at `at`; what does not fit into its lines comes right after it. */
function directory(at: number, fields: Field[]): Buffer {
  const lines = Buffer.alloc(2 + 12 * fields.length + 4);
  lines.writeUInt16LE(fields.length);
  const after: Buffer[] = [];
  let free = at + lines.length;
  fields.forEach(({ tag, kind, count, data }, i) => {
    const line = 2 + 12 * i;
    lines.writeUInt16LE(tag, line);
    lines.writeUInt16LE(kind, line + 2);
    lines.writeUInt32LE(count, line + 4);
    if (data.length <= 4) data.copy(lines, line + 8);
    else {
      lines.writeUInt32LE(free, line + 8);
      after.push(data);
      free += data.length;
    }
  });
  return Buffer.concat([lines, ...after]);
}

/** Taken at 41.8 N 115.76 W on 3 March 2026 at 14:10. */
export function photo(): Buffer {
  const start = 8;
  const room = directory(start, [number(0x8769, 0), number(0x8825, 0)]).length;
  const when = directory(start + room, [letters(0x9003, "2026:03:03 14:10:22")]);
  const where = directory(start + room + when.length, [letters(1, "N"), angle(2, [41, 48, 0]), letters(3, "W"), angle(4, [115, 45, 36])]);
  const first = directory(start, [number(0x8769, start + room), number(0x8825, start + room + when.length)]);
  const exif = Buffer.concat([Buffer.from("Exif\0\0II*\0", "latin1"), uint32(start), first, when, where]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, exif, Buffer.from([0xff, 0xd9])]);
}
