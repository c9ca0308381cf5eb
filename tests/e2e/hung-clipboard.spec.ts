// Another program owns the clipboard and has stopped: the app answers all the same, clears what it can, and ends.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry } from '../support/window/practice-entries.ts';

/** Electron's own reading would hold up main for 18 seconds and more; a busy computer does not come near this. */
const HELD_UP_MS = 10_000;

/** The longest that main took to answer its window while `during` ran. */
async function slowestAnswer(page: Page, during: () => Promise<unknown>): Promise<number> {
  const end = new AbortController();
  const done = during().finally(() => end.abort());
  let slowestMs = 0;
  do {
    const startMs = performance.now();
    await page.evaluate(() => window.tokenTray.call('readSnapshot', undefined));
    slowestMs = Math.max(slowestMs, performance.now() - startMs);
  } while (!end.signal.aborted);
  await done;
  return slowestMs;
}

const LONG = { accessTtlS: 900, refreshTtlS: 3_600 };

test('the setup check and the end of the app wait for no other program', async ({
  launch,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice(LONG);
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(passwordEntry(server));
  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Copy token', exact: false }).first().click();
  await clipboard.waitForText(looksLikeToken);
  // The app has read its own copy back.
  await expect(page.getByText(/^ACME token copied/)).toBeVisible();
  await clipboard.write('of a program that hangs');
  clipboard.hang();

  const check = page.evaluate(() => window.tokenTray.call('checkSetup', undefined));
  expect(await slowestAnswer(page, () => check)).toBeLessThan(HELD_UP_MS);
  expect((await check).find(({ id }) => id === 'clipboard')?.outcome).toBe('problem');

  await page.getByRole('button', { name: 'Add to favorites' }).click();
  // The other program stands still until after the end.
  expect(await app.close()).toEqual({ code: 0, signal: null });

  await app.relaunch();
  await new Operator(await app.window()).openCompany('ACME');
  await expect((await app.window()).getByRole('button', { name: 'Remove from favorites' })).toBeVisible();
});

test('a token that a clipboard manager took before it hung is cleared once the manager goes on, and main answers meanwhile', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startPractice,
}) => {
  const server = await startPractice(LONG);
  const app = await launch();
  const page = await app.window();
  await new Operator(page).addCompany(passwordEntry(server));
  await page.evaluate(() => window.tokenTray.call('changeSettings', { clearClipboardAfterS: 15 }));
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  // The app has read its own copy back.
  await notifications.waitFor(/token copied/);
  await clipboard.write(token);
  clipboard.hang();
  const pastClearing = () => new Promise((resolve) => setTimeout(resolve, 17_000));
  expect(await slowestAnswer(page, pastClearing)).toBeLessThan(HELD_UP_MS);
  clipboard.goOn();
  await clipboard.waitForEmpty(20_000);
});

test('a copy replaces what a hung program holds', async ({ launch, tray, clipboard, startPractice }) => {
  const server = await startPractice(LONG);
  const app = await launch();
  await new Operator(await app.window()).addCompany(passwordEntry(server));
  await clipboard.write('of a program that hangs');
  clipboard.hang();
  await tray.clickByLabel(/^ACME - copy token/);
  await clipboard.waitForText(looksLikeToken);
});
