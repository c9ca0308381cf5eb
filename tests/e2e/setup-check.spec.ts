// Check my setup, search, the pin, and the window that stays where it was put.
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry, userIdEntry } from '../support/window/practice-entries.ts';
import { resizePage } from '../support/window/window-size.ts';

const FRAME_DELAY_MS = 120;

async function openSetupCheck(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Check my setup' }).click();
  await expect(page.getByRole('heading', { name: 'Check my setup', level: 1 })).toBeVisible();
}

/** The result with this heading. */
const result = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 3, exact: true }) });

test('a good setup is reported as good, and the clipboard is left as it was', async ({
  launchWithKeyring,
  notifications,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launchWithKeyring();
  const page = await app.window();
  await new Operator(page).addCompany(passwordEntry(server));
  await new Operator(page).backToList();
  await clipboard.write('what the operator copied');
  await openSetupCheck(page);
  await expect(page.getByRole('status').getByText('Everything works')).toBeVisible();
  const names = [
    'Secure storage',
    'Tray icon',
    'Notifications',
    'Clipboard',
    'Network',
    'Proxy',
    'Clock',
    'ACME',
  ];
  for (const name of names) await expect(result(page, name)).toContainText('Works');
  expect(await clipboard.read()).toBe('what the operator copied');
  await notifications.waitFor(/^Notifications work/);
  await inspectScreen(app, page, 'setup-check');
});

test('what is missing is reported with what to do, starting from the problem card', async ({
  launch,
  tray,
  notifications,
  startPractice,
}) => {
  const server = await startPractice({});
  await tray.stop();
  notifications.stop();
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(userIdEntry(server));
  await server.control.pause();
  await operator.openCompany('Globex');
  await page.getByRole('button', { name: 'Renew now' }).click();
  await page.getByRole('button', { name: 'Check my setup' }).click();
  await expect(page.getByRole('status').getByText('4 things need attention')).toBeVisible({
    timeout: 15_000,
  });
  await expect(result(page, 'Secure storage')).toContainText('Unlock GNOME Keyring');
  await expect(result(page, 'Tray icon')).toContainText('AppIndicator');
  await expect(result(page, 'Notifications')).toContainText('Needs attention');
  await expect(result(page, 'Globex')).toContainText('Does not work');
  await resizePage(page, { width: 420, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  await inspectScreen(app, page, 'setup-check-problems');
  await server.control.resume();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('status').getByText('3 things need attention')).toBeVisible();
});

test('a picture or formatted text on the clipboard is left alone', async ({ launch, clipboard }) => {
  const app = await launch();
  const page = await app.window();
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await app.electronApp.evaluate(({ clipboard: own }) => {
    const former = own as unknown as { write(data: object): void };
    former.write({ text: 'plain', html: '<b>formatted</b>' });
  });
  const check = await page.evaluate(() => window.tokenTray.call('checkSetup', undefined));
  expect(check.find(({ id }) => id === 'clipboard')?.outcome).toBe('skipped');
  expect(await clipboard.read('text/html')).toContain('<b>formatted</b>');
});

/** Sets up `count` companies that are signed out. */
async function addCompanies(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (let number = 1; number <= wanted; number += 1) {
      await window.tokenTray.call('saveCompany', {
        companyId: null,
        draft: {
          label: number === 7 ? 'A & B "Ltd" && Söhne' : `Company ${number}`,
          providerId: 'klearstack-user-id',
          address: `https://service-${number}.example.com`,
          account: { company_name: `Customer ${number}`, user_id: `practice-${number}` },
          storePassword: false,
          copyFormat: 'token',
        },
        secrets: {},
        signIn: false,
      });
    }
  }, count);
}

test('fourteen companies can be searched, by keyboard alone', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const field = page.getByRole('searchbox', { name: 'Search companies' });
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await addCompanies(page, 11);
  await expect(page.getByRole('grid', { name: 'Companies' })).toHaveAttribute('aria-rowcount', '11');
  await expect(field).toBeHidden();
  await addCompanies(page, 3);
  await expect(field).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(field).toBeFocused();
  await page.keyboard.type('sohne');
  await expect(page.getByRole('row')).toHaveCount(1);
  await expect(page.getByText('1 of 14')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Move/ })).toBeHidden();
  await inspectScreen(app, page, 'search');
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(operator.row('A & B "Ltd" && Söhne')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'A & B "Ltd" && Söhne', level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('sohne');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('nobody here');
  await expect(page.getByText('No company matches this search')).toBeVisible();
  await inspectScreen(app, page, 'search-no-match');
  await field.focus();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await expect(operator.row('Company 4')).toBeVisible();
  await field.fill('service-11');
  await expect(operator.row('Company 11')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(field).toBeFocused();
});

test('an operator who searches as soon as the list is back can keep typing, on a slow computer too', async ({
  launch,
}) => {
  const page = await (await launch()).window();
  const operator = new Operator(page);
  const field = page.getByRole('searchbox', { name: 'Search companies' });
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await addCompanies(page, 14);
  await operator.openCompany('Company 3');
  await slowDown(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+f');
  await passFrames(page, 12);
  await expect(field).toBeFocused();
  await page.keyboard.type('company 1');
  await expect(field).toHaveValue('company 1');
});

/** From now on the page draws a few times a second. */
function slowDown(page: Page): Promise<void> {
  return page.evaluate((delayMs) => {
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (drawn) => draw(() => void setTimeout(() => draw(drawn), delayMs));
  }, FRAME_DELAY_MS);
}

function passFrames(page: Page, count: number): Promise<void> {
  return page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame += 1)
      await new Promise((drawn) => requestAnimationFrame(drawn));
  }, count);
}

test('the window opens where it was left, and in sight where its display is gone', async ({ launch }) => {
  const app = await launch();
  await app.window();
  await put(app, { x: 120, y: 90, width: 640, height: 560 });
  await app.relaunch();
  await app.window();
  await expect.poll(() => bounds(app)).toEqual({ x: 120, y: 90, width: 640, height: 560 });
  await put(app, { x: 5_000, y: 4_000, width: 640, height: 560 });
  await app.relaunch();
  await app.window();
  await expect.poll(() => bounds(app)).toEqual({ x: 320, y: 170, width: 640, height: 560 });
});

type Bounds = ReturnType<Electron.BrowserWindow['getBounds']>;

/** Puts the window there until it stays: the display may still report where it first stood. */
async function put(app: AppUnderTest, place: Bounds): Promise<void> {
  await expect.poll(() => isShown(app)).toBe(true);
  const putAndLook = () =>
    app.electronApp.evaluate(async ({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds(to);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return window?.getBounds();
    }, place);
  await expect.poll(putAndLook).toEqual(place);
  await expect.poll(putAndLook).toEqual(place);
}

const isShown = (app: AppUnderTest) =>
  app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false);

const bounds = (app: AppUnderTest) =>
  app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
