// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PasteCountdown } from '../../../../renderer/clipboard/paste-countdown.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

beforeEach(async () => {
  await PlayedMain.start();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 0 });
});
afterEach(() => vi.useRealTimers());

const seen = () => document.querySelector('[aria-hidden="true"]')?.textContent;

it('counts down each second to its end, and then stands still', async () => {
  const page = await runHook(
    () => undefined,
    () => <PasteCountdown clearsAtMs={59_500} language="en" />,
  );
  expect(seen()).toBe('Paste within 1 min');
  const shown: (string | null | undefined)[] = [];
  for (let s = 1; s <= 60; s += 1) {
    await page.after(() => vi.advanceTimersByTime(1_000));
    shown.push(seen());
  }
  expect(new Set(shown).size).toBeGreaterThan(55);
  expect(shown.slice(0, 2)).toEqual(['Paste within 59 sec', 'Paste within 58 sec']);
  expect(shown).not.toContain('Paste within 0 sec');
  await page.after(() => vi.advanceTimersByTime(2_000));
  expect(seen()).toMatch(/^Still on the clipboard/);
  expect(vi.getTimerCount()).toBe(0);
});

it('promises no second too many where the window last looked at the clock a moment ago', async () => {
  const page = await runHook(
    () => undefined,
    () => <PasteCountdown clearsAtMs={Date.now() + 60_000} language="en" />,
  );
  await page.after(() => vi.advanceTimersByTime(900));
  await page.again();
  expect(seen()).toBe('Paste within 1 min');
});

it('tells a screen reader once, and not each second', async () => {
  const page = await runHook(
    () => undefined,
    () => <PasteCountdown clearsAtMs={60_000} language="en" />,
  );
  const spoken = () => document.querySelector('[aria-hidden="true"] + span')?.textContent;
  expect(spoken()).toBe('Paste within 1 min');
  await page.after(() => vi.advanceTimersByTime(5_000));
  expect([seen(), spoken()]).toEqual(['Paste within 55 sec', 'Paste within 1 min']);
});
