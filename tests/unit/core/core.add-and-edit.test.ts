import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  signInAndSave,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { confirmShown, PRODUCTION } from '../../support/core/confirming.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

describe('adding a company', () => {
  it.each([passwordDraft(), userIdDraft(), generateTokenDraft()])(
    'signs in by $providerId, stores the tokens, and copies them',
    async (draft) => {
      const { bench, add } = await startCore();
      const id = await add(draft);
      expect(bench.company(draft.label)).toMatchObject({ id, status: 'ready', statusText: 'Valid' });
      expect(bench.stored()).toEqual([id]);
      expect(await bench.copied(id)).toMatch(/^canary-access-\d+$/);
    },
  );

  it.each([passwordDraft(), generateTokenDraft()])(
    'stores nothing of $providerId after a wrong password',
    async (draft) => {
      const { bench } = await startCore();
      const before = bench.filesText();
      const result = await bench.call('saveCompany', signInAndSave(draft, { password: 'practice-wrong' }));
      expect(result).toMatchObject({
        outcome: 'notSignedIn',
        problem: { title: expect.stringMatching(/did not accept this sign-in$/) },
      });
      expect(bench.labels()).toEqual([]);
      expect(bench.filesText()).toBe(before);
    },
  );

  it('asks for a password before it asks the service', async () => {
    const { bench, service } = await startCore();
    const result = await bench.call(
      'saveCompany',
      signInAndSave(passwordDraft({ label: '' }), { password: '' }),
    );
    expect(result).toEqual({
      outcome: 'invalid',
      fields: { label: 'Name is missing.', password: 'Password is missing.' },
    });
    expect(service.requests).toEqual([]);
  });

  it('can be without a sign-in', async () => {
    const { bench, service } = await startCore();
    await bench.call('saveCompany', saveOnly(passwordDraft()));
    expect(bench.company('ACME').status).toBe('signedOut');
    expect([bench.stored(), service.requests]).toEqual([[], []]);
    await bench.restart();
    expect(bench.labels()).toEqual(['ACME']);
  });

  it('stores the password only where that is allowed, and nothing that no field asked for', async () => {
    const { bench, service, add } = await startCore();
    const input = signInAndSave(generateTokenDraft({ storePassword: true }));
    await bench.call('saveCompany', { ...input, secrets: { password: PASSWORD, other: 'practice-other' } });
    await add(passwordDraft());
    expect(await bench.secretOf(bench.company('Initech').id)).toContain(PASSWORD);
    expect(await bench.secretOf(bench.company('Initech').id)).not.toContain('practice-other');
    expect(await bench.secretOf(bench.company('ACME').id)).not.toContain(PASSWORD);
    await bench.restart();
    await bench.clock.advance(20_000);
    expect(bench.company('Initech').status).toBe('ready');
    expect(service.requests.at(-1)?.fields).not.toHaveProperty('other');
  });
});

describe('editing a company', () => {
  it('keeps the session when only its name changes', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    await bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ label: 'ACME North', copyFormat: 'bearer' }), id),
    );
    expect(bench.company('ACME North').status).toBe('ready');
    expect(await bench.copied(id)).toBe(`Bearer ${token}`);
    expect([bench.stored(), service.requests.length]).toEqual([[id], 1]);
  });

  it('drops the tokens when the address changes without a sign-in', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('saveCompany', saveOnly(passwordDraft({ address: 'https://other.example.com' }), id));
    expect(bench.company('ACME')).toMatchObject({ status: 'signedOut', validity: { kind: 'none' } });
    expect(bench.stored()).toEqual([]);
    await bench.restart();
    expect(bench.company('ACME').status).toBe('signedOut');
  });

  it('drops also the tokens that come in while the address changes', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const renewed = bench.call('renew', { companyId: id });
    const release = await arrived;
    const saved = bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ address: 'https://other.example.com' }), id),
    );
    release();
    await Promise.all([saved, renewed]);
    await bench.settle();
    expect(bench.stored()).toEqual([]);
    await bench.restart();
    await bench.clock.advance(60_000);
    expect(service.requests.filter(({ host }) => host === 'other.example.com')).toEqual([]);
  });

  it('drops also the tokens that a slow keyring is about to store', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    let unlock = () => {};
    bench.cipher.meanwhile = () =>
      new Promise((resolve) => {
        unlock = resolve;
      });
    const first = bench.call('renew', { companyId: id });
    await bench.settle();
    const elsewhere = saveOnly(passwordDraft({ address: 'https://other.example.com' }), id);
    const saved = bench.call('saveCompany', elsewhere);
    const second = bench.call('renew', { companyId: id });
    await bench.settle();
    bench.cipher.meanwhile = async () => undefined;
    unlock();
    await Promise.all([first, saved, second]);
    await bench.settle();
    expect([bench.stored(), bench.company('ACME').status]).toEqual([[], 'signedOut']);
  });

  it('stores the new account last, though the former one is renewed while a slow keyring stores it', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    let unlock = () => {};
    bench.cipher.meanwhile = () =>
      new Promise((resolve) => {
        unlock = resolve;
      });
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    const saved = bench.call('saveCompany', signInAndSave(elsewhere, { companyId: id }));
    await bench.settle();
    const renewed = bench.call('renew', { companyId: id });
    await bench.settle();
    bench.cipher.meanwhile = async () => undefined;
    unlock();
    await Promise.all([saved, renewed]);
    await bench.settle();
    const [token = ''] = /canary-access-\d+/.exec((await bench.secretOf(id)) ?? '') ?? [];
    expect(service.hostOf(token)).toBe('other.example.com');
  });

  it('changes nothing when the sign-in to another account fails', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const before = bench.filesText();
    const elsewhere = passwordDraft({ label: 'Other', address: 'https://other.example.com' });
    const input = signInAndSave(elsewhere, { companyId: id, password: 'practice-wrong' });
    expect(await bench.call('saveCompany', input)).toMatchObject({ outcome: 'notSignedIn' });
    expect(bench.filesText()).toBe(before);
    expect(bench.company('ACME')).toMatchObject({ status: 'ready', address: 'https://acme.example.com/' });
    expect(await bench.copied(id)).toBe(token);
    await bench.restart();
    expect(bench.company('ACME').status).not.toBe('signedOut');
  });

  it('changes nothing when the sign-in to the same account fails, not even the name or a stored password', async () => {
    const { bench, add } = await startCore();
    const id = await add(generateTokenDraft({ storePassword: true }));
    const before = bench.filesText();
    const renamed = generateTokenDraft({ label: 'Other', storePassword: false });
    const input = signInAndSave(renamed, { companyId: id, password: 'practice-wrong' });
    expect(await bench.call('saveCompany', input)).toMatchObject({ outcome: 'notSignedIn' });
    const signIn = { companyId: id, secrets: { password: 'practice-wrong' }, storePassword: false };
    expect(await bench.call('signIn', signIn)).toMatchObject({ outcome: 'notSignedIn' });
    expect(bench.filesText()).toBe(before);
    expect(bench.labels()).toEqual(['Initech']);
    expect(await bench.call('renew', { companyId: id })).toMatchObject({ outcome: 'renewed' });
  });

  it.each([true, false])(
    'during a sign-in stands when that has ended ("Keep me signed in": %s), after a restart too',
    async (storePassword) => {
      const { bench, service, add } = await startCore();
      const id = await add(passwordDraft());
      const arrived = service.hold();
      const input = { companyId: id, secrets: { password: PASSWORD }, storePassword };
      const signedIn = bench.call('signIn', input);
      const release = await arrived;
      const meanwhile = passwordDraft({ ...PRODUCTION, label: 'ACME Live', copyFormat: 'bearer' });
      await bench.call('saveCompany', saveOnly(meanwhile, id));
      release();
      expect(await signedIn).toMatchObject({ outcome: 'signedIn' });
      const isAsSaved = () =>
        expect(bench.company('ACME Live')).toMatchObject({
          ...{ askBeforeCopy: true, asking: expect.anything(), copyFormat: 'bearer', storePassword },
          environment: { kind: 'production' },
        });
      isAsSaved();
      const copying = bench.call('copyToken', { companyId: id, format: null });
      await bench.settle();
      await confirmShown(bench);
      await copying;
      expect(bench.clipboard.text).toMatch(/^Bearer /);
      await bench.restart();
      isAsSaved();
    },
  );

  it('moves to another account with its sign-in', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(elsewhere, { companyId: id }));
    expect(service.hostOf(await bench.copied(id))).toBe('other.example.com');
    await bench.restart();
    await bench.until(() => bench.company('ACME').status === 'ready');
    expect(service.hostOf(await bench.copied(id))).toBe('other.example.com');
  });

  it('keeps the new account when the former one answers late', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const renewed = bench.call('renew', { companyId: id });
    const release = await arrived;
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(elsewhere, { companyId: id }));
    release();
    expect(await renewed).toMatchObject({ outcome: 'notRenewed' });
    await bench.restart();
    expect(service.hostOf(await bench.copied(id))).toBe('other.example.com');
  });
});

describe('duplicating and moving', () => {
  it('puts the copy behind the original, signed out, with a vault entry of its own later', async () => {
    const { bench, add } = await startCore();
    const id = await add(userIdDraft());
    await add(passwordDraft());
    const { companyId } = await bench.call('duplicateCompany', { companyId: id });
    expect(bench.labels()).toEqual(['Globex', 'Globex (copy)', 'ACME']);
    expect(bench.company('Globex (copy)').status).toBe('signedOut');
    await bench.call('signIn', { companyId, secrets: {}, storePassword: false });
    expect(bench.stored()).toContain(companyId);
  });

  it('cuts a long name so that the copy can be edited', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft({ label: '👩‍👩‍👧‍👦'.repeat(200) }));
    const { companyId } = await bench.call('duplicateCompany', { companyId: id });
    const copy = bench.snapshot().companies.find((company) => company.id === companyId);
    expect(copy?.label).toBe(`${'👩‍👩‍👧‍👦'.repeat(193)} (copy)`);
    const draft = passwordDraft({ label: copy?.label ?? '' });
    expect(await bench.call('checkCompany', { companyId, draft })).toMatchObject({ fields: {} });
  });

  it('moves anywhere, and keeps the order over a restart', async () => {
    const { bench } = await startCore();
    for (const label of ['A', 'B', 'C', 'D'])
      await bench.call('saveCompany', saveOnly(passwordDraft({ label })));
    const idOf = (label: string) => bench.company(label).id;
    await bench.call('moveCompany', { companyId: idOf('A'), beforeId: idOf('D') });
    expect(bench.labels()).toEqual(['B', 'C', 'A', 'D']);
    await bench.call('moveCompany', { companyId: idOf('D'), beforeId: idOf('B') });
    await bench.call('moveCompany', { companyId: idOf('B'), beforeId: null });
    await bench.call('moveCompany', { companyId: 'nobody', beforeId: null });
    expect(bench.labels()).toEqual(['D', 'C', 'A', 'B']);
    await bench.restart();
    expect(bench.labels()).toEqual(['D', 'C', 'A', 'B']);
  });
});
