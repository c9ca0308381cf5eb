// Proves the test support itself, against the smallest app that uses all of it (tests/support/app/selftest-app).
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { photograph } from '../support/window/photograph.ts';

const appFolder = resolve(import.meta.dirname, '../support/app/selftest-app');
const COMPANY = 'A & B "Ltd" & Söhne - copy_this';

test('reads the tray menu that a person would see', async ({ tray, launch }) => {
  await launch({ appFolder });
  await tray.waitForItem();
  expect(await tray.labels()).toEqual([
    COMPANY,
    'Empty the clipboard',
    'Clicked 0 times',
    '---',
    'Greyed out',
    'More',
    'More > Notify',
    'More > Change icon',
    'Open window',
    'Quit',
  ]);
  const greyedOut = (await tray.menu()).find(({ label }) => label === 'Greyed out');
  expect(greyedOut).toMatchObject({ enabled: false, visible: true, children: [] });
  expect((await tray.menu()).find(({ label }) => label === 'Invisible')?.visible).toBe(false);
  expect(await tray.toolTip()).toBe('Selftest tip');
});

test('clicks the tray: items, nested items, new menus and the icon itself', async ({ tray, launch }) => {
  const app = await launch({ appFolder });
  await tray.waitForItem();
  await tray.clickByLabel(/^Clicked 0/);
  await tray.waitForLabel('Clicked 1 times');
  await tray.clickByLabel('Clicked 1 times');
  await tray.waitForLabel('Clicked 2 times');
  const before = await tray.iconPixels();
  await tray.clickByLabel(['More', 'Change icon']);
  await expect.poll(async () => (await tray.iconPixels()).hash).not.toBe(before.hash);
  expect(before).toMatchObject({ width: 16, height: 16 });
  await tray.activate();
  await expect.poll(() => app.output()).toContain('tray activated');
});

test('says which items there are when a click finds none, and refuses greyed-out ones', async ({
  tray,
  launch,
}) => {
  await launch({ appFolder });
  await tray.waitForItem();
  await expect(tray.clickByLabel('Sign in')).rejects.toThrow(/no item Sign in.*Clicked 0 times/);
  await expect(tray.clickByLabel('Invisible')).rejects.toThrow(/no item Invisible/);
  await expect(tray.clickByLabel('Greyed out')).rejects.toThrow(/greyed out/);
  await expect(tray.waitForLabel(/Clicked 9/, 100)).rejects.toThrow(/Waited 100 ms .*Clicked 0 times/);
});

test('sees the clipboard from outside, and writes it from outside', async ({ tray, clipboard, launch }) => {
  await clipboard.write('from another program');
  const app = await launch({ appFolder });
  await tray.waitForItem();
  expect(await app.electronApp.evaluate((electron) => electron.clipboard.readText())).toBe(
    'from another program',
  );
  await tray.clickByLabel(COMPANY);
  expect(await clipboard.waitForText((text) => text !== 'from another program')).toBe('copied by the app');
  expect(await clipboard.targets()).toContain('UTF8_STRING');
  await tray.clickByLabel('Empty the clipboard');
  await clipboard.waitForEmpty();
  await clipboard.clear();
  expect(await clipboard.read()).toBe('');
});

test('records notifications and clicks them; without a server they fail', async ({
  tray,
  notifications,
  launch,
}) => {
  const app = await launch({ appFolder });
  await tray.waitForItem();
  await tray.clickByLabel('Notify');
  const shown = await notifications.waitFor(/ACME.*\n.*14:32/);
  expect(shown).toMatchObject({ summary: 'ACME token copied', body: 'Valid until 14:32' });
  notifications.invoke(shown.id);
  await expect.poll(() => app.output()).toContain('notification clicked');
  notifications.stop();
  await tray.clickByLabel('Notify');
  await expect.poll(() => app.output()).toContain('notification failed');
});

test('keeps secrets in a real keyring that can be locked, gone and back', async ({
  keyring,
  launchWithKeyring,
}) => {
  const app = await launchWithKeyring({ appFolder });
  const report = () => app.electronApp.evaluate(() => (globalThis as never as SelftestApp).keyringReport());
  const encrypted = await app.electronApp.evaluate(() =>
    (globalThis as never as SelftestApp).encrypt('practice'),
  );
  expect(await report()).toEqual({ backend: 'gnome_libsecret', available: true });
  expect(Buffer.from(encrypted, 'base64').toString('latin1')).toMatch(/^v11/);

  await keyring.lock();
  await app.relaunch();
  expect(await report()).toMatchObject({ available: false });
  await keyring.kill();
  await app.relaunch();
  expect(await report()).toMatchObject({ available: false });
  await keyring.unlock();
  await app.relaunch();
  const decrypted = await app.electronApp.evaluate(
    (_, base64) => (globalThis as never as SelftestApp).decrypt(base64),
    encrypted,
  );
  expect(decrypted).toBe('practice');
});

test('has no keyring unless asked', async ({ launch }) => {
  const app = await launch({ appFolder });
  const report = await app.electronApp.evaluate(() => (globalThis as never as SelftestApp).keyringReport());
  expect(report).toEqual({ backend: 'basic_text', available: false });
});

test('sends the computer to sleep and wakes it', async ({ sleep, launch }) => {
  const app = await launch({ appFolder, env: sleep.env });
  await expect.poll(() => app.output()).toContain('selftest: ready');
  sleep.suspend();
  await expect.poll(() => app.output()).toContain('selftest: suspend');
  sleep.resume();
  await expect.poll(() => app.output()).toContain('selftest: resume');
});

test('runs the app in a home of its own, through quit, crash, restart and a second start', async ({
  tray,
  launch,
}) => {
  const app = await launch({ appFolder, args: ['practice-argument'], env: { TZ: 'UTC' } });
  await tray.waitForItem();
  expect(statSync(app.userDataDir).mode & 0o777).toBe(0o700);
  expect(app.output()).toContain('selftest: module loaded');
  expect(app.output()).toContain(
    `selftest: ready ${app.userDataDir} practice-argument Thu Jan 01 1970 00:00:00 GMT+0000`,
  );

  expect(await app.startSecondCopy(['second-argument'])).toEqual({ code: 3, signal: null });
  await expect.poll(() => app.output()).toContain('selftest: second start');
  await tray.clickByLabel('Quit');
  expect(await app.waitForExit()).toEqual({ code: 0, signal: null });
  await expect.poll(() => tray.itemCount).toBe(0);

  await app.relaunch();
  await tray.waitForItem();
  await app.crash();
  await expect.poll(() => tray.itemCount).toBe(0);
  await app.relaunch();
  await tray.waitForItem();
  expect(await app.close()).toEqual({ code: 0, signal: null });
  await app.dispose();
  expect(existsSync(app.userDataDir)).toBe(false);
});

test('opens windows when asked and photographs them, light and dark', async ({ tray, launch }) => {
  const app = await launch({ appFolder });
  await tray.waitForItem();
  expect(app.electronApp.windows()).toEqual([]);
  await tray.clickByLabel('Open window');
  const page = await app.window();
  await expect(page.getByRole('heading')).toHaveText('Selftest window');
  const [light = '', dark = ''] = await photograph(app, page, 'selftest');
  expect(readFileSync(light).equals(readFileSync(dark))).toBe(false);
  await expect.poll(() => app.output()).toContain('[window warning] from the window');
  await page.close();
  await tray.clickByLabel('Open window');
  await expect((await app.window()).getByRole('heading')).toBeVisible();
});

test('finds a window that opens as the app starts', async ({ launch }) => {
  const app = await launch({ appFolder, args: ['open-window'] });
  await expect((await app.window()).getByRole('heading')).toBeVisible();
  expect(app.electronApp.windows()).toHaveLength(1);
});

test('starts the practice server', async ({ startPractice }) => {
  const { address } = await startPractice({ port: 0 });
  expect((await fetch(`${address}/whoami`)).status).toBe(401);
});

test('reports what the app printed when it does not start', async ({ launch }) => {
  const folderWithoutApp = resolve(import.meta.dirname);
  await expect(launch({ appFolder: folderWithoutApp })).rejects.toThrow(
    /did not start[\s\S]*Cannot find module/,
  );
});

test('knows a desktop without a tray', async ({ tray, launch }) => {
  tray.stop();
  const app = await launch({ appFolder });
  await expect.poll(() => app.output()).toContain('selftest: ready');
  expect(tray.itemCount).toBe(0);
  await expect(tray.waitForItem(100)).rejects.toThrow(/Waited 100 ms for a tray icon. Last seen: 0/);
});

interface SelftestApp {
  keyringReport(): { readonly backend: string; readonly available: boolean };
  encrypt(text: string): string;
  decrypt(base64: string): string;
}
