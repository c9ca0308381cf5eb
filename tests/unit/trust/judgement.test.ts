import type { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CertificateFault, ServiceTrust } from '../../../app/shared/trust.ts';
import { certificateFacts } from '../../../app/trust/certificate-facts.ts';
import { type Judge, judge } from '../../../app/trust/judgement.ts';
import { faultsOf } from '../../../app/trust/shown-certificate.ts';
import { trustedCertificateOf } from '../../../app/trust/trusted-certificate.ts';
import { certificateShelf } from '../../support/services/certificate-shelf.ts';

const shelf = await certificateShelf();
type Name = keyof typeof shelf;

const DAY_MS = 24 * 60 * 60_000;
const NOW_MS = Date.now();
const AUTHORITY_INVALID = -202;
const ACME = { hostname: 'acme.example.com', host: 'acme.example.com:8443', port: 8443 };

const pin = (
  name: Name,
  accepted: readonly CertificateFault[] = ['selfSigned'],
  host = ACME.host,
): ServiceTrust => ({
  certificate: { ...certificateFacts(shelf[name]), host, accepted, sinceMs: 0 },
});
const authority = (name: Name): ServiceTrust => ({
  authority: {
    ...certificateFacts(shelf[name]),
    certificate: shelf[name].raw.toString('base64'),
    sinceMs: 0,
  },
});

interface Case {
  readonly verdict?: number;
  readonly trust?: ServiceTrust;
  readonly hostname?: string;
  readonly server?: typeof ACME;
  readonly atMs?: number;
  /** What the library says of the chain. */
  readonly isVouchedFor?: boolean;
  /** It cannot reach the server. */
  readonly isUnreached?: boolean;
  readonly systemAuthorities?: readonly X509Certificate[];
}

async function judged(name: Name, more: Case = {}) {
  const asked: string[][] = [];
  const by: Judge = {
    verifier: {
      verify: async (_server, _certificate, authorities) => {
        asked.push(authorities.map(({ subject }) => subject));
        if (more.isUnreached) return { kind: 'unreached' };
        return more.isVouchedFor ? { kind: 'vouched', untilMs: NOW_MS + DAY_MS } : { kind: 'refused' };
      },
    },
    systemAuthorities: async () => more.systemAuthorities ?? [],
    nowMs: () => more.atMs ?? NOW_MS,
  };
  const server = more.server ?? ACME;
  const shown = {
    hostname: more.hostname ?? server.hostname,
    certificate: shelf[name],
    verdict: more.verdict ?? AUTHORITY_INVALID,
  };
  return { answer: await judge(shown, server, more.trust, by), asked };
}
const kindOf = async (name: Name, more: Case = {}) => (await judged(name, more)).answer.kind;

describe('without trust of its own, a company', () => {
  it('accepts what Chromium accepts, and no one is asked', async () => {
    expect(await judged('leaf', { verdict: 0, isVouchedFor: true })).toEqual({
      answer: { kind: 'accepted', untilMs: Number.POSITIVE_INFINITY },
      asked: [],
    });
  });

  it.each<[Name, readonly CertificateFault[]]>([
    ['self', ['selfSigned']],
    ['strangersLeaf', ['unknownIssuer']],
    ['expiredSelf', ['selfSigned', 'expired']],
    ['futureSelf', ['selfSigned', 'notYetValid']],
    ['elsewhereSelf', ['selfSigned', 'otherHost']],
    ['weakSelf', ['unusable']],
  ])('refuses %s, and all of its faults are named, though Chromium named one', async (name, faults) => {
    expect((await judged(name)).answer).toEqual({ kind: 'refused', faults });
  });

  it.each([-204, -205, -206, -207, -208, -210, -211, -212, -213, -214, -217, -2, -1, 1])(
    'refuses what Chromium refuses for any other reason: %i',
    async (verdict) => {
      const trust = {
        ...pin('self', ['selfSigned', 'unknownIssuer', 'otherHost', 'expired', 'unusable']),
        ...authority('it'),
      };
      const more = { verdict, trust, isVouchedFor: true, systemAuthorities: [shelf.it] };
      expect((await judged('self', more)).answer).toMatchObject({ kind: 'refused', faults: ['unusable'] });
    },
  );

  it('names a date or a host that Chromium alone finds wrong', () => {
    const shown = { hostname: ACME.hostname, certificate: shelf.leaf };
    expect(faultsOf({ ...shown, verdict: -201 }, NOW_MS)).toEqual(['expired']);
    expect(faultsOf({ ...shown, verdict: -200 }, NOW_MS)).toEqual(['otherHost']);
  });

  it('accepts what an authority vouches for that was added to this computer', async () => {
    const more = { isVouchedFor: true, systemAuthorities: [shelf.it] };
    expect(await judged('leaf', more)).toEqual({
      answer: { kind: 'accepted', untilMs: NOW_MS + DAY_MS },
      asked: [[shelf.it.subject]],
    });
    expect(await kindOf('leaf', { ...more, isVouchedFor: false })).toBe('refused');
  });

  it('asks no one where the answer is clear', async () => {
    const more = { isVouchedFor: true, systemAuthorities: [shelf.it] };
    for (const name of ['expiredLeaf', 'elsewhereSelf', 'weakSelf'] as const)
      expect(await judged(name, more)).toMatchObject({ answer: { kind: 'refused' }, asked: [] });
  });
});

describe('a trusted certificate', () => {
  it('is accepted, until it expires', async () => {
    const { answer } = await judged('self', { trust: pin('self') });
    expect(answer).toEqual({ kind: 'accepted', untilMs: Date.parse(shelf.self.validTo) });
  });

  it('is its key: the same key in another certificate is accepted, as long as nothing else is wrong with it', async () => {
    expect(await kindOf('renewedSelf', { trust: pin('self') })).toBe('accepted');
    expect(await kindOf('selfUnderStranger', { trust: pin('self') })).toBe('refused');
    expect(await kindOf('elsewhereSelf', { trust: pin('self') })).toBe('refused');
  });

  it('that has expired since is refused, and it is said which', async () => {
    const refused = { kind: 'refused', breach: 'trustExpired' };
    expect((await judged('expiredSelf', { trust: pin('self') })).answer).toMatchObject(refused);
    const atMs = Date.parse(shelf.self.validTo) + 1_000;
    expect((await judged('self', { trust: pin('self'), atMs })).answer).toMatchObject(refused);
  });

  it('that had expired before stays accepted where that was accepted too', async () => {
    const trust = pin('expiredSelf', ['selfSigned', 'expired']);
    expect((await judged('expiredSelf', { trust })).answer).toEqual({
      kind: 'accepted',
      untilMs: Number.POSITIVE_INFINITY,
    });
    expect(await kindOf('elsewhereSelf', { trust })).toBe('refused');
  });

  it.each<[string, typeof ACME]>([
    ['another port', { ...ACME, host: 'acme.example.com:9443', port: 9443 }],
    ['the usual port', { ...ACME, host: 'acme.example.com', port: 443 }],
    ['another host', { hostname: 'other.example.com', host: 'other.example.com:8443', port: 8443 }],
  ])('is refused at %s', async (_where, server) => {
    expect((await judged('self', { trust: pin('self'), server })).answer).not.toHaveProperty('breach');
    expect(await kindOf('self', { trust: pin('self'), server })).toBe('refused');
  });

  it('with another key is refused as changed, even if this computer trusts that one', async () => {
    const changed = { kind: 'refused', breach: 'certificateChanged' };
    expect((await judged('otherSelf', { trust: pin('self') })).answer).toMatchObject(changed);
    const more = { trust: pin('self'), verdict: 0, isVouchedFor: true, systemAuthorities: [shelf.it] };
    expect((await judged('leaf', more)).answer).toMatchObject({ ...changed, faults: [] });
  });

  it('with another key is accepted if the company’s authority vouches for that one', async () => {
    const trust = { ...pin('self'), ...authority('it') };
    expect(await kindOf('leaf', { trust, isVouchedFor: true })).toBe('accepted');
    expect(await kindOf('leaf', { trust, isVouchedFor: false })).toBe('refused');
  });

  it('is not accepted in place of a proxy’s', async () => {
    expect(await kindOf('self', { trust: pin('self'), hostname: 'proxy.example.com' })).toBe('refused');
    expect(await kindOf('otherSelf', { trust: pin('self'), hostname: 'proxy.example.com', verdict: 0 })).toBe(
      'accepted',
    );
  });

  it('at an IPv6 address is found with and without brackets', async () => {
    const server = { hostname: '[::1]', host: '[::1]:8443', port: 8443 };
    const trust = pin('self', ['selfSigned'], server.host);
    for (const hostname of ['::1', '[::1]'])
      expect(await kindOf('self', { trust, server, hostname })).toBe('accepted');
  });

  it('cannot be one that no one can trust knowingly, nor one that has no fault', () => {
    const facts = certificateFacts(shelf.weakSelf);
    expect(trustedCertificateOf(facts, ['unusable'], ACME.host, NOW_MS)).toBeUndefined();
    expect(trustedCertificateOf(facts, ['selfSigned', 'unusable'], ACME.host, NOW_MS)).toBeUndefined();
    expect(trustedCertificateOf(facts, [], ACME.host, NOW_MS)).toBeUndefined();
    const trusted = trustedCertificateOf(facts, ['selfSigned', 'expired', 'expired'], ACME.host, NOW_MS);
    expect(trusted).toEqual({
      ...facts,
      host: ACME.host,
      accepted: ['selfSigned', 'expired'],
      sinceMs: NOW_MS,
    });
  });
});

describe('a server that cannot be reached again to judge its chain', () => {
  const unsure = { kind: 'refused', isUnsure: true };

  it('is refused without being sure, under the company’s authority as under one of this computer', async () => {
    const here = { trust: authority('it'), isUnreached: true, systemAuthorities: [shelf.it] };
    const { answer, asked } = await judged('leaf', here);
    expect(answer).toEqual({ ...unsure, faults: ['unknownIssuer'] });
    expect(asked).toHaveLength(1);
    const { answer: computers } = await judged('leaf', { isUnreached: true, systemAuthorities: [shelf.it] });
    expect(computers).toMatchObject(unsure);
  });

  it('is refused for sure where no authority could change that', async () => {
    for (const more of [{}, { trust: authority('it'), atMs: Date.parse(shelf.leaf.validTo) + 1_000 }])
      expect((await judged('leaf', { ...more, isUnreached: true })).answer).not.toHaveProperty('isUnsure');
  });

  it('may be the one whose certificate has changed', async () => {
    const trust = { ...pin('self'), ...authority('it') };
    expect((await judged('leaf', { trust, isUnreached: true })).answer).toMatchObject({
      ...{ ...unsure, breach: 'certificateChanged' },
    });
  });
});

describe('a trusted authority', () => {
  it('is the only one that the library is given', async () => {
    const { answer, asked } = await judged('leaf', { trust: authority('it'), isVouchedFor: true });
    expect(answer).toEqual({ kind: 'accepted', untilMs: NOW_MS + DAY_MS });
    expect(asked).toEqual([[shelf.it.subject]]);
  });

  it('that has expired vouches for nothing, and that is said', async () => {
    const atMs = Date.parse(shelf.it.validTo) + 1_000;
    const { answer, asked } = await judged('leaf', { trust: authority('it'), isVouchedFor: true, atMs });
    expect(answer).toMatchObject({ kind: 'refused', breach: 'trustExpired' });
    expect(asked).toEqual([]);
  });

  it('that cannot be read vouches for nothing', async () => {
    const { authority: good } = authority('it');
    if (!good) throw new Error('it is there');
    const trust = { authority: { ...good, certificate: good.certificate.slice(0, 100) } };
    expect(await kindOf('leaf', { trust, isVouchedFor: true })).toBe('refused');
  });
});
