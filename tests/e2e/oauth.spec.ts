// OAuth 2 in the real app with a real authorization server: a refused client secret, a sign-in, a renewal, a restart.
import { expect, test } from '../support/fixtures.ts';
import { AuthorizationServer, CONFIDENTIAL, USER } from '../support/services/authorization-server.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';

test('an operator signs in with a client secret, is renewed with it, and hears when it is wrong', async ({
  launchWithKeyring,
  clipboard,
  secrets,
}) => {
  const server = await AuthorizationServer.start();
  for (const value of [USER.password, CONFIDENTIAL.client_secret]) secrets.keep({ name: 'a secret', value });
  const app = await launchWithKeyring();
  // Chromium would ask here for the user name and password of a proxy, or of a service that answers 401 with a challenge.
  const askedByChromium = () =>
    app.electronApp.evaluate(({ app: electron }) => {
      const counted = electron as typeof electron & { askedToLogIn?: number };
      if (counted.askedToLogIn === undefined) {
        counted.askedToLogIn = 0;
        electron.on('login', () => {
          counted.askedToLogIn = (counted.askedToLogIn ?? 0) + 1;
        });
      }
      return counted.askedToLogIn;
    });
  expect(await askedByChromium()).toBe(0);
  const page = await app.window();
  const operator = new Operator(page);
  await operator.fillNewCompany({
    service: /^OAuth 2, user name/,
    fields: {
      ...{ Name: 'Umbra', 'Token address': server.tokenAddress.href },
      ...{ 'User name': USER.username, Password: USER.password },
      ...{
        'Client ID (optional)': CONFIDENTIAL.client_id,
        'Client secret (optional)': 'practice-wrong-secret',
      },
      'Scope (optional)': 'read write',
    },
  });
  await expect(page.getByText('Client secret: needed for each renewal, but not stored.')).toBeVisible();
  await inspectScreen(app, page, 'oauth-form');

  await operator.submit('Add and sign in');
  await expect(page.getByRole('alert')).toContainText('The service says: “client authentication failed”');
  await expect(operator.field('Client ID (optional)')).toHaveAttribute('aria-invalid', 'true');
  await expect(operator.field('Client secret (optional)')).toHaveAttribute('aria-invalid', 'true');
  await expect(operator.field('Password')).not.toHaveAttribute('aria-invalid', 'true');
  await inspectScreen(app, page, 'oauth-form-refused');
  expect(await askedByChromium()).toBe(0);

  await operator.field('Client secret (optional)').fill(CONFIDENTIAL.client_secret);
  await page.getByText('Keep me signed in').click();
  await operator.submitAndSee('Add and sign in', 'Umbra');
  await expect(page.getByText('In a header (HTTP Basic)')).toBeVisible();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await expect.poll(() => server.grants).toEqual(['password', 'password', 'refresh_token']);
  await inspectScreen(app, page, 'oauth-company');
  await operator.backToList();
  await operator.row('Umbra').getByRole('button', { name: 'Copy token' }).click();
  await expect
    .poll(async () => server.tokenIs(await clipboard.read()))
    .toMatchObject({ scope: 'read write' });
  const token = await clipboard.read();
  secrets.keep({ name: 'an access token', value: token });

  await app.close();
  await app.relaunch();
  await expect.poll(() => server.grants.length).toBe(4);
  expect(server.grants.at(-1)).toBe('refresh_token');
  await server.stop();
});
