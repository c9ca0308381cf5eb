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
    const [clock, trials] = [new ManualClock(), new StoredSecretTrials()];
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
    const [clock, trials] = [new ManualClock(), new StoredSecretTrials()];
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
