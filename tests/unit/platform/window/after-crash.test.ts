import { expect, it } from 'vitest';
import { afterCrash } from '../../../../app/platform/window/after-crash.ts';

it.each([
  ['that listened', { isListening: true, isEarly: false, hasCrashed: false }, 'reload'],
  ['that listened again since a crash', { isListening: true, isEarly: true, hasCrashed: true }, 'reload'],
  ['that a start showed early', { isListening: false, isEarly: true, hasCrashed: false }, 'reload'],
  [
    'that crashes once more before it listens',
    { isListening: false, isEarly: true, hasCrashed: true },
    'destroy',
  ],
  ['that never worked', { isListening: false, isEarly: false, hasCrashed: false }, 'destroy'],
] as const)('after a crash of a page %s', (_which, page, way) => {
  expect(afterCrash(page)).toBe(way);
});
