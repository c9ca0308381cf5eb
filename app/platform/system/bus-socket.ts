// A connection to the session bus (D-Bus) over its socket, without a helper program. Linux only.
import { connect, type Socket } from 'node:net';
import { type BusMessage, messageSize, methodCall, readMessage } from './bus-message.ts';

const DAEMON = 'org.freedesktop.DBus';
const HELLO = 1;
export const FIRST_SERIAL = HELLO + 1;

export interface BusListeners {
  readonly onMessage: (message: BusMessage) => void;
  /** There is no bus, it does not let us in, it has ended, or it sends what we do not take. Called once. */
  readonly onEnd?: () => void;
}

/** Sends the calls once the bus has let us in. Undefined where no bus is known. */
export function openBus(calls: readonly Buffer[], { onMessage, onEnd }: BusListeners): Socket | undefined {
  const path = busSocket(process.env);
  if (path === undefined) return undefined;
  const socket = connect({ path });
  socket.on('error', () => socket.destroy()); // the end follows
  socket.once('close', () => onEnd?.());
  socket.once('connect', () =>
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`),
  );
  socket.once('data', (answer: Buffer) => {
    if (!answer.toString('latin1').startsWith('OK')) return socket.destroy();
    readMessages(socket, onMessage);
    socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), daemonCall(HELLO, 'Hello'), ...calls]));
  });
  return socket;
}

/** A call to the bus itself, whose answer counts only after `Hello`. */
export function daemonCall(serial: number, member: string, text?: string): Buffer {
  const call = { destination: DAEMON, path: '/org/freedesktop/DBus', interfaceName: DAEMON, member };
  return text === undefined
    ? methodCall(serial, call)
    : methodCall(serial, { ...call, args: [text] }, { wantsReply: false });
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

function readMessages(socket: Socket, onMessage: (message: BusMessage) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let size = messageSize(waiting); size !== undefined; size = messageSize(waiting)) {
      if (size === Number.POSITIVE_INFINITY) return socket.destroy();
      if (size > waiting.length) return undefined;
      const message = readOrNothing(waiting.subarray(0, size));
      if (!message) return socket.destroy();
      onMessage(message);
      waiting = waiting.subarray(size);
    }
  });
}

function readOrNothing(bytes: Buffer): BusMessage | undefined {
  try {
    return readMessage(bytes);
  } catch {
    return undefined; // RangeError: not what its lengths say
  }
}
