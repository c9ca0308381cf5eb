import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenGrant } from '../../../app/providers/token-answer.ts';
import { expiryOf, refreshTokenExpiryMs } from '../../../app/tokens/expiry.ts';
import { jwt, jwtOfText } from './jwt.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const DAY_MS = 86_400_000;
const CENTURY_MS = 100 * 365.25 * DAY_MS;

const grantOf = (accessToken: string, more: Partial<TokenGrant> = {}): TokenGrant => ({
  accessToken,
  requestedAtMs: NOW_MS,
  ...more,
});
const until = (lifetimeMs: number) => ({ kind: 'until', expiresAtMs: NOW_MS + lifetimeMs, lifetimeMs });
const inSeconds = (ms: number) => Math.floor(ms / 1_000);

describe('when a token expires', () => {
  const iat = inSeconds(NOW_MS);

  it('is what expires_in says, before anything else', () => {
    const token = jwt({ iat, exp: iat + 60 });
    expect(expiryOf(grantOf(token, { expiresInS: 3_600, serverDateMs: NOW_MS }))).toEqual(until(3_600_000));
  });

  it('is else what lies between iat and exp, counted from the request', () => {
    const longAgo = iat - 500_000;
    const token = jwt({ iat: longAgo, exp: longAgo + 120 });
    expect(expiryOf(grantOf(token, { serverDateMs: NOW_MS }))).toEqual(until(120_000));
  });

  it('is else exp against the server’s own clock', () => {
    const serverDateMs = NOW_MS + DAY_MS;
    const token = jwt({ exp: inSeconds(serverDateMs) + 300 });
    expect(expiryOf(grantOf(token, { serverDateMs }))).toEqual(until(300_000));
  });

  it.each([
    ['the token is opaque', 'practice-token', {}],
    ['there is neither iat nor a Date header', jwt({ exp: iat + 60 }), {}],
    ['exp lies before the server’s Date', jwt({ exp: iat - 60 }), { serverDateMs: NOW_MS }],
    ['exp does not lie after iat', jwt({ iat, exp: iat }), {}],
    ['exp is no number', jwtOfText(`{"iat":${iat},"exp":"soon"}`), { serverDateMs: NOW_MS }],
    ['expires_in is no number', 'practice-token', { expiresInS: Number.NaN }],
    ['expires_in is zero', 'practice-token', { expiresInS: 0 }],
    ['expires_in is negative', 'practice-token', { expiresInS: -3_600 }],
  ])('is unknown where %s', (_why, token, more) => {
    expect(expiryOf(grantOf(token, more))).toEqual({ kind: 'unknown' });
  });

  it('falls back to the claims where expires_in makes no sense', () => {
    expect(expiryOf(grantOf(jwt({ iat, exp: iat + 60 }), { expiresInS: -1 }))).toEqual(until(60_000));
  });

  it('reads seconds and milliseconds side by side', () => {
    expect(expiryOf(grantOf(jwt({ iat, exp: (iat + 60) * 1_000 })))).toEqual(until(60_000));
  });

  it('is never further away than a century, also in the year 9999', () => {
    const exp = Date.UTC(9999, 11, 31) / 1_000;
    expect(expiryOf(grantOf(jwt({ iat, exp })))).toEqual(until(CENTURY_MS));
    expect(expiryOf(grantOf('practice-token', { expiresInS: Number.POSITIVE_INFINITY }))).toEqual(
      until(CENTURY_MS),
    );
  });

  it('does not depend on the local clock, be it a day off or more', () => {
    const lifetimeS = fc.integer({ min: 5, max: 315_360_000 });
    const skewMs = fc.integer({ min: -DAY_MS, max: DAY_MS });
    const facts = fc.constantFrom('iat', 'date');
    fc.assert(
      fc.property(lifetimeS, skewMs, facts, (seconds, skew, fact) => {
        const serverNowS = inSeconds(NOW_MS + skew);
        const claims = { exp: serverNowS + seconds, ...(fact === 'iat' ? { iat: serverNowS } : {}) };
        const grant = grantOf(jwt(claims), fact === 'date' ? { serverDateMs: serverNowS * 1_000 } : {});
        expect(expiryOf(grant)).toEqual(until(seconds * 1_000));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('when a full sign-in will be needed', () => {
  it('is told by a refresh token that is a JWT with both times', () => {
    expect(refreshTokenExpiryMs(jwt({ iat: 1_000, exp: 87_400 }), NOW_MS)).toBe(NOW_MS + DAY_MS);
  });

  it.each([
    ['an opaque one', 'cHJhY3RpY2U='],
    ['one without iat', jwt({ exp: 87_400 })],
    ['one that was born dead', jwt({ iat: 87_400, exp: 1_000 })],
  ])('is not told by %s', (_which, token) => {
    expect(refreshTokenExpiryMs(token, NOW_MS)).toBeUndefined();
  });
});
