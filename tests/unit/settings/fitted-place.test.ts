import { describe, expect, it } from 'vitest';
import { fittedPlace, type Rectangle } from '../../../app/settings/fitted-place.ts';

const MINIMUM = { width: 420, height: 480 };
const LAPTOP: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const BESIDE: Rectangle = { x: 1440, y: 0, width: 1920, height: 1080 };
const LEFT_OF_IT: Rectangle = { x: -1920, y: 0, width: 1920, height: 1080 };

const place = (x: number, y: number, width = 780, height = 640): Rectangle => ({ x, y, width, height });
const fitted = (remembered: Rectangle, ...displays: readonly Rectangle[]) =>
  fittedPlace(remembered, displays, MINIMUM);

describe('a remembered place', () => {
  it.each([
    ['in the middle', place(300, 100)],
    ['over the right edge, 100 px in sight', place(1340, 100)],
    ['over the bottom edge, its title in sight', place(300, 860)],
    ['over the left edge', place(-680, 100)],
    ['as large as the display', LAPTOP],
  ])('%s stays as it is', (_where, remembered) => {
    expect(fitted(remembered, LAPTOP)).toEqual(remembered);
  });

  it('on a second display stays there while that is connected', () => {
    expect(fitted(place(2000, 100), LAPTOP, BESIDE)).toEqual(place(2000, 100));
    expect(fitted(place(-1000, 100), LAPTOP, LEFT_OF_IT)).toEqual(place(-1000, 100));
  });

  it('across two displays stays across both', () => {
    expect(fitted(place(1000, 100), LAPTOP, BESIDE)).toEqual(place(1000, 100));
  });

  it('on a display that is gone comes to the middle of the primary one', () => {
    expect(fitted(place(2000, 100), LAPTOP)).toEqual(place(330, 143));
  });

  it('on a display that moved to the other side comes to the middle of the primary one', () => {
    expect(fitted(place(2400, 100), LAPTOP, LEFT_OF_IT)).toEqual(place(330, 143));
  });

  it.each([
    ['with 99 px of its title in sight', place(1341, 100), place(660, 100)],
    ['with its title above the display', place(300, -20), place(300, 25)],
    ['with its title below the display', place(300, 880), place(300, 260)],
  ])('%s is brought inside', (_where, remembered, expected) => {
    expect(fitted(remembered, LAPTOP)).toEqual(expected);
  });

  it('larger than the display is made as large as that', () => {
    expect(fitted(place(0, 25, 4000, 3000), LAPTOP)).toEqual(LAPTOP);
  });

  it('smaller than a window may be is made larger, but never larger than the display', () => {
    expect(fitted(place(10, 30, 5, 5), LAPTOP)).toEqual(place(10, 30, 420, 480));
    expect(fitted(place(0, 0, 5, 5), place(0, 0, 320, 240))).toEqual(place(0, 0, 320, 240));
  });

  it('is nowhere where there is no display', () => {
    expect(fitted(place(0, 0))).toBeUndefined();
  });
});
