// TLS in front of a plain server on loopback, with certificates that the test may change at any time.
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer, type Server, type TlsOptions } from 'node:tls';

export class TlsFront {
  /** What clients sent after a handshake that they accepted. */
  receivedBytes = 0;
  /** Handshakes that were begun, whatever came of them. */
  connections = 0;
  /** Certificates that clients sent of their own. */
  clientCertificates = 0;
  /** From now on, what clients send goes nowhere, and they wait. */
  answersNothing = false;
  /** Connections that are ended as soon as they are there, counted from 1. */
  ended: readonly number[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, port: number) {
    this.#server = server;
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
      if (this.ended.includes(this.connections)) socket.destroy();
    });
    server.on('tlsClientError', () => {}); // a client that refuses is what the tests are about
    server.on('secureConnection', (secure) => {
      if (secure.getPeerX509Certificate()) this.clientCertificates += 1;
      const plain = connect(port, '127.0.0.1');
      secure.on('data', (chunk: Buffer) => {
        this.receivedBytes += chunk.byteLength;
      });
      for (const socket of [secure, plain]) socket.on('error', () => {});
      secure.on('close', () => plain.destroy());
      plain.on('close', () => secure.destroy());
      if (!this.answersNothing) secure.pipe(plain).pipe(secure);
    });
  }

  /** `port`: of the plain server. */
  static async start(options: TlsOptions, port: number, host = '127.0.0.1'): Promise<TlsFront> {
    const server = createServer(options);
    const front = new TlsFront(server, port);
    server.listen(0, host);
    await once(server, 'listening');
    return front;
  }

  get openConnections(): number {
    return this.#sockets.size;
  }

  get address(): string {
    const { address, port } = this.#server.address() as AddressInfo;
    return `https://${address}:${port}`;
  }

  /** From now on. Open connections are ended, so that no one goes on with the certificate of before. */
  use(options: TlsOptions): void {
    this.#server.setSecureContext(options);
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
