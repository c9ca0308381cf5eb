// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { RemoveEverything } from '../../../../renderer/leaving/remove-everything.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

afterEach(() => vi.useRealTimers());

it('lists what could not be removed until the operator has noted it', async () => {
  const main = await PlayedMain.start();
  const page = await runHook(
    () => undefined,
    () => <RemoveEverything />,
  );
  const press = (at: number) => page.after(() => [...document.querySelectorAll('button')].at(at)?.click());
  await press(0);
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await press(-1);
  await page.after(() => main.answer('removeEverything', { left: ['/data/vault.json', '/data/log'] }));
  await page.after(() => vi.advanceTimersByTime(3_600_000));
  expect(page.toasts).toEqual([expect.stringContaining('/data/vault.json, /data/log')]);
});
