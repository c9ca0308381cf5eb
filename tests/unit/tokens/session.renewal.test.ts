import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted, type Reply } from '../../support/services/scripted-provider.ts';
import {
  HOUR_MS,
  MINUTE_MS,
  PASSWORD,
  SECOND_MS,
  SessionUnderTest,
  signedIn,
  untilDue,
} from './session-under-test.ts';

const renewed = granted({ accessToken: 'practice-renewed' });

describe('renewing', () => {
  it('uses the refresh token, and keeps it where no new one comes', async () => {
    const test = await signedIn();
    test.service.queue(renewed, granted({ accessToken: 'practice-again' }));
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    await test.session.renew();
    expect(test.service.asked.slice(1)).toMatchObject([
      { kind: 'refresh', accessToken: 'practice-first', refreshToken: 'practice-refresh' },
      { kind: 'refresh', accessToken: 'practice-renewed', refreshToken: 'practice-refresh' },
    ]);
    expect(test.stored()?.token).toMatchObject({
      accessToken: 'practice-again',
      refreshToken: 'practice-refresh',
    });
  });

  it('happens once for all who ask at the same time, a copy too', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const asked = [test.session.renew(), test.session.renew({ urgent: true })];
    const copies = [test.copy(), test.copy()];
    test.session.onDue();
    await settle();
    expect(test.status).toBe('renewing');
    answer.answer(renewed);
    expect(await Promise.all(asked)).toEqual([{ kind: 'renewed' }, { kind: 'renewed' }]);
    expect(await Promise.all(copies)).toEqual([
      ['fresh', 'practice-renewed'],
      ['fresh', 'practice-renewed'],
    ]);
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
  });

  it('stores a rotated refresh token durably before it shows the new access token', async () => {
    const test = await signedIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    expect(test.status).toBe('renewing');
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    open();
    expect(await renewal).toEqual({ kind: 'renewed' });
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('asks no one a second time while the vault takes long', async () => {
    const test = await signedIn();
    const open = test.vault.hold();
    test.service.queue(granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }));
    const renewal = test.session.renew();
    await settle();
    test.clock.sleep(2 * HOUR_MS);
    test.session.onDue();
    await settle();
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
    open();
    await renewal;
    // The token aged meanwhile, and the session knows.
    expect(test.session.dueAtMs()).toBeLessThan(test.clock.now());
  });

  it('shows a token without a new refresh token at once, however slow the vault', async () => {
    const test = await signedIn();
    test.vault.hold();
    test.service.queue(renewed);
    void test.session.renew();
    await settle();
    expect(test.status).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('goes on from memory when the vault breaks, and reports it', async () => {
    const test = await signedIn();
    test.vault.fault = new Error('a broken vault');
    test.service.queue(
      granted({ accessToken: 'practice-renewed', refreshToken: 'practice-refresh-2' }),
      renewed,
    );
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    await test.session.renew();
    expect(test.service.asked.at(-1)?.refreshToken).toBe('practice-refresh-2');
    expect(test.bugs).toHaveLength(2);
  });

  it('never shows a secret', async () => {
    const test = await signedIn({ storePassword: true });
    const seen = JSON.stringify(test.session.view);
    for (const secret of ['practice-first', 'practice-refresh', 'practice-password'])
      expect(seen).not.toContain(secret);
  });
});

describe('a token that cannot be renewed without the password', () => {
  it('is used until it nears its end; then the operator is asked, once, while it still lives', async () => {
    const test = await signedIn({}, { refreshes: false, renewEveryMs: 10 * MINUTE_MS });
    expect(await test.session.renew({ urgent: true })).toEqual({
      kind: 'needsSignIn',
      reason: 'passwordNotStored',
    });
    expect(test.status).toBe('ready');
    await untilDue(test);
    expect(test.session.view.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
    expect(test.service.asked).toHaveLength(1);
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    test.clock.sleep(11 * MINUTE_MS);
    expect(await test.copy()).toEqual(['aging', 'practice-first']);
  });
});

describe('a failure that may pass', () => {
  const passing: readonly TokenFailure[] = [
    { kind: 'offline' },
    { kind: 'timeout' },
    { kind: 'serverFault', status: 503 },
    { kind: 'rateLimited', status: 429 },
    { kind: 'misconfigured', reason: 'webPage' },
    { kind: 'insecure' },
    { kind: 'proxy' },
    { kind: 'cancelled' },
    { kind: 'ownFault' },
  ];

  it.each(passing)('keeps the old token, then says that it died, then recovers: $kind', async (failure) => {
    const test = await signedIn();
    test.service.otherwise = failed(failure);
    await untilDue(test);
    expect(test.session.view.status).toMatchObject({ kind: 'retrying', failure });
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    test.clock.sleep(HOUR_MS);
    test.session.onDue();
    await settle();
    expect(test.session.view.status).toMatchObject({ kind: 'expired', failure });
    expect(await test.copy()).toEqual(['none']);
    test.service.otherwise = renewed;
    await untilDue(test);
    expect(test.session.view.status.kind).toBe('ready');
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('is forgotten with the next success: the first wait is short again', async () => {
    const test = await signedIn();
    test.service.queue(...Array.from({ length: 8 }, () => failed({ kind: 'offline' })), renewed);
    for (let each = 0; each < 9; each += 1) await test.session.renew();
    expect(test.status).toBe('ready');
    test.service.queue(failed({ kind: 'offline' }));
    await test.session.renew();
    expect((test.session.view.nextTryAtMs ?? 0) - test.clock.now()).toBeLessThanOrEqual(2 * SECOND_MS);
  });

  it('lets a copy have the aging token, with the reason', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    test.service.queue(failed({ kind: 'offline' }));
    expect(await test.session.copyableToken()).toMatchObject({
      kind: 'aging',
      token: { accessToken: 'practice-first' },
      renewal: { kind: 'failed', failure: { kind: 'offline' } },
    });
  });

  it('copies nothing when the token died while it was being renewed', async () => {
    const test = await signedIn();
    test.clock.sleep(HOUR_MS - SECOND_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    test.clock.sleep(10 * SECOND_MS);
    answer.answer(failed({ kind: 'timeout' }));
    expect(await copy).toEqual(['none']);
  });

  it('says “expired” at the moment of expiry, without asking the service', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    test.service.queue(failed({ kind: 'rateLimited', retryAfterMs: 10 * MINUTE_MS }));
    await test.session.renew();
    await untilDue(test);
    // The last second does not count.
    const livedMs = test.clock.now() - (test.session.view.token?.receivedAtMs ?? 0);
    expect(livedMs).toBe(HOUR_MS - SECOND_MS);
    expect(test.status).toBe('expired');
    expect(test.service.asked).toHaveLength(2);
  });

  it('waits as long as a service asks it to, even if the operator is in a hurry', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'rateLimited', retryAfterMs: 5 * MINUTE_MS }), renewed);
    await test.session.renew();
    test.clock.sleep(5 * MINUTE_MS - 1);
    expect(await test.session.renew({ urgent: true })).toMatchObject({ kind: 'failed' });
    expect(test.service.asked).toHaveLength(2);
    test.clock.sleep(1);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
  });

  it('of the configuration is not hammered: at most five requests an hour', async () => {
    const test = await signedIn();
    test.service.otherwise = failed({ kind: 'misconfigured', reason: 'notFound', status: 404 });
    await test.session.renew();
    const startMs = test.clock.now();
    const before = test.service.asked.length;
    while (test.clock.now() - startMs < HOUR_MS) await untilDue(test);
    expect(test.service.asked.length - before).toBeLessThanOrEqual(5);
  });

  it('is tried again as soon as the network is back, if it was about the network', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'offline' }), renewed, failed({ kind: 'serverFault' }));
    await test.session.renew();
    test.session.onNetworkBack();
    test.session.onNetworkBack();
    await settle();
    expect(test.status).toBe('ready');
    await test.session.renew();
    test.session.onNetworkBack();
    await settle();
    expect(test.service.asked).toHaveLength(4);
    expect(test.status).toBe('retrying');
  });
});

describe('a network that is back', () => {
  it.each([
    [{ kind: 'misconfigured', reason: 'webPage' }, 'ready'],
    [{ kind: 'misconfigured', reason: 'redirected' }, 'ready'],
    [{ kind: 'insecure' }, 'ready'],
    [{ kind: 'proxy' }, 'ready'],
    [{ kind: 'misconfigured', reason: 'notFound' }, 'retrying'],
    [{ kind: 'misconfigured', reason: 'missingParameter' }, 'retrying'],
  ] as const)('after %j leaves the session %s', async (failure, status) => {
    const test = await signedIn();
    test.service.queue(failed(failure), renewed);
    await test.session.renew();
    expect(test.status).toBe('retrying');
    test.session.onNetworkBack();
    await settle();
    expect(test.status).toBe(status);
  });
});

describe('one more try after a failure', () => {
  it('does not hide what went wrong before', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'offline' }));
    await test.session.renew();
    const answer = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    expect(test.session.view).toMatchObject({
      status: { kind: 'retrying', failure: { kind: 'offline' } },
      isRenewing: true,
    });
    answer.answer(renewed);
    await renewal;
    expect(test.session.view).toMatchObject({ status: { kind: 'ready' }, isRenewing: false });
  });
});

describe('a bug in a provider', () => {
  it.each<[string, Reply]>([
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
    ['rejects', () => Promise.reject(new Error('a bug'))],
  ])('that %s leaves no session renewing for ever', async (_how, bug) => {
    const test = await signedIn();
    test.service.queue(bug);
    await untilDue(test);
    expect(test.bugs).toEqual([new Error('a bug')]);
    expect(test.status).toBe('retrying');
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
    test.service.queue(renewed);
    await untilDue(test);
    expect(test.status).toBe('ready');
  });

  it('or an address that is none, is reported and not thrown', async () => {
    const test = new SessionUnderTest({ address: 'not an address' });
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'failed', failure: { kind: 'ownFault' } });
    expect(test.bugs).toHaveLength(1);
  });
});

describe('a session that was put to rest', () => {
  it('drops the late answer, copies nothing and asks no one', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    const written = test.vault.written.length;
    test.session.dispose();
    answer.answer(granted({ accessToken: 'practice-late', refreshToken: 'practice-refresh-late' }));
    expect(await copy).toEqual(['none']);
    expect(await test.session.renew()).toEqual({ kind: 'dropped' });
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'dropped' });
    test.session.onDue();
    await settle();
    expect(test.session.dueAtMs()).toBeUndefined();
    expect(test.service.asked).toHaveLength(2);
    expect(test.vault.written).toHaveLength(written);
  });

  it('copies nothing, though its new token has just come', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const open = test.vault.hold();
    test.service.queue(renewed);
    const copy = test.copy();
    await settle();
    test.session.dispose();
    open();
    expect(await copy).toEqual(['none']);
  });

  it('and taken up again lets a copy of before end with nothing', async () => {
    const test = await signedIn();
    test.clock.sleep(59 * MINUTE_MS);
    const answer = test.service.hold();
    const copy = test.copy();
    await settle();
    test.session.dispose();
    test.session.resume();
    answer.answer(renewed);
    expect(await copy).toEqual(['none']);
  });

  it('is taken up again where it rested, and renews what is due', async () => {
    const test = await signedIn();
    test.service.hold();
    void test.session.renew();
    await settle();
    test.session.dispose();
    test.clock.sleep(HOUR_MS);
    test.session.resume();
    expect(test.status).toBe('ready');
    test.service.queue(renewed);
    await untilDue(test);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });
});
