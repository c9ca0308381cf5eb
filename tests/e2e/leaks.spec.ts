// Secrets with names of their own go through every flow. The search itself is at the end of each test, in the fixtures:
// files, log, output, window traffic and text, notifications, selections, and the processes' arguments and environment.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type PracticeAccount, practiceAccounts } from '../../app/practice/practice-accounts.ts';
import { expect, test } from '../support/fixtures.ts';
import { findLeaks } from '../support/leak-search.ts';
import { Operator } from '../support/operator.ts';
import {
  generateTokenEntry,
  looksLikeToken,
  passwordEntry,
  userIdEntry,
} from '../support/practice-entries.ts';

const CANARY = { klearStack: 'canary+pass & "Söhne"', generateToken: 'canary-of-generate-token' };
const WRONG = 'canary-of-a-mistyped-password';

const accounts: readonly PracticeAccount[] = practiceAccounts.map((account) =>
  account.service === 'klearstack'
    ? { ...account, password: CANARY.klearStack }
    : { ...account, password: CANARY.generateToken },
);

/** Every command that has to do with a company, as a window would send it. */
async function commandEverything(page: Page, wrong: string): Promise<readonly string[]> {
  return page.evaluate(async (password) => {
    const { call } = window.tokenTray;
    const { companies } = await call('readSnapshot', undefined);
    const answers: unknown[] = [];
    const ask = async (answer: Promise<unknown>) => answers.push(await answer.catch(String));
    for (const { id: companyId, providerId, label, address, account, copyFormat } of companies) {
      for (const format of ['token', 'bearer', 'header', null] as const)
        await ask(call('copyToken', { companyId, format }));
      await ask(call('refresh', { companyId }));
      await ask(call('copyDetails', { companyId }));
      const draft = { label: `${label} 2`, providerId, address, account, copyFormat, storePassword: true };
      await ask(call('saveCompany', { companyId: null, draft, secrets: { password }, signIn: true }));
      await ask(
        call('saveCompany', { companyId: null, draft, secrets: { password: [] as never }, signIn: true }),
      );
      await ask(call('duplicateCompany', { companyId }));
      await ask(call('deleteCompany', { companyId }));
      await ask(call('restoreCompany', { companyId }));
    }
    await ask(call('readActivity', { companyId: null, group: null, limit: 5_000 }));
    await ask(call('readAbout', undefined));
    await ask(call('checkSetup', undefined));
    return answers.map((answer) => JSON.stringify(answer) ?? '');
  }, wrong);
}

test('nothing secret is left anywhere by any flow', async ({
  launch,
  keyring,
  startPractice,
  clipboard,
  notifications,
  tray,
  secrets,
}) => {
  test.setTimeout(120_000);
  expect(keyring).toBeDefined();
  secrets.keep({ name: 'a mistyped password', value: WRONG });
  const server = await startPractice({ accounts, accessTtlS: 900 });
  server.control.change({ rotateRefreshTokens: true });
  const app = await launch({ passwordStore: 'gnome-libsecret' });
  const page = await app.window();
  const operator = new Operator(page);
  const withPassword = (entry: ReturnType<typeof passwordEntry>, password: string) => ({
    ...entry,
    fields: { ...entry.fields, Password: password },
  });
  await operator.fillNewCompany({ ...withPassword(passwordEntry(server), WRONG), storePassword: true });
  await operator.submit('Add and sign in');
  await expect(operator.field('Password')).toHaveAttribute('aria-invalid', 'true');
  await app.collectEvidence();
  await operator.field('Password').fill(CANARY.klearStack);
  await operator.submitAndSee('Add and sign in', 'ACME');
  await operator.addCompany(withPassword(generateTokenEntry(server), CANARY.generateToken));
  await operator.addCompany(userIdEntry(server));
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  await notifications.waitFor(/ACME token copied/);
  await page.evaluate((text) => window.tokenTray.call('inspectToken', { text }), `Bearer ${token}`);

  expect((await commandEverything(page, WRONG)).length).toBeGreaterThan(30);
  for (const fault of [
    { answer: { status: 500, body: `{"error":"${token} ${CANARY.klearStack.slice(0, 11)}"}` } },
    { answer: { status: 200, body: `${token} is no JSON` } },
    { dropConnection: true },
  ]) {
    for (const endpoint of ['getaccesstokenfromrefreshtoken', 'get_access_token', 'generate-token'] as const)
      server.control.fail(endpoint, fault, 2);
    await commandEverything(page, WRONG);
    server.control.clearFaults();
  }
  const report = await clipboard.read();
  expect(findLeaks(secrets.all, [{ place: 'the details for IT', content: report }])).toEqual([]);
  const csv = join(app.userDataDir, 'activity.csv');
  await app.electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, csv);
  await page.evaluate(() => window.tokenTray.call('exportActivity', { companyId: null }));
  expect(readFileSync(csv, 'utf8')).toContain('ACME');
  await app.relaunch();
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  await app.close();

  // The search had something to look through, and the vault was written.
  const places = app.evidence().map(({ place }) => place);
  const expected = ['user-data/logs/tokentray.log', 'user-data/data/vault.json', 'user-data/activity.csv'];
  expected.push('window-traffic', 'the text of the window', 'environ of a process', 'cmdline of a process');
  expect(places).toEqual(expect.arrayContaining(expected));
  expect(server.control.issuedTokens.length).toBeGreaterThan(10);
});

test('a crash leaves no secret: not the window, not a bug in the main process, not a dump', async ({
  launch,
  startPractice,
  tray,
  clipboard,
  secrets,
}) => {
  const server = await startPractice({ accounts });
  const app = await launch();
  const operator = new Operator(await app.window());
  const entry = passwordEntry(server);
  await operator.addCompany({ ...entry, fields: { ...entry.fields, Password: CANARY.klearStack } });
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  secrets.keep({ name: 'the beginning of a token', value: token.slice(0, 20) });

  await app.electronApp.evaluate(async ({ BrowserWindow }, text) => {
    setTimeout(() => JSON.parse(text)); // its message quotes what it was given
    setTimeout(() => {
      throw new Error(`near ${text}`);
    });
    void Promise.reject(new Error(`rejected near ${text}`));
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  }, token);
  const log = join(app.userDataDir, 'logs', 'tokentray.log');
  await expect
    .poll(() => readFileSync(log, 'utf8').match(/uncaught exception|unhandled rejection/g)?.length)
    .toBe(3);
  expect(readFileSync(log, 'utf8')).toMatch(/uncaught exception SyntaxError\n {4}at /);
  await app.electronApp.evaluate(() => setTimeout(() => process.crash()));
  expect((await app.waitForExit(10_000)).code).not.toBe(0);
  const files = readdirSync(app.userDataDir, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => /\.(dmp|core)$|^core/.test(file))).toEqual([]);
});
