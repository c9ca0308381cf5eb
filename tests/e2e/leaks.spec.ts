// Secrets with names of their own go through every flow. The search itself is at the end of each test, in the fixtures:
// files, log, output, window traffic and text, notifications, selections, and the processes' arguments and environment.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type PracticeAccount, practiceAccounts } from '../../app/practice/practice-accounts.ts';
import type { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { filesBelow } from '../support/app/files-below.ts';
import { expect, test } from '../support/fixtures.ts';
import { type Evidence, findLeaks } from '../support/leaks/leak-search.ts';
import { answerSaveDialog } from '../support/window/file-dialogs.ts';
import { type CompanyEntry, Operator } from '../support/window/operator.ts';
import {
  generateTokenEntry,
  looksLikeToken,
  passwordEntry,
  userIdEntry,
} from '../support/window/practice-entries.ts';
import { WindowCommands } from '../support/window/window-commands.ts';

const CANARY = { klearStack: 'canary+pass & "Söhne"', generateToken: 'canary-of-generate-token' };
const WRONG = 'canary-of-a-mistyped-password';
/** These stay where companies are kept, shown in the window and shared as files. */
const ACCOUNT = { userId: 'canary-user-id', username: 'canary-user-name', apiUser: 'canary-api-user' };
const KNOWS_NO_ACCOUNT =
  /^user-data\/(logs\/|activity\.csv|data\/(activity|settings|vault))|^what the app|^(cmdline|environ) /;

const accounts: readonly PracticeAccount[] = practiceAccounts.map((account, index) =>
  account.service === 'klearstack'
    ? {
        ...account,
        password: CANARY.klearStack,
        username: `${ACCOUNT.username}${index || ''}`,
        userId: `${ACCOUNT.userId}${index || ''}`,
      }
    : { ...account, password: CANARY.generateToken, username: ACCOUNT.apiUser },
);

const withFields = (entry: CompanyEntry, fields: CompanyEntry['fields']): CompanyEntry => ({
  ...entry,
  fields: { ...entry.fields, ...fields },
});

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
      await ask(call('renew', { companyId }));
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

/** "Copy details for IT" of the first companies of many, as any program would paste them. */
async function detailsForIt(page: Page, clipboard: SystemClipboard): Promise<readonly Evidence[]> {
  const commands = new WindowCommands(page);
  const details: Evidence[] = [];
  for (const { id: companyId } of (await commands.readSnapshot()).companies.slice(0, 9)) {
    await commands.callAll('copyDetails', [{ companyId }]);
    details.push({ place: 'the details for IT', content: await clipboard.read() });
  }
  return details;
}

/** The files that go to others: the activity as a table, and every company. Gives what the second one holds. */
async function exportAll(app: AppUnderTest, page: Page): Promise<string> {
  const commands = new WindowCommands(page);
  await answerSaveDialog(app, join(app.userDataDir, 'activity.csv'));
  expect((await commands.callAll('exportActivity', [{ companyId: null }]))[0]?.outcome).toBe('saved');
  const file = join(app.userDataDir, 'all.tokentray');
  await answerSaveDialog(app, file);
  const companyIds = (await commands.readSnapshot()).companies.map(({ id }) => id);
  const [exported] = await commands.callAll('exportCompanies', [{ companyIds }]);
  expect(exported).toMatchObject({ outcome: 'saved', count: companyIds.length });
  return readFileSync(file, 'utf8');
}

test('nothing secret is left anywhere by any flow', async ({
  launchWithKeyring,
  startPractice,
  clipboard,
  notifications,
  tray,
  secrets,
}) => {
  secrets.keep({ name: 'a mistyped password', value: WRONG });
  const server = await startPractice({ accounts, accessTtlS: 900 });
  server.control.change({ rotateRefreshTokens: true });
  const app = await launchWithKeyring();
  const page = await app.window();
  const operator = new Operator(page);
  const acme = withFields(passwordEntry(server), { 'User name': ACCOUNT.username, Password: WRONG });
  await operator.fillNewCompany({ ...acme, storePassword: true });
  await operator.submit('Add and sign in');
  await expect(page.getByRole('alert')).toContainText('did not accept this sign-in');
  await app.collectEvidence();
  await operator.field('Password').fill(CANARY.klearStack);
  await operator.submitAndSee('Add and sign in', 'ACME');
  const initech = { 'User name': ACCOUNT.apiUser, Password: CANARY.generateToken };
  await operator.addCompany(withFields(generateTokenEntry(server), initech));
  await operator.addCompany(withFields(userIdEntry(server), { 'User ID': ACCOUNT.userId }));
  await tray.clickByLabel(/^ACME - copy token/);
  const token = await clipboard.waitForText(looksLikeToken);
  await notifications.waitFor(/ACME token copied/);
  await page.evaluate((text) => window.tokenTray.call('inspectToken', { text }), `Bearer ${token}`);

  expect((await commandEverything(page, WRONG)).length).toBeGreaterThan(30);
  const given = [...(await detailsForIt(page, clipboard))];
  for (const fault of [
    { answer: { status: 500, body: `{"error":"${token} ${CANARY.klearStack.slice(0, 11)}"}` } },
    { answer: { status: 200, body: `${token} is no JSON` } },
    { dropConnection: true },
  ]) {
    for (const endpoint of ['getaccesstokenfromrefreshtoken', 'get_access_token', 'generate-token'] as const)
      server.control.fail(endpoint, fault, 2);
    await commandEverything(page, WRONG);
    given.push(...(await detailsForIt(page, clipboard)));
    server.control.clearFaults();
  }
  const companies = await exportAll(app, page);
  expect(companies).toContain(ACCOUNT.userId);
  const offer = { fileName: 'all.tokentray', reading: { kind: 'text', text: companies } } as const;
  await new WindowCommands(page).callAll('offerImport', [offer]);
  await app.relaunch();
  await tray.waitForLabel(/^ACME - copy token \(valid/);
  await app.close();

  // The search had something to look through, and the vault was written.
  const places = app.evidence().map(({ place }) => place);
  const expected = ['user-data/logs/tokentray.log', 'user-data/data/vault.json', 'user-data/activity.csv'];
  expected.push('window-traffic', 'the text of the window', 'environ of a process', 'cmdline of a process');
  expect(places).toEqual(expect.arrayContaining([...expected, 'user-data/all.tokentray']));
  expect(given.filter(({ content }) => content.includes('Company: ACME')).length).toBeGreaterThan(3);
  const secretTexts = [WRONG, ...Object.values(CANARY), ...server.control.issuedTokens];
  const known = secretTexts.map((value) => ({ name: 'a secret', value }));
  expect(findLeaks(known, given)).toEqual([]);
  given.push({ place: 'the notifications', content: JSON.stringify(notifications.everShown) });
  given.push(...app.evidence().filter(({ place }) => KNOWS_NO_ACCOUNT.test(place)));
  const account = Object.entries(ACCOUNT).map(([name, value]) => ({ name, value }));
  expect(findLeaks(account, given)).toEqual([]);
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
  const acme = { 'User name': ACCOUNT.username, Password: CANARY.klearStack };
  await operator.addCompany(withFields(passwordEntry(server), acme));
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
  await expect.poll(() => app.log().match(/uncaught exception|unhandled rejection/g)?.length).toBe(3);
  expect(app.log()).toMatch(/uncaught exception SyntaxError\n {4}at /);
  // The app may be gone before it answers.
  await app.electronApp.evaluate(() => void setTimeout(() => process.crash())).catch(() => {});
  expect((await app.waitForExit(10_000)).code).not.toBe(0);
  expect(filesBelow(app.userDataDir).filter((file) => /\.(dmp|core)$|^core/.test(file))).toEqual([]);
});
