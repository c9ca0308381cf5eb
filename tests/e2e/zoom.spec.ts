// Everything larger and smaller by the keys that every browser has, pressed as a person presses them.

import { pressKeys } from '../../build/desktop/pressed-keys.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';

const LARGER = ['ctrl+equal', 'ctrl+plus'];

const zoomOf = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());

test('zooms in and out with the usual keys, and remembers the size', async ({ launch }) => {
  const app = await launch();
  await app.window();
  let before = 1;
  for (const keys of LARGER) {
    pressKeys(keys);
    await expect.poll(() => zoomOf(app)).toBeGreaterThan(before);
    before = (await zoomOf(app)) ?? 0;
  }
  pressKeys('ctrl+minus');
  await expect.poll(() => zoomOf(app)).toBeLessThan(before);
  const kept = await zoomOf(app);
  expect(kept).toBeGreaterThan(1);

  await app.close();
  await app.relaunch();
  await app.window();
  await expect.poll(() => zoomOf(app)).toBe(kept);
  pressKeys('ctrl+0');
  await expect.poll(() => zoomOf(app)).toBe(1);
});
