// A connection to the session bus or the system bus (D-Bus) over its socket, without a helper program. Linux only.
import { connect, type Socket } from 'node:net';
import { type BusMessage, messageSize, methodCall, readMessage } from './bus-message.ts';

const DAEMON = 'org.freedesktop.DBus';
const HELLO = 1;
export const FIRST_SERIAL = HELLO + 1;

export type BusName = 'session' | 'system';

/** Where the system bus listens unless a variable says otherwise. */
const SYSTEM_BUS = '/var/run/dbus/system_bus_socket';

export interface BusListeners {
  readonly onMessage: (message: BusMessage) => void;
  /** There is no bus, it does not let us in, it has ended, or it sends what we do not take. Called once. */
  readonly onEnd?: () => void;
}

/** Sends the calls once the bus has let us in. Undefined where no bus is known. */
export function openBus(
  calls: readonly Buffer[],
  { onMessage, onEnd }: BusListeners,
  bus: BusName = 'session',
): Socket | undefined {
  const { env } = process;
  const path = bus === 'session' ? busSocket(env) : systemBusSocket(env);
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

type Env = Readonly<Record<string, string | undefined>>;

export function busSocket(env: Env): string | undefined {
  const { DBUS_SESSION_BUS_ADDRESS: addresses, XDG_RUNTIME_DIR: folder } = env;
  if (addresses) return socketIn(addresses);
  return folder ? `${folder}/bus` : undefined;
}

export function systemBusSocket({ DBUS_SYSTEM_BUS_ADDRESS: addresses }: Env): string | undefined {
  return addresses ? socketIn(addresses) : SYSTEM_BUS;
}

/** From `unix:path=/run/user/1000/bus,guid=...;...`; an abstract name begins with a zero byte. */
function socketIn(addresses: string): string | undefined {
  for (const address of addresses.split(';')) {
    const [, kind, value = ''] = /^unix:(?:.*,)?(path|abstract)=([^,]*)/.exec(address) ?? [];
    if (kind) return (kind === 'abstract' ? '\0' : '') + unescaped(value);
  }
  return undefined;
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
