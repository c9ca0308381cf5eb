import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { jwt } from '../../support/tokens/jwt.ts';
import {
  HOUR_MS,
  MINUTE_MS,
  PASSWORD,
  SECOND_MS,
  SessionUnderTest,
  secretText,
  signedIn,
  untilDue,
} from './session-under-test.ts';

const refused = (status: number) => failed({ kind: 'rejected', status });
const rejected = refused(401);
const renewed = granted({ accessToken: 'practice-renewed' });

/** The bearer of each request; undefined for one without. */
const bearers = ({ service }: SessionUnderTest) => service.asked.map(({ accessToken }) => accessToken);

describe('a refresh token that is refused', () => {
  it('leads to a silent sign-in with the user ID, which needs no secret', async () => {
    const test = await signedIn({}, { secret: false });
    test.service.queue(rejected, rejected, renewed);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh', 'signIn']);
    expect(test.statuses).not.toContain('needsSignIn');
  });

  it('leads to a silent sign-in with the stored password', async () => {
    const test = await signedIn({ storePassword: true });
    test.service.queue(rejected, rejected, renewed);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(test.service.asked.at(-1)).toMatchObject({ kind: 'signIn', secrets: PASSWORD });
    expect(test.stored()?.typed).toEqual(PASSWORD);
  });

  it('is not tried again after such a sign-in', async () => {
    const test = await signedIn({ storePassword: true });
    test.service.queue(rejected, rejected, renewed, granted());
    await test.session.renew();
    await test.session.renew();
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh', 'signIn', 'signIn']);
  });

  it('asks for the operator where the password is not stored, and asks the service no more', async () => {
    const test = await signedIn();
    test.service.queue(rejected, rejected);
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(test.status).toBe('needsSignIn');
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh']);
  });

  it.each([400, 403])(
    'with %i, which is no word about the bearer, leaves it copyable until it dies',
    async (status) => {
      const test = await signedIn();
      test.service.queue(refused(status), refused(status));
      await test.session.renew();
      expect(await test.copy()).toEqual(['fresh', 'practice-first']);
      test.clock.sleep(59 * MINUTE_MS);
      expect(await test.copy()).toEqual(['aging', 'practice-first']);
      test.clock.sleep(MINUTE_MS);
      test.session.onDue();
      expect(await test.copy()).toEqual(['none']);
      expect(test.status).toBe('needsSignIn');
      expect(test.session.dueAtMs()).toBeUndefined();
    },
  );

  it('asks for the operator when the stored password is refused too', async () => {
    const test = await signedIn({ storePassword: true });
    test.service.queue(rejected, rejected, rejected);
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'storedRefused' });
  });

  it('is tried again when the sign-in after it only failed to arrive', async () => {
    const test = await signedIn({ storePassword: true });
    test.service.queue(rejected, rejected, failed({ kind: 'timeout' }), rejected, rejected, renewed);
    expect(await test.session.renew()).toMatchObject({ kind: 'failed' });
    expect(test.status).toBe('expired');
    await untilDue(test);
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });
});

describe('a bearer that is refused with 401', () => {
  it('is dead at once, whatever its claims say, and in the vault too', async () => {
    const test = await signedIn();
    test.service.queue(refused(401), refused(401));
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(await test.copy()).toEqual(['none']);
    expect(test.session.view.token?.expiry).toMatchObject({ expiresAtMs: test.clock.now() });
    expect(test.stored()?.token?.expiry).toMatchObject({ expiresAtMs: test.clock.now() });
  });

  it('is dead while the service cannot be asked once more', async () => {
    const test = await signedIn();
    test.service.queue(refused(401), failed({ kind: 'offline' }));
    expect(await test.session.renew()).toMatchObject({ kind: 'failed' });
    expect(test.status).toBe('expired');
    test.service.queue(renewed);
    await untilDue(test);
    expect(test.service.asked.at(-1)).not.toHaveProperty('accessToken');
    expect(await test.copy()).toEqual(['fresh', 'practice-renewed']);
  });

  it('costs no password where the refresh token passes without it, and the new token passes as a bearer', async () => {
    const test = await signedIn();
    const given = granted({ accessToken: 'practice-given', refreshToken: 'practice-rotated' });
    test.service.queue(refused(401), given, renewed);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(bearers(test)).toEqual([undefined, 'practice-first', undefined, 'practice-given']);
    expect(test.service.asked.at(-1)?.refreshToken).toBe('practice-rotated');
    expect(test.stored()?.token).toMatchObject({
      accessToken: 'practice-renewed',
      refreshToken: 'practice-rotated',
    });
  });

  it('and a new token that is refused as a bearer too are both dead: that user was blocked', async () => {
    const test = await signedIn();
    test.service.queue(refused(401), granted({ accessToken: 'practice-given' }), refused(401));
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(await test.copy()).toEqual(['none']);
  });

  it('is replaced by the new token where that could not be tried, so that no refresh token is lost', async () => {
    const test = await signedIn();
    const given = granted({ accessToken: 'practice-given', refreshToken: 'practice-rotated' });
    test.service.queue(refused(401), given, failed({ kind: 'timeout' }));
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(test.stored()?.token).toMatchObject({
      accessToken: 'practice-given',
      refreshToken: 'practice-rotated',
    });
  });

  it('lives on where the service says the same of the refresh token without it', async () => {
    const test = await signedIn();
    const blacklisted = failed({ kind: 'rejected', status: 401, words: 'Token is blacklisted' });
    test.service.queue(blacklisted, blacklisted);
    await test.session.renew();
    expect(test.status).toBe('needsSignIn');
    expect(await test.copy()).toEqual(['fresh', 'practice-first']);
  });

  it.each([
    ['Token is invalid', 'Authentication credentials were not provided.'],
    ['Given token not valid for any token type', 'Token is invalid'],
    ['Unauthorized', 'Unauthorized'],
  ])('is dead where the service says %j, and %j without it', async (first, second) => {
    const test = await signedIn();
    for (const words of [first, second]) test.service.queue(failed({ kind: 'rejected', status: 401, words }));
    await test.session.renew();
    expect(await test.copy()).toEqual(['none']);
  });

  it('does not end the life of a token that came meanwhile', async () => {
    const test = await signedIn();
    const first = test.service.hold();
    const renewing = test.session.renew();
    await settle();
    await test.signIn({ accessToken: 'practice-second' });
    first.answer(refused(401));
    await renewing;
    expect(await test.copy()).toEqual(['fresh', 'practice-second']);
  });
});

describe('a bearer that has died', () => {
  it('is left out, so that a night’s sleep costs no password', async () => {
    const test = await signedIn();
    test.clock.sleep(9 * HOUR_MS);
    test.service.queue(renewed);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(bearers(test)).toEqual([undefined, undefined]);
    expect(test.session.view.token?.renewals).toEqual({ afterDeath: true, prolong: false });
  });

  it('is sent where a service wants the header to be there', async () => {
    const test = await signedIn();
    test.clock.sleep(9 * HOUR_MS);
    test.service.queue(rejected, renewed);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(bearers(test)).toEqual([undefined, undefined, 'practice-first']);
  });

  it('and a refresh token that has died too ask for the operator after two requests', async () => {
    const test = await signedIn();
    test.clock.sleep(9 * HOUR_MS);
    test.service.queue(rejected, rejected);
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'refused' });
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'refresh']);
  });
});

describe('a renewal that brings a token of another user', () => {
  const mine = jwt({ sub: 'user-26', jti: '1' });
  const theirs = jwt({ sub: 'user-27' });

  it.each([
    ['user', mine, theirs, { before: 'user-26', after: 'user-27' }],
    ['issuer', jwt({ iss: 'a' }), jwt({ iss: 'b' }), { before: 'a', after: 'b' }],
  ])(
    '(%s) is not taken: the operator is asked, and the current token stays',
    async (_what, before, after, users) => {
      const test = await signedIn({}, {}, { accessToken: before });
      test.service.queue(granted({ accessToken: after }));
      const asked = { kind: 'needsSignIn', reason: 'otherUser', users };
      expect(await test.session.renew()).toEqual(asked);
      expect(test.session.view.status).toEqual(asked);
      expect(await test.copy()).toEqual(['fresh', before]);
      expect(test.stored()?.token?.accessToken).toBe(before);
    },
  );

  it('is asked about by a silent sign-in too, and settled by the operator’s own', async () => {
    const test = await signedIn({ storePassword: true }, { refreshes: false }, { accessToken: mine });
    test.service.queue(granted({ accessToken: theirs }));
    expect(await test.session.renew()).toMatchObject({ reason: 'otherUser' });
    test.service.queue(granted({ accessToken: theirs }));
    expect(await test.session.signIn(PASSWORD)).toEqual({ kind: 'signedIn' });
    expect(await test.copy()).toEqual(['fresh', theirs]);
  });

  it('is taken where the user is the same', async () => {
    const test = await signedIn({}, {}, { accessToken: mine });
    test.service.queue(granted({ accessToken: jwt({ sub: 'user-26', jti: '2' }) }));
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
  });
});

describe('a stored password that is of use no more', () => {
  const stored = { storePassword: true };

  it('is forgotten by the vault when the service refuses it, and that once', async () => {
    const test = await signedIn(stored, { refreshes: false });
    test.service.queue(rejected);
    await test.session.renew();
    await settle();
    expect(test.stored()).not.toHaveProperty('typed');
    expect(test.vault.forgot).toEqual([false, true]);
  });

  it('is forgotten when the operator signs in without storing it', async () => {
    const test = await signedIn(stored);
    test.service.queue(granted());
    await test.session.signIn(PASSWORD, { ...test.session.company, storePassword: false });
    expect(test.stored()).not.toHaveProperty('typed');
    expect(test.vault.forgot).toEqual([false, true]);
  });

  it('is forgotten at the start, where the company says meanwhile that none is stored', async () => {
    const test = new SessionUnderTest({ storePassword: false });
    test.session.restore(secretText(test.clock.now(), { typed: PASSWORD }));
    await settle();
    expect(test.stored()).not.toHaveProperty('typed');
    expect(test.vault.forgot[0]).toBe(true);
  });
});

describe('a service that gives the same token again', () => {
  it('gives it no new life, and is not asked without pause', async () => {
    const test = await signedIn({}, {}, { accessToken: 'practice-cached' });
    const { expiry } = test.session.view.token ?? {};
    test.clock.sleep(50 * MINUTE_MS);
    test.service.queue(granted({ accessToken: 'practice-cached' }));
    await test.session.renew();
    expect(test.session.view.token?.expiry).toEqual(expiry);
    expect(test.session.dueAtMs()).toBe(test.clock.now() + 5 * MINUTE_MS);
  });

  it('shortly before its end lets a copy say how little time is left, after one request', async () => {
    const test = await signedIn({}, {}, { accessToken: 'practice-cached' });
    test.clock.sleep(HOUR_MS - 20 * SECOND_MS);
    test.service.otherwise = granted({ accessToken: 'practice-cached', expiresInS: 20 });
    expect(await test.copy()).toEqual(['aging', 'practice-cached']);
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
  });

  it('without an expiry vouches for it each time, by one request', async () => {
    const test = new SessionUnderTest();
    const grant = { accessToken: 'practice-cached', refreshToken: 'practice-refresh' };
    test.service.otherwise = (requestedAtMs) => ({ kind: 'granted', grant: { ...grant, requestedAtMs } });
    await test.session.signIn(PASSWORD);
    test.clock.sleep(3 * HOUR_MS);
    expect(await test.copy()).toEqual(['fresh', 'practice-cached']);
    expect(test.service.kinds).toEqual(['signIn', 'refresh']);
  });
});
