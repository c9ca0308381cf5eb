import { expect, test } from '../support/fixtures.ts';
import { photograph } from '../support/window/photograph.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

test('pictures', async ({ launchWithKeyring, startPractice }) => {
  test.setTimeout(200_000);
  const server = await startPractice({});
  const app = await launchWithKeyring();
  const page = await app.window();
  const commands = new WindowCommands(page);
  const many = ['Hooli', 'Initrode', 'Soylent (Production)'].map((label) => newCompany(label, server.address));
  await commands.callAll('saveCompany', [...many.slice(0, 2), { ...many[2]!, draft: { ...many[2]!.draft, environment: 'production' } }]);
  server.control.revokeAccessTokens();
  server.control.revokeRefreshTokens();
  await page.getByRole('button', { name: 'Renew all' }).click();
  await expect(page.getByRole('button', { name: '3 need you' })).toBeVisible();
  for (const panel of ['windows', 'mac', 'gnome', 'kde', 'other']) {
    await app.electronApp.evaluate(({ BrowserWindow }, kind) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('event:farewell', { kind: 'stillRunning', panel: kind, offersStart: true });
    }, panel);
    await expect(page.locator(`[data-panel=${panel}]`)).toBeVisible();
    await photograph(app, page, `panel-${panel}`);
  }
  await page.keyboard.press('Escape');
  for (const language of ['en', 'de', 'hi'] as const) {
    await commands.callAll('changeSettings', [{ language }]);
    await page.reload();
    await expect(page.getByRole('row').first()).toBeVisible();
    await page.mouse.move(5, 5);
    await photograph(app, page, `list-${language}`);
    await app.electronApp.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('event:navigate', { screen: 'signInRound' });
    });
    await expect(page.locator('input[type=password]')).toBeFocused();
    await photograph(app, page, `round-${language}`);
    await page.locator('main [class*=scroller]').evaluate((e) => e.scrollTo(0, 9999));
    await photograph(app, page, `round-end-${language}`);
    await app.electronApp.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('event:farewell', { kind: 'stillRunning', panel: 'windows', offersStart: true });
    });
    await expect(page.locator('[data-panel=windows]')).toBeVisible();
    await photograph(app, page, `running-${language}`);
    await page.keyboard.press('Escape');
    await app.electronApp.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('event:farewell', { kind: 'quit', signIns: 3 });
    });
    await photograph(app, page, `quit-${language}`);
    await page.keyboard.press('Escape');
  }
});
