// What stays in the notification center: a message about trouble goes once there is nothing more to do about it.
import { describe, expect, it } from 'vitest';
import {
  generateTokenDraft,
  passwordDraft,
  saveOnly,
  userIdDraft,
} from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;
const standing = ({ bench }: CoreUnderTest) => [...bench.standing].map(({ title }) => title);
const signIn = ({ bench }: CoreUnderTest, companyId: string, password = PASSWORD) =>
  bench.call('signIn', { companyId, secrets: { password }, storePassword: false });

/** So many companies, told about once they need a sign-in. */
async function inNeed(...labels: readonly string[]) {
  const test = await startCore();
  const ids: string[] = [];
  for (const label of labels) ids.push(await test.add(generateTokenDraft({ label })));
  await test.bench.clock.advance(60 * MINUTE_MS);
  const [first = '', second = ''] = ids;
  return { ...test, first, second };
}

describe('that a company wants a sign-in', () => {
  it('goes with the sign-in, and not with one that fails', async () => {
    const test = await inNeed('Initech');
    await signIn(test, test.first, 'wrong');
    expect(standing(test)).toEqual(['Sign in again for Initech']);
    await signIn(test, test.first);
    expect(standing(test)).toEqual([]);
  });

  it.each([
    ['a sign-out', 'signOut'],
    ['a deletion', 'deleteCompany'],
  ] as const)('goes with %s', async (_what, command) => {
    const test = await inNeed('Initech');
    await test.bench.call(command, { companyId: test.first });
    expect(standing(test)).toEqual([]);
  });

  it('leaves the news that it works again', async () => {
    const test = await inNeed('Initech');
    await test.bench.call('changeSettings', { notifyOnRecovery: true });
    await signIn(test, test.first);
    expect(standing(test)).toEqual(['Initech works again']);
  });

  it('goes for several at once with the last of them', async () => {
    const test = await inNeed('Initech', 'Hooli');
    await signIn(test, test.first);
    expect(standing(test)).toEqual(['Sign in again for 2 companies']);
    // Its sign-in hides the trouble, and fails.
    await signIn(test, test.second, 'wrong');
    await test.bench.call('renew', { companyId: test.first });
    expect(standing(test)).toEqual(['Sign in again for 2 companies']);
    await test.bench.call('deleteCompany', { companyId: test.second });
    expect(standing(test)).toEqual([]);
  });

  it('gives way to the next message about it', async () => {
    const test = await inNeed('Initech');
    for (let days = 0; days < 3; days += 1) {
      await signIn(test, test.first);
      await test.bench.clock.advance(24 * 60 * MINUTE_MS);
    }
    expect(standing(test)).toEqual(['Sign in again for Initech']);
    expect(test.bench.notifications).toHaveLength(4);
  });
});

describe('that a service cannot be used', () => {
  const PORTAL = 'A web page answered instead of the service';

  /** The second company comes to the same portal later, which is no news. */
  async function behindPortal() {
    const test = await startCore();
    const ids = [await test.add(userIdDraft()), await test.add(passwordDraft())];
    const renew = (at: number) => test.bench.call('renew', { companyId: ids[at] ?? '' });
    for (const [at, host] of ['globex', 'acme'].entries()) {
      test.service.moods.set(`${host}.example.com`, 'misconfigured');
      await renew(at);
    }
    return { ...test, ids, renew };
  }

  it('goes once all have got through, also those of which it was no news', async () => {
    const test = await behindPortal();
    expect(standing(test)).toEqual([PORTAL]);
    test.service.moods.delete('globex.example.com');
    await test.renew(0);
    expect(standing(test)).toEqual([PORTAL]);
    test.service.moods.clear();
    await test.renew(1);
    expect(standing(test)).toEqual([]);
    expect(test.bench.notifications).toHaveLength(1);
  });

  it('stays through renewals that fail, and gives way to other trouble of the same company', async () => {
    const test = await startCore();
    const companyId = await test.add(userIdDraft());
    for (const mood of ['misconfigured', 'offline'] as const) {
      test.service.moods.set('globex.example.com', mood);
      await test.bench.call('renew', { companyId });
      expect([test.bench.company('Globex').status, standing(test)]).toEqual(['retrying', [PORTAL]]);
    }
    test.service.moods.set('globex.example.com', 'misconfigured');
    await test.bench.clock.advance(60 * MINUTE_MS);
    expect(standing(test)).toEqual([PORTAL]);
    test.service.moods.clear();
    test.service.netErrors.set('globex.example.com', 'net::ERR_CERT_DATE_INVALID');
    await test.bench.call('renew', { companyId });
    expect(standing(test)).toEqual(['The connection to Globex is not secure']);
    await test.bench.call(
      'saveCompany',
      saveOnly(userIdDraft({ address: 'https://other.example.com' }), companyId),
    );
    expect(standing(test)).toEqual([]);
  });
});
