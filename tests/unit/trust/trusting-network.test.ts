import { describe, expect, it } from 'vitest';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { CertificateRefused, CertificateUndecided } from '../../../app/trust/certificate-refused.ts';
import { authority, HOST, ModelWorld, pin, shelf } from './model-world.ts';

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

  it('leaves a partition after a failure that is not about certificates, with the trust that holds', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'self');
    world.network.keep([pin('self')]);
    expect(await world.post(HOST, pin('self'))).toBe('answered');
    for (const name of ['services', 'services 2']) world.dead.add(name);
    for (let times = 1; times <= 2; times += 1)
      expect(await world.post(HOST, pin('self'))).toEqual(new Error('net::ERR_FAILED'));
    for (let times = 1; times <= 2; times += 1) expect(await world.post(HOST, pin('self'))).toBe('answered');
    expect(world.opened).toEqual(['services', 'services 2', 'services 3']);
    world.network.keep([]);
    expect(world.closed.toSorted()).toEqual(world.opened);
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

  it.each<[string, (world: ModelWorld) => ServiceTrust | undefined]>([
    ['the company trusts', () => authority('it')],
    [
      'this computer trusts',
      (world) => {
        world.systemAuthorities = ['it'];
        return undefined;
      },
    ],
  ])('asks anew what could not be judged under an authority that %s', async (_who, prepare) => {
    const world = new ModelWorld();
    const trust = prepare(world);
    world.shows.set(HOST, 'leaf');
    world.isUnreached = true;
    expect(await world.post(HOST, trust)).toBeInstanceOf(CertificateUndecided);
    expect(world.delivered).toEqual([]);
    world.isUnreached = false;
    for (let round = 0; round < 3; round += 1) expect(await world.post(HOST, trust)).toBe('answered');
    expect(world.opened).toEqual(['services', 'services 2']);
  });

  it('leaves a refusal to be remembered where a server never lets itself be judged', async () => {
    const world = new ModelWorld();
    world.shows.set(HOST, 'leaf');
    world.isUnreached = true;
    const trust = { ...pin('self'), ...authority('it') };
    for (let round = 0; round < 3; round += 1)
      expect(await world.post(HOST, trust)).toBeInstanceOf(CertificateUndecided);
    for (let round = 0; round < 5; round += 1)
      expect(await world.post(HOST, trust)).toMatchObject({ breach: 'certificateChanged' });
    expect(world.opened).toHaveLength(4);
    // Once it did, the next fault is a passing one again.
    world.network.keep([trust]);
    world.network.keep([]);
    world.isUnreached = false;
    expect(await world.post(HOST, trust)).toBe('answered');
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
