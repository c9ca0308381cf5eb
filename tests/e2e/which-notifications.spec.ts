// The operator chooses which notifications come.
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry } from '../support/window/practice-entries.ts';

test('announces a recovery and not the problem, if set so', async ({
  launch,
  startPractice,
  notifications,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(passwordEntry(server));
  await page.getByRole('button', { name: 'Settings' }).click();
  // The switch itself lies under its drawing.
  await page.getByText('A company needs your attention').click();
  await page.getByText('A company works again').click();
  await expect(page.getByRole('switch', { name: 'A company works again' })).toBeChecked();

  server.control.revokeRefreshTokens();
  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Renew now' }).click();
  await operator.seeState('ACME', 'Sign in again');
  await operator.row('ACME').getByRole('button', { name: 'Sign in', exact: true }).click();
  await operator.field('Password').fill('practice-password');
  await operator.submit('Sign in');
  await operator.seeState('ACME', 'Valid');

  await notifications.waitFor(/^ACME works again\nIts token is valid until \d\d:\d\d\.$/);
  expect(notifications.shown).toHaveLength(1);
});
