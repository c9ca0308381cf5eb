import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { type Expiry, expiryOf } from '../../../app/tokens/expiry.ts';
import {
  isAlive,
  isFreshEnough,
  leadMs,
  MAX_RETRY_MS,
  MAX_RETRY_WHILE_VALID_MS,
  MIN_RENEWAL_INTERVAL_MS,
  MIN_RETRY_MS,
  nextRenewalAtMs,
  nextRetryAtMs,
  TOO_SHORT_RENEWAL_MS,
} from '../../../app/tokens/renewal-policy.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TEN_YEARS_S = 315_576_000;
const TEN_MINUTES_MS = 10 * MINUTE_MS;
const RUNS = { numRuns: randomCases(2_000) };

const until = (lifetimeMs: number) =>
  ({ kind: 'until', expiresAtMs: NOW_MS + lifetimeMs, lifetimeMs }) as const;
/** A renewal at the time it was planned for. */
const asked = (atMs: number) => ({ receivedAtMs: atMs, askedAtMs: atMs, plannedAtMs: atMs });
/** Not `double`, which would nearly always be next to nothing. */
const jitter = fc.nat(999_999).map((millionths) => millionths / 1_000_000);
/** Short lifetimes as often as long ones. */
const lifetimeS = fc.oneof(
  fc.integer({ min: 5, max: 30 }),
  fc.integer({ min: 5, max: 3_600 }),
  fc.integer({ min: 5, max: TEN_YEARS_S }),
);
const skewMs = fc.integer({ min: -DAY_MS, max: DAY_MS });

describe('the next renewal', () => {
  it.each([
    ['a 1 s token, which is renewed when it is copied', until(SECOND_MS), undefined, 0, MINUTE_MS],
    ['a token just too short to be kept fresh', until(7_999), undefined, 0, MINUTE_MS],
    ['the shortest token that is kept fresh', until(8 * SECOND_MS), undefined, 0, 6_400],
    ['an 8 s token, all jitter', until(8 * SECOND_MS), undefined, 0.9999999, 5_760],
    ['a 20 s token', until(20 * SECOND_MS), undefined, 0, 16 * SECOND_MS],
    ['a 2 min token', until(2 * MINUTE_MS), undefined, 0, 96 * SECOND_MS],
    ['a 2 min token, half the jitter', until(2 * MINUTE_MS), undefined, 0.5, 91_200],
    ['14 min', until(14 * MINUTE_MS), undefined, 0, 672 * SECOND_MS],
    ['a quarter of an hour, to outlive an outage', until(15 * MINUTE_MS), undefined, 0, 10 * MINUTE_MS],
    ['an hour', until(HOUR_MS), undefined, 0, 50 * MINUTE_MS],
    ['an hour, renewed every 10 min', until(HOUR_MS), TEN_MINUTES_MS, 0, 10 * MINUTE_MS],
    ['12 min, renewed every 10 min', until(12 * MINUTE_MS), TEN_MINUTES_MS, 0, 576 * SECOND_MS],
    ['a day', until(DAY_MS), undefined, 0, DAY_MS - 10 * MINUTE_MS],
    ['a day: jitter of at most 10 min', until(DAY_MS), undefined, 0.5, DAY_MS - 15 * MINUTE_MS],
    ['unknown', { kind: 'unknown' } as const, undefined, 0, 10 * MINUTE_MS],
    ['unknown, renewed every hour', { kind: 'unknown' } as const, HOUR_MS, 0, 10 * MINUTE_MS],
    ['unknown, renewed every minute', { kind: 'unknown' } as const, MINUTE_MS, 0, MINUTE_MS],
  ])('of %s is due in time', (_what, expiry, renewEveryMs, random, afterMs) => {
    const dueAtMs = nextRenewalAtMs({ ...asked(NOW_MS), expiry, renewEveryMs, random });
    expect(dueAtMs - NOW_MS).toBeCloseTo(afterMs, 0);
  });

  it('is due before expiry, at the provider’s interval at the latest, and not at once: any lifetime, skew and jitter', () => {
    const interval = fc.constantFrom(undefined, TEN_MINUTES_MS);
    const fact = fc.constantFrom('claims', 'expires_in');
    fc.assert(
      fc.property(
        lifetimeS,
        skewMs,
        jitter,
        interval,
        fact,
        (seconds, skew, random, renewEveryMs, source) => {
          const serverNowS = Math.floor((NOW_MS + skew) / 1_000);
          const claims = { exp: serverNowS + seconds, iat: serverNowS };
          const expiry = expiryOf({
            accessToken: source === 'expires_in' ? 'practice-token' : jwt(claims),
            requestedAtMs: NOW_MS,
            ...(source === 'expires_in' ? { expiresInS: seconds } : {}),
            ...(source === 'claims' ? { serverDateMs: serverNowS * 1_000 } : {}),
          });
          const dueAtMs = nextRenewalAtMs({ ...asked(NOW_MS), expiry, renewEveryMs, random });
          const expiresAtMs = NOW_MS + seconds * 1_000;
          if (seconds >= 8) expect(dueAtMs).toBeLessThan(expiresAtMs);
          expect(dueAtMs).toBeGreaterThanOrEqual(NOW_MS + MIN_RENEWAL_INTERVAL_MS);
          if (renewEveryMs !== undefined) expect(dueAtMs).toBeLessThanOrEqual(NOW_MS + renewEveryMs);
          const latestMs =
            seconds >= 8 ? expiresAtMs - leadMs(seconds * 1_000) : NOW_MS + TOO_SHORT_RENEWAL_MS;
          expect(dueAtMs).toBeLessThanOrEqual(latestMs);
        },
      ),
      RUNS,
    );
  });

  it('comes ever closer to the end of a token that the service gives again and again, never without pause', () => {
    const expiry = until(HOUR_MS);
    const dues: number[] = [];
    let askedAtMs = NOW_MS + 50 * MINUTE_MS;
    for (; askedAtMs < expiry.expiresAtMs; askedAtMs = dues.at(-1) ?? 0) {
      dues.push(nextRenewalAtMs({ receivedAtMs: NOW_MS, askedAtMs, expiry, random: 0 }));
    }
    const minutes = dues.slice(0, 3).map((dueAtMs) => (dueAtMs - NOW_MS) / MINUTE_MS);
    expect(minutes).toEqual([55, 57.5, 58.75]);
    expect(dues.length).toBeLessThanOrEqual(8);
    const opaque = { receivedAtMs: NOW_MS, expiry: { kind: 'unknown' }, random: 0 } as const;
    expect(nextRenewalAtMs({ ...opaque, askedAtMs: NOW_MS + HOUR_MS })).toBe(
      NOW_MS + HOUR_MS + TEN_MINUTES_MS,
    );
  });

  it('comes ever later where the service gives a dead token again and again: once a minute in the end', () => {
    const dead = { receivedAtMs: NOW_MS, expiry: until(HOUR_MS), random: 0 };
    const dues: number[] = [];
    for (let askedAtMs = NOW_MS + HOUR_MS + SECOND_MS; dues.length < 7; askedAtMs = dues.at(-1) ?? 0)
      dues.push(nextRenewalAtMs({ ...dead, askedAtMs }));
    const seconds = dues.map((dueAtMs) => (dueAtMs - NOW_MS - HOUR_MS) / SECOND_MS);
    expect(seconds).toEqual([6, 12, 24, 48, 96, 156, 216]);
  });

  it('asks a service whose tokens live for a second ten times in ten minutes', () => {
    let requests = 0;
    for (let atMs = NOW_MS; atMs < NOW_MS + TEN_MINUTES_MS; requests += 1) {
      const expiry = { kind: 'until', expiresAtMs: atMs + SECOND_MS, lifetimeMs: SECOND_MS } as const;
      atMs = nextRenewalAtMs({ ...asked(atMs), expiry, random: 0.5 });
    }
    expect(requests).toBe(10);
  });

  it('never comes in a tight loop, however short the lives that a service gives', () => {
    const anyLifetimeMs = fc.oneof(
      fc.double({ min: 0.001, max: 10_000, noNaN: true }),
      fc.integer({ min: 1, max: TEN_YEARS_S * 1_000 }),
    );
    fc.assert(
      fc.property(anyLifetimeMs, fc.infiniteStream(jitter), (lifetimeMs, jitters) => {
        let requests = 0;
        for (let atMs = NOW_MS; atMs < NOW_MS + HOUR_MS; requests += 1) {
          const expiry = { kind: 'until', expiresAtMs: atMs + lifetimeMs, lifetimeMs } as const;
          const random = jitters.next().value ?? 0;
          const dueAtMs = nextRenewalAtMs({ ...asked(atMs), expiry, random });
          expect(dueAtMs - atMs).toBeGreaterThanOrEqual(MIN_RENEWAL_INTERVAL_MS);
          atMs = dueAtMs;
        }
        expect(requests).toBeLessThanOrEqual(HOUR_MS / MIN_RENEWAL_INTERVAL_MS);
      }),
      { numRuns: randomCases(1_000) },
    );
  });
});

describe('the next try after a failure', () => {
  const retryAfterMs = (
    failure: TokenFailure,
    more: { failures?: number; remainingMs?: number; random?: number } = {},
  ) =>
    nextRetryAtMs({
      nowMs: NOW_MS,
      failure,
      failures: more.failures ?? 1,
      expiresAtMs: more.remainingMs === undefined ? undefined : NOW_MS + more.remainingMs,
      random: more.random ?? 0.9999999,
    }) - NOW_MS;

  it.each([
    ['offline, first', { kind: 'offline' }, {}, 2 * SECOND_MS],
    ['offline, first, lucky', { kind: 'offline' }, { random: 0 }, MIN_RETRY_MS],
    ['offline, first, lucky, token valid', { kind: 'offline' }, { random: 0, remainingMs: HOUR_MS }, 1_600],
    ['offline, fourth', { kind: 'offline' }, { failures: 4 }, 16 * SECOND_MS],
    ['a timeout, the hundredth, token dead', { kind: 'timeout' }, { failures: 100 }, 15 * MINUTE_MS],
    [
      'a fault, the hundredth, token valid',
      { kind: 'serverFault' },
      { failures: 100, remainingMs: HOUR_MS },
      5 * MINUTE_MS,
    ],
    [
      'a fault with little time left',
      { kind: 'serverFault' },
      { failures: 100, remainingMs: MINUTE_MS },
      54 * SECOND_MS,
    ],
    [
      'a fault, the second, token valid',
      { kind: 'serverFault' },
      { failures: 2, remainingMs: HOUR_MS },
      15_000,
    ],
    ['a fault with no time left', { kind: 'serverFault' }, { failures: 100, remainingMs: 10 }, MIN_RETRY_MS],
    [
      'a fault, token dead already',
      { kind: 'serverFault' },
      { failures: 100, remainingMs: -10 },
      15 * MINUTE_MS,
    ],
    ['a fault that says when', { kind: 'serverFault', retryAfterMs: 90_000 }, {}, 180_000],
    ['a fault that says when, lucky', { kind: 'serverFault', retryAfterMs: 90_000 }, { random: 0 }, 117_000],
    [
      'too many requests',
      { kind: 'rateLimited', retryAfterMs: 7 * MINUTE_MS },
      { remainingMs: MINUTE_MS },
      12 * MINUTE_MS,
    ],
    ['too many requests, for a day', { kind: 'rateLimited', retryAfterMs: DAY_MS }, {}, 20 * MINUTE_MS],
    ['too many requests, for no time', { kind: 'rateLimited', retryAfterMs: 0 }, {}, 2 * SECOND_MS],
    ['too many requests, of no stated time', { kind: 'rateLimited' }, {}, 2 * SECOND_MS],
    ['a wrong address', { kind: 'misconfigured', reason: 'notFound' }, { random: 0 }, 15 * MINUTE_MS],
    ['a bad certificate', { kind: 'insecure' }, { random: 0 }, 15 * MINUTE_MS],
    ['a bad certificate, all jitter', { kind: 'insecure' }, {}, 13.5 * MINUTE_MS],
    ['a proxy that wants a password', { kind: 'proxy' }, { random: 0 }, 15 * MINUTE_MS],
  ] as const)('after %s', (_what, failure, more, afterMs) => {
    expect(retryAfterMs(failure, more)).toBeCloseTo(afterMs, -1);
  });

  it('stays within its bounds: never closer than a second, never further than stated', () => {
    const failure: fc.Arbitrary<TokenFailure> = fc.oneof(
      fc.constantFrom<TokenFailure>(
        { kind: 'offline' },
        { kind: 'timeout' },
        { kind: 'serverFault' },
        { kind: 'rateLimited' },
        { kind: 'cancelled' },
        { kind: 'insecure' },
        { kind: 'proxy' },
        { kind: 'misconfigured', reason: 'webPage' },
      ),
      fc.record({
        kind: fc.constantFrom('serverFault' as const, 'rateLimited' as const),
        retryAfterMs: fc.integer({ min: 0, max: 10 * DAY_MS }),
      }),
    );
    const remaining = fc.option(fc.integer({ min: -DAY_MS, max: DAY_MS }), { nil: undefined });
    fc.assert(
      fc.property(
        failure,
        fc.integer({ min: 1, max: 5_000 }),
        remaining,
        jitter,
        (each, failures, remainingMs, random) => {
          const more = { failures, random, ...(remainingMs === undefined ? {} : { remainingMs }) };
          const waitMs = retryAfterMs(each, more);
          const isSlow = each.kind === 'misconfigured' || each.kind === 'insecure' || each.kind === 'proxy';
          const toldMs = 'retryAfterMs' in each ? Math.min(each.retryAfterMs ?? 0, MAX_RETRY_MS) : 0;
          const spreadMs = Math.min(toldMs, MAX_RETRY_WHILE_VALID_MS);
          expect(waitMs).toBeGreaterThanOrEqual(Math.max(MIN_RETRY_MS, toldMs));
          expect(waitMs).toBeLessThanOrEqual(Math.max(MAX_RETRY_MS, toldMs + spreadMs) + MIN_RETRY_MS);
          const leftMs = (remainingMs ?? 0) - toldMs;
          if (isSlow) expect(waitMs).toBeGreaterThan(13 * MINUTE_MS);
          else if (leftMs > 0) {
            const longestMs = Math.max(MIN_RETRY_MS, Math.min(MAX_RETRY_WHILE_VALID_MS, leftMs * 0.9));
            expect(waitMs).toBeLessThanOrEqual(toldMs + longestMs + 1);
          }
        },
      ),
      RUNS,
    );
  });
});

describe('a token to copy', () => {
  const at = (passedMs: number, expiry: Expiry) =>
    isFreshEnough({ nowMs: NOW_MS + passedMs, receivedAtMs: NOW_MS, expiry });

  it('is fresh with two minutes to live', () => {
    expect(at(58 * MINUTE_MS, until(HOUR_MS))).toBe(true);
    expect(at(58 * MINUTE_MS + 1, until(HOUR_MS))).toBe(false);
  });

  it('is fresh with half its lifetime where that is shorter', () => {
    expect(at(30 * SECOND_MS, until(MINUTE_MS))).toBe(true);
    expect(at(30 * SECOND_MS + 1, until(MINUTE_MS))).toBe(false);
  });

  it('of unknown life is fresh for ten minutes', () => {
    expect(at(TEN_MINUTES_MS - 1, { kind: 'unknown' })).toBe(true);
    expect(at(TEN_MINUTES_MS, { kind: 'unknown' })).toBe(false);
  });

  it('counts as dead in its last second, which its service may have cut off, and never when no one knows it', () => {
    const aliveFor = HOUR_MS - SECOND_MS;
    expect(isAlive({ nowMs: NOW_MS + aliveFor - 1, expiry: until(HOUR_MS) })).toBe(true);
    expect(isAlive({ nowMs: NOW_MS + aliveFor, expiry: until(HOUR_MS) })).toBe(false);
    expect(isAlive({ nowMs: NOW_MS + 10 * DAY_MS, expiry: { kind: 'unknown' } })).toBe(true);
  });
});
