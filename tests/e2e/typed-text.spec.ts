// What was typed into a form is not lost by closing the window.
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';

const closeWindow = ({ electronApp }: AppUnderTest) =>
  electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('asks before the window closes and discards typed text', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Add your first company' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('ACME');

  await closeWindow(app);
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(name).toHaveValue('ACME');

  await closeWindow(app);
  const closed = page.waitForEvent('close');
  const clicked = page.getByRole('button', { name: 'Discard' }).click();
  await closed;
  // The page may be gone before Playwright hears that it was clicked.
  await clicked.catch((error: unknown) => expect(String(error)).toContain('has been closed'));
});

test('closes at once where nothing was typed', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Add your first company' }).click();
  const closed = page.waitForEvent('close');
  await closeWindow(app);
  await closed;
});

test('quits even with typed text', async ({ launch, tray }) => {
  const app = await launch();
  const page = await app.window();
  await page.getByRole('button', { name: 'Add your first company' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('ACME');
  await tray.clickByLabel('Quit TokenTray');
  expect(await app.waitForExit()).toEqual({ code: 0, signal: null });
});
