// What IT's configuration makes a company trust: real certificates, and a service that is asked only where one fits.
import { describe, expect, it } from 'vitest';
import { signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { ACME_FILE, ACME_ORIGIN, managedAcme, rewrite } from '../../support/core/managed-files.ts';
import { derOf, factsOf, startTrustingCore, type TrustingCore } from '../../support/core/trusting-core.ts';

const byPin = ({ own }: TrustingCore) => ({
  certificate: { certificate: derOf(own), accepted: ['selfSigned'] },
});
const byAuthority = ({ root }: TrustingCore) => ({ authority: { certificate: derOf(root) } });

/** Into the file of IT's, in place of what it said before. */
const configure = ({ bench }: TrustingCore, trust?: object, more: object = {}) =>
  rewrite(bench, ACME_FILE, { companies: [managedAcme({ ...(trust && { trust }), ...more })] });

async function signedIn(core: TrustingCore, trust: object): Promise<string> {
  await configure(core, trust);
  const { id } = core.bench.company('ACME');
  const secrets = { password: 'practice-password' };
  const result = await core.bench.call('signIn', { companyId: id, secrets, storePassword: false });
  expect(result).toMatchObject({ outcome: 'signedIn' });
  return id;
}

describe('what IT has a company trust', () => {
  it('counts for that company and that host, and is shown with the day since when', async () => {
    const core = await startTrustingCore();
    const { bench, own, service } = core;
    await signedIn(core, byPin(core));
    const sinceMs = bench.company('ACME').trust?.certificate?.sinceMs;
    expect(bench.company('ACME').trust).toEqual({
      certificate: { ...factsOf(own), host: 'acme.example.com', accepted: ['selfSigned'], sinceMs },
    });
    const before = service.requests.length;
    const another = userIdDraft({ address: 'https://acme.example.com/' });
    expect(await bench.call('saveCompany', signInAndSave(another))).toMatchObject({ outcome: 'notSignedIn' });
    expect(service.requests.length).toBe(before);
    await bench.clock.advance(60_000);
    await configure(core, byPin(core), { label: 'ACME Ltd' });
    await bench.restart();
    expect(bench.company('ACME Ltd')).toMatchObject({ status: 'ready', trust: { certificate: { sinceMs } } });
  });

  it('is replaced and ends with the file, and a token that is still valid stays', async () => {
    const core = await startTrustingCore();
    const { bench, service } = core;
    const companyId = await signedIn(core, byPin(core));
    await configure(core, byAuthority(core));
    expect(Object.keys(bench.company('ACME').trust ?? {})).toEqual(['authority']);
    expect(await bench.call('renew', { companyId })).toMatchObject({ outcome: 'renewed' });
    await configure(core);
    const before = service.requests.length;
    expect(await bench.call('renew', { companyId })).toMatchObject({ outcome: 'notRenewed' });
    expect(service.requests.length).toBe(before);
    // It can be looked at, and only IT can change what is trusted.
    expect(bench.company('ACME')).toMatchObject({
      status: 'retrying',
      problem: { remedy: 'certificate', meaning: expect.stringContaining('look at the certificate') },
    });
    expect(bench.company('ACME').problem?.meaning).toMatch(/Ask IT to correct it\.$/);
    expect(bench.company('ACME').trust).toBeUndefined();
  });

  it('takes the place of what the operator trusted for the same company', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const { companyId } = await operatorsOwn(core);
    await configure(core, byAuthority(core));
    expect(bench.company('ACME')).toMatchObject({ id: companyId, managed: { origin: ACME_ORIGIN } });
    expect(Object.keys(bench.company('ACME').trust ?? {})).toEqual(['authority']);
  });

  it.each<[string, (core: TrustingCore) => object]>([
    ['no certificate', () => ({ authority: { certificate: 'AAAA' } })],
    ['a server as an authority', ({ own }) => ({ authority: { certificate: derOf(own) } })],
    [
      'what no one can trust',
      ({ own }) => ({ certificate: { certificate: derOf(own), accepted: ['unusable'] } }),
    ],
    [
      'a fault that no one knows',
      ({ own }) => ({ certificate: { certificate: derOf(own), accepted: ['any'] } }),
    ],
    ['a switch', () => ({ everything: true })],
  ])('is reported with its place, and the company with it, where it is %s', async (_what, trust) => {
    const core = await startTrustingCore();
    await configure(core, trust(core));
    const { companies, managed } = core.bench.snapshot();
    expect(companies).toEqual([]);
    expect(managed.faults).toEqual([expect.objectContaining({ origin: ACME_ORIGIN })]);
    expect(managed.faults[0]?.place).toContain('companies');
  });
});

async function operatorsOwn({ bench, shown }: TrustingCore) {
  const draft = { ...managedAcme(), storePassword: false, copyFormat: 'token' } as const;
  const { providerId, address } = draft;
  const look = await bench.call('lookAtCertificate', { kind: 'draft', companyId: null, providerId, address });
  if (look.outcome !== 'refused') throw new Error(look.outcome);
  const certificate = {
    ...{
      lookId: look.lookId,
      fingerprint: factsOf(shown.certificate).fingerprint,
      accepted: [...look.faults],
    },
  };
  const saved = await bench.call('saveCompany', {
    ...signInAndSave(draft),
    trust: { certificate, authority: null },
  });
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return saved;
}
