// Listens on 127.0.0.1 for one request handler, by https where it has a certificate; can close and listen again on the same port.
// It must not know what is answered.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';

/** Both in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

type RequestHandler = Parameters<typeof getRequestListener>[0];

const LOOPBACK_HOST = '127.0.0.1';

export class LoopbackListener {
  readonly #scheme;
  readonly #server;
  #port = 0;

  constructor(handle: RequestHandler, certificate?: ServerCertificate) {
    // Left alone, the adapter replaces the process's own Request and Response, which the app also uses.
    const listener = getRequestListener(handle, { overrideGlobalObjects: false });
    this.#scheme = certificate === undefined ? 'http' : 'https';
    this.#server =
      certificate === undefined
        ? createServer(listener)
        : createTlsServer({ cert: certificate.cert, key: certificate.key }, listener);
    // One request per connection: on loopback it costs nothing, and callers' scripts end at once.
    this.#server.maxRequestsPerSocket = 1;
  }

  get address(): string {
    return `${this.#scheme}://${LOOPBACK_HOST}:${this.#port}`;
  }

  /** Port 0 takes a free one, and keeps it from then on. Rejects with the code `EADDRINUSE` when it is taken. */
  async listen(port = this.#port): Promise<void> {
    this.#server.listen(port, LOOPBACK_HOST);
    await once(this.#server, 'listening');
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('A TCP server has a port.');
    this.#port = bound.port;
  }

  /** Destroys open connections. Closing twice is fine. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
