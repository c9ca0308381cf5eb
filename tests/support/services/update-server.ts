// Serves releases on loopback as a release host would: a feed, the files it names, and every way in which that can go wrong.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { onOwnPort } from '../network/own-ports.ts';

export interface Release {
  readonly version: string;
  readonly fileName: string;
  readonly content: Buffer;
}

type Answer = (response: ServerResponse) => void;

export class UpdateServer {
  readonly #server: Server;
  /** What is asked for next under a name, instead of what is usually there. */
  readonly #answers = new Map<string, Answer>();
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', ({ url = '', headers }, response) => {
      const { pathname } = new URL(url, this.address);
      this.requests.push({ path: pathname, headers });
      const answer = this.#answers.get(pathname.slice(1)) ?? ((other) => other.writeHead(404).end());
      answer(response);
    });
  }

  /** On a port of its own, or on the one that is named. */
  static async start(fixedPort?: number): Promise<UpdateServer> {
    const server = createServer();
    const listen = async (port: number) => {
      await once(server.listen(port, '127.0.0.1'), 'listening');
    };
    await (fixedPort === undefined ? onOwnPort(listen) : listen(fixedPort));
    return new UpdateServer(server);
  }

  /** Ends in a slash. */
  get address(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    return `http://127.0.0.1:${port}/`;
  }

  /** The feed for Linux, and the file that it names. `changed` spoils the feed. */
  release({ version, fileName, content }: Release, changed: (feed: string) => string = (feed) => feed): void {
    const feed = changed(feedOf({ version, fileName, content }));
    this.answer('latest-linux.yml', (response) => response.end(feed));
    this.answer(fileName, (response) => sendWhole(response, content));
  }

  answer(name: string, answer: Answer): void {
    this.#answers.set(name, answer);
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** As electron-builder writes it. */
function feedOf({ version, fileName, content }: Release): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${fileName}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${fileName}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-05T09:00:00.000Z'",
    '',
  ].join('\n');
}

export function sendWhole(response: ServerResponse, content: Buffer): void {
  response.writeHead(200, { 'content-length': content.length }).end(content);
}

/** Half of it, and then the connection breaks. */
export function sendHalf(response: ServerResponse, content: Buffer): void {
  response.writeHead(200, { 'content-length': content.length });
  response.write(content.subarray(0, content.length / 2), () => setTimeout(() => response.destroy(), 100));
}
