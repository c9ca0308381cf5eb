// Everything larger and smaller by the keys that every browser has, pressed as a person presses them.
import { execFileSync } from 'node:child_process';
import type { AppUnderTest } from '../support/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';

const LARGER = ['ctrl+equal', 'ctrl+plus'];

const zoomOf = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());

const TIMEOUT_MS = 10_000;

/** To the window once it is in sight, as there is no window manager that would focus it. */
function press(keys: string): void {
  const search = ['search', '--sync', '--onlyvisible', '--name', '^TokenTray$'];
  const windows = execFileSync('xdotool', search, { encoding: 'utf8', timeout: TIMEOUT_MS });
  const window = windows.trim().split('\n').at(-1) ?? '';
  execFileSync('xdotool', ['windowfocus', '--sync', window, 'key', keys], { timeout: TIMEOUT_MS });
}

test('makes everything larger and smaller by the usual keys, and keeps the size', async ({ launch }) => {
  const app = await launch();
  await app.window();
  let before = 1;
  for (const keys of LARGER) {
    press(keys);
    await expect.poll(() => zoomOf(app)).toBeGreaterThan(before);
    before = (await zoomOf(app)) ?? 0;
  }
  press('ctrl+minus');
  await expect.poll(() => zoomOf(app)).toBeLessThan(before);
  const kept = await zoomOf(app);
  expect(kept).toBeGreaterThan(1);

  await app.close();
  await app.relaunch();
  await app.window();
  await expect.poll(() => zoomOf(app)).toBe(kept);
  press('ctrl+0');
  await expect.poll(() => zoomOf(app)).toBe(1);
});
