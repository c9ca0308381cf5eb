// A link that offers a company, as a browser opens it: on the command line of a second copy. It is looked at in the first one,
// takes nothing away from the operator, and sends nothing.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { Ear } from '../support/network/ear.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry } from '../support/window/practice-entries.ts';

const CYRILLIC_ACME = '\u0410\u0421\u041c\u0415';

const linkTo = (address: string, more: Readonly<Record<string, string>> = {}) =>
  `tokentray://add?${new URLSearchParams({
    ...{ label: CYRILLIC_ACME, providerId: 'klearstack-password', address },
    ...{ company_name: 'Practice Company', username: 'operator', ...more },
  })}`;

const title = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

test('a link in a second copy is previewed in the first: typed text stays, a look-alike is marked, nothing is sent', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const ear = await Ear.open();
  const address = `http://127.0.0.1:${ear.tcpPort}/`;
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(passwordEntry(server));

  await operator.fillNewCompany(passwordEntry(server, CYRILLIC_ACME));
  await expect(page.getByText(/^This looks like ACME, which you already have/).first()).toBeVisible();
  await inspectScreen(app, page, 'form-twin');
  await app.startSecondCopy([linkTo(address)]);
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(operator.field('Name')).toHaveValue(CYRILLIC_ACME);
  await app.startSecondCopy([linkTo(address)]);
  await page.getByRole('button', { name: 'Discard' }).click();

  await expect(title(page, 'Import companies')).toBeVisible();
  await expect(page.getByText('A link offers you this company')).toBeVisible();
  await expect(page.getByText(new URL(address).host, { exact: true })).toBeVisible();
  await expect(page.getByText(/^This name looks like ACME, but/)).toBeVisible();
  const box = page.getByRole('checkbox', { name: new RegExp(`^${CYRILLIC_ACME}`) });
  await expect(box).not.toBeChecked();
  await expect(page.getByRole('button', { name: 'Import 0 companies' })).toBeDisabled();
  await inspectScreen(app, page, 'link-preview');

  await app.startSecondCopy([linkTo(address, { label: 'Initrode' })]);
  await expect(title(page, 'Look at another import?')).toBeVisible();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await box.check();
  await page.getByRole('button', { name: 'Import 1 company' }).click();
  await expect(page.getByText('1 company imported')).toBeVisible();
  await operator.seeState(CYRILLIC_ACME, 'Signed out');

  await app.startSecondCopy([linkTo(address, { password: 'practice-password' })]);
  await expect(page.getByText('The link contains a password or a token')).toBeVisible();
  await inspectScreen(app, page, 'link-refused');
  expect(ear.heard).toEqual([]);
  await ear.close();
});
