// A proxy between here and the services: one that wants a password, and settings that cannot be fetched.
import type { Socket } from 'node:net';
import type { ElectronApplication } from '@playwright/test';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import type { LaunchOptions } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { PasswordProxy } from '../support/network/password-proxy.ts';
import { type RawAnswering, RawService } from '../support/services/raw-service.ts';
import { SecurePractice } from '../support/services/secure-practice.ts';
import { Operator } from '../support/window/operator.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';

const NAME = 'acme.example.com';
const ADDRESS = `https://${NAME}`;
const DIRECT = 'function FindProxyForURL() { return "DIRECT"; }';
const answerOf = (type: string, body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
const BROKEN_SETTINGS: readonly (readonly [string, RawAnswering])[] = [
  ['cannot be fetched', (socket) => socket.destroy()],
  ['are a web page', (socket) => socket.end(answerOf('text/html', '<!doctype html>'))],
];

test('a proxy that wants a password is not mistaken for the service, gets none, and works once it is open', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: 600, refreshTtlS: 6_000 });
  const secure = await SecurePractice.start(practice, `DNS:${NAME}`);
  const proxy = await PasswordProxy.start(secure.port);
  const app = await launch({ proxy: proxy.address, trustedAuthority: secure.authorityFile });
  const operator = new Operator(await app.window());
  const stopped = operator.page.getByText('The proxy blocked the request', { exact: true }).first();
  const { service, fields } = passwordEntry(practice);

  await operator.fillNewCompany({ service, fields: { ...fields, Address: ADDRESS } });
  await operator.submit('Add and sign in');
  await expect(stopped).toBeVisible();
  await expect(operator.page.getByText(/proxy blocked the request to acme\.example\.com/)).toBeVisible();
  await expect(operator.field('Password')).not.toHaveAttribute('aria-invalid', 'true');
  expect(practice.control.requests).toEqual([]);

  proxy.isOpen = true;
  await operator.submitAndSee('Add and sign in', 'ACME');
  await operator.seeState('ACME', 'Valid');

  await test.step('with a current token', async () => {
    proxy.isOpen = false;
    await closeConnections(app.electronApp);
    const refusals = proxy.refusals;
    await operator.page.getByRole('button', { name: 'Renew all' }).click();
    await operator.openCompany('ACME');
    await expect(stopped).toBeVisible();
    await expect(operator.page.getByText(/Your token works until \d/).first()).toBeVisible();
    expect(proxy.refusals - refusals).toBeLessThanOrEqual(2);
    await tray.clickOnceSaid(/^ACME - copy token \(cannot renew, valid (9|10) min\)$/);
    expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
    proxy.isOpen = true;
    await operator.page.getByRole('button', { name: 'Retry now' }).first().click();
    await expect(stopped).toBeHidden();
  });

  await operator.seeState('ACME', 'Valid');
  expect(app.electronApp.windows()).toHaveLength(1);
  expect(proxy.refusals).toBeGreaterThan(0);
  expect(proxy.tunnels).toBeGreaterThan(0);
  expect(proxy.read).toContain(`${NAME}:443`);
  expect(proxy.read).not.toMatch(/authorization/i);
  for (const secret of ['practice-password', ...practice.control.issuedTokens])
    expect(proxy.read.includes(secret)).toBe(false);
  await proxy.stop();
  await secure.stop();
});

for (const [how, answering] of BROKEN_SETTINGS) {
  test(`services are reached without a proxy where its settings ${how}`, async ({
    launch,
    startPractice,
  }) => {
    const practice = await startPractice({});
    const scene = await behindProxySettings(practice, answering);
    const app = await launch(scene.options);
    const operator = new Operator(await app.window());
    await operator.addCompany(scene.entry);
    expect(scene.settings.requests.length).toBeGreaterThan(0);
    await scene.stop();
  });
}

test('proxy settings that never arrive are reported as a proxy that may be in the way, and used once they arrive', async ({
  launch,
  startPractice,
}) => {
  const practice = await startPractice({});
  const waiting: Socket[] = [];
  const scene = await behindProxySettings(practice, (socket) => void waiting.push(socket));
  const app = await launch(scene.options);
  const page = await app.window();
  const operator = new Operator(page);
  await operator.fillNewCompany(scene.entry);
  await operator.submitAndSee('Save without signing in', 'Globex');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await operator.backToList();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Check my setup' }).click();
  await expect(page.getByText(/did not say which proxy it uses/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/a firewall or proxy is holding up the request/)).toBeVisible({
    timeout: 15_000,
  });
  expect(practice.control.requests).toEqual([]);

  for (const socket of waiting) socket.end(answerOf('application/x-ns-proxy-autoconfig', DIRECT));
  await operator.openCompany('Globex');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await operator.seeState('Globex', 'Valid');
  await scene.stop();
});

/** A practice server whose name only this app knows, and a server of proxy settings (a PAC file). */
async function behindProxySettings(practice: PracticeServer, answering: RawAnswering) {
  const secure = await SecurePractice.start(practice, `DNS:${NAME}`);
  const settings = await RawService.start(answering);
  const names = `MAP ${NAME}:443 127.0.0.1:${secure.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`;
  const options: LaunchOptions = {
    trustedAuthority: secure.authorityFile,
    args: [`--proxy-pac-url=http://${settings.host}/proxy.pac`, `--host-resolver-rules=${names}`],
  };
  const { service, fields } = userIdEntry(practice);
  const stop = async () => {
    await settings.stop();
    await secure.stop();
  };
  return { settings, options, entry: { service, fields: { ...fields, Address: ADDRESS } }, stop };
}

/** Connections that were let through before would go on to be used. */
function closeConnections(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ session }) =>
    session.fromPartition('services', { cache: false }).closeAllConnections(),
  );
}
