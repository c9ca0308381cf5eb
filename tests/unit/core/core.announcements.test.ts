import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../app/shared/contract/settings.ts';
import { generateTokenDraft, passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';

const MINUTE_MS = 60_000;
const titles = ({ bench }: CoreUnderTest) => bench.notifications.map(({ title }) => title);

describe('what the operator is told without asking', () => {
  it('that a company wants a sign-in, once, and where a click leads', async () => {
    const test = await startCore();
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect(titles(test)).toEqual(['Sign in again for Initech']);
    test.bench.notifications[0]?.onClick?.();
    expect(test.bench.shown).toEqual([{ screen: 'signIn', companyId: id }]);
  });

  it('the same again after it had been well in between', async () => {
    const test = await startCore();
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(20 * MINUTE_MS);
    const signIn = { companyId: id, secrets: { password: 'practice-password' }, storePassword: false };
    await test.bench.call('signIn', signIn);
    await test.bench.clock.advance(20 * MINUTE_MS);
    expect(titles(test)).toEqual(['Sign in again for Initech', 'Sign in again for Initech']);
  });

  it('not again because a sign-in went wrong', async () => {
    const test = await startCore();
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(20 * MINUTE_MS);
    await test.bench.call('signIn', { companyId: id, secrets: { password: 'wrong' }, storePassword: false });
    expect(titles(test)).toEqual(['Sign in again for Initech']);
  });

  it('not what tray and window say already at the start', async () => {
    const test = await startCore();
    await test.add(generateTokenDraft());
    await test.bench.clock.advance(60 * MINUTE_MS);
    test.bench.notifications.length = 0;
    await test.bench.restart();
    test.bench.clock.jump(60 * MINUTE_MS);
    await test.bench.clock.advance(60 * MINUTE_MS);
    const id = test.bench.company('Initech').id;
    await test.bench.call('signIn', { companyId: id, secrets: { password: 'wrong' }, storePassword: false });
    expect(test.bench.company('Initech').status).toBe('needsSignIn');
    expect(titles(test)).toEqual([]);
  });

  it('nothing where the network comes later than the app, and the token had died before', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    await test.bench.core.finish();
    test.bench.clock.sleep(8 * 60 * MINUTE_MS);
    test.bench.network.online = false;
    await test.bench.start();
    await test.bench.clock.advance(30 * MINUTE_MS);
    expect([test.bench.company('ACME').status, titles(test)]).toEqual(['expired', []]);
  });

  it('nothing where the network wakes up a little later than the computer', async () => {
    const test = await startCore();
    await test.add(userIdDraft());
    test.bench.network.online = false;
    test.bench.clock.sleep(8 * 60 * MINUTE_MS);
    await test.bench.core.wake();
    await test.bench.clock.advance(20_000);
    expect(test.bench.company('Globex').status).toBe('expired');
    test.bench.network.online = true;
    await test.bench.clock.advance(MINUTE_MS);
    expect([test.bench.company('Globex').status, titles(test)]).toEqual(['ready', []]);
  });

  it('nothing of a second short outage, long after a first', async () => {
    const test = await startCore();
    await test.add(userIdDraft());
    for (const sleepMs of [8 * 60 * MINUTE_MS, 16 * 60 * MINUTE_MS]) {
      test.bench.network.online = false;
      test.bench.clock.sleep(sleepMs);
      await test.bench.core.wake();
      await test.bench.clock.advance(10_000);
      expect(test.bench.company('Globex').status).toBe('expired');
      test.bench.network.online = true;
      await test.bench.clock.advance(20 * MINUTE_MS);
    }
    expect([test.bench.company('Globex').status, titles(test)]).toEqual(['ready', []]);
  });

  it('that the network did not wake up, within two minutes', async () => {
    const test = await startCore();
    await test.add(userIdDraft());
    test.bench.network.online = false;
    test.bench.clock.sleep(8 * 60 * MINUTE_MS);
    await test.bench.core.wake();
    await test.bench.clock.advance(2 * MINUTE_MS);
    expect(titles(test)).toEqual(['Globex cannot be reached']);
  });

  it('nothing of being offline while the token lives, and once when it has died', async () => {
    const test = await startCore();
    await test.add(passwordDraft());
    test.bench.network.online = false;
    await test.bench.clock.advance(14 * MINUTE_MS);
    expect([test.bench.company('ACME').status, titles(test)]).toEqual(['retrying', []]);
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect([test.bench.company('ACME').status, titles(test)]).toEqual([
      'expired',
      ['ACME cannot be reached'],
    ]);
  });

  it('nothing of an outage that passes', async () => {
    const test = await startCore();
    await test.add(userIdDraft());
    test.service.moods.set('globex.example.com', 'faulty');
    await test.bench.clock.advance(12 * MINUTE_MS);
    test.service.moods.clear();
    await test.bench.clock.advance(20 * MINUTE_MS);
    expect([test.bench.company('Globex').status, titles(test)]).toEqual(['ready', []]);
  });

  it('of a configuration problem once, while the token lives and after', async () => {
    const test = await startCore();
    await test.add(userIdDraft());
    test.service.moods.set('globex.example.com', 'misconfigured');
    await test.bench.clock.advance(120 * MINUTE_MS);
    expect(titles(test)).toEqual(['A web page answered instead of the service']);
  });

  it('of each company by itself, where they do not come at once', async () => {
    const test = await startCore();
    for (const label of ['A & B', 'C']) {
      await test.add(generateTokenDraft({ label }));
      await test.bench.clock.advance(MINUTE_MS);
    }
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect(titles(test)).toEqual(['Sign in again for A & B', 'Sign in again for C']);
  });

  it('nothing of a company that was deleted', async () => {
    const test = await startCore();
    const id = await test.add(generateTokenDraft());
    await test.bench.call('deleteCompany', { companyId: id });
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect(titles(test)).toEqual([]);
  });
});

describe('what tray and window show of an outage', () => {
  it('stays while the app tries again, and goes with the first success', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    service.moods.set('acme.example.com', 'offline');
    await bench.call('renew', { companyId: id });
    const outage = [bench.tray(), bench.company('ACME').problem];
    const arrived = service.hold();
    service.moods.set('acme.example.com', 'fine');
    const retry = bench.call('renew', { companyId: id });
    const release = await arrived;
    expect(bench.tray().icon).toBe('offline');
    expect([bench.tray(), bench.company('ACME').problem]).toEqual(outage);
    expect(bench.company('ACME').renewing).toBe(true);
    release();
    await retry;
    expect(bench.tray().icon).toBe('ok');
    expect(bench.company('ACME')).toMatchObject({ status: 'ready', renewing: false });
  });
});

describe('which of it is told', () => {
  /** A sign-in is needed, and then given. */
  async function troubleAndRecovery(wants: Partial<Settings>): Promise<CoreUnderTest> {
    const test = await startCore();
    await test.bench.call('changeSettings', wants);
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(60 * MINUTE_MS);
    await test.bench.call('signIn', {
      companyId: id,
      secrets: { password: 'practice-password' },
      storePassword: false,
    });
    return test;
  }

  const TROUBLE = 'Sign in again for Initech';
  const RECOVERY = 'Initech works again';

  it.each([
    [true, true, [TROUBLE, RECOVERY]],
    [true, false, [TROUBLE]],
    [false, true, [RECOVERY]],
    [false, false, []],
  ])('trouble: %s, recovery: %s', async (notifyOnProblem, notifyOnRecovery, said) => {
    expect(titles(await troubleAndRecovery({ notifyOnProblem, notifyOnRecovery }))).toEqual(said);
  });

  it('is trouble alone until the operator wants it otherwise', async () => {
    expect(titles(await troubleAndRecovery({}))).toEqual([TROUBLE]);
  });

  it('is no recovery after a sign-out', async () => {
    const test = await startCore();
    await test.bench.call('changeSettings', { notifyOnRecovery: true });
    const id = await test.add(generateTokenDraft());
    await test.bench.clock.advance(60 * MINUTE_MS);
    await test.bench.call('signOut', { companyId: id });
    expect(titles(test)).toEqual([TROUBLE]);
  });

  it('says until when the token is valid', async () => {
    const test = await troubleAndRecovery({ notifyOnRecovery: true });
    expect(test.bench.notifications.at(-1)?.body).toMatch(/^Its token is valid until \d\d:\d\d\.$/);
  });
});
