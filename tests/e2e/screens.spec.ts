// Every screen, light and dark: photographed for people to look at, and free of what axe finds.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import {
  awkwardEntry,
  generateTokenEntry,
  passwordEntry,
  userIdEntry,
} from '../support/window/practice-entries.ts';

test('shows every screen, light and dark, accessible', async ({ launchWithKeyring, startPractice }) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 86_400 });
  const app = await launchWithKeyring();
  const page = await app.window();
  const operator = new Operator(page);

  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await inspectScreen(app, page, 'first-run');

  await page.getByRole('button', { name: 'Add your first company' }).click();
  await inspectScreen(app, page, 'add-company');
  await operator.submit('Add and sign in');
  await expect(operator.field('Name')).toHaveAttribute('aria-invalid', 'true');
  await inspectScreen(app, page, 'add-company-errors');
  await operator.backToStart();

  const entry = passwordEntry(server);
  await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Password: 'mistyped-password' } });
  await operator.submit('Add and sign in');
  await expect(page.getByRole('alert')).toContainText('did not accept this sign-in');
  await inspectScreen(app, page, 'wrong-password');
  await operator.field('Password').fill('practice-password');
  await operator.submitAndSee('Add and sign in', 'ACME');

  await operator.addCompany(userIdEntry(server));
  await operator.addCompany(generateTokenEntry(server));
  await operator.addCompany(
    awkwardEntry(server, 'परीक्षण कंपनी 🚀 with a long name that goes on and on, and then some more'),
  );
  await operator.openCompany('Globex');
  await inspectScreen(app, page, 'company');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await operator.seeState('Globex', 'Signed out');
  await operator.openCompany('ACME');
  await expect(
    page.getByText(/^While TokenTray is running, you will not need your password before \w+day \d\d:\d\d\./),
  ).toBeVisible();
  await inspectScreen(app, page, 'company-password-again');
  server.control.revokeRefreshTokens();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByText(/^The service no longer accepts your earlier sign-in/)).toBeVisible();
  await inspectScreen(app, page, 'company-needs-sign-in');
  await operator.backToList();
  await inspectScreen(app, page, 'companies');

  await operator.row('ACME').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to ACME' })).toBeVisible();
  await inspectScreen(app, page, 'sign-in');
  await operator.backToList();

  await operator.openCompany('Initech');
  await page.getByRole('button', { name: 'Delete' }).click();
  await inspectScreen(app, page, 'delete-company');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Edit' }).click();
  await inspectScreen(app, page, 'edit-company');
  await operator.backToList();

  await page.getByRole('button', { name: 'Settings' }).click();
  await inspectScreen(app, page, 'settings');
  expect(app.output()).not.toMatch(/Content Security Policy|Refused to/);
});

test('restores a deleted company', async ({ launch, startPractice, tray }) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  await operator.openCompany('Globex');
  // The second press of the double-click is beside the question that the first one opened, which stays.
  await operator.page.getByRole('button', { name: 'Delete' }).dblclick();
  await operator.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await tray.waitForLabel('Add a company…');
  await operator.page.getByRole('button', { name: 'Undo' }).click();
  await tray.waitForLabel(/^Globex - copy token \(valid/);
  await expect(operator.row('Globex')).toBeVisible();
  await operator.seeState('Globex', 'Valid');
});

test('works by keyboard alone: from the first screen to a copied token', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await expect(page.getByRole('button', { name: 'Add your first company' })).toBeVisible();
  await tabTo(page, 'Add your first company');
  await press('Enter');
  await tabTo(page, /^KlearStack/);
  await press('ArrowDown');
  await expect(page.getByRole('radio', { name: /user ID/ })).toBeChecked();
  for (const [label, value] of Object.entries(userIdEntry(server).fields)) {
    await tabTo(page, label);
    await page.keyboard.type(value);
  }
  await press('Enter');
  await expect(page.getByRole('heading', { name: 'Globex', level: 1 })).toBeVisible();
  await tabTo(page, /^Copy token/);
  await press('Enter');
  await clipboard.waitForText((text) => text.startsWith('eyJ'));
  await press('Escape');
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
});

/** Presses Tab until the focus is on what is called `name`. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    const focused = await page.locator(':focus').all();
    const [element] = focused;
    const found = element && (await element.ariaSnapshot());
    if (
      found &&
      (typeof name === 'string'
        ? found.includes(`"${name}"`)
        : new RegExp(`"${name.source.replace(/^\^/, '')}`).test(found))
    )
      return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
