// "Is this token OK?", details for IT and the help page, as an operator uses them.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { untilKeysWork } from '../support/window/painted.ts';
import { userIdEntry } from '../support/window/practice-entries.ts';
import { resize } from '../support/window/window-size.ts';

const FIELD = 'Token';
const NARROW = { width: 420, height: 700 };

async function openMore(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await expect(page.getByRole('heading', { name: entry, level: 1 })).toBeVisible();
}

/** A token that looks real and is not. */
function token(payload: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(payload)}.cHJhY3RpY2U`;
}

const inSeconds = (fromNow: number) => Math.floor(Date.now() / 1_000) + fromNow;

test('says which company a token is from, and whether it is good', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({ accessTtlS: 900 });
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const verdict = page.getByRole('status', { name: 'Result' });
  await operator.addCompany(userIdEntry(server));
  await operator
    .row('Globex')
    .getByRole('button', { name: /^Copy token/ })
    .click();
  const copied = await clipboard.waitForText((text) => text.startsWith('eyJ'));

  await openMore(page, 'Is this token OK?');
  await expect(operator.field(FIELD)).toBeFocused();
  await operator.field(FIELD).fill(`Authorization: Bearer ${copied}`);
  await expect(verdict).toContainText('From Globex: the token currently in use.');
  await expect(verdict).toContainText(/^Valid until \d\d:\d\d/);
  await expect(page.getByRole('heading', { name: 'What the token says' })).toBeVisible();
  await inspectScreen(app, page, 'inspector-valid');

  const expired = token({ sub: 'practice', exp: inSeconds(-3_600), token_type: 'refresh' }, { alg: 'none' });
  await operator.field(FIELD).fill(expired);
  await expect(verdict).toContainText(/^Expired \S/);
  await expect(verdict).toContainText('It is not a current token of any of your companies.');
  await expect(page.getByText('It is not signed')).toBeVisible();
  await inspectScreen(app, page, 'inspector-expired');

  await operator.field(FIELD).fill('garbage');
  await expect(verdict).toContainText('Only the service that issued it can read it.');
  await operator.field(FIELD).fill('');
  await expect(verdict).toBeEmpty();

  await operator.field(FIELD).fill(copied);
  await operator.backToList();
  await openMore(page, 'Is this token OK?');
  await expect(operator.field(FIELD)).toHaveValue('');
  expect(app.output()).not.toContain(copied);
});

test('counts a token down until it expires', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await openMore(page, 'Is this token OK?');
  await page.getByRole('textbox', { name: FIELD }).fill(token({ exp: inSeconds(8) }));
  const verdict = page.getByRole('status', { name: 'Result' });
  await expect(verdict).toContainText(/^Valid until/);
  await expect(verdict).toContainText(/^Expired \S/, { timeout: 20_000 });
});

test('takes 128 KB, and says so when it is more', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await openMore(page, 'Is this token OK?');
  const field = page.getByRole('textbox', { name: FIELD });
  const large = token({ exp: inSeconds(600), padding: 'x'.repeat(90_000) });
  const startedAtMs = performance.now();
  await field.fill(large);
  await expect(page.getByRole('status', { name: 'Result' })).toContainText(/^Valid until/);
  test.info().annotations.push({
    type: 'measured',
    description: `${Math.round(performance.now() - startedAtMs)} ms from ${large.length} characters to the verdict`,
  });
  await field.fill('x'.repeat(131_073));
  await expect(page.getByText('This is longer than 128 KB')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(field).toHaveValue('');
});

test('copies details for IT without a secret, from a company that is well and from one that is not', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const entry = userIdEntry(server);
  await operator.addCompany(entry);
  await operator.openCompany('Globex');
  const button = page.getByRole('button', { name: 'Copy details for IT' });
  await button.click();
  const report = await clipboard.waitForText((text) => text.startsWith('TokenTray: details for IT'));
  expect(report).toMatch(/^Status: Valid$/m);
  expect(report).toMatch(/^User ID: set$/m);
  for (const [label, value] of Object.entries(entry.fields)) {
    if (label !== 'Name' && label !== 'Address') expect(report).not.toContain(value);
  }
  await expect(page.getByText('They contain no token, password or user name.')).toBeVisible();

  await server.close();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect(page.getByText('Globex cannot be reached')).toBeVisible();
  await expect(button).toHaveCount(1);
  await button.click();
  await clipboard.waitForText((text) => /^Network error: net::ERR_/m.test(text));
  await inspectScreen(app, page, 'company-details-copied');
});

test('helps: the guide, the shortcuts, the data and the licenses', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await expect(page.getByRole('button', { name: 'More' })).toBeVisible();
  await untilKeysWork(page);
  await page.keyboard.press('F1');
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
  await expect(page.getByText('Add a company: paste the address')).toBeVisible();
  await expect(page.getByText('Ctrl + N')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open folder' })).toBeVisible();
  await inspectScreen(app, page, 'about');
  await page.getByRole('button', { name: 'Show licenses' }).click();
  const licences = page.getByRole('region', { name: 'License texts' });
  await expect(licences).toContainText('react-aria-components');
  await licences.scrollIntoViewIfNeeded();
  await inspectScreen(app, page, 'about-licences');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeHidden();
});

test('fits a narrow window', async ({ launch }) => {
  const app = await launch();
  const page = await app.window();
  await resize(app, page, NARROW);
  await openMore(page, 'Is this token OK?');
  await page.getByRole('textbox', { name: FIELD }).fill(token({ exp: inSeconds(600), iss: 'x'.repeat(200) }));
  await expect(page.getByRole('status', { name: 'Result' })).toContainText(/^Valid until/);
  for (const screen of ['inspector', 'about']) {
    if (screen === 'about') {
      await page.keyboard.press('F1');
      await expect(page.getByRole('heading', { name: 'Help', level: 1 })).toBeVisible();
    }
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('main, main div, main section')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} > ${clientWidth}`),
    );
    expect(tooWide).toEqual([]);
    await inspectScreen(app, page, `${screen}-narrow`);
  }
});
