// A service that takes its time, or refuses: the operator can give up, reads what the service says, and can copy it.
import type { Locator } from '@playwright/test';
import type { SystemClipboard } from '../../build/desktop/system-clipboard.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { SilentService } from '../support/services/silent-service.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { generateTokenEntry, passwordEntry } from '../support/window/practice-entries.ts';

/** The app gives a request up after ten seconds by itself. */
const SOON_MS = 3_000;

type Launch = () => Promise<AppUnderTest>;

/** The app with its window, and a service at which every sign-in waits. */
async function atSilentService(launch: Launch) {
  const service = await SilentService.start();
  const app = await launch();
  const page = await app.window();
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  const begun = () => expect.poll(() => service.waiting).toBe(1);
  /** Long before the app itself would give up. */
  const ended = () => expect.poll(() => service.waiting, { timeout: SOON_MS }).toBe(0);
  /** In a wait of its own, which the app may have given up by the time all is seen. */
  const inspectWait = async (name: string) => {
    await begun();
    await expect(cancel).toBeVisible();
    await inspectScreen(app, page, name);
    service.hangUp();
    await expect(cancel).toBeHidden();
  };
  return { service, page, operator: new Operator(page), cancel, begun, ended, inspectWait };
}

test('a sign-in that waits can be cancelled: the request ends, the typed text stays, the focus goes back', async ({
  launch,
}) => {
  const { service, page, operator, cancel, begun, ended, inspectWait } = await atSilentService(launch);
  const fields = {
    ...{ Name: 'Slow', Address: service.address, 'Company name': 'Practice Company' },
    ...{ 'User name': 'practice', Password: 'practice-password' },
  };
  await operator.fillNewCompany({ service: /^KlearStack, user name/, fields });
  await operator.field('Password').press('Enter');
  await begun();
  await expect(cancel).toBeVisible();

  fields['User name'] = 'typed while it waits';
  await operator.field('User name').fill(fields['User name']);
  await cancel.click();
  await ended();
  await expect(cancel).toBeHidden();
  await expect(operator.field('Password')).toBeFocused();
  for (const [label, value] of Object.entries(fields)) await expect(operator.field(label)).toHaveValue(value);
  await expect(page.getByRole('alert')).toBeHidden();

  await operator.submit('Add and sign in');
  await begun();
  await page.keyboard.press('Escape');
  await ended();
  await expect(page.getByRole('button', { name: 'Add and sign in' })).toBeFocused();
  await expect(operator.field('Password')).toHaveValue('practice-password');

  await operator.submit('Add and sign in');
  await begun();
  await cancel.focus();
  service.hangUp();
  await expect(cancel).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add and sign in' })).toBeFocused();
  expect(service.asked).toBe(3);

  await operator.submit('Add and sign in');
  await inspectWait('form-waits');
  await service.stop();
});

test('a sign-in of a company that is there can be cancelled on each screen that shows it, and in the tray', async ({
  launch,
  tray,
}) => {
  const { service, page, operator, cancel, begun, ended, inspectWait } = await atSilentService(launch);
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  const add = async (kind: RegExp, Name: string, account: Readonly<Record<string, string>>) => {
    const fields = { Name, Address: service.address, 'Company name': 'Practice Company', ...account };
    await operator.fillNewCompany({ service: kind, fields });
    await operator.submitAndSee('Save without signing in', Name);
  };
  const cancelled = async () => {
    await begun();
    await cancel.click();
    await ended();
  };
  await add(/^KlearStack, user name/, 'ACME', { 'User name': 'practice' });
  for (const [at, name] of ['Globex', 'Initech', 'Soylent'].entries())
    await add(/^KlearStack, user ID/, name, { 'User ID': `practice-${at}` });

  await operator.openCompany('ACME');
  await signIn.click();
  const password = operator.field('Password');
  await password.fill('practice-password');
  await password.press('Enter');
  await cancelled();
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('practice-password');
  await operator.seeState('ACME', 'Signed out');

  await operator.openCompany('Globex');
  await signIn.click();
  await cancelled();
  await expect(signIn).toBeFocused();

  await operator.backToList();
  const inRow = operator.row('Globex').getByRole('button', { name: 'Sign in' });
  await inRow.click();
  await begun();
  // As the second press of a double-click on "Sign in".
  await cancel.hover();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  // One that cancels gives the focus back to "Sign in".
  await expect(cancel).toBeFocused();
  await cancelled();
  await expect(inRow).toBeFocused();
  await operator.seeState('Globex', 'Signed out');
  await expect(page.getByText(/^Canceled|is not responding/)).toBeHidden();

  await inRow.click();
  await begun();
  await tray.clickOnceSaid(['Globex - signing in…', 'Cancel sign-in']);
  await ended();
  await tray.waitForLabel('Globex - sign in…');
  await expect(page.getByText(/^Canceled/)).toBeHidden();
  await operator.seeState('Globex', 'Signed out');

  await operator.row('Soylent').getByRole('button', { name: 'Sign in' }).click();
  await inspectWait('list-waits');
  await operator.openCompany('Initech');
  await signIn.click();
  await inspectWait('company-waits');
  await operator.openCompany('ACME');
  await signIn.click();
  await password.fill('practice-password');
  await password.press('Enter');
  await inspectWait('sign-in-waits');
  await service.stop();
});

test('a refusal is quoted, marks only what the service names, and can be selected', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const refuse = (detail: string) =>
    server.control.fail('get_access_token', {
      answer: {
        status: 401,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ detail }),
      },
    });
  const takeBack = refuse('Company \u202enot found');
  await operator.fillNewCompany(passwordEntry(server));
  await operator.submit('Add and sign in');
  const company = operator.field('Company name');
  await expect(company).toHaveAttribute('aria-invalid', 'true');
  await expect(company).toBeFocused();
  for (const label of ['Name', 'Address', 'User name', 'Password'])
    await expect(operator.field(label)).not.toHaveAttribute('aria-invalid', 'true');
  const quote = page.getByText('The service says: “Company not found”');
  await expect(quote).toBeVisible();
  await inspectScreen(app, page, 'refused-sign-in');
  await copyByHand(quote, clipboard, 'The service says: “Company not found”');
  const error = page.getByText('The service did not accept this. Check it and try again.');
  await copyByHand(error, clipboard, 'The service did not accept this. Check it and try again.');

  takeBack();
  refuse('<script>document.title="practice"</script>');
  await operator.field('Password').fill('practice ');
  await operator.submit('Add and sign in');
  await expect(operator.field('Password')).toHaveAccessibleDescription(
    'Password starts or ends with a space. If that is a mistake, type it again.',
  );
  await expect(page.getByText(/^Check these and try again: Company name/)).toBeVisible();
  await expect(page.getByText(/The service says/)).toBeHidden();
  await expect(company).not.toHaveAttribute('aria-invalid', 'true');

  server.control.clearFaults();
  await operator.field('Password').fill('practice-password');
  await operator.submitAndSee('Add and sign in', 'ACME');
  await operator.addCompany(generateTokenEntry(server));
  await operator.openCompany('Initech');
  await copyByHand(page.getByText('practice@example.com'), clipboard, 'practice@example.com');
});

/** As a person does: three clicks on the text, and Ctrl+C. */
async function copyByHand(text: Locator, clipboard: SystemClipboard, wanted: string): Promise<void> {
  await text.click({ clickCount: 3 });
  await text.page().keyboard.press('Control+C');
  expect((await clipboard.waitForText((copied) => copied !== '' && !/^eyJ/.test(copied))).trim()).toBe(
    wanted,
  );
  await clipboard.clear();
}
