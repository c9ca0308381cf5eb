// The files in which Windows and macOS keep an app's icon in all its sizes. Knows the two formats, not the drawings.

export interface IconPicture {
  readonly sizePx: number;
  readonly png: Uint8Array;
  /** Four bytes a pixel: red, green, blue, alpha; not premultiplied. */
  readonly rgba: Uint8Array;
}

const ICO_HEAD_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const BITS_PER_PIXEL = 32;
const ICNS_HEAD_BYTES = 8;

/** Apple shows a PNG for these sizes; `@2x` pictures are those of the size above. */
const ICNS_PNG_TYPES = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
] as const;
/** The small sizes are older than that: colours, packed, and a mask. A PNG there is not shown for an app. */
const ICNS_PIXEL_TYPES = [
  ['is32', 's8mk', 16],
  ['il32', 'l8mk', 32],
] as const;

/** `.ico`: a table, then the pictures as PNG, which Windows reads since Vista. At most 256 pixels. */
export function icoFile(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(ICO_HEAD_BYTES + ICO_ENTRY_BYTES * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { sizePx, png }] of pictures.entries()) {
    const at = ICO_HEAD_BYTES + ICO_ENTRY_BYTES * index;
    head[at] = sizePx % 256; // 0 means 256
    head[at + 1] = sizePx % 256;
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(BITS_PER_PIXEL, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** `.icns`: chunks with a name and a length. Needs every size that its tables name. */
export function icnsFile(pictures: readonly IconPicture[]): Buffer {
  const ofSize = (sizePx: number): IconPicture => {
    const found = pictures.find((picture) => picture.sizePx === sizePx);
    if (!found) throw new Error(`An .icns file needs a picture of ${sizePx} pixels.`);
    return found;
  };
  const pixels = ICNS_PIXEL_TYPES.flatMap(([colours, mask, sizePx]) => {
    const { rgba } = ofSize(sizePx);
    const packed = [0, 1, 2].map((channel) => pack(every4th(rgba, channel)));
    return [icnsChunk(colours, Buffer.concat(packed)), icnsChunk(mask, every4th(rgba, 3))];
  });
  const pngs = ICNS_PNG_TYPES.map(([type, sizePx]) => icnsChunk(type, ofSize(sizePx).png));
  return icnsChunk('icns', Buffer.concat([...pixels, ...pngs]));
}

function icnsChunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(ICNS_HEAD_BYTES);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + ICNS_HEAD_BYTES, 4);
  return Buffer.concat([head, content]);
}

const every4th = (rgba: Uint8Array, first: number) => rgba.filter((_, index) => index % 4 === first);

const SHORTEST_RUN = 3;
const LONGEST_RUN = 130;
const LONGEST_LITERAL = 128;

/** Apple's packing: below 128, so many bytes and one follow as they are; from 128, the next byte comes that often less 125. */
function pack(bytes: Uint8Array): Buffer {
  const out: number[] = [];
  let literal: number[] = [];
  const endLiteral = () => {
    if (literal.length > 0) out.push(literal.length - 1, ...literal);
    literal = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    let length = 1;
    while (length < LONGEST_RUN && bytes[at + length] === byte) length += 1;
    if (length >= SHORTEST_RUN) {
      endLiteral();
      out.push(length + 125, byte);
      at += length;
    } else {
      literal.push(byte);
      if (literal.length === LONGEST_LITERAL) endLiteral();
      at += 1;
    }
  }
  endLiteral();
  return Buffer.from(out);
}
