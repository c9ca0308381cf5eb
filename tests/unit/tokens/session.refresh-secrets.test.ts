// A service that wants a secret with each refresh token, and takes no bearer with it: OAuth 2 with a confidential client.
import { describe, expect, it } from 'vitest';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { acme, PASSWORD, SessionUnderTest } from './session-under-test.ts';

const CLIENT = { ...PASSWORD, client_secret: 'practice-client-secret' };
const FIRST = granted({ accessToken: 'practice-first', refreshToken: 'practice-refresh' });
const ROTATED = granted({ accessToken: 'practice-second', refreshToken: 'practice-refresh-2' });

async function signedIn(storePassword: boolean, secrets: Readonly<Record<string, string>> = CLIENT) {
  const test = new SessionUnderTest({ storePassword }, { bearer: false, refreshSecrets: ['client_secret'] });
  test.service.queue(FIRST);
  await test.session.signIn(secrets);
  return test;
}

const NO_PASSWORD = { kind: 'needsSignIn', reason: 'passwordNotStored' };

describe('with "Keep me signed in"', () => {
  it('sends the secret with the refresh token, and neither the password nor the bearer', async () => {
    const test = await signedIn(true);
    test.service.queue(ROTATED);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    const asked = test.service.asked.at(-1);
    expect(asked).toMatchObject({ kind: 'refresh', refreshToken: 'practice-refresh' });
    expect(asked?.secrets).toEqual({ client_secret: 'practice-client-secret' });
    expect(asked?.accessToken).toBeUndefined();
    expect(test.stored()?.token?.refreshToken).toBe('practice-refresh-2');
  });

  it('offers a refused refresh token no second time, but signs in again', async () => {
    const test = await signedIn(true);
    test.service.queue(failed({ kind: 'rejected', status: 400 }), ROTATED);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(test.service.kinds).toEqual(['signIn', 'refresh', 'signIn']);
    expect(test.service.asked.at(-1)?.secrets).toEqual(CLIENT);
  });

  it('forgets the refresh token with the secret once that may no longer be stored', async () => {
    const test = await signedIn(true);
    await test.session.changeSettings({ ...acme, storePassword: false });
    expect(test.stored()).toMatchObject({ token: { accessToken: 'practice-first' } });
    expect(test.stored()?.typed).toBeUndefined();
    expect(test.stored()?.token?.refreshToken).toBeUndefined();
    expect(await test.session.renew()).toEqual(NO_PASSWORD);
  });

  it('forgets both after a refusal, so that a restart does not try them again', async () => {
    const test = await signedIn(true);
    test.service.otherwise = failed({ kind: 'rejected', status: 401 });
    await test.session.renew();
    await settle();
    expect(test.session.view.status).toMatchObject({ kind: 'needsSignIn', reason: 'storedRefused' });
    expect(test.stored()?.token?.refreshToken).toBeUndefined();
  });

  it('forgets a refresh token that arrives after the secret was forgotten', async () => {
    const test = await signedIn(true);
    const held = test.service.hold();
    const renewal = test.session.renew();
    await settle();
    await test.session.changeSettings({ ...acme, storePassword: false });
    held.answer(ROTATED);
    expect(await renewal).toEqual({ kind: 'renewed' });
    expect(await test.copy()).toEqual(['fresh', 'practice-second']);
    expect(test.stored()?.token?.refreshToken).toBeUndefined();
  });
});

describe('without it', () => {
  it('keeps no refresh token, which would be of no use, and asks for a sign-in near the end', async () => {
    const test = await signedIn(false);
    expect(test.stored()?.token?.refreshToken).toBeUndefined();
    expect(test.session.view.token?.isRefreshable).toBe(false);
    expect(await test.session.renew()).toEqual(NO_PASSWORD);
    expect(test.service.kinds).toEqual(['signIn']);
  });

  it('renews for a client that has no secret', async () => {
    const test = await signedIn(false, PASSWORD);
    expect(test.session.view.token?.isRefreshable).toBe(true);
    test.service.queue(ROTATED);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
    expect(test.service.asked.at(-1)?.secrets).toEqual({ client_secret: '' });
  });
});
