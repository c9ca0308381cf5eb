// What a company trusts, against real TLS servers: it opens the one connection that it is meant for, and no other.
import { X509Certificate } from 'node:crypto';
import type { TlsOptions } from 'node:tls';
import type { ServiceTrust } from '../../app/shared/trust.ts';
import { readAuthority } from '../../app/trust/authority-file.ts';
import { certificateFacts } from '../../app/trust/certificate-facts.ts';
import { buildNetworkApp, DrivenNetwork } from '../support/app/network-app.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  AUTHORITY,
  CertificateWorkshop,
  type Made,
  serverFor,
} from '../support/services/certificate-workshop.ts';
import { TlsFront } from '../support/services/tls-front.ts';

const HERE = serverFor('IP:127.0.0.1');
const ANSWERED = { kind: 'answered' };

const pinOf = (
  { cert }: Made,
  address: string,
  accepted: NonNullable<ServiceTrust['certificate']>['accepted'] = ['selfSigned'],
): ServiceTrust => ({
  certificate: {
    ...certificateFacts(new X509Certificate(cert)),
    ...{ host: new URL(address).host, accepted, sinceMs: 0 },
  },
});

function authorityOf({ cert }: Made): ServiceTrust {
  const reading = readAuthority(Buffer.from(cert), Date.now());
  if (reading.kind !== 'read') throw new Error(reading.fault);
  return { authority: { ...reading.authority, sinceMs: 0 } };
}

interface Scene {
  readonly network: DrivenNetwork;
  readonly workshop: CertificateWorkshop;
  readonly serve: (made: Made, options?: TlsOptions) => Promise<TlsFront>;
}

const scenes = test.extend<{ scene: Scene }>({
  scene: async ({ launch, startPractice }, use) => {
    const [built, workshop] = [await buildNetworkApp(), await CertificateWorkshop.open()];
    const port = Number(new URL((await startPractice({})).address).port);
    const fronts: TlsFront[] = [];
    const app = await launch({ appFolder: built.folder });
    await expect.poll(() => app.electronApp.evaluate(() => 'networkUnderTest' in globalThis)).toBe(true);
    await use({
      network: new DrivenNetwork(app.electronApp),
      workshop,
      serve: async ({ cert, key }, options = {}) => {
        const front = await TlsFront.start({ cert, key, ...options }, port);
        fronts.push(front);
        return front;
      },
    });
    for (const front of fronts) await front.stop();
    await Promise.all([workshop.close(), built.remove()]);
  },
});

scenes('a trusted certificate opens one host for one company, and ends at once', async ({ scene }) => {
  const { network, workshop, serve } = scene;
  const [one, other] = [
    await workshop.make({ subject: 'one', extensions: HERE }),
    await workshop.make({ subject: 'other', extensions: HERE }),
  ];
  const front = await serve(one);
  const elsewhere = await serve(one);
  const stranger = await serve(other);
  const trust = pinOf(one, front.address);
  const all = [front, elsewhere, stranger];
  const bytes = () => all.map(({ receivedBytes }) => receivedBytes);

  await test.step('nothing but that is open', async () => {
    for (const { address } of all) expect(await network.post(address)).toMatchObject({ kind: 'insecure' });
    for (const { address } of [elsewhere, stranger])
      expect(await network.post(address, trust)).toMatchObject({ kind: 'insecure' });
    expect(bytes()).toEqual([0, 0, 0]);
    expect(all.every(({ connections }) => connections > 0)).toBe(true);
    await network.keep([trust]);
    expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);
    expect(front.receivedBytes).toBeGreaterThan(0);
    const before = bytes();
    expect(await network.post(front.address)).toMatchObject({ kind: 'insecure' });
    expect(await network.post(front.address, pinOf(other, front.address))).toMatchObject({
      kind: 'insecure',
      reason: 'certificateChanged',
    });
    expect(bytes()).toEqual(before);
  });

  await test.step('another key between two requests gets nothing', async () => {
    expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);
    front.use(other);
    const before = bytes();
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await network.post(front.address, trust)).toMatchObject({ reason: 'certificateChanged' });
    expect(bytes()).toEqual(before);
    front.use(one);
    expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);
  });

  await test.step('the same key in an expired certificate gets nothing', async () => {
    const dates = { fromDays: -30, toDays: -1 };
    const expired = await workshop.make({ subject: 'one', extensions: HERE, key: one.key, ...dates });
    front.use(expired);
    const before = bytes();
    expect(await network.post(front.address, trust)).toMatchObject({ reason: 'trustExpired' });
    expect(bytes()).toEqual(before);
    const knowing = pinOf(expired, front.address, ['selfSigned', 'expired']);
    expect(await network.post(front.address, knowing)).toMatchObject(ANSWERED);
    front.use(one);
  });

  await test.step('trust that is withdrawn ends at once, and can be given again', async () => {
    expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);
    const silent = await serve(one, {});
    silent.answersNothing = true;
    const patient = pinOf(one, silent.address);
    await network.keep([trust, patient]);
    const waiting = network.post(silent.address, patient);
    await expect.poll(() => silent.receivedBytes).toBeGreaterThan(0);
    const { connections, receivedBytes } = silent;
    expect(silent.openConnections).toBe(1);
    await network.keep([]);
    expect(await waiting).toEqual({ kind: 'insecure' });
    await expect.poll(() => silent.openConnections).toBe(0);
    expect(silent).toMatchObject({ connections, receivedBytes });
    const before = bytes();
    expect(await network.post(front.address)).toMatchObject({ kind: 'insecure' });
    expect(bytes()).toEqual(before);
    await network.keep([trust]);
    expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);
  });
});

scenes('an authority vouches for one company, for the right host and time only', async ({ scene }) => {
  const { network, workshop, serve } = scene;
  const root = await workshop.root('IT');
  const middle = await workshop.make({ subject: 'Middle', issuer: root, extensions: AUTHORITY });
  const leaf = await workshop.make({ subject: 'leaf', issuer: middle, extensions: HERE });
  const chained = { ...leaf, cert: leaf.cert + middle.cert };
  const trust = authorityOf(root);
  const front = await serve(chained);
  expect(await network.post(front.address)).toMatchObject({ kind: 'insecure' });
  expect(await network.post(front.address, authorityOf(await workshop.root('IT')))).toMatchObject({
    kind: 'insecure',
  });
  expect(front.receivedBytes).toBe(0);
  expect(await network.post(front.address, trust)).toMatchObject(ANSWERED);

  await test.step('a handshake that was cut off refuses nothing for good', async () => {
    const shaky = await serve(chained);
    // The first is Chromium's, the second would judge what that one shows.
    shaky.ended = [2];
    expect(await network.post(shaky.address, trust)).toEqual({ kind: 'offline' });
    expect([shaky.receivedBytes, shaky.connections > 1]).toEqual([0, true]);
    expect(await network.post(shaky.address, trust)).toMatchObject(ANSWERED);
  });

  const bound = [...AUTHORITY, 'nameConstraints=critical,permitted;DNS:inside.example.com'];
  const last = ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'];
  const under = async (extensions: readonly string[]) => {
    const authority = await workshop.make({ subject: 'Under', issuer: root, extensions });
    const made = await workshop.make({ subject: 'leaf', issuer: authority, extensions: HERE });
    return { authority, chain: { ...made, cert: made.cert + authority.cert } };
  };
  const { authority: lastOne } = await under(last);
  const tooLow = await workshop.make({ subject: 'Low', issuer: lastOne, extensions: AUTHORITY });
  const lowest = await workshop.make({ subject: 'leaf', issuer: tooLow, extensions: HERE });
  const hostile: Readonly<Record<string, Made>> = {
    'another host': await workshop.make({
      subject: 'leaf',
      issuer: root,
      extensions: serverFor('IP:127.0.0.2'),
    }),
    expired: await workshop.make({
      subject: 'leaf',
      issuer: root,
      extensions: HERE,
      fromDays: -9,
      toDays: -1,
    }),
    'not yet valid': await workshop.make({ subject: 'leaf', issuer: root, extensions: HERE, fromDays: 2 }),
    'for people': await workshop.make({
      ...{ subject: 'leaf', issuer: root },
      extensions: ['extendedKeyUsage=clientAuth', 'subjectAltName=IP:127.0.0.1'],
    }),
    'names not allowed': (await under([...bound, 'nameConstraints=critical,permitted;IP:10.0.0.0/255.0.0.0']))
      .chain,
    'too many authorities': { ...lowest, cert: lowest.cert + tooLow.cert + lastOne.cert },
    'signed by a server': await (async () => {
      const made = await workshop.make({ subject: 'deep', issuer: leaf, extensions: HERE });
      return { ...made, cert: made.cert + leaf.cert + middle.cert };
    })(),
    'weak signature': await workshop.make({
      subject: 'leaf',
      issuer: root,
      extensions: HERE,
      digest: 'sha1',
    }),
    'weak key': await workshop.make({ subject: 'leaf', issuer: root, extensions: HERE, keyStrength: 'weak' }),
  };
  for (const [name, made] of Object.entries(hostile)) {
    const bad = await serve(made, { ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await network.post(bad.address, trust), name).toMatchObject({ kind: 'insecure' });
    expect([bad.receivedBytes, bad.connections > 0], name).toEqual([0, true]);
  }
});

scenes('a look shows what is wrong, and sends nothing', async ({ scene }) => {
  const { network, workshop, serve } = scene;
  const root = await workshop.root('IT');
  const rows: Readonly<Record<string, readonly [Made, readonly string[]]>> = {
    self: [await workshop.make({ subject: 'one', extensions: HERE }), ['selfSigned']],
    unknown: [await workshop.make({ subject: 'one', issuer: root, extensions: HERE }), ['unknownIssuer']],
    'other host and expired': [
      await workshop.make({
        subject: 'one',
        extensions: serverFor('DNS:other.example.com'),
        fromDays: -9,
        toDays: -1,
      }),
      ['selfSigned', 'otherHost', 'expired'],
    ],
    early: [
      await workshop.make({ subject: 'one', extensions: HERE, fromDays: 2 }),
      ['selfSigned', 'notYetValid'],
    ],
    weak: [await workshop.make({ subject: 'one', extensions: HERE, keyStrength: 'weak' }), ['unusable']],
  };
  for (const [name, [made, faults]] of Object.entries(rows)) {
    const front = await serve(made, { ciphers: 'DEFAULT@SECLEVEL=0' });
    const facts = certificateFacts(new X509Certificate(made.cert));
    for (let time = 0; time < 2; time += 1)
      expect(await network.look(front.address), name).toMatchObject({ kind: 'refused', facts, faults });
    expect(front.receivedBytes, name).toBe(0);
  }
  const dates = { fromDays: -9, toDays: -1 };
  const old = await workshop.make({ subject: 'one', issuer: root, extensions: HERE, ...dates });
  const { address: expired } = await serve(old);
  const seen = { kind: 'refused', faults: ['unknownIssuer', 'expired'] };
  expect(await network.look(expired, authorityOf(root))).toMatchObject({ ...seen, isIssuerTrusted: true });
  // The same name is not enough.
  const namesake = await network.look(expired, authorityOf(await workshop.root('IT')));
  expect(namesake).toMatchObject(seen);
  expect(namesake).not.toHaveProperty('isIssuerTrusted');

  const [self] = rows.self ?? [];
  if (!self) throw new Error('the row is there');
  const front = await serve(self);
  expect(await network.look(front.address, pinOf(self, front.address))).toEqual({ kind: 'trusted' });
  const { address } = front;
  await front.stop();
  expect(await network.look(address)).toMatchObject({ kind: 'failed', failure: { kind: 'offline' } });
  expect(front.receivedBytes).toBe(0);
});

scenes('a trusted service that asks for a client certificate gets none', async ({ scene }) => {
  const { network, workshop, serve } = scene;
  const one = await workshop.make({ subject: 'one', extensions: HERE });
  const front = await serve(one, { requestCert: true, rejectUnauthorized: false });
  await network.post(front.address, pinOf(one, front.address));
  expect(front.clientCertificates).toBe(0);
  expect(front.connections).toBeGreaterThan(0);
});
