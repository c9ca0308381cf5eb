// Tells when somebody set the wall clock, by holding it against the one that nobody can set.
import type { Clock } from '../time/clock.ts';

/** A wall clock that departs from the monotonic one by more was set; by less, it was slewed. */
export const CLOCK_SET_TOLERANCE_MS = 3_000;

export class ClockWatch {
  readonly #clock: Clock;
  #offsetMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offsetMs = clock.offset();
  }

  /** By how much the wall clock was set since the last answer that was not 0. Small departures add up until they count. */
  takeJumpMs(): number {
    const offsetMs = this.#clock.offset();
    const jumpMs = offsetMs - this.#offsetMs;
    if (Math.abs(jumpMs) <= CLOCK_SET_TOLERANCE_MS) return 0;
    this.#offsetMs = offsetMs;
    return jumpMs;
  }
}
