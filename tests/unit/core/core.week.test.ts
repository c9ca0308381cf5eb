// One day of tests/bench/seven-days.ts, with fewer companies: what wakes the computer, and whether anything comes too late.
import { beforeAll, describe, expect, it } from 'vitest';
import { namedTimers } from '../../support/project/timers.ts';
import { Week } from '../../support/week/week.ts';
import type { WeekPhase, WeekTally } from '../../support/week/week-tally.ts';

/** One for each way to keep a token, all at the service that fails in this plan. */
const [COMPANIES, SEED] = [5, 8];
const DAY_LIMIT_MS = 60_000;
/** Of the shortest timer: no token is renewed later than that. */
const ROUNDING_MS = 100;
const PHASES: readonly WeekPhase[] = ['at work', 'unattended', 'without network', 'asleep'];

let tally: WeekTally;

beforeAll(async () => {
  const week = await Week.start({ companies: COMPANIES, days: 1, seed: SEED, random: () => 0 });
  tally = await week.run();
  expect(week.bench.bugs).toEqual([]);
  await week[Symbol.asyncDispose]();
}, DAY_LIMIT_MS);

const perHour = (phase: WeekPhase) => Object.fromEntries(tally.wakeUpsPerHour(phase));

describe('a day of nine working hours and a night asleep', () => {
  it('renews nothing too late, and copies nothing that is dead', () => {
    const { renewals, copied, checked, dead, shortUnsaid, nothingWhileWell, withoutToken } = tally;
    expect(renewals).toBeGreaterThan(100);
    expect(copied).toBeGreaterThan(60);
    expect(checked).toBeGreaterThan(60);
    expect({ dead, shortUnsaid, nothingWhileWell, withoutToken }).toEqual({
      ...{ dead: 0, shortUnsaid: 0, nothingWhileWell: 0, withoutToken: 0 },
    });
    expect(tally.latestMs).toBeGreaterThanOrEqual(0);
    expect(tally.latestMs).toBeLessThanOrEqual(ROUNDING_MS);
  });

  it('sets timers only in files whose reasons are in docs/performance.md', () => {
    const files = PHASES.flatMap((phase) => Object.keys(perHour(phase)));
    expect(files).toContain('app/tokens/renewal-scheduler.ts');
    expect(files.filter((file) => !namedTimers().includes(file))).toEqual([]);
  });

  it('looks at the time every 30 seconds, shows what has changed, and does nothing else while no one is there', () => {
    const { 'app/tokens/renewal-scheduler.ts': looks = 0, 'app/snapshot/snapshot-source.ts': shown = 0 } =
      perHour('unattended');
    expect(looks).toBeLessThan(130);
    // Renewals alone, which are not spread here: all companies are renewed together.
    expect(shown).toBeLessThan(20);
  });

  it('wakes nothing during a sleep, and leaves no timer behind', () => {
    expect(perHour('asleep')).toEqual({});
    expect(tally.hoursOf('asleep')).toBeGreaterThan(14);
    // The scheduler's, and what the sleep held up: a snapshot and a save.
    expect(tally.timersAtMidnight[0]).toBeLessThanOrEqual(3);
  });
});
