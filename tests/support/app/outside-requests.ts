// A proxy that every app under test is told to use for what is not on this computer: it lets nothing pass, and notes
// who was asked for. No one should be, but hosts that a test typed in itself.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** Names that exist for tests alone (RFC 2606), so that only a test can have typed them. */
const TYPED_BY_TESTS = /\.(example\.com|invalid|test)(:\d+)?$/;

export class OutsideRequests {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #hosts: readonly string[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
      socket.once('data', (chunk: Buffer) => {
        this.#hosts = [...this.#hosts, hostOf(chunk.toString('latin1'))];
        socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      });
    });
  }

  static async start(): Promise<OutsideRequests> {
    const server = createServer();
    const requests = new OutsideRequests(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return requests;
  }

  get proxy(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** All hosts that the app asked for, typed in by a test or not. */
  get hosts(): readonly string[] {
    return this.#hosts;
  }

  /** Hosts that no test asked for. */
  get unexpected(): readonly string[] {
    return this.#hosts.filter((host) => !TYPED_BY_TESTS.test(host));
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

/** Of `CONNECT host:443 HTTP/1.1` or `GET http://host/path HTTP/1.1`. */
function hostOf(request: string): string {
  const target = request.split(' ')[1] ?? '';
  return URL.canParse(target) && target.includes('//') ? new URL(target).host : target;
}
