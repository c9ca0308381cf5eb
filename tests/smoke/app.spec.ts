// The built app in this system's Electron: what its own "Check my setup" finds here, its tray, and what a copied token looks like to
// other programs. Main is asked as the window asks it, so that neither the words nor the language on the screen matter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { clipboardFormats, SECRET_MARKS } from '../support/smoke/clipboard-formats.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
/** It runs this file only to see that it can run: without a keyring, and with a panel that is played. */
const isLinux = process.platform === 'linux';

interface Opened {
  readonly electronApp: ElectronApplication;
  readonly page: Page;
}

const test = base.extend<{ readonly opened: Opened }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  opened: async ({}, use) => {
    const panel = isLinux ? await playedPanel() : undefined;
    const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-smoke-'));
    const ofLinux = isLinux ? ['--no-sandbox', '--password-store=basic'] : [];
    const electronApp = await _electron.launch({
      args: [...ofLinux, `--user-data-dir=${folder}`, REPOSITORY],
      colorScheme: null,
    });
    const page = electronApp.windows()[0] ?? (await electronApp.waitForEvent('window'));
    await page.waitForLoadState('domcontentloaded');
    await use({ electronApp, page });
    await electronApp.close();
    await panel?.stop();
    // Windows holds the files of a program that has just ended for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  },
});

async function playedPanel() {
  const { StatusNotifierHost } = await import('../../build/desktop/status-notifier-host.ts');
  return StatusNotifierHost.start();
}

const addPractice = (page: Page) =>
  page.evaluate(async () => (await window.tokenTray.call('addPracticeCompany', undefined)).companyId ?? '');

test('finds safe storage, a clipboard that works, and a tray', async ({ opened: { page } }) => {
  const results = await page.evaluate(() => window.tokenTray.call('checkSetup', undefined));
  const outcomes = Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]));
  expect(outcomes).toMatchObject({ clipboard: 'ok', storage: isLinux ? 'warning' : 'ok' });
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['tray', 'notifications', 'network']));
});

test('puts an icon into the tray, with a menu that follows the companies', async ({
  opened: { electronApp, page },
}) => {
  // Main hands each new menu to its tray: the next one is looked at on its way.
  const shown = electronApp.evaluate(
    ({ Tray }) =>
      new Promise<{ readonly width: number; readonly labels: readonly string[] }>((resolve) => {
        const { setContextMenu } = Tray.prototype;
        Tray.prototype.setContextMenu = function (menu) {
          setContextMenu.call(this, menu);
          const labels = menu?.items.map(({ label }) => label) ?? [];
          resolve({ width: this.getBounds().width, labels });
        };
      }),
  );
  await addPractice(page);
  const { width, labels } = await shown;
  expect(labels.length).toBeGreaterThan(3);
  // Only these two systems say where the icon is.
  if (!isLinux) expect(width).toBeGreaterThan(0);
});

test('copies a token that clipboard histories and cloud sync are told to leave out', async ({
  opened: { page },
}) => {
  const companyId = await addPractice(page);
  const copy = () =>
    page.evaluate(
      async (id) => (await window.tokenTray.call('copyToken', { companyId: id, format: null })).outcome,
      companyId,
    );
  await expect.poll(copy).toBe('copied');
  const marks = SECRET_MARKS[process.platform] ?? [];
  expect(marks).not.toEqual([]);
  expect(clipboardFormats()).toEqual(expect.arrayContaining([...marks]));
});

test('knows that it was started by hand, and not at login', async ({ opened: { electronApp } }) => {
  const { wasOpenedAtLogin } = await electronApp.evaluate(({ app }) => app.getLoginItemSettings());
  expect(wasOpenedAtLogin ?? false).toBe(false);
});
