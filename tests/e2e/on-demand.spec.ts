// "Renew when I copy": a company with short-lived tokens is left alone until its token is wanted.
import { expect, test } from '../support/fixtures.ts';
import { holdNext } from '../support/services/held-request.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import {
  generateTokenEntry,
  looksLikeToken,
  userIdEntry,
  whoami,
} from '../support/window/practice-entries.ts';

test('a company with short-lived tokens is renewed when the tray copies it, and not before', async ({
  launchWithKeyring,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  // Busy computers may be late by a second; a fifth of this is left when a token is renewed.
  const server = await startPractice({ accessTtlS: 10, generateTokenTtlS: 10, refreshTtlS: 3_600 });
  const app = await launchWithKeyring();
  const page = await app.window();
  const operator = new Operator(page);
  const signIns = () =>
    server.control.requests.filter(({ endpoint }) => endpoint === 'generate-token').length;
  const renewals = () =>
    server.control.requests.filter(({ endpoint }) => endpoint === 'getaccesstokenfromrefreshtoken').length;

  await operator.addCompany(userIdEntry(server));
  await operator.addCompany({ ...generateTokenEntry(server), storePassword: true });
  await operator.openCompany('Initech');
  await expect(page.getByText('Tokens from this service are valid for only')).toBeVisible();
  await inspectScreen(app, page, 'company-short-lived');
  await page.getByRole('button', { name: 'Renew when I copy' }).click();
  await expect(page.getByText('Initech is now renewed when you copy')).toBeVisible();
  await expect(page.getByText('Tokens from this service are valid for only')).toBeHidden();

  const idle = await tray.waitForLabel('Initech - copy token (renewed when you copy)');
  const asked = signIns();
  await expect(page.getByText('The next copy gets a new token')).toBeVisible();
  await inspectScreen(app, page, 'company-on-demand');
  await operator.seeState('Initech', 'Renewed when you copy');
  await expect(operator.row('Initech')).not.toContainText(/left|expired/i);
  await inspectScreen(app, page, 'companies-on-demand');
  // The other company is kept fresh meanwhile.
  const renewed = renewals();
  await expect.poll(renewals, { timeout: 30_000 }).toBeGreaterThan(renewed);
  expect(signIns()).toBe(asked);

  const signIn = holdNext(server, 'generate-token');
  await tray.clickByLabel(idle.label);
  await tray.waitForLabel('Initech - renewing…');
  await signIn.arrived;
  signIn.release();
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await notifications.waitFor(/Initech token copied - valid until \d\d:\d\d/);
  expect(signIns()).toBe(asked + 1);
  await operator.openCompany('Initech');
  await page.getByRole('button', { name: 'Edit' }).click();
  const choice = page.getByRole('button', { name: /^Renew when I copy Renewal/ });
  await expect(choice).toBeVisible();
  await inspectScreen(app, page, 'edit-company-on-demand');
  await choice.click();
  await page.getByRole('option', { name: 'Always keep fresh' }).click();
  // A living token is renewed in its time again.
  const before = signIns();
  await operator.submitAndSee('Save', 'Initech');
  await expect.poll(signIns, { timeout: 30_000 }).toBeGreaterThan(before);
  await tray.waitForLabel(/^Initech - copy token \(valid/);
});
