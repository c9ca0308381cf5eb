// One conversation with a token service: shared by all who wait for it, dropped as one. Knows nothing of tokens.

export class Flight<Outcome> {
  readonly outcome: Promise<Outcome>;
  /** On the monotonic clock. */
  readonly startedAtMs: number;
  /** An operator waits for it; may turn true while it is under way. */
  isUrgent: boolean;
  /** Its answer is being stored: too late for the operator to give it up. */
  isAccepted = false;
  readonly #abort = new AbortController();

  constructor(
    start: { readonly atMs: number; readonly urgent: boolean },
    run: (flight: Flight<Outcome>) => Promise<Outcome>,
  ) {
    this.startedAtMs = start.atMs;
    this.isUrgent = start.urgent;
    // Not at once: whoever starts a flight notes it before it can end.
    this.outcome = Promise.resolve().then(() => run(this));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Its answer, which may still come, is nobody's any more. */
  get isDropped(): boolean {
    return this.#abort.signal.aborted;
  }

  drop(): void {
    this.#abort.abort();
  }
}
