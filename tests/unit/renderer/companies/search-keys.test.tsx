// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { useSearchKeys } from '../../../../renderer/companies/search-keys.ts';
import { runHook } from '../run-hook.tsx';

async function searchKeys(hasField: boolean) {
  const begun: string[] = [];
  await runHook(
    () =>
      useSearchKeys({
        begin: () => {
          begun.push('field');
          return hasField;
        },
        beginWith: (character) => void begun.push(character),
      }),
    () => (
      <>
        <button type="button">row</button>
        <input />
        <div role="listbox" tabIndex={-1}>
          <div role="option" tabIndex={-1} aria-selected="false" />
        </div>
      </>
    ),
  );
  const press = (key: string, on = 'button', held: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
    document.querySelector(on)?.dispatchEvent(event);
    return event;
  };
  return { press, begun };
}

describe('what is typed', () => {
  it.each(['a', 'É', 'क', '7', '&'])('anywhere in the list goes to the search field: "%s"', async (key) => {
    const { press, begun } = await searchKeys(true);
    // The field has the focus by now, and takes the key as it is.
    expect(press(key).defaultPrevented).toBe(false);
    expect(begun).toEqual(['field']);
  });

  it('where there is no field yet is its first character', async () => {
    const { press, begun } = await searchKeys(false);
    expect(press('g').defaultPrevented).toBe(true);
    expect(begun).toEqual(['field', 'g']);
  });

  it.each([
    ['a', 'input', {}],
    ['a', '[role="option"]', {}],
    [' ', 'button', {}],
    ['Enter', 'button', {}],
    ['ArrowDown', 'button', {}],
    ['a', 'button', { ctrlKey: true }],
    ['a', 'button', { metaKey: true }],
    ['å', 'button', { altKey: true }],
  ])('is left to what has the focus: "%s" on %s %j', async (key, on, held) => {
    const { press, begun } = await searchKeys(true);
    expect([press(key, on, held).defaultPrevented, begun]).toEqual([false, []]);
  });
});

it('Ctrl or Cmd with F goes to the field from anywhere, and types nothing', async () => {
  const { press, begun } = await searchKeys(true);
  expect(press('f', 'input', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(press('f', 'button', { metaKey: true }).defaultPrevented).toBe(true);
  // With Caps Lock, and on a Hindi keyboard.
  expect(press('F', 'button', { ctrlKey: true }).defaultPrevented).toBe(true);
  expect(press('ि', 'button', { ctrlKey: true, code: 'KeyF' }).defaultPrevented).toBe(true);
  expect(begun).toEqual(['field', 'field', 'field', 'field']);
});
