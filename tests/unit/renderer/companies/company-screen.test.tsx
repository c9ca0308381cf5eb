// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import { CompanyScreen } from '../../../../renderer/companies/company-screen.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { byPassword } from '../provider-view-samples.ts';
import { runHook } from '../run-hook.tsx';

const problem = { title: 'Sign in again for ACME', meaning: 'It refused you.', remedy: 'signIn' } as const;
const LIFE_MS = 60 * 60_000;

/** What stands below the heading, in order: what is wrong, and the buttons for the token. */
async function orderWith(validity: CompanyView['validity']) {
  await PlayedMain.start({
    providers: [byPassword],
    companies: [company({ status: 'needsSignIn', validity, problem })],
  });
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const page = await runHook(
    () => undefined,
    () => (
      <CompanyActionsContext value={actions}>
        <CompanyScreen companyId="a" />
      </CompanyActionsContext>
    ),
  );
  const said = document.querySelector('main')?.textContent ?? '';
  await page.end();
  return ['Sign in again for ACME', 'Copy token', 'Sign out']
    .filter((words) => said.includes(words))
    .sort((one, other) => said.indexOf(one) - said.indexOf(other));
}

it('leads with the sign-in where the token is dead, and with what is wrong where it still works', async () => {
  const now = Date.now();
  expect(await orderWith({ kind: 'until', untilMs: now - 1_000, lifetimeMs: LIFE_MS })).toEqual([
    'Sign out',
    'Sign in again for ACME',
  ]);
  expect(await orderWith({ kind: 'until', untilMs: now + LIFE_MS, lifetimeMs: LIFE_MS })).toEqual([
    'Sign in again for ACME',
    'Copy token',
    'Sign out',
  ]);
});
