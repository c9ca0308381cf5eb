// @vitest-environment happy-dom
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sheet } from '../../../../renderer/ui/sheet.tsx';
import { leaveToastsBehind, showToast } from '../../../../renderer/ui/toast.tsx';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

beforeEach(() => PlayedMain.start());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const page = () =>
  runHook(
    () => undefined,
    () => <button type="button">Copy token</button>,
  );

it('stays on its screen; only what can be undone goes along', async () => {
  const shown = await page();
  await shown.after(() => {
    showToast({ tone: 'good', title: 'Deleted', action: { name: 'Undo', run: () => undefined } });
    showToast({ tone: 'bad', title: 'Refused', action: { name: 'Sign in', run: () => undefined } });
    showToast({ tone: 'good', title: 'Copied' });
  });
  expect(shown.toasts).toEqual(['Copied', 'Refused', 'Deleted']);
  await shown.after(leaveToastsBehind);
  expect(shown.toasts).toEqual(['Deleted']);
});

it('leaves behind also what waits behind other messages', async () => {
  const shown = await page();
  await shown.after(() => {
    showToast({ tone: 'good', title: 'Copied' });
    for (const title of ['First', 'Second', 'Third', 'Fourth']) showToast({ tone: 'bad', title });
  });
  expect(shown.toasts).toEqual(['Fourth', 'Third', 'Second']);
  await shown.after(() => showToast({ tone: 'good', title: 'Renewed' }));
  await shown.after(leaveToastsBehind);
  expect(shown.toasts).toEqual([]);
});

describe('a button that works for a limited time', () => {
  async function undoable(...titles: readonly string[]) {
    const shown = await page();
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    for (const title of titles) {
      const action = { name: 'Undo', run: () => undefined, worksUntilMs: Date.now() + 15_000 };
      await shown.after(() => showToast({ tone: 'good', title, action }));
      await shown.after(() => vi.advanceTimersByTime(1_000));
    }
    return shown;
  }

  it('goes when it stops working, also from under the hand that is about to press it', async () => {
    const shown = await undoable('Deleted');
    const undo = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Undo');
    await shown.after(() => undo?.focus());
    await shown.after(() => vi.advanceTimersByTime(13_999));
    expect(shown.toasts).toEqual(['Deleted']);
    await shown.after(() => vi.advanceTimersByTime(1));
    expect(shown.toasts).toEqual([]);
  });

  it('goes in time from behind other messages, and does not come back', async () => {
    const shown = await undoable('First', 'Second', 'Third', 'Fourth');
    expect(shown.toasts).toEqual(['Fourth', 'Third', 'Second']);
    await shown.after(() => vi.advanceTimersByTime(12_000));
    expect(shown.toasts).toEqual(['Fourth', 'Third']);
    await shown.after(() => vi.advanceTimersByTime(2_000));
    expect(shown.toasts).toEqual([]);
  });
});

it('does not cover the sheet that opens above its screen', async () => {
  const shown = await runHook(
    () => useState(false),
    ([isOpen]) => isOpen && <Sheet title="Certificate" onClose={() => undefined} children="expired" />,
  );
  await shown.after(() => showToast({ tone: 'good', title: 'It will be trusted' }));
  await shown.after(() => shown.current[1](true));
  expect(shown.toasts).toEqual([]);
  await shown.after(() => showToast({ tone: 'good', title: 'Fingerprint copied' }));
  expect(shown.toasts).toEqual(['Fingerprint copied']);
});

describe('a message and the button that was pressed', () => {
  /** The region is at the bottom of a window of 600 px. */
  async function placeOf(button: { top: number; left?: number }) {
    const shown = await page();
    const pressed = document.querySelector('button');
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(this: Element) {
      const { top, left = 0 } = this === pressed ? button : { top: 540 };
      return new DOMRect(left, top, this === pressed ? 100 : 400, 32);
    });
    await shown.after(() => pressed?.focus());
    await shown.after(() => showToast({ tone: 'good', title: 'Copied' }));
    return document.querySelector<HTMLElement>('[role="region"]')?.dataset.place;
  }

  it('the message goes to the top where it would cover the button', async () => {
    expect(await placeOf({ top: 540 })).toBe('top');
    // Right above it, without a gap.
    expect(await placeOf({ top: 506 })).toBe('top');
  });

  it('it comes back to the bottom with the focus elsewhere, and uncovers what is above', async () => {
    expect(await placeOf({ top: 540 })).toBe('top');
    const region = document.querySelector<HTMLElement>('[role="region"]');
    const row = document.body.appendChild(document.createElement('button'));
    vi.mocked(Element.prototype.getBoundingClientRect).mockImplementation(function box(this: Element) {
      return new DOMRect(0, this === row ? 60 : 540, 400, 32);
    });
    row.focus();
    expect(region?.dataset.place).toBeUndefined();
  });

  it('it stays at the bottom everywhere else', async () => {
    expect(await placeOf({ top: 480 })).toBeUndefined();
    expect(await placeOf({ top: 540, left: 420 })).toBeUndefined();
  });
});
