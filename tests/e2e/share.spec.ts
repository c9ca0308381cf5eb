// Companies go from one operator to another as a file: no secret in it, and nothing changes before it was looked at.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import { companyFile, sharedEntry } from '../support/core/company-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/window/file-dialogs.ts';
import { dropFile } from '../support/window/file-drop.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry } from '../support/window/practice-entries.ts';
import { resize } from '../support/window/window-size.ts';

const NARROW = { width: 420, height: 640 } as const;

/** What the practice account of `passwordEntry` looks like in a file. */
const acmeEntry = (server: PracticeServer, more: Readonly<Record<string, unknown>> = {}) =>
  sharedEntry({ address: server.address, ...more });

const preview = (page: Page) => page.getByRole('heading', { name: 'Import companies', level: 1 });

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('goes from one home to another, and signs in there', async ({ launch, startPractice, clipboard }) => {
  const server = await startPractice({});
  const from = await launch();
  const sender = new Operator(await from.window());
  await sender.addCompany({ ...passwordEntry(server), storePassword: true });
  await sender.addCompany(userIdEntry(server));
  const file = join(from.userDataDir, 'ours.tokentray');
  await answerSaveDialog(from, file);
  await sender.backToList();
  await sender.page.getByRole('button', { name: 'Settings' }).click();
  await sender.page.getByRole('button', { name: 'Choose companies…' }).click();
  await expect(sender.page.getByText('The file contains no tokens or passwords')).toBeVisible();
  await expect(sender.page.getByText('A user ID alone is enough to sign in')).toBeVisible();
  await inspectScreen(from, sender.page, 'export');
  await sender.page.getByRole('button', { name: 'Export 2 companies…' }).click();
  await expect(sender.page.getByText('2 companies exported')).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/practice-password|eyJ|"id"|refresh|storePassword/);
  expect(JSON.parse(text).companies).toHaveLength(2);

  const to = await launch();
  const page = await to.window();
  await answerOpenDialog(to, file);
  await page.getByRole('button', { name: 'Import companies from a file…' }).click();
  await expect(preview(page)).toBeVisible();
  await expect(page.getByRole('region', { name: '2 new companies' })).toContainText(
    new URL(server.address).host,
  );
  await inspectScreen(to, page, 'import-new');
  await page.getByRole('checkbox', { name: /^Globex/ }).uncheck();
  await page.getByRole('button', { name: 'Import 1 company' }).click();
  await expect(page.getByText('1 company imported')).toBeVisible();
  const receiver = new Operator(page);
  await receiver.seeState('ACME', 'Signed out');
  expect(await receiver.row('Globex').count()).toBe(0);
  await receiver.openCompany('ACME');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await receiver.field('Password').fill('practice-password');
  await receiver.submit('Sign in');
  await receiver.seeState('ACME', 'Valid');
  await receiver.openCompany('ACME');
  await page.getByRole('button', { name: 'Copy token' }).click();
  await clipboard.waitForText(looksLikeToken);
});

test('a changed address is not imported unless it is selected, and an import can be undone', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(passwordEntry(server));
  const file = companyFile([
    acmeEntry(server, { address: 'https://acme.example.com', copyFormat: 'bearer' }),
    acmeEntry(server, { label: 'Söhne', address: 'https://söhne.example' }),
    acmeEntry(server, { label: 'Plain', address: 'http://plain.example.com' }),
    acmeEntry(server, { label: 'AC\u202eME', address: 'https://hidden.example' }),
  ]);
  await dropFile(page, 'changes.tokentray', file);
  await expect(preview(page)).toBeVisible();
  await expect(page.getByText('xn--shne-5qa.example', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: '2 companies cannot be imported' })).toContainText(
    'Use https://',
  );
  const changed = page.getByRole('region', { name: '1 company would change' });
  const address = changed.getByRole('checkbox', { name: /^Address/ });
  await expect(address).not.toBeChecked();
  await expect(changed.getByRole('checkbox', { name: /^Copied as/ })).toBeChecked();
  await inspectScreen(app, page, 'import-changes');
  await changed.scrollIntoViewIfNeeded();
  await inspectScreen(app, page, 'import-changes-below');
  await page.getByRole('button', { name: 'Import 2 companies' }).click();
  await expect(page.getByText('2 companies imported')).toBeVisible();
  await operator.seeState('ACME', 'Valid');
  await operator.openCompany('ACME');
  await expect(page.getByText(server.address, { exact: false }).first()).toBeVisible();

  // A company's page takes the certificate of an authority too.
  await dropFile(page, 'changes.tokentray', file, 'Drop a certificate from IT, or a company file');
  await address.check();
  await page.getByRole('button', { name: 'Import 1 company' }).click();
  await expect(operator.row('ACME')).toContainText('Signed out');
  // The newest message stands first.
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByText('Import undone')).toBeVisible();
  await operator.seeState('ACME', 'Valid');
});

test('a second start with a file shows it in the running app, by keyboard alone and in a narrow window', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch({ args: ['--hidden'] });
  const file = join(app.userDataDir, 'more.tokentray');
  writeFileSync(
    file,
    companyFile([acmeEntry(server), acmeEntry(server, { label: 'Initrode', account: {} })]),
  );
  await app.startSecondCopy([file]);
  const page = await app.window();
  await expect(preview(page)).toBeVisible();
  await resize(app, page, NARROW);
  await inspectScreen(app, page, 'import-narrow');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  const box = page.getByRole('checkbox', { name: /^ACME/ });
  for (
    let presses = 0;
    presses < 12 && !(await box.evaluate((node) => node === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Import 0 companies' })).toBeDisabled();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 company imported')).toBeVisible();
  await new Operator(page).openCompany('ACME');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('checkbox', { name: /^ACME/ })).toBeChecked();
  await inspectScreen(app, page, 'export-narrow');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
});

test('a start with a file that is no company file says so, and the file of another start replaces it', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const file = join(app.userDataDir, 'broken.tokentray');
  writeFileSync(file, Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
  await app.relaunch({ args: ['--hidden', file] });
  const opened = await app.window();
  expect(opened).not.toBe(page);
  await expect(opened.getByText('This is not a company file')).toBeVisible();
  await inspectScreen(app, opened, 'import-refused');
  const [huge, folder, pipe] = ['huge', 'folder', 'pipe'].map((name) =>
    join(app.userDataDir, `${name}.tokentray`),
  );
  writeFileSync(huge ?? '', '');
  truncateSync(huge ?? '', 100 * 1_048_576);
  mkdirSync(folder ?? '');
  execFileSync('mkfifo', [pipe ?? '']);
  for (const [path, said] of [
    [huge, 'The file is too large'],
    [folder, 'The file could not be read'],
    [pipe, 'The file could not be read'],
  ] as const) {
    await answerOpenDialog(app, path ?? '');
    await opened.getByRole('button', { name: 'Choose file…' }).click();
    await expect(opened.getByText(basename(path ?? ''))).toBeVisible();
    await expect(opened.getByText(said)).toBeVisible();
    rmSync(path ?? '', { recursive: true });
  }
  const good = join(app.userDataDir, 'good.tokentray');
  writeFileSync(good, companyFile([acmeEntry(server)]));
  await app.startSecondCopy([good]);
  await expect(opened.getByRole('checkbox', { name: /^ACME/ })).toBeChecked();
});

test('a thousand companies are looked at without waiting', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  const many = Array.from({ length: 1_000 }, (_, number) =>
    sharedEntry({ label: `Company ${number}`, address: `https://c${number}.example.com` }),
  );
  await dropFile(page, 'many.tokentray', companyFile(many));
  await page.getByRole('checkbox', { name: 'All', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: /^Company 7 / }).check();
  await page.getByRole('button', { name: 'Import 1 company' }).click();
  await expect(new Operator(page).row('Company 7')).toBeVisible();
});
