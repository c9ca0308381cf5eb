// The conversations that a session has with its service: at most one sign-in and one renewal at a time.
import type { Clock } from '../time/clock.ts';
import { Flight } from './flight.ts';
import type { RestingStatus } from './resting-status.ts';
import type { RenewOutcome, SignInOutcome } from './session-outcome.ts';
import type { SessionStatus } from './session-status.ts';

const SIGNING_IN = { kind: 'signingIn' } as const;
const REFRESHING = { kind: 'refreshing' } as const;

type Run<Outcome> = (flight: Flight<Outcome>) => Promise<Outcome>;

export class SessionFlights {
  readonly #clock: Clock;
  readonly #onLanded: () => void;
  #signingIn: Flight<SignInOutcome> | undefined;
  #renewing: Flight<RenewOutcome> | undefined;

  /** `onLanded`: a flight ended by itself, in whatever way, without `land` having been called for it. */
  constructor(clock: Clock, onLanded: () => void) {
    this.#clock = clock;
    this.#onLanded = onLanded;
  }

  get signingIn(): Flight<SignInOutcome> | undefined {
    return this.#signingIn;
  }

  get renewing(): Flight<RenewOutcome> | undefined {
    return this.#renewing;
  }

  get any(): boolean {
    return this.#signingIn !== undefined || this.#renewing !== undefined;
  }

  /** A later sign-in takes the place of an earlier one. */
  signIn(run: Run<SignInOutcome>): Flight<SignInOutcome> {
    this.#signingIn?.drop();
    this.#signingIn = this.#begin(true, run);
    return this.#signingIn;
  }

  renew(urgent: boolean, run: Run<RenewOutcome>): Flight<RenewOutcome> {
    this.#renewing = this.#begin(urgent, run);
    return this.#renewing;
  }

  /** The flight is over; true where it still was one. */
  land(flight: object): boolean {
    if (this.#signingIn === flight) this.#signingIn = undefined;
    else if (this.#renewing === flight) this.#renewing = undefined;
    else return false;
    return true;
  }

  dropRenewal(): void {
    this.#renewing?.drop();
    this.#renewing = undefined;
  }

  dropSignIn(): void {
    this.#signingIn?.drop();
    this.#signingIn = undefined;
  }

  drop(): void {
    this.dropRenewal();
    this.dropSignIn();
  }

  /** What is shown of a session that rests in `status`: a new try does not hide why the last one failed. */
  over(status: RestingStatus): SessionStatus {
    if (this.#signingIn) return SIGNING_IN;
    return this.#renewing && status.kind === 'ready' ? REFRESHING : status;
  }

  #begin<Outcome>(urgent: boolean, run: Run<Outcome>): Flight<Outcome> {
    const start = { atMs: this.#clock.monotonic(), urgent };
    return new Flight<Outcome>(start, async (flight) => {
      try {
        return await run(flight);
      } finally {
        if (this.land(flight)) this.#onLanded();
      }
    });
  }
}
