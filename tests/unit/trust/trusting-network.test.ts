// A network that remembers like Chromium's: an answer about a certificate is kept as long as its partition is.
import type { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { certificateFacts } from '../../../app/trust/certificate-facts.ts';
import { CertificateRefused } from '../../../app/trust/certificate-refused.ts';
import type { OpenPartition, VerifyAnswer } from '../../../app/trust/partition.ts';
import { TrustingNetwork } from '../../../app/trust/trusting-network.ts';
import { certificateShelf } from '../../support/services/certificate-shelf.ts';

const shelf = await certificateShelf();
type Name = keyof typeof shelf;
const NOW_MS = Date.now();
const DAY_MS = 24 * 60 * 60_000;
const CODES: Readonly<Record<string, string>> = {
  '-202': 'CERT_AUTHORITY_INVALID',
  '-201': 'CERT_DATE_INVALID',
};

/** Which certificates the library would accept under which authority. */
const UNDER: Readonly<Partial<Record<Name, readonly Name[]>>> = { it: ['leaf'], stranger: ['strangersLeaf'] };
const isInTime = ({ validFrom, validTo }: X509Certificate, nowMs: number) =>
  Date.parse(validFrom) <= nowMs && nowMs <= Date.parse(validTo);

class ModelWorld {
  nowMs = NOW_MS;
  systemVersion = 0;
  systemAuthorities: readonly Name[] = [];
  readonly shows = new Map<string, Name>();
  readonly publicOnes = new Set<Name>();
  readonly opened: string[] = [];
  readonly closed: string[] = [];
  readonly delivered: string[] = [];
  readonly signals: AbortSignal[] = [];

  readonly open: OpenPartition = (name, verify) => {
    expect(this.opened).not.toContain(name);
    this.opened.push(name);
    const remembered = new Map<string, VerifyAnswer>();
    return {
      close: () => void this.closed.push(name),
      fetch: async (input, init) => {
        if (init?.signal) this.signals.push(init.signal);
        expect(this.closed, 'a closed partition is used no more').not.toContain(name);
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
          const isVouched = authorities.some((each) => UNDER[nameOf(each)]?.includes(name));
          return isVouched && isInTime(certificate, this.nowMs)
            ? { untilMs: Date.parse(certificate.validTo) }
            : undefined;
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

const HOST = 'acme.example.com:8443';
const pin = (name: Name, host = HOST): ServiceTrust => ({
  certificate: { ...certificateFacts(shelf[name]), host, accepted: ['selfSigned'], sinceMs: 0 },
});
const authority = (name: Name): ServiceTrust => ({
  authority: {
    ...certificateFacts(shelf[name]),
    certificate: shelf[name].raw.toString('base64'),
    sinceMs: 0,
  },
});

describe('the network', () => {
  it('gives all companies without trust one partition, and each service that is trusted its own', async () => {
    const world = new ModelWorld();
    world.publicOnes.add('strangersLeaf');
    for (const host of ['one.example.com', 'two.example.com'])
      expect(await world.post(host)).toBe('answered');
    expect(world.opened).toEqual(['services']);
    for (const host of ['one.example.com', 'two.example.com', 'one.example.com'])
      await world.post(host, authority('it'));
    await world.post('one.example.com', { ...authority('it'), ...pin('self') });
    expect(world.opened).toEqual(['services', 'services 2', 'services 3', 'services 4']);
  });

  it('says why trust was not enough, and says so no more where the network is the reason', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'otherSelf');
    expect(await world.post(HOST, pin('self'))).toMatchObject({
      name: 'CertificateRefused',
      breach: 'certificateChanged',
    });
    world.publicOnes.add('strangersLeaf');
    world.shows.set(HOST, 'strangersLeaf');
    expect(await world.post(HOST, pin('self'))).toMatchObject({ breach: 'certificateChanged' });
    expect(await world.post(HOST)).toBe('answered');
  });

  it('judges again when an accepted certificate has expired', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    expect(await world.post(HOST, pin('self'))).toBe('answered');
    world.nowMs = Date.parse(shelf.self.validTo) + 1;
    expect(await world.post(HOST, pin('self'))).toMatchObject({ breach: 'trustExpired' });
  });

  it('judges again when the authorities of this computer have changed', async () => {
    const world = new ModelWorld();
    const untrusted = new Error('net::ERR_CERT_AUTHORITY_INVALID');
    world.shows.set(HOST, 'leaf');
    expect(await world.post(HOST)).toEqual(untrusted);
    world.systemAuthorities = ['it'];
    world.systemVersion += 1;
    expect(await world.post(HOST)).toBe('answered');
    world.systemAuthorities = [];
    world.systemVersion += 1;
    expect(await world.post(HOST)).toEqual(untrusted);
  });

  it('ends what was trusted before, and gives it a new partition if it is trusted again', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    world.network.keep([pin('self')]);
    await world.post(HOST, pin('self'));
    world.network.keep([pin('self'), authority('it')]);
    expect(world.closed).toEqual([]);
    world.network.keep([authority('it')]);
    expect(world.closed).toEqual(['services']);
    expect(await world.post(HOST, pin('self'))).toBe('answered');
    expect(world.opened).toEqual(['services', 'services 2']);
  });

  it('ends requests under way when trust is withdrawn, also in a partition that is no longer used', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    world.network.keep([pin('self')]);
    expect(await world.post(HOST, pin('self'))).toBe('answered');
    const [signal] = world.signals;
    world.nowMs = Date.parse(shelf.self.validTo) + 1;
    await world.post(HOST, pin('self'));
    expect(signal?.aborted).toBe(false);
    world.network.keep([]);
    expect(signal?.aborted).toBe(true);
    expect(world.closed).toEqual(['services 2', 'services']);
  });

  it('sends nothing for trust that is withdrawn while a request is being prepared', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    world.network.keep([pin('self')]);
    const posting = world.post(HOST, pin('self'));
    world.network.keep([]);
    expect(await posting).toBeInstanceOf(CertificateRefused);
    expect(world.delivered).toEqual([]);
  });

  it('leaves alone what a sign-in tries that is not on the list yet', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    await world.post(HOST, pin('self'));
    world.network.keep([authority('it')]);
    world.network.keep([authority('it'), pin('self')]);
    expect(world.closed).toEqual([]);
  });

  it('refuses rather than open ever more partitions', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    for (let round = 0; round < 40; round += 1) {
      world.network.keep([pin('self')]);
      expect(await world.post(HOST, pin('self'))).toBe('answered');
      world.network.keep([]);
    }
    expect(await world.post(HOST, pin('self'))).toBeInstanceOf(CertificateRefused);
  });
});

/** What each company may get through to, said once more and in other words than the code. */
function mayPass(world: ModelWorld, host: string, trust: ServiceTrust | undefined): boolean {
  const name = world.shows.get(host) ?? 'strangersLeaf';
  const certificate = shelf[name];
  const isNow = isInTime(certificate, world.nowMs);
  const isForHost = host.startsWith('acme.example.com') === (name !== 'elsewhereSelf');
  const trustedAuthority = trust?.authority?.subject.replace('CN=', '') === 'IT' ? 'it' : 'stranger';
  const isOfAuthority = trust?.authority !== undefined && (UNDER[trustedAuthority]?.includes(name) ?? false);
  if (isOfAuthority && isNow && isForHost) return true;
  const pinned = trust?.certificate?.host === host ? trust.certificate : undefined;
  const isPublic = world.publicOnes.has(name) && isNow;
  if (pinned === undefined)
    return (
      isPublic || (isNow && isForHost && world.systemAuthorities.some((each) => UNDER[each]?.includes(name)))
    );
  if (pinned.publicKey !== certificateFacts(certificate).publicKey) return false;
  return isPublic || (isNow && isForHost && certificate.subject === certificate.issuer);
}

it('lets nothing through that the company does not trust at that moment, whatever happened before', async () => {
  const hosts = [HOST, 'acme.example.com', 'other.example.com'];
  const trusts = [
    undefined,
    pin('self'),
    pin('otherSelf'),
    pin('self', 'other.example.com'),
    authority('it'),
    authority('stranger'),
    { ...pin('self'), ...authority('it') },
  ];
  const names: readonly Name[] = [
    'self',
    'renewedSelf',
    'otherSelf',
    'expiredSelf',
    'elsewhereSelf',
    'leaf',
    'expiredLeaf',
    'strangersLeaf',
    'selfUnderStranger',
  ];
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('post' as const),
        host: fc.constantFrom(...hosts),
        trust: fc.constantFrom(...trusts),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('show' as const),
        host: fc.constantFrom(...hosts),
        name: fc.constantFrom(...names),
      }),
    },
    fc.record({
      do: fc.constant('keep' as const),
      trusted: fc.subarray(trusts.filter((trust) => trust !== undefined)),
    }),
    fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 25 }) }),
    fc.record({ do: fc.constant('system' as const), authorities: fc.subarray<Name>(['it', 'stranger']) }),
  );
  const publicOnes = fc.subarray<Name>(['leaf', 'strangersLeaf', 'selfUnderStranger']);
  await fc.assert(
    fc.asyncProperty(publicOnes, fc.array(step, { maxLength: 30 }), async (accepted, steps) => {
      const world = new ModelWorld();
      for (const name of accepted) world.publicOnes.add(name);
      for (const each of steps) {
        if (each.do === 'show') world.shows.set(each.host, each.name);
        if (each.do === 'keep') world.network.keep(each.trusted);
        if (each.do === 'wait') world.nowMs += each.days * DAY_MS;
        if (each.do === 'system') {
          world.systemAuthorities = each.authorities;
          world.systemVersion += 1;
        }
        if (each.do !== 'post') continue;
        const before = world.delivered.length;
        const isAnswered = (await world.post(each.host, each.trust)) === 'answered';
        expect(world.delivered.length - before).toBe(isAnswered ? 1 : 0);
        if (isAnswered) expect(mayPass(world, each.host, each.trust)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
