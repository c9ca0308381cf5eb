// The one owner of time: wakes each session when it is due. One timer of at most 30 s, so that neither sleep nor a
// clock that is set nor a long delay can lose a renewal.
import type { Clock } from '../time/clock.ts';
import type { Sessions } from './sessions.ts';

export const MAX_TIMER_MS = 30_000;
/** While the network is away its return is looked for this often. */
const OFFLINE_TIMER_MS = 5_000;
const MIN_TIMER_MS = 100;

export interface Network {
  isOnline(): boolean;
}

export interface SchedulerDependencies {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly network: Network;
  /** Called on each wake-up, after the sessions: time passed, and so the words on screen may have changed. */
  readonly onTick: () => void;
}

export class RenewalScheduler {
  readonly #deps: SchedulerDependencies;
  #cancelTimer: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #wasOnline = true;
  #isArmQueued = false;

  constructor(dependencies: SchedulerDependencies) {
    this.#deps = dependencies;
  }

  start(): void {
    this.#stopListening = this.#deps.sessions.onChange(() => this.#armSoon());
    this.wake();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** Looks at everything now: on the timer, on resume, on unlock, before a copy. Calling it twice does no harm. */
  wake(): void {
    try {
      this.#noticeNetwork();
      for (const session of this.#deps.sessions.all()) session.onDue();
      this.#deps.onTick();
    } finally {
      // Whatever goes wrong above, there is a next time.
      this.#arm();
    }
  }

  /** Moves every noted time along when somebody set the wall clock; for whoever is about to show times. */
  noticeClock(): void {
    for (const session of this.#deps.sessions.all()) session.noticeClock();
  }

  #noticeNetwork(): void {
    const isOnline = this.#deps.network.isOnline();
    const isBack = isOnline && !this.#wasOnline;
    this.#wasOnline = isOnline;
    if (isBack) for (const session of this.#deps.sessions.all()) session.onNetworkBack();
  }

  /** Many sessions change together; one look at all of them serves. */
  #armSoon(): void {
    if (this.#isArmQueued) return;
    this.#isArmQueued = true;
    queueMicrotask(() => {
      this.#isArmQueued = false;
      if (this.#stopListening) this.#arm();
    });
  }

  #arm(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const dueAtMs = this.#earliestDueMs();
    if (dueAtMs === undefined || !this.#stopListening) return;
    // Noted here too, so that an absence between two wake-ups is not missed.
    if (!this.#deps.network.isOnline()) this.#wasOnline = false;
    const longestMs = this.#wasOnline ? MAX_TIMER_MS : OFFLINE_TIMER_MS;
    const delayMs = Math.min(longestMs, Math.max(MIN_TIMER_MS, dueAtMs - this.#deps.clock.now()));
    this.#cancelTimer = this.#deps.clock.setTimer(delayMs, () => this.wake());
  }

  #earliestDueMs(): number | undefined {
    let earliest: number | undefined;
    for (const session of this.#deps.sessions.all()) {
      const dueAtMs = session.dueAtMs();
      if (dueAtMs !== undefined && (earliest === undefined || dueAtMs < earliest)) earliest = dueAtMs;
    }
    return earliest;
  }
}
