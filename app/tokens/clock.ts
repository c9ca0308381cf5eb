// The two clocks of a computer and its timer, as a role: a test drives them, the app asks the system.

export interface Clock {
  /** Wall clock, Unix milliseconds. May jump. */
  now(): number;
  /** Milliseconds since an arbitrary start. Never jumps back; may stand still during sleep. */
  monotonic(): number;
  /** Runs `run` once after `delayMs` (at most 2^31 - 1); returns the cancellation. */
  setTimer(delayMs: number, run: () => void): () => void;
}
