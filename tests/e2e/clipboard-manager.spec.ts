// A clipboard manager that fills an emptied clipboard again wins in the end: then the operator hears of it.
import { ClipboardManager } from '../../build/desktop/clipboard-manager.ts';
import { test as base } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry } from '../support/window/practice-entries.ts';

const test = base.extend<{ readonly manager: ClipboardManager }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  manager: async ({}, use) => {
    const manager = await ClipboardManager.start();
    await use(manager);
    await manager.stop();
  },
});

test('a cleared token that a clipboard manager puts back is cleared once more, and then reported', async ({
  launch,
  tray,
  clipboard,
  notifications,
  manager,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 3_600 });
  const app = await launch();
  const page = await app.window();
  await new Operator(page).addCompany(passwordEntry(server));
  await page.evaluate(() => window.tokenTray.call('changeSettings', { clearClipboardAfterS: 15 }));
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  await notifications.waitFor(/put the token back[\s\S]*cleared it twice, but it came back/, 30_000);
  await clipboard.waitForText((text) => text === token);
  // It is its own now, and goes with it.
  await manager.stop();
  await clipboard.waitForEmpty();
});
