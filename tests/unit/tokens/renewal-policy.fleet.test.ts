// What many computers together ask of one service. A single one shows nothing of it, so these are about hundreds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { nextRenewalAtMs, nextRetryAtMs } from '../../../app/tokens/renewal-policy.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { seeded } from '../../support/core/seeded.ts';
import { type FleetPlan, liveThroughMorning } from '../../support/fleet/fleet-day.ts';
import { fleetFigures } from '../../support/fleet/fleet-figures.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A token of an hour is renewed ten minutes before its end. */
const WAIT_MS = 50 * MINUTE_MS;
const LATEST_JITTER_MS = WAIT_MS / 10;
const FLEET = 1_000;
const jitter = fc.nat(999_999).map((millionths) => millionths / 1_000_000);

const hourFrom = (atMs: number) =>
  ({ kind: 'until', expiresAtMs: atMs + HOUR_MS, lifetimeMs: HOUR_MS }) as const;
const dueAtMs = (atMs: number, plannedAtMs: number | undefined, random: number) =>
  nextRenewalAtMs({ receivedAtMs: atMs, askedAtMs: atMs, expiry: hourFrom(atMs), plannedAtMs, random });

/** The largest number of times that fall into one window. */
function mostWithin(windowMs: number, timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((one, other) => one - other);
  return Math.max(
    ...sorted.map((fromMs, at) => sorted.findLastIndex((ms) => ms < fromMs + windowMs) - at + 1),
  );
}

describe('renewals of many computers', () => {
  it('that got their first token together are spread over nearly the whole wait', () => {
    const random = seeded(1);
    const dues = Array.from({ length: FLEET }, () => dueAtMs(NOW_MS, undefined, random()) - NOW_MS);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => dues.filter((ms) => Math.floor((ms / WAIT_MS) * 10) === tenth).length,
    );
    expect(Math.max(...tenths)).toBeLessThan((FLEET / 10) * 1.35);
    expect(Math.min(...tenths.slice(1))).toBeGreaterThan((FLEET / 10) * 0.75);
  });

  it('that were late together keep the distance that they had, however late they were', () => {
    const late = fc.integer({ min: 0, max: 30 * 24 * HOUR_MS });
    fc.assert(
      fc.property(late, fc.nat(WAIT_MS - 1), jitter, (lateMs, apartMs, random) => {
        const together = NOW_MS + lateMs + WAIT_MS;
        const first = dueAtMs(together, NOW_MS, random);
        const second = dueAtMs(together, NOW_MS + apartMs, random);
        const distanceMs = (((second - first) % WAIT_MS) + WAIT_MS) % WAIT_MS;
        // A renewal that would be due at once is put off by five seconds.
        expect(
          Math.min(Math.abs(distanceMs - apartMs), Math.abs(WAIT_MS - Math.abs(distanceMs - apartMs))),
        ).toBeLessThanOrEqual(LATEST_JITTER_MS + 5 * SECOND_MS);
        for (const due of [first, second]) expect(due).toBeLessThanOrEqual(together + WAIT_MS);
      }),
      { numRuns: randomCases(1_000) },
    );
  });
});

describe('attempts at a service that is down', () => {
  const fault: TokenFailure = { kind: 'serverFault' };

  /** All attempts from the first failure to the end of the token, or of the outage. */
  function attempts(expiresAtMs: number, downUntilMs: number, random: () => number): readonly number[] {
    const all = [NOW_MS];
    for (let nowMs = NOW_MS; nowMs < Math.min(expiresAtMs, downUntilMs); all.push(nowMs))
      nowMs = nextRetryAtMs({ nowMs, failures: all.length, failure: fault, expiresAtMs, random: random() });
    return all;
  }

  it('leave no token to expire that could have been renewed: one more always fits in', () => {
    const lifeMs = fc.integer({ min: 12 * SECOND_MS, max: 3 * HOUR_MS });
    fc.assert(
      fc.property(lifeMs, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (leftMs, share, seed) => {
        const expiresAtMs = NOW_MS + leftMs;
        // Back with ten seconds to spare, or earlier.
        const backAtMs = NOW_MS + share * (leftMs - 10 * SECOND_MS);
        const last = attempts(expiresAtMs, backAtMs, seeded(seed)).at(-1) ?? 0;
        expect(last).toBeGreaterThanOrEqual(backAtMs);
        expect(last).toBeLessThanOrEqual(expiresAtMs - SECOND_MS);
      }),
      { numRuns: randomCases(1_000) },
    );
  });

  it('are few while a token is valid: five at most in five minutes', () => {
    const random = seeded(2);
    const counts = Array.from(
      { length: FLEET },
      () => attempts(NOW_MS + 6 * MINUTE_MS, NOW_MS + 5 * MINUTE_MS, random).length - 1,
    );
    expect(Math.max(...counts)).toBeLessThanOrEqual(5);
  });

  it.each([
    ['valid for long', HOUR_MS],
    ['valid for six minutes', 6 * MINUTE_MS],
    ['dead by then', MINUTE_MS],
  ])(
    'never come before the time that the service named, nor together at that time: token %s',
    (_token, leftMs) => {
      const random = seeded(3);
      const toldMs = 2 * MINUTE_MS;
      const failure = { kind: 'serverFault', retryAfterMs: toldMs } as const;
      const timing = { nowMs: NOW_MS, failures: 1, failure, expiresAtMs: NOW_MS + leftMs };
      const tries = Array.from({ length: FLEET }, () => nextRetryAtMs({ ...timing, random: random() }));
      expect(Math.min(...tries)).toBeGreaterThanOrEqual(NOW_MS + toldMs);
      expect(mostWithin(10 * SECOND_MS, tries)).toBeLessThan(FLEET / 6);
    },
  );
});

describe('a fleet of six hundred, with the app’s own sessions and schedulers', () => {
  const plan: FleetPlan = {
    ...{ desktops: 600, companiesEach: 1, seed: 4, kind: 'klearstack, 15 minutes', outage: 'refused' },
    ...{ startsWithin: 15, outageFrom: 60, outageTo: 65, lossFrom: 100, lossTo: 120, until: 140 },
    ...{ sites: 10, siteAway: 5 },
  };

  it('asks its service evenly, and does so again soon after an outage', async () => {
    const result = await liveThroughMorning(plan);
    const figures = fleetFigures(result, 5);
    expect(figures.steadyPeak).toBeLessThan(1.2);
    expect(figures.peakAfterOutage).toBeLessThan(3);
    expect(figures.settledPeak).toBeLessThan(1.25);
    expect(figures.lossPeak).toBeLessThan(1.5);
    expect(result.lapsedNeedlessly).toBe(0);
  });

  it.each(['fault, back in seconds', 'fault, back at a time'] as const)(
    'leaves its service alone for as long as it asked: %s',
    async (outage) => {
      const result = await liveThroughMorning({ ...plan, outage, desktops: 200, until: 100 });
      expect(result.tooEarly).toBe(0);
      expect(fleetFigures(result, 5).outagePeak).toBeLessThan(1.3);
    },
  );
});
