// The clocks of a computer and its timer, as a role: a test drives them, the app asks the system.

export interface Clock {
  /** Wall clock, Unix milliseconds. Somebody may set it. */
  now(): number;
  /** Milliseconds since an arbitrary start, counted through sleep; nobody can set it. */
  monotonic(): number;
  /** `now() - monotonic()`, which changes only when somebody sets the wall clock; asked for by every look at a session. */
  offset(): number;
  /** Runs `run` once after `delayMs` (at most 2^31 - 1) of being awake; returns the cancellation. */
  setTimer(delayMs: number, run: () => void): () => void;
}
