// There is a network, and it does not know the service's name: mistyped, known in another network only, or no one is
// there to ask.
import type { AppUnderTest } from '../../support/app/app-under-test.ts';
import { expect, test } from '../../support/fixtures.ts';
import { FarHost } from '../../support/network/far-host.ts';
import { NameServer } from '../../support/network/name-server.ts';
import { SecurePractice } from '../../support/services/secure-practice.ts';
import { Operator } from '../../support/window/operator.ts';
import { looksLikeToken, userIdEntry, whoami } from '../../support/window/practice-entries.ts';
import { WindowCommands } from '../../support/window/window-commands.ts';

const NAME = 'globex.example.com';
const MISTYPED = 'gloobex.example.com';
/** Of renewals that began while there were no names, and of one that the app plans by itself after its first failure. */
const RENEWAL_TIMEOUT_MS = 20_000;

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
  await forgetHosts(app);
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await operator.seeState('Globex', 'Offline');
  await operator.openCompany('Globex');
  await expect(operator.page.getByText('The address of Globex was not found').first()).toBeVisible();
  await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
  await tray.waitForLabel(/^Globex - copy token \(offline, valid (9|10) min\)$/);

  // By now the app's own next try may be minutes away: after another failure, which is its first again, it comes soon.
  await names.start();
  const commands = new WindowCommands(operator.page);
  await commands.untilNothingRenews(RENEWAL_TIMEOUT_MS);
  expect(await commands.renewOnly()).toBe('renewed');
  await names.stop();
  await forgetHosts(app);
  const asked = practice.control.requests.length;
  expect(await commands.renewOnly()).toBe('notRenewed');
  await names.start();
  await expect.poll(() => practice.control.requests.length, { timeout: RENEWAL_TIMEOUT_MS }).toBe(asked + 1);
  await operator.seeState('Globex', 'Valid');
  await tray.clickOnceSaid(/^Globex - copy token \(valid/);
  expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await names.stop();
  await host.stop();
  await secure.stop();
});

/** What Chromium remembers of a name, and the connections that are still open, last for a minute. */
function forgetHosts({ electronApp }: AppUnderTest): Promise<void> {
  return electronApp.evaluate(async ({ session }) => {
    const services = session.fromPartition('services', { cache: false });
    await services.clearHostResolverCache();
    await services.closeAllConnections();
  });
}
