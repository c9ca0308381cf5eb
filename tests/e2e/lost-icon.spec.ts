// The icon is never lost unnoticed: whatever the panel does, the operator has the icon or a window.
import { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { expect, test } from '../support/fixtures.ts';

const NOTICE = 'The tray icon is gone';
/** For what never comes: how soon the window is there, tests/bench/lost-icon.ts measures. */
const NEVER_MS = 30_000;

test('a panel that goes, refuses, drops or lists a hollow icon brings the window back; a good one the icon', async ({
  launch,
  tray,
}) => {
  const app = await launch({ args: ['--hidden'] });
  await tray.waitForItem();
  let panel = tray;
  const windows = () => app.electronApp.windows().filter((page) => !page.isClosed());
  const close = () =>
    app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const restart = async (manners?: 'refusing') => {
    panel.stop();
    panel = await StatusNotifierHost.start(manners);
  };
  try {
    // A panel that is back at once, as after an update of the desktop, is no reason for a window.
    await restart();
    await panel.waitForItem();
    await panel.clickOnceSaid('Settings…');
    await (await app.window()).getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    await close();
    await expect.poll(() => windows().length).toBe(0);

    for (const fault of ['refusing', 'dropping', 'hollow', 'gone'] as const) {
      const opened = app.electronApp.waitForEvent('window', { timeout: NEVER_MS });
      if (fault === 'gone') panel.stop();
      else if (fault === 'refusing') await restart('refusing');
      else panel.behave(fault);
      const page = await opened;
      await expect(page.getByText(NOTICE)).toBeVisible();
      // Without an icon it stays: closing it only minimizes it.
      await close();
      await expect(page.getByText(NOTICE)).toBeAttached();

      await restart();
      await expect(page.getByText(NOTICE)).toBeHidden();
      await expect.poll(() => panel.hasLiveIcon()).toBe(true);
      await close();
      await expect.poll(() => windows().length).toBe(0);
      await panel.clickByLabel('Open TokenTray');
      await expect(
        (await app.window()).getByRole('button', { name: 'Add your first company' }),
      ).toBeVisible();
      await close();
      await expect.poll(() => windows().length).toBe(0);
    }
  } finally {
    panel.stop();
  }
});
