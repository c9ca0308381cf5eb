// The promise itself: sign in once, click the tray, and what is pasted works.
import { execFileSync } from 'node:child_process';
import { expect, test } from '../support/fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import {
  awkwardEntry,
  generateTokenEntry,
  looksLikeToken,
  passwordEntry,
  userIdEntry,
  whoami,
} from '../support/window/practice-entries.ts';

/** Of a short-lived token; the app renews it when a fifth is left, and a busy computer may be late by some seconds. */
const LIFE_MS = 15_000;
const LONG = { accessTtlS: 900, refreshTtlS: 3_600 };

for (const [kind, entry, name] of [
  ['KlearStack with user name and password', passwordEntry, 'ACME'],
  ['KlearStack with user ID', userIdEntry, 'Globex'],
  ['a Generate Token service', generateTokenEntry, 'Initech'],
  ['a company with an awkward name', awkwardEntry, 'A & B "Ltd" && Söhne'],
] as const) {
  test(`signs in to ${kind}, and one click in the tray copies a valid token`, async ({
    launch,
    tray,
    clipboard,
    notifications,
    startPractice,
  }) => {
    const server = await startPractice(LONG);
    const app = await launch();
    const operator = new Operator(await app.window());
    await operator.addCompany(entry(server));

    await tray.clickOnceSaid(
      new RegExp(`^${name.replace(/[()|]/g, '\\$&')} - copy token \\(valid \\d+ min\\)$`),
    );

    const token = await clipboard.waitForText(looksLikeToken);
    expect(await whoami(server, token)).toBe(200);
    const told = await notifications.waitFor(/token copied - valid until \d\d:\d\d/);
    expect(told.body.replaceAll('&amp;', '&')).toContain(`${name} token copied`);
    expect(app.output()).not.toContain(token);
    await expect.poll(() => app.log()).toContain('started');
    expect(app.log()).not.toMatch(/eyJ|practice-password|practice\+pass/);
  });
}

test('copies in each format, from the window', async ({ launch, clipboard, startPractice }) => {
  const server = await startPractice(LONG);
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(passwordEntry(server));
  const { page } = operator;
  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Copy token', exact: false }).first().click();
  const token = await clipboard.waitForText(looksLikeToken);
  for (const [format, text] of [
    ['Bearer token', `Bearer ${token}`],
    ['Authorization header', `Authorization: Bearer ${token}`],
  ] as const) {
    await page.getByRole('button', { name: 'Copy in another format' }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click();
    expect(await clipboard.waitForText((found) => found.startsWith(text.slice(0, 7)))).toBe(text);
  }
});

test('renews short-lived tokens before they expire, twice in a row, without a click', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice({ accessTtlS: LIFE_MS / 1_000, refreshTtlS: 600 });
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  const refreshes = () =>
    server.control.requests.filter(
      ({ endpoint, statusCode }) => endpoint === 'getaccesstokenfromrefreshtoken' && statusCode === 200,
    );
  await expect.poll(() => refreshes().length, { timeout: 3 * LIFE_MS }).toBeGreaterThanOrEqual(2);
  // The service refused nothing, so no token had died before it was renewed.
  expect(server.control.requests.filter(({ statusCode }) => statusCode === 401)).toEqual([]);
  await tray.clickByLabel(/^Globex - copy token/);
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
});

test('offers a token as plain text, marked as a secret, and not to a middle click', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice(LONG);
  const app = await launch();
  await new Operator(await app.window()).addCompany(passwordEntry(server));
  await tray.clickByLabel(/^ACME - copy token/);
  await clipboard.waitForText(looksLikeToken);
  const text = ['STRING', 'TEXT', 'UTF8_STRING', 'text/plain', 'text/plain;charset=utf-8'];
  const marks = ['application/x-tokentray', 'x-kde-passwordManagerHint'];
  expect([...(await clipboard.targets())].sort()).toEqual([...text, ...marks].sort());
  expect(await clipboard.read('x-kde-passwordManagerHint')).toBe('secret');
  expect(await clipboard.readSelection()).toHaveLength(0);
});

test('clears the clipboard when it quits, but only of its own token', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const server = await startPractice(LONG);
  const app = await launch();
  const page = await app.window();
  await new Operator(page).addCompany(passwordEntry(server));
  await tray.clickByLabel(/^ACME - copy token/);
  await clipboard.waitForText(looksLikeToken);
  await tray.clickByLabel('Quit TokenTray');
  // Without a keyring the sign-in is lost.
  await page.getByRole('button', { name: 'Quit', exact: true }).click();
  expect(await app.waitForExit()).toEqual({ code: 0, signal: null });
  await clipboard.waitForEmpty();

  await app.relaunch({ args: [] });
  await new Operator(await app.window()).seeState('ACME', 'Signed out');
  await clipboard.write('from another program');
  await app.close();
  expect(await clipboard.read()).toBe('from another program');
});

test('copies with a shortcut that works in any app, recorded by pressing it', async ({
  launch,
  clipboard,
  notifications,
  startPractice,
}) => {
  const server = await startPractice(LONG);
  const app = await launch();
  const operator = new Operator(await app.window());
  const { page } = operator;
  await operator.addCompany(passwordEntry(server));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Record shortcut' }).click();
  await page.keyboard.press('Control+Alt+K');
  await expect(page.getByRole('button', { name: 'Change shortcut, currently Ctrl Alt K' })).toBeVisible();
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  // The keys go to the screen, not to the app.
  execFileSync('xdotool', ['key', 'ctrl+alt+k'], { timeout: 5_000 });
  expect(await whoami(server, await clipboard.waitForText(looksLikeToken))).toBe(200);
  await notifications.waitFor(/ACME token copied - valid until/);
});
