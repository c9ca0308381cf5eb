// Has a chain judged by the TLS library inside Node (OpenSSL's or BoringSSL's), which knows all the rules of RFC 5280: it
// shakes hands with the server once more, trusting only the authority in question, and sends nothing. Its judgement counts
// for the very certificate that Chromium was shown, and for no other.
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import type { Clock } from '../time/clock.ts';
import { inTime } from '../time/time-limit.ts';
import { isStrong } from './certificate-strength.ts';
import type { ChainVerdict, ChainVerifier } from './chain-verifier.ts';
import { isFor } from './shown-certificate.ts';

/** Well below the time that a request has. */
const LIMIT_MS = 5_000;
/** No honest chain is longer. */
const MAX_CHAIN = 10;

const REFUSED: ChainVerdict = { kind: 'refused' };
/** The system's own codes for a connection that was not made, or broke off. */
const UNREACHED = /^E(CONN|NET|HOST|AI_|PIPE$|TIMEDOUT$|NOTFOUND$)/;

interface Target {
  readonly hostname: string;
  readonly port: number;
}

export interface HandshakeOptions {
  readonly clock: Clock;
  /** A connection to a server, the way that requests to it take; undefined if there is none. */
  readonly open: (server: Target, signal: AbortSignal) => Promise<Duplex | undefined>;
}

export class HandshakeVerifier implements ChainVerifier {
  readonly #options: HandshakeOptions;

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  async verify(
    server: Target,
    certificate: X509Certificate,
    authorities: readonly X509Certificate[],
  ): Promise<ChainVerdict> {
    const ending = new AbortController();
    const chain = this.#chainBelow(server, authorities, ending.signal).catch((error: unknown) =>
      // The reason why a certificate was refused is of no use.
      isUnreached(error) ? ('unreached' as const) : undefined,
    );
    const found = await inTime(this.#options.clock, LIMIT_MS, chain, 'unreached' as const);
    ending.abort();
    if (found === 'unreached') return { kind: 'unreached' };
    if (!found?.[0]?.raw.equals(certificate.raw)) return REFUSED;
    // An authority needs no signature but its own.
    if (!found.slice(0, -1).every(isStrong)) return REFUSED;
    return { kind: 'vouched', untilMs: Math.min(...found.map(({ validTo }) => Date.parse(validTo))) };
  }

  /** From the server's certificate up to the authority. Rejects if the library does not accept it. */
  async #chainBelow(server: Target, authorities: readonly X509Certificate[], signal: AbortSignal) {
    const socket = await this.#options.open(server, signal);
    if (!socket) return undefined;
    if (signal.aborted) return void socket.destroy();
    const host = server.hostname.replace(/^\[|\]$/g, '');
    const secure = connect({
      socket,
      ca: authorities.map((authority) => authority.toString()),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(isIP(host) ? {} : { servername: host }),
      checkServerIdentity: (_host, { raw }) =>
        isFor({ hostname: host, certificate: new X509Certificate(raw) })
          ? undefined
          : new Error('other host'),
    });
    signal.addEventListener('abort', () => secure.destroy(), { once: true });
    await handshakeOf(secure);
    return secure.authorized ? chainOf(secure.getPeerCertificate(true)) : undefined;
  }
}

const isUnreached = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && UNREACHED.test(String(error.code));

function handshakeOf(secure: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    secure.once('secureConnect', resolve);
    secure.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    secure.on('error', reject);
  });
}

/** An authority at the end is its own issuer. Undefined for what never ends. */
function chainOf(peer: DetailedPeerCertificate): readonly X509Certificate[] | undefined {
  const chain: X509Certificate[] = [];
  for (let at = peer; chain.length < MAX_CHAIN; at = at.issuerCertificate) {
    chain.push(new X509Certificate(at.raw));
    if (!at.issuerCertificate || at.issuerCertificate.fingerprint256 === at.fingerprint256) return chain;
  }
  return undefined;
}
