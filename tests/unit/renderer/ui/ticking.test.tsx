// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTicking } from '../../../../renderer/ui/ticking.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const END_MS = 1_500;

beforeEach(() => {
  PlayedMain.start();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: 0 });
});
afterEach(() => vi.useRealTimers());

const useCount = () =>
  useTicking(Date.now() < END_MS, (nowMs) => (nowMs < END_MS ? `${END_MS - nowMs} left` : 'over'));

it('counts down with each tick', async () => {
  const hook = await runHook(useCount);
  expect(hook.current).toBe('1500 left');
  await hook.after(() => vi.advanceTimersByTime(1_000));
  expect(hook.current).toBe('500 left');
  await hook.after(() => vi.advanceTimersByTime(1_000));
  expect(hook.current).toBe('over');
});

it('is over at once where something redraws it after the end and before the next tick', async () => {
  const hook = await runHook(useCount);
  await hook.after(() => vi.advanceTimersByTime(1_000));
  vi.setSystemTime(1_600);
  await hook.again();
  expect(hook.current).toBe('over');
});
