// The tray before the core is there: the last known picture, and what becomes of a click on it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';

const AS_OF = /^Starting… Menu as of \w{3} \d{1,2}, \d{4}, \d{2}:\d{2}$/;
const HEARD = 'Starting… Your click was received';
const HELD = { holdsCore: true, args: ['--hidden'] };

test('a click on the last picture waits for the core, which copies a fresh token or says why not', async ({
  launchSignedIn,
  tray,
  clipboard,
}) => {
  const { app, server } = await launchSignedIn({ names: ['ACME', 'Globex', 'Initech'] });
  const picture = join(app.userDataDir, 'data', 'tray-picture.json');
  await app.close();

  await app.relaunch(HELD);
  await tray.waitForLabel(AS_OF);
  const menu = await tray.labels();
  expect(menu.slice(1, 6)).toEqual([
    '---',
    ...['ACME', 'Globex', 'Initech'].map((name) => `${name} - copy token`),
    '---',
  ]);
  expect(menu.at(-1)).toBe('Quit TokenTray');
  expect(await tray.toolTip()).toBe('TokenTray - starting…');
  await tray.clickByLabel('Globex - copy token');
  await tray.clickByLabel('ACME - copy token');
  await tray.waitForLabel(HEARD);
  // Nothing has happened yet, so the operator clicks the icon itself: the window opens, and the copy comes all the same.
  await tray.activate();
  expect(await clipboard.read()).toBe('');
  await app.releaseCore();
  const token = await clipboard.waitForText(looksLikeToken);
  expect(await whoami(server, token)).toBe(200);
  await tray.waitForLabel(/^ACME - copy token \(valid \d+ min\)$/);
  expect(await tray.labels()).not.toContain(HEARD);

  // A company that is deleted between the picture and the click: the window shows those that are there.
  const before = readFileSync(picture, 'utf8');
  const again = new Operator(await app.window());
  await again.openCompany('ACME');
  await again.page.getByRole('button', { name: 'Delete' }).click();
  await again.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(again.row('Globex')).toBeVisible();
  await app.close();
  writeFileSync(picture, before);
  await app.relaunch(HELD);
  await tray.waitForLabel(AS_OF);
  await tray.clickByLabel('ACME - copy token');
  await tray.waitForLabel(HEARD);
  const opened = app.electronApp.waitForEvent('window');
  await app.releaseCore();
  const left = new Operator(await opened);
  await expect(left.row('Globex')).toBeVisible();
  await expect(left.row('ACME')).toBeHidden();
  expect(await clipboard.read()).toBe('');
});

test('a picture that cannot be drawn is not shown, production is confirmed after an early click too, and an early quit quits', async ({
  launchSignedIn,
  tray,
  clipboard,
}) => {
  const { app } = await launchSignedIn();
  const operator = new Operator(await app.window());
  await operator.openCompany('ACME');
  await operator.page.getByRole('button', { name: 'Edit', exact: true }).click();
  await operator.markAsProduction();
  await operator.submitAndSee('Save', 'ACME');
  await app.close();
  const picture = join(app.userDataDir, 'data', 'tray-picture.json');
  const change = (fields: object) =>
    writeFileSync(picture, JSON.stringify({ ...JSON.parse(readFileSync(picture, 'utf8')), ...fields }));
  change({ icon: 'attention', count: 0 });
  await app.relaunch({ args: ['--hidden'] });
  await tray.waitForLabel(/^ACME ◆ Production - copy token \(valid/);

  await app.relaunch(HELD);
  await tray.waitForLabel(AS_OF);
  await tray.clickByLabel('ACME ◆ Production - copy token');
  await tray.waitForLabel(HEARD);
  const asked = app.electronApp.waitForEvent('window');
  await app.releaseCore();
  await expect((await asked).getByRole('alertdialog')).toBeVisible();
  expect(await clipboard.read()).toBe('');

  // With an update the app ends: then nothing but that can be clicked.
  await app.close();
  const note = 'Starting… Installing version 99.0.0 first';
  change({ update: { version: '99.0.0', note } });
  await app.relaunch(HELD);
  await tray.waitForLabel(note);
  const enabled = (await tray.menu()).filter((item) => item.enabled && !item.separator);
  expect(enabled.map(({ label }) => label)).toEqual(['Quit TokenTray']);
  await tray.clickByLabel('Quit TokenTray');
  expect(await app.waitForExit()).toMatchObject({ code: 0 });
});

test('an icon that is put up where there is no panel by now goes again, and comes with a panel', async ({
  launchSignedIn,
  tray,
  clipboard,
}) => {
  const { app } = await launchSignedIn({ names: ['ACME'] });
  await app.close();
  tray.stop();
  await app.relaunch({ args: ['--hidden'] });
  const page = await app.window();
  await expect(page.getByText('This desktop does not show tray icons')).toBeVisible();
  const panel = await StatusNotifierHost.start();
  try {
    await expect(page.getByText('This desktop does not show tray icons')).toBeHidden();
    await panel.clickOnceSaid(/^ACME - copy token/);
    await clipboard.waitForText(looksLikeToken);
    expect(panel.itemCount).toBe(1);
  } finally {
    panel.stop();
  }
});
