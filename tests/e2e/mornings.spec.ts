// A Monday: every sign-in has ended over the weekend. One page goes from company to company, by keyboard alone.
import type { Locator, Page } from '@playwright/test';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import { companyFile, sharedEntry } from '../support/core/company-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { holdNext } from '../support/services/held-request.ts';
import { dropFile } from '../support/window/file-drop.ts';
import { HandTally } from '../support/window/hand-tally.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

/** 17 characters; with Enter, 18 keys. */
const PASSWORD = 'practice-password';

const added = (label: string, { address }: PracticeServer) => newCompany(label, address);

/** One after the other: the round goes through them in the order in which they were saved. */
async function addInOrder(page: Page, companies: readonly ReturnType<typeof added>[]): Promise<void> {
  const commands = new WindowCommands(page);
  for (const company of companies) await commands.callAll('saveCompany', [company]);
}

/** From now on the services know none of the tokens that they gave, and the app has asked for new ones. */
async function untilMonday(page: Page, servers: readonly PracticeServer[]): Promise<void> {
  for (const { control } of servers) {
    control.revokeAccessTokens();
    control.revokeRefreshTokens();
  }
  await page.getByRole('button', { name: 'Renew all' }).click();
}

const password = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true });
const heading = (page: Page, label: string) =>
  page.getByRole('heading', { name: `Sign in to ${label}`, level: 1 });

/** Types the password of the company that the round shows, and Enter, which leads to what is `next`. */
async function signIn(page: Page, label: string, hand: HandTally, next: Locator): Promise<void> {
  await expect(heading(page, label)).toBeVisible();
  await expect(password(page)).toBeFocused();
  await hand.type(PASSWORD);
  await hand.pressUntil('Enter', next);
}

test('a Monday with two passwords takes one page, and with one password for both half the keys', async ({
  launchWithKeyring,
  startPractice,
  tray,
  notifications,
}) => {
  const servers = [await startPractice({}), await startPractice({})] as const;
  const app = await launchWithKeyring();
  const first = await app.window();
  const inputs = [added('Hooli', servers[0]), added('Initrode', servers[1])];
  await addInOrder(first, inputs);
  await untilMonday(first, servers);
  const { id: earlier } = await notifications.waitFor(/^Sign in again for 2 companies\n/);
  await first.close();

  await test.step('from the tray, with two passwords', async () => {
    await tray.clickOnceSaid('Sign in to 2 companies…');
    const page = await app.window();
    const hand = new HandTally(page);
    hand.noteClicks(2);
    await expect(page.getByText('1 of 2')).toBeVisible();
    await inspectScreen(app, page, 'round');
    await signIn(page, 'Hooli', hand, page.getByText('2 of 2'));
    await signIn(page, 'Initrode', hand, page.getByText('Signed in to 2 companies'));
    await expect(page.getByText('2 tokens ready')).toBeVisible();
    expect([hand.clicks, hand.keys]).toEqual([2, 36]);
    console.log(`a Monday with two passwords, from the tray: ${hand} (before: 4 clicks, 36 keys)`);
  });

  await test.step('from the notification, with the same password for both', async () => {
    const page = await app.window();
    await untilMonday(page, servers);
    await expect.poll(() => notifications.shown.at(-1)?.id).not.toBe(earlier);
    const { id } = await notifications.waitFor(/^Sign in again for 2 companies\n/);
    await page.close();
    notifications.invoke(id);
    const again = await app.window();
    const hand = new HandTally(again);
    hand.noteClicks(1);
    await expect(heading(again, 'Hooli')).toBeVisible();
    await expect(password(again)).toBeFocused();
    await hand.type(PASSWORD);
    const box = again.getByRole('checkbox', { name: 'Initrode' });
    await expect(box).not.toBeChecked();
    await hand.press('Tab', 'Tab', 'Space');
    await expect(box).toBeChecked();
    await hand.press('Enter');
    await expect(again.getByText('Signed in to 2 companies')).toBeVisible();
    await expect(again.getByText('2 tokens ready')).toBeVisible();
    expect([hand.clicks, hand.keys]).toEqual([1, 21]);
    console.log(`the same with one password for both, from the notification: ${hand}`);
  });
});

test('a round passes over what is skipped, says where a shared password was refused, and can be cancelled', async ({
  launchWithKeyring,
  startPractice,
}) => {
  const [one, two] = [await startPractice({}), await startPractice({})];
  const app = await launchWithKeyring();
  const page = await app.window();
  const inputs = [added('Hooli', one), added('Initrode', two), added('Soylent', one), added('Umbrella', two)];
  await addInOrder(page, inputs);
  await untilMonday(page, [one, two]);
  for (const account of two.accounts) two.control.changePassword(account, 'practice-another');
  const hand = new HandTally(page);
  await hand.click(page.getByRole('button', { name: 'Sign in to 4 companies…' }));
  await expect(page.getByText('1 of 4')).toBeVisible();
  await inspectScreen(app, page, 'round-of-four');

  const before = two.control.requests.length;
  await hand.type(PASSWORD);
  await hand.click(page.getByRole('checkbox', { name: 'All 3' }));
  await hand.press('Enter');
  await expect(heading(page, 'Initrode')).toBeVisible();
  await expect(page.getByText('Initrode refused the password of Hooli')).toBeVisible();
  await expect(password(page)).toHaveValue('');
  await inspectScreen(app, page, 'round-not-shared');
  const sent = two.control.requests.slice(before).filter(({ endpoint }) => endpoint === 'get_access_token');
  expect(sent).toHaveLength(1);

  await hand.click(page.getByRole('button', { name: 'Skip' }));
  await expect(heading(page, 'Umbrella')).toBeVisible();
  await expect(page.getByText('4 of 4')).toBeVisible();
  const held = holdNext(two, 'get_access_token');
  await hand.type('practice-another');
  await hand.press('Enter');
  await held.arrived;
  await hand.click(page.getByRole('button', { name: 'Cancel', exact: true }));
  await expect(password(page)).toBeFocused();
  await expect(password(page)).toHaveValue('practice-another');
  held.release();
  await hand.press('Enter');
  await expect(page.getByText('Signed in to 3 companies')).toBeVisible();
  await expect(page.getByRole('button', { name: '1 needs you' })).toBeVisible();
  console.log(`a round of four with one detour: ${hand}`);
});

test('the companies of an import are signed in to in one round', async ({
  launchWithKeyring,
  startPractice,
}) => {
  const servers = [await startPractice({}), await startPractice({})] as const;
  const app = await launchWithKeyring();
  const page = await app.window();
  const entries = ['Hooli', 'Initrode'].map((label, at) =>
    sharedEntry({ label, address: `${servers[at]?.address}/` }),
  );
  await dropFile(page, 'team.tokentray', companyFile(entries));
  const hand = new HandTally(page);
  await hand.click(page.getByRole('button', { name: 'Import 2 companies' }));
  await hand.click(page.getByRole('button', { name: 'Sign in to 2 companies…' }));
  await expect(page.getByText('1 of 2')).toBeVisible();
  await signIn(page, 'Hooli', hand, page.getByText('2 of 2'));
  await signIn(page, 'Initrode', hand, page.getByText('Signed in to 2 companies'));
  await expect(page.getByText('2 tokens ready')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sign in to/ })).toBeHidden();
  console.log(`an import of two companies with two passwords: ${hand}`);
});

test('a stored password that is refused is said on the sign-in itself, with the focus in its field', async ({
  launchWithKeyring,
  startPractice,
  notifications,
}) => {
  const server = await startPractice({});
  const app = await launchWithKeyring();
  const page = await app.window();
  const commands = new WindowCommands(page);
  const { draft, ...rest } = added('Hooli', server);
  await commands.callAll('saveCompany', [{ ...rest, draft: { ...draft, storePassword: true } }]);
  for (const account of server.accounts) server.control.changePassword(account, 'practice-another');
  await untilMonday(page, [server]);
  const { id } = await notifications.waitFor(/^Your stored password for Hooli was refused\nWas it changed\?/);
  const passwords = () =>
    server.control.requests.filter(({ endpoint }) => endpoint === 'get_access_token').length;
  expect(passwords()).toBe(2);
  await page.close();
  notifications.invoke(id);
  const again = await app.window();
  await expect(heading(again, 'Hooli')).toBeVisible();
  await expect(password(again)).toBeFocused();
  await expect(again.getByText(/^Was it changed\? TokenTray tried it once/)).toBeVisible();
  await inspectScreen(app, again, 'stored-password-refused');
  await again.keyboard.type('practice-another');
  await again.keyboard.press('Enter');
  await new Operator(again).seeState('Hooli', 'Valid');
  expect(passwords()).toBe(3);
});

test('the first close says where the app goes on running, and offers to start at login; a quit asks before sign-ins are lost', async ({
  launch,
  startPractice,
  tray,
}) => {
  const server = await startPractice({});
  const app = await launch({ isFirstDay: true, env: { XDG_CURRENT_DESKTOP: 'KDE' } });
  const page = await app.window();
  await new WindowCommands(page).callAll('saveCompany', [added('Hooli', server)]);
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const sheet = page.getByRole('dialog', { name: 'TokenTray is still running, here' });
  await expect(sheet).toBeVisible();
  await expect(sheet.getByRole('img', { name: 'Where TokenTray’s icon is on this desktop' })).toBeVisible();
  await expect(sheet.getByText(/^Its icon is in the panel, next to the clock/)).toBeVisible();
  await expect(sheet.getByText('press Ctrl + Shift + Space in any app')).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Close window' })).toBeFocused();
  await inspectScreen(app, page, 'still-running');
  await sheet.getByText('Start when I log in').click();
  await expect(sheet.getByRole('switch', { name: 'Start when I log in' })).toBeChecked();
  await sheet.getByRole('button', { name: 'Close window' }).focus();
  const closed = page.waitForEvent('close');
  // The page may be gone before Playwright hears that the key came up again.
  await page.keyboard.press('Enter').catch((error: unknown) => expect(String(error)).toContain('closed'));
  await closed;

  await tray.activate();
  const again = await app.window();
  await expect(again.getByRole('row', { name: 'Hooli', exact: true })).toBeVisible();
  const { settings } = await new WindowCommands(again).readSnapshot();
  expect(settings.startAtLogin).toBe(true);
  const closedAtOnce = again.waitForEvent('close');
  await app.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closedAtOnce;

  await tray.clickByLabel('Quit TokenTray');
  const asking = await app.window();
  const question = asking.getByRole('alertdialog', { name: 'Quit TokenTray?' });
  await expect(question).toContainText('You are signed in to 1 company.');
  await inspectScreen(app, asking, 'quit-question');
  await question.getByRole('button', { name: 'Keep running' }).click();
  await expect(question).toBeHidden();
  await tray.clickByLabel('Quit TokenTray');
  expect(await app.waitForExit()).toEqual({ code: 0, signal: null });
});
