// On Wayland a copy counts when a program of Wayland can paste it, with no window of ours in front: read from outside.
import { COMPOSITORS, Compositor, type CompositorName } from '../../build/desktop/compositor.ts';
import type { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { test as base, expect } from '../support/signed-in-fixtures.ts';
import { looksLikeToken, whoami } from '../support/window/practice-entries.ts';

type StartCompositor = (name: CompositorName, x: { readonly xwayland: boolean }) => Promise<Compositor>;

const test = base.extend<{ readonly startCompositor: StartCompositor }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  startCompositor: async ({}, use, testInfo) => {
    const started: Compositor[] = [];
    await use(async (name, x) => {
      const compositor = await Compositor.start(name, x);
      started.push(compositor);
      return compositor;
    });
    for (const compositor of started) {
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('the compositor', { body: await compositor.report() });
      await compositor.stop();
    }
  },
});

/** Starts it anew as a native program of Wayland, as newer Electrons choose by themselves, with no window. */
async function relaunchInTray(app: AppUnderTest, tray: StatusNotifierHost, { env }: Compositor) {
  tray.forget();
  await app.relaunch({ env, args: ['--hidden', '--ozone-platform=wayland'] });
}

/** What "Check my setup" finds out about the clipboard. */
async function checkClipboard(app: AppUnderTest, tray: StatusNotifierHost) {
  await tray.activate();
  const page = await app.window();
  // A window that is only just coming takes the focus from the check, which needs it for a moment.
  const hasFocus = () =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
  await expect.poll(hasFocus).toBe(true);
  const results = await page.evaluate(() => window.tokenTray.call('checkSetup', undefined));
  return results.find(({ id }) => id === 'clipboard');
}

for (const name of COMPOSITORS) {
  test(`${name} with XWayland: a click in the tray and the shortcut copy, without a window, and only that is cleared`, async ({
    startCompositor,
    launchSignedIn,
    tray,
    notifications,
  }) => {
    const { app, server } = await launchSignedIn();
    await app.close();
    const compositor = await startCompositor(name, { xwayland: true });
    await compositor.copy('of another program');
    await relaunchInTray(app, tray, compositor);
    await tray.waitForLabel(/^ACME - copy token \(valid/);

    const pressKeys = await recordShortcut(app, tray);

    await tray.clickByLabel(/^ACME - copy token \(valid/);
    expect(await whoami(server, await compositor.waitForPaste(looksLikeToken))).toBe(200);
    await notifications.waitFor(/ACME token copied/);

    await compositor.copy('of another program');
    await pressKeys();
    await compositor.waitForPaste(looksLikeToken);

    await compositor.copy('what the operator copied');
    expect(await checkClipboard(app, tray)).toEqual(expect.objectContaining({ outcome: 'ok' }));
    await compositor.waitForPaste((text) => text === 'what the operator copied');

    await tray.clickByLabel(/^ACME - copy token/);
    await compositor.waitForPaste(looksLikeToken);
    await tray.clickByLabel('Quit TokenTray');
    await app.waitForExit();
    await compositor.waitForNothing();

    await relaunchInTray(app, tray, compositor);
    await tray.clickOnceSaid(/^ACME - copy token \(valid/);
    await compositor.waitForPaste(looksLikeToken);
    await compositor.copy('newer than the token');
    await tray.clickByLabel('Quit TokenTray');
    await app.waitForExit();
    await compositor.waitForPaste((text) => text === 'newer than the token');
  });
}

for (const name of COMPOSITORS) {
  test(`${name} without XWayland: a click in the tray reports that nothing was copied, and where to copy instead`, async ({
    startCompositor,
    launchSignedIn,
    tray,
    notifications,
  }) => {
    const { app } = await launchSignedIn();
    await app.close();
    const compositor = await startCompositor(name, { xwayland: false });
    await compositor.copy('of another program');
    await relaunchInTray(app, tray, compositor);
    await tray.clickOnceSaid(/^ACME - copy token \(valid/);
    await notifications.waitFor(/ACME: nothing copied\n.*install XWayland/);
    await compositor.waitForPaste((text) => text === 'of another program');

    expect(await checkClipboard(app, tray)).toMatchObject({ outcome: 'warning' });
    await compositor.waitForPaste((text) => text === 'of another program');
  });
}

test('mutter without XWayland: the window in front copies once a key was pressed in it, and claims nothing before', async ({
  startCompositor,
  launchSignedIn,
}) => {
  const { app, server } = await launchSignedIn();
  await app.close();
  const compositor = await startCompositor('mutter', { xwayland: false });
  await app.relaunch({ env: compositor.env, args: ['--ozone-platform=wayland', '--disable-gpu'] });
  const page = await app.window();
  const isFocused = () =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null);
  await expect.poll(isFocused).toBe(true);
  const copy = () => page.evaluate(copyFirst);
  // Chromium drops a copy of a window in which nothing was pressed yet, and reads it back all the same.
  expect(await copy()).toBe('nothing');
  await compositor.waitForPaste((text) => text === '');
  await page.evaluate(() => {
    addEventListener('keydown', () => document.body.setAttribute('data-pressed', ''), { once: true });
  });
  // The focus comes back to the window when wl-paste has ended, and the key must reach the window.
  await expect
    .poll(async () => {
      await compositor.pressKey();
      return page.evaluate(() => document.body.hasAttribute('data-pressed'));
    })
    .toBe(true);
  expect(await copy()).toBe('copied');
  expect(await whoami(server, await compositor.waitForPaste(looksLikeToken))).toBe(200);
});

async function copyFirst(): Promise<string> {
  const [company] = (await window.tokenTray.call('readSnapshot', undefined)).companies;
  const copy = { companyId: company?.id ?? '', format: null };
  return (await window.tokenTray.call('copyToken', copy)).outcome;
}

/** Takes the keys for the app, as the system would: a compositor passes none on to an app in the background. */
async function recordShortcut(app: AppUnderTest, tray: StatusNotifierHost): Promise<() => Promise<void>> {
  await app.electronApp.evaluate(({ globalShortcut }) => {
    globalShortcut.register = (_keys, press) => {
      Object.assign(globalThis, { press });
      return true;
    };
  });
  await tray.activate();
  const page = await app.window();
  await page.evaluate(() => window.tokenTray.call('changeSettings', { copyShortcut: 'Control+Alt+K' }));
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => app.electronApp.windows().length).toBe(0);
  return () => app.electronApp.evaluate(() => (globalThis as unknown as { press(): void }).press());
}
