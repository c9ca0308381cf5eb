// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { useFormFields } from '../../../../renderer/sign-in/use-form-fields.ts';
import { useSignIn } from '../../../../renderer/sign-in/use-sign-in.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

let main: PlayedMain;
beforeEach(async () => {
  main = await PlayedMain.start();
});

const signInForm = () =>
  runHook(() => useSignIn(company({ storePassword: true }), byPassword, useFormFields(['password'])));

describe('the form that signs in to a company', () => {
  it('sends the secrets that were typed, and leaves with good news', async () => {
    const form = await signInForm();
    expect(form.holdsTyped).toBe(false);
    await form.after(() => form.current.setSecret('password', 'practice'));
    expect(form.holdsTyped).toBe(true);
    await form.after(() => void form.current.signIn());
    expect(form.current.isWorking).toBe(true);
    expect(main.inputOf('signIn')).toEqual({
      companyId: 'a',
      secrets: { password: 'practice' },
      storePassword: true,
    });
    await form.after(() => main.answer('signIn', { outcome: 'signedIn' }));
    expect(form.went).toEqual([['finish', { screen: 'signIn', companyId: 'a' }, undefined]]);
    expect(form.toasts).toEqual(['Signed in to ACME']);
    expect(form.current.isWorking).toBe(false);
  });

  it('says what could not be saved', async () => {
    const form = await signInForm();
    await form.after(() => void form.current.signIn());
    await form.after(() => main.answer('signIn', { outcome: 'signedIn', notice: 'It could not be saved.' }));
    expect(form.toasts).toEqual(['Signed in to ACME: It could not be saved.']);
  });

  it('calls the sign-in off as it is left, and closes no later form of the company', async () => {
    const form = await signInForm();
    await form.after(() => void form.current.signIn());
    await form.end();
    expect(main.inputOf('cancelSignIn')).toEqual({ companyId: 'a' });
    await form.after(() => main.answer('signIn', { outcome: 'signedIn' }));
    expect(form.went).toEqual([]);
  });

  it('stays where the sign-in failed, with what was typed', async () => {
    const form = await signInForm();
    await form.after(() => form.current.setSecret('password', 'wrong'));
    await form.after(() => void form.current.signIn());
    const problem = { title: 'Refused', meaning: '', remedy: 'signIn' } as const;
    await form.after(() => main.answer('signIn', { outcome: 'notSignedIn', problem }));
    expect([form.went, form.current.secrets]).toEqual([[], { password: 'wrong' }]);
  });
});
