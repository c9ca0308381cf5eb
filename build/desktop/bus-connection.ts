// One connection to a message bus (D-Bus): owns names, answers calls, sends signals, makes calls with a time limit.
// It must not know what a tray, a notification or a keyring is.
import {
  DBusError,
  Message,
  type MessageBus,
  NameFlag,
  RequestNameReply,
  sessionBus,
  Variant,
} from 'dbus-next';
import { within } from '../waiting/within.ts';

export interface BusReply {
  readonly signature: string;
  readonly body: readonly unknown[];
}

/** Answers one method; throws `DBusError` to answer with an error. `sender` is the caller's unique name. */
export type BusMethod = (body: readonly unknown[], sender: string) => BusReply | undefined;

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interfaceName: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  readonly timeoutMs?: number;
}

const DAEMON = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interfaceName: 'org.freedesktop.DBus',
};
const CALL_TIMEOUT_MS = 10_000;

export class BusConnection {
  readonly #bus: MessageBus;

  #isClosed = false;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
    // A call that came before the end gets no answer after it: the library would throw.
    bus.addMethodHandler(() => this.#isClosed);
  }

  /** Without an address: the session bus. */
  static async open(busAddress?: string): Promise<BusConnection> {
    const bus = sessionBus(busAddress === undefined ? {} : { busAddress });
    const connected = new Promise<void>((resolve, reject) => {
      bus.on('connect', resolve);
      bus.on('error', reject);
    });
    await within(CALL_TIMEOUT_MS, 'the message bus to answer', connected);
    return new BusConnection(bus);
  }

  /** Throws if another program holds the name: two panels on one bus would make a test lie. */
  async own(name: string): Promise<void> {
    const reply = await this.#bus.requestName(name, NameFlag.DO_NOT_QUEUE);
    if (reply !== RequestNameReply.PRIMARY_OWNER)
      throw new Error(`Another program already owns ${name} on this bus.`);
  }

  answer(interfaceName: string, methods: Readonly<Record<string, BusMethod>>): void {
    this.#bus.addMethodHandler((message: Message) => {
      const method = message.interface === interfaceName ? methods[message.member] : undefined;
      if (method === undefined) return false;
      this.#bus.send(replyTo(message, method));
      return true;
    });
  }

  /** Takes every call and never answers: a service that hangs. */
  ignoreCalls(): void {
    this.#bus.addMethodHandler(() => true);
  }

  /** Answers `Get` and `GetAll` for every interface named here. */
  answerProperties(read: (interfaceName: string) => Readonly<Record<string, Variant>>): void {
    this.answer('org.freedesktop.DBus.Properties', {
      Get: ([interfaceName, name]) => {
        const value = read(String(interfaceName))[String(name)];
        if (value === undefined)
          throw new DBusError('org.freedesktop.DBus.Error.UnknownProperty', String(name));
        return { signature: 'v', body: [value] };
      },
      GetAll: ([interfaceName]) => ({ signature: 'a{sv}', body: [read(String(interfaceName))] }),
    });
  }

  signal(path: string, interfaceName: string, member: string, { signature, body }: BusReply): void {
    this.#bus.send(Message.newSignal(path, interfaceName, member, signature, [...body]));
  }

  async call({ destination, path, interfaceName, member, signature = '', body = [], timeoutMs }: BusCall) {
    const message = new Message({
      destination,
      path,
      interface: interfaceName,
      member,
      signature,
      body: [...body],
    });
    const reply = await within(
      timeoutMs ?? CALL_TIMEOUT_MS,
      `an answer to ${member}`,
      this.#bus.call(message),
    );
    return (reply?.body ?? []).map(plain);
  }

  /** Calls back with the unique or well-known name of each program that leaves the bus. */
  async onNameGone(listener: (name: string) => void): Promise<void> {
    this.#bus.on('message', (message) => {
      if (message.member !== 'NameOwnerChanged') return;
      const [name, , newOwner] = message.body;
      if (newOwner === '') listener(String(name));
    });
    const rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'";
    await this.call({ ...DAEMON, member: 'AddMatch', signature: 's', body: [rule] });
  }

  close(): void {
    this.#isClosed = true;
    this.#bus.disconnect();
  }
}

function replyTo(message: Message, method: BusMethod): Message {
  try {
    const reply = method(message.body, message.sender);
    return Message.newMethodReturn(message, reply?.signature ?? '', [...(reply?.body ?? [])]);
  } catch (error) {
    // An error that the caller is meant to get; anything else is a bug of ours.
    if (!(error instanceof DBusError)) throw error;
    // The library takes the message here, though its types say string.
    return Message.newError(message as never, error.type, error.text);
  }
}

/** Variants unwrapped, all the way down; byte arrays stay buffers. */
function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
