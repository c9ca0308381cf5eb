// How much work one company makes while there are many: counted, never timed.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MOST_AT_ONCE } from '../../../app/tokens/renewal-scheduler.ts';
import { Session } from '../../../app/tokens/session.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { SchedulerUnderTest } from './scheduler-under-test.ts';
import { MINUTE_MS, SECOND_MS } from './session-under-test.ts';

afterEach(() => vi.restoreAllMocks());

async function startWith(count: number) {
  const test = new SchedulerUnderTest();
  for (let index = 0; index < count; index += 1) await test.addSignedIn(`company-${index}`);
  test.scheduler.start();
  await settle();
  return test;
}

async function asksForOneRenewal(count: number): Promise<number> {
  const test = await startWith(count);
  const asked = vi.spyOn(Session.prototype, 'dueAtMs');
  // Not the first of all, which has all of them looked at.
  await test.sessions.get(`company-${count - 1}`)?.renew();
  await settle();
  const { length } = asked.mock.calls;
  asked.mockRestore();
  return length;
}

/** While one of many is renewed every few seconds: how often any is looked at and asked when it is due. */
async function looksForOneDue(count: number) {
  const test = await startWith(count);
  const { service } = await test.addSignedIn('hasty');
  service.otherwise = granted({ expiresInS: 10 });
  await test.sessions.get('hasty')?.renew();
  await test.wake();
  const spies = [vi.spyOn(Session.prototype, 'onDue'), vi.spyOn(Session.prototype, 'dueAtMs')];
  const before = service.asked.length;
  await test.clock.advance(25 * SECOND_MS);
  const others = spies.map(
    ({ mock }) => mock.contexts.filter((each) => each !== test.sessions.get('hasty')).length,
  );
  for (const spy of spies) spy.mockRestore();
  expect(service.asked.length).toBeGreaterThan(before + 2);
  return others;
}

describe('with many companies', () => {
  it('a renewal makes the scheduler ask no more sessions than with few', async () => {
    expect(await asksForOneRenewal(300)).toBe(await asksForOneRenewal(3));
  });

  it('one that is due by the timer has no other looked at, and all are looked at once a minute', async () => {
    expect(await looksForOneDue(300)).toEqual(await looksForOneDue(3));
    const test = await startWith(30);
    const looks = vi.spyOn(Session.prototype, 'onDue');
    for (let minute = 0; minute < 5; minute += 1) {
      looks.mockClear();
      await test.clock.advance(MINUTE_MS);
      expect(new Set(looks.mock.contexts).size).toBe(30);
    }
  });

  it('no more are begun at once than can be in a moment, and the others follow', async () => {
    const count = 2 * MOST_AT_ONCE + 5;
    const test = await startWith(count);
    const begun = vi.spyOn(Session.prototype, 'renew');
    test.clock.sleep(60 * MINUTE_MS);
    test.scheduler.wake();
    expect(begun).toHaveBeenCalledTimes(MOST_AT_ONCE);
    await test.clock.advance(SECOND_MS);
    expect(new Set(begun.mock.contexts).size).toBe(count);
    const left = test.sessions.all().filter(({ view }) => view.status.kind !== 'ready');
    expect(left).toEqual([]);
  });

  it('a service that is back is told to its own companies alone', async () => {
    const test = new SchedulerUnderTest();
    const told = vi.spyOn(Session.prototype, 'onServiceBack');
    const [acme] = await Promise.all([
      test.addSignedIn('acme', {}, 'https://shared.example.com/'),
      test.addSignedIn('neighbour', {}, 'https://shared.example.com/other/'),
      test.addSignedIn('stranger'),
    ]);
    const dropped = await test.addSignedIn('dropped', {}, 'https://shared.example.com/');
    test.sessions.drop(dropped.session.company.id);
    acme.service.queue(failed({ kind: 'offline' }));
    await acme.session.renew();
    await acme.session.renew();
    expect(told.mock.contexts.map((session) => (session as Session).company.id)).toEqual(['neighbour']);
  });

  it('the one that has become due sooner than all others is renewed in time', async () => {
    const test = await startWith(20);
    const last = test.sessions.get('company-19');
    const { service } = await test.addSignedIn('hasty');
    service.otherwise = granted({ expiresInS: 120 });
    await test.sessions.get('hasty')?.renew();
    const before = service.asked.length;
    await test.clock.advance(2 * MINUTE_MS);
    expect(service.asked.length).toBeGreaterThan(before);
    expect(last?.view.status.kind).toBe('ready');
  });

  it('an outage between two wake-ups is noticed by a company that is not the next one due', async () => {
    const test = await startWith(20);
    test.network.online = false;
    await test.sessions.get('company-19')?.renew();
    await settle();
    // The timer is short while the network is away.
    expect(test.clock.delaysMs.at(-1)).toBeLessThanOrEqual(5 * SECOND_MS);
  });
});
