// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, newDraft } from '../../../../renderer/sign-in/company-draft.ts';
import { useCompanyForm } from '../../../../renderer/sign-in/use-company-form.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
});

const providers = [byPassword];
const adding = () =>
  runHook(() => useCompanyForm({ companyId: null, draft: newDraft(byPassword), providers }));
const editing = () => runHook(() => useCompanyForm({ companyId: 'a', draft: draftOf(company()), providers }));

describe('saving a new company', () => {
  it('signs in with what was typed, and opens the company', async () => {
    const form = await adding();
    await form.after(() => form.current.setLabel('ACME\u200b'));
    await form.after(() => form.current.setSecret('password', 'practice'));
    expect(form.current.signsIn).toBe(true);
    await form.after(() => void form.current.save(true));
    expect(form.current.working).toBe('signIn');
    expect(main.inputOf('saveCompany')).toMatchObject({
      companyId: null,
      secrets: { password: 'practice' },
      signIn: true,
    });
    await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'new' }));
    expect(form.went).toEqual([['finish', { screen: 'add' }, { screen: 'company', companyId: 'new' }]]);
    expect(form.toasts).toEqual(['Signed in to ACME']);
  });

  it('without signing in sends no secret', async () => {
    const form = await adding();
    await form.after(() => form.current.setLabel('ACME'));
    await form.after(() => form.current.setSecret('password', 'practice'));
    await form.after(() => void form.current.save(false));
    expect(form.current.working).toBe('save');
    expect(main.inputOf('saveCompany')).toMatchObject({ secrets: {}, signIn: false });
    await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'new' }));
    expect(form.toasts).toEqual(['ACME added']);
  });

  it('that could not be stored is a warning', async () => {
    const form = await adding();
    await form.after(() => form.current.setLabel('ACME'));
    await form.after(() => void form.current.save(true));
    const notice = 'It could not be saved.';
    await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'new', notice }));
    expect(form.toasts).toEqual([`Signed in to ACME: ${notice}`]);
  });
});

describe('a form that is left while it signs in', () => {
  it.each([
    ['a new company', null, adding],
    ['a company that is there', 'a', editing],
  ])(
    'of %s calls the sign-in off, and closes no later form if that comes too late',
    async (_of, companyId, opened) => {
      const form = await opened();
      await form.after(() => form.current.setLabel('ACME'));
      await form.after(() => void form.current.save(true));
      await form.end();
      expect(main.inputOf('cancelSignIn')).toEqual({ companyId });
      await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'new' }));
      expect(form.went).toEqual([]);
    },
  );

  it('is not left by its own success', async () => {
    const form = await adding();
    await form.after(() => void form.current.save(true));
    await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'new' }));
    await form.end();
    expect(main.waiting).not.toContain('cancelSignIn');
  });
});

describe('saving a company that is there', () => {
  it('signs in only where a secret was typed', async () => {
    const form = await editing();
    expect(form.current.signsIn).toBe(false);
    await form.after(() => form.current.setSecret('password', 'practice'));
    expect(form.current.signsIn).toBe(true);
    await form.after(() => form.current.setSecret('password', ''));
    await form.after(() => void form.current.save(form.current.signsIn));
    await form.after(() => main.answer('saveCompany', { outcome: 'saved', companyId: 'a' }));
    expect([form.went, form.toasts]).toEqual([
      [['finish', { screen: 'edit', companyId: 'a' }, undefined]],
      ['ACME saved'],
    ]);
  });

  it('that failed shows what was sent in the fields that did not change since', async () => {
    const form = await editing();
    await form.after(() => form.current.setLabel('ACME\u200b'));
    await form.after(() => form.current.setAccountField('username', 'prac'));
    await form.after(() => void form.current.save(true));
    await form.after(() => form.current.setAccountField('username', 'prac\u200btice'));
    const problem = { title: 'Refused', meaning: '', remedy: 'signIn' } as const;
    await form.after(() => main.answer('saveCompany', { outcome: 'notSignedIn', problem }));
    expect(form.current.draft).toMatchObject({ label: 'ACME', account: { username: 'prac\u200btice' } });
    expect([form.current.fields.problem, form.went]).toEqual([problem, []]);
  });
});

describe('a certificate that refused the sign-in', () => {
  const facts = {
    ...{ subject: 'CN=practice', issuer: 'CN=practice', validFromMs: 0, validToMs: 1 },
    ...{ fingerprint: '0'.repeat(64), publicKey: 'a key' },
  };
  const consent = { lookId: 'look-1', fingerprint: facts.fingerprint, accepted: ['selfSigned'] as const };
  const seen = { consent, facts, host: 'acme.example.com' };

  it('once trusted, goes with what was typed to the same sign-in', async () => {
    const form = await adding();
    await form.after(() => form.current.setAddress('https://acme.example.com'));
    await form.after(() =>
      main.answer('checkCompany', { fields: {}, address: 'https://acme.example.com/', twin: null }),
    );
    await form.after(() => form.current.setSecret('password', 'practice'));
    await form.after(() => void form.current.save(true));
    const problem = { title: 'Not secure', meaning: '', remedy: 'certificate' } as const;
    await form.after(() => main.answer('saveCompany', { outcome: 'notSignedIn', problem }));
    await form.after(() => form.current.trust.owner.trustCertificate(seen));
    expect(main.inputOf('saveCompany')).toMatchObject({
      ...{ secrets: { password: 'practice' }, signIn: true },
      trust: { certificate: consent, authority: null },
    });
    expect(form.current.working).toBe('signIn');
  });

  it('before any sign-in waits for one, and is not lost by leaving', async () => {
    const form = await adding();
    expect(form.holdsTyped).toBe(false);
    await form.after(() => form.current.trust.owner.trustCertificate(seen));
    expect([form.holdsTyped, form.current.working]).toEqual([true, null]);
    expect(form.toasts.join()).toMatch(/when you save/);
  });
});
