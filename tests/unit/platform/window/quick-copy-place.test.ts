import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickCopyPlace } from '../../../../app/platform/window/quick-copy-place.ts';

const SIZE = { width: 480, height: 420 };
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const square = (x: number, y: number, side = 24) => ({ x, y, width: side, height: side });

describe("quick copy's window", () => {
  it('stands above the icon of a panel at the bottom, below that of a menu bar, and in view', () => {
    const taskbar = { ...screen, height: 1032 };
    const windows = quickCopyPlace(SIZE, { workArea: taskbar, tray: square(1700, 1044) });
    expect(windows).toEqual({ x: 1440, y: 612, ...SIZE });
    const menuBar = { ...screen, y: 25, height: 1055 };
    const mac = quickCopyPlace(SIZE, { workArea: menuBar, tray: square(1200, 0) });
    expect(mac).toEqual({ x: 972, y: 32, ...SIZE });
  });

  it.each([
    ['no one tells where it is', undefined],
    ['the system gives it no size', { x: 0, y: 0, width: 0, height: 0 }],
    ['it is on another screen', square(3000, 500)],
  ])('stands in the middle, where it is looked for first, if %s', (_why, tray) => {
    expect(quickCopyPlace(SIZE, { workArea: screen, tray })).toEqual({ x: 720, y: 220, ...SIZE });
  });

  it('never leaves the screen in use, however small that is and wherever the icon', () => {
    const sides = fc.integer({ min: 200, max: 4_000 });
    const places = fc.integer({ min: -4_000, max: 4_000 });
    const area = fc.record({ x: places, y: places, width: sides, height: sides });
    const icon = fc.record({ x: places, y: places, side: fc.integer({ min: 0, max: 64 }) });
    fc.assert(
      fc.property(area, fc.option(icon, { nil: undefined }), (workArea, at) => {
        const tray = at && square(workArea.x + at.x, workArea.y + at.y, at.side);
        const { x, y, width, height } = quickCopyPlace(SIZE, { workArea, tray });
        expect(x).toBeGreaterThanOrEqual(workArea.x);
        expect(y).toBeGreaterThanOrEqual(workArea.y);
        expect(x + width).toBeLessThanOrEqual(workArea.x + workArea.width);
        expect(y + height).toBeLessThanOrEqual(workArea.y + workArea.height);
      }),
    );
  });
});
