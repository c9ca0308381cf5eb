import { describe, expect, it } from 'vitest';
import { MAX_TIMER_MS } from '../../../app/tokens/renewal-scheduler.ts';
import { cpuMs } from '../../support/app/cpu-time.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted, type ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { SchedulerUnderTest } from './scheduler-under-test.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './session-under-test.ts';

const refreshes = ({ kinds }: ScriptedProvider) => kinds.filter((kind) => kind === 'refresh').length;
const offline = failed({ kind: 'offline' });

describe('the scheduler', () => {
  it('renews a token before it dies, again and again, without anyone asking', async () => {
    const test = new SchedulerUnderTest();
    const { service, session } = await test.addSignedIn('acme');
    service.otherwise = granted({ expiresInS: 120 });
    test.scheduler.start();
    await session.renew();
    let shortestMs = Number.POSITIVE_INFINITY;
    for (let second = 0; second < 600; second += 1) {
      await test.clock.advance(SECOND_MS);
      const expiry = session.view.token?.expiry;
      if (expiry?.kind === 'until') shortestMs = Math.min(shortestMs, expiry.expiresAtMs - test.clock.now());
    }
    expect(shortestMs).toBeGreaterThanOrEqual(24 * SECOND_MS - 100);
    expect(refreshes(service)).toBeGreaterThanOrEqual(6);
    expect(refreshes(service)).toBeLessThanOrEqual(8);
  });

  it('follows the provider’s advice of every ten minutes', async () => {
    const test = new SchedulerUnderTest();
    const { service } = await test.addSignedIn('acme', { renewEveryMs: 10 * MINUTE_MS });
    test.scheduler.start();
    await test.clock.advance(HOUR_MS);
    expect(refreshes(service)).toBe(6);
    const gapsMs = service.asked.slice(1).map(({ atMs }, index) => atMs - (service.asked[index]?.atMs ?? 0));
    expect(Math.max(...gapsMs)).toBeLessThanOrEqual(10 * MINUTE_MS);
  });

  it('keeps every timer short, also for a token of ten years', async () => {
    const test = new SchedulerUnderTest();
    const { session, service } = test.add('acme');
    service.otherwise = granted({ expiresInS: 315_576_000, refreshToken: 'practice-refresh' });
    await session.signIn({});
    test.scheduler.start();
    await test.clock.advance(2 * HOUR_MS);
    expect(Math.max(...test.clock.delaysMs)).toBeLessThanOrEqual(MAX_TIMER_MS);
    expect(refreshes(service)).toBe(0);
    // Over 2^31 - 1 ms, the longest that a timer of the system can wait.
    test.clock.sleep(315_576_000_000);
    await test.clock.advance(MAX_TIMER_MS);
    expect(refreshes(service)).toBe(1);
  });

  it('sets no timer at all while nothing is due', async () => {
    const test = new SchedulerUnderTest();
    test.scheduler.start();
    const { session, service } = test.add('acme');
    await settle();
    expect(test.clock.pending).toBe(0);
    service.queue(granted());
    await session.signIn({});
    await settle();
    expect(test.clock.pending).toBe(1);
    await session.signOut();
    await settle();
    expect(test.clock.pending).toBe(0);
  });

  it('sets no timer once a token is dead that only the operator can renew', async () => {
    const test = new SchedulerUnderTest();
    const { session } = await test.addSignedIn('acme', { refreshes: false });
    test.scheduler.start();
    await test.clock.advance(2 * HOUR_MS);
    expect(session.view.status.kind).toBe('needsSignIn');
    expect(test.clock.pending).toBe(0);
  });

  it('has one timer, however many companies there are, and none after its end', async () => {
    const test = new SchedulerUnderTest();
    await Promise.all(['a', 'b', 'c'].map((id) => test.addSignedIn(id)));
    test.scheduler.start();
    await settle();
    expect(test.clock.pending).toBe(1);
    test.scheduler.stop();
    await test.sessions.get('a')?.renew();
    await settle();
    expect(test.clock.pending).toBe(0);
  });

  it('wakes no company that was taken off the list, and takes it up again where it rested', async () => {
    const test = new SchedulerUnderTest();
    const { session, service } = await test.addSignedIn('acme');
    test.scheduler.start();
    test.sessions.drop('acme');
    await test.clock.advance(HOUR_MS);
    expect(refreshes(service)).toBe(0);
    test.sessions.keep(session);
    await test.clock.advance(SECOND_MS);
    expect(refreshes(service)).toBe(1);
  });

  it('drops the late answer for a company that was taken off the list', async () => {
    const test = new SchedulerUnderTest();
    const { session, service } = await test.addSignedIn('acme');
    const answer = service.hold();
    void session.renew();
    await settle();
    test.sessions.drop('acme');
    const stored = test.vault.texts.get('acme');
    answer.answer(granted({ accessToken: 'practice-late' }));
    await settle();
    expect(test.vault.texts.get('acme')).toBe(stored);
  });

  it('does not disturb a session that is put on the list a second time', async () => {
    const test = new SchedulerUnderTest();
    const { session, service } = await test.addSignedIn('acme');
    const answer = service.hold();
    const renewal = session.renew();
    await settle();
    test.sessions.keep(session);
    answer.answer(granted());
    expect(await renewal).toEqual({ kind: 'renewed' });
  });

  it('lets a copy overtake the renewals that wait in line, though it joins one of them', async () => {
    const test = new SchedulerUnderTest();
    const ids = ['a', 'b', 'c', 'd', 'e', 'wanted'];
    const companies = await Promise.all(ids.map((id) => test.addSignedIn(id)));
    test.scheduler.start();
    test.clock.sleep(59 * MINUTE_MS);
    const answers = companies.map(({ service }) => service.hold());
    await test.wake();
    const wanted = companies.at(-1);
    expect(companies.map(({ service }) => refreshes(service))).toEqual([1, 1, 1, 1, 0, 0]);
    void wanted?.session.copyableToken();
    answers[0]?.answer(granted());
    await settle();
    expect(companies.map(({ service }) => refreshes(service))).toEqual([1, 1, 1, 1, 0, 1]);
  });

  it('survives a fault in what it tells', async () => {
    const test = new SchedulerUnderTest();
    const { service } = await test.addSignedIn('acme');
    test.scheduler.start();
    test.onTick = () => {
      throw new Error('a bug');
    };
    await expect(test.clock.advance(MAX_TIMER_MS)).rejects.toThrow('a bug');
    test.onTick = () => {};
    await test.clock.advance(HOUR_MS);
    expect(refreshes(service)).toBe(1);
  });
});

describe('after eight hours of sleep', () => {
  it('every session is renewed once, though the computer says twice that it is awake', async () => {
    const test = new SchedulerUnderTest();
    const companies = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => test.addSignedIn(id)));
    test.scheduler.start();
    test.clock.sleep(8 * HOUR_MS);
    test.scheduler.wake();
    test.scheduler.wake();
    await test.wake();
    await test.wake();
    for (const { service, session } of companies) {
      expect(refreshes(service)).toBe(1);
      expect(session.view.status.kind).toBe('ready');
    }
  });

  it('a session is renewed within 30 s even if no one says that the computer is awake', async () => {
    const test = new SchedulerUnderTest();
    const { service } = await test.addSignedIn('acme');
    test.scheduler.start();
    test.clock.sleep(8 * HOUR_MS);
    await test.clock.advance(MAX_TIMER_MS);
    expect(refreshes(service)).toBe(1);
  });

  it('a token that nothing renews is dead, and no one is asked', async () => {
    const test = new SchedulerUnderTest();
    const { session, service } = await test.addSignedIn('acme', { refreshes: false });
    test.scheduler.start();
    test.clock.sleep(8 * HOUR_MS);
    await test.wake();
    expect(session.view.status).toEqual({ kind: 'needsSignIn', reason: 'passwordNotStored' });
    expect(await session.copyableToken()).toMatchObject({ kind: 'none' });
    expect(service.asked).toHaveLength(1);
  });
});

describe('timers that are late by minutes', () => {
  it('lose no renewal and make no storm', async () => {
    const test = new SchedulerUnderTest();
    const { service, session } = await test.addSignedIn('acme');
    test.scheduler.start();
    for (let round = 0; round < 20; round += 1) {
      test.clock.sleep(5 * MINUTE_MS);
      await test.clock.advance(MAX_TIMER_MS);
    }
    expect(refreshes(service)).toBe(2);
    expect(session.view.status.kind).toBe('ready');
  });
});

describe.each([
  ['forward', DAY_MS],
  ['back', -DAY_MS],
  ['by three hours, as a wrong time zone does', 3 * HOUR_MS],
])('a clock that is set %s while the app runs', (_where, jumpMs) => {
  it('causes no request, no false “expired” and no missed renewal', async () => {
    const test = new SchedulerUnderTest();
    const { service, session } = await test.addSignedIn('acme');
    test.scheduler.start();
    const seen = new Set<string>();
    test.sessions.onChange(({ view }) => seen.add(view.status.kind));
    await test.clock.advance(10 * MINUTE_MS);
    test.clock.jump(jumpMs);
    await test.clock.advance(MINUTE_MS);
    expect(refreshes(service)).toBe(0);
    await test.clock.advance(39 * MINUTE_MS);
    expect(refreshes(service)).toBe(1);
    test.clock.jump(-2 * jumpMs);
    await test.clock.advance(10 * HOUR_MS);
    // Each token lives an hour and is renewed 45 to 50 minutes after it came.
    expect(refreshes(service)).toBeGreaterThanOrEqual(12);
    expect(refreshes(service)).toBeLessThanOrEqual(15);
    expect([...seen].sort()).toEqual(['ready', 'renewing']);
    expect(session.view.status.kind).toBe('ready');
  });
});

describe('the network', () => {
  it('that comes back is noticed within five seconds, and what waited is tried at once', async () => {
    const test = new SchedulerUnderTest();
    const { service, session } = await test.addSignedIn('acme');
    test.scheduler.start();
    test.network.online = false;
    service.otherwise = offline;
    await test.clock.advance(2 * HOUR_MS);
    expect(session.view.status).toMatchObject({ kind: 'expired', failure: { kind: 'offline' } });
    test.network.online = true;
    service.otherwise = granted();
    await test.clock.advance(5 * SECOND_MS);
    expect(session.view.status.kind).toBe('ready');
  });

  it('that was away for less than a timer is noticed too', async () => {
    const test = new SchedulerUnderTest();
    const { service, session } = await test.addSignedIn('acme');
    test.scheduler.start();
    service.otherwise = offline;
    // Some failures in a row, so that the next try is minutes away.
    for (let each = 0; each < 12; each += 1) await session.renew();
    test.network.online = false;
    await session.renew();
    await settle();
    test.network.online = true;
    service.otherwise = granted();
    await test.clock.advance(5 * SECOND_MS);
    expect(session.view.status.kind).toBe('ready');
  });

  it('that is away is not asked more than the backoff allows', async () => {
    const test = new SchedulerUnderTest();
    const { service } = await test.addSignedIn('acme');
    test.scheduler.start();
    test.network.online = false;
    service.otherwise = offline;
    await test.clock.advance(8 * HOUR_MS);
    expect(refreshes(service)).toBeLessThan(100);
  });
});

describe('a thousand companies', () => {
  it('are cheap: an idle look takes milliseconds, a storm of renewals about a second', async () => {
    const test = new SchedulerUnderTest(Math.random);
    const companies = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => test.addSignedIn(`c${index}`)),
    );
    test.scheduler.start();
    await settle();
    const idleMs = await cpuMs(() => {
      for (let look = 0; look < 100; look += 1) test.scheduler.wake();
    });
    test.clock.sleep(8 * HOUR_MS);
    const stormMs = await cpuMs(async () => {
      test.scheduler.wake();
      while (companies.some(({ session }) => session.view.status.kind !== 'ready')) await settle();
    });
    for (const { service } of companies) expect(refreshes(service)).toBe(1);
    expect(idleMs / 100).toBeLessThan(20);
    expect(stormMs).toBeLessThan(5_000);
  });
});
