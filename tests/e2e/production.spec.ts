// Production is not test: a copy from the tray waits for the operator, and nothing but the small window can let it pass.
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { wordsOf } from '../support/texts/catalogues.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';

const ENTRY = /^ACME ◆ Production - copy token/;
const FROM_ELSEWHERE = 'from another app';

const PROTECTED = { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false };

/** Of the main window and the small one. */
function protections({ electronApp }: AppUnderTest) {
  return electronApp.evaluate(({ webContents }) => {
    type Preferences = Record<'sandbox' | 'contextIsolation' | 'nodeIntegration' | 'webviewTag', boolean>;
    const pages = webContents.getAllWebContents() as unknown as { getLastWebPreferences(): Preferences }[];
    return pages.map((page) => {
      const { sandbox, contextIsolation, nodeIntegration, webviewTag } = page.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag };
    });
  });
}

/** The small window that follows from what `act` does, once its Copy button takes a press. */
async function asked(app: AppUnderTest, act: () => unknown, copy = 'Copy token'): Promise<Page> {
  const [page] = await Promise.all([app.electronApp.waitForEvent('window'), act()]);
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await expect(page.getByRole('button', { name: copy, exact: true })).toBeEnabled();
  return page;
}

/** The window goes with the answer, before a key is up again or a click is reported as done. */
async function answer(page: Page, give: () => Promise<void>): Promise<void> {
  const closed = page.waitForEvent('close');
  await give().catch((error: unknown) => {
    if (!page.isClosed()) throw error;
  });
  await closed;
}

test('a click in the tray on production copies nothing until it is confirmed', async ({
  launchSignedIn,
  tray,
  clipboard,
  notifications,
}) => {
  const { app, server } = await launchSignedIn();
  const main = await app.window();
  const operator = new Operator(main);
  await operator.openCompany('ACME');
  await main.getByRole('button', { name: 'Edit', exact: true }).click();
  await operator.markAsProduction();
  await operator.submitAndSee('Save', 'ACME');
  await expect(main.getByText('You confirm each copy.')).toBeVisible();

  // No command of the main window confirms anything, and none of the small one copies.
  await clipboard.write(FROM_ELSEWHERE);
  const first = await asked(app, () => tray.clickByLabel(ENTRY));
  const call = (page: Page, name: string, input: object) =>
    page.evaluate(
      ([name, input]) =>
        window.tokenTray.call(name as 'copyToken', input as never).then(() => 'done', String),
      [name, input] as const,
    );
  const consent = { confirmationId: 'any', answer: 'confirm', pause: 'none' };
  expect(await call(main, 'answerConfirmation', consent)).toContain('No handler registered');
  expect(await call(first, 'copyToken', { companyId: 'any', format: null })).toContain('not our window');
  expect(await protections(app)).toEqual([PROTECTED, PROTECTED]);
  await inspectScreen(app, first, 'confirmation');

  // Enter is no consent.
  await expect(first.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await answer(first, () => first.keyboard.press('Enter'));
  expect(await clipboard.read()).toBe(FROM_ELSEWHERE);

  // With no window open, from the shortcut.
  await operator.backToList();
  await main.getByRole('button', { name: 'Settings' }).click();
  await main.getByRole('button', { name: 'Record shortcut' }).click();
  await main.keyboard.press('Control+Alt+K');
  await expect(main.getByRole('button', { name: 'Change shortcut, currently Ctrl Alt K' })).toBeVisible();
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const second = await asked(app, () => execFileSync('xdotool', ['key', 'ctrl+alt+k'], { timeout: 5_000 }));
  await answer(second, () => second.keyboard.press('Escape'));
  expect(await clipboard.read()).toBe(FROM_ELSEWHERE);
  expect(notifications.everShown).toEqual([]);

  const third = await asked(app, () => tray.clickByLabel(ENTRY));
  // Chosen so soon that the list is still on its way in, and out only after that: it takes no key any more.
  await third.evaluate(() => document.documentElement.style.setProperty('--appear', '60s'));
  await third.getByRole('button', { name: /Ask me again$/ }).click();
  await third.getByRole('option', { name: 'After 15 minutes' }).click({ force: true });
  await expect(third.getByRole('button', { name: 'After 15 minutes Ask me again' })).toBeVisible();
  await expect(third.locator('[data-exiting] [role="listbox"]')).toBeAttached();
  await answer(third, () => third.keyboard.press('Control+Enter'));
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await notifications.waitFor(/ACME ◆ Production token copied - valid until/);

  // Paused: no window.
  await clipboard.write(FROM_ELSEWHERE);
  await tray.clickByLabel(ENTRY);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
});

test('the small window speaks the language of the app, and the main window asks the same way', async ({
  launchSignedIn,
  clipboard,
}) => {
  const { app } = await launchSignedIn();
  const main = await app.window();
  const operator = new Operator(main);
  await operator.openCompany('ACME');
  await main.getByRole('button', { name: 'Edit', exact: true }).click();
  await operator.markAsProduction();
  await operator.submitAndSee('Save', 'ACME');
  for (const language of ['de', 'hi'] as const) {
    const say = wordsOf('renderer', language);
    await main.evaluate((choice) => window.tokenTray.call('changeSettings', { language: choice }), language);
    const button = main.getByRole('main').getByText(say('copy.action'), { exact: true });
    await expect(button).toBeVisible();
    const page = await asked(app, () => button.click(), say('copy.action'));
    await inspectScreen(app, page, `${language}-confirmation`);
    await answer(page, () => page.getByRole('button', { name: say('app.cancel') }).click());
    // The button is free again, and nothing is said.
    await expect(
      main.getByRole('region', { name: say('app.messages') }).getByRole('alertdialog'),
    ).toHaveCount(0);
    expect(await clipboard.read()).toBe('');
  }
});
