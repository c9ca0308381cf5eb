import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted, type Reply } from '../../support/services/scripted-provider.ts';
import { jwt } from '../../support/tokens/jwt.ts';
import {
  acme,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  SessionUnderTest,
  secretText,
  signedIn,
  untilDue,
} from './session-under-test.ts';

const onCopy = { renewalMode: 'onCopy', storePassword: true } as const;
const withoutPassword = { renewalMode: 'onCopy' } as const;
const refused: Reply = failed({ kind: 'rejected', status: 401 });
const shortLived: Reply = granted({ accessToken: 'practice-next', expiresInS: 120 });

/** A company with a stored password whose service has no refresh tokens, idle since its token expired. */
async function idle() {
  const test = await signedIn(onCopy, { refreshes: false }, { expiresInS: 120 });
  await untilDue(test);
  return test;
}

/** By refresh token alone; its end is where `restMs` says. */
async function byRefreshToken(restMs: number, reply: Reply) {
  const iat = Date.UTC(2026, 0, 5, 9, 0, 0) / 1_000;
  const refreshToken = jwt({ exp: iat + restMs / SECOND_MS, iat });
  const test = await signedIn(withoutPassword, {}, { expiresInS: 120, refreshToken });
  test.service.queue(reply);
  await untilDue(test);
  return test;
}

describe('a company that is renewed when it is copied', () => {
  it('lets its token expire, says so and asks for nothing', async () => {
    const test = await idle();
    expect(test.status).toBe('onDemand');
    expect(test.session.dueAtMs()).toBeUndefined();
    test.clock.sleep(3 * DAY_MS);
    test.session.onDue();
    await settle();
    expect([test.status, test.service.kinds]).toEqual(['onDemand', ['signIn']]);
    expect(test.statuses).toEqual(['signingIn', 'ready', 'onDemand']);
  });

  it('gets a new token for a copy, by one request, and says that it does', async () => {
    const test = await idle();
    const held = test.service.hold();
    const copying = test.copy();
    await settle();
    expect(test.status).toBe('renewing');
    held.answer(shortLived);
    expect(await copying).toEqual(['fresh', 'practice-next']);
    expect([test.status, test.service.kinds]).toEqual(['ready', ['signIn', 'signIn']]);
    // The first half of its life: no request. The second: one.
    test.clock.sleep(59 * SECOND_MS);
    expect(await test.copy()).toEqual(['fresh', 'practice-next']);
    test.clock.sleep(2 * SECOND_MS);
    test.service.queue(granted({ accessToken: 'practice-third', expiresInS: 120 }));
    expect(await test.copy()).toEqual(['fresh', 'practice-third']);
    expect(test.service.kinds).toHaveLength(3);
  });

  it('copies what is still valid while offline, and nothing once it is dead; then it keeps trying', async () => {
    const test = await signedIn(onCopy, { refreshes: false }, { expiresInS: 120 });
    test.service.otherwise = failed({ kind: 'offline' });
    test.clock.sleep(90 * SECOND_MS);
    expect(await test.copy()).toEqual(['aging', 'practice-first']);
    test.clock.sleep(30 * SECOND_MS);
    expect(await test.copy()).toEqual(['none']);
    expect(test.status).toBe('expired');
    test.service.otherwise = granted({ expiresInS: 120 });
    test.session.onNetworkBack();
    await settle();
    expect(test.status).toBe('ready');
  });

  it('tries a stored password once: refused, it is forgotten, and a second copy asks for nothing', async () => {
    const test = await idle();
    test.service.queue(refused);
    expect(await test.copy()).toEqual(['none']);
    expect(await test.copy()).toEqual(['none']);
    expect([test.status, test.service.kinds]).toEqual(['needsSignIn', ['signIn', 'signIn']]);
    expect(test.stored()?.typed).toBeUndefined();
  });

  it('starts with no request when the app does, with a token or without', async () => {
    const clockMs = new SessionUnderTest().clock.now();
    const typed = { password: 'practice-password' };
    for (const text of [
      secretText(clockMs - HOUR_MS, { lifetimeMs: 120 * SECOND_MS, typed }, {}),
      JSON.stringify({ typed }),
    ]) {
      const test = new SessionUnderTest(onCopy, { refreshes: false });
      test.session.restore(text);
      expect([test.status, test.session.dueAtMs()]).toEqual(['onDemand', undefined]);
    }
    const live = new SessionUnderTest(onCopy, { refreshes: false });
    live.session.restore(secretText(clockMs, { lifetimeMs: 120 * SECOND_MS, typed }, {}));
    expect(live.status).toBe('ready');
    expect(await live.copy()).toEqual(['fresh', 'practice-stored']);
  });

  it('takes up the other mode at once, and leaves it at once', async () => {
    const test = await idle();
    await test.session.changeSettings({ ...acme, storePassword: true, renewalMode: 'always' });
    test.service.queue(shortLived);
    await untilDue(test);
    expect([test.status, test.service.kinds]).toEqual(['ready', ['signIn', 'signIn']]);
    await test.session.changeSettings({ ...acme, ...onCopy });
    await untilDue(test);
    expect([test.status, test.service.kinds.length]).toEqual(['onDemand', 2]);
    // Without the password nothing can renew it.
    await test.session.changeSettings({ ...acme, renewalMode: 'onCopy' });
    await untilDue(test);
    expect(test.status).toBe('needsSignIn');
  });
});

describe('a company that only its refresh token renews', () => {
  it('is left to expire once the service has renewed without the bearer', async () => {
    const test = await byRefreshToken(DAY_MS, shortLived);
    expect(test.service.asked.map(({ accessToken }) => accessToken)).toEqual([undefined, undefined]);
    await untilDue(test);
    expect(test.status).toBe('onDemand');
    test.service.queue(granted({ accessToken: 'practice-third', expiresInS: 120 }));
    expect(await test.copy()).toEqual(['fresh', 'practice-third']);
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh']);
  });

  it('is kept fresh where the service wants a living bearer: an idle night would cost the sign-in', async () => {
    const test = await signedIn(withoutPassword, {}, { expiresInS: 120 });
    test.service.queue(refused, shortLived);
    await untilDue(test);
    const bearers = test.service.asked.map(({ accessToken }) => accessToken);
    expect(bearers).toEqual([undefined, undefined, 'practice-first']);
    expect(test.session.view.token?.renewals).toMatchObject({ afterDeath: false });
    test.service.otherwise = granted({ expiresInS: 120 });
    for (let at = 0; at < 5; at += 1) await untilDue(test);
    expect([test.status, test.service.asked.length]).toEqual(['ready', 8]);
    // It rehearses no more.
    expect(test.service.asked.slice(3).every(({ accessToken }) => accessToken !== undefined)).toBe(true);
  });

  it('is kept fresh, too, where the service answers 500 without the bearer, and is not asked like that again', async () => {
    const test = await signedIn(withoutPassword, {}, { expiresInS: 120 });
    test.service.queue(failed({ kind: 'serverFault', status: 500 }), shortLived);
    await untilDue(test);
    const bearers = () => test.service.asked.map(({ accessToken }) => accessToken);
    expect(bearers()).toEqual([undefined, undefined, 'practice-first']);
    expect([test.status, test.session.view.token?.renewals?.afterDeath]).toEqual(['ready', false]);
    test.service.queue(shortLived);
    await untilDue(test);
    expect(bearers().slice(3)).toEqual(['practice-next']);
  });

  it('is kept fresh where the service allows for clocks that differ: soon after its death proves nothing', async () => {
    const test = await signedIn(withoutPassword, {}, { expiresInS: 120 });
    test.service.queue(refused, shortLived);
    await untilDue(test);
    test.clock.sleep(140 * SECOND_MS);
    test.service.queue(refused, granted({ accessToken: 'practice-third', expiresInS: 120 }));
    expect(await test.copy()).toEqual(['fresh', 'practice-third']);
    expect(test.session.view.token?.renewals).toMatchObject({ afterDeath: false });
    expect(test.session.dueAtMs()).toBeLessThan(test.clock.now() + 120 * SECOND_MS);
  });

  it('is left to expire no longer once the service has refused a dead token, and tries anew after a sign-in', async () => {
    const test = await byRefreshToken(DAY_MS, shortLived);
    await untilDue(test);
    test.clock.sleep(HOUR_MS);
    test.service.queue(refused, refused);
    expect(await test.copy()).toEqual(['none']);
    expect([test.status, test.stored()?.token?.renewals?.afterDeath]).toEqual(['needsSignIn', false]);
    const asked = test.service.asked.length;
    await test.signIn({ expiresInS: 120 });
    expect(test.session.view.token?.renewals?.afterDeath).toBeUndefined();
    // Its first renewal is a rehearsal, in good time.
    test.service.queue(refused, shortLived);
    await untilDue(test);
    expect(test.service.asked.slice(asked).map(({ accessToken }) => accessToken)).toEqual([
      undefined,
      undefined,
      'practice-first',
    ]);
    expect([test.status, test.session.view.token?.renewals?.afterDeath]).toEqual(['ready', false]);
  });

  it('asks for the operator after two requests where neither way passes', async () => {
    const test = await signedIn(withoutPassword, {}, { expiresInS: 120 });
    test.service.queue(refused, refused);
    await untilDue(test);
    expect([test.status, test.service.kinds.length]).toEqual(['needsSignIn', 3]);
  });

  it('asks once more when its refresh token ends, so that the operator hears of it before the next copy', async () => {
    const test = await byRefreshToken(DAY_MS, shortLived);
    await untilDue(test);
    const leftMs = (test.session.dueAtMs() ?? 0) - Date.UTC(2026, 0, 5, 9, 0, 0);
    expect(leftMs).toBe(DAY_MS);
    test.service.queue(refused, refused);
    await untilDue(test);
    expect(test.status).toBe('needsSignIn');
  });

  it('renews a refresh token that renewals replace after half of its life', async () => {
    const iat = Date.UTC(2026, 0, 5, 9, 0, 0) / 1_000;
    const rotated = jwt({ exp: iat + 96 + DAY_MS / SECOND_MS, iat: iat + 96, jti: 'practice-2' });
    const test = await byRefreshToken(DAY_MS, granted({ expiresInS: 120, refreshToken: rotated }));
    await untilDue(test);
    expect(test.status).toBe('onDemand');
    const hoursLeft = ((test.session.dueAtMs() ?? 0) - test.clock.now()) / HOUR_MS;
    expect(hoursLeft).toBeGreaterThan(10.7);
    expect(hoursLeft).toBeLessThan(12);
  });

  it('does not take a copy for a rehearsal once its token is dead', async () => {
    const test = await signedIn(withoutPassword, {}, { expiresInS: 120 });
    test.clock.sleep(10 * MINUTE_MS);
    test.service.queue(refused, shortLived);
    expect(await test.copy()).toEqual(['fresh', 'practice-next']);
    const bearers = test.service.asked.map(({ accessToken }) => accessToken);
    expect(bearers).toEqual([undefined, undefined, 'practice-first']);
  });
});
