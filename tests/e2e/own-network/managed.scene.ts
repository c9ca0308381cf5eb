// IT sets up the app from the system's own folder, in a real Electron: this scene alone sees another /etc.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { OwnEtc } from '../../support/network/own-etc.ts';
import { inspectScreen } from '../../support/window/inspect-screen.ts';
import { Operator } from '../../support/window/operator.ts';
import { looksLikeToken, whoami } from '../../support/window/practice-entries.ts';

const FOLDER = '/etc/tokentray';
const ORIGIN = `${FOLDER}/10-acme.json`;
const SET_BY_IT = `Set by your IT department – ${ORIGIN}`;

let etc: OwnEtc;
test.beforeAll(() => {
  etc = new OwnEtc();
});
test.afterAll(() => etc.remove());

const put = (name: string, content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, name), text);
};

test('what IT has set holds, is marked and cannot be changed, and follows its files at once', async ({
  launch,
  tray,
  clipboard,
  startPractice,
}) => {
  const practice = await startPractice({ accessTtlS: 900 });
  const company = {
    label: 'ACME',
    providerId: 'klearstack-password',
    address: practice.address,
    account: { company_name: 'Practice Company' },
  };
  const managed = {
    contact: 'Help desk, extension 4711',
    updates: 'off',
    services: { hosts: ['*.acme.example'] },
    settings: { clearClipboardAfterS: { locked: 30 }, notifyOnRecovery: { default: true } },
    companies: [company],
  };
  const app = await launch();
  const operator = new Operator(await app.window());
  const { page } = operator;
  await expect(page.getByText('Add your first company')).toBeVisible();

  await test.step('a folder that comes later is found, and the operator adds what only the operator knows', async () => {
    put('10-acme.json', managed);
    await operator.seeState('ACME', 'Signed out');
    await expect(operator.row('ACME')).toContainText('Managed');
    await operator.openCompany('ACME');
    await expect(page.getByText(SET_BY_IT)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete' })).toBeHidden();
    await inspectScreen(app, page, 'managed-company');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Company name' })).toBeHidden();
    await inspectScreen(app, page, 'managed-sign-in');
    await operator.field('User name').fill('practice');
    await operator.field('Password').fill('practice-password');
    await operator.submit('Sign in');
    await operator.seeState('ACME', 'Valid');
    await inspectScreen(app, page, 'managed-list');
    await tray.clickOnceSaid(/^ACME - copy token \(valid/);
    expect(await whoami(practice, await clipboard.waitForText(looksLikeToken))).toBe(200);
  });

  await test.step('what is locked stands fixed in the settings, and says where it came from', async () => {
    await operator.backToList();
    await page.keyboard.press('Control+,');
    const locked = page.getByRole('button', { name: /Clear the clipboard/ });
    await expect(locked).toBeDisabled();
    await expect(locked).toContainText('After 30');
    await expect(page.getByText(SET_BY_IT)).toBeVisible();
    await expect(page.getByText(`Default from your IT department – ${ORIGIN}`)).toBeVisible();
    await page.getByText('A company works again').click();
    await expect(page.getByText(`Default from your IT department – ${ORIGIN}`)).toBeHidden();
    await inspectScreen(app, page, 'managed-settings');
    await page.getByText('Help desk, extension 4711').scrollIntoViewIfNeeded();
  });

  await test.step('faults are said with file, line and field, and can be copied for IT', async () => {
    put('20-more.json', '{\n  "contact": "IT",\n  "settings": { "theme": { "locked": "pink" } }\n}');
    put('30-open.json', { contact: 'Anyone' });
    fs.chmodSync(path.join(FOLDER, '30-open.json'), 0o666);
    const fault = page.getByText('This value is not allowed. Allowed: system, light, dark.');
    await expect(fault).toBeVisible();
    await expect(page.getByText(/^Ordinary users could have changed it, so it is ignored/)).toBeVisible();
    await page.getByRole('button', { name: 'Copy for IT' }).scrollIntoViewIfNeeded();
    await inspectScreen(app, page, 'managed-faults');
    await page.getByRole('button', { name: 'Copy for IT' }).click();
    const report = await clipboard.waitForText((text) => text.startsWith('Errors in'));
    expect(report).toContain(
      `${FOLDER}/20-more.json: line 3, settings.theme.locked: This value is not allowed`,
    );
    expect(report).toContain(`${FOLDER}/30-open.json must belong to root`);
    fs.rmSync(path.join(FOLDER, '30-open.json'));
    fs.rmSync(path.join(FOLDER, '20-more.json'));
    await expect(fault).toBeHidden();
  });

  await test.step('nothing else may be added', async () => {
    await operator.backToList();
    await page.getByRole('button', { name: 'Add company' }).click();
    await expect(page.getByText('Allowed addresses: *.acme.example')).toBeVisible();
    await operator.field('Name').fill('Other');
    await operator.field('Address').fill('https://other.example.com');
    await operator.field('Name').focus();
    await expect(page.getByText('Your IT department does not allow this service to be added.')).toBeVisible();
    await inspectScreen(app, page, 'managed-add');
  });

  await test.step('another address is another sign-in, in German since IT says so', async () => {
    const moved = { ...company, address: 'https://acme.example' };
    put('10-acme.json', { ...managed, settings: { language: { locked: 'de' } }, companies: [moved] });
    await expect(page.getByRole('button', { name: 'Zurück' })).toBeVisible();
    await page.getByRole('button', { name: 'Zurück' }).click();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await expect(page.getByText('Von Ihrer IT geändert: ACME')).toBeVisible();
    await expect(operator.row('ACME')).toContainText('Abgemeldet');
    await inspectScreen(app, page, 'managed-german');
    await page.keyboard.press('Control+,');
    await expect(page.getByText(`Von Ihrer IT festgelegt – ${ORIGIN}`)).toBeVisible();
    await inspectScreen(app, page, 'managed-german-settings');
    await page.keyboard.press('Escape');
  });

  await test.step('what IT removes is gone, and that is said', async () => {
    fs.rmSync(path.join(FOLDER, '10-acme.json'));
    await expect(page.getByText('Removed by your IT department: ACME')).toBeVisible();
    await tray.waitForLabel(/Add/);
  });
});
