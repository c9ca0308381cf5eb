// Reads the pixels of a small PNG, so that tests can look at icons and screenshots.
// Knows only what our own renderer writes: eight bits a channel, with alpha, not interlaced.
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha; not premultiplied. */
  readonly rgba: Uint8Array;
}

const SIGNATURE_BYTES = 8;
const BYTES_PER_PIXEL = 4;
const EIGHT_BIT_RGBA = 0x08_06;

export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (file.readUInt16BE(24) !== EIGHT_BIT_RGBA) throw new Error('Expected a PNG with eight bits of RGBA');
  const packed = chunks(file).filter(({ type }) => type === 'IDAT');
  const lines = inflateSync(Buffer.concat(packed.map(({ data }) => data)));
  return { width, height, rgba: unfilter(lines, width * BYTES_PER_PIXEL, height) };
}

function chunks(file: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const found = [];
  for (let at = SIGNATURE_BYTES; at < file.length; ) {
    const length = file.readUInt32BE(at);
    found.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return found;
}

/** Undoes the per-line prediction (PNG specification, section 9). */
function unfilter(lines: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  const byteAt = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = byteAt(x - BYTES_PER_PIXEL, y);
      const above = byteAt(x, y - 1);
      const aboveLeft = x < BYTES_PER_PIXEL ? 0 : byteAt(x - BYTES_PER_PIXEL, y - 1);
      out[y * stride + x] = (lines[y * (stride + 1) + 1 + x] ?? 0) + predict(filter, left, above, aboveLeft);
    }
  }
  return out;
}

function predict(filter: number, left: number, above: number, aboveLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, aboveLeft);
    default:
      throw new Error(`Unknown PNG filter ${filter}`);
  }
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const toLeft = Math.abs(above - aboveLeft);
  const toAbove = Math.abs(left - aboveLeft);
  const toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}
