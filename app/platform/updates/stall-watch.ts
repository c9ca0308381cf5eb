// Notices that a download has stalled: it may take as long as it needs, while something of it comes.
import type { Clock } from '../../time/clock.ts';

const STALL_LIMIT_MS = 60_000;
export const LATE = Symbol('late');

export class StallWatch {
  readonly #clock: Clock;
  readonly #stopping = new AbortController();
  #sayLate: (late: typeof LATE) => void = () => {};
  #cancelTimer = () => {};
  /** Resolves once nothing has come for a minute. */
  readonly late: Promise<typeof LATE>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.late = new Promise((resolve) => {
      this.#sayLate = resolve;
    });
    this.noteProgress();
  }

  /** Aborted when it is late. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  noteProgress(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.setTimer(STALL_LIMIT_MS, () => {
      this.#sayLate(LATE);
      this.#stopping.abort();
    });
  }

  end(): void {
    this.#cancelTimer();
  }
}
