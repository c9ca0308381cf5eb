// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { CompanyActions } from '../../../../renderer/companies/company-actions.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

afterEach(() => vi.useRealTimers());

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
