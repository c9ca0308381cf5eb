// Many companies, one thing wrong with them: one message.
import { describe, expect, it } from 'vitest';
import { generateTokenDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { type CoreUnderTest, startCore } from '../../support/core/core-under-test.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';

const MINUTE_MS = 60_000;
const NIGHT_MS = 8 * 60 * MINUTE_MS;

const titles = ({ bench }: CoreUnderTest) => bench.notifications.map(({ title }) => title);
const hostOf = (index: number) => `c${index}.example.com`;
const everyone = (count: number) => Array.from({ length: count }, (_, index) => hostOf(index + 1));

/** Companies that renew without a password, each at a service of its own: "Company 1" at c1.example.com, ... */
async function companies(count: number, host = hostOf): Promise<CoreUnderTest> {
  const test = await startCore(undefined, { files: new MemoryFiles() });
  for (let index = 1; index <= count; index += 1) {
    const account = { company_name: 'Practice Company', user_id: `practice-${index}` };
    await test.add(userIdDraft({ label: `Company ${index}`, address: `https://${host(index)}`, account }));
  }
  return test;
}

/** The computer sleeps for a night, with this network in the morning. */
async function night({ bench }: CoreUnderTest): Promise<void> {
  bench.clock.sleep(NIGHT_MS);
  await bench.core.wake();
  await bench.clock.advance(2 * MINUTE_MS);
}

function misbehave({ service }: CoreUnderTest, hosts: readonly string[]): void {
  for (const host of hosts) service.moods.set(host, 'misconfigured');
}

describe('thirty companies after a night', () => {
  it('behind one portal are one message, which names the network and leads to the list', async () => {
    const test = await companies(30);
    misbehave(test, everyone(30));
    await night(test);
    expect(titles(test)).toEqual(['Log in to the network: 30 companies are waiting']);
    expect(test.bench.notifications[0]?.body).toContain('Company 1, Company 2, Company 3 and 27 more');
    test.bench.notifications[0]?.onClick?.();
    expect(test.bench.shown).toEqual([{ screen: 'companies', only: 'attention' }]);
  });

  it('without a network are one message', async () => {
    const test = await companies(30);
    test.bench.network.online = false;
    await night(test);
    await test.bench.clock.advance(10 * MINUTE_MS);
    expect(titles(test)).toEqual(['30 companies cannot be reached']);
    test.bench.notifications[0]?.onClick?.();
    expect(test.bench.shown).toEqual([{ screen: 'companies', only: 'offline' }]);
  });

  it.each([
    ['net::ERR_PROXY_CONNECTION_FAILED', 'The proxy blocked the requests to 30 companies'],
    ['net::ERR_CERT_DATE_INVALID', 'The connections to 30 companies are not secure'],
  ])('behind %s are one message', async (netError, title) => {
    const test = await companies(30);
    for (const host of everyone(30)) test.service.netErrors.set(host, netError);
    await night(test);
    await test.bench.clock.advance(10 * MINUTE_MS);
    expect(titles(test)).toEqual([title]);
  });

  it('at one service with a bad certificate are one message about that service', async () => {
    const test = await companies(30, () => 'acme.example.com');
    test.service.netErrors.set('acme.example.com', 'net::ERR_CERT_AUTHORITY_INVALID');
    await night(test);
    expect(titles(test)).toEqual(['The connections to 30 companies are not secure']);
    expect(test.bench.notifications[0]?.body).toMatch(/^Certificate not accepted: acme\.example\.com\./);
  });

  it('that all need a sign-in are one message', async () => {
    const test = await startCore(undefined, { files: new MemoryFiles() });
    for (let index = 1; index <= 30; index += 1)
      await test.add(generateTokenDraft({ label: `Company ${index}` }));
    await night(test);
    expect(titles(test)).toEqual(['Sign in again for 30 companies']);
  });

  it('that their service refuses are one message', async () => {
    const test = await companies(30, () => 'acme.example.com');
    test.service.moods.set('acme.example.com', 'refusing everybody');
    await night(test);
    expect(titles(test)).toEqual(['Sign in again for 30 companies']);
  });

  it('with several causes are one message for each', async () => {
    const test = await companies(12);
    misbehave(test, everyone(4));
    for (const host of ['c5', 'c6'])
      test.service.netErrors.set(`${host}.example.com`, 'net::ERR_CERT_DATE_INVALID');
    for (const host of ['c7', 'c8', 'c9'])
      test.service.netErrors.set(`${host}.example.com`, 'net::ERR_CONNECTION_REFUSED');
    await night(test);
    await test.bench.clock.advance(10 * MINUTE_MS);
    expect(titles(test)).toEqual([
      'Log in to the network: 4 companies are waiting',
      'The connection to Company 5 is not secure',
      'The connection to Company 6 is not secure',
      '3 companies cannot be reached',
    ]);
  });
});

describe('one more company', () => {
  it('that finds the same portal later is no second message', async () => {
    const test = await companies(5);
    misbehave(test, everyone(4));
    // The fifth is still on its way when the portal answers the others, and comes to it with its next renewal.
    test.service.moods.set(hostOf(5), 'offline');
    await test.bench.clock.advance(10 * MINUTE_MS);
    test.service.moods.set(hostOf(5), 'misconfigured');
    await test.bench.clock.advance(30 * MINUTE_MS);
    expect(test.bench.company('Company 5').problem?.title).toBe('A web page answered instead of the service');
    expect(titles(test)).toEqual(['Log in to the network: 4 companies are waiting']);
  });

  it('is a message where others got through in between', async () => {
    const test = await companies(3);
    misbehave(test, [hostOf(1)]);
    await test.bench.clock.advance(15 * MINUTE_MS);
    expect(titles(test)).toEqual(['A web page answered instead of the service']);
    misbehave(test, [hostOf(2)]);
    await test.bench.clock.advance(15 * MINUTE_MS);
    expect(titles(test)).toHaveLength(2);
  });

  it('is a message after the first portal was left and another one came', async () => {
    const test = await companies(3);
    for (let portal = 0; portal < 2; portal += 1) {
      misbehave(test, everyone(3));
      await test.bench.clock.advance(30 * MINUTE_MS);
      test.service.moods.clear();
      await test.bench.clock.advance(30 * MINUTE_MS);
    }
    const message = 'Log in to the network: 3 companies are waiting';
    expect(titles(test)).toEqual([message, message]);
  });

  it('is a message where the company with the same trouble is gone', async () => {
    const test = await companies(2);
    misbehave(test, [hostOf(1)]);
    test.service.lifetimeS = 24 * 60 * 60;
    await test.bench.call('renew', { companyId: test.bench.company('Company 1').id });
    await test.bench.call('deleteCompany', { companyId: test.bench.company('Company 1').id });
    misbehave(test, [hostOf(2)]);
    await test.bench.call('renew', { companyId: test.bench.company('Company 2').id });
    expect(titles(test)).toHaveLength(2);
  });
});

describe('how long a message waits', () => {
  it('not at all for a company that nothing else is asked about', async () => {
    const test = await companies(5);
    misbehave(test, [hostOf(1)]);
    await test.bench.call('renew', { companyId: test.bench.company('Company 1').id });
    expect(titles(test)).toEqual(['A web page answered instead of the service']);
  });

  it('three seconds for an answer that is not coming', async () => {
    const test = await companies(2);
    const arrived = test.service.hold();
    const slow = test.bench.call('renew', { companyId: test.bench.company('Company 2').id });
    const release = await arrived;
    misbehave(test, [hostOf(1)]);
    await test.bench.call('renew', { companyId: test.bench.company('Company 1').id });
    await test.bench.clock.advance(2_900);
    expect(titles(test)).toEqual([]);
    await test.bench.clock.advance(200);
    expect(titles(test)).toEqual(['A web page answered instead of the service']);
    release();
    await slow;
  });
});

describe('companies that work again', () => {
  it('are one message, after one portal', async () => {
    const test = await companies(12);
    await test.bench.call('changeSettings', { notifyOnRecovery: true });
    misbehave(test, everyone(12));
    await night(test);
    test.service.moods.clear();
    test.bench.notifications.length = 0;
    await test.bench.call('renewAll', undefined);
    await test.bench.clock.advance(MINUTE_MS);
    expect(titles(test)).toEqual(['12 companies work again']);
  });
});
