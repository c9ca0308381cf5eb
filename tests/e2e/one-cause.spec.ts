// Many companies, one thing that stands in their way: the desktop shows one notification, and one when it is over.
import { expect, test } from '../support/fixtures.ts';
import { SecurePractice } from '../support/services/secure-practice.ts';
import { photographOnRequest } from '../support/window/photograph.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const PAGE = '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body>Log in</body></html>';
const LABELS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

test('eight companies behind one portal are one notification, and so is their recovery', async ({
  launch,
  notifications,
  startPractice,
}) => {
  const practice = await startPractice({});
  const one = await SecurePractice.start(practice, 'IP:127.0.0.1');
  const services = [one, await SecurePractice.start(practice, 'IP:127.0.0.1', one)];
  const app = await launch({ trustedAuthority: one.authorityFile });
  const page = await app.window();
  const commands = new WindowCommands(page);
  const addresses = services.map(({ port }) => `https://127.0.0.1:${port}`);
  const added = await commands.callAll(
    'saveCompany',
    LABELS.map((label, index) => newCompany(label, addresses[index % 2] ?? '')),
  );
  expect(new Set(added.map(({ outcome }) => outcome))).toEqual(new Set(['saved']));
  await commands.callAll('saveCompany', [newCompany('Well', practice.address)]);
  await commands.callAll('changeSettings', [{ notifyOnRecovery: true }]);

  for (const service of services)
    service.between = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  await page.getByRole('button', { name: 'Renew all' }).click();
  const { id } = await notifications.waitFor(/^Log in to the network: 8 companies are waiting\n/);
  await page.getByRole('button', { name: 'Settings' }).click();
  notifications.invoke(id);
  await expect(page.getByRole('heading', { name: 'Companies', level: 1 })).toBeVisible();
  await expect(page.getByText('1 token ready')).toBeVisible();
  await expect(page.getByRole('button', { name: '8 need you', pressed: true })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(8);
  await photographOnRequest(app, page, 'companies-in-need');

  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('row', { name: 'Well', exact: true })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(9);

  for (const service of services) service.between = undefined;
  await page.getByRole('button', { name: 'Renew all' }).click();
  await notifications.waitFor(
    /^8 companies work again\nThey have new tokens: [A-H], [A-H], [A-H] and 5 more$/,
  );
  expect(notifications.shown.map(({ summary }) => summary)).toEqual([
    'Log in to the network: 8 companies are waiting',
    '8 companies work again',
  ]);
  for (const service of services) await service.stop();
});
