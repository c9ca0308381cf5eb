import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { acme, HOUR_MS, MINUTE_MS, PASSWORD, SessionUnderTest, secretText } from './session-under-test.ts';

const rejected = failed({ kind: 'rejected', status: 401 });

describe('signing in', () => {
  it('brings a token, and has it in the vault when it is done', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    expect(test.statuses).toEqual(['signingIn', 'ready']);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    expect(test.stored()).toMatchObject({
      token: { accessToken: 'practice-first', refreshToken: 'practice-refresh' },
    });
    expect(test.service.asked[0]).toMatchObject({ account: acme.account, secrets: PASSWORD });
  });

  it('stores the password where the operator allowed it, and nowhere else', async () => {
    const allowed = new SessionUnderTest({ storePassword: true });
    await allowed.signIn();
    expect(allowed.stored()?.typed).toEqual(PASSWORD);
    const forbidden = new SessionUnderTest({ storePassword: false });
    await forbidden.signIn();
    expect(forbidden.vault.written.join()).not.toContain('practice-password');
  });

  it('that is refused changes nothing and stores nothing', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    test.service.queue(rejected);
    expect(await test.session.signIn(PASSWORD)).toEqual({
      kind: 'failed',
      failure: { kind: 'rejected', status: 401 },
    });
    expect(test.status).toBe('signedOut');
    expect(test.vault.written).toEqual([]);
    expect(test.session.dueAtMs()).toBeUndefined();
  });

  it('that is refused leaves the token, its renewal and the stored password as they were', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    await test.signIn();
    const before = {
      view: test.session.view,
      dueAtMs: test.session.dueAtMs(),
      text: test.vault.texts.get('acme'),
    };
    test.service.queue(rejected);
    await test.session.signIn({ password: 'practice-mistake' });
    expect({
      view: test.session.view,
      dueAtMs: test.session.dueAtMs(),
      text: test.vault.texts.get('acme'),
    }).toEqual(before);
  });

  it('that fails while a try is planned leaves that plan', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    test.service.queue(failed({ kind: 'offline' }), rejected);
    await test.session.renew();
    const { view } = test.session;
    await test.session.signIn(PASSWORD);
    expect(test.session.view).toEqual(view);
    expect(test.status).toBe('retrying');
  });

  it('takes the place of an earlier one that is still under way', async () => {
    const test = new SessionUnderTest();
    const slow = test.service.hold();
    const first = test.session.signIn(PASSWORD);
    await settle();
    test.service.queue(granted({ accessToken: 'practice-second' }));
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'signedIn' });
    slow.answer(granted({ accessToken: 'practice-late' }));
    expect(await first).toEqual({ kind: 'dropped' });
    expect(await test.copy()).toEqual(['fresh', 'practice-second']);
    expect(test.vault.written.join()).not.toContain('practice-late');
  });

  it('that was given up before its turn came is never sent', async () => {
    const test = new SessionUnderTest();
    const slow = test.service.hold();
    test.service.hold();
    for (let each = 0; each < 3; each += 1) {
      void test.session.signIn(PASSWORD);
      await settle();
    }
    await test.session.signOut();
    slow.answer(rejected);
    await settle();
    // Two at a time to a host: the third waited in line.
    expect(test.service.asked).toHaveLength(2);
  });

  it('is not given up any more once its tokens are on their way into the vault', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-second', refreshToken: 'practice-refresh-2' }));
    const signedIn = test.session.signIn(PASSWORD);
    await settle();
    test.session.cancelSignIn();
    expect(test.status).toBe('signingIn');
    // Not by the refresh token of before, whose refusal would count against the new one.
    test.service.queue(rejected, rejected);
    const renewal = test.session.renew();
    await settle();
    open();
    expect([await signedIn, await renewal]).toEqual([{ kind: 'signedIn' }, { kind: 'renewed' }]);
    expect(test.status).toBe('ready');
  });

  it.each([{ refreshToken: 'practice-refresh', which: 'with a refresh token' }, { which: 'without one' }])(
    'waits ten seconds for the vault and no longer: $which',
    async ({ which: _which, ...grant }) => {
      const test = new SessionUnderTest();
      test.vault.hold();
      test.service.queue(granted(grant));
      const outcomes: unknown[] = [];
      void test.session.signIn(PASSWORD).then((outcome) => outcomes.push(outcome));
      await test.clock.advance(9_999);
      expect(outcomes).toEqual([]);
      await test.clock.advance(1);
      expect([outcomes, test.status]).toEqual([[{ kind: 'signedIn' }], 'ready']);
    },
  );

  it('during a renewal wins over it', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    const answer = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    await test.signIn({ accessToken: 'practice-second', refreshToken: 'practice-refresh-2' });
    answer.answer(granted({ accessToken: 'practice-late', refreshToken: 'practice-refresh-late' }));
    expect(await renewal).toEqual({ kind: 'dropped' });
    expect(await test.copy()).toEqual(['fresh', 'practice-second']);
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('that is refused during a renewal does not cost the renewal its rotated token', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    const answer = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    test.service.queue(rejected);
    await test.session.signIn(PASSWORD);
    answer.answer(granted({ accessToken: 'practice-second', refreshToken: 'practice-refresh-2' }));
    expect(await renewal).toEqual({ kind: 'renewed' });
    expect(test.status).toBe('ready');
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('is what a copy waits for', async () => {
    const test = new SessionUnderTest();
    const answer = test.service.hold();
    const signIn = test.session.signIn(PASSWORD);
    const copy = test.copy();
    await settle();
    answer.answer(granted({ accessToken: 'practice-first' }));
    await signIn;
    expect(await copy).toEqual(['fresh', 'practice-first']);
    expect(test.service.asked).toHaveLength(1);
  });

  it('that is refused lets a waiting copy renew the old token after all', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const signIn = test.session.signIn(PASSWORD);
    const copy = test.copy();
    await settle();
    test.service.queue(granted({ accessToken: 'practice-renewed' }));
    answer.answer(rejected);
    await signIn;
    expect(await copy).toEqual(['fresh', 'practice-renewed']);
    expect(test.service.kinds).toEqual(['signIn', 'signIn', 'refresh']);
  });

  it('with a provider that throws ends as a failure, is reported, and can be tried again', async () => {
    const test = new SessionUnderTest();
    const bug = new Error('a bug in the provider');
    test.service.queue(() => {
      throw bug;
    });
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'failed', failure: { kind: 'ownFault' } });
    expect(test.bugs).toEqual([bug]);
    expect(test.status).toBe('signedOut');
    await test.signIn();
    expect(test.status).toBe('ready');
  });

  it('works from memory when the vault breaks', async () => {
    const test = new SessionUnderTest();
    test.vault.fault = new Error('a broken vault');
    await test.signIn();
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    expect(test.bugs).toEqual([test.vault.fault]);
  });
});

describe('signing out', () => {
  it('forgets everything, here and in the vault', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    await test.signIn();
    await test.session.signOut();
    expect(test.session.view).toEqual({ status: { kind: 'signedOut' }, isRenewing: false });
    expect(test.vault.texts.size).toBe(0);
    expect(await test.copy()).toEqual(['none']);
    expect(test.session.dueAtMs()).toBeUndefined();
    expect(test.service.asked).toHaveLength(1);
  });

  it.each(['during a renewal', 'during a sign-in'] as const)('%s drops the late answer', async (when) => {
    const test = new SessionUnderTest();
    await test.signIn();
    const answer = test.service.hold();
    const flight = when === 'during a renewal' ? test.session.renew() : test.session.signIn(PASSWORD);
    await settle();
    await test.session.signOut();
    expect(test.service.asked.at(-1)?.connection.signal.aborted).toBe(true);
    answer.answer(granted({ accessToken: 'practice-late', refreshToken: 'practice-refresh-late' }));
    expect(await flight).toEqual({ kind: 'dropped' });
    expect(test.status).toBe('signedOut');
    expect(test.vault.texts.size).toBe(0);
    expect(await test.copy()).toEqual(['none']);
  });

  it('while a new token is on its way into the vault leaves nothing there', async () => {
    const test = new SessionUnderTest();
    await test.signIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-late', refreshToken: 'practice-refresh-late' }));
    const renewal = test.session.renew();
    await settle();
    const signOut = test.session.signOut();
    open();
    await signOut;
    expect(await renewal).toEqual({ kind: 'dropped' });
    expect(test.vault.texts.size).toBe(0);
    expect(test.session.view).toEqual({ status: { kind: 'signedOut' }, isRenewing: false });
  });

  it.each(['after a sign-in', 'before anything else'])(
    '%s is not undone by a vault that was slow to read',
    async (when) => {
      const test = new SessionUnderTest();
      if (when === 'after a sign-in') await test.signIn();
      await test.session.signOut();
      test.session.restore(secretText(test.clock.now()));
      test.session.secretIsUnreadable();
      expect(test.session.view).toEqual({ status: { kind: 'signedOut' }, isRenewing: false });
    },
  );
});

describe('withdrawing the permission to store the password', () => {
  it('takes it out of the vault at once', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    await test.signIn();
    await test.session.changeSettings({ ...acme, storePassword: false });
    expect(test.stored()?.typed).toBeUndefined();
    expect(test.stored()?.token?.accessToken).toBe('practice-first');
  });

  it('while a rotated refresh token is being stored does not bring the old one back', async () => {
    const test = new SessionUnderTest({ storePassword: true });
    await test.signIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-second', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    const change = test.session.changeSettings({ ...acme, storePassword: false });
    open();
    await Promise.all([change, renewal]);
    expect(test.stored()).toMatchObject({ token: { refreshToken: 'practice-refresh-2' } });
    expect(test.stored()?.typed).toBeUndefined();
  });

  it('leaves a token that cannot be renewed any more in use until it nears its end', async () => {
    const test = new SessionUnderTest(
      { storePassword: true },
      { refreshes: false, renewEveryMs: 10 * MINUTE_MS },
    );
    await test.signIn();
    await test.session.changeSettings({ ...acme, storePassword: false });
    const dueInMs = (test.session.dueAtMs() ?? 0) - test.clock.now();
    expect(dueInMs).toBeGreaterThan(40 * MINUTE_MS);
    expect(dueInMs).toBeLessThan(HOUR_MS);
  });
});
