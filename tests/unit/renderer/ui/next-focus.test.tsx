// @vitest-environment happy-dom
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { useNextFocus } from '../../../../renderer/ui/next-focus.ts';
import { runHook } from '../run-hook.tsx';

async function pageWithButton() {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const hook = await runHook(
    () => {
      const [isThere, setThere] = useState(true);
      return { isThere, setThere, focusNext: useNextFocus(() => button('next')) };
    },
    ({ isThere, focusNext }) => (
      <>
        {isThere && (
          <button type="button" onClick={focusNext}>
            pressed
          </button>
        )}
        <button type="button">next</button>
        <button type="button">elsewhere</button>
      </>
    ),
  );
  const press = () =>
    hook.after(() => {
      button('pressed')?.focus();
      button('pressed')?.click();
    });
  return { hook, press, goes: () => hook.after(() => hook.current.setThere(false)) };
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

it('goes on once the pressed button is gone, and not before', async () => {
  const { hook, press, goes } = await pageWithButton();
  await press();
  await hook.again();
  expect(document.activeElement).toBe(button('pressed'));
  await goes();
  expect(document.activeElement).toBe(button('next'));
});

it('stays where the operator has put it meanwhile', async () => {
  const { hook, press, goes } = await pageWithButton();
  await press();
  await hook.after(() => button('elsewhere')?.focus());
  await goes();
  expect(document.activeElement).toBe(button('elsewhere'));
});

it('is not taken to anywhere by a button that goes without having been pressed', async () => {
  const { goes } = await pageWithButton();
  await goes();
  expect(document.activeElement).toBe(document.body);
});
