// A place on this computer that listens for whatever is sent to it, by TCP or UDP, and notes that something came.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket as TcpSocket } from 'node:net';

const PAGE =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<title>open</title>\r\n';

export class Ear {
  readonly #tcp: Server;
  readonly #udp: Socket;
  readonly #connections = new Set<TcpSocket>();
  readonly #heard = new Set<'tcp' | 'udp'>();

  private constructor() {
    this.#tcp = createServer((connection) => {
      this.#heard.add('tcp');
      this.#connections.add(connection);
      connection.on('error', () => {}); // a visitor may leave at any time
      connection.once('data', () => connection.end(PAGE));
    });
    this.#udp = createSocket('udp4', () => this.#heard.add('udp'));
  }

  static async open(): Promise<Ear> {
    const ear = new Ear();
    ear.#tcp.listen(0, '127.0.0.1');
    ear.#udp.bind(0, '127.0.0.1');
    await Promise.all([once(ear.#tcp, 'listening'), once(ear.#udp, 'listening')]);
    return ear;
  }

  get tcpPort(): number {
    return (this.#tcp.address() as AddressInfo).port;
  }

  get udpPort(): number {
    return this.#udp.address().port;
  }

  /** By which ways something has come. */
  get heard(): readonly string[] {
    return [...this.#heard].sort();
  }

  async close(): Promise<void> {
    const closed = Promise.all([once(this.#tcp, 'close'), once(this.#udp, 'close')]);
    this.#tcp.close();
    this.#udp.close();
    for (const connection of this.#connections) connection.destroy();
    await closed;
  }
}
