// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SaveResult } from '../../../../app/shared/contract/companies.ts';
import { CompanyActions } from '../../../../renderer/companies/company-actions.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

afterEach(() => vi.useRealTimers());

/** `went`: where it led. */
async function actionsOf() {
  const main = await PlayedMain.start({ companies: [company()] });
  const page = await runHook(() => undefined);
  const navigator = { ...noNavigator, open: (screen: unknown) => void went.push(screen) };
  const went: unknown[] = [];
  const actions = new CompanyActions(navigator as never, ((key: string) => key) as never, {} as never);
  const press = (name: string) =>
    page.after(() =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click(),
    );
  return { main, page, actions, press, went };
}

const noNavigator = { finish: () => undefined, shows: () => false };

const problem = { title: 'Nothing was copied', meaning: 'Copy it again.', remedy: 'none' } as const;

it.each([
  { what: 'for a while', result: { outcome: 'nothing', problem }, left: 0 },
  {
    what: 'until an operator who locked the screen is back',
    result: { outcome: 'nothing', problem, isAway: true },
    left: 1,
  },
] as const)('says $what that nothing was copied', async ({ result, left }) => {
  const main = await PlayedMain.start({ companies: [company()] });
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const page = await runHook(() => undefined);
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await page.after(async () => {
    const copied = actions.copy(company(), null);
    main.answer('copyToken', result);
    expect(await copied).toBe(false);
  });
  expect(page.toasts).toEqual(['Nothing was copied: Copy it again.']);
  await page.after(() => vi.advanceTimersByTime(3_600_000));
  expect(page.toasts).toHaveLength(left);
  await page.after(() => window.dispatchEvent(new Event('keydown')));
  await page.after(() => vi.advanceTimersByTime(12_000));
  expect(page.toasts).toEqual([]);
});

it.each(['header', null] as const)('tries a failed copy again as a copy, as %s', async (format) => {
  const { main, page, actions, press } = await actionsOf();
  await page.after(() => void actions.copy(company(), format));
  const offline = { ...problem, remedy: 'retry' } as const;
  await page.after(() => main.answer('copyToken', { outcome: 'nothing', problem: offline }));
  await press('company.retry');
  expect(main.waiting).toEqual(['copyToken']);
  expect(main.inputOf('copyToken')).toEqual({ companyId: 'a', format });
});

it('offers to undo a deletion only as long as main can, however long the list took to save', async () => {
  const { main, page, actions } = await actionsOf();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await page.after(() => void actions.remove(company()));
  await page.after(() => vi.advanceTimersByTime(4_000));
  await page.after(() => main.answer('deleteCompany', undefined));
  await page.after(() => vi.advanceTimersByTime(10_999));
  expect(page.toasts).toEqual(['company.deleted']);
  await page.after(() => vi.advanceTimersByTime(1));
  expect(page.toasts).toEqual([]);
});

describe('"Renew when I copy"', () => {
  async function answered(result: SaveResult) {
    const asked = await actionsOf();
    await asked.page.after(() => void asked.actions.renewOnCopy(company()));
    expect(asked.main.inputOf('saveCompany')).toMatchObject({
      companyId: 'a',
      draft: { label: 'ACME', renewalMode: 'onCopy' },
      signIn: false,
    });
    await asked.page.after(() => asked.main.answer('saveCompany', result));
    return asked;
  }

  it('is said to be so once it is saved', async () => {
    const { page } = await answered({ outcome: 'saved', companyId: 'a' });
    expect(page.toasts).toEqual(['company.onCopyChosen: company.onCopyChosenMeaning']);
  });

  it('says why main refused it, and leads to the form', async () => {
    const { page, press, went } = await answered({ outcome: 'invalid', fields: { address: 'Not allowed.' } });
    expect(page.toasts).toEqual(['Not allowed.']);
    await press('company.edit');
    expect(went).toEqual([{ screen: 'edit', companyId: 'a' }]);
  });

  it('says why it failed, and nothing where the operator did not confirm it', async () => {
    const failed = await answered({ outcome: 'notSignedIn', problem });
    expect(failed.page.toasts).toEqual(['Nothing was copied: Copy it again.']);
    await failed.page.end();
    const cancelled = await answered({ outcome: 'cancelled' });
    expect(cancelled.page.toasts).toEqual([]);
  });
});
