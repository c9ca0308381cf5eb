import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../app/shared/contract/bridge.ts';
import type { ServiceTrust } from '../../../app/shared/trust.ts';
import { passwordDraft, saveOnly, signInAndSave } from '../../support/core/company-inputs.ts';
import { factsOf, startTrustingCore, type TrustingCore } from '../../support/core/trusting-core.ts';

const DRAFT = passwordDraft();
const BESIDE = { kind: 'draft', companyId: null, providerId: DRAFT.providerId } as const;

/** What the window names after a look at the typed address. */
async function seen({ bench }: TrustingCore, address = DRAFT.address) {
  const look = await bench.call('lookAtCertificate', { ...BESIDE, address });
  if (look.outcome !== 'refused') throw new Error(`nothing was refused: ${look.outcome}`);
  const { lookId, facts, faults } = look;
  return { lookId, fingerprint: facts.fingerprint, accepted: [...faults] };
}

type Consent = Awaited<ReturnType<typeof seen>>;

const save = (
  { bench }: TrustingCore,
  certificate: Consent,
  more: Partial<CommandInput<'saveCompany'>> = {},
) => bench.call('saveCompany', { ...signInAndSave(DRAFT), trust: { certificate, authority: null }, ...more });

async function added(core: TrustingCore): Promise<string> {
  const saved = await save(core, await seen(core));
  if (saved.outcome !== 'saved') throw new Error(saved.outcome);
  return saved.companyId;
}

async function offeredAuthority({ bench, root }: TrustingCore) {
  const reading = { kind: 'bytes', base64: Buffer.from(root.cert).toString('base64') } as const;
  const offer = await bench.call('offerAuthority', { fileName: 'authority.pem', reading });
  if (offer.outcome !== 'read') throw new Error(offer.title);
  return { authorityId: offer.authorityId, fingerprint: offer.facts.fingerprint };
}

const told = async ({ bench }: TrustingCore) => {
  const { entries } = await bench.call('readActivity', { companyId: null, group: 'companies', limit: 50 });
  return entries.map(({ text }) => text);
};

describe('a certificate that no system trusts', () => {
  it('is a problem that leads to a look, and one sign-in later to a company that trusts it', async () => {
    const core = await startTrustingCore();
    const { bench, own, service } = core;
    const refused = await bench.call('saveCompany', signInAndSave(DRAFT));
    expect(refused).toMatchObject({ outcome: 'notSignedIn', problem: { remedy: 'certificate' } });
    expect(service.requests).toEqual([]);
    await added(core);
    const { trust, status } = bench.company('ACME');
    expect(status).toBe('ready');
    expect(trust?.certificate).toMatchObject({ ...factsOf(own), host: 'acme.example.com' });
    expect(await told(core)).toContain('Certificate trusted');
    expect(JSON.stringify(bench.snapshot())).not.toContain('"certificate":"MII');
    await bench.restart();
    expect(bench.company('ACME').trust).toEqual(trust);
  });

  it.each<[string, (consent: Consent) => Consent]>([
    ['another fingerprint', (consent) => ({ ...consent, fingerprint: '0'.repeat(64) })],
    ['a look that main never had', (consent) => ({ ...consent, lookId: 'company-99' })],
    ['a fault less than main saw', (consent) => ({ ...consent, accepted: [] })],
    ['a fault more than main saw', (consent) => ({ ...consent, accepted: [...consent.accepted, 'expired'] })],
  ])('is not trusted by %s', async (_what, change) => {
    const core = await startTrustingCore();
    const consent = change(await seen(core));
    expect(await save(core, consent)).toMatchObject({ outcome: 'notSignedIn' });
    const saved = await save(core, consent, { signIn: false, secrets: {} });
    expect(core.bench.company('ACME').trust).toBeUndefined();
    const companyId = saved.outcome === 'saved' ? saved.companyId : '';
    expect(await core.bench.call('trustCertificate', { companyId, ...consent })).toEqual({
      outcome: 'stale',
    });
  });

  it('is not trusted for another host than the one that showed it', async () => {
    const core = await startTrustingCore();
    const consent = await seen(core, 'https://other.example.com');
    expect(await save(core, consent)).toMatchObject({ outcome: 'notSignedIn' });
    expect(core.service.requests).toEqual([]);
  });

  it('is never trusted where it is unusable', async () => {
    const core = await startTrustingCore();
    core.shown.faults = ['selfSigned', 'unusable'];
    expect(await save(core, await seen(core))).toMatchObject({ outcome: 'notSignedIn' });
  });

  it('is the old one only once another is trusted in its place', async () => {
    const core = await startTrustingCore();
    const { bench, next, service } = core;
    const companyId = await added(core);
    core.shown.certificate = next;
    const before = service.requests.length;
    await bench.call('renew', { companyId });
    expect(service.requests.length).toBe(before);
    const look = await bench.call('lookAtCertificate', { kind: 'company', companyId });
    if (look.outcome !== 'refused') throw new Error(look.outcome);
    const { lookId, facts, faults } = look;
    const consent = { companyId, lookId, fingerprint: facts.fingerprint, accepted: [...faults] };
    expect(await bench.call('trustCertificate', consent)).toEqual({ outcome: 'trusted' });
    // It is renewed at once, without a click.
    await bench.until(() => bench.company('ACME').status === 'ready');
    expect(service.requests.length).toBe(before + 1);
    expect(bench.company('ACME').trust?.certificate?.fingerprint).toBe(factsOf(next).fingerprint);
  });
});

describe('trust that ends', () => {
  it('is gone at once: the service is asked again, and refused', async () => {
    const core = await startTrustingCore();
    const { bench, service } = core;
    const companyId = await added(core);
    const before = service.requests.length;
    await bench.call('stopTrusting', { companyId, what: 'certificate' });
    await bench.until(() => bench.company('ACME').problem !== undefined);
    expect(bench.company('ACME')).toMatchObject({ status: 'retrying', problem: { remedy: 'certificate' } });
    expect(bench.company('ACME').trust).toBeUndefined();
    expect(service.requests.length).toBe(before);
    expect(await told(core)).toContain('Certificate no longer trusted');
  });

  it('takes the answer with it that is still under way', async () => {
    const core = await startTrustingCore();
    const { bench, service } = core;
    const companyId = await added(core);
    const token = await bench.copied(companyId);
    const arrived = service.hold();
    const renewing = bench.call('renew', { companyId });
    const release = await arrived;
    await bench.call('stopTrusting', { companyId, what: 'certificate' });
    release();
    expect(await renewing).toMatchObject({ outcome: 'notRenewed' });
    await bench.settle();
    expect(bench.company('ACME').problem?.remedy).toBe('certificate');
    expect(await bench.copied(companyId)).toBe(token);
  });

  it('of a certificate comes with another address; an authority stays, and a duplicate has both', async () => {
    const core = await startTrustingCore();
    const { bench } = core;
    const companyId = await added(core);
    await bench.call('trustAuthority', { companyId, ...(await offeredAuthority(core)) });
    const both = bench.company('ACME').trust;
    expect(Object.keys(both ?? {}).toSorted()).toEqual(['authority', 'certificate']);
    await bench.call('duplicateCompany', { companyId });
    expect(bench.company('ACME (copy)').trust).toEqual(both);
    const elsewhere = passwordDraft({ address: 'https://elsewhere.example.com' });
    await bench.call('saveCompany', saveOnly(elsewhere, companyId));
    expect(bench.company('ACME').trust).toEqual({ authority: both?.authority });
    await bench.call('saveCompany', saveOnly(passwordDraft({ label: 'Renamed' }), companyId));
    expect(bench.company('Renamed').trust).toEqual({ authority: both?.authority });
  });
});

describe("IT's authority", () => {
  it('is trusted for its company alone, by the fingerprint that main read', async () => {
    const core = await startTrustingCore();
    const { bench, root } = core;
    const consent = await offeredAuthority(core);
    const wrong = { ...consent, fingerprint: '0'.repeat(64) };
    const typed = signInAndSave(DRAFT);
    const refused = await bench.call('saveCompany', {
      ...typed,
      trust: { certificate: null, authority: wrong },
    });
    expect(refused.outcome).toBe('notSignedIn');
    const saved = await bench.call('saveCompany', {
      ...typed,
      trust: { certificate: null, authority: consent },
    });
    expect(saved.outcome).toBe('saved');
    expect(bench.company('ACME').trust?.authority).toMatchObject(factsOf(root));
    expect(await bench.call('saveCompany', signInAndSave(passwordDraft({ label: 'Other' })))).toMatchObject({
      outcome: 'notSignedIn',
    });
  });

  it('counts for a look at a company that is still being typed, if main read it', async () => {
    const core = await startTrustingCore();
    const { bench, root } = core;
    const { look } = bench.certificates;
    const trusted: (ServiceTrust | undefined)[] = [];
    bench.certificates = {
      look: (address, trust) => {
        trusted.push(trust);
        return look(address, trust);
      },
    };
    const consent = await offeredAuthority(core);
    for (const authority of [consent, { ...consent, fingerprint: '0'.repeat(64) }])
      await bench.call('lookAtCertificate', { ...BESIDE, address: DRAFT.address, authority });
    expect(trusted).toEqual([{ authority: expect.objectContaining(factsOf(root)) }, {}]);
  });

  it.each([
    ['no certificate', 'Hello', 'This file is not a certificate'],
    ['a private key', '-----BEGIN PRIVATE KEY-----', 'This file contains a private key'],
  ])('is refused in words: %s', async (_what, text, title) => {
    const { bench } = await startTrustingCore();
    const reading = { kind: 'bytes', base64: Buffer.from(text).toString('base64') } as const;
    expect(await bench.call('offerAuthority', { fileName: 'a.pem', reading })).toMatchObject({
      ...{ outcome: 'refused', title },
    });
  });

  it('is refused in words: a server, and two at once', async () => {
    const { bench, own, root } = await startTrustingCore();
    const titleOf = async (text: string) => {
      const reading = { kind: 'bytes', base64: Buffer.from(text).toString('base64') } as const;
      bench.certificateFile = { fileName: 'a.pem', reading };
      const offer = await bench.call('chooseAuthority', undefined);
      return offer?.outcome === 'refused' ? offer.title : undefined;
    };
    expect(await titleOf(own.cert)).toBe('This is not the certificate of an authority');
    expect(await titleOf(root.cert + root.cert)).toBe('This file contains several certificates');
  });
});

it('puts a fingerprint on the clipboard as other tools write it', async () => {
  const { bench } = await startTrustingCore();
  expect(await bench.call('copyFingerprint', { fingerprint: 'ab'.repeat(32) })).toEqual({ copied: true });
  expect(bench.clipboard.text).toMatch(/^(AB:){31}AB$/);
});
