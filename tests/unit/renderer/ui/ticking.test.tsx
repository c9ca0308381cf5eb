// @vitest-environment happy-dom
import { memo } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTicking } from '../../../../renderer/ui/ticking.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

const END_MS = 1_500;
const MINUTE_MS = 60_000;

beforeEach(() => {
  PlayedMain.start();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 });
});
afterEach(() => vi.useRealTimers());

const useCount = () =>
  useTicking(Date.now() < END_MS ? { untilMs: END_MS } : undefined, (nowMs) =>
    nowMs < END_MS ? `${END_MS - nowMs} left` : 'over',
  );

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

it('waits as long as the words stay, then for seconds', async () => {
  const untilMs = 5 * MINUTE_MS + 33_000;
  const computed: number[] = [];
  const hook = await runHook(() =>
    useTicking({ untilMs }, (nowMs) => {
      computed.push(nowMs);
      return Math.floor((untilMs - nowMs) / MINUTE_MS);
    }),
  );
  expect(hook.current).toBe(5);
  const ticks = async (ms: number) => {
    computed.length = 0;
    await hook.after(() => vi.advanceTimersByTime(ms));
    return new Set(computed).size;
  };
  // No word changes, but a sleep may have passed.
  expect(await ticks(29_999)).toBe(1);
  expect(hook.current).toBe(5);
  await ticks(1);
  expect(hook.current).toBe(4);
  expect(await ticks(MINUTE_MS - 1)).toBe(2);
  expect(hook.current).toBe(4);
  await ticks(1);
  expect(hook.current).toBe(3);
  await ticks(2 * MINUTE_MS + 3_000);
  expect(await ticks(10_000)).toBe(10);
});

it('changes the minutes of all together, and never promises more than is left', async () => {
  const lefts = [600_000, 607_000, 613_000, 659_000];
  const seen = lefts.map(() => new Set<number>());
  const changes = new Set<number>();
  const hook = await runHook(() =>
    lefts.map((untilMs, at) =>
      useTicking({ untilMs }, (nowMs) => {
        const minutes = Math.floor((untilMs - nowMs) / MINUTE_MS);
        expect(minutes).toBeLessThanOrEqual((untilMs - Date.now()) / MINUTE_MS);
        expect(minutes).toBeGreaterThan((untilMs - Date.now()) / MINUTE_MS - 1.5);
        if (!seen[at]?.has(minutes)) changes.add(Date.now());
        seen[at]?.add(minutes);
        return minutes;
      }),
    ),
  );
  await hook.after(() => vi.advanceTimersByTime(5 * MINUTE_MS));
  expect([...changes].every((atMs) => atMs % 30_000 === 0)).toBe(true);
  expect(seen.every(({ size }) => size >= 5)).toBe(true);
});

it('follows a bar more often than words', async () => {
  const untilMs = 5 * MINUTE_MS;
  const hook = await runHook(() => useTicking({ untilMs, stepMs: 3_000 }, (nowMs) => untilMs - nowMs));
  await hook.after(() => vi.advanceTimersByTime(3_001));
  expect(hook.current).toBe(untilMs - 3_001);
});

it('is not put off by what comes and goes meanwhile, as rows do while a list is scrolled', async () => {
  const untilMs = 60_000;
  const Steady = memo(() => (
    <p>{useTicking({ untilMs }, (nowMs) => Math.ceil((untilMs - nowMs) / 1_000))}</p>
  ));
  let comings = 0;
  const hook = await runHook(
    () => {
      comings += 1;
      useTicking({ untilMs: untilMs + comings }, () => 0);
    },
    () => <Steady />,
  );
  for (let times = 0; times < 20; times += 1) {
    await hook.after(() => vi.advanceTimersByTime(400));
    await hook.again();
  }
  expect(Number(document.querySelector('p')?.textContent)).toBeLessThanOrEqual(53);
});
