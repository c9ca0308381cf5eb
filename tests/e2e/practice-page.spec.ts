// The practice server's own page, in a real Chromium: it can be read by anyone, keeps up with what happens, and revokes.
import type { Page } from '@playwright/test';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { axeFaults } from '../support/window/axe-faults.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry, whoami } from '../support/window/practice-entries.ts';
import { resizePage } from '../support/window/window-size.ts';

async function browse(app: AppUnderTest, address: string): Promise<Page> {
  const opened = app.electronApp.waitForEvent('window');
  await app.electronApp.evaluate(async ({ BrowserWindow }, url) => {
    await new BrowserWindow({ width: 960, height: 900 }).loadURL(url);
  }, address);
  return opened;
}

/** As after another tab was in front: what has changed is fetched at once. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

test('the page of the practice server shows what it was sent, and revokes it', async ({
  launch,
  startPractice,
}, testInfo) => {
  const server = await startPractice({ canRevoke: true });
  const app = await launch();
  const operator = new Operator(await app.window());
  const page = await browse(app, server.address);
  const refused: string[] = [];
  page.on('console', (message) => void refused.push(message.text()));
  const part = (title: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
  await expect(part('Last sign-in')).toContainText('None yet.');

  await operator.addCompany(passwordEntry(server));
  await expect(part('Last sign-in')).toContainText('Signed in');
  const token = server.control.issuedTokens.at(-1) ?? '';
  expect(await whoami(server, token)).toBe(200);
  await comeBack(page);
  await expect(part('Last token received')).toContainText('Accepted');
  expect(await page.content()).not.toContain(token);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeFaults(page)).toEqual([]);
    await testInfo.attach(colorScheme, { body: await page.screenshot(), contentType: 'image/png' });
  }
  await resizePage(page, { width: 320, height: 640 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth).toBe(clientWidth);

  await page.getByRole('button', { name: 'Revoke access tokens' }).click();
  await expect.poll(() => whoami(server, token)).toBe(401);
  await comeBack(page);
  await expect(part('Last token received')).toContainText('Refused: it was revoked');

  await server.control.pause();
  await comeBack(page);
  await expect(page.getByRole('status')).toHaveText('The practice server no longer answers.');
  await server.control.resume();
  await comeBack(page);
  await expect(page.getByRole('status')).toBeEmpty();
  // It shows the practice passwords, which no window of the app may do.
  await page.close();
  expect(refused.filter((text) => /Content Security Policy|Refused to/.test(text))).toEqual([]);
});
