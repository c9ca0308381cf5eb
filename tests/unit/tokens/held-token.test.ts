import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdToken,
  readSecret,
  shiftToken,
  tokenFacts,
  trustedToken,
  writeSecret,
} from '../../../app/tokens/held-token.ts';
import type { HeldToken } from '../../../app/tokens/session-status.ts';
import { jwt } from './jwt.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const HOUR_MS = 3_600_000;

const held: HeldToken = {
  accessToken: jwt({ sub: '7' }),
  refreshToken: 'practice-refresh',
  receivedAtMs: NOW_MS,
  expiry: { kind: 'until', expiresAtMs: NOW_MS + HOUR_MS, lifetimeMs: HOUR_MS },
  claims: { subject: '7' },
  releaseVersion: '7.8.9',
  signInAgainByMs: NOW_MS + 24 * HOUR_MS,
};

describe('a token in hand', () => {
  it('takes over what the grant says', () => {
    const refreshToken = jwt({ iat: 0.5, exp: 86_400.5 });
    const grant = { accessToken: held.accessToken, refreshToken, expiresInS: 3_600, requestedAtMs: NOW_MS };
    expect(holdToken({ ...grant, releaseVersion: '7.8.9' }, undefined)).toEqual({ ...held, refreshToken });
  });

  it('keeps the refresh token where the service sends none', () => {
    const next = holdToken({ accessToken: 'practice-next', requestedAtMs: NOW_MS + 1 }, held);
    expect(next).toEqual({
      accessToken: 'practice-next',
      refreshToken: held.refreshToken,
      receivedAtMs: NOW_MS + 1,
      expiry: { kind: 'unknown' },
      releaseVersion: '7.8.9',
      signInAgainByMs: held.signInAgainByMs,
    });
  });

  it('forgets when the old refresh token would have died once a new one came', () => {
    const grant = { accessToken: 'a', refreshToken: 'opaque', requestedAtMs: NOW_MS };
    expect(holdToken(grant, held)).not.toHaveProperty('signInAgainByMs');
  });

  it('shows everything but its two secrets', () => {
    const facts = JSON.stringify(tokenFacts(held));
    expect(facts).not.toContain(held.accessToken);
    expect(facts).not.toContain('practice-refresh');
    expect(tokenFacts(held)).toMatchObject({ claims: { subject: '7' }, expiry: held.expiry });
  });

  it('moves with a clock that was set', () => {
    expect(shiftToken(held, HOUR_MS)).toEqual({
      ...held,
      receivedAtMs: NOW_MS + HOUR_MS,
      expiry: { kind: 'until', expiresAtMs: NOW_MS + 2 * HOUR_MS, lifetimeMs: HOUR_MS },
      signInAgainByMs: NOW_MS + 25 * HOUR_MS,
    });
  });

  it('has an unknown age when it comes from the future', () => {
    expect(trustedToken(held, NOW_MS - 50_000)).toEqual(held);
    expect(trustedToken(held, NOW_MS - HOUR_MS)).toMatchObject({
      receivedAtMs: 0,
      expiry: { kind: 'unknown' },
    });
  });
});

describe('the text for the vault', () => {
  it('gives back what went in, claims read anew', () => {
    const secret = { token: held, typed: { password: 'practice-password' } };
    expect(readSecret(writeSecret(secret))).toEqual(secret);
    expect(readSecret(writeSecret({}))).toEqual({});
    expect(readSecret(writeSecret({ typed: { 'päss "word"': '\u0000 \\ 🔑' } }))).toEqual({
      typed: { 'päss "word"': '\u0000 \\ 🔑' },
    });
  });

  it('does not hold the claims a second time', () => {
    expect(writeSecret({ token: held })).not.toContain('claims');
  });

  const good = JSON.parse(writeSecret({ token: held }));
  it.each([
    ['nothing', ''],
    ['no JSON', '{"token":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"token"'],
    ['no access token', JSON.stringify({ token: { ...good.token, accessToken: undefined } })],
    ['an empty access token', JSON.stringify({ token: { ...good.token, accessToken: '' } })],
    ['an unknown kind of expiry', JSON.stringify({ token: { ...good.token, expiry: { kind: 'never' } } })],
    ['a time that is no date', JSON.stringify({ token: { ...good.token, receivedAtMs: 1e300 } })],
    ['a time that is not finite', writeSecret({ token: { ...held, receivedAtMs: Number.NaN } })],
    [
      'a lifetime of nothing',
      JSON.stringify({ token: { ...good.token, expiry: { ...good.token.expiry, lifetimeMs: 0 } } }),
    ],
    ['typed values that are no texts', '{"typed":{"password":7}}'],
  ])('is refused when it is or has %s', (_what, text) => {
    expect(readSecret(text)).toBeUndefined();
  });

  it('never throws, and lets nothing reach a prototype', () => {
    readSecret('{"typed":{"__proto__":"x"},"__proto__":{"token":1}}');
    expect(({} as { token?: unknown }).token).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void readSecret(text)),
      { numRuns: 2_000 },
    );
  });
});
