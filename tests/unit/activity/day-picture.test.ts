import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../app/activity/activity-entry.ts';
import { dayPicture } from '../../../app/activity/day-picture.ts';
import { cpuMs } from '../../support/app/cpu-time.ts';

const HOUR_MS = 60 * 60_000;
const NOW_MS = Date.UTC(2026, 0, 5, 12);
const at = (hoursAgo: number) => NOW_MS - hoursAgo * HOUR_MS;

type Happened = readonly [hoursAgo: number, kind: ActivityEntry['kind'], more?: Partial<ActivityEntry>];

/** The picture as [state, hours], from the oldest. */
function picture(...happened: readonly Happened[]) {
  const entries = happened.map(
    ([hoursAgo, kind, more], index): ActivityEntry => ({
      id: index + 1,
      atMs: at(hoursAgo),
      companyId: 'a',
      companyLabel: 'ACME',
      kind,
      ...more,
    }),
  );
  const segments = dayPicture(entries, NOW_MS);
  const lengths = segments.map(({ state, fromMs, toMs }) => [state, (toMs - fromMs) / HOUR_MS]);
  expect(segments[0]?.fromMs).toBe(at(24));
  expect(segments.at(-1)?.toMs).toBe(NOW_MS);
  for (const [index, { toMs }] of segments.slice(0, -1).entries())
    expect(segments[index + 1]?.fromMs).toBe(toMs);
  return lengths;
}

const until = (hoursAgo: number) => ({ validUntilMs: at(hoursAgo) });

it('a company that is renewed when it is copied is idle, not without a token, as long as nothing goes wrong', () => {
  const entries = (
    [
      [20, 'signedIn', until(19)],
      [10, 'renewed', { validUntilMs: at(5), sinceMs: at(16), count: 9, hasLapses: true }],
      [3, 'failed'],
      [2, 'expired'],
    ] satisfies Happened[]
  ).map(([hoursAgo, kind, more], index) => ({
    ...{ id: index + 1, atMs: at(hoursAgo), companyId: 'a', companyLabel: 'ACME', kind },
    ...more,
  }));
  const segments = dayPicture(entries, NOW_MS, { isOnDemand: true });
  expect(segments.map(({ state, fromMs, toMs }) => [state, (toMs - fromMs) / HOUR_MS])).toEqual([
    ['unknown', 4],
    ['valid', 1],
    ['idle', 9],
    ['valid', 5],
    ['idle', 2],
    ['gone', 3],
  ]);
});

describe('the last 24 hours', () => {
  it('are unknown where nothing was recorded', () => {
    expect(picture()).toEqual([['unknown', 24]]);
  });

  it('show valid, at risk and gone, in order', () => {
    expect(
      picture([20, 'signedIn', until(10)], [12, 'offline'], [10, 'expired'], [4, 'recovered', until(-1)]),
    ).toEqual([
      ['unknown', 4],
      ['valid', 8],
      ['risk', 2],
      ['gone', 6],
      ['valid', 4],
    ]);
  });

  it('begin with what held before them', () => {
    expect(picture([100, 'signedIn', until(-5)])).toEqual([['valid', 24]]);
  });

  it('say gone from the very end of a token, whether or not anything was recorded then', () => {
    expect(picture([6, 'renewed', until(3)])).toEqual([
      ['unknown', 18],
      ['valid', 3],
      ['gone', 3],
    ]);
  });

  it('take a token of unknown life as valid until something says otherwise', () => {
    expect(picture([6, 'signedIn'], [2, 'needsSignIn'])).toEqual([
      ['unknown', 18],
      ['valid', 4],
      ['risk', 2],
    ]);
  });

  it('join renewals into one', () => {
    const renewals = [24, 23, 22, 1].map((ago): Happened => [ago, 'renewed', until(ago - 23)]);
    expect(picture(...renewals)).toEqual([['valid', 24]]);
  });

  it('show what was joined from its first time to its last, and after', () => {
    const joined = { count: 20, sinceMs: at(6), ...until(1) };
    expect(picture([10, 'signedIn', until(8)], [4, 'renewed', joined])).toEqual([
      ['unknown', 14],
      ['valid', 2],
      ['gone', 2],
      ['valid', 5],
      ['gone', 1],
    ]);
  });

  it('show a token that died between many renewals as at risk', () => {
    const joined = { count: 20, sinceMs: at(6), hasLapses: true, ...until(4) } as const;
    expect(picture([4, 'renewed', joined], [3, 'copied', { count: 2, sinceMs: at(3.5) }])).toEqual([
      ['unknown', 18],
      ['risk', 2],
      ['gone', 4],
    ]);
  });

  it('know nothing of the time when the app did not run, and go on where it starts again', () => {
    expect(
      picture([10, 'signedIn', until(-9)], [8, 'appStopped'], [5, 'appStarted', { gapMs: 3 * HOUR_MS }]),
    ).toEqual([
      ['unknown', 14],
      ['valid', 2],
      ['unknown', 3],
      ['valid', 5],
    ]);
  });

  it('know nothing after the last sign of life of an app that was killed', () => {
    expect(picture([10, 'signedIn', until(-9)], [5, 'appStarted', { gapMs: 5 * HOUR_MS }])).toEqual([
      ['unknown', 19],
      ['valid', 5],
    ]);
  });

  it('keep an outage of days that a restart falls into', () => {
    expect(
      picture(
        [80, 'signedIn', until(70)],
        [75, 'offline'],
        [70, 'expired'],
        [10, 'appStopped'],
        [9, 'appStarted', { gapMs: HOUR_MS }],
      ),
    ).toEqual([
      ['gone', 14],
      ['unknown', 1],
      ['gone', 9],
    ]);
  });

  it('believe what was recorded last where the clock was set back', () => {
    expect(picture([10, 'signedIn', until(1)], [2, 'signedOut'], [6, 'signedIn', until(-1)])).toEqual([
      ['unknown', 14],
      ['valid', 10],
    ]);
  });

  it('end now, even where a clock that was ahead has left entries of the future', () => {
    expect(picture([10, 'signedIn', until(-100)], [-50, 'renewed', until(-60)])).toEqual([
      ['unknown', 14],
      ['valid', 10],
    ]);
  });

  it('are drawn in a moment from a full log', async () => {
    const full = Array.from(
      { length: 5_000 },
      (_, index): Happened => [25 - index / 200, 'renewed', until(-1)],
    );
    expect(await cpuMs(() => expect(picture(...full)).toEqual([['valid', 24]]))).toBeLessThan(500);
  });
});
