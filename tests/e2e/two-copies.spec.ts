// Two copies started at the same moment on the same files: one stays, the other one ends, and nothing is lost.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childExit, hasExited } from '../../build/waiting/child-exit.ts';
import type { AppCopy } from '../support/app/app-copy.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { evaluateInMain } from '../support/app/main-inspector.ts';
import { expect, test } from '../support/fixtures.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const ROUNDS = Number(process.env.TWO_STARTS ?? 5);
/** A busy computer needs its time to start two. */
const END_TIMEOUT_MS = 30_000;
const QUIETLY_ENDED = { code: 0, signal: null };

/** How many copies have begun to work, and not made way for another one. */
const startsOf = (app: AppUnderTest) => app.log().match(/ started /g)?.length ?? 0;

/** Adds a company in the copy's window, which comes by itself. Gives what its command answers. */
function addCompany(copy: AppCopy, label: string, address: string): Promise<unknown> {
  const command = `window.tokenTray.call('saveCompany', ${JSON.stringify(newCompany(label, address))})`;
  return evaluateInMain(
    copy,
    `(async () => {
      while (electron.BrowserWindow.getAllWindows().length === 0) await new Promise((next) => setTimeout(next, 20));
      const { webContents } = electron.BrowserWindow.getAllWindows()[0];
      return (await webContents.executeJavaScript(${JSON.stringify(command)})).outcome;
    })()`,
  );
}

test("a copy beside another one ends also where Electron's lock does not see that, and the other shows its window", async ({
  launch,
  tray,
}) => {
  const app = await launch({ args: ['--hidden'] });
  await tray.waitForItem();
  expect(app.electronApp.windows()).toEqual([]);
  for (const name of readdirSync(app.userDataDir).filter((each) => each.startsWith('Singleton')))
    rmSync(join(app.userDataDir, name));
  expect(await app.startSecondCopy()).toEqual(QUIETLY_ENDED);
  await expect((await app.window()).getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => startsOf(app)).toBe(1);
});

test(`of two instances started at once, one stays and shows its window, ${ROUNDS} times, and keeps what was saved`, async ({
  launchWithKeyring,
  tray,
  startPractice,
}) => {
  test.setTimeout(30_000 + ROUNDS * 20_000);
  const server = await startPractice({});
  const app = await launchWithKeyring();
  // One that quits while it starts is not counted.
  await expect.poll(() => startsOf(app)).toBe(1);
  await app.close();
  const labels = Array.from({ length: ROUNDS }, (_, round) => `Company ${round + 1}`);
  for (const [round, label] of labels.entries()) {
    // As when the computer starts the app in the tray while the operator clicks its icon.
    const starts = [['--hidden', '--inspect=0'], ['--inspect=0']];
    const copies = (round % 2 === 0 ? starts : starts.toReversed()).map((args) => app.startCopy(args));
    const firstEnd = Promise.race(copies.map(({ process }) => childExit(process, END_TIMEOUT_MS)));
    expect(await firstEnd).toEqual(QUIETLY_ENDED);
    const [one, ...others] = copies.filter(({ process }) => !hasExited(process));
    if (!one) throw new Error('Both copies have ended.');
    expect(others).toEqual([]);
    expect(await addCompany(one, label, server.address)).toBe('saved');
    await tray.waitForLabel(new RegExp(`^${label} - copy token`));
    expect(hasExited(one.process)).toBe(false);
    await tray.clickByLabel('Quit TokenTray');
    expect(await childExit(one.process, END_TIMEOUT_MS)).toEqual(QUIETLY_ENDED);
    tray.forget();
  }

  await app.relaunch();
  const { companies, notices } = await new WindowCommands(await app.window()).readSnapshot();
  expect(companies.map(({ label }) => label).toSorted()).toEqual(labels.toSorted());
  expect(new Set(companies.map(({ validity }) => validity.kind))).toEqual(new Set(['until']));
  expect(notices).toEqual([]);
  expect(readdirSync(join(app.userDataDir, 'data')).filter((name) => name.includes('unreadable'))).toEqual(
    [],
  );
  await expect.poll(() => startsOf(app)).toBe(ROUNDS + 2);
});
