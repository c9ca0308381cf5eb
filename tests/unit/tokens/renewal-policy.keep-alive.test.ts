import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextKeepAliveAtMs } from '../../../app/tokens/renewal-policy.ts';
import { randomCases } from '../../support/core/random-cases.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RUNS = { numRuns: randomCases(2_000) };

const jitter = fc.nat(999_999).map((millionths) => millionths / 1_000_000);
const prolong = fc.constantFrom(true, false, undefined);

describe('a sign-in whose token may expire is kept alive', () => {
  it.each([
    ['after half of a day', DAY_MS, true, 0, 12 * HOUR_MS],
    ['a little earlier, so that not all ask together', DAY_MS, true, 0.999999, 10.8 * HOUR_MS],
    ['after half of a month', 30 * DAY_MS, true, 0, 15 * DAY_MS],
    ['as long as no renewal has shown that it helps, too', DAY_MS, undefined, 0, 12 * HOUR_MS],
    ['not where it does not help: the service is asked at the end', DAY_MS, false, 0.999999, DAY_MS],
    ['but never every few minutes', 12 * MINUTE_MS, true, 0, 10 * MINUTE_MS],
    ['twice a day where the end is unknown', undefined, undefined, 0, 12 * HOUR_MS],
    ['twice a day where the service took it after its end', -1, false, 0, 12 * HOUR_MS],
  ])('%s', (_when, restMs, prolong, random, afterMs) => {
    const signInAgainByMs = restMs === undefined ? undefined : NOW_MS + restMs;
    const atMs = nextKeepAliveAtMs({ askedAtMs: NOW_MS, signInAgainByMs, prolong, random });
    expect(Math.abs(atMs - NOW_MS - afterMs)).toBeLessThan(MINUTE_MS);
  });

  it('at most six times an hour, and in time for a refresh token that ends later than that', () => {
    const ahead = fc.option(fc.integer({ min: -DAY_MS, max: 400 * DAY_MS }), { nil: undefined });
    fc.assert(
      fc.property(ahead, prolong, jitter, (restMs, prolong, random) => {
        const signInAgainByMs = restMs === undefined ? undefined : NOW_MS + restMs;
        const waitMs = nextKeepAliveAtMs({ askedAtMs: NOW_MS, signInAgainByMs, prolong, random }) - NOW_MS;
        const isLast = prolong === false && restMs !== undefined && restMs > 0;
        if (!isLast) expect(waitMs).toBeGreaterThanOrEqual(10 * MINUTE_MS);
        if (restMs !== undefined && restMs > 10 * MINUTE_MS) expect(waitMs).toBeLessThanOrEqual(restMs);
      }),
      RUNS,
    );
  });
});
