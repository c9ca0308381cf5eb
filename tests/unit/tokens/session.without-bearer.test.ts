// A dead token's renewal begins without the bearer. A service may answer that with something else than a refusal.
import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { HOUR_MS, MINUTE_MS, type SessionUnderTest, signedIn, untilDue } from './session-under-test.ts';

const FAULT: TokenFailure = { kind: 'serverFault', status: 500 };
const WAYS_THAT_DO_NOT_PASS: readonly TokenFailure[] = [
  FAULT,
  { kind: 'misconfigured', reason: 'notUnderstood', status: 422 },
  { kind: 'misconfigured', reason: 'missingParameter', field: 'Authorization', status: 500 },
];
const rejected = failed({ kind: 'rejected', status: 401 });
const renewed = granted({ accessToken: 'practice-renewed' });

/** The bearer of each request since the sign-in; undefined for one without. */
const bearers = ({ service }: SessionUnderTest) =>
  service.asked.slice(1).map(({ accessToken }) => accessToken);

describe('a renewal without the bearer that does not pass', () => {
  it.each(WAYS_THAT_DO_NOT_PASS)('(%o) is followed by the documented one', async (failure) => {
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    test.service.queue(failed(failure), renewed);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
    expect(bearers(test)).toEqual([undefined, 'practice-first']);
  });

  it.each(WAYS_THAT_DO_NOT_PASS)(
    '(%o) leads to a silent sign-in where the documented one is refused',
    async (failure) => {
      const test = await signedIn({}, { secret: false });
      test.clock.sleep(2 * HOUR_MS);
      test.service.queue(failed(failure), rejected, renewed);
      expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
      expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh', 'signIn']);
    },
  );

  it('says so where only the operator can sign in', async () => {
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    test.service.queue(failed({ kind: 'misconfigured', reason: 'notUnderstood', status: 422 }), rejected);
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh']);
  });

  it('says so, too, where the service refuses the refresh token itself', async () => {
    const test = await signedIn();
    test.service.queue(failed({ kind: 'rejected', status: 400 }), failed(FAULT));
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  });
});

describe('a service out of order that refuses dead bearers all the same', () => {
  const outOfOrder = async () => {
    const test = await signedIn();
    test.clock.sleep(2 * HOUR_MS);
    test.service.otherwise = (_atMs, { accessToken }) =>
      accessToken === undefined ? FAULT : { kind: 'rejected', status: 401 };
    return test;
  };

  it('costs no sign-in, though one may help: the refresh token is still there when it is in order again', async () => {
    const test = await outOfOrder();
    const failure = { ...FAULT, isRenewalInDoubt: true };
    expect(await test.session.renew()).toEqual({ kind: 'failed', failure });
    const endMs = test.clock.now() + 3 * HOUR_MS;
    while (test.clock.now() < endMs) await untilDue(test);
    expect(test.status).toBe('expired');
    test.service.queue(renewed);
    await untilDue(test);
    expect([test.status, test.service.kinds.lastIndexOf('signIn')]).toEqual(['ready', 0]);
  });

  it('is left alone more and more, two requests at a time', async () => {
    const test = await outOfOrder();
    const endMs = test.clock.now() + 12 * HOUR_MS;
    const askedAtMs: number[] = [];
    while (test.clock.now() < endMs) {
      const before = test.service.asked.length;
      await untilDue(test);
      const asked = test.service.asked.slice(before);
      if (asked.length === 0) continue;
      expect(asked).toHaveLength(2);
      askedAtMs.push(test.clock.now());
    }
    const pauses = askedAtMs.slice(1).map((atMs, at) => atMs - (askedAtMs[at] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(1_000);
    expect(Math.min(...pauses.slice(10))).toBeGreaterThan(4 * MINUTE_MS);
    expect(askedAtMs.length).toBeLessThan(100);
  });
});

describe('a renewal without the bearer that fails for another reason', () => {
  it.each<TokenFailure>([
    { kind: 'offline' },
    { kind: 'timeout' },
    { kind: 'rateLimited', status: 429 },
    { kind: 'serverFault', status: 502 },
    { kind: 'serverFault', status: 503 },
    { kind: 'serverFault' },
    { kind: 'serverFault', status: 500, retryAfterMs: 60_000 },
    { kind: 'misconfigured', reason: 'redirected' },
    { kind: 'misconfigured', reason: 'webPage', status: 403 },
    { kind: 'misconfigured', reason: 'webPage', status: 511 },
    { kind: 'misconfigured', reason: 'notFound', status: 404 },
    // It may have used up the refresh token.
    { kind: 'misconfigured', reason: 'notUnderstood', status: 200 },
  ])('(%o) is not followed by another request', async (failure) => {
    const test = await signedIn({ storePassword: true });
    test.clock.sleep(2 * HOUR_MS);
    test.service.queue(failed(failure));
    expect(await test.session.renew()).toEqual({ kind: 'failed', failure });
    expect(bearers(test)).toEqual([undefined]);
  });
});
