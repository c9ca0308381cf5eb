// A session's requests to its service while they are under way: each shared by all who wait for it, and aborted as one.
import type { Clock } from '../time/clock.ts';
import type { FlightId } from './session-state.ts';

export interface Flight<Outcome> {
  readonly id: FlightId;
  readonly outcome: Promise<Outcome>;
  /** On the monotonic clock. */
  readonly startedAtMs: number;
  /** An operator is waiting for it; may become true while it is under way. */
  isUrgent: boolean;
  readonly signal: AbortSignal;
}

export class SessionFlights {
  readonly #clock: Clock;
  readonly #onEnd: (flight: FlightId) => void;
  readonly #aborts = new Map<FlightId, AbortController>();
  #lastId: FlightId = 0;

  /** `onEnd`: called for each flight once it is over, in whatever way. */
  constructor(clock: Clock, onEnd: (flight: FlightId) => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  /** `run` is not called at once, so that a flight is noted before it can end. */
  begin<Outcome>(urgent: boolean, run: (flight: Flight<Outcome>) => Promise<Outcome>): Flight<Outcome> {
    this.#lastId += 1;
    const id = this.#lastId;
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    const flight: Flight<Outcome> = {
      id,
      startedAtMs: this.#clock.monotonic(),
      isUrgent: urgent,
      signal: abort.signal,
      outcome: Promise.resolve().then(async () => {
        try {
          return await run(flight);
        } finally {
          this.#end(id);
        }
      }),
    };
    return flight;
  }

  /** Closes the connection: an answer that still comes is no longer wanted. */
  abort(id: FlightId): void {
    this.#aborts.get(id)?.abort();
  }

  #end(id: FlightId): void {
    this.#aborts.delete(id);
    this.#onEnd(id);
  }
}
