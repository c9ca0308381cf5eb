// Random days in the life of three companies: time passes, the computer sleeps, the clock is set, the network and the
// services fail and come back, people copy. The test keeps the true time, which the app cannot see.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_SET_TOLERANCE_MS } from '../../../app/time/clock.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { failed, granted, type Reply } from '../../support/services/scripted-provider.ts';
import { type Company, SchedulerUnderTest } from './scheduler-under-test.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, PASSWORD, SECOND_MS } from './session-under-test.ts';

const WAYS = [
  'fine',
  'rotating',
  'slow',
  'refusing the refresh token',
  'offline',
  'faulty',
  'busy',
  'misconfigured',
  'broken',
] as const;
type Way = (typeof WAYS)[number];

type Step =
  | { readonly kind: 'advance' | 'sleep' | 'jump'; readonly ms: number }
  | { readonly kind: 'service'; readonly company: number; readonly way: Way }
  | { readonly kind: 'network'; readonly online: boolean }
  | { readonly kind: 'copy' | 'refresh' | 'signInAgain'; readonly company: number }
  | { readonly kind: 'wake' };

const company = fc.nat(2);
const ms = (max: number) => fc.integer({ min: 0, max });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('advance' as const), ms: ms(8 * MINUTE_MS) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('sleep' as const),
      ms: fc.oneof(ms(MINUTE_MS), ms(9 * HOUR_MS)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('jump' as const),
      ms: fc.integer({ min: -DAY_MS, max: DAY_MS }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('service' as const), company, way: fc.constantFrom(...WAYS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('network' as const), online: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy' as const, 'copy', 'refresh', 'signInAgain'),
      company,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wake' as const) }) },
);
const lives = fc.record({
  lifetimesS: fc.array(fc.integer({ min: 20, max: 7_200 }), { minLength: 3, maxLength: 3 }),
  steps: fc.array(step, { maxLength: 25 }),
  seed: fc.integer(),
});

class Life {
  readonly test: SchedulerUnderTest;
  readonly #companies: Company[] = [];
  readonly #ways: Way[] = ['fine', 'fine', 'fine'];
  /** True time at which each token that was ever given dies. */
  readonly #deathAtMs = new Map<string, number>();
  readonly #lifetimesS: readonly number[];
  #given = 0;
  #awakeMs = 0;
  /** What may cause a request beside the time that passes. */
  #causes = 0;
  /** A sign-in may be under way beside a renewal; two renewals never. */
  #hasSignedInAgain = false;
  readonly #faults: string[] = [];

  constructor(lifetimesS: readonly number[], seed: number) {
    this.#lifetimesS = lifetimesS;
    let state = seed;
    this.test = new SchedulerUnderTest(() => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
      return (state >>> 1) / 2 ** 31;
    });
  }

  async begin(): Promise<void> {
    for (const index of [0, 1, 2]) {
      const secret = index !== 1;
      const renewEveryMs = index === 0 ? 10 * MINUTE_MS : HOUR_MS;
      const added = this.test.add(`c${index}`, { secret, renewEveryMs });
      added.service.otherwise = (requestedAtMs, asked) =>
        this.#reply(index, asked.kind)(requestedAtMs, asked);
      this.#companies.push(added);
      // The first and the last may keep the password, so that no refusal of a refresh token ends their day.
      await added.session.changeSettings({ ...added.session.company, storePassword: true });
      await added.session.signIn(secret ? PASSWORD : {});
    }
    this.test.scheduler.start();
  }

  async take(step: Step): Promise<void> {
    const { clock, network, scheduler } = this.test;
    if (step.kind === 'advance') await this.#advance(step.ms);
    if (step.kind === 'sleep') clock.sleep(step.ms);
    if (step.kind === 'jump') clock.jump(step.ms);
    if (step.kind === 'service') this.#ways[step.company] = step.way;
    if (step.kind === 'network') network.online = step.online;
    if (step.kind === 'wake') scheduler.wake();
    if (step.kind === 'sleep' || step.kind === 'network') this.#causes += 3;
    if ('company' in step && step.kind !== 'service') await this.#act(step.kind, step.company);
    await settle();
    this.#look();
  }

  /** All is well again: within the longest wait between two tries, so is every session. */
  async recover(): Promise<void> {
    this.#ways.fill('fine');
    this.test.network.online = true;
    await this.#advance(16 * MINUTE_MS);
    this.#look();
    for (const index of this.#companies.keys()) {
      expect(['ready', 'renewing']).toContain(this.#companies[index]?.session.view.status.kind);
      await this.#act('copy', index);
    }
    this.test.scheduler.stop();
  }

  async #act(kind: 'copy' | 'refresh' | 'signInAgain', index: number): Promise<void> {
    const session = this.#companies[index]?.session;
    if (!session) return;
    this.#causes += 1;
    if (kind === 'copy') void session.copyableToken().then((copyable) => this.#judge(copyable));
    if (kind === 'refresh') for (const urgent of [true, false]) void session.renew({ urgent });
    if (kind === 'signInAgain') this.#hasSignedInAgain = true;
    if (kind === 'signInAgain') void session.signIn(index === 1 ? {} : PASSWORD);
    await this.#advance(SECOND_MS);
  }

  async #advance(ms: number): Promise<void> {
    this.#awakeMs += ms;
    await this.test.clock.advance(ms);
  }

  #judge(copyable: Awaited<ReturnType<Company['session']['copyableToken']>>): void {
    if (copyable.kind === 'none') return;
    const deathAtMs = this.#deathAtMs.get(copyable.token.accessToken) ?? 0;
    if (deathAtMs + CLOCK_SET_TOLERANCE_MS <= this.test.clock.monotonic())
      this.#faults.push('copied a dead token');
  }

  /** What must hold at every moment. */
  #look(): void {
    const { clock, scheduler } = this.test;
    scheduler.noticeClock();
    expect(this.#faults).toEqual([]);
    // Two requests at most for a try: the refresh token, then a sign-in.
    const mostTries = this.#awakeMs / SECOND_MS + this.#causes + 3;
    for (const { service, session } of this.#companies) {
      expect(service.mostWanted).toBeLessThanOrEqual(this.#hasSignedInAgain ? 2 : 1);
      expect(service.asked.length).toBeLessThanOrEqual(2 * mostTries);
      const { status, token, isRenewing } = session.view;
      if (token?.expiry.kind !== 'until') continue;
      const believedMs = token.expiry.expiresAtMs - clock.now();
      const trueMs = Math.max(...this.#deathsOf(session)) - clock.monotonic();
      expect(believedMs).toBeLessThanOrEqual(trueMs + CLOCK_SET_TOLERANCE_MS);
      // A token that is on its way is already valid, but not yet held.
      if (status.kind === 'expired' && !isRenewing) expect(trueMs).toBeLessThanOrEqual(20 * SECOND_MS);
    }
  }

  #deathsOf(session: Company['session']): readonly number[] {
    return [...this.#deathAtMs]
      .filter(([name]) => name.startsWith(session.company.id))
      .map(([, atMs]) => atMs);
  }

  #reply(index: number, kind: 'signIn' | 'refresh'): Reply {
    const way = this.test.network.online ? this.#ways[index] : 'offline';
    if (way === 'offline') return failed({ kind: 'offline' });
    if (way === 'faulty') return failed({ kind: 'serverFault', status: 503 });
    if (way === 'busy') return failed({ kind: 'rateLimited', retryAfterMs: 20 * SECOND_MS });
    if (way === 'misconfigured') return failed({ kind: 'misconfigured', reason: 'notFound' });
    if (way === 'refusing the refresh token' && kind === 'refresh') return failed({ kind: 'rejected' });
    if (way === 'broken') {
      return () => {
        throw new Error('a bug');
      };
    }
    return way === 'slow'
      ? this.#later(index, kind)
      : this.#token(index, kind === 'signIn' || way === 'rotating');
  }

  #token(index: number, rotates: boolean): Reply {
    const lifetimeS = this.#lifetimesS[index] ?? 60;
    this.#given += 1;
    const accessToken = `c${index} token ${this.#given}`;
    this.#deathAtMs.set(accessToken, this.test.clock.monotonic() + lifetimeS * 1_000);
    const refreshToken = `practice-refresh-${this.#given}`;
    return granted({ accessToken, expiresInS: lifetimeS, ...(rotates ? { refreshToken } : {}) });
  }

  /** The token is made when the request comes; its answer takes seven seconds. */
  #later(index: number, kind: 'signIn' | 'refresh'): Reply {
    const reply = this.#token(index, kind === 'signIn');
    return (requestedAtMs, asked) =>
      new Promise((resolve) => {
        this.test.clock.setTimer(7 * SECOND_MS, () => resolve(reply(requestedAtMs, asked)));
      });
  }
}

describe('whatever happens in a day', () => {
  it('no dead token is copied, no one is hammered, and all is well when all is well again', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ lifetimesS, steps, seed }) => {
        const life = new Life(lifetimesS, seed);
        await life.begin();
        for (const each of steps) await life.take(each);
        await life.recover();
      }),
      { numRuns: randomCases(1_000), endOnFailure: true },
    );
  }, 60_000);
});
