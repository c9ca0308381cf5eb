// @vitest-environment happy-dom
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { HeldKeys } from '../../../../renderer/confirmation/held-keys.ts';
import { useArmed } from '../../../../renderer/confirmation/use-armed.ts';
import { runHook } from '../run-hook.tsx';

const AFTER_MS = 700;
const FRAME_MS = 20;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
});

async function drawn({ hasFocus = true } = {}) {
  const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
  onTestFinished(() => focus.mockRestore());
  let show = () => {};
  const whenShown = new Promise<void>((shown) => {
    show = shown;
  });
  const keys = new HeldKeys();
  const hook = await runHook(() => useArmed({ whenShown, afterMs: AFTER_MS, keys }));
  return {
    isArmed: () => hook.current,
    pass: (ms: number) => hook.after(() => vi.advanceTimersByTimeAsync(ms)),
    show: () => hook.after(show),
    focus: () =>
      hook.after(() => {
        focus.mockReturnValue(true);
        window.dispatchEvent(new Event('focus'));
      }),
    /** A press of Enter that is marked as a repeat. */
    takesRepeat: () => !keys.isHeld({ key: 'Enter', repeat: true, timeStamp: performance.now() }),
  };
}

it('takes no press before its window is shown, however long ago it was drawn', async () => {
  const page = await drawn();
  await page.pass(5_000);
  expect([page.isArmed(), page.takesRepeat()]).toEqual([false, false]);
  await page.show();
  await page.pass(AFTER_MS - 1);
  expect(page.isArmed()).toBe(false);
  await page.pass(FRAME_MS);
  expect(page.isArmed()).toBe(true);
});

it('takes no press before its window has the focus', async () => {
  const page = await drawn({ hasFocus: false });
  await page.show();
  await page.pass(5_000);
  expect(page.isArmed()).toBe(false);
  await page.focus();
  await page.pass(AFTER_MS - 1);
  expect(page.isArmed()).toBe(false);
  await page.pass(1);
  expect(page.isArmed()).toBe(true);
});

it('takes a key from the moment on in which it takes a click, and begins anew where the focus comes again', async () => {
  const page = await drawn();
  await page.show();
  await page.pass(400);
  await page.focus();
  await page.pass(AFTER_MS - 1);
  expect(page.isArmed()).toBe(false);
  await page.pass(1);
  expect([page.isArmed(), page.takesRepeat()]).toEqual([true, true]);
});

it('takes clicks for good: one that brings the window back to the front counts', async () => {
  const page = await drawn();
  await page.show();
  await page.pass(AFTER_MS + FRAME_MS);
  await page.focus();
  expect(page.isArmed()).toBe(true);
});
