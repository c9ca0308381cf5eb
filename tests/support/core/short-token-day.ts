// A simulated day with tokens that live for minutes: the real core before a model of the services, with sleeps, outages,
// a clock that is set, and copies at random moments. Counts what the services were asked and what a copy was worth.
import type { RenewalMode } from '../../../app/shared/contract/sessions.ts';
import { ModelService } from '../services/model-service.ts';
import { generateTokenDraft, passwordDraft, signInAndSave } from './company-inputs.ts';
import { CoreBench } from './core-bench.ts';
import { MemoryFiles } from './memory-files.ts';
import { seeded } from './seeded.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The operator copies during these hours, and the services fail only then: the night is quiet. */
const WORKING_MS = 10 * HOUR_MS;
/** After a copy or trouble, this much is not counted as idle. */
const SETTLING_MS = MINUTE_MS;

/** How a company gets its next token. */
export type Means = 'refreshToken' | 'storedPassword';

export interface Tally {
  /** With at least as much left of the token's life as is promised. */
  fresh: number;
  /** Copied with less while the service could be reached. */
  stale: number;
  /** With less than half of the token's life left while the service could be reached. */
  belowHalf: number;
  /** Nothing was copied while the service could be reached. */
  missed: number;
  /** While the service could not be reached; what the service would still have taken, and what not. */
  inOutage: number;
  deadCopies: number;
  /** Requests that arrived while nothing was copied and nothing was wrong. */
  idleRequests: number;
  /** The shortest time between two of them. */
  closestMs: number;
  /** All requests of the day. */
  requests: number;
}

interface Watched {
  readonly id: string;
  readonly label: string;
  readonly host: string;
  readonly tally: Tally;
  quietSinceMs: number;
  lastIdleMs: number;
}

export interface DayOptions {
  readonly lifetimeS: number;
  readonly mode: RenewalMode;
  readonly seed: number;
}

export async function shortTokenDay({ lifetimeS, mode, seed }: DayOptions): Promise<Record<Means, Tally>> {
  const day = new ShortTokenDay(lifetimeS, seed);
  try {
    await day.start(mode);
    await day.run();
    return day.tallies();
  } finally {
    await day.bench[Symbol.asyncDispose]();
  }
}

class ShortTokenDay {
  readonly bench: CoreBench;
  readonly #service: ModelService;
  readonly #random: () => number;
  readonly #promisedMs: number;
  readonly #halfMs: number;
  #watched: readonly Watched[] = [];

  constructor(lifetimeS: number, seed: number) {
    this.#random = seeded(seed);
    this.bench = new CoreBench({
      files: new MemoryFiles(),
      random: seeded(seed + 1),
      fetch: (input, init) => {
        this.#noteRequest(new URL(input instanceof Request ? input.url : input).host);
        return this.#service.fetch(input, init);
      },
    });
    this.#service = new ModelService(this.bench.clock, this.bench.network);
    this.#service.lifetimeS = lifetimeS;
    this.#halfMs = (lifetimeS * SECOND_MS) / 2;
    this.#promisedMs = Math.min(2 * MINUTE_MS, this.#halfMs);
  }

  async start(renewalMode: RenewalMode): Promise<void> {
    await this.bench.start();
    const drafts = [passwordDraft({ renewalMode }), generateTokenDraft({ renewalMode, storePassword: true })];
    const watched: Watched[] = [];
    for (const draft of drafts) {
      const saved = await this.bench.call('saveCompany', signInAndSave(draft));
      if (saved.outcome !== 'saved') throw new Error('the bench could not sign in');
      const { label, address } = draft;
      watched.push({ id: saved.companyId, label, host: new URL(address).host, ...newTally() });
    }
    this.#watched = watched;
    for (const each of watched) each.quietSinceMs = this.bench.clock.monotonic() + SETTLING_MS;
  }

  tallies(): Record<Means, Tally> {
    const [refreshToken, storedPassword] = this.#watched;
    if (!refreshToken || !storedPassword) throw new Error('start it first');
    return { refreshToken: refreshToken.tally, storedPassword: storedPassword.tally };
  }

  async run(): Promise<void> {
    const { clock } = this.bench;
    const beganMs = clock.monotonic();
    while (clock.monotonic() - beganMs < WORKING_MS) {
      await clock.advance(this.#between(5 * SECOND_MS, 8 * MINUTE_MS));
      await this.#something();
    }
    await this.#endTrouble();
    while (clock.monotonic() - beganMs < DAY_MS) await clock.advance(30 * MINUTE_MS);
  }

  async #something(): Promise<void> {
    const { bench } = this;
    const dice = this.#random();
    if (dice < 0.75) return this.#copy();
    if (dice < 0.8) return this.#asleep();
    if (dice < 0.85) bench.clock.jump(this.#between(-HOUR_MS, HOUR_MS));
    else if (dice < 0.9) bench.network.online = false;
    else if (dice < 0.95) for (const { host } of this.#watched) this.#service.moods.set(host, 'faulty');
    else await this.#endTrouble();
    if (this.#isInTrouble()) for (const each of this.#watched) each.quietSinceMs = Number.POSITIVE_INFINITY;
  }

  async #asleep(): Promise<void> {
    const { clock, core } = this.bench;
    clock.sleep(this.#between(MINUTE_MS, 90 * MINUTE_MS));
    this.#disturbed();
    await core.wake();
    await this.bench.settle();
  }

  async #endTrouble(): Promise<void> {
    if (!this.#isInTrouble()) return;
    this.bench.network.online = true;
    this.#service.moods.clear();
    // Until the app has noticed: its longest wait between two tries is a quarter of an hour.
    for (const each of this.#watched) each.quietSinceMs = this.bench.clock.monotonic() + 16 * MINUTE_MS;
  }

  async #copy(): Promise<void> {
    const { clock, clipboard } = this.bench;
    const each = this.#watched[this.#random() < 0.5 ? 0 : 1];
    if (!each) return;
    each.quietSinceMs = Math.max(each.quietSinceMs, clock.monotonic() + SETTLING_MS);
    const { outcome } = await this.bench.call('copyToken', { companyId: each.id, format: null });
    const leftMs = outcome === 'copied' ? this.#service.livesForMs(clipboard.text) : undefined;
    this.#count(each.tally, leftMs);
  }

  #count(tally: Tally, leftMs: number | undefined): void {
    if (leftMs !== undefined && leftMs <= 0) tally.deadCopies += 1;
    if (this.#isInTrouble()) tally.inOutage += 1;
    else if (leftMs === undefined) tally.missed += 1;
    else if (leftMs >= this.#promisedMs) tally.fresh += 1;
    else tally.stale += 1;
    if (!this.#isInTrouble() && leftMs !== undefined && leftMs < this.#halfMs) tally.belowHalf += 1;
  }

  #noteRequest(host: string): void {
    const each = this.#watched.find((watched) => watched.host === host);
    const nowMs = this.bench.clock.monotonic();
    if (!each) return;
    each.tally.requests += 1;
    if (nowMs < each.quietSinceMs) return;
    each.tally.idleRequests += 1;
    each.tally.closestMs = Math.min(each.tally.closestMs, nowMs - each.lastIdleMs);
    each.lastIdleMs = nowMs;
  }

  #disturbed(): void {
    const untilMs = this.bench.clock.monotonic() + SETTLING_MS;
    for (const each of this.#watched) each.quietSinceMs = Math.max(each.quietSinceMs, untilMs);
  }

  #isInTrouble(): boolean {
    return !this.bench.network.online || this.#service.moods.size > 0;
  }

  #between(leastMs: number, mostMs: number): number {
    return Math.round(leastMs + this.#random() * (mostMs - leastMs));
  }
}

function newTally(): Pick<Watched, 'tally' | 'quietSinceMs' | 'lastIdleMs'> {
  const counts = {
    fresh: 0,
    stale: 0,
    belowHalf: 0,
    missed: 0,
    inOutage: 0,
    deadCopies: 0,
    idleRequests: 0,
    requests: 0,
  };
  return {
    tally: { ...counts, closestMs: Number.POSITIVE_INFINITY },
    quietSinceMs: Number.POSITIVE_INFINITY,
    lastIdleMs: Number.NEGATIVE_INFINITY,
  };
}
