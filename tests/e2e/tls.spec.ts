// A real TLS server with certificates that must not be trusted: the operator is told, nothing is sent, nothing can be
// clicked away, and once the certificate is fixed all goes on.
import type { TlsOptions } from 'node:tls';
import { expect, test } from '../support/fixtures.ts';
import { type Certificate, CertificateAuthority } from '../support/services/certificate-authority.ts';
import { TlsFront } from '../support/services/tls-front.ts';
import { Operator } from '../support/window/operator.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const HERE = 'IP:127.0.0.1';
const SLOW_MS = 13 * 60_000;

interface Badness {
  readonly name: string;
  readonly options: TlsOptions;
}

async function badnesses(good: Certificate, trusted: CertificateAuthority): Promise<readonly Badness[]> {
  const stranger = await CertificateAuthority.create();
  const unknown = await stranger.issue({ name: HERE });
  await stranger.stop();
  const old = { ...good, ciphers: 'DEFAULT@SECLEVEL=0' };
  return [
    { name: 'Self-signed', options: await trusted.selfSigned(HERE) },
    { name: 'Unknown authority', options: unknown },
    { name: 'Expired', options: await trusted.issue({ name: HERE, fromDays: -30, toDays: -1 }) },
    { name: 'Not yet valid', options: await trusted.issue({ name: HERE, fromDays: 2 }) },
    { name: 'Wrong host', options: await trusted.issue({ name: 'DNS:other.example.com' }) },
    { name: 'Wrong address', options: await trusted.issue({ name: 'IP:127.0.0.2' }) },
    { name: 'TLS 1.0', options: { ...old, minVersion: 'TLSv1', maxVersion: 'TLSv1' } },
    { name: 'TLS 1.1', options: { ...old, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' } },
  ];
}

test('an insecure connection is refused and reported, and recovers once it is fixed', async ({
  launch,
  startPractice,
}) => {
  const practice = await startPractice({});
  const port = Number(new URL(practice.address).port);
  const authority = await CertificateAuthority.create();
  const good = await authority.issue({ name: HERE });
  const bad = await badnesses(good, authority);
  const fronts = await Promise.all(bad.map(({ options }) => TlsFront.start(options, port)));
  const app = await launch({ trustedAuthority: authority.certificateFile });
  const operator = new Operator(await app.window());
  const commands = new WindowCommands(operator.page);
  const companies = bad.map(({ name }, index) => newCompany(name, fronts[index]?.address ?? ''));
  const notSecure = bad.map(({ name }) => `The connection to ${name} is not secure`);

  await test.step('at the first sign-in', async () => {
    const signIns = await commands.callAll('saveCompany', companies);
    const titles = signIns.map((result) => result.outcome === 'notSignedIn' && result.problem.title);
    expect(titles).toEqual(notSecure);
    expect(fronts.map(({ receivedBytes }) => receivedBytes)).toEqual(bad.map(() => 0));
    expect(fronts.every(({ connections }) => connections > 0)).toBe(true);
  });

  await test.step('with a current token', async () => {
    for (const front of fronts) front.use(good);
    const saved = await commands.callAll('saveCompany', companies);
    expect(new Set(saved.map(({ outcome }) => outcome))).toEqual(new Set(['saved']));
    const ids = (await commands.readSnapshot()).companies.map(({ id, label }) => ({ id, label }));
    const idOf = new Map(ids.map(({ id, label }) => [label, id]));
    const inputs = bad.map(({ name }) => ({ companyId: idOf.get(name) ?? '' }));
    for (const [index, { options }] of bad.entries()) fronts[index]?.use(options);
    const before = fronts.map(({ receivedBytes }) => receivedBytes);
    const renewals = await commands.callAll('renew', inputs);
    const titles = renewals.map((result) => result.outcome === 'notRenewed' && result.problem.title);
    expect(titles).toEqual(notSecure);
    expect(fronts.map(({ receivedBytes }) => receivedBytes)).toEqual(before);
    // Before the snapshot is read: what that tells, the page is not told any more.
    await operator.openCompany('Expired');
    const card = operator.page.getByRole('main').getByText('The connection to Expired is not secure');
    await expect(card).toBeVisible();
    for (const { label, nextTryMs, problem, validity } of (await commands.readSnapshot()).companies) {
      expect((nextTryMs ?? 0) - Date.now(), `${label} is not hammered`).toBeGreaterThan(SLOW_MS);
      expect(problem?.meaning).toMatch(/nothing was sent\. Your token works until/);
      expect(validity.kind).toBe('until');
    }
    const buttons = await operator.page.getByRole('button').allInnerTexts();
    expect(
      buttons.filter((name) => /anyway|proceed|continue|accept|trust|ignore|unsafe/i.test(name)),
    ).toEqual([]);
    expect(app.electronApp.windows()).toHaveLength(1);

    for (const front of fronts) front.use(good);
    const fixed = await commands.callAll('renew', inputs);
    expect(new Set(fixed.map(({ outcome }) => outcome))).toEqual(new Set(['renewed']));
  });
  for (const front of fronts) await front.stop();
  await authority.stop();
});
