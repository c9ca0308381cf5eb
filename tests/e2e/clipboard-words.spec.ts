// What the operator hears of a copied token: how long it can be pasted, that it was cleared and why; and when that happens.

import type { Page } from '@playwright/test';
import { BusConnection } from '../../build/desktop/bus-connection.ts';
import type { Login1 } from '../../build/desktop/login1.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/signed-in-fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, whoami } from '../support/window/practice-entries.ts';

const COPY = /^ACME - copy token/;
const CLEAR = 'Clear clipboard now (ACME)';
const THEIRS = 'from another program';

const clearAfter = (page: Page, clearClipboardAfterS: 15 | 60) =>
  page.evaluate(
    (seconds) => window.tokenTray.call('changeSettings', { clearClipboardAfterS: seconds }),
    clearClipboardAfterS,
  );

test('a copy says how long it can be pasted, then that it was cleared; and nothing once another app has copied', async ({
  launchSignedIn,
  tray,
  clipboard,
  notifications,
}) => {
  const { app, server } = await launchSignedIn();
  const page = await app.window();
  const message = page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog');
  await clearAfter(page, 15);

  await tray.clickByLabel(COPY);
  const token = await clipboard.waitForText(looksLikeToken);
  expect(await whoami(server, token)).toBe(200);
  const told = await notifications.waitFor(
    /ACME token copied - valid until \d\d:\d\d\. Paste within 15 sec\.$/,
  );
  await expect(message).toContainText(/^ACME token copied - valid until/);
  await expect(message).toContainText(/Paste within \d+ sec/);
  await tray.waitForLabel(CLEAR);
  expect(await tray.toolTip()).toMatch(/^ACME token - paste within \d+ sec\nTokenTray - 1 token ready$/);
  const seconds = async () => Number(/Paste within (\d+) sec/.exec((await message.textContent()) ?? '')?.[1]);
  const first = await seconds();
  await expect.poll(seconds).toBeLessThan(first);

  // A second copy takes the place of the first one's notification, and its click leads somewhere.
  await tray.clickByLabel(COPY);
  await expect.poll(() => notifications.standing.map(({ id }) => id > told.id)).toEqual([true]);
  notifications.invoke(notifications.standing[0]?.id ?? 0);
  await expect(page.getByRole('heading', { name: 'ACME', level: 1 })).toBeVisible();
  await tray.clickByLabel(COPY);
  await expect.poll(() => notifications.standing.length).toBe(1);

  await clipboard.waitForEmpty(20_000);
  await expect(message).toHaveText(/^ACME token cleared from the clipboard/);
  await expect.poll(() => tray.toolTip()).toMatch(/^ACME token cleared - copy again\n/);
  await expect.poll(() => notifications.standing).toEqual([]);
  expect(await tray.labels()).not.toContain(CLEAR);

  await clearAfter(page, 60);
  await message.getByRole('button', { name: 'Copy again' }).click();
  await clipboard.waitForText(looksLikeToken);
  await tray.clickOnceSaid(CLEAR);
  await clipboard.waitForEmpty();
  await tray.clickByLabel(COPY);
  await clipboard.waitForText(looksLikeToken);
  await expect(message).toContainText('Paste within');

  await clipboard.write(THEIRS);
  await expect.poll(() => tray.toolTip()).toBe('TokenTray - 1 token ready');
  await expect(message).toHaveCount(0);
  await expect.poll(() => notifications.standing).toEqual([]);
  expect(await tray.labels()).not.toContain(CLEAR);
  expect(await clipboard.read()).toBe(THEIRS);
});

test('a token that dies on the clipboard is replaced by one that works, and that is said', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 10, refreshTtlS: 600 });
  const app = await launch();
  await new Operator(await app.window()).addCompany(passwordEntry(server));
  await tray.clickByLabel(COPY);
  const token = await clipboard.waitForText(looksLikeToken);
  const newer = await clipboard.waitForText((text) => looksLikeToken(text) && text !== token, 20_000);
  expect(await whoami(server, newer)).toBe(200);
  await notifications.waitFor(/New ACME token on the clipboard, because the one you copied no longer works/);
  await expect.poll(() => notifications.standing.length).toBe(1);
});

/** Resolves once main has come to what logind said after all else so far: that the computer is awake, which changes nothing here. */
async function passAfterwards({ electronApp }: AppUnderTest, logind: Login1): Promise<void> {
  const heard = electronApp.evaluate(
    ({ powerMonitor }) => new Promise<void>((resolve) => powerMonitor.once('resume', () => resolve())),
  );
  // The listener must be there before the signal.
  await electronApp.evaluate(() => undefined);
  logind.resume();
  await heard;
}

/** Our token, held by another program, as a clipboard manager does: it does not go by itself when the app ends. */
test('a locked screen and the end of the session clear the clipboard, but only of our own token', async ({
  launchSignedIn,
  tray,
  clipboard,
  sleep,
}) => {
  const { app, server } = await launchSignedIn({ env: sleep.env });
  const copyAndHold = async () => {
    await tray.clickOnceSaid(COPY);
    const token = await clipboard.waitForText(looksLikeToken);
    await clipboard.write(token);
    return token;
  };

  await test.step('logind locks the session, not that of someone else', async () => {
    const token = await copyAndHold();
    sleep.lock('someone');
    await passAfterwards(app, sleep);
    await expect((await app.window()).getByRole('alertdialog')).toContainText('Paste within');
    expect(await clipboard.read()).toBe(token);
    sleep.lock();
    await clipboard.waitForEmpty();
    await expect.poll(() => tray.toolTip()).toMatch(/^ACME token cleared when the screen was locked/);
    await expect((await app.window()).getByRole('alertdialog')).toContainText('screen was locked');
  });

  await test.step('the desktop locks the screen', async () => {
    await copyAndHold();
    const desktop = await BusConnection.open();
    const active = { signature: 'b', body: [true] };
    desktop.signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', active);
    await clipboard.waitForEmpty();
    await clipboard.write(THEIRS);
    desktop.signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', active);
    // Main has come to what was said later, and has been to the service and back since.
    const asked = server.control.requests.length;
    await tray.clickByLabel('Renew all');
    await expect.poll(() => server.control.requests.length).toBeGreaterThan(asked);
    expect(await clipboard.read()).toBe(THEIRS);
    desktop.close();
  });

  const ends: Readonly<Record<string, (of: AppUnderTest) => void>> = {
    SIGTERM: ({ process: { pid = 0 } }) => void process.kill(pid, 'SIGTERM'),
    SIGHUP: ({ process: { pid = 0 } }) => void process.kill(pid, 'SIGHUP'),
    'the computer shutting down': () => sleep.shutDown(),
  };
  for (const [what, end] of Object.entries(ends)) {
    await test.step(what, async () => {
      await copyAndHold();
      end(app);
      await app.waitForExit();
      await clipboard.waitForEmpty();
      await app.relaunch();
      await tray.waitForItem();
    });
  }
  await copyAndHold();
  await clipboard.write(THEIRS);
  ends.SIGTERM?.(app);
  await app.waitForExit();
  expect(await clipboard.read()).toBe(THEIRS);
});
