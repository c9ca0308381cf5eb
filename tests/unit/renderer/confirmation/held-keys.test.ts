import { expect, it } from 'vitest';
import { HeldKeys } from '../../../../renderer/confirmation/held-keys.ts';

/** Whether each press counts as held; a press is [milliseconds, marked as repeated]. */
function presses(...given: readonly (readonly [atMs: number, repeat: boolean])[]) {
  const keys = new HeldKeys();
  keys.focused({ timeStamp: 1_000 });
  return given.map(([timeStamp, repeat]) => keys.isHeld({ key: 'Enter', repeat, timeStamp }));
}

it('a key pressed here is not held, and its repeats are', () => {
  expect(presses([1_100, false], [1_600, true], [1_630, true])).toEqual([false, true, true]);
});

it('a key held down from another window stays held as long as it repeats', () => {
  expect(presses([1_030, true], [1_060, true], [1_500, true])).toEqual([true, true, true]);
});

it('a key marked as repeated that nothing here has repeated was pressed', () => {
  expect(presses([1_900, true], [3_000, true])).toEqual([false, false]);
});

it('no key marked as repeated counts before the operator can see the window', () => {
  expect(new HeldKeys().isHeld({ key: 'Enter', repeat: true, timeStamp: 5_000 })).toBe(true);
});
