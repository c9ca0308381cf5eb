// The app as a resident: restarts, a second start, a closed window, a desktop without a tray.
import { statSync } from 'node:fs';
import { vaultPath, vaultText } from '../support/app/stored-vault.ts';
import { sharedEntry } from '../support/core/company-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { findLeaks } from '../support/leaks/leak-search.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';
import { WindowCommands } from '../support/window/window-commands.ts';

test('is still signed in after a restart, with the token there at once', async ({
  launchWithKeyring,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launchWithKeyring();
  await new Operator(await app.window()).addCompany(passwordEntry(server));
  await app.close();
  const secrets = [...server.control.issuedTokens, 'practice-password', 'Practice'];
  const sought = secrets.map((value) => ({ name: 'a secret', value }));
  expect(sought.length).toBeGreaterThan(3);
  expect(findLeaks(sought, [{ place: 'the vault', content: vaultText(app) }])).toEqual([]);
  expect(statSync(vaultPath(app)).mode & 0o777).toBe(0o600);

  // The service is down: what is copied now is what the vault held.
  await server.control.pause();
  await app.relaunch({ args: ['--hidden'] });
  await tray.waitForLabel(/^ACME - copy token \((offline, )?valid \d+ min\)$/);
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  await server.control.resume();
  expect(await whoami(server, token)).toBe(200);
  // And once it is back, the token is renewed.
  await expect
    .poll(
      () => server.control.requests.some(({ endpoint }) => endpoint === 'getaccesstokenfromrefreshtoken'),
      {
        timeout: 20_000,
      },
    )
    .toBe(true);
});

test('without a keyring, keeps sign-ins in memory and says so in window and tray', async ({
  launch,
  tray,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  await expect(operator.page.getByText('Sign-ins are kept only until you quit')).toBeVisible();
  await tray.waitForLabel(/^No keyring/);
  await app.crash();
  await app.relaunch();
  await new Operator(await app.window()).seeState('Globex', 'Signed out');
});

test('closing the window frees its process and leaves the tray; a second start brings it back, and the app where that one quits', async ({
  launch,
  tray,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  const renderers = () =>
    app.electronApp.evaluate(
      ({ app: electron }) => electron.getAppMetrics().filter(({ type }) => type === 'Tab').length,
    );
  expect(await renderers()).toBe(1);
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(renderers).toBe(0);
  await tray.waitForLabel(/^Globex - copy token/);

  const opened = app.electronApp.waitForEvent('window');
  expect(await app.startSecondCopy()).toMatchObject({ code: 0 });
  await new Operator(await opened).seeState('Globex', 'Valid');

  await app.electronApp.evaluate(({ app: electron }) => {
    electron.prependOnceListener('second-instance', () => electron.quit());
  });
  expect(await app.startSecondCopy()).toMatchObject({ code: 0 });
  expect(await app.waitForExit()).toMatchObject({ code: 0 });
  tray.forget();
  await tray.waitForLabel(/^Globex/);
  await tray.clickByLabel('Quit TokenTray');
  await expect.poll(() => tray.hasLiveIcon()).toBe(false);
});

test('closing a minimized window leaves the tray, too', async ({ launch, tray }) => {
  const app = await launch();
  await app.window();
  await app.electronApp.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // No window manager here would minimize it.
    if (window) window.isMinimized = () => true;
    window?.close();
  });
  await expect.poll(() => app.electronApp.windows().length).toBe(0);
  const opened = app.electronApp.waitForEvent('window');
  await tray.clickByLabel('Open TokenTray');
  await expect((await opened).getByRole('button', { name: 'Add your first company' })).toBeVisible();
});

test('a window whose process died comes back', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  const buttons = () =>
    app.electronApp.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        'document.querySelectorAll("button").length',
      ),
    );
  const died = page.waitForEvent('crash');
  await app.electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await died;
  await expect.poll(buttons).toBeGreaterThan(1);
});

test('opens the window from the tray menu and by a click on the icon', async ({ launch, tray }) => {
  const app = await launch({ args: ['--hidden'] });
  await tray.waitForItem();
  expect(app.electronApp.windows()).toHaveLength(0);
  const opened = app.electronApp.waitForEvent('window');
  await tray.activate();
  const page = await opened;
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await tray.clickByLabel('Settings…');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('shows its window even where Electron never says that it can be shown', async ({ launch, tray }) => {
  const app = await launch({ args: ['--hidden'] });
  await tray.waitForItem();
  await app.electronApp.evaluate(({ BrowserWindow }) => {
    const { once } = BrowserWindow.prototype;
    BrowserWindow.prototype.once = function (this: Electron.BrowserWindow, event: string, ...rest: [never]) {
      return event === 'ready-to-show' ? this : once.call(this, event as never, ...rest);
    } as typeof once;
  });
  await tray.activate();
  const isSeen = () =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isSeen).toBe(true);
});

test('reports a desktop without a tray and keeps a normal window', async ({ launch, tray }) => {
  await tray.stop();
  const app = await launch({ args: ['--hidden'] });
  const page = await app.window();
  await expect(page.getByText('This desktop does not show tray icons')).toBeVisible();
  const became = await app.electronApp.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        if (!window) throw new Error('there is no window');
        // No window manager here would minimize it.
        window.minimize = () => resolve('minimized');
        window.once('closed', () => resolve('closed'));
        window.close();
      }),
  );
  expect(became).toBe('minimized');
  await new Operator(page).fillNewCompany({ service: /^KlearStack, user ID/, fields: { Name: 'ACME' } });
  await expect(new Operator(page).field('Name')).toHaveValue('ACME');
});

test('with more than ten companies the tray has a submenu', async ({ launch, tray, startPractice }) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server, 'Company_1 & more'));
  await operator.openCompany('Company_1 & more');
  for (let count = 2; count <= 12; count += 1) {
    await operator.page.getByRole('button', { name: 'Duplicate' }).click();
    await expect
      .poll(async () => (await tray.labels()).filter((label) => label.includes('Company_1')).length)
      .toBe(count);
    await operator.openCompany('Company_1 & more');
  }
  const labels = await tray.labels();
  // Nothing is stored here, so that each company without a sign-in waits for one.
  expect(labels.slice(0, 2)).toEqual(['Sign in to 11 companies…', '---']);
  expect(labels[2]).toMatch(/^Company_1 & more - copy token/);
  expect(labels).toContain('2 more companies');
  expect(labels.filter((label) => label.startsWith('2 more companies > Company_1 & more'))).toHaveLength(2);
});

test('with hundreds of companies the submenu lists a hundred, and its end leads to a search of all', async ({
  launch,
  tray,
}) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Add your first company' }).waitFor();
  const entry = (_: unknown, at: number) =>
    sharedEntry({
      label: `Company ${at + 1}`,
      providerId: 'klearstack-user-id',
      account: { company_name: 'Globex', user_id: String(at) },
    });
  await new WindowCommands(page).importAll(Array.from({ length: 300 }, entry));

  const search = ['290 more companies', 'Search all companies…'] as const;
  await tray.waitForLabel(search);
  const inside = (await tray.labels()).filter((label) => label.startsWith('290 more companies'));
  // The submenu itself, its companies, a line and the search.
  expect(inside).toHaveLength(1 + 100 + 1 + 1);
  const opened = app.electronApp.waitForEvent('window');
  await tray.clickByLabel(search);
  const quickCopy = await opened;
  await quickCopy.getByRole('combobox').fill('Company 299');
  await expect(quickCopy.getByText('Company 299')).toBeVisible();
});

test('the practice company needs nothing but one click, and works again after a restart', async ({
  launch,
  tray,
  clipboard,
}) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Try it with a practice company' }).click();
  await tray.clickOnceSaid(/^Practice company - copy token \(valid/);
  await clipboard.waitForText(looksLikeToken);
  await app.relaunch();
  await tray.waitForLabel(/^Practice company - copy token \(valid/);
});
