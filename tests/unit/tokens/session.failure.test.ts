// A renewal that fails in a way that may pass: the token stays in use, and the next try comes in good time.
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

  it('is asked again at once where the computer itself cut the request off, and not for ever', async () => {
    const cutOff = failed({ kind: 'offline', isCutOff: true });
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    test.service.queue(cutOff, cutOff, cutOff, renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    test.clock.sleep(2 * HOUR_MS);
    test.service.otherwise = cutOff;
    const before = test.service.asked.length;
    expect(await test.copy()).toEqual(['none']);
    expect(test.service.asked.length - before).toBe(4);
    expect(test.session.view.status).toMatchObject({ kind: 'expired', failure: { kind: 'offline' } });
  });

  it('of a renewal from before a standstill is not the answer to a copy of now', async () => {
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    const before = test.service.hold();
    void test.session.renew();
    await settle();
    test.clock.sleep(15 * SECOND_MS);
    test.service.queue(renewed);
    const copy = test.copy();
    before.answer(failed({ kind: 'timeout' }));
    expect(await copy).toEqual(['fresh', 'practice-renewed']);
  });

  it('that a copy has waited for is its answer', async () => {
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    const before = test.service.hold();
    void test.session.renew();
    await settle();
    const copy = test.copy();
    await settle();
    test.clock.sleep(5 * SECOND_MS);
    test.service.queue(renewed);
    before.answer(failed({ kind: 'timeout' }));
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
