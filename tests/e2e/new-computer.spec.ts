// An operator gets a new computer: the companies move there as they are, and the old one is left with nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { storedSecrets } from '../support/app/stored-vault.ts';
import { fileEvidence } from '../support/leaks/leak-watch.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/window/file-dialogs.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken } from '../support/window/practice-entries.ts';

/** From the top of the list. */
const rowNames = ({ page }: Operator) =>
  page.getByRole('row').evaluateAll((rows) =>
    rows
      .map((row) => [row.getBoundingClientRect().top, row.getAttribute('aria-label')] as const)
      .sort(([one], [other]) => one - other)
      .map(([, name]) => name),
  );

async function openSettings(operator: Operator): Promise<void> {
  await operator.backToList();
  await operator.page.getByRole('button', { name: 'Settings' }).click();
}

/** Umbrella Nord for production and twice, with another format; Globex West is the favorite. */
async function arrange(operator: Operator): Promise<void> {
  const { page } = operator;
  await operator.openCompany('Globex West');
  await page.getByRole('button', { name: 'Add to favorites' }).click();
  await operator.openCompany('Umbrella Nord');
  await page.getByRole('button', { name: 'Edit' }).click();
  await operator.markAsProduction();
  await operator.submitAndSee('Save', 'Umbrella Nord');
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await page.getByRole('button', { name: /Copy as$/ }).click();
  await page.getByRole('option', { name: /^Bearer token/ }).click();
  // Back to the page that it was made from.
  await operator.submitAndSee('Save', 'Umbrella Nord');
}

async function exportAll(app: AppUnderTest, operator: Operator, file: string): Promise<void> {
  const { page } = operator;
  await answerSaveDialog(app, file);
  await openSettings(operator);
  await page.getByRole('button', { name: 'Show me how…' }).click();
  await expect(page.getByRole('heading', { name: 'Move to a new computer', level: 1 })).toBeVisible();
  await inspectScreen(app, page, 'move');
  await page.getByRole('button', { name: 'Choose companies…' }).click();
  await expect(page.getByRole('checkbox', { name: 'Include which ones are favorites' })).toBeChecked();
  await page.getByRole('button', { name: 'Export 3 companies…' }).click();
  await expect(page.getByText('3 companies exported')).toBeVisible();
}

/** What a thief of the disk would look for: ciphertext, names, addresses. */
function traces(app: AppUnderTest, needles: readonly (string | Buffer)[]): readonly string[] {
  return fileEvidence(app.userDataDir)
    .filter(({ content }) => needles.some((needle) => content.includes(needle as string & Buffer)))
    .map(({ place }) => place);
}

test('the companies move as they are, and the old computer is left with nothing', async ({
  launchSignedIn,
  launchWithKeyring,
  keyring,
  clipboard,
}) => {
  const { app: old, server } = await launchSignedIn({ names: ['Umbrella Nord', 'Globex West'] });
  const operator = new Operator(await old.window());
  await arrange(operator);
  await operator.backToList();
  await expect.poll(() => rowNames(operator)).toHaveLength(3);
  const order = await rowNames(operator);
  const file = join(old.userDataDir, '..', 'all.tokentray');
  await exportAll(old, operator, file);
  expect(readFileSync(file, 'utf8')).not.toMatch(/practice-password|eyJ/);

  const fresh = await launchWithKeyring();
  const there = new Operator(await fresh.window());
  await answerOpenDialog(fresh, file);
  await there.page.getByRole('button', { name: 'Import companies from a file…' }).click();
  await expect(there.page.getByRole('region', { name: '3 new companies' })).toContainText('Favorite');
  await there.page.getByRole('button', { name: 'Import 3 companies' }).click();
  await expect(there.page.getByText('3 companies imported')).toBeVisible();
  await there.backToList();
  await expect.poll(() => rowNames(there)).toEqual(order);
  await expect(there.row('Umbrella Nord')).toContainText('Production');
  await expect(there.row('Umbrella Nord (copy)')).toContainText('Production');
  await there.openCompany('Globex West');
  await there.page.getByRole('button', { name: 'Sign in' }).click();
  await there.field('Password').fill('practice-password');
  await there.submit('Sign in');
  await there.seeState('Globex West', 'Valid');
  await there
    .row('Globex West')
    .getByRole('button', { name: /^Copy token/ })
    .click();
  await clipboard.waitForText(looksLikeToken);

  await openSettings(there);
  await there.page.getByRole('button', { name: 'Sign out of all…' }).click();
  await there.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out of all' }).click();
  await expect(there.page.getByText('Signed out of all companies')).toBeVisible();
  await there.seeState('Globex West', 'Signed out');
  expect(storedSecrets(fresh)).toEqual({});

  const { page } = operator;
  const ciphertexts = Object.values(storedSecrets(old)).map(({ ciphertext }) => ciphertext.slice(12, 60));
  expect(ciphertexts.length).toBeGreaterThan(1);
  const needles = [
    ...ciphertexts,
    ...ciphertexts.map((part) => Buffer.from(part, 'base64')),
    ...['Umbrella Nord', 'Globex West', 'Practice Company', new URL(server.address).host],
  ];
  expect(traces(old, needles)).not.toEqual([]);
  await openSettings(operator);
  await inspectScreen(old, page, 'leaving');
  await page.getByRole('button', { name: 'Remove everything…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove everything from this computer?' });
  await expect(question).toContainText('This cannot be undone');
  await inspectScreen(old, page, 'remove-everything');
  const clicked = question.getByRole('button', { name: 'Remove everything and quit' }).click();
  expect(await old.waitForExit()).toEqual({ code: 0, signal: null });
  // The page may be gone before Playwright hears that it was clicked.
  await clicked.catch((error: unknown) => expect(String(error)).toContain('closed'));
  expect(readdirSync(join(old.userDataDir, 'data'))).toEqual([]);
  expect(existsSync(join(old.userDataDir, 'logs', 'tokentray.log'))).toBe(false);
  expect(traces(old, needles)).toEqual([]);
  // The keyring keeps the key that the ciphertext was made with, and Chromium's mark that it may use it.
  const kept = await keyring.contents();
  expect(kept.map(({ label }) => label)).toEqual(
    kept.map(() => expect.stringMatching(/ Safe Storage( Control)?$/)),
  );
  expect(kept).toHaveLength(2);
  expect(JSON.stringify(kept)).not.toMatch(/practice-password|eyJ/);

  await old.relaunch();
  const again = await old.window();
  await expect(again.getByRole('button', { name: 'Add your first company' })).toBeVisible();
});
