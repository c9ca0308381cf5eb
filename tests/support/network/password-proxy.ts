// A proxy that wants a password for whatever passes, until the test opens it. Keeps all that it could read: the heads
// of the requests, and the bytes of the tunnels.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

const CHALLENGES = [
  'Basic realm="practice proxy"',
  'NTLM',
  'Negotiate',
  'Digest realm="practice", nonce="1"',
];
const REFUSAL = [
  'HTTP/1.1 407 Proxy Authentication Required',
  ...CHALLENGES.map((challenge) => `Proxy-Authenticate: ${challenge}`),
  'Content-Length: 0',
  'Connection: close',
].join('\r\n');

export class PasswordProxy {
  isOpen = false;
  refusals = 0;
  tunnels = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #read = '';

  private constructor(server: Server, port: number) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
    });
    server.on('request', ({ rawHeaders, url, socket }: IncomingMessage) => {
      this.#note(url, ...rawHeaders);
      this.#refuse(socket);
    });
    server.on('connect', ({ rawHeaders, url }: IncomingMessage, socket: Socket) => {
      this.#note(url, ...rawHeaders);
      if (this.isOpen) this.#tunnel(socket, port);
      else this.#refuse(socket);
    });
  }

  /** `port`: of the server on loopback where every tunnel leads, whatever name was asked for. */
  static async start(port: number): Promise<PasswordProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PasswordProxy(server, port);
  }

  /** As `--proxy-server` takes it. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Everything that the proxy has seen. */
  get read(): string {
    return this.#read;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #refuse(socket: Socket): void {
    this.refusals += 1;
    socket.end(`${REFUSAL}\r\n\r\n`);
  }

  #tunnel(socket: Socket, port: number): void {
    this.tunnels += 1;
    const service = connect(port, '127.0.0.1');
    service.on('error', () => socket.destroy());
    service.on('close', () => socket.destroy());
    socket.on('close', () => service.destroy());
    socket.on('data', (chunk: Buffer) => this.#note(chunk.toString('latin1')));
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(service).pipe(socket);
  }

  #note(...texts: readonly (string | undefined)[]): void {
    this.#read += `${texts.join('\n')}\n`;
  }
}
