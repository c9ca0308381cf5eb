// Quick copy among forty companies: a few keys from any app to its token, and the focus back in that app.
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { wordsOf } from '../support/texts/catalogues.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { focusedTitle, Keyboard, OtherApp } from '../support/window/other-app.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';
import { takeQuickCopyShortcut } from '../support/window/taken-shortcut.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const SHORTCUT = 'ctrl+shift+space';
const SIGNED_IN = ['Umbrella', 'Müller & Söhne', 'Hooli'];
const OTHERS = Array.from({ length: 37 }, (_, at) => `Company ${String(at + 1).padStart(2, '0')}`);

const test = base.extend<{ readonly otherApp: OtherApp }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  otherApp: async ({}, use) => {
    const other = await OtherApp.start();
    await use(other);
    await other.stop();
  },
});

/** Three that are signed in, Hooli of them production that asks, and 37 that are not. */
async function addForty(page: Page, address: string): Promise<(label: string) => string> {
  const commands = new WindowCommands(page);
  const inputs = [...OTHERS, ...SIGNED_IN].map((label) => {
    const company = newCompany(label, address);
    const asks = { environment: 'production', askBeforeCopy: true } as const;
    const draft = { ...company.draft, ...(label === 'Hooli' && asks) };
    return SIGNED_IN.includes(label) ? { ...company, draft } : { ...company, secrets: {}, signIn: false };
  });
  const results = await commands.callAll('saveCompany', inputs);
  const ids = results.map((result) => (result.outcome === 'saved' ? result.companyId : ''));
  expect(ids).not.toContain('');
  return (label) => ids[inputs.findIndex(({ draft }) => draft.label === label)] ?? '';
}

/** The small window that `act` opens, once its field takes what is typed. */
async function opened(app: AppUnderTest, act: () => unknown): Promise<Page> {
  const [page] = await Promise.all([app.electronApp.waitForEvent('window'), act()]);
  await expect(page.getByRole('combobox')).toBeFocused();
  await hasKeys(app, 'quick-copy');
  return page;
}

/** What a page knows of its focus is what the test tool tells it; the app, and the screen, know better. */
async function hasKeys({ electronApp }: AppUnderTest, page: string): Promise<void> {
  const focused = () =>
    electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL());
  await expect.poll(focused).toBe(`app://tokentray/${page}.html`);
  await expect.poll(focusedTitle).toBe('TokenTray');
}

const refusal = (page: Page, name: string) =>
  page.evaluate(
    (name) => window.tokenTray.call(name as 'renewAll', undefined).then(() => 'done', String),
    name,
  );

const rows = (page: Page) => page.getByRole('option');
const closed = (page: Page, act: () => unknown) =>
  Promise.all([page.isClosed() || page.waitForEvent('close'), act()]);

test('a few keys from any app to a token, and the focus is back in that app', async ({
  launchWithKeyring,
  startPractice,
  otherApp,
  tray,
  clipboard,
  notifications,
}, testInfo) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 3_600 });
  const app = await launchWithKeyring();
  const main = await app.window();
  const idOf = await addForty(main, server.address);
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(focusedTitle).toBe('another app');
  const keys = new Keyboard();
  const isBack = async (line: string) => {
    await expect.poll(focusedTitle).toBe('another app');
    keys.type(line);
    keys.press('Return');
    await expect.poll(() => otherApp.lines().at(-1)).toBe(line);
  };

  await test.step('three letters and Enter', async () => {
    keys.count();
    const page = await opened(app, () => keys.press(SHORTCUT));
    keys.type('umb');
    await expect(rows(page)).toHaveText([/Umbrella/]);
    await closed(page, () => keys.press('Return'));
    testInfo.annotations.push({
      type: 'keys from another app to a token',
      description: String(keys.count()),
    });
    expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
    await notifications.waitFor(/Umbrella token copied - valid until/);
    await isBack('after three letters');
  });

  await test.step('typed before there is a page', async () => {
    await clipboard.write('of another app');
    const [page] = await Promise.all([
      app.electronApp.waitForEvent('window'),
      keys.press(SHORTCUT),
      expect.poll(focusedTitle).toBe('TokenTray'),
    ]);
    keys.type('soehn');
    await closed(page, () => keys.press('Return'));
    await clipboard.waitForText(looksLikeToken);
    await notifications.waitFor(/Müller &amp; Söhne token copied/);
    await isBack('after five letters');
  });

  await test.step('recent ones first, by digit and in another format', async () => {
    await new WindowCommands(await openMain(app, tray)).callAll('setFavourite', [
      { companyId: idOf('Company 30'), isFavourite: true },
    ]);
    await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(focusedTitle).toBe('another app');
    const page = await opened(app, () => tray.clickByLabel('Quick copy…'));
    await expect(rows(page).first()).toContainText('Müller');
    await expect(rows(page).nth(1)).toContainText('Umbrella');
    await expect(rows(page).nth(2)).toContainText('Company 30');
    await expect(page.getByRole('listitem')).toHaveText([
      'EnterCopy token',
      'Shift+EnterBearer token',
      'Ctrl+EnterAuthorization header',
    ]);
    await inspectScreen(app, page, 'quick-copy');
    // A script in it has no way to the other commands of the app, nor to what confirms a copy.
    expect(await refusal(page, 'exportCompanies')).toContain('not our window');
    expect(await refusal(page, 'answerConfirmation')).toContain('No handler registered');
    await closed(page, () => keys.press('alt+2'));
    await notifications.waitFor(/Umbrella token copied/);
    const again = await opened(app, () => keys.press(SHORTCUT));
    keys.press('Down', 'Up');
    await closed(again, () => keys.press('ctrl+Return'));
    await clipboard.waitForText((text) => text.startsWith('Authorization: Bearer eyJ'));
    await isBack('after another format');
  });

  await test.step('production asks, and the focus is back after that', async () => {
    await clipboard.write('of another app');
    const page = await opened(app, () => keys.press(SHORTCUT));
    keys.type('hoo');
    await expect(rows(page)).toHaveText([/Hooli.*Production/]);
    const asked = async (act: () => unknown) => {
      const [question] = await Promise.all([app.electronApp.waitForEvent('window'), act()]);
      await expect(question.getByRole('button', { name: 'Copy token', exact: true })).toBeEnabled();
      // Its page may be ready before the window is shown.
      await hasKeys(app, 'confirmation');
      return question;
    };
    const first = await asked(() => keys.press('Return'));
    expect(page.isClosed()).toBe(true);
    await closed(first, () => keys.press('Return'));
    expect(await clipboard.read()).toBe('of another app');
    await isBack('after no');
    await opened(app, () => keys.press(SHORTCUT));
    keys.type('hoo');
    const second = await asked(() => keys.press('Return'));
    await closed(second, () => keys.press('ctrl+Return'));
    expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
    await isBack('after yes');
  });

  await test.step('a state is found too, and Enter leads to the sign-in', async () => {
    const page = await opened(app, () => keys.press(SHORTCUT));
    keys.press('Escape');
    await expect.poll(() => page.isClosed()).toBe(true);
    await isBack('after Escape');
    const another = await opened(app, () => keys.press(SHORTCUT));
    keys.type('sign in 07');
    await expect(rows(another).first()).toHaveText(/Company 07.*Signed out/);
    const [window] = await Promise.all([app.electronApp.waitForEvent('window'), keys.press('Return')]);
    await expect(window.getByRole('heading', { name: 'Company 07', level: 1 })).toBeVisible();
    await expect(window.getByRole('textbox', { name: 'Password' })).toBeVisible();
  });
});

async function openMain(app: AppUnderTest, tray: { activate(): Promise<void> }): Promise<Page> {
  const [page] = await Promise.all([app.electronApp.waitForEvent('window'), tray.activate()]);
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  return page;
}

test('in the main window typing searches, Enter and Ctrl+C copy the row, and Space opens it', async ({
  launchWithKeyring,
  startPractice,
  tray,
  clipboard,
}) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 3_600 });
  const app = await launchWithKeyring();
  const page = await app.window();
  await addForty(page, server.address);
  await expect(page.getByRole('row', { name: 'Company 01', exact: true })).toBeVisible();
  await page.keyboard.type('umb');
  await expect(page.getByRole('searchbox')).toHaveValue('umb');
  await expect(page.getByRole('row')).toHaveCount(1);
  await inspectScreen(app, page, 'search-best');
  await page.keyboard.press('Enter');
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await expect(page.getByText(/^Umbrella token copied/)).toBeVisible();

  await clipboard.write('of another app');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('row', { name: 'Umbrella' })).toBeFocused();
  await page.keyboard.press('Control+c');
  await clipboard.waitForText(looksLikeToken);
  await clipboard.write('of another app');
  await page.keyboard.press('Enter');
  await clipboard.waitForText(looksLikeToken);
  await page.keyboard.press('Space');
  await expect(page.getByRole('heading', { name: 'Umbrella', level: 1 })).toBeVisible();
  await page.keyboard.press('Escape');

  // From a row that has the focus, what is typed takes the place of the last search.
  await expect(page.getByRole('row', { name: 'Umbrella' })).toBeFocused();
  await page.keyboard.type('sign in 12');
  await expect(page.getByRole('row', { name: 'Company 12' })).toContainText('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible();

  for (const language of ['de', 'hi'] as const) {
    const say = wordsOf('renderer', language);
    await page.evaluate((choice) => window.tokenTray.call('changeSettings', { language: choice }), language);
    const label = wordsOf('app', language)('tray.quickCopy');
    const small = await opened(app, () => tray.clickOnceSaid(label));
    await small.keyboard.type(say('search.offline').split(',')[0] ?? '');
    await expect(small.getByText(say('companies.noMatch'))).toBeVisible();
    await small.keyboard.press('Control+a');
    await small.keyboard.press('Backspace');
    await inspectScreen(app, small, `${language}-quick-copy`);
    await closed(small, () => small.keyboard.press('Escape').catch(() => undefined));
  }
});

test('a shortcut that another app has is said at its setting, and nowhere else', async ({
  launch,
  // Only so that the desktop is there.
  outside: _desktop,
}) => {
  const giveBack = await takeQuickCopyShortcut();
  const app = await launch();
  const page = await app.window();
  const settings = page.getByRole('button', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await expect(page.getByText('The shortcut does not work')).toHaveCount(0);
  await settings.click();
  await expect(page.getByText('Another app uses this shortcut, so it does nothing here.')).toBeVisible();
  await inspectScreen(app, page, 'shortcut-refused');
  giveBack();
  await page.getByRole('button', { name: /^Change shortcut, currently Ctrl Shift Space/ }).click();
  await page.keyboard.press('Control+Shift+Space');
  await expect(page.getByText('Another app uses this shortcut')).toHaveCount(0);
  const small = await opened(app, () => new Keyboard().press(SHORTCUT));
  await closed(small, () => small.keyboard.press('Escape').catch(() => undefined));
});
