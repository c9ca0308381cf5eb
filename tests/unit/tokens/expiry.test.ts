import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenGrant } from '../../../app/providers/token-answer.ts';
import {
  earlierExpiry,
  expiryOf,
  type RenewedSession,
  refreshTokenExpiryMs,
} from '../../../app/tokens/expiry.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { jwt, jwtOfText } from '../../support/tokens/jwt.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const CENTURY_MS = 100 * 365.25 * DAY_MS;

const grantOf = (accessToken: string, more: Partial<TokenGrant> = {}): TokenGrant => ({
  accessToken,
  requestedAtMs: NOW_MS,
  ...more,
});
const until = (lifetimeMs: number) => ({ kind: 'until', expiresAtMs: NOW_MS + lifetimeMs, lifetimeMs });
const inSeconds = (ms: number) => Math.floor(ms / SECOND_MS);
const iat = inSeconds(NOW_MS);
const date = { serverDateMs: NOW_MS };
const signedInForMinutes: RenewedSession = { lifetimeAtSignInMs: 5 * MINUTE_MS };

describe('when a token expires', () => {
  /** Lifetimes in milliseconds, on a local clock that is right. */
  it.each<[string, number, string, Partial<TokenGrant>, RenewedSession?]>([
    ['expires_in, of an opaque token', HOUR_MS, 'practice-token', { expiresInS: 3_600 }],
    [
      'expires_in, where exp allows more',
      MINUTE_MS,
      jwt({ iat, exp: iat + 900 }),
      { expiresInS: 60, ...date },
    ],
    [
      'exp and Date, where expires_in says more',
      MINUTE_MS,
      jwt({ exp: iat + 60 }),
      { expiresInS: 999, ...date },
    ],
    [
      'exp, where expires_in is in milliseconds',
      MINUTE_MS,
      jwt({ iat, exp: iat + 60 }),
      { expiresInS: 60_000 },
    ],
    ['expires_in as a moment in seconds', MINUTE_MS, 'practice-token', { expiresInS: iat + 60, ...date }],
    [
      'expires_in as a moment in milliseconds',
      MINUTE_MS,
      'practice-token',
      { expiresInS: NOW_MS + MINUTE_MS },
    ],
    ['exp minus iat at a sign-in', 2 * MINUTE_MS, jwt({ iat, exp: iat + 120 }), {}],
    ['exp in quotes', MINUTE_MS, jwtOfText(`{"exp":"${iat + 60}"}`), date],
    ['exp as a date', MINUTE_MS, jwtOfText('{"exp":"2026-01-05T09:01:00Z"}'), date],
    ['exp as a date of another zone', MINUTE_MS, jwtOfText('{"exp":"2026-01-05T10:01:00+01:00"}'), date],
    ['exp and iat in milliseconds', MINUTE_MS, jwt({ iat: NOW_MS, exp: NOW_MS + MINUTE_MS }), {}],
    [
      'exp and Date, where iat is the sign-in’s of 20 hours ago',
      5 * MINUTE_MS,
      jwt({ iat: iat - 72_000, exp: iat + 300 }),
      date,
      {},
    ],
    [
      'the lifetime at sign-in, where iat is the sign-in’s and there is no Date',
      5 * MINUTE_MS,
      jwt({ iat: iat - 72_000, exp: iat + 72_000 }),
      {},
      signedInForMinutes,
    ],
    [
      'the lifetime at sign-in, where the Date is a day behind',
      5 * MINUTE_MS,
      jwt({ exp: iat + 300 }),
      { serverDateMs: NOW_MS - DAY_MS },
      signedInForMinutes,
    ],
    [
      'the local clock, where the Date is a year behind and nothing else is known',
      5 * MINUTE_MS,
      jwt({ exp: iat + 300 }),
      { serverDateMs: NOW_MS - YEAR_MS },
    ],
    [
      'exp minus iat, where the Date is a year ahead',
      5 * MINUTE_MS,
      jwt({ iat, exp: iat + 300 }),
      { serverDateMs: NOW_MS + YEAR_MS },
    ],
    ['the local clock, where there is only exp', MINUTE_MS, jwt({ exp: iat + 60 }), {}],
    [
      'the local clock, of a renewed token that says nothing new',
      MINUTE_MS,
      jwt({ iat: iat - 9_000, exp: iat + 60 }),
      {},
      {},
    ],
    [
      'the lifetime at sign-in, of a renewed opaque token',
      5 * MINUTE_MS,
      'practice-next',
      {},
      signedInForMinutes,
    ],
  ])('is told by %s', (_by, lifetimeMs, token, more, renewed) => {
    expect(expiryOf(grantOf(token, more), renewed)).toEqual(until(lifetimeMs));
  });

  it.each([
    ['the token is opaque', 'practice-token', {}],
    ['exp is past on the local clock and there is no other', jwt({ exp: iat - 60 }), {}],
    ['exp is no time', jwtOfText(`{"iat":${iat},"exp":"soon"}`), date],
    ['expires_in is no number', 'practice-token', { expiresInS: Number.NaN }],
    ['expires_in is zero', 'practice-token', { expiresInS: 0 }],
    ['expires_in is negative', 'practice-token', { expiresInS: -3_600 }],
  ])('is unknown where %s', (_why, token, more) => {
    expect(expiryOf(grantOf(token, more))).toEqual({ kind: 'unknown' });
  });

  it('has passed already where two clocks agree that it has', () => {
    const grant = grantOf(jwt({ exp: iat - 60 }), { expiresInS: 3_600, ...date });
    expect(expiryOf(grant)).toEqual(until(1));
  });

  it('does not depend on a local clock that is an hour ahead, where Date and iat agree', () => {
    const token = jwt({ iat: iat - 3_600, exp: iat - 3_600 + 7_200 });
    expect(expiryOf(grantOf(token, { serverDateMs: NOW_MS - HOUR_MS }))).toEqual(until(2 * HOUR_MS));
  });

  it('is never further away than a century, also in the year 9999', () => {
    const exp = Date.UTC(9999, 11, 31) / 1_000;
    expect(expiryOf(grantOf(jwt({ iat, exp })))).toEqual(until(CENTURY_MS));
  });
});

/** A service that has all its clocks right, but for what a test makes wrong, and what it sends. */
interface Service {
  readonly lifetimeS: number;
  readonly sinceSignInMs: number;
  readonly iat: 'none' | 'fresh' | 'of the sign-in' | 'in the future' | 'of another clock';
  readonly date: 'none' | 'true' | 'a day off' | 'a year off' | 'a proxy’s';
  readonly expiresIn: 'none' | 'true' | 'too large' | 'milliseconds' | 'a moment';
  readonly offMs: number;
  readonly localOffMs: number;
}

const seconds = (minMs: number, maxMs: number) =>
  fc.integer({ min: minMs / SECOND_MS, max: maxMs / SECOND_MS }).map((count) => count * SECOND_MS);
const services: fc.Arbitrary<Service> = fc.record({
  lifetimeS: fc.integer({ min: 5, max: 90_000 }),
  sinceSignInMs: seconds(0, 30 * DAY_MS),
  iat: fc.constantFrom('none', 'fresh', 'of the sign-in', 'in the future', 'of another clock'),
  date: fc.constantFrom('none', 'true', 'a day off', 'a year off', 'a proxy’s'),
  expiresIn: fc.constantFrom('none', 'true', 'too large', 'milliseconds', 'a moment'),
  offMs: seconds(-HOUR_MS, HOUR_MS),
  localOffMs: fc.oneof(fc.constant(0), seconds(-2 * YEAR_MS, 2 * YEAR_MS)),
});

/** `atMs`: true time. The tokens are sent at whole seconds, so that nothing is rounded. */
function grantAt(atMs: number, service: Service, isSignIn: boolean): TokenGrant {
  const { lifetimeS, offMs } = service;
  const nowS = inSeconds(atMs);
  const issued = {
    none: undefined,
    fresh: nowS,
    'of the sign-in': isSignIn ? nowS : inSeconds(atMs - service.sinceSignInMs),
    'in the future': nowS + Math.abs(inSeconds(offMs)),
    'of another clock': nowS + inSeconds(offMs),
  }[service.iat];
  const served = {
    none: undefined,
    true: atMs,
    'a day off': atMs + Math.sign(offMs || 1) * DAY_MS,
    'a year off': atMs + Math.sign(offMs || 1) * YEAR_MS,
    'a proxy’s': atMs + offMs,
  }[service.date];
  const stated = {
    none: undefined,
    true: lifetimeS,
    'too large': lifetimeS * 10,
    milliseconds: lifetimeS * 1_000,
    'a moment': nowS + lifetimeS,
  }[service.expiresIn];
  return {
    accessToken: jwt({ exp: nowS + lifetimeS, ...(issued === undefined ? {} : { iat: issued }) }),
    requestedAtMs: atMs + service.localOffMs,
    ...(served === undefined ? {} : { serverDateMs: served }),
    ...(stated === undefined ? {} : { expiresInS: stated }),
  };
}

/** Two clocks of a service that are wrong by the same, to the second, is more than can be told from two right ones. */
function agreeOnWrongTime({ iat: issued, date: served, offMs }: Service): boolean {
  if (served !== 'a proxy’s') return false;
  if (issued === 'of another clock') return true;
  return issued === 'in the future' && Math.abs(Math.abs(offMs) - offMs) <= 5 * SECOND_MS;
}

const believedMs = (grant: TokenGrant, renewed?: RenewedSession) => {
  const expiry = expiryOf(grant, renewed);
  return expiry.kind === 'until' ? expiry.lifetimeMs : undefined;
};

describe('whatever a service and its clocks say', () => {
  it('no token of a sign-in is believed longer than it lives, wherever one piece of evidence is true', () => {
    fc.assert(
      fc.property(services, (service) => {
        const grant = grantAt(NOW_MS, service, true);
        const issuedNow = service.iat === 'fresh' || service.iat === 'of the sign-in';
        const isTrue =
          service.expiresIn === 'true' || service.date === 'true' || issuedNow || service.localOffMs === 0;
        fc.pre(isTrue && !agreeOnWrongTime(service));
        expect(believedMs(grant) ?? 0).toBeLessThanOrEqual(service.lifetimeS * SECOND_MS);
      }),
      { numRuns: randomCases(5_000) },
    );
  });

  it('no renewed token is, a month after the sign-in either', () => {
    fc.assert(
      fc.property(services, (service) => {
        const signedInAtMs = NOW_MS - service.sinceSignInMs;
        const lifetimeAtSignInMs = believedMs(grantAt(signedInAtMs, service, true));
        const grant = grantAt(NOW_MS, service, false);
        const isTrue =
          service.expiresIn === 'true' ||
          service.date === 'true' ||
          // At the sign-in it was the moment of issue, and what that showed is remembered.
          service.iat === 'fresh' ||
          service.iat === 'of the sign-in' ||
          service.localOffMs === 0;
        fc.pre(isTrue && !agreeOnWrongTime(service));
        expect(believedMs(grant, { lifetimeAtSignInMs }) ?? 0).toBeLessThanOrEqual(
          service.lifetimeS * SECOND_MS,
        );
      }),
      { numRuns: randomCases(5_000) },
    );
  });

  it('a token is believed for all of its life where the service says nothing untrue', () => {
    fc.assert(
      fc.property(services, (service) => {
        fc.pre(service.date === 'true' && (service.iat === 'fresh' || service.iat === 'of the sign-in'));
        fc.pre(service.expiresIn !== 'a moment' || service.localOffMs === 0);
        const lifetimeMs = service.lifetimeS * SECOND_MS;
        const lifetimeAtSignInMs = believedMs(grantAt(NOW_MS - service.sinceSignInMs, service, true));
        expect(lifetimeAtSignInMs).toBe(lifetimeMs);
        expect(believedMs(grantAt(NOW_MS, service, false), { lifetimeAtSignInMs })).toBe(lifetimeMs);
      }),
      { numRuns: randomCases(2_000) },
    );
  });
});

describe('the earlier of two expiries', () => {
  const soon = { kind: 'until', expiresAtMs: 1, lifetimeMs: 1 } as const;
  const late = { kind: 'until', expiresAtMs: 2, lifetimeMs: 1 } as const;
  const unknown = { kind: 'unknown' } as const;

  it('is the one that is known, or sooner', () => {
    expect([earlierExpiry(soon, late), earlierExpiry(late, soon)]).toEqual([soon, soon]);
    expect([earlierExpiry(unknown, late), earlierExpiry(late, unknown)]).toEqual([late, late]);
    expect(earlierExpiry(unknown, unknown)).toEqual(unknown);
  });
});

describe('when a full sign-in will be needed', () => {
  const grant = grantOf('practice-token', date);

  it('is told by a refresh token that is a JWT with its times', () => {
    expect(refreshTokenExpiryMs(jwt({ iat, exp: iat + 86_400 }), grant)).toBe(NOW_MS + DAY_MS);
    expect(refreshTokenExpiryMs(jwt({ exp: iat + 86_400 }), grant)).toBe(NOW_MS + DAY_MS);
  });

  it('is told by exp and Date where a rotated token carries an old iat', () => {
    const rotated = jwt({ iat: iat - 500_000, exp: iat + 86_400 });
    expect(refreshTokenExpiryMs(rotated, grant, {})).toBe(NOW_MS + DAY_MS);
  });

  it.each([
    ['an opaque one', 'cHJhY3RpY2U='],
    ['one without exp', jwt({ iat })],
    ['one that was born dead', jwt({ iat, exp: iat - 1_000 })],
  ])('is not told by %s', (_which, token) => {
    expect(refreshTokenExpiryMs(token, grant)).toBeUndefined();
  });
});
