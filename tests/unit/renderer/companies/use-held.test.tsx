// @vitest-environment happy-dom
import { useRef } from 'react';
import { expect, it, vi } from 'vitest';
import { useHeld } from '../../../../renderer/companies/use-held.ts';
import { runHook } from '../run-hook.tsx';

async function heldList() {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const hook = await runHook(
    () => {
      const frame = useRef<HTMLDivElement>(null);
      return { frame, isHeld: useHeld(frame) };
    },
    ({ frame }) => (
      <>
        <div ref={frame}>
          <button type="button">row 1</button>
          <button type="button">row 2</button>
        </div>
        <button type="button">elsewhere</button>
      </>
    ),
  );
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLElement;
  const list = button('row 1').parentElement as HTMLElement;
  return { hook, button, list };
}

it('is in hand while the pointer is over it', async () => {
  const { hook, list } = await heldList();
  expect(hook.current.isHeld).toBe(false);
  await hook.after(() => list.dispatchEvent(new Event('pointerenter')));
  expect(hook.current.isHeld).toBe(true);
  await hook.after(() => list.dispatchEvent(new Event('pointerleave')));
  expect(hook.current.isHeld).toBe(false);
});

it('is in hand while the focus is in it, and not for a moment less as it goes from row to row', async () => {
  const { hook, button } = await heldList();
  await hook.after(() => button('row 1').focus());
  expect(hook.current.isHeld).toBe(true);
  const leaving = new FocusEvent('focusout', { bubbles: true, relatedTarget: button('row 2') });
  await hook.after(() => button('row 1').dispatchEvent(leaving));
  expect(hook.current.isHeld).toBe(true);
  await hook.after(() => button('elsewhere').focus());
  expect(hook.current.isHeld).toBe(false);
});

it('is free again when the focused row is gone and the focus is seen elsewhere', async () => {
  const { hook, button } = await heldList();
  await hook.after(() => button('row 1').focus());
  await hook.after(() => button('elsewhere').dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
  expect(hook.current.isHeld).toBe(false);
});
