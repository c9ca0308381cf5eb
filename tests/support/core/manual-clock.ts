// A clock that a test drives: time passes only by `advance`, `sleep` and `jump`.
import type { Clock } from '../../../app/time/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

export class ManualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;
  #awakeMs = 0;
  readonly #timers = new Set<Timer>();

  constructor(startMs = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#wallMs = startMs;
  }

  /** Waited for before and after each timer; a test with real requests waits for their answers too. */
  settle: () => Promise<void> = settle;

  now = () => this.#wallMs;
  monotonic = () => this.#monotonicMs;
  offset = () => this.#wallMs - this.#monotonicMs;

  setTimer: Clock['setTimer'] = (delayMs, run) => {
    const timer = { atMs: this.#awakeMs + Math.max(0, delayMs), run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  };

  /** Timers that are waiting. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Lets time pass; timers fire in order, and promises settle between them. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#awakeMs + ms;
    await this.settle();
    for (let timer = this.#nextUntil(endMs); timer; timer = this.#nextUntil(endMs)) {
      this.#moveTo(Math.max(this.#awakeMs, timer.atMs));
      this.#timers.delete(timer);
      timer.run();
      await this.settle();
    }
    this.#moveTo(endMs);
    await this.settle();
  }

  /** The computer sleeps: both clocks go on, the timers stand still. */
  sleep(ms: number): void {
    this.#wallMs += ms;
    this.#monotonicMs += ms;
  }

  /** Someone sets the clock. */
  jump(ms: number): void {
    this.#wallMs += ms;
  }

  #moveTo(awakeMs: number): void {
    const passedMs = awakeMs - this.#awakeMs;
    this.#awakeMs = awakeMs;
    this.#wallMs += passedMs;
    this.#monotonicMs += passedMs;
  }

  #nextUntil(endMs: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers)
      if (timer.atMs <= endMs && (!next || timer.atMs < next.atMs)) next = timer;
    return next;
  }
}

/** Lets everything that is already resolved run on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
