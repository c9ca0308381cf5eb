// What an operator chooses rather than types in the form: the switch for headers of a Generate Token service.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';

const GRANT = JSON.stringify({
  access_token: 'practice.access.token',
  token_type: 'bearer',
  expires_in: 3_600,
});

/** Keeps the headers of each request and gives a token to all. */
async function startService() {
  const asked: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers);
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(GRANT));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { asked, address: `http://127.0.0.1:${port}/api/v1/cas/authenticate`, stop };
}

test('user name and password go along as headers once the switch is on, where a header can carry them', async ({
  launch,
}) => {
  const service = await startService();
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.fillNewCompany({
    service: /^Generate Token/,
    fields: {
      Name: 'Initech',
      'Token address': service.address,
      'User name': 'söhne',
      Password: 'pass: word',
    },
  });
  await page.getByText('This service wants them as headers too').click();
  await operator.submit('Add and sign in');
  await expect(operator.field('User name')).toBeFocused();
  await expect(page.getByText(/^User name cannot be sent as a header\./)).toBeVisible();
  expect(service.asked).toEqual([]);
  await inspectScreen(app, page, 'headers-form');

  await operator.field('User name').fill('practice-api');
  await operator.submitAndSee('Add and sign in', 'Initech');
  expect(service.asked).toMatchObject([{ username: 'practice-api', password: 'pass: word' }]);
  await expect(page.getByRole('definition').filter({ hasText: /^On$/ })).toBeVisible();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByText('This service wants them as headers too').click();
  await operator.field('Password').fill('pass: word');
  await operator.submitAndSee('Save and sign in', 'Initech');
  expect(service.asked[1]).not.toHaveProperty('username');
  await expect(page.getByText('This service wants them as headers too')).toBeHidden();
  service.stop();
});
