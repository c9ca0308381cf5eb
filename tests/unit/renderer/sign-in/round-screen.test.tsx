// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { RoundScreen } from '../../../../renderer/sign-in/round-screen.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

const problem = { title: 'Refused', meaning: 'Wrong password.', remedy: 'signIn' } as const;

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

it('a press on Cancel that ends just after the sign-in has failed skips no company', async () => {
  const companies = ['a', 'b'].map((id) => company({ id, label: id.toUpperCase(), status: 'needsSignIn' }));
  const main = await PlayedMain.start({ companies, providers: [byPassword] });
  const page = await runHook(
    () => undefined,
    () => <RoundScreen />,
  );
  const skip = button('Skip');
  await page.after(() => document.querySelector('form')?.requestSubmit());
  const cancel = button('Cancel');
  expect(cancel).toBeInstanceOf(HTMLElement);
  expect(skip?.disabled).toBe(true);
  const results = [{ companyId: 'a', result: { outcome: 'notSignedIn', problem } as const }];
  await page.after(() => main.answer('signInTogether', { results }));
  expect([button('Cancel'), button('Skip'), skip?.disabled]).toEqual([undefined, skip, false]);
  await page.after(() => cancel?.click());
  expect(document.querySelector('h1')?.textContent).toBe('Sign in to A');
  await page.after(() => skip?.click());
  expect(document.querySelector('h1')?.textContent).toBe('Sign in to B');
});
