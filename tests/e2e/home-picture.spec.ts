// The list of companies as it was last, shown by the next start before the core is there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { axeFaults } from '../support/window/axe-faults.ts';
import { Operator } from '../support/window/operator.ts';
import { photographOnRequest } from '../support/window/photograph.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';

const MARKUP = '<img src=x onerror="document.title=1"> & "Söhne"';
const NAMES = ['ACME', MARKUP];

const pictureFile = ({ userDataDir }: AppUnderTest) => join(userDataDir, 'data', 'home-picture.json');
const picture = (app: AppUnderTest) =>
  existsSync(pictureFile(app)) ? readFileSync(pictureFile(app), 'utf8') : '';

/** Of all that is in the list: what it says, and where it begins. A long name has more room beside a time that is not there. */
const places = (page: Page, within: string) =>
  page.locator(`${within} :is(h1, [role="row"], [role="row"] bdi, [role="row"] button)`).evaluateAll((all) =>
    all.map((element) => {
      const { x, y } = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return [name, Math.round(x), Math.round(y)].join(' ');
    }),
  );

const closeWindow = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Says what became of the window. */
const crashPage = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return 'no window';
    const { webContents } = window;
    const outcome = new Promise<string>((resolve) => {
      webContents.once('dom-ready', () => resolve('loaded again'));
      window.once('closed', () => resolve('gone'));
    });
    webContents.forcefullyCrashRenderer();
    return outcome;
  });

test('a start shows the last list at once, and what was clicked in it once the app is there', async ({
  launchSignedIn,
  clipboard,
  tray,
  notifications,
}) => {
  const { app, server } = await launchSignedIn({ names: NAMES });
  await expect.poll(() => picture(app)).toContain(JSON.stringify(MARKUP));
  await app.relaunch({ holdsCore: true });
  const page = await app.window();
  const shown = page.locator('#picture');

  await test.step('names stay text, and nothing that may be over is said', async () => {
    await expect(shown).toHaveAttribute('aria-busy', 'true');
    for (const name of NAMES) await expect(shown.getByRole('row', { name, exact: true })).toBeVisible();
    await expect(shown).not.toContainText(/Valid|left|ready/);
    expect(await page.title()).toBe('TokenTray');
    expect(await page.locator('#picture :is(img, script, style, [style], [onerror])').count()).toBe(0);
    expect(await page.locator('#window > *').count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await photographOnRequest(app, page, 'home-picture');
  });

  await test.step('no menu can reload it', async () => {
    const menu = await app.electronApp.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.length ?? 0);
    expect(menu).toBe(0);
  });

  const before = await places(page, '#picture');
  await clipboard.clear();
  await shown.getByRole('row', { name: MARKUP, exact: true }).getByRole('button', { name: /^Copy/ }).click();
  expect(await clipboard.read()).toBe('');
  await app.releaseCore();

  await test.step('the click copies a fresh token, and nothing moves', async () => {
    const token = await clipboard.waitForText(looksLikeToken);
    expect(await whoami(server, token)).toBe(200);
    await expect(shown).toHaveCount(0);
    await expect(page.getByRole('row', { name: MARKUP, exact: true })).toContainText('left');
    expect(await places(page, '#window')).toEqual(before);
    expect(app.output()).not.toMatch(/Content Security Policy/);
  });

  const holdAgain = async () => {
    await app.close();
    await clipboard.clear();
    await app.relaunch({ holdsCore: true });
    return (await app.window()).getByRole('row', { name: 'ACME', exact: true });
  };

  await test.step('a copy outlives its window and a click beside it, and the next window shows what is asked for', async () => {
    const acme = await holdAgain();
    await acme.getByRole('button', { name: /^Copy/ }).click();
    await acme.getByText('ACME').click();
    await closeWindow(app);
    await app.releaseCore();
    expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
    await notifications.waitFor(/ACME token copied - valid until/);
    const opened = app.electronApp.waitForEvent('window');
    await tray.clickByLabel('Settings…');
    await expect((await opened).getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  });

  await test.step('a page that crashes comes back, and if it crashes once more, with the core', async () => {
    await holdAgain();
    expect(await crashPage(app)).toBe('loaded again');
    expect(await crashPage(app)).toBe('gone');
    const opened = app.electronApp.waitForEvent('window');
    await app.releaseCore();
    await expect((await opened).getByRole('row', { name: 'ACME', exact: true })).toContainText('left');
  });

  await test.step('a damaged file is no reason not to start', async () => {
    await app.close();
    await tray.stop();
    writeFileSync(pictureFile(app), picture(app).replace('"bdi"', '"script"'));
    await app.relaunch({ holdsCore: false });
    const next = await app.window();
    await expect(next.getByRole('row', { name: 'ACME', exact: true })).toContainText('left');
    expect(await next.locator('#picture').count()).toBe(0);
  });

  await test.step('production has its mark, and nothing moves below a notice that is there again', async () => {
    const operator = new Operator(await app.window());
    await operator.openCompany('ACME');
    await operator.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await operator.markAsProduction();
    await operator.submitAndSee('Save', 'ACME');
    await operator.backToList();
    await expect.poll(() => picture(app)).toContain('"data-environment": "production"');
    await app.relaunch({ holdsCore: true });
    const next = await app.window();
    const notice = next.getByText('This desktop does not show tray icons');
    await expect(next.locator('#picture').getByRole('row', { name: /^ACME/ })).toContainText('Production');
    await expect(notice).toBeHidden();
    await photographOnRequest(app, next, 'home-picture-with-notice');
    const pictured = await places(next, '#picture');
    await app.releaseCore();
    await expect(notice).toBeVisible();
    await expect(next.locator('#picture')).toHaveCount(0);
    expect(await places(next, '#window')).toEqual(pictured);
  });
});
