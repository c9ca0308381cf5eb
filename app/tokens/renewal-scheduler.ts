// Wakes each session when it is due. There is one timer, of at most 30 s, and all sessions are looked at by the second one at
// the latest, so that no sleep, clock change or long delay can lose a renewal.
import { type Clock, ClockWatch } from '../time/clock.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export const MAX_TIMER_MS = 30_000;
/** How often to look for the network while it is away. */
const OFFLINE_TIMER_MS = 5_000;
const MIN_TIMER_MS = 100;
/** So many renewals are begun in some hundredths of a second, in which nothing else is heard; few of them pass the gate at a time. */
export const MOST_AT_ONCE = 1_000;

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
  readonly #clockWatch: ClockWatch;
  #cancelTimer: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #wasOnline = true;
  /** When each session is due, as of its last change or of the last look at all. */
  readonly #dueAtMs = new Map<Session, number>();
  /** Of all sessions the one that is due first; the timer waits for it, or less long. */
  #first: Due | undefined;
  /** Those that have changed since they were asked. */
  readonly #changed = new Set<Session>();
  /** When all were looked at last, on the monotonic clock. */
  #lookedAtAllMs = 0;

  constructor(dependencies: SchedulerDependencies) {
    this.#deps = dependencies;
    this.#clockWatch = new ClockWatch(dependencies.clock);
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

  /**
   * Looks at every session now: on resume, on unlock, and on the timer once a minute or more. Where more are due than can be
   * begun at once, the others follow by the timer. Calling it twice does no harm.
   */
  wake(): void {
    try {
      this.#noticeNetwork();
      this.#lookAtAll();
      this.#deps.onTick();
    } finally {
      // Whatever goes wrong above, the timer must be set again.
      this.#armAnew();
    }
  }

  /** Adjusts every recorded time if the wall clock was set. Call it before showing times. */
  noticeClock(): void {
    for (const session of this.#deps.sessions.all()) session.noticeClock();
  }

  #lookAtAll(): void {
    let begun = 0;
    for (const session of this.#deps.sessions.all()) {
      session.noticeClock();
      const isDue = (session.dueAtMs() ?? Number.POSITIVE_INFINITY) <= this.#deps.clock.now();
      if (isDue) begun += 1;
      if (!isDue || begun <= MOST_AT_ONCE) session.onDue();
    }
  }

  #noticeNetwork(): void {
    const isOnline = this.#deps.network.isOnline();
    const isBack = isOnline && !this.#wasOnline;
    this.#wasOnline = isOnline;
    if (isBack) for (const session of this.#deps.sessions.all()) session.onNetworkBack();
  }

  /** One of many is due every moment: then the others are not looked at. */
  #onTimer(): void {
    const { clock, network, onTick } = this.#deps;
    const isAllsTurn = clock.monotonic() - this.#lookedAtAllMs >= MAX_TIMER_MS;
    const isAsBefore = this.#clockWatch.takeJumpMs() === 0 && this.#wasOnline && network.isOnline();
    if (isAllsTurn || !isAsBefore) {
      this.wake();
      return;
    }
    try {
      const nowMs = clock.now();
      const due = [...this.#dueAtMs].filter(([, atMs]) => atMs <= nowMs).slice(0, MOST_AT_ONCE);
      for (const [session] of due) this.#lookAt(session);
      onTick();
    } finally {
      this.#arm();
    }
  }

  #lookAt(session: Session): void {
    session.onDue();
    this.#ask(session);
  }

  #ask(session: Session): void {
    const atMs = session.dueAtMs();
    if (atMs === undefined) this.#dueAtMs.delete(session);
    else this.#dueAtMs.set(session, atMs);
  }

  /** Many sessions change together; only those are asked. */
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
    for (const session of changed) this.#ask(session);
    const isOffNow = this.#wasOnline && !this.#deps.network.isOnline();
    const first = this.#first;
    const isBefore = (session: Session, atMs: number) => (this.#dueAtMs.get(session) ?? atMs) < atMs;
    if (isOffNow || !first || changed.some((each) => each === first.session || isBefore(each, first.atMs)))
      this.#arm();
  }

  #armAnew(): void {
    this.#lookedAtAllMs = this.#deps.clock.monotonic();
    this.#dueAtMs.clear();
    for (const session of this.#deps.sessions.all()) this.#ask(session);
    this.#arm();
  }

  #arm(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#first = firstDue(this.#dueAtMs);
    if (!this.#first || !this.#stopListening) return;
    // Noted here too, so that a short outage between two wake-ups is not missed.
    if (!this.#deps.network.isOnline()) this.#wasOnline = false;
    const longestMs = this.#wasOnline ? MAX_TIMER_MS : OFFLINE_TIMER_MS;
    const delayMs = Math.min(longestMs, Math.max(MIN_TIMER_MS, this.#first.atMs - this.#deps.clock.now()));
    this.#cancelTimer = this.#deps.clock.setTimer(delayMs, () => this.#onTimer());
  }
}

interface Due {
  readonly session: Session;
  readonly atMs: number;
}

function firstDue(dueAtMs: ReadonlyMap<Session, number>): Due | undefined {
  let first: Due | undefined;
  for (const [session, atMs] of dueAtMs)
    if (first === undefined || atMs < first.atMs) first = { session, atMs };
  return first;
}
