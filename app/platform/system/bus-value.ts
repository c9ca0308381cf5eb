// The first value in the body of a bus message (D-Bus), where it is of a kind that we ask for. Pure.

export type BusValue = boolean | number | string | readonly string[];

/** Both read at an offset into the message. */
export interface BodyReader {
  readonly uint: (at: number) => number;
  readonly text: (at: number, length: number) => string;
}

/** Bare, in a variant, or in a variant in a variant. Undefined for other kinds. Throws RangeError beyond the message's end. */
export function firstValue(reader: BodyReader, at: number, signature = ''): BusValue | undefined {
  const { uint, text } = reader;
  if (signature.startsWith('v')) {
    // A variant is the signature of its value, as a byte of length, the text and a zero, and the value.
    const length = text(at, 1).charCodeAt(0);
    const inner = text(at + 1, length);
    const valueAt = at + length + 2;
    return firstValue(reader, inner.startsWith('v') ? valueAt : padded(valueAt, 4), inner);
  }
  if (signature.startsWith('b')) return uint(at) !== 0;
  if (signature.startsWith('u')) return uint(at);
  if (signature.startsWith('s') || signature.startsWith('o')) return text(at + 4, uint(at));
  return signature.startsWith('as') ? textsAt(reader, at) : undefined;
}

function textsAt({ uint, text }: BodyReader, listAt: number): readonly string[] {
  const found: string[] = [];
  const end = listAt + 4 + uint(listAt);
  for (let at = listAt + 4; at < end; ) {
    at = padded(at, 4);
    const length = uint(at);
    found.push(text(at + 4, length));
    at += 4 + length + 1;
  }
  return found;
}

const padded = (length: number, to: number) => Math.ceil(length / to) * to;
