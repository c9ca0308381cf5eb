// Whatever happens, in whatever order: the network is compared with what each company may get through to.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { certificateFacts } from '../../../app/trust/certificate-facts.ts';
import {
  authority,
  DAY_MS,
  HOST,
  isInTime,
  ModelWorld,
  type Name,
  pin,
  shelf,
  UNDER,
} from './model-world.ts';

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
    fc.record({ do: fc.constant('reach' as const), isUnreached: fc.boolean() }),
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
        if (each.do === 'reach') world.isUnreached = each.isUnreached;
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
