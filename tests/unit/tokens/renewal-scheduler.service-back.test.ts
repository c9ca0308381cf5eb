import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { failed, granted } from '../../support/services/scripted-provider.ts';
import { type Company, SchedulerUnderTest } from './scheduler-under-test.ts';
import { HOUR_MS } from './session-under-test.ts';

const SHARED = 'https://shared.example.com/';
const ELSEWHERE = 'https://elsewhere.example.com/';

/** Two companies of one service and one of another, whose renewals have all failed; an hour is past their tokens' end. */
async function afterAnOutage(failure: TokenFailure, sleptMs = 2 * HOUR_MS) {
  const test = new SchedulerUnderTest();
  const first = await test.addSignedIn('first', {}, `${SHARED}one`);
  const second = await test.addSignedIn('second', {}, `${SHARED}two`);
  const stranger = await test.addSignedIn('stranger', {}, ELSEWHERE);
  const companies = [first, second, stranger];
  test.clock.sleep(sleptMs);
  for (const { service } of companies) service.otherwise = failed(failure);
  for (const { session } of companies) await session.renew();
  const answersAgain = ({ service }: Company) => {
    service.otherwise = granted();
  };
  return { test, first, second, stranger, companies, answersAgain };
}

const statuses = (companies: readonly Company[]) => companies.map(({ session }) => session.view.status.kind);

describe('a service that is back', () => {
  it.each<TokenFailure>([
    { kind: 'offline' },
    { kind: 'offline', reason: 'unknownHost' },
    { kind: 'timeout' },
    { kind: 'proxy' },
    { kind: 'serverFault' },
    { kind: 'misconfigured', reason: 'webPage' },
    { kind: 'misconfigured', reason: 'redirected' },
  ])(
    'is back for all of its companies as soon as one finds out ($kind $reason), and for no one else’s',
    async (failure) => {
      const { first, companies, answersAgain } = await afterAnOutage(failure);
      companies.forEach(answersAgain);
      await first.session.renew();
      await settle();
      expect(statuses(companies)).toEqual(['ready', 'ready', 'expired']);
    },
  );

  it.each<TokenFailure>([
    { kind: 'rateLimited' },
    { kind: 'serverFault', retryAfterMs: 60_000 },
    { kind: 'misconfigured', reason: 'notFound' },
    { kind: 'insecure' },
  ])('is not asked earlier where it asked for time or is not at fault: $kind', async (failure) => {
    const { first, second, answersAgain } = await afterAnOutage({ kind: 'serverFault' });
    second.service.otherwise = failed(failure);
    await second.session.renew();
    const before = second.service.asked.length;
    answersAgain(first);
    await first.session.renew();
    await settle();
    expect(second.service.asked).toHaveLength(before);
  });

  it('is left to the turn of a company whose token is still valid: everyone else’s have been waiting too', async () => {
    const { first, companies, answersAgain } = await afterAnOutage({ kind: 'serverFault' }, 0);
    companies.forEach(answersAgain);
    await first.session.renew();
    await settle();
    expect(statuses(companies)).toEqual(['ready', 'retrying', 'retrying']);
  });

  it('is asked earlier once only by a company that it goes on failing', async () => {
    const { test, first, second, answersAgain } = await afterAnOutage({ kind: 'serverFault' });
    const before = second.service.asked.length;
    for (let round = 0; round < 5; round += 1) {
      answersAgain(first);
      await first.session.renew();
      await settle();
      first.service.otherwise = failed({ kind: 'serverFault' });
      await first.session.renew();
    }
    expect(second.service.asked).toHaveLength(before + 1);
    answersAgain(second);
    await second.session.renew();
    test.clock.sleep(2 * HOUR_MS);
    second.service.otherwise = failed({ kind: 'serverFault' });
    await second.session.renew();
    answersAgain(first);
    await first.session.renew();
    await settle();
    expect(second.service.asked).toHaveLength(before + 4);
  });

  it('is asked again soon by a company that it fails once more: the outage is over', async () => {
    const { test, first, second, answersAgain } = await afterAnOutage({ kind: 'offline' });
    for (let count = 0; count < 8; count += 1) await second.session.renew();
    const waitMs = () => (second.session.view.nextTryAtMs ?? 0) - test.clock.now();
    const longMs = waitMs();
    answersAgain(first);
    await first.session.renew();
    await settle();
    expect([longMs > 60_000, waitMs() <= 2_000]).toEqual([true, true]);
  });
});
