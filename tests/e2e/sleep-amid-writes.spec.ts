// The computer falls asleep while companies are being saved. It wakes up, or its battery runs out: what the operator was
// told is saved is there, with its sign-in, and what was under way goes on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaveResult } from '../../app/shared/contract/companies.ts';
import type { AppUnderTest } from '../support/app/app-under-test.ts';
import { expect, test } from '../support/fixtures.ts';
import { newCompany, WindowCommands } from '../support/window/window-commands.ts';

const ROUNDS = Number(process.env.SLEEPS ?? 4);
const AT_ONCE = 12;
/** Requests that are on their way at once, and can be stopped by a sleep. */
const AT_A_HOST = 2;
const ASLEEP_MS = 300;
/** All are saved within this time on a quiet computer: the sleep comes somewhere amid it. */
const LATEST_SLEEP_MS = 600;

/** What main has answered so far, of which the record of what it tells the window keeps each word. */
function answers(app: AppUnderTest): { readonly saved: readonly string[]; readonly stopped: number } {
  const traffic = readFileSync(join(app.userDataDir, '..', 'window-traffic'), 'utf8');
  const found = [...traffic.matchAll(/^\["answer",(\{"outcome":"(?:saved|notSignedIn)".*\})\]$/gm)];
  const all: SaveResult[] = found.map(([, answer]) => JSON.parse(answer ?? ''));
  const saved = all.flatMap((answer) => (answer.outcome === 'saved' ? [answer.companyId] : []));
  return { saved, stopped: all.length - saved.length };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test(`a sleep during the writes loses nothing that was saved, ${ROUNDS} times, every other one without waking`, async ({
  sleep,
  launchWithKeyring,
  startPractice,
}) => {
  test.setTimeout(30_000 + ROUNDS * 30_000);
  const server = await startPractice({});
  const app = await launchWithKeyring({ env: sleep.env });
  const answered = () => answers(app).saved.length + answers(app).stopped;
  for (let round = 0; round < ROUNDS; round += 1) {
    const companies = Array.from({ length: AT_ONCE }, (_, index) =>
      newCompany(`Company ${round}-${index}`, server.address),
    );
    const commands = new WindowCommands(await app.window());
    await commands.readSnapshot(); // The app has begun.
    const before = answered();
    commands.callAll('saveCompany', companies).catch(() => {}); // A suspend cuts this line to the window.
    await wait(Math.random() * LATEST_SLEEP_MS);
    // Playwright starts the app as the head of a process group.
    const group = -(app.process.pid ?? 0);
    sleep.suspend();
    process.kill(group, 'SIGSTOP');
    await wait(ASLEEP_MS);
    if (round % 2 === 0) {
      process.kill(group, 'SIGCONT');
      sleep.resume();
      // A sign-in that the sleep fell into ends in words.
      await expect.poll(() => answered() - before).toBe(AT_ONCE);
      await app.close();
    } else {
      process.kill(group, 'SIGKILL');
      await app.waitForExit();
    }
    await app.relaunch();
    const { companies: found, notices } = await new WindowCommands(await app.window()).readSnapshot();
    const kept = found.filter(({ validity }) => validity.kind === 'until').map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining([...answers(app).saved]));
    expect(notices).toEqual([]);
  }
  const { saved, stopped } = answers(app);
  expect(stopped).toBeLessThanOrEqual(ROUNDS * AT_A_HOST);
  // Where the computer woke up, what the sleep fell into is the lesser part.
  expect(saved.length).toBeGreaterThanOrEqual((ROUNDS / 2) * (AT_ONCE / 2));
});
