// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import type { CopyResult } from '../../../../app/shared/contract/sessions.ts';
import type { CompanyActions } from '../../../../renderer/companies/company-actions.ts';
import { carryOut } from '../../../../renderer/companies/early-click-actions.ts';
import type { EarlyClick, EarlyClicks } from '../../../../renderer/home-picture/early-click.ts';
import type { Navigator } from '../../../../renderer/navigation.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';

const ACME = company({ id: 'a' });
const GLOBEX = company({ id: 'b', status: 'needsSignIn' });
const NOTHING: CopyResult = {
  outcome: 'nothing',
  problem: { title: 'Signed out', meaning: 'Sign in first.', remedy: 'signIn' },
};

async function done(clicks: EarlyClicks): Promise<readonly unknown[]> {
  await PlayedMain.start({ companies: [ACME, GLOBEX] });
  const called: unknown[] = [];
  const note = (name: string) => vi.fn((...given: unknown[]) => void called.push(name, ...given));
  const actions = { tellCopy: note('tellCopy'), signIn: note('signIn') } as unknown as CompanyActions;
  carryOut(clicks, { open: note('open') } as unknown as Navigator, actions);
  await clicks.copy?.result;
  return called;
}

it.each<[EarlyClick, readonly unknown[]]>([
  [{ what: 'signIn', companyId: 'b' }, ['signIn', GLOBEX]],
  // The sign-in was found after all: a new one would end it.
  [{ what: 'signIn', companyId: 'a' }, []],
  [{ what: 'open', companyId: 'a' }, ['open', { screen: 'company', companyId: 'a' }]],
  [{ what: 'add', companyId: undefined }, ['open', { screen: 'add' }]],
  [{ what: 'settings', companyId: undefined }, ['open', { screen: 'settings' }]],
  [{ what: 'signIn', companyId: 'gone' }, []],
])('does what %j asked for', async (click, expected) => {
  expect(await done({ click })).toEqual(expected);
});

it('says what came of a copy, on the screen that was asked for', async () => {
  const copy = { companyId: 'a', result: Promise.resolve(NOTHING) };
  expect(await done({ copy, click: { what: 'settings', companyId: undefined } })).toEqual([
    ...['open', { screen: 'settings' }],
    ...['tellCopy', ACME, NOTHING],
  ]);
});

it('says nothing of a company that the list no longer has', async () => {
  expect(await done({ copy: { companyId: 'gone', result: Promise.resolve(NOTHING) } })).toEqual([]);
});
