// What an operator meets when something goes wrong: told in plain words, with the way out, and nothing lost.
import { join } from 'node:path';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { fileEvidence } from '../support/leaks/leak-watch.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';

test('a wrong password is reported with everything that may be wrong, and nothing is stored', async ({
  launchWithKeyring,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launchWithKeyring();
  const operator = new Operator(await app.window());
  const entry = passwordEntry(server);
  await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Password: 'mistyped-password' } });
  await operator.submit('Add and sign in');
  const password = operator.field('Password');
  const alert = operator.page.getByRole('alert');
  await expect(alert).toContainText('“No active account found with the given credentials”');
  await expect(alert).toContainText('Company name, User name, Password');
  await expect(password).not.toHaveAttribute('aria-invalid', 'true');
  await expect(password).toBeFocused();
  await expect(operator.field('User name')).toHaveValue('practice');
  const stored = fileEvidence(join(app.userDataDir, 'data'))
    .map(({ content }) => content.toString())
    .join('\n');
  expect(stored).not.toContain('ACME');
  expect(stored).not.toContain('mistyped');

  await password.fill('practice-password');
  await operator.submitAndSee('Add and sign in', 'ACME');
  await operator.seeState('ACME', 'Valid');
});

test('a parameter that the service reports as missing is marked at its field', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  server.control.fail('get_access_token', {
    answer: {
      status: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"Company Name"}',
    },
  });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.fillNewCompany(passwordEntry(server));
  await operator.submit('Add and sign in');
  await expect(operator.field('Company name')).toHaveAccessibleDescription(/Company name is missing/);
});

test('bad input is reported at its field when it loses focus, before anything is sent', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  const entry = passwordEntry(server);
  await operator.fillNewCompany({ ...entry, fields: { ...entry.fields, Address: 'http://example.com' } });
  await expect(operator.field('Address')).toHaveAccessibleDescription(/https:\/\//);
  await operator.submit('Add and sign in');
  await expect(operator.field('Address')).toBeFocused();
  expect(server.control.requests).toEqual([]);
});

test('an address with letters that look like others is shown as what it is, before and after it is saved', async ({
  launch,
}) => {
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.fillNewCompany({
    service: /^KlearStack, user ID/,
    fields: {
      ...{ Name: 'Look-alike', Address: 'https://ex\u0430mple.com/' },
      ...{ 'Company name': 'Practice', 'User ID': 'practice-26' },
    },
  });
  await expect(operator.field('Address')).toHaveAccessibleDescription(/leads to xn--exmple-4nf\.com/);
  await inspectScreen(app, operator.page, 'look-alike-address');
  await operator.submitAndSee('Save without signing in', 'Look-alike');
  await expect(operator.page.getByText('https://xn--exmple-4nf.com/')).toBeVisible();
  await expect(operator.page.getByText('ex\u0430mple')).toBeHidden();
});

test('a user-ID session goes on when the refresh token dies', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  server.control.revokeRefreshTokens();
  await seeSecondSignIn(server, 'getaccesstokenfromuserid');
  await operator.seeState('Globex', 'Valid');
  await tray.clickByLabel(/^Globex - copy token/);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
});

test('a password session asks for sign-in, by notification, in the tray and in the window', async ({
  launch,
  tray,
  notifications,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(passwordEntry(server));
  server.control.revokeRefreshTokens();
  await notifications.waitFor(/^Sign in again for ACME/, 20_000);
  await operator.seeState('ACME', 'Sign in again');
  // The old token goes on being copied while it lives, and the tray says so; then it asks.
  await tray.waitForLabel('ACME - sign in again…', 30_000);
  // The window offers the same.
  await expect(operator.row('ACME').getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(operator.row('ACME').getByRole('button', { name: 'Copy token' })).toBeHidden();
  await operator.openCompany('ACME');
  await expect(operator.page.getByRole('button', { name: 'Copy token' })).toBeHidden();
  // What can be done comes before what it is about.
  await expect(
    operator.page.getByRole('main').getByText(/^(Sign in|Sign out|Copy details for IT)$/),
  ).toHaveText(['Sign in', 'Sign out', 'Copy details for IT']);
  await expect(operator.page.getByText('No time left')).toBeHidden();
  await inspectScreen(app, operator.page, 'company-expired');
  await operator.backToList();
  await clipboard.clear();
  await tray.clickByLabel('ACME - sign in again…');
  await expect(operator.page.getByRole('heading', { name: 'Sign in to ACME' })).toBeVisible();
  await expect(operator.field('Password')).toHaveValue('');
  expect(await clipboard.read()).toBe('');
  await operator.field('Password').fill('practice-password');
  await operator.submit('Sign in');
  await expect(operator.page.getByRole('heading', { name: 'Sign in to ACME' })).toBeHidden();
  await operator.seeState('ACME', 'Valid');
  const isAboutSignIn = ({ summary }: { readonly summary: string }) => /^Sign in again/.test(summary);
  expect(notifications.shown.filter(isAboutSignIn)).toHaveLength(1);
  await expect.poll(() => notifications.standing.filter(isAboutSignIn)).toEqual([]);
});

test('a password session with a stored password signs in again by itself', async ({
  launch,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany({ ...passwordEntry(server), storePassword: true });
  server.control.revokeRefreshTokens();
  await seeSecondSignIn(server, 'get_access_token');
  await operator.seeState('ACME', 'Valid');
});

test('offline is reported as offline, the token stays copyable, and renewal resumes', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 40, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(passwordEntry(server));
  await server.control.pause();
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await operator.seeState('ACME', 'Offline');
  await tray.waitForLabel(/^ACME - copy token \(offline, valid under 1 min\)$/);
  await tray.clickByLabel(/^ACME - copy token \(offline/);
  const token = await clipboard.waitForText(looksLikeToken);
  await server.control.resume();
  expect(await whoami(server, token)).toBe(200);
  await operator.seeState('ACME', 'Valid', 30_000);
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  expect(notifications.shown.filter(({ summary }) => /password|sign in/i.test(summary))).toEqual([]);
});

test('a dead token is not copied, and the reason is given', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(passwordEntry(server));
  await server.control.pause();
  await tray.waitForLabel('ACME - offline, token expired', 20_000);
  await clipboard.write('what was there before');
  await tray.clickByLabel('ACME - offline, token expired');
  const told = await notifications.waitFor(/^ACME: nothing copied/);
  expect(told.body).toMatch(/cannot be reached/);
  expect(await clipboard.read()).toBe('what was there before');
});

/** A second sign-in, by the app itself. */
async function seeSecondSignIn({ control }: PracticeServer, endpoint: string): Promise<void> {
  const granted = () =>
    control.requests.filter((request) => request.endpoint === endpoint && request.statusCode === 200).length;
  await expect.poll(granted, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
}
