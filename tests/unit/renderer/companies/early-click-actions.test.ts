// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { CompanyActions } from '../../../../renderer/companies/company-actions.ts';
import { carryOut } from '../../../../renderer/companies/early-click-actions.ts';
import type { EarlyClick } from '../../../../renderer/home-picture/early-click.ts';
import type { Navigator } from '../../../../renderer/navigation.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';

const ACME = company({ id: 'a' });
const GLOBEX = company({ id: 'b', status: 'needsSignIn' });

it.each<[EarlyClick, readonly unknown[]]>([
  [{ what: 'copy', companyId: 'a' }, ['copy', ACME, null]],
  [{ what: 'copy', companyId: 'b' }, ['copy', GLOBEX, null]],
  [{ what: 'signIn', companyId: 'b' }, ['signIn', GLOBEX]],
  // The sign-in was found after all: a new one would end it.
  [{ what: 'signIn', companyId: 'a' }, []],
  [{ what: 'open', companyId: 'a' }, ['open', { screen: 'company', companyId: 'a' }]],
  [{ what: 'add', companyId: undefined }, ['open', { screen: 'add' }]],
  [{ what: 'settings', companyId: undefined }, ['open', { screen: 'settings' }]],
  [{ what: 'copy', companyId: 'gone' }, []],
])('does what %j asked for', async (click, done) => {
  await PlayedMain.start({ companies: [ACME, GLOBEX] });
  const called: unknown[] = [];
  const note = (name: string) => vi.fn((...given: unknown[]) => void called.push(name, ...given));
  const actions = { copy: note('copy'), signIn: note('signIn') } as unknown as CompanyActions;
  carryOut(click, { open: note('open') } as unknown as Navigator, actions);
  expect(called).toEqual(done);
});
