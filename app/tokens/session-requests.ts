// A session's requests to its service, at most one sign-in and one renewal at a time, and what becomes of the answers.
import type { Company } from '../companies/company.ts';
import type { Clock } from '../time/clock.ts';
import { inTime } from '../time/time-limit.ts';
import { mustRehearse } from './on-demand.ts';
import { type Renewal, renewToken, signInOnce } from './renewal.ts';
import type { RequestGate } from './request-gate.ts';
import type { SessionEvent } from './session-event.ts';
import { type Flight, SessionFlights } from './session-flights.ts';
import type { TypedSecrets } from './session-secret.ts';
import {
  answerWithoutAsking,
  type FlightId,
  isUnderWay,
  livingToken,
  type SessionState,
} from './session-state.ts';
import type { AskOutcome, RenewOutcome, SignInOutcome } from './session-status.ts';
import type { StoredSecretTrials } from './stored-secret-trials.ts';
import { askAboutToken, type Question } from './token-question.ts';

export interface SessionRequestsOptions {
  readonly clock: Clock;
  readonly gate: RequestGate;
  readonly trials: StoredSecretTrials;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly state: () => SessionState;
  /** The state changes at once. Resolves once what had to be stored is stored, or could not be; never rejects. */
  readonly take: (event: SessionEvent) => Promise<void>;
  readonly noticeClock: () => void;
  readonly onBug: (error: unknown) => void;
}

/** A computer that wakes up may change its network several times: its interfaces, then its addresses. */
const MAX_CUTS = 3;
/** A disk or a keyring that stands still must not keep a token from the operator. */
const STORING_LIMIT_MS = 10_000;

export const DROPPED = { kind: 'dropped' } as const;

export class SessionRequests {
  readonly #options: SessionRequestsOptions;
  readonly #flights: SessionFlights;
  /** The last of each kind; the state says whether it is still under way. */
  #lastSignIn: Flight<SignInOutcome> | undefined;
  #lastRenewal: Flight<RenewOutcome> | undefined;

  constructor(options: SessionRequestsOptions) {
    this.#options = options;
    this.#flights = new SessionFlights(
      options.clock,
      (flight) => void options.take({ kind: 'flightEnded', flight }),
    );
  }

  /** Replaces a sign-in under way. */
  signIn(secrets: TypedSecrets, company: Company): Promise<SignInOutcome> {
    const flight = this.#flights.begin<SignInOutcome>(true, (begun) => this.#signIn(secrets, company, begun));
    this.#lastSignIn = flight;
    void this.#options.take({ kind: 'signInBegun', flight: flight.id });
    return flight.outcome;
  }

  /** Joins the request under way; sends none if the answer is known already. */
  renew(urgent: boolean): Promise<RenewOutcome> {
    const { state, take, clock } = this.#options;
    const { signIn, renewal } = state();
    if (signIn && this.#lastSignIn) return this.#renewAfter(this.#lastSignIn, urgent);
    if (renewal !== undefined && this.#lastRenewal) return this.#join(this.#lastRenewal, urgent);
    const nowMs = clock.now();
    const answer = answerWithoutAsking(state(), nowMs);
    if (answer) {
      void take({ kind: 'answeredWithoutAsking', nowMs });
      return Promise.resolve(answer);
    }
    const flight = this.#flights.begin<RenewOutcome>(urgent, (begun) => this.#renew(begun));
    this.#lastRenewal = flight;
    void take({ kind: 'renewalBegun', flight: flight.id });
    return flight.outcome;
  }

  /** The one that may bring a new refresh token. Resolves once that is stored, or that takes too long. */
  get renewalUnderWay(): Promise<unknown> | undefined {
    const { renewal, token } = this.#options.state();
    const isAtStake = renewal !== undefined && token?.refreshToken !== undefined;
    return isAtStake ? this.#lastRenewal?.outcome : undefined;
  }

  /** One request; drops a question under way. */
  askAbout(question: Question): Promise<AskOutcome> {
    const { state, take } = this.#options;
    const accessToken = question.pasted ?? state().token?.accessToken;
    if (accessToken === undefined || !state().provider.userIdLookup)
      return Promise.resolve({ kind: 'nothingToAsk' });
    const flight = this.#flights.begin<AskOutcome>(true, (begun) =>
      this.#askAbout(accessToken, question.typed, begun),
    );
    void take({ kind: 'questionBegun', flight: flight.id });
    return flight.outcome;
  }

  abort(flight: FlightId): void {
    this.#flights.abort(flight);
  }

  async #signIn(
    secrets: TypedSecrets,
    company: Company,
    flight: Flight<SignInOutcome>,
  ): Promise<SignInOutcome> {
    const { state, take, noticeClock } = this.#options;
    const answer = await signInOnce({ ...this.#asking(flight), company, secrets });
    if (!isUnderWay(state(), flight.id)) return DROPPED;
    noticeClock();
    if (answer.kind !== 'granted') return { kind: 'failed', failure: answer };
    const { grant } = answer;
    this.#options.trials.accepted(company, secrets);
    const storing = take({ kind: 'signInGranted', ...this.#arrivalOf(flight), grant, company, secrets });
    const stored = this.#inTime(storing);
    if (grant.refreshToken !== undefined) await stored;
    if (!this.#show(flight)) return DROPPED;
    // Whether it was stored is said with it.
    await stored;
    return { kind: 'signedIn' };
  }

  async #renew(flight: Flight<RenewOutcome>): Promise<RenewOutcome> {
    const { state, take, noticeClock, random } = this.#options;
    const { renewal, sent, storedSecrets } = await this.#askForToken(flight);
    if (!isUnderWay(state(), flight.id) || this.#isCalledOff(renewal)) return DROPPED;
    noticeClock();
    const arrival = this.#arrivalOf(flight);
    const secrets = storedSecrets ?? {};
    const storing = take({ kind: 'renewalAnswered', ...arrival, renewal, sent, secrets, random: random() });
    if (renewal.kind === 'failed') return { kind: 'failed', failure: renewal.failure };
    if (renewal.kind === 'granted' && this.#isArriving(flight)) {
      if (renewal.grant.refreshToken !== undefined) await this.#inTime(storing);
      return this.#show(flight) ? { kind: 'renewed' } : DROPPED;
    }
    const { status } = state();
    return status.kind === 'needsSignIn' ? status : DROPPED;
  }

  /** The app ends, and the request was not sent: that says nothing about the service. */
  #isCalledOff(renewal: Renewal): boolean {
    return this.#options.gate.isClosed && renewal.kind === 'failed' && renewal.failure.kind === 'cancelled';
  }

  /** Again where this computer cut the request off itself: that says nothing about the service. */
  async #askForToken(flight: Flight<RenewOutcome>) {
    const { state, clock, noticeClock } = this.#options;
    for (let cuts = 0; ; cuts += 1) {
      const { token: sent, typed: storedSecrets } = state();
      const isTokenAlive = livingToken(state(), clock.now()) !== undefined;
      const renewal = await renewToken({
        ...{ ...this.#asking(flight), token: sent, isTokenAlive, storedSecrets },
        isRehearsal: mustRehearse(state()),
        trials: this.#options.trials,
      });
      const isCutOff = renewal.kind === 'failed' && 'isCutOff' in renewal.failure;
      if (!isCutOff || cuts === MAX_CUTS || !isUnderWay(state(), flight.id))
        return { renewal, sent, storedSecrets };
      noticeClock();
    }
  }

  async #askAbout(
    accessToken: string,
    typed: Question['typed'],
    flight: Flight<AskOutcome>,
  ): Promise<AskOutcome> {
    const { state, take, noticeClock, clock } = this.#options;
    const answer = await askAboutToken({ ...this.#asking(flight), accessToken, typed });
    if (!isUnderWay(state(), flight.id)) return DROPPED;
    noticeClock();
    const isCurrent = state().token?.accessToken === accessToken;
    // Not waited for: what came of the question is known before a renewal that follows from it.
    void take({
      kind: 'questionAnswered',
      flight: flight.id,
      answer,
      sent: accessToken,
      nowMs: clock.now(),
    });
    return { kind: 'answered', answer, isCurrent };
  }

  #arrivalOf({ id, startedAtMs }: Flight<unknown>) {
    const { clock } = this.#options;
    return { flight: id, nowMs: clock.now(), flightMs: clock.monotonic() - startedAtMs };
  }

  /** A new refresh token is stored before its access token is shown, if that does not take too long. */
  #inTime(storing: Promise<void>): Promise<void> {
    return inTime(this.#options.clock, STORING_LIMIT_MS, storing, undefined);
  }

  /** Shows the token that has come; false if something else came first. */
  #show(flight: Flight<unknown>): boolean {
    if (!this.#isArriving(flight)) return false;
    const { take, random } = this.#options;
    void take({ kind: 'tokenArrived', flight: flight.id, random: random() });
    return true;
  }

  #isArriving({ id }: Flight<unknown>): boolean {
    return this.#options.state().arriving?.flight === id;
  }

  async #renewAfter(signIn: Flight<SignInOutcome>, urgent: boolean): Promise<RenewOutcome> {
    const { kind } = await signIn.outcome;
    if (kind === 'signedIn') return { kind: 'renewed' };
    if (this.#options.state().isAtRest) return DROPPED;
    this.#options.noticeClock();
    return this.renew(urgent);
  }

  #join(renewal: Flight<RenewOutcome>, urgent: boolean): Promise<RenewOutcome> {
    renewal.isUrgent ||= urgent;
    if (urgent) this.#options.gate.reconsider(renewal);
    return renewal.outcome;
  }

  #asking(flight: Flight<unknown>) {
    const { state, gate, onBug } = this.#options;
    const { provider, company } = state();
    return { provider, company, gate, onBug, flight, signal: flight.signal };
  }
}
