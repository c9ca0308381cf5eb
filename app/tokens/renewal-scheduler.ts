// Wakes each session when it is due. There is one timer, of at most 30 s, so that no sleep, clock change or long delay
// can lose a renewal.
import type { Clock } from '../time/clock.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export const MAX_TIMER_MS = 30_000;
/** How often to look for the network while it is away. */
const OFFLINE_TIMER_MS = 5_000;
const MIN_TIMER_MS = 100;

export interface Network {
  isOnline(): boolean;
}

export interface SchedulerDependencies {
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly network: Network;
  /** Called on each wake-up, after the sessions: time has passed, so the words on screen may be out of date. */
  readonly onTick: () => void;
}

export class RenewalScheduler {
  readonly #deps: SchedulerDependencies;
  #cancelTimer: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #wasOnline = true;
  /** Of all sessions the one that is due first, as of the last look; the timer waits for it, or less long. */
  #first: Due | undefined;
  /** Those that have changed since. */
  readonly #changed = new Set<Session>();

  constructor(dependencies: SchedulerDependencies) {
    this.#deps = dependencies;
  }

  start(): void {
    this.#stopListening = this.#deps.sessions.onChange((session) => this.#armSoon(session));
    this.wake();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  /** Checks every session now: on the timer, on resume, on unlock, before a copy. Calling it twice does no harm. */
  wake(): void {
    try {
      this.#noticeNetwork();
      for (const session of this.#deps.sessions.all()) session.onDue();
      this.#deps.onTick();
    } finally {
      // Whatever goes wrong above, the timer must be set again.
      this.#arm();
    }
  }

  /** Adjusts every recorded time if the wall clock was set. Call it before showing times. */
  noticeClock(): void {
    for (const session of this.#deps.sessions.all()) session.noticeClock();
  }

  #noticeNetwork(): void {
    const isOnline = this.#deps.network.isOnline();
    const isBack = isOnline && !this.#wasOnline;
    this.#wasOnline = isOnline;
    if (isBack) for (const session of this.#deps.sessions.all()) session.onNetworkBack();
  }

  /** Many sessions change together; only those are asked, unless the first of all is one of them. */
  #armSoon(session: Session): void {
    this.#changed.add(session);
    if (this.#changed.size > 1) return;
    queueMicrotask(() => {
      const changed = [...this.#changed];
      this.#changed.clear();
      if (this.#stopListening) this.#armAfter(changed);
    });
  }

  #armAfter(changed: readonly Session[]): void {
    const isOffNow = this.#wasOnline && !this.#deps.network.isOnline();
    const earliest = firstDue(changed);
    if (isOffNow || !this.#first || changed.includes(this.#first.session)) this.#arm();
    else if (earliest && earliest.atMs < this.#first.atMs) this.#armFor(earliest);
  }

  #arm(): void {
    this.#armFor(firstDue(this.#deps.sessions.all()));
  }

  #armFor(first: Due | undefined): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#first = first;
    if (!first || !this.#stopListening) return;
    // Noted here too, so that a short outage between two wake-ups is not missed.
    if (!this.#deps.network.isOnline()) this.#wasOnline = false;
    const longestMs = this.#wasOnline ? MAX_TIMER_MS : OFFLINE_TIMER_MS;
    const delayMs = Math.min(longestMs, Math.max(MIN_TIMER_MS, first.atMs - this.#deps.clock.now()));
    this.#cancelTimer = this.#deps.clock.setTimer(delayMs, () => this.wake());
  }
}

interface Due {
  readonly session: Session;
  readonly atMs: number;
}

function firstDue(sessions: readonly Session[]): Due | undefined {
  let first: Due | undefined;
  for (const session of sessions) {
    const atMs = session.dueAtMs();
    if (atMs !== undefined && (first === undefined || atMs < first.atMs)) first = { session, atMs };
  }
  return first;
}
