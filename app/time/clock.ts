// The clocks of a computer and its timer, as a role: a test drives them, the app asks the system.

export interface Clock {
  /** Wall clock, Unix milliseconds. It may be set at any time. */
  now(): number;
  /** Milliseconds since an arbitrary start, counted through sleep; it cannot be set. */
  monotonic(): number;
  /** `now() - monotonic()`, which changes only when the wall clock is set; every look at a session asks for it. */
  offset(): number;
  /** Runs `run` once after `delayMs` (at most 2^31 - 1) of being awake; returns the cancellation. */
  setTimer(delayMs: number, run: () => void): () => void;
}

/** A wall clock that departs from the monotonic one by more was set; by less, it was adjusted gradually. */
export const CLOCK_SET_TOLERANCE_MS = 3_000;

/** Notices that the wall clock was set, by comparing it with the monotonic one. */
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
