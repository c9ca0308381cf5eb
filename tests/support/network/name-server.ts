// A name server on loopback that knows one name, or none while it is stopped. Needs port 53, and so a network of its own.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

const PORT = 53;
const HEADER_BYTES = 12;
const TYPE_A = 1;
const NO_SUCH_NAME = 3;
/** A pointer to the question's name, an address record of the internet, for a second. */
const ANSWER_HEAD = [0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 1, 0, 4];

export class NameServer {
  readonly #name: string;
  readonly #ip: string;
  /** Every name that someone asked for. */
  readonly asked: string[] = [];
  #socket: Socket | undefined;

  constructor(name: string, ip: string) {
    this.#name = name;
    this.#ip = ip;
  }

  async start(): Promise<void> {
    const socket = createSocket('udp4', (query, { port, address }) => {
      socket.send(this.#answer(query), port, address);
    });
    this.#socket = socket;
    socket.bind(PORT, '127.0.0.1');
    await once(socket, 'listening');
  }

  /** From now on, the system reports that no one is there. */
  async stop(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    const closed = once(socket, 'close');
    socket.close();
    await closed;
  }

  /** RFC 1035, 4.1. */
  #answer(query: Buffer): Buffer {
    const { name, end } = askedName(query);
    this.asked.push(name);
    const isKnown = name === this.#name;
    const isAddress = query.readUInt16BE(end) === TYPE_A;
    const records = isKnown && isAddress ? [...ANSWER_HEAD, ...this.#ip.split('.').map(Number)] : [];
    const header = Buffer.from(query.subarray(0, HEADER_BYTES));
    header.writeUInt16BE(0x8180 | (isKnown ? 0 : NO_SUCH_NAME), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length > 0 ? 1 : 0, 6);
    header.fill(0, 8);
    return Buffer.concat([header, query.subarray(HEADER_BYTES, end + 4), Buffer.from(records)]);
  }
}

/** `end`: where the name ends and its type begins. */
function askedName(query: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
    at += length + 1;
  }
  return { name: labels.join('.'), end: at + 1 };
}
