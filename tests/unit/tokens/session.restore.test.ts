import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { HOUR_MS, MINUTE_MS, PASSWORD, SessionUnderTest, secretText } from './session-under-test.ts';

const renewed = granted({ accessToken: 'practice-renewed' });
const minutesAgo = (test: SessionUnderTest, minutes: number) => test.clock.now() - minutes * MINUTE_MS;

async function due(test: SessionUnderTest): Promise<void> {
  test.session.onDue();
  await settle();
}

describe('after a restart', () => {
  it('the token is there at once, then renewed', async () => {
    const test = new SessionUnderTest();
    test.session.restore(secretText(minutesAgo(test, 20)));
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-stored']);
    expect(test.session.dueAtMs()).toBe(test.clock.now());
    test.service.queue(renewed);
    await due(test);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('a dead token is not copied; it is renewed first', async () => {
    const test = new SessionUnderTest();
    test.session.restore(secretText(minutesAgo(test, 90)));
    test.service.queue(renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('without a network the token works until it dies', async () => {
    const test = new SessionUnderTest();
    test.session.restore(secretText(minutesAgo(test, 20)));
    test.service.otherwise = failed({ kind: 'offline' });
    await due(test);
    expect(test.status).toBe('retrying');
    expect(await test.copy()).toEqual(['fresh', 'practice-stored']);
  });

  it('a stored password signs in again by itself', async () => {
    const test = new SessionUnderTest({ storePassword: true }, { refreshes: false });
    test.session.restore(secretText(minutesAgo(test, 90), { typed: PASSWORD }, {}));
    test.service.queue(renewed);
    await due(test);
    expect(test.service.asked[0]).toMatchObject({ kind: 'signIn', secrets: PASSWORD });
    expect(test.stored()?.typed).toEqual(PASSWORD);
  });

  it('a password that may not be stored any more leaves the vault, and is not used', async () => {
    const test = new SessionUnderTest({ storePassword: false }, { refreshes: false });
    test.session.restore(secretText(minutesAgo(test, 20), { typed: PASSWORD }, {}));
    await settle();
    expect(test.stored()?.typed).toBeUndefined();
    expect(test.stored()?.token?.accessToken).toBe('practice-stored');
    expect(test.service.asked).toEqual([]);
  });

  it('a token that nothing can renew is used to its end', async () => {
    const test = new SessionUnderTest({}, { refreshes: false });
    test.session.restore(secretText(minutesAgo(test, 20), {}, {}));
    expect(test.status).toBe('ready');
    const dueInMs = (test.session.dueAtMs() ?? 0) - test.clock.now();
    expect(dueInMs).toBeGreaterThan(20 * MINUTE_MS);
    expect(dueInMs).toBeLessThan(40 * MINUTE_MS);
  });

  it.each([
    ['near its end', 55, ['fresh', 'practice-stored']],
    ['dead', 90, ['none']],
  ])(
    'a token that nothing can renew and that is %s asks for the operator at once',
    async (_how, minutes, copied) => {
      const test = new SessionUnderTest({}, { refreshes: false });
      test.session.restore(secretText(minutesAgo(test, minutes), {}, {}));
      expect(test.session.view.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
      expect(await test.copy()).toEqual(copied);
    },
  );

  it('a token from the future has an unknown age: it is renewed before it is copied', async () => {
    const test = new SessionUnderTest();
    test.session.restore(secretText(test.clock.now() + HOUR_MS));
    expect(test.session.view.token?.expiry).toEqual({ kind: 'unknown' });
    test.service.queue(renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('a dead token is not copied though the clock was behind when it was found: the correction does not revive it', async () => {
    const test = new SessionUnderTest({}, { refreshes: false });
    // It ended an hour ago; the clock is five hours behind.
    const lifetimeMs = 24 * HOUR_MS;
    test.session.restore(secretText(test.clock.now() - 20 * HOUR_MS, { lifetimeMs }, {}));
    expect(test.status).toBe('ready');
    test.clock.jump(5 * HOUR_MS);
    expect(await test.copy()).toEqual(['none']);
    expect(test.session.view.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
  });

  it('a dead token is renewed before it is copied, too, where the clock was behind', async () => {
    const test = new SessionUnderTest();
    test.session.restore(secretText(test.clock.now() - 20 * HOUR_MS, { lifetimeMs: 24 * HOUR_MS }));
    test.clock.jump(5 * HOUR_MS);
    test.service.queue(renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    // The new one moves along with the clock.
    test.clock.jump(5 * HOUR_MS);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    expect(test.service.asked).toHaveLength(1);
  });

  it('a clock that is set before the token is found has nothing to move', async () => {
    const test = new SessionUnderTest({}, { refreshes: false });
    test.clock.jump(-5 * HOUR_MS);
    test.session.restore(secretText(minutesAgo(test, 20), {}, {}));
    expect(await test.copy()).toEqual(['fresh', 'practice-stored']);
  });

  it('a secret that no one can read stays in the vault, and the operator is asked', async () => {
    const test = new SessionUnderTest();
    test.vault.texts.set('acme', 'gibberish');
    test.session.restore('gibberish');
    expect(test.session.view.status).toEqual({ kind: 'needsSignIn', reason: 'secretUnreadable' });
    expect(await test.copy()).toEqual(['none']);
    test.clock.jump(HOUR_MS);
    await due(test);
    expect(test.vault.texts.get('acme')).toBe('gibberish');
    expect(test.service.asked).toEqual([]);
  });

  it('a secret that can be read later is taken up then', async () => {
    const test = new SessionUnderTest();
    test.session.secretIsUnreadable();
    test.session.restore(secretText(minutesAgo(test, 20)));
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-stored']);
  });

  it('a user ID needs no secret: an unreadable one costs nothing', async () => {
    const test = new SessionUnderTest({}, { secret: false });
    test.session.secretIsUnreadable();
    test.service.queue(renewed);
    await due(test);
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('someone who signs in before the vault has been read is not overwritten', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    test.session.restore(secretText(minutesAgo(test, 20)));
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  });

  it('a vault that is read during a sign-in does not disturb it, and is of use if that fails', async () => {
    const test = new SessionUnderTest();
    const answer = test.service.hold();
    const signIn = test.session.signIn(PASSWORD);
    await settle();
    test.session.restore(secretText(minutesAgo(test, 20)));
    expect(test.status).toBe('signingIn');
    answer.answer(failed({ kind: 'rejected' }));
    await signIn;
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-stored']);
  });

  it('a vault that is read while a new token is being stored changes nothing', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    test.session.secretIsUnreadable();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-first', refreshToken: 'practice-refresh' }));
    const signIn = test.session.signIn(PASSWORD);
    await settle();
    test.session.restore(secretText(minutesAgo(test, 20), { typed: { password: 'practice-former' } }));
    open();
    expect(await signIn).toEqual({ kind: 'signedIn' });
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    await test.session.store();
    expect(test.stored()).toMatchObject({ token: { accessToken: 'practice-first' }, typed: PASSWORD });
  });

  it('an empty secret is no session', () => {
    const test = new SessionUnderTest();
    test.session.restore('{}');
    expect(test.status).toBe('signedOut');
    expect(test.session.dueAtMs()).toBeUndefined();
  });
});
