// "Start at login" on Linux: a file in the desktop's autostart folder. Where that cannot be written, the operator is
// told at the setting, which stays as it was, and everything else goes on.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';

const REFUSED = 'TokenTray could not change your startup apps, so this setting stays as it was. Ask IT.';

const autostart = (app: AppUnderTest) => join(app.userDataDir, '..', 'config', 'autostart');

test('is written to the autostart folder, and taken out again', async ({ launch }) => {
  const app = await launch();
  const page = await openSettings(app);
  const file = join(autostart(app), 'tokentray.desktop');
  await page.getByText('Start when I log in').click();
  await expect(startAtLogin(page)).toBeChecked();
  expect(readFileSync(file, 'utf8')).toMatch(/^Exec=.*\/electron --hidden$/m);
  await page.getByText('Start when I log in').click();
  await expect(startAtLogin(page)).not.toBeChecked();
  expect(existsSync(file)).toBe(false);
});

test('stays off if the folder cannot be written to, and says so', async ({ launch }) => {
  const app = await launch();
  // No one can make a folder where a file is, not even root.
  writeFileSync(autostart(app), '');
  const page = await openSettings(app);
  await page.getByText('Start when I log in').click();
  await expect(page.getByText(REFUSED)).toBeVisible();
  await expect(startAtLogin(page)).not.toBeChecked();
  await inspectScreen(app, page, 'settings-start-at-login-refused');

  await page.getByText('A token was copied').click();
  await expect(page.getByRole('switch', { name: 'A token was copied' })).not.toBeChecked();
  await expect(page.getByText(REFUSED)).toBeHidden();

  rmSync(autostart(app));
  await page.getByText('Start when I log in').click();
  await expect(startAtLogin(page)).toBeChecked();
  await app.relaunch();
  const again = await app.window();
  await again.getByRole('button', { name: 'Settings' }).click();
  await expect(startAtLogin(again)).toBeChecked();
  await expect(again.getByRole('switch', { name: 'A token was copied' })).not.toBeChecked();
});

const startAtLogin = (page: Page) => page.getByRole('switch', { name: 'Start when I log in' });

async function openSettings(app: AppUnderTest): Promise<Page> {
  // An app that is not installed would otherwise not touch the folder.
  await app.electronApp.evaluate((electron) => {
    Object.defineProperty(electron.app, 'isPackaged', { value: true });
  });
  const page = await app.window();
  await page.getByRole('button', { name: 'Settings' }).click();
  return page;
}
