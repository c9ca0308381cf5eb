// What happened is told in plain words, in order, in the window and in a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityEntry } from '../../app/activity/activity-entry.ts';
import { ACTIVITY_DOCUMENT } from '../../app/activity/activity-log.ts';
import { envelopeFormat, sealEnvelope } from '../../app/storage/envelope.ts';
import { expect, test } from '../support/fixtures.ts';
import { answerSaveDialog } from '../support/window/file-dialogs.ts';
import { inspectScreen } from '../support/window/inspect-screen.ts';
import { Operator } from '../support/window/operator.ts';
import { photographOnRequest } from '../support/window/photograph.ts';
import { awkwardEntry, passwordEntry, userIdEntry } from '../support/window/practice-entries.ts';
import { resize } from '../support/window/window-size.ts';

const HOUR_MS = 60 * 60_000;

test('tells sign-in, renewal, outage, recovery and copy in order, and exports them', async ({
  launch,
  startPractice,
  clipboard,
}) => {
  const server = await startPractice({ accessTtlS: 900, refreshTtlS: 3_600 });
  const app = await launch();
  const page = await app.window();
  const operator = new Operator(page);
  const openActivity = async () => {
    await operator.backToList();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Activity' }).click();
    await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeVisible();
  };
  const choose = async (label: string, choice: string) => {
    await page.getByRole('button', { name: label }).click();
    await page.getByRole('option', { name: choice, exact: true }).click();
  };
  const told = async () => {
    const texts = await page.getByRole('main').locator('ol > li').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').replace(/^\d\d:\d\d /, '')).reverse();
  };
  const look = (name: string) => inspectScreen(app, page, name);

  await operator.addCompany(passwordEntry(server));
  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Renew now' }).click();
  // Not the fact of that name, which is there since the sign-in.
  await expect(page.getByText(/^Renewed, valid until/)).toBeVisible();
  await server.control.pause();
  await page.getByRole('button', { name: 'Renew now' }).click();
  await operator.seeState('ACME', 'Offline');
  await server.control.resume();
  await operator.seeState('ACME', 'Valid', 30_000);
  await operator.openCompany('ACME');
  await page.getByRole('button', { name: 'Copy token' }).click();
  await clipboard.waitForText((text) => text.startsWith('eyJ'));
  await expect(page.getByText(/^Copied, valid until/)).toBeVisible();
  await look('company-activity');

  await page.getByRole('button', { name: 'Show all activity' }).click();
  await expect(page.getByRole('button', { name: /^ACME Company/ })).toBeVisible();
  const valid = ', valid until \\d\\d:\\d\\d';
  const expected = ['Added', `Signed in${valid}`, `Renewed${valid}`, 'Offline for under 1 min'];
  expected.push(`Recovered after under 1 min${valid}`, `Copied${valid}`);
  const wanted = new RegExp(`^${expected.join('\n')}$`);
  // The texts of rows that were not drawn yet are empty.
  await expect.poll(async () => (await told()).join('\n')).toMatch(wanted);

  await operator.addCompany(userIdEntry(server));
  await operator.addCompany(awkwardEntry(server));
  await operator.openCompany('Globex');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await openActivity();
  await expect(page.getByText('TokenTray started')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Last 24 hours' })).toBeVisible();
  await look('activity');
  await choose('Show', 'Problems');
  await expect.poll(async () => (await told()).length).toBe(2);
  await choose('Company', 'Globex');
  await expect(page.getByText(/^Nothing has happened here yet/)).toBeVisible();
  await look('activity-empty');
  await resize(app, page, { width: 420, height: 640 });
  await choose('Company', 'All companies');
  await choose('Show', 'Everything');
  await look('activity-narrow');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);

  const file = join(app.userDataDir, 'activity.csv');
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  await expect(page.getByText('Activity exported')).toBeVisible();
  const csv = readFileSync(file, 'utf8');
  expect(csv).toMatch(
    /^\uFEFF"Time","Company","What happened","Valid until","Kind","Count","First time"\r\n/,
  );
  expect(csv).toContain('"A & B ""Ltd"" && Söhne"');
  expect(csv).not.toMatch(/eyJ|practice-password/);

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText(/^Nothing has happened here yet/)).toBeVisible();
});

test('shows a day of work after a restart: valid, at risk and gone', async ({ launch, startPractice }) => {
  const server = await startPractice({});
  const app = await launch();
  const operator = new Operator(await app.window());
  await operator.addCompany(userIdEntry(server));
  await app.close();
  liveThroughADay(join(app.userDataDir, 'data'));
  await app.relaunch();
  const page = await app.window();
  await new Operator(page).openCompany('Globex');
  const activity = page.getByRole('region', { name: 'Last 24 hours' });
  await expect(activity).toContainText(/Valid 1\d hr.*At risk 1 hr.*No token 4 hr/);
  await expect(activity.getByRole('listitem')).not.toHaveCount(0);
  await activity.getByRole('list').last().scrollIntoViewIfNeeded();
  await photographOnRequest(app, page, 'company-day');
  await page.getByRole('button', { name: 'Show all activity' }).click();
  await expect(
    page.getByText(/^Renewed, valid until .*\d\d:\d\d \(40 times since \d\d:\d\d\)$/),
  ).toBeVisible();
  await expect(page.getByText('Offline for 5 hr')).toBeVisible();
  await photographOnRequest(app, page, 'activity-day');
});

/** Puts a day into the log of an app that is not running, in the place of what its only company did. */
function liveThroughADay(folder: string): void {
  const file = join(folder, 'activity.json');
  const written = JSON.parse(readFileSync(file, 'utf8')) as { payload: { entries: ActivityEntry[] } };
  const about = written.payload.entries.find((entry) => entry.companyId !== null);
  const startMs = Date.now() - 23 * HOUR_MS;
  const happened = (id: number, afterHours: number, rest: Partial<ActivityEntry>) => ({
    ...{ id, atMs: startMs + afterHours * HOUR_MS, companyId: about?.companyId },
    ...{ companyLabel: about?.companyLabel, ...rest },
  });
  const untilHour = (hour: number) => ({ validUntilMs: startMs + hour * HOUR_MS });
  const entries = [
    happened(1, 0, { kind: 'signedIn', ...untilHour(11) }),
    happened(2, 10, { kind: 'offline', reason: 'offline' }),
    happened(3, 11, { kind: 'expired', reason: 'offline' }),
    happened(4, 15, { kind: 'recovered', awayMs: 5 * HOUR_MS, ...untilHour(24) }),
    happened(5, 22.5, { kind: 'renewed', count: 40, sinceMs: startMs + 22 * HOUR_MS, ...untilHour(24) }),
    happened(6, 23, { kind: 'copied', ...untilHour(24) }),
  ];
  const head = {
    format: envelopeFormat('activity'),
    schemaVersion: ACTIVITY_DOCUMENT.schemaVersion,
    generation: 1_000,
  };
  const savedAt = new Date().toISOString();
  writeFileSync(file, JSON.stringify(sealEnvelope({ ...head, savedAt, payload: { entries } })));
}
