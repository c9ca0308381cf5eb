// There is a network, and it does not know the service's name: mistyped, known in another network only, or no one is
// there to ask.

import { expect, test } from '../../support/fixtures.ts';
import { FarHost } from '../../support/network/far-host.ts';
import { NameServer } from '../../support/network/name-server.ts';
import { SecurePractice } from '../../support/services/secure-practice.ts';
import { Operator } from '../../support/window/operator.ts';
import { looksLikeToken, userIdEntry, whoami } from '../../support/window/practice-entries.ts';

const NAME = 'globex.example.com';
const MISTYPED = 'gloobex.example.com';

test('a host name is mistyped, corrected, forgotten by the network, and found again', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: 600, refreshTtlS: 6_000 });
  const secure = await SecurePractice.start(practice, `DNS:${NAME}`);
  const host = await FarHost.start(secure.port);
  const names = new NameServer(NAME, FarHost.ip);
  await names.start();
  const bypass = [`--proxy-bypass-list=*.example.com`];
  const app = await launch({ trustedAuthority: secure.authorityFile, args: bypass });
  const operator = new Operator(await app.window());
  const { service, fields } = userIdEntry(practice);
  const address = (name: string) => `https://${name}:${FarHost.port}`;

  await operator.fillNewCompany({ service, fields: { ...fields, Address: address(MISTYPED) } });
  await operator.submit('Add and sign in');
  await expect(operator.page.getByText('The address of Globex was not found')).toBeVisible();
  await expect(operator.page.getByText(new RegExp(`${MISTYPED}:\\d+ could not be found\\.`))).toBeVisible();
  await operator.field('Address').fill(address(NAME));
  await operator.submitAndSee('Add and sign in', 'Globex');
  await operator.seeState('Globex', 'Valid');

  await names.stop();
  // What Chromium remembers of a name, and the connections that are still open, last for a minute.
  await app.electronApp.evaluate(async ({ session }) => {
    const services = session.fromPartition('services', { cache: false });
    await services.clearHostResolverCache();
    await services.closeAllConnections();
  });
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await operator.seeState('Globex', 'Offline');
  await operator.openCompany('Globex');
  await expect(operator.page.getByText('The address of Globex was not found').first()).toBeVisible();
  await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
  await tray.waitForLabel(/^Globex - copy token \(offline, valid (9|10) min\)$/);

  await names.start();
  await operator.seeState('Globex', 'Valid', 20_000);
  await tray.clickOnceSaid(/^Globex - copy token \(valid/);
  expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await names.stop();
  await host.stop();
  await secure.stop();
});
