import { describe, expect, it } from 'vitest';
import {
  changedUser,
  endedToken,
  holdToken,
  recordedToken,
  shiftToken,
  tokenFacts,
  trustedToken,
} from '../../../app/tokens/held-token.ts';
import { held, NOW_MS } from '../../support/tokens/held-token-sample.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const renewing = { renewed: held, current: held };

describe('a held token', () => {
  it('takes over what the grant says', () => {
    const refreshToken = jwt({ iat: NOW_MS / 1_000, exp: NOW_MS / 1_000 + 86_400 });
    const grant = { accessToken: held.accessToken, refreshToken, expiresInS: 3_600, requestedAtMs: NOW_MS };
    expect(holdToken({ ...grant, releaseVersion: '7.8.9' }, {})).toEqual({ ...held, refreshToken });
  });

  it('keeps the refresh token where the service sends none', () => {
    const next = holdToken({ accessToken: 'practice-next', requestedAtMs: NOW_MS + 1 }, renewing);
    expect(next).toEqual({
      accessToken: 'practice-next',
      refreshToken: held.refreshToken,
      renewals: { prolong: false },
      receivedAtMs: NOW_MS + 1,
      // Of the session's sign-in, where the answer itself says nothing.
      expiry: { kind: 'until', expiresAtMs: NOW_MS + 1 + HOUR_MS, lifetimeMs: HOUR_MS },
      releaseVersion: '7.8.9',
      signInAgainByMs: held.signInAgainByMs,
      lifetimeAtSignInMs: HOUR_MS,
    });
  });

  it('forgets when the old refresh token would have died once a new one came', () => {
    const grant = { accessToken: 'a', refreshToken: 'opaque', requestedAtMs: NOW_MS };
    expect(holdToken(grant, renewing)).not.toHaveProperty('signInAgainByMs');
  });

  it('keeps the life that it has where the service gives the same token again', () => {
    const again = {
      accessToken: held.accessToken,
      expiresInS: 3_600,
      requestedAtMs: NOW_MS + 50 * MINUTE_MS,
    };
    for (const before of [renewing, { current: held }]) {
      expect(holdToken(again, before)).toMatchObject({ receivedAtMs: NOW_MS, expiry: held.expiry });
    }
    const sooner = { ...again, expiresInS: 60 };
    expect(holdToken(sooner, renewing).expiry).toMatchObject({ expiresAtMs: NOW_MS + 51 * MINUTE_MS });
  });

  it('that was dead when it came says nothing of how long the next ones live', () => {
    const nowS = NOW_MS / 1_000;
    const dead = { accessToken: jwt({ exp: nowS - 60 }), requestedAtMs: NOW_MS, serverDateMs: NOW_MS };
    const signedIn = holdToken({ ...dead, refreshToken: 'practice-refresh' }, {});
    expect(signedIn.expiry).toMatchObject({ expiresAtMs: NOW_MS + 1 });
    const renewed = { accessToken: jwt({ exp: nowS + 300 }), requestedAtMs: NOW_MS, serverDateMs: NOW_MS };
    expect(holdToken(renewed, { renewed: signedIn, current: signedIn })).toMatchObject({
      expiry: { lifetimeMs: 5 * MINUTE_MS },
      lifetimeAtSignInMs: 5 * MINUTE_MS,
    });
  });

  it('remembers what its service was seen to do, over a sign-in too', () => {
    const late = { accessToken: 'practice-next', expiresInS: 60, requestedAtMs: NOW_MS + 9 * HOUR_MS };
    const woken = holdToken(late, renewing);
    expect(woken.renewals).toEqual({ afterDeath: true, prolong: false });
    const rotated = { ...late, refreshToken: 'practice-rotated', requestedAtMs: late.requestedAtMs + 1 };
    const next = holdToken(rotated, { renewed: woken, current: woken });
    expect(next.renewals).toEqual({ afterDeath: true, prolong: true });
    expect(holdToken(late, { current: next }).renewals).toEqual(next.renewals);
    const soon = { ...late, requestedAtMs: NOW_MS + 1 };
    expect(holdToken(soon, renewing).renewals).toEqual({ prolong: false });
    expect(holdToken(soon, { current: held })).not.toHaveProperty('renewals');
    // A service may accept a bearer for some minutes after its expiry.
    const within = { ...late, requestedAtMs: NOW_MS + HOUR_MS + 9 * MINUTE_MS };
    expect(holdToken(within, renewing).renewals).toEqual({ prolong: false });
    const beyond = { ...late, requestedAtMs: NOW_MS + HOUR_MS + 10 * MINUTE_MS };
    expect(holdToken(beyond, renewing).renewals).toMatchObject({ afterDeath: true });
    // A refusal is not held against the service after the next sign-in.
    const refusing = { ...held, renewals: { afterDeath: false, prolong: true } };
    expect(holdToken(late, { current: refusing }).renewals).toEqual({ prolong: true });
    // Dead, or as a dead one would be: without its bearer.
    for (const withoutBearer of [true, false])
      expect(holdToken(soon, { ...renewing, withoutBearer }).renewals).toMatchObject({
        afterDeath: withoutBearer,
      });
  });

  it('is dead from the moment at which its service refused it', () => {
    const atMs = NOW_MS + MINUTE_MS;
    expect(endedToken(held, atMs).expiry).toEqual({ kind: 'until', expiresAtMs: atMs, lifetimeMs: HOUR_MS });
    const opaque = { ...held, expiry: { kind: 'unknown' } } as const;
    expect(endedToken(opaque, atMs).expiry).toEqual({
      kind: 'until',
      expiresAtMs: atMs,
      lifetimeMs: MINUTE_MS,
    });
    const dead = endedToken(held, atMs);
    expect(endedToken(dead, atMs + HOUR_MS)).toEqual(dead);
  });

  it('is not believed longer than its own exp where an older version stored it', () => {
    const exp = NOW_MS + 5 * MINUTE_MS;
    const { lifetimeAtSignInMs: _unknownThen, ...older } = { ...held, claims: { expiresAtMs: exp } };
    expect(trustedToken(older, NOW_MS).expiry).toMatchObject({ expiresAtMs: exp });
    expect(trustedToken({ ...older, lifetimeAtSignInMs: HOUR_MS }, NOW_MS).expiry).toEqual(held.expiry);
    expect(trustedToken({ ...older, claims: {} }, NOW_MS).expiry).toEqual(held.expiry);
  });

  it.each([
    [{ subject: '7' }, { subject: '8' }, { before: '7', after: '8' }],
    [
      { subject: '7', issuer: 'a' },
      { subject: '7', issuer: 'b' },
      { before: 'a', after: 'b' },
    ],
    [{ subject: '7', issuer: 'a' }, { subject: '7', issuer: 'a' }, undefined],
    [{ subject: '7' }, { issuer: 'a' }, undefined],
    [{ subject: '7' }, undefined, undefined],
    [undefined, { subject: '7' }, undefined],
  ])('of %o, followed by one of %o, changed its user: %o', (before, after, users) => {
    expect(changedUser(before, after)).toEqual(users);
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

  it('that an earlier run has recorded is never believed for longer than by what the clock said then, or says now', () => {
    const found = recordedToken(held);
    const endsInMs = (token: typeof held, byMs: number) =>
      token.expiry.kind === 'until' ? token.expiry.expiresAtMs - byMs - NOW_MS : Number.NaN;
    const forward = shiftToken(found, 5 * HOUR_MS);
    expect([forward.receivedAtMs, forward.expiry, forward.signInAgainByMs]).toEqual([
      ...[held.receivedAtMs, held.expiry, held.signInAgainByMs],
    ]);
    // Back to the clock by which it was found, and further: what holds in both cases counts.
    expect(endsInMs(shiftToken(forward, -5 * HOUR_MS), 0)).toBe(-4 * HOUR_MS);
    const back = shiftToken(found, -5 * HOUR_MS);
    expect(endsInMs(back, -5 * HOUR_MS)).toBe(HOUR_MS);
    expect(shiftToken(back, 5 * HOUR_MS)).toEqual(found);
    expect(shiftToken(back, 6 * HOUR_MS)).toEqual(found);
  });

  it('hands on what was recorded with what it hands on', () => {
    const found = recordedToken(held);
    const from = { renewed: found, current: found };
    const next = { accessToken: 'practice-next', expiresInS: 60, requestedAtMs: NOW_MS };
    expect(holdToken(next, from).recorded).toEqual({ signInAgainByMs: held.signInAgainByMs });
    expect(holdToken({ ...next, refreshToken: 'practice-rotated' }, from)).not.toHaveProperty('recorded');
    expect(holdToken({ ...next, accessToken: held.accessToken }, from).recorded).toEqual(found.recorded);
    expect(tokenFacts(found)).not.toHaveProperty('recorded');
  });

  it('has an unknown age when it comes from the future', () => {
    expect(trustedToken(held, NOW_MS - 50_000)).toEqual(held);
    expect(trustedToken(held, NOW_MS - HOUR_MS)).toMatchObject({
      receivedAtMs: 0,
      expiry: { kind: 'unknown' },
    });
  });
});
