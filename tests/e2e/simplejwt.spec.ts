// The real app before a real Simple JWT, which knows what its tokens are worth: what a click in the tray copies is accepted in
// that moment, lives as long as the app says, and costs no password that the service does not ask for.
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { LongSleep } from '../support/app/long-sleep.ts';
import { copyByTray, type JudgedCopy } from '../support/services/judged-copy.ts';
import type { SimpleJwtRequest } from '../support/services/simplejwt-service.ts';
import { expect, simpleJwtPasswordEntry, simpleJwtUserIdEntry, test } from '../support/simplejwt-fixtures.ts';
import { Operator } from '../support/window/operator.ts';
import { seeInWindow } from '../support/window/window-text.ts';

const HOUR_MS = 3_600_000;
/** The first renewal that no one asks for comes five minutes after the sign-in or later. */
const TTL = { accessTtlS: 3_600, refreshTtlS: 86_400 };
/** Words in the tray are drawn anew that often at least. */
const TRAY_DRAWN_S = 30;

/** The copy is accepted, and nothing is promised that is not there. */
function expectTrue({ said, accepted, notificationExcessMin, trayExcessS }: JudgedCopy): void {
  expect({ said, accepted, notificationExcessMin }).toEqual({
    said: expect.stringMatching(/token copied - valid until \d\d:\d\d\. Paste within 1 min\.$/),
    accepted: true,
    notificationExcessMin: 0,
  });
  expect(trayExcessS).toBeLessThan(TRAY_DRAWN_S);
}

const renewals = (requests: readonly SimpleJwtRequest[]) =>
  requests.filter(({ endpoint }) => endpoint === 'getaccesstokenfromrefreshtoken');
const signIns = (requests: readonly SimpleJwtRequest[], endpoint: string) =>
  requests.filter((request) => request.endpoint === endpoint).length;

test('signs in by password and by user ID, and what is copied works, then and after each renewal with rotation', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startSimpleJwt,
}) => {
  const service = await startSimpleJwt({ ...TTL, rotateRefreshTokens: true });
  const tools = { tray, clipboard, notifications, service };
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(simpleJwtPasswordEntry(service));
  await operator.addCompany(simpleJwtUserIdEntry(service));
  const companies = ['ACME', 'Globex'];
  const tokens = new Set<string>();
  for (let round = 0; round < 3; round += 1) {
    for (const company of companies) {
      const copy = await copyByTray(tools, app.electronApp, company);
      expectTrue(copy);
      tokens.add(copy.token);
    }
    await operator.page.getByRole('button', { name: 'Renew all' }).click();
    await expect.poll(async () => renewals(await service.requests()).length).toBe(2 * (round + 1));
  }
  expect(tokens.size).toBe(6);
  const requests = await service.requests();
  expect(requests.filter(({ statusCode }) => statusCode !== 200)).toEqual([]);
  expect(requests.filter(({ bearer }) => bearer === 'dead')).toEqual([]);
});

test('20 hours after the sign-in, and a sleep, a renewed token is said to live its 5 minutes and no more', async ({
  launch,
  sleep,
  tray,
  clipboard,
  notifications,
  startSimpleJwt,
}) => {
  const service = await startSimpleJwt({ ...TTL, accessTtlS: 300 });
  const tools = { tray, clipboard, notifications, service };
  const night = new LongSleep(sleep);
  const app = await launch({ env: sleep.env });
  const operator = new Operator(await app.window());
  await operator.addCompany(simpleJwtPasswordEntry(service));
  await operator.addCompany(simpleJwtUserIdEntry(service));
  await night.begin(app, 20);
  service.setClockAhead(20 * HOUR_MS);
  night.end();
  for (const company of ['ACME', 'Globex']) {
    const copy = await copyByTray(tools, app.electronApp, company);
    expectTrue(copy);
    const untilMs = await inspect(app, copy.token);
    await tray.waitForLabel(new RegExp(`^${company} - copy token \\(valid [45] min\\)$`));
    expect(untilMs).toBeLessThan(Date.now() + 20 * HOUR_MS + copy.secondsLeft * 1_000 + 1_000);
  }
  // Neither company had to sign in again: the refresh token lives for a day.
  const requests = await service.requests();
  expect(signIns(requests, 'get_access_token')).toBe(1);
  expect(signIns(requests, 'getaccesstokenfromuserid')).toBe(1);
});

/** Until when "Is this token OK?" calls it valid; asked by main, as Playwright's line to the window is cut by a suspend. */
function inspect(app: AppUnderTest, token: string): Promise<number> {
  const ask = `tokenTray.call('inspectToken', { text: ${JSON.stringify(token)} })`;
  return app.electronApp.evaluate(async ({ BrowserWindow }, ask) => {
    const [window] = BrowserWindow.getAllWindows();
    const inspected = await window?.webContents.executeJavaScript(ask);
    return inspected.state.untilMs;
  }, ask);
}

test('a changed signing key ends a token at once: nothing says that it works, and a user ID signs in anew', async ({
  launch,
  tray,
  clipboard,
  notifications,
  startSimpleJwt,
}) => {
  const service = await startSimpleJwt(TTL);
  const tools = { tray, clipboard, notifications, service };
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(simpleJwtPasswordEntry(service));
  await operator.addCompany(simpleJwtUserIdEntry(service));
  await service.signByAnotherKey();
  await operator.page.getByRole('button', { name: 'Renew all' }).click();
  await tray.waitForLabel('ACME - sign in again…');
  const told = await notifications.waitFor(/Sign in again for ACME/);
  expect(told.body).not.toContain('Your token works');
  await seeInWindow(app, /ACME[\s\S]*Sign in again/);
  await operator.openCompany('ACME');
  await expect(operator.page.getByText(/Your token works/)).toHaveCount(0);
  await expect.poll(async () => signIns(await service.requests(), 'getaccesstokenfromuserid')).toBe(2);
  expectTrue(await copyByTray(tools, app.electronApp, 'Globex'));
});

test('a lunch break with the app closed costs no password, although no access token outlives it', async ({
  launchWithKeyring,
  tray,
  clipboard,
  notifications,
  startSimpleJwt,
}) => {
  const service = await startSimpleJwt({ accessTtlS: 10, refreshTtlS: 86_400, rotateRefreshTokens: true });
  const tools = { tray, clipboard, notifications, service };
  const app = await launchWithKeyring();
  await new Operator(await app.window()).addCompany(simpleJwtPasswordEntry(service));
  await app.close();
  const accessToken = (await service.issuedTokens()).at(-2) ?? '';
  await expect.poll(async () => (await service.judge(accessToken)).kind, { timeout: 15_000 }).toBe('refused');
  await app.relaunch();
  await tray.waitForLabel(/^ACME - copy token/);
  const copy = await copyByTray(tools, app.electronApp, 'ACME');
  expect([copy.accepted, copy.notificationExcessMin]).toEqual([true, 0]);
  expect(signIns(await service.requests(), 'get_access_token')).toBe(1);
});
