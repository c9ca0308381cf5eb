import { expect, it } from 'vitest';
import { withoutRepeats } from '../../../../build/film/film.ts';

it('shows one frame for as long as all neighbours that look the same', () => {
  const frames = ['a1', 'a2', 'b1', 'a3'].map((file) => ({ file, shownMs: 100 }));
  expect(withoutRepeats(frames, (file) => file.charAt(0))).toEqual([
    { file: 'a1', shownMs: 200 },
    { file: 'b1', shownMs: 100 },
    { file: 'a3', shownMs: 100 },
  ]);
});
