// Text that other programs put on the clipboard, pasted into the form: what is seen there is what is sent.
import { expect, type Page } from '@playwright/test';
import type { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { test } from '../support/fixtures.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { passwordEntry } from '../support/window/practice-entries.ts';

/** Lets Chromium copy a paragraph of a real page, and gives what another program reads of it. */
async function copyFromPage(app: AppUnderTest, clipboard: SystemClipboard, html: string): Promise<string> {
  await clipboard.clear();
  await app.electronApp.evaluate(async ({ BrowserWindow }, body) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(`<p>${body}</p>`)}`);
    await window.webContents.executeJavaScript(
      "getSelection().selectAllChildren(document.querySelector('p'))",
    );
    window.webContents.copy();
    Object.assign(globalThis, { copiedFrom: window });
  }, html);
  const copied = await clipboard.waitForText((text) => text !== '');
  await app.electronApp.evaluate(() => {
    (globalThis as unknown as { copiedFrom: Electron.BrowserWindow }).copiedFrom.destroy();
  });
  return copied;
}

async function paste(page: Page, operator: Operator, label: string): Promise<void> {
  await operator.field(label).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
}

test('names and an address copied from a page are sent as they are seen', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const password = 'practice+pass & "word"';
  await operator.fillNewCompany({
    service: /^KlearStack, user name/,
    fields: { Name: 'Pasted', Password: password },
  });

  const address = await copyFromPage(app, clipboard, `&#x2068;“&lt;${server.address}&gt;,”&#x2069;&#x200b;`);
  expect(address).toBe(`\u2068“<${server.address}>,”\u2069\u200b`);
  await paste(page, operator, 'Address');
  await expect(operator.field('Address')).toHaveAccessibleDescription(
    `TokenTray will use ${server.address}/`,
  );

  const company = await copyFromPage(
    app,
    clipboard,
    '&#x200e;A &amp; B&nbsp;&nbsp;&quot;L&shy;td&quot; &amp;&amp; So&#x308;hne&#x2060;',
  );
  expect(company).toMatch(/^\u200eA & B[ \u00a0]{2}"L\u00adtd" && So\u0308hne\u2060$/);
  await paste(page, operator, 'Company name');
  const user = await copyFromPage(app, clipboard, '&#xfeff;<bdi>s&#xf6;hne</bdi> &amp;&#x200b; co&#x200f;');
  expect(user).toBe('\ufeffsöhne &\u200b co\u200f');
  await paste(page, operator, 'User name');
  await operator.field('Password').focus();
  await expect(operator.field('Company name')).toHaveValue('A & B "Ltd" && Söhne');
  await expect(operator.field('User name')).toHaveValue('söhne & co');
  const words = 'Hidden characters and extra spaces were removed. What you see here is what is sent.';
  await expect(operator.field('Company name')).toHaveAccessibleDescription(words);
  await expect(operator.field('User name')).toHaveAccessibleDescription(words);
  // The focus is elsewhere by then, so that a screen reader would not come across the description.
  await expect(
    page.getByRole('status').filter({ hasText: 'Company name, User name: hidden characters' }),
  ).toHaveCount(1);
  await inspectScreen(app, page, 'pasted-text');

  await operator.submitAndSee('Add and sign in', 'Pasted');
  await operator.seeState('Pasted', 'Valid');
});

test('an address out of a mail stands in its field as it is used, and a filter’s link as what it leads to', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const address = operator.field('Address');
  await operator.fillNewCompany(passwordEntry(server, 'Mailed'));
  await clipboard.write('URL: https://acme.example.com/#/login\n');
  await paste(page, operator, 'Address');
  await expect(address).toHaveAccessibleDescription('TokenTray will use https://acme.example.com/');
  await operator.field('Password').focus();
  await expect(address).toHaveValue('https://acme.example.com/');
  await expect(address).toHaveAccessibleDescription(/taken from what you pasted.*“#\/login” was left out/);
  await inspectScreen(app, page, 'address-from-mail');

  const target = encodeURIComponent(`${server.address}/`);
  await clipboard.write(
    `https://eur01.safelinks.protection.outlook.com/?url=${target}&data=05%7C02&reserved=0`,
  );
  await paste(page, operator, 'Address');
  // The focus is in the field still.
  await expect(address).toHaveValue(`${server.address}/`);
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(/led through eur01\.safelinks\.protection\.outlook\.com/);
  await expect(page.getByRole('status').filter({ hasText: 'led through eur01' })).toHaveCount(1);

  await clipboard.write('[https://acme.example.com](https://evil.example)');
  await paste(page, operator, 'Address');
  await operator.field('Password').focus();
  await expect(address).toHaveAccessibleDescription(/contains more than one address/);

  await clipboard.write('https://acme.ex\u0430mple.com');
  await paste(page, operator, 'Address');
  await operator.field('Password').focus();
  await expect(address).toHaveValue('https://acme.xn--exmple-4nf.com/');
  await expect(address).toHaveAccessibleDescription(/leads to acme\.xn--exmple-4nf\.com/);
  await inspectScreen(app, page, 'look-alike-warning');

  await clipboard.write(`<${server.address}/login?next=%2F>`);
  await paste(page, operator, 'Address');
  await operator.submitAndSee('Add and sign in', 'Mailed');
  await expect(page.getByText(`${server.address}/`, { exact: true }).first()).toBeVisible();
});

test('two cells of a spreadsheet are two cells, and a wrong address says what is wrong', async ({
  launch,
  clipboard,
}) => {
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.fillNewCompany({ service: /^KlearStack, user name/, fields: { Name: 'Pasted' } });
  await clipboard.write('Practice Company\tpractice\r\n');
  await paste(page, operator, 'Company name');
  await clipboard.write('https//acme.example.com');
  await paste(page, operator, 'Address');
  await operator.field('Password').focus();
  await expect(operator.field('Company name')).toHaveAccessibleDescription(
    /contains a tab\. If you pasted two spreadsheet cells/,
  );
  await expect(operator.field('Address')).toHaveAccessibleDescription(
    /must start with https:\/\/, not “https\/\/”/,
  );
  await inspectScreen(app, page, 'pasted-faults');

  await clipboard.write('Practice Company\t\r\n');
  await paste(page, operator, 'Company name');
  await operator.field('Password').focus();
  await expect(operator.field('Company name')).toHaveValue('Practice Company');
  await expect(operator.field('Company name')).not.toHaveAttribute('aria-invalid', 'true');
});
