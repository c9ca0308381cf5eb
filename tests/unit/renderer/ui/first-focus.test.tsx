// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ProviderView } from '../../../../app/shared/contract/companies.ts';
import { FirstRun } from '../../../../renderer/companies/first-run.tsx';
import { RoundScreen } from '../../../../renderer/sign-in/round-screen.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

const focused = () => document.activeElement;
const waiting = (id: string) => company({ id, label: id.toUpperCase(), status: 'needsSignIn' });

async function openRound(provider: ProviderView) {
  const main = await PlayedMain.start({ companies: [waiting('a'), waiting('b')], providers: [provider] });
  const page = await runHook(
    () => undefined,
    () => <RoundScreen />,
  );
  const press = (kind: 'keydown' | 'keyup') =>
    focused()?.dispatchEvent(new KeyboardEvent(kind, { key: 'Enter', bubbles: true }));
  /** As Chromium sends a form: it clicks the button while the key is still down. */
  const sendByKey = async () => {
    await page.after(() => press('keydown'));
    await page.after(() => document.querySelector<HTMLElement>('button[type="submit"]')?.click());
  };
  const nextCompany = async () => {
    const results = [{ companyId: 'a', result: { outcome: 'signedIn' } as const }];
    await page.after(() => main.answer('signInTogether', { results }));
  };
  return { sendByKey, nextCompany };
}

it('the password of the next company has the focus, though the Enter that sent the last one is still down', async () => {
  const { sendByKey, nextCompany } = await openRound(byPassword);
  expect(focused()?.getAttribute('type')).toBe('password');
  const before = focused();
  await sendByKey();
  await nextCompany();
  expect(document.querySelector('h1')?.textContent).toBe('Sign in to B');
  expect(focused()?.getAttribute('type')).toBe('password');
  expect(focused()).not.toBe(before);
});

it('where nothing is to be typed, it is on the button that signs in to the next company', async () => {
  const noSecrets = { ...byPassword, fields: byPassword.fields.filter(({ secret }) => !secret) };
  const { sendByKey, nextCompany } = await openRound(noSecrets);
  expect(focused()?.textContent).toBe('Sign in');
  await sendByKey();
  await nextCompany();
  expect(document.querySelector('h1')?.textContent).toBe('Sign in to B');
  expect(focused()?.textContent).toBe('Sign in');
});

it('at the first run it is on the heading, as on every screen without a field to begin with', async () => {
  await PlayedMain.start();
  await runHook(
    () => undefined,
    () => <FirstRun corner={null} />,
  );
  expect(focused()).toBe(document.querySelector('h1'));
});
