// A network that remembers like Chromium's: an answer about a certificate is kept as long as its partition is.
import type { X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { certificateFacts } from '../../../app/trust/certificate-facts.ts';
import type { OpenPartition, VerifyAnswer } from '../../../app/trust/partition.ts';
import { TrustingNetwork } from '../../../app/trust/trusting-network.ts';
import { certificateShelf } from '../../support/services/certificate-shelf.ts';

export const shelf = await certificateShelf();
export type Name = keyof typeof shelf;
const NOW_MS = Date.now();
export const DAY_MS = 24 * 60 * 60_000;
const CODES: Readonly<Record<string, string>> = {
  '-202': 'CERT_AUTHORITY_INVALID',
  '-201': 'CERT_DATE_INVALID',
};

/** Which certificates the library would accept under which authority. */
export const UNDER: Readonly<Partial<Record<Name, readonly Name[]>>> = {
  it: ['leaf'],
  stranger: ['strangersLeaf'],
};
export const isInTime = ({ validFrom, validTo }: X509Certificate, nowMs: number) =>
  Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);

export class ModelWorld {
  nowMs = NOW_MS;
  systemVersion = 0;
  systemAuthorities: readonly Name[] = [];
  /** No second connection comes about, by which a chain is judged. */
  isUnreached = false;
  readonly shows = new Map<string, Name>();
  readonly publicOnes = new Set<Name>();
  readonly opened: string[] = [];
  readonly closed: string[] = [];
  readonly delivered: string[] = [];
  readonly signals: AbortSignal[] = [];
  /** Opened before Chromium's network process ended: nothing gets through any more. */
  readonly dead = new Set<string>();

  readonly open: OpenPartition = (name, verify) => {
    expect(this.opened).not.toContain(name);
    this.opened.push(name);
    const remembered = new Map<string, VerifyAnswer>();
    return {
      close: () => void this.closed.push(name),
      fetch: async (input, init) => {
        if (init?.signal) this.signals.push(init.signal);
        expect(this.closed, 'a closed partition is used no more').not.toContain(name);
        if (this.dead.has(name)) throw new Error('net::ERR_FAILED');
        const { host, hostname } = new URL(String(input));
        const shown = this.shows.get(host) ?? 'strangersLeaf';
        const verdict = this.#verdictOf(shown);
        const mark = `${hostname} ${shown}`;
        const answer =
          remembered.get(mark) ?? (await verify({ hostname, certificate: shelf[shown].toString(), verdict }));
        remembered.set(mark, answer);
        if (answer === 'refuse') throw new Error('net::ERR_FAILED');
        if (answer === 'asChromium' && verdict !== 0) throw new Error(`net::ERR_${CODES[verdict]}`);
        this.delivered.push(`${host} ${shown}`);
        return new Response('practice');
      },
    };
  };

  readonly network = new TrustingNetwork({
    maxPartitions: 40,
    open: this.open,
    systemVersion: async () => this.systemVersion,
    judge: {
      verifier: {
        verify: async (_server, certificate, authorities) => {
          const name = nameOf(certificate);
          if (this.isUnreached) return { kind: 'unreached' };
          const isVouched = authorities.some((each) => UNDER[nameOf(each)]?.includes(name));
          return isVouched && isInTime(certificate, this.nowMs)
            ? { kind: 'vouched', untilMs: Date.parse(certificate.validTo) }
            : { kind: 'refused' };
        },
      },
      systemAuthorities: async () => this.systemAuthorities.map((name) => shelf[name]),
      nowMs: () => this.nowMs,
    },
  });

  async post(host: string, trust?: ServiceTrust): Promise<'answered' | unknown> {
    return this.network.fetch(`https://${host}/`, {}, trust).then(
      () => 'answered',
      (error: unknown) => error,
    );
  }

  #verdictOf(name: Name): number {
    if (!this.publicOnes.has(name)) return -202;
    return isInTime(shelf[name], this.nowMs) ? 0 : -201;
  }
}

const nameOf = (certificate: X509Certificate) =>
  (Object.keys(shelf) as Name[]).find((name) => shelf[name].raw.equals(certificate.raw)) ?? 'stranger';

export const HOST = 'acme.example.com:8443';
export const pin = (name: Name, host = HOST): ServiceTrust => ({
  certificate: { ...certificateFacts(shelf[name]), host, accepted: ['selfSigned'], sinceMs: 0 },
});
export const authority = (name: Name): ServiceTrust => ({
  authority: {
    ...certificateFacts(shelf[name]),
    certificate: shelf[name].raw.toString('base64'),
    sinceMs: 0,
  },
});
