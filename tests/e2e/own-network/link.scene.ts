// The network goes away and comes back, as a pulled cable and as a switch of this computer.
import type { PracticeServer } from '../../../app/practice/practice-server.ts';
import type { LaunchOptions } from '../../support/app/app-under-test.ts';
import { watchRequests } from '../../support/app/request-watch.ts';
import { expect, test } from '../../support/fixtures.ts';
import { FarHost } from '../../support/network/far-host.ts';
import { SecurePractice } from '../../support/services/secure-practice.ts';
import { Operator } from '../../support/window/operator.ts';
import { looksLikeToken, userIdEntry, whoami } from '../../support/window/practice-entries.ts';
import { WindowCommands } from '../../support/window/window-commands.ts';

/** Of a token that is copied after the cable was pulled, and then dies. */
const LIFE_S = 20;
/** Of an app that waits longer after each failure, in the seconds that the cable is out. */
const MOST_TRIES = 13;
const CLICKS = 8;
const LABEL_TIMEOUT_MS = 20_000;
const DEATH_TIMEOUT_MS = LIFE_S * 1_000 + LABEL_TIMEOUT_MS;

test('a cable is pulled, a token dies, the cable is plugged in', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: LIFE_S, refreshTtlS: 600 });
  const far = await farAway(practice);
  const app = await launch(far.options);
  const operator = new Operator(await app.window());
  const commands = new WindowCommands(operator.page);
  await operator.addCompany(far.entry);
  expect(await commands.renewOnly()).toBe('renewed'); // so that the token has all its life before it
  const tries = await watchRequests(app);

  far.host.pullCable();
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await tray.clickOnceSaid(/^Globex - copy token \(offline, valid under 1 min\)$/, LABEL_TIMEOUT_MS);
  expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await operator.seeState('Globex', 'Offline');

  const { label: dead } = await tray.waitForLabel('Globex - offline, token expired', DEATH_TIMEOUT_MS);
  await clipboard.write('what was there before');
  await tray.clickByLabel(dead);
  const told = await notifications.waitFor(/^Globex: nothing copied/);
  expect(told.body).toMatch(/cannot be reached|is not responding/);
  expect(await clipboard.read()).toBe('what was there before');
  expect(await tries()).toBeLessThanOrEqual(MOST_TRIES);

  far.host.plugIn();
  await tray.clickOnceSaid(/^Globex - copy token \(valid/, LABEL_TIMEOUT_MS);
  expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await operator.seeState('Globex', 'Valid');
  await far.stop();
});

test('the network is switched off and on', async ({ launch, tray, clipboard, startPractice }) => {
  const practice = await startPractice({ accessTtlS: 600, refreshTtlS: 6_000 });
  const far = await farAway(practice);
  const app = await launch(far.options);
  const operator = new Operator(await app.window());
  const commands = new WindowCommands(operator.page);
  await operator.addCompany(far.entry);

  far.host.switchOff();
  // Someone has no patience: by now the app's own next try is minutes away.
  for (let click = 0; click < CLICKS; click += 1) expect(await commands.renewOnly()).toBe('notRenewed');
  await operator.seeState('Globex', 'Offline');
  await operator.openCompany('Globex');
  await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
  await tray.clickOnceSaid(/^Globex - copy token \(offline, valid (9|10) min\)$/, LABEL_TIMEOUT_MS);
  expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);

  // No one clicks: the token would have lived for long, and is renewed because the network is back.
  far.host.switchOn();
  await operator.seeState('Globex', 'Valid');
  await tray.waitForLabel(/^Globex - copy token \(valid/, LABEL_TIMEOUT_MS);
  await far.stop();
});

/** A practice server at the other end of a cable, and who can sign in there. */
async function farAway(practice: PracticeServer) {
  const secure = await SecurePractice.start(practice, `IP:${FarHost.ip}`);
  const host = await FarHost.start(secure.port);
  const { service, fields } = userIdEntry(practice);
  const address = `https://${FarHost.ip}:${FarHost.port}`;
  const options: LaunchOptions = {
    trustedAuthority: secure.authorityFile,
    args: [`--proxy-bypass-list=${FarHost.ip}`],
  };
  const stop = async () => {
    await host.stop();
    await secure.stop();
  };
  return { host, options, entry: { service, fields: { ...fields, Address: address } }, stop };
}
