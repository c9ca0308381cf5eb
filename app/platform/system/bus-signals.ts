// Watches the session bus (D-Bus) for signals over one socket, without a helper program, so that waiting costs nothing. Linux
// only. Reports that there was a signal, not its content: callers then ask for the state.
import { connect, type Socket } from 'node:net';

const METHOD_CALL = 1;
const SIGNAL = 4;
const NO_REPLY_EXPECTED = 1;
/** The byte order, the kind and the lengths that a message begins with. */
const HEAD_BYTES = 16;
/** Larger messages are not for us; the bus allows 128 MiB. */
const SIZE_LIMIT_BYTES = 1024 * 1024;
const DAEMON = 'org.freedesktop.DBus';

/**
 * Calls back for every signal that fits one of the match rules, and once soon after the start, since something may have
 * happened before. Returns the unsubscribe. Without a bus, or after its end, it never calls back.
 */
export function watchBusSignals(rules: readonly string[], onSignal: () => void): () => void {
  const path = busSocket(process.env);
  if (path === undefined) return () => undefined;
  const socket = connect({ path });
  socket.unref();
  socket.on('error', () => socket.destroy()); // no bus, no signals
  socket.once('connect', () =>
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`),
  );
  socket.once('data', (answer: Buffer) => {
    if (!answer.toString('latin1').startsWith('OK')) return socket.destroy();
    readMessages(socket, onSignal);
    const calls = [
      methodCall(1, 'Hello'),
      ...rules.map((rule, index) => methodCall(index + 2, 'AddMatch', rule)),
    ];
    socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), ...calls]));
  });
  return () => socket.destroy();
}

/** From `unix:path=/run/user/1000/bus,guid=...;...`; an abstract name begins with a zero byte. */
export function busSocket(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const addresses = (env.DBUS_SESSION_BUS_ADDRESS ?? '').split(';');
  for (const address of addresses) {
    const [, kind, value = ''] = /^unix:(?:.*,)?(path|abstract)=([^,]*)/.exec(address) ?? [];
    if (kind) return (kind === 'abstract' ? '\0' : '') + unescaped(value);
  }
  return env.XDG_RUNTIME_DIR && !env.DBUS_SESSION_BUS_ADDRESS ? `${env.XDG_RUNTIME_DIR}/bus` : undefined;
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a percent sign that begins no escape throws
  }
}

function readMessages(socket: Socket, onSignal: () => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let size = messageSize(waiting); size !== undefined; size = messageSize(waiting)) {
      if (size > SIZE_LIMIT_BYTES) return socket.destroy();
      if (size > waiting.length) return undefined;
      if (waiting[1] === SIGNAL) onSignal();
      waiting = waiting.subarray(size);
    }
  });
}

/** Undefined until the header has arrived. */
function messageSize(bytes: Buffer): number | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const numberAt = (at: number) => (bytes[0] === 0x6c ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  return padded(HEAD_BYTES + numberAt(12), 8) + numberAt(4);
}

/** A call to the bus itself, with one string or none. */
function methodCall(serial: number, member: string, text?: string): Buffer {
  const body = text === undefined ? Buffer.alloc(0) : textBytes(text);
  const fields = [
    field(1, 'o', textBytes('/org/freedesktop/DBus')),
    field(2, 's', textBytes(DAEMON)),
    field(3, 's', textBytes(member)),
    field(6, 's', textBytes(DAEMON)),
    ...(text === undefined ? [] : [field(8, 'g', Buffer.from('\x01s\0', 'latin1'))]),
  ];
  // Each field begins at a multiple of 8; the array ends right after the last one.
  const list = Buffer.concat(fields.map((each, index) => (index < fields.length - 1 ? pad(each, 8) : each)));
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('l', 'latin1');
  head.set([METHOD_CALL, text === undefined ? 0 : NO_REPLY_EXPECTED, 1], 1);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(list.length, 12);
  return Buffer.concat([pad(Buffer.concat([head, list]), 8), body]);
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
