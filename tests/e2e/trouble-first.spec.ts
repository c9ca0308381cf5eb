// Forty companies: those that need their operator come first, nothing moves under the hand, and names stay apart.
import type { Page } from '@playwright/test';
import type { PracticeServer } from '../../app/practice/practice-server.ts';
import { expect, test } from '../support/fixtures.ts';
import { countInSight, rowNames } from '../support/window/company-rows.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { photograph } from '../support/window/photograph.ts';
import { looksLikeToken, passwordEntry, userIdEntry, whoami } from '../support/window/practice-entries.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';
import { resize } from '../support/window/window-size.ts';

const LONG = 'International Consolidated Widgets of Northern Europe';
const WELL = [
  `${LONG} (Production)`,
  `${LONG} (Test)`,
  ...Array.from({ length: 34 }, (_, at) => `Company ${String(at + 1).padStart(2, '0')}`),
];
const NEEDY = ['Hooli', 'Initrode', 'Soylent'];
const LABELS = [...WELL, 'Umbrella', ...NEEDY];

interface Servers {
  readonly well: PracticeServer;
  readonly umbrella: PracticeServer;
  readonly needy: PracticeServer;
}

/** In this order, all signed in; gives their ids by name. */
async function addForty(commands: WindowCommands, { well, umbrella, needy }: Servers) {
  const serverOf = (label: string) =>
    label === 'Umbrella' ? umbrella : NEEDY.includes(label) ? needy : well;
  const unsigned = LABELS.map((label) => ({
    ...newCompany(label, serverOf(label).address),
    ...{ secrets: {}, signIn: false },
  }));
  const ids = new Map<string, string>();
  for (const [at, result] of (await commands.callAll('saveCompany', unsigned)).entries())
    ids.set(LABELS[at] ?? '', result.outcome === 'saved' ? result.companyId : '');
  const secrets = { password: 'practice-password' };
  const signIns = [...ids.values()].map((companyId) => ({ companyId, secrets, storePassword: false }));
  const results = await commands.callAll('signIn', signIns);
  expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['signedIn']));
  return (label: string) => ids.get(label) ?? '';
}

/** The companies above the submenu, "-" for a line, and the submenu's own label. */
async function topOfMenu(tray: { labels(): Promise<readonly string[]> }): Promise<readonly string[]> {
  const lines = (await tray.labels()).map((line) => line.replace('---', '-'));
  const more = lines.findIndex((line) => /^\d+ more/.test(line));
  return lines.slice(0, more + 1).map((line) => line.replace(/ - (copy|sign in).*/, ''));
}

/** Takes a company up by its handle, and puts it down one place further. */
async function moveRight(page: Page, name: string): Promise<void> {
  await page.getByRole('row', { name, exact: true }).focus();
  await page.getByRole('button', { name: `Move ${name}` }).focus();
  await page.keyboard.press('Enter');
  const place = page.locator('[aria-roledescription="drop indicator"]:focus');
  await expect(place).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(place).toHaveCount(0);
}

test('of forty companies those in trouble come first in tray and window, and no row moves under the pointer', async ({
  launchWithKeyring,
  startPractice,
  tray,
  clipboard,
}) => {
  const servers = {
    well: await startPractice({}),
    umbrella: await startPractice({}),
    needy: await startPractice({}),
  };
  const app = await launchWithKeyring();
  const page = await app.window();
  const operator = new Operator(page);
  const commands = new WindowCommands(page);
  const idOf = await addForty(commands, servers);
  const renew = (...labels: readonly string[]) =>
    commands.callAll(
      'renew',
      labels.map((label) => ({ companyId: idOf(label) })),
    );
  await expect.poll(() => tray.toolTip()).toBe('TokenTray - 40 tokens ready');
  const { hash: fine } = await tray.iconPixels();
  expect((await topOfMenu(tray)).at(-1)).toBe('30 more companies');

  await test.step('one dead service of forty is not "offline"', async () => {
    await servers.umbrella.control.pause();
    await renew('Umbrella');
    await expect.poll(() => tray.toolTip()).toBe('TokenTray - 39 ready, Umbrella unreachable');
    expect((await tray.iconPixels()).hash).toBe(fine);
    await expect(page.getByRole('button', { name: '1 unreachable' })).toBeVisible();
  });

  await test.step('who needs the operator comes first', async () => {
    // As the window opened, the pointer of the screen rested in its middle.
    await page.mouse.move(5, 5);
    servers.needy.control.revokeRefreshTokens();
    await renew('Hooli', 'Initrode');
    await expect.poll(() => tray.toolTip()).toBe('TokenTray - 37 ready, 2 need you, Umbrella unreachable');
    expect((await tray.iconPixels()).hash).not.toBe(fine);
    await expect.poll(() => rowNames(page, 3)).toEqual(['Hooli', 'Initrode', WELL[0]]);
    expect((await topOfMenu(tray)).slice(0, 5)).toEqual([
      ...['Sign in to 2 companies…', '-'],
      ...['Hooli', 'Initrode', '-'],
    ]);
  });

  await test.step('no row moves under the pointer, and the row that was aimed at is the one that is copied', async () => {
    const aimed = operator.row('Company 01').getByRole('button', { name: 'Copy token' });
    await aimed.hover();
    await renew('Soylent');
    await expect(page.getByRole('button', { name: '3 need you' })).toBeVisible();
    expect(await rowNames(page, 5)).toEqual(['Hooli', 'Initrode', WELL[0], WELL[1], 'Company 01']);
    await page.mouse.down();
    await page.mouse.up();
    expect(await whoami(servers.well, await clipboard.waitForText(looksLikeToken))).toBe(200);
    await expect(page.getByText(/^Company 01 token copied/)).toBeVisible();
    await page.mouse.move(5, 5);
    await expect.poll(() => rowNames(page, 4)).toEqual([...NEEDY, WELL[0]]);
    await photograph(app, page, 'trouble-first');
  });

  await test.step('a dozen are in sight at once, and in a wide window all, where the arrow keys go as they point', async () => {
    expect(await countInSight(page)).toBeGreaterThanOrEqual(12);
    await resize(app, page, { width: 1280, height: 1000 });
    await expect.poll(() => countInSight(page)).toBe(40);
    const [first = '', second = '', third = '', fourth = ''] = (await rowNames(page, 4)).map(String);
    await operator.row(first).focus();
    for (const [key, name] of [
      ['ArrowRight', second],
      ['ArrowDown', fourth],
      ['ArrowLeft', third],
      ['ArrowUp', first],
    ] as const) {
      await page.keyboard.press(key);
      await expect(operator.row(name)).toBeFocused();
    }
    await inspectScreen(app, page, 'two-columns');
    await moveRight(page, WELL[0] ?? '');
    await expect.poll(() => rowNames(page, 5)).toEqual([...NEEDY, WELL[1], WELL[0]]);
    const [companyId, beforeId] = [idOf(WELL[0] ?? ''), idOf(WELL[1] ?? '')];
    await commands.callAll('moveCompany', [{ companyId, beforeId }]);
    await expect.poll(() => rowNames(page, 5)).toEqual([...NEEDY, WELL[0], WELL[1]]);
    await resize(app, page, { width: 780, height: 640 });
    // A pointer that moves: the keyboard was last in hand.
    await page.mouse.move(20, 20);
    await page.getByRole('button', { name: 'Settings' }).hover();
    await expect(page.getByRole('tooltip', { name: 'Settings' })).toBeVisible();
  });

  await test.step('the count is a filter', async () => {
    const filter = page.getByRole('button', { name: '3 need you' });
    await filter.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => rowNames(page, 9)).toEqual(NEEDY);
    await expect(filter).toHaveAttribute('aria-pressed', 'true');
    await expect(filter).toBeFocused();
    await inspectScreen(app, page, 'trouble-filter');
    await page.getByRole('button', { name: '1 unreachable' }).click();
    await expect.poll(() => rowNames(page, 9)).toEqual(['Umbrella']);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => rowNames(page, 4)).toEqual([...NEEDY, WELL[0]]);
  });

  await test.step('favourites and recent companies stand at the top, after a restart too', async () => {
    // By keyboard: the row lies below the fold, and a list that scrolls takes its rows away from under a click.
    await operator.row('Company 03').focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('heading', { name: 'Company 03', level: 1 })).toBeVisible();
    await page.getByRole('button', { name: 'Add to favorites' }).click();
    await commands.callAll('setFavourite', [{ companyId: idOf('Company 25'), isFavourite: true }]);
    await operator.backToList();
    await expect(operator.row('Company 03').getByRole('img', { name: 'Favorite' })).toBeVisible();
    await tray.clickByLabel(/^Company 28 - copy token/);
    const top = ['Company 03', 'Company 25', '-', 'Company 28', 'Company 01', '-'];
    await expect
      .poll(() => topOfMenu(tray))
      .toEqual([
        ...['Sign in to 3 companies…', '-'],
        ...[...NEEDY, '-', ...top],
        ...[
          'International Consolidated Widg…ope (Production)',
          'International Consolidated Widg…rn Europe (Test)',
        ],
        ...['Company 02', '30 more companies'],
      ]);
    await commands.callAll('changeSettings', [{ language: 'de' }]);
    await expect(page.getByRole('button', { name: '3 mit Handlungsbedarf' })).toBeVisible();
    await photograph(app, page, 'trouble-first-german');
    await commands.callAll('changeSettings', [{ language: 'en' }]);
    await app.relaunch();
    await tray.waitForItem();
    await expect.poll(async () => (await topOfMenu(tray)).join()).toContain(top.join());
  });
});

test('a name that is taken is warned about while it is typed, and told apart where it is shown', async ({
  launch,
  startPractice,
  tray,
}) => {
  const server = await startPractice({});
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  await operator.addCompany(userIdEntry(server));
  await operator.fillNewCompany(passwordEntry(server, 'globex'));
  const name = operator.field('Name');
  const { host } = new URL(server.address);
  await expect(name).toHaveAccessibleDescription(
    new RegExp(`^You already have a company called Globex \\(practice-26, ${host}\\)`),
  );
  await inspectScreen(app, page, 'name-taken');
  await name.fill('globex (Test)');
  await expect(name).toHaveAccessibleDescription('How it appears in the tray');
  await name.fill('Globex');
  await operator.submitAndSee('Add and sign in', 'Globex');
  await operator.seeState('Globex · practice', 'Valid');
  await expect(operator.row('Globex · practice-26')).toBeVisible();
  await tray.waitForLabel(/^Globex · practice-26 - copy token/);
  await tray.waitForLabel(/^Globex · practice - copy token/);

  const [production] = WELL;
  await operator.addCompany(passwordEntry(server, production));
  await resize(app, page, { width: 520, height: 600 });
  const end = operator.row(production ?? '').getByText('(Production)', { exact: true });
  const frame = await operator.row(production ?? '').boundingBox();
  const box = await end.boundingBox();
  expect(box && frame && box.x > frame.x && box.x + box.width < frame.x + frame.width).toBe(true);
  expect(await end.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0);
  await inspectScreen(app, page, 'names-apart');

  // Its own order is the operator's, by keyboard too.
  await page.getByRole('button', { name: 'Move Globex' }).first().focus();
  await page.keyboard.press('Enter');
  const place = page.locator('[aria-roledescription="drop indicator"]:focus');
  await expect(place).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(place).toHaveAccessibleName(/^Insert between Globex · practice and International/);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => rowNames(page, 3))
    .toEqual(['Globex · practice', 'Globex · practice-26', production]);
});
