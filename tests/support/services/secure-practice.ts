// A practice server that is reached by https, under a name or address that is not this computer's own, and whatever
// stands in between. Launch the app with `trustedAuthority: authorityFile`.
import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PracticeServer } from '../../../app/practice/practice-server.ts';
import { CertificateAuthority } from './certificate-authority.ts';

export class SecurePractice {
  /** Answers in the service's place, as a captive portal does; undefined lets requests pass. */
  between: ((response: ServerResponse) => void) | undefined;
  readonly #authority: CertificateAuthority;
  readonly #server: Server;

  private constructor(authority: CertificateAuthority, server: Server, practicePort: number) {
    this.#authority = authority;
    this.#server = server;
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
      if (this.between) this.between(answer);
      else pass(asked, answer, practicePort);
    });
  }

  /** `name`: as in `IP:192.0.2.1` or `DNS:acme.example.com`. `beside`: another one, for the same authority. */
  static async start(
    practice: PracticeServer,
    name: string,
    beside?: SecurePractice,
  ): Promise<SecurePractice> {
    const authority = beside ? beside.#authority : await CertificateAuthority.create();
    const server = createServer({ ...(await authority.issue({ name })) });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new SecurePractice(authority, server, Number(new URL(practice.address).port));
  }

  /** On loopback. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get authorityFile(): string {
    return this.#authority.certificateFile;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    await this.#authority.stop();
  }
}

/** The practice server answers no one who calls it by another name. */
function pass(asked: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url: path, headers } = asked;
  const target = { port, method, path, headers: { ...headers, host: `127.0.0.1:${port}` } };
  const passedOn = request({ host: '127.0.0.1', ...target }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
  });
  passedOn.on('error', () => answer.destroy());
  asked.pipe(passedOn);
}
