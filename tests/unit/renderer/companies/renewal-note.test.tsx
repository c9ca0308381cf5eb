// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import { RenewalNote } from '../../../../renderer/companies/renewal-note.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const SHORT: Partial<CompanyView> = {
  renewalAdvice: 'renewOnCopy',
  validity: { kind: 'until', untilMs: 0, lifetimeMs: 120_000 },
};

async function buttonsFor(fields: Partial<CompanyView>) {
  await PlayedMain.start();
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  await runHook(
    () => undefined,
    () => (
      <CompanyActionsContext value={actions}>
        <RenewalNote company={company({ ...SHORT, ...fields })} />
      </CompanyActionsContext>
    ),
  );
  return [...document.querySelectorAll('button')].map(({ textContent }) => textContent);
}

it('offers to renew short-lived tokens when they are copied', async () => {
  expect(await buttonsFor({})).toEqual(['Renew when I copy']);
});

it('does not where IT has set the company up, which decides that', async () => {
  expect(await buttonsFor({ managed: { origin: 'a policy' } as never })).toEqual([]);
});
