// A service whose every byte is the test's: it reads HTTP requests from plain sockets, keeps them, and lets the test
// write whatever it likes. Loopback only. It must not know what a good answer is.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export interface RawRequest {
  readonly path: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Called for each whole request. May write, wait, end or destroy. */
export type RawAnswering = (socket: Socket, request: RawRequest) => void;

/** Any server of plain sockets: TCP, or TLS once it is unwrapped. */
export class RawService {
  readonly requests: RawRequest[] = [];
  connections = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, answering: RawAnswering, event: string) {
    this.#server = server;
    server.on(event, (socket: Socket) => this.#serve(socket, answering));
    // A peer that gives up in the middle of a handshake is what such tests are about.
    server.on('tlsClientError', () => {});
  }

  static async start(answering: RawAnswering, host = '127.0.0.1'): Promise<RawService> {
    return RawService.on(createServer(), answering, { host });
  }

  /** `event`: where the server hands out sockets, `secureConnection` for TLS. */
  static async on(
    server: Server,
    answering: RawAnswering,
    { host = '127.0.0.1', event = 'connection' } = {},
  ): Promise<RawService> {
    const service = new RawService(server, answering, event);
    server.listen(0, host);
    await once(server, 'listening');
    return service;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get host(): string {
    return `${(this.#server.address() as AddressInfo).address}:${this.port}`;
  }

  /** Ends every connection. */
  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(socket: Socket, answering: RawAnswering): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {}); // the app hangs up on what it does not want
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      for (let read = readRequest(received); read; read = readRequest(received)) {
        received = received.slice(read.length);
        this.requests.push(read.request);
        answering(socket, read.request);
      }
    });
  }
}

/** The first request of the text and its length; undefined until it is whole. */
function readRequest(text: string): { readonly request: RawRequest; readonly length: number } | undefined {
  const headLength = text.indexOf('\r\n\r\n') + 4;
  if (headLength < 4) return undefined;
  const [requestLine = '', ...lines] = text.slice(0, headLength - 4).split('\r\n');
  const headers = new Map(lines.map(readHeader));
  const length = headLength + bodyLength(headers, text.slice(headLength));
  if (!(length <= text.length)) return undefined;
  const path = requestLine.split(' ')[1] ?? '';
  return { request: { path, headers, body: text.slice(headLength, length) }, length };
}

function readHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

/** NaN while a chunked body has not ended. */
function bodyLength(headers: ReadonlyMap<string, string>, rest: string): number {
  if (headers.get('transfer-encoding') !== 'chunked') return Number(headers.get('content-length') ?? 0);
  const end = /(^|\r\n)0\r\n\r\n/.exec(rest);
  return end ? end.index + end[0].length : Number.NaN;
}
