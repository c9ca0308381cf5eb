import { expect, test } from '../support/signed-in-fixtures.ts';

test('pics', async ({ launchSignedIn, tray, clipboard, sleep }) => {
  test.setTimeout(200_000);
  const { app } = await launchSignedIn({
    env: sleep.env,
    names: ['ACME', 'Globex', 'International Consolidated Widgets (Production)'],
  });
  const page = await app.window();
  await app.electronApp.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640),
  );
  const toast = page.getByRole('alertdialog').first();
  const shot = (name: string) => page.screenshot({ path: `/tmp/h/clip-words-pics/${name}.png` });
  const copyAll = async (match: RegExp) => {
    const item = (await tray.labels()).find((label) => match.test(label)) ?? '';
    await tray.clickByLabel(item);
  };
  for (const [language, theme] of [
    ['en', 'light'],
    ['en', 'dark'],
    ['de', 'light'],
    ['hi', 'dark'],
    ['fr', 'light'],
    ['es', 'light'],
    ['sw', 'light'],
  ] as const) {
    await page.evaluate(
      ([language, theme]) =>
        window.tokenTray.call('changeSettings', { language, theme, clearClipboardAfterS: 60 } as never),
      [language, theme],
    );
    await page.waitForTimeout(400);
    await copyAll(/International/);
    await expect(toast).toBeVisible();
    await page.waitForTimeout(1500);
    await shot(`${language}-${theme}-held`);
    console.log(
      language,
      JSON.stringify(await tray.toolTip()),
      JSON.stringify((await tray.labels()).slice(0, 8)),
    );
    sleep.lock();
    await clipboard.waitForEmpty();
    await page.waitForTimeout(500);
    await shot(`${language}-${theme}-locked`);
    console.log(JSON.stringify(await tray.toolTip()));
  }
  await page.getByRole('button', { name: 'Mipangilio' }).click();
  await page.waitForTimeout(300);
  await shot('settings');
});
