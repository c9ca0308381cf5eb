// Messages of a bus (D-Bus), as bytes: calls with texts as arguments, and of an answer its first value.
// Source: the D-Bus specification, "Message Protocol". Pure.
import { type BusValue, firstValue } from './bus-value.ts';

const METHOD_CALL = 1;
const NO_REPLY_EXPECTED = 1;
const NO_AUTO_START = 2;
/** The byte order, the kind and the lengths that a message begins with. */
const HEAD_BYTES = 16;
/** Larger messages are not for us; the bus allows 128 MiB. */
const SIZE_LIMIT_BYTES = 1024 * 1024;
const KINDS: Readonly<Record<number, BusMessage['kind']>> = { 2: 'reply', 3: 'error', 4: 'signal' };

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interfaceName: string;
  readonly member: string;
  readonly args?: readonly string[];
  /** A service that is not running is left so; else the bus may start it. */
  readonly startsNothing?: boolean;
}

export interface BusMessage {
  readonly kind: 'reply' | 'error' | 'signal' | 'other';
  /** The serial number of the call that this answers. */
  readonly answers?: number;
  readonly errorName?: string;
  /** The name of a signal. */
  readonly member?: string;
  /** The first value, where it is of a kind that we read. */
  readonly value?: BusValue;
}

export function methodCall(
  serial: number,
  { destination, path, interfaceName, member, args = [], startsNothing = false }: BusCall,
  { wantsReply = true } = {},
): Buffer {
  const body = args.reduce((before, arg) => Buffer.concat([pad(before, 4), textBytes(arg)]), Buffer.alloc(0));
  const signature = 's'.repeat(args.length);
  const fields = [
    field(1, 'o', textBytes(path)),
    field(2, 's', textBytes(interfaceName)),
    field(3, 's', textBytes(member)),
    field(6, 's', textBytes(destination)),
    ...(signature ? [field(8, 'g', Buffer.from(`${String.fromCharCode(args.length)}${signature}\0`))] : []),
  ];
  // Each field begins at a multiple of 8; the array ends right after the last one.
  const list = Buffer.concat(fields.map((each, index) => (index < fields.length - 1 ? pad(each, 8) : each)));
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('l', 'latin1');
  const flags = (wantsReply ? 0 : NO_REPLY_EXPECTED) + (startsNothing ? NO_AUTO_START : 0);
  head.set([METHOD_CALL, flags, 1], 1);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(list.length, 12);
  return Buffer.concat([pad(Buffer.concat([head, list]), 8), body]);
}

/** How long the message is that these bytes begin with: undefined until its head is there, infinite if it is too large. */
export function messageSize(bytes: Buffer): number | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const { uint } = readerOf(bytes);
  const size = padded(HEAD_BYTES + uint(12), 8) + uint(4);
  return size > SIZE_LIMIT_BYTES ? Number.POSITIVE_INFINITY : size;
}

/** A whole message. Throws RangeError where it is not what its lengths say. */
export function readMessage(bytes: Buffer): BusMessage {
  const { uint, text } = readerOf(bytes);
  const end = HEAD_BYTES + uint(12);
  const found: { answers?: number; errorName?: string; member?: string; signature?: string } = {};
  for (let at = HEAD_BYTES; at < end; ) {
    at = padded(at, 8);
    const code = bytes.readUInt8(at);
    const type = String.fromCharCode(bytes.readUInt8(at + 2));
    at += 4;
    if (type === 'g') {
      const length = bytes.readUInt8(at);
      if (code === 8) found.signature = text(at + 1, length);
      at += length + 2;
    } else if (type === 's' || type === 'o') {
      const length = uint(at);
      if (code === 3) found.member = text(at + 4, length);
      if (code === 4) found.errorName = text(at + 4, length);
      at += 4 + length + 1;
    } else {
      // Numbers are all that is left.
      if (code === 5) found.answers = uint(at);
      at += 4;
    }
  }
  const { signature, ...facts } = found;
  const value = firstValue(readerOf(bytes), padded(end, 8), signature);
  return { kind: KINDS[bytes.readUInt8(1)] ?? 'other', ...facts, ...(value === undefined ? {} : { value }) };
}

function readerOf(bytes: Buffer) {
  const isLittle = bytes[0] === 'l'.charCodeAt(0);
  return {
    uint: (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)),
    text: (at: number, length: number) => bytes.toString('utf8', at, at + length),
  };
}

const field = (code: number, type: string, value: Buffer) =>
  Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), value]);

function textBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes, Buffer.alloc(1)]);
}

const padded = (length: number, to: number) => Math.ceil(length / to) * to;
const pad = (bytes: Buffer, to: number) =>
  Buffer.concat([bytes, Buffer.alloc(padded(bytes.length, to) - bytes.length)]);
