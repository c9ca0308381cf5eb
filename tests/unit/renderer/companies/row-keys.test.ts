// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { rowAction } from '../../../../renderer/companies/row-keys.ts';

const NONE = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each([
  [{ key: 'Enter' }, 'take'],
  [{ key: 'c', ctrlKey: true }, 'take'],
  [{ key: 'C', metaKey: true }, 'take'],
  [{ key: 'म', code: 'KeyC', ctrlKey: true }, 'take'],
  [{ key: ' ' }, 'open'],
  [{ key: 'c' }, undefined],
  [{ key: 'v', ctrlKey: true }, undefined],
  [{ key: 'Enter', altKey: true }, undefined],
  [{ key: 'Enter', shiftKey: true }, undefined],
  [{ key: 'C', ctrlKey: true, shiftKey: true }, undefined],
  [{ key: 'ArrowDown' }, undefined],
] as const)('on a row %j means: %s', (pressed, expected) => {
  expect(rowAction({ ...NONE, ...pressed })).toBe(expected);
});
