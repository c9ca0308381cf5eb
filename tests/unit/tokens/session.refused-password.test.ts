import { describe, expect, it } from 'vitest';
import { writeSecret } from '../../../app/tokens/session-secret.ts';
import { StoredSecretTrials } from '../../../app/tokens/stored-secret-trials.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { HOUR_MS, PASSWORD, SessionUnderTest, signedIn } from './session-under-test.ts';

const rejected = failed({ kind: 'rejected', status: 401 });

/** How often a password was sent. */
const sentPasswords = ({ service }: SessionUnderTest) =>
  service.asked.filter(({ secrets }) => secrets?.password !== undefined).length;

/** Signed in by a stored password, which is refused from then on. */
async function withRefusedPassword(): Promise<SessionUnderTest> {
  const test = await signedIn({ storePassword: true }, { refreshes: false });
  test.service.queue(rejected);
  await test.session.renew();
  await settle();
  return test;
}

describe('a stored password that is refused', () => {
  it('is told from a sign-in that has merely ended, tried once, and forgotten', async () => {
    const test = await withRefusedPassword();
    expect(test.session.view.status).toMatchObject({ kind: 'needsSignIn', reason: 'storedRefused' });
    expect(test.stored()?.typed).toBeUndefined();
    const before = sentPasswords(test);
    test.clock.sleep(24 * HOUR_MS);
    test.session.onDue();
    test.session.onNetworkBack();
    test.session.onServiceBack();
    await test.copy();
    expect(await test.session.renew({ urgent: true })).toMatchObject({ reason: 'storedRefused' });
    expect(sentPasswords(test)).toBe(before);
  });

  it('is still named as the reason after a restart, and not sent again', async () => {
    const former = await withRefusedPassword();
    const test = new SessionUnderTest({ storePassword: true }, { refreshes: false }, former.clock);
    test.session.restore(writeSecret(former.stored() ?? {}));
    test.clock.sleep(HOUR_MS);
    test.session.onDue();
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'storedRefused' });
    expect(test.service.asked).toEqual([]);
  });

  it('is over once the operator signs in', async () => {
    const test = await withRefusedPassword();
    await test.signIn();
    expect(test.status).toBe('ready');
    test.service.queue(failed({ kind: 'timeout' }), rejected);
    expect(await test.session.renew()).toMatchObject({ kind: 'failed' });
    expect(await test.session.renew()).toMatchObject({ reason: 'storedRefused' });
    await settle();
    expect(test.stored()?.isTypedRefused).toBe(true);
  });

  it('is recognised where the service calls it missing, though it was sent', async () => {
    const test = await signedIn({ storePassword: true }, { refreshes: false });
    test.service.queue(failed({ kind: 'misconfigured', reason: 'missingParameter', field: 'password' }));
    expect(await test.session.renew()).toMatchObject({ kind: 'needsSignIn', reason: 'storedRefused' });
  });

  it('is kept where the service misses something else', async () => {
    const test = await signedIn({ storePassword: true }, { refreshes: false });
    test.service.queue(failed({ kind: 'misconfigured', reason: 'missingParameter', field: 'company_name' }));
    expect(await test.session.renew()).toMatchObject({ kind: 'failed' });
    expect(test.stored()?.typed).toEqual(PASSWORD);
  });

  it('is not tried by the next company that stored it for the same account, at once or later', async () => {
    const clock = new ManualClock();
    const trials = new StoredSecretTrials(clock);
    const sessions = ['one', 'two', 'three'].map(
      (id) => new SessionUnderTest({ id, storePassword: true }, { refreshes: false }, clock, trials),
    );
    for (const test of sessions) {
      await test.signIn();
      test.service.queue(rejected);
    }
    const [one, two, three] = sessions as [SessionUnderTest, SessionUnderTest, SessionUnderTest];
    const both = [one.session.renew(), two.session.renew()];
    expect(await Promise.all(both)).toMatchObject([{ reason: 'storedRefused' }, { reason: 'storedRefused' }]);
    expect(await three.session.renew()).toMatchObject({ reason: 'storedRefused' });
    expect(sessions.map(sentPasswords)).toEqual([2, 1, 1]);
  });

  it('is tried again by others once the operator has signed in with it', async () => {
    const clock = new ManualClock();
    const trials = new StoredSecretTrials(clock);
    const [one, two] = ['one', 'two'].map(
      (id) => new SessionUnderTest({ id, storePassword: true }, { refreshes: false }, clock, trials),
    ) as [SessionUnderTest, SessionUnderTest];
    await one.signIn();
    await two.signIn();
    one.service.queue(rejected);
    await one.session.renew();
    await one.signIn();
    two.service.queue(granted());
    expect(await two.session.renew()).toEqual({ kind: 'renewed' });
  });
});

describe('a stored password that the service answers with a plain 500', () => {
  const fault = failed({ kind: 'serverFault', status: 500 });
  const inDoubt = { kind: 'failed', failure: { kind: 'serverFault', isInDoubt: true } };

  /** The scheduler looks at it every few seconds for so long. */
  async function attend(test: SessionUnderTest, forMs: number): Promise<void> {
    for (let passedMs = 0; passedMs < forMs; passedMs += 5_000) {
      await test.clock.advance(5_000);
      test.session.onDue();
      test.session.onServiceBack();
      await settle();
    }
  }

  async function withFaults(status = 500): Promise<SessionUnderTest> {
    const test = await signedIn({ storePassword: true }, { refreshes: false });
    test.service.otherwise = failed({ kind: 'serverFault', status });
    await test.session.renew();
    return test;
  }

  it('is sent three times by itself, a minute and ten minutes apart at least, and kept', async () => {
    const test = await withFaults();
    expect(sentPasswords(test)).toBe(2);
    await attend(test, 55_000);
    expect(sentPasswords(test)).toBe(2);
    await attend(test, 9 * 60_000);
    expect(sentPasswords(test)).toBe(3);
    await attend(test, 12 * HOUR_MS);
    expect(sentPasswords(test)).toBe(4);
    expect(test.session.view.status).toMatchObject({ kind: 'expired', failure: inDoubt.failure });
    expect(test.stored()?.typed).toEqual(PASSWORD);
  });

  it('is sent once more by each copy, and renews by itself again once that brought a token', async () => {
    const test = await withFaults();
    await attend(test, HOUR_MS);
    const before = sentPasswords(test);
    expect(await test.session.renew({ urgent: true })).toMatchObject(inDoubt);
    expect(await test.session.renew()).toMatchObject(inDoubt);
    expect(sentPasswords(test)).toBe(before + 1);
    test.service.queue(granted(), fault, granted());
    expect(await test.session.renew({ urgent: true })).toEqual({ kind: 'renewed' });
    expect(await test.session.renew()).toMatchObject({ kind: 'failed', failure: { kind: 'serverFault' } });
    await test.clock.advance(60_000);
    expect(await test.session.renew()).toEqual({ kind: 'renewed' });
  });

  it('is forgotten as soon as it is refused after all', async () => {
    const test = await withFaults();
    test.service.queue(rejected);
    expect(await test.session.renew({ urgent: true })).toMatchObject({ reason: 'storedRefused' });
  });

  it('goes on being sent where what answers is in front of the service', async () => {
    const test = await withFaults(503);
    await attend(test, 2 * HOUR_MS);
    expect(sentPasswords(test)).toBeGreaterThan(8);
  });
});
