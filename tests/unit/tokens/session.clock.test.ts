import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, PASSWORD, SECOND_MS, SessionUnderTest } from './session-under-test.ts';

const renewed = granted({ accessToken: 'practice-renewed' });

async function signedIn(): Promise<SessionUnderTest> {
  const test = new SessionUnderTest();
  await test.signIn();
  return test;
}

/** By how much the session believes its token to live. */
function remainingMs(test: SessionUnderTest): number {
  test.session.noticeClock();
  const expiry = test.session.view.token?.expiry;
  return expiry?.kind === 'until' ? expiry.expiresAtMs - test.clock.now() : Number.NaN;
}

describe.each([
  ['forward', DAY_MS],
  ['back', -DAY_MS],
])('a clock that is set %s by a day', (_where, jumpMs) => {
  it('neither kills a token nor revives one', async () => {
    const test = await signedIn();
    test.clock.jump(jumpMs);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    expect(remainingMs(test)).toBe(HOUR_MS);
    test.clock.sleep(HOUR_MS);
    test.clock.jump(-jumpMs);
    test.service.queue(failed({ kind: 'offline' }));
    expect(await test.copy()).toEqual(['none']);
  });

  it('moves what is due along, and what the vault holds', async () => {
    const test = await signedIn();
    const dueInMs = (test.session.dueAtMs() ?? 0) - test.clock.now();
    test.clock.jump(jumpMs);
    test.session.onDue();
    await settle();
    expect((test.session.dueAtMs() ?? 0) - test.clock.now()).toBe(dueInMs);
    expect(test.service.asked).toHaveLength(1);
    expect(test.stored()?.token?.expiry).toEqual(test.session.view.token?.expiry);
  });

  it('moves a planned retry along', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'rateLimited', retryAfterMs: 5 * MINUTE_MS }));
    await test.session.renew();
    const waitMs = () => (test.session.view.nextTryAtMs ?? 0) - test.clock.now();
    const before = waitMs();
    expect(before).toBeGreaterThan(5 * MINUTE_MS);
    test.clock.jump(jumpMs);
    test.session.noticeClock();
    expect(waitMs()).toBe(before);
    // So it does for what even a copy has to wait for.
    const asked = test.service.asked.length;
    test.clock.sleep(5 * MINUTE_MS - 1);
    await test.session.renew();
    expect(test.service.asked).toHaveLength(asked);
    test.clock.sleep(1);
    await test.session.renew();
    expect(test.service.asked).toHaveLength(asked + 1);
  });

  it.each(['before the request is sent', 'before the answer comes'] as const)(
    '%s, misdates no token',
    async (when) => {
      const test = await signedIn();
      test.clock.sleep(50 * MINUTE_MS);
      const answer = test.service.hold();
      if (when === 'before the request is sent') test.clock.jump(jumpMs);
      const renewal = test.session.renew();
      await settle();
      test.clock.sleep(4 * SECOND_MS);
      if (when === 'before the answer comes') test.clock.jump(jumpMs);
      answer.answer(renewed);
      await renewal;
      expect(remainingMs(test)).toBe(HOUR_MS - 4 * SECOND_MS);
      expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    },
  );

  it.each([true, false])(
    'during a sign-in, noticed by a wake-up meanwhile (%s), misdates no token',
    async (isNoticed) => {
      const test = new SessionUnderTest();
      const answer = test.service.hold();
      const signIn = test.session.signIn(PASSWORD);
      await settle();
      test.clock.jump(jumpMs);
      if (isNoticed) test.session.onDue();
      test.clock.sleep(2 * SECOND_MS);
      answer.answer(granted({ refreshToken: 'practice-refresh' }));
      await signIn;
      expect(remainingMs(test)).toBe(HOUR_MS - 2 * SECOND_MS);
    },
  );

  it('while a new token is on its way into the vault, misdates no token', async () => {
    const test = await signedIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    test.clock.jump(jumpMs);
    test.session.noticeClock();
    open();
    await renewal;
    await settle();
    expect(remainingMs(test)).toBe(HOUR_MS);
    expect(test.stored()?.token).toMatchObject({
      refreshToken: 'practice-refresh-2',
      expiry: test.session.view.token?.expiry,
    });
  });
});

describe('sleep', () => {
  it('past expiry: the dead token is renewed before anything is copied', async () => {
    const test = await signedIn();
    test.clock.sleep(8 * HOUR_MS);
    test.service.queue(renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    expect(test.statuses).not.toContain('expired');
  });

  it('during a renewal that still brings a living token: one with little time left is renewed once more', async () => {
    const test = await signedIn();
    test.clock.sleep(55 * MINUTE_MS);
    const answer = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    test.clock.sleep(58.5 * MINUTE_MS);
    const copy = test.copy();
    test.service.queue(granted({ accessToken: 'practice-renewed-again' }));
    answer.answer(renewed);
    await renewal;
    expect(await copy).toEqual(['fresh', 'practice-renewed-again']);
  });

  it('during a request does not make the token younger than it is', async () => {
    const test = await signedIn();
    const answer = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    test.clock.sleep(8 * HOUR_MS);
    answer.answer(renewed);
    await renewal;
    test.service.queue(failed({ kind: 'offline' }));
    expect(await test.copy()).toEqual(['none']);
  });
});
