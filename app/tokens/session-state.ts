// A session's state as an immutable value, and what follows from it. Pure: knows neither clock nor service.
import type { Company } from '../companies/company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import { endOfLifeMs } from '../shared/token-life.ts';
import { tokenFacts } from './held-token.ts';
import { letsTokenExpire } from './on-demand.ts';
import { canRenewToken } from './renewal.ts';
import { isAlive } from './renewal-policy.ts';
import type { TypedSecrets } from './session-secret.ts';
import type { HeldToken, RenewOutcome, SessionStatus, SessionView } from './session-status.ts';

/** Counts up: a later request of the same session has a higher number. */
export type FlightId = number;

/** The status apart from requests under way: however a request ends, no session can stay "renewing" for ever. */
export type RestingStatus =
  | Exclude<SessionStatus, { readonly kind: 'signingIn' | 'renewing' | WaitingKind }>
  /** Without `nextTryAtMs` nothing is planned: a copy decides. */
  | { readonly kind: WaitingKind; readonly nextTryAtMs?: number };

type WaitingKind = 'ready' | 'onDemand';

/** A token that is being stored: it replaces the current one once it is safe to show. */
export interface ArrivingToken {
  readonly flight: FlightId;
  readonly token: HeldToken;
  /** When the service was asked for it, Unix milliseconds. */
  readonly askedAtMs: number;
}

export interface SessionState {
  readonly provider: TokenProvider;
  readonly company: Company;
  readonly status: RestingStatus;
  readonly token: HeldToken | undefined;
  readonly arriving: ArrivingToken | undefined;
  /** Values of secret fields, kept only where the operator allowed it. */
  readonly typed: TypedSecrets | undefined;
  /** Whether the vault holds typed values, which it has to forget once they are gone from here. */
  readonly isTypedStored: boolean;
  /** The service refused the stored values, and no one has signed in since. */
  readonly isTypedRefused: boolean;
  /** Renewals that failed since the last success. */
  readonly failures: number;
  /** Since the last success, one renewal was brought forward because the service had answered another company. */
  readonly isHurried: boolean;
  /** When the current token is, or was, to be renewed, Unix milliseconds; undefined before the first of this run. */
  readonly renewalPlannedAtMs: number | undefined;
  /** What an earlier run left in the vault is out of date. */
  readonly wasSignedOut: boolean;
  /** The company is not in use: it was deleted or replaced, which may be undone. */
  readonly isAtRest: boolean;
  /** `isAccepted`: the service granted it and the token is being stored, so it is too late to cancel. */
  readonly signIn: { readonly flight: FlightId; readonly isAccepted: boolean } | undefined;
  readonly renewal: FlightId | undefined;
  /** Whether the service accepts a token, asked by the operator. */
  readonly question: FlightId | undefined;
  /** Of the token that the service refused last; it may be on the clipboard. */
  readonly refusedDigest: Buffer | undefined;
}

export function newSession(company: Company, provider: TokenProvider): SessionState {
  return {
    provider,
    company,
    status: { kind: 'signedOut' },
    token: undefined,
    arriving: undefined,
    typed: undefined,
    isTypedStored: false,
    isTypedRefused: false,
    failures: 0,
    isHurried: false,
    renewalPlannedAtMs: undefined,
    wasSignedOut: false,
    isAtRest: false,
    signIn: undefined,
    renewal: undefined,
    question: undefined,
    refusedDigest: undefined,
  };
}

export function isUnderWay({ signIn, renewal, question }: SessionState, flight: FlightId): boolean {
  return signIn?.flight === flight || renewal === flight || question === flight;
}

/** A question stands in the way of nothing. */
export function isBusy({ signIn, renewal }: SessionState): boolean {
  return signIn !== undefined || renewal !== undefined;
}

/** Whether the app can get the next token by itself. */
export function canRenew({ provider, token, typed }: SessionState): boolean {
  return canRenewToken({ provider, token, storedSecrets: typed });
}

/** Whether the app leaves the token to expire and gets the next one when it is copied. */
export function isOnDemand(state: SessionState): boolean {
  return canRenew(state) && letsTokenExpire(state);
}

/** Nothing is wrong, and no request is under way. */
export function isWaiting(
  status: RestingStatus,
): status is Extract<RestingStatus, { readonly kind: WaitingKind }> {
  return status.kind === 'ready' || status.kind === 'onDemand';
}

export function livingToken({ token }: SessionState, nowMs: number): HeldToken | undefined {
  return token && isAlive({ nowMs, expiry: token.expiry }) ? token : undefined;
}

/** When the session acts next by itself, Unix milliseconds. */
export function nextTryAtMs(state: SessionState): number | undefined {
  return isBusy(state) ? undefined : plannedTryAtMs(state.status);
}

export function plannedTryAtMs(status: RestingStatus): number | undefined {
  return 'nextTryAtMs' in status ? status.nextTryAtMs : undefined;
}

/** When the session needs attention next: for its next attempt, or to say that its token has expired. */
export function dueAtMs(state: SessionState, nowMs: number): number | undefined {
  if (state.isAtRest) return undefined;
  const tryAtMs = nextTryAtMs(state);
  const expiry = state.token?.expiry;
  if (expiry?.kind !== 'until') return tryAtMs;
  const diesAtMs = endOfLifeMs(expiry.expiresAtMs);
  const isDeathNews = diesAtMs > nowMs || (state.status.kind === 'ready' && isOnDemand(state));
  return isDeathNews ? Math.min(tryAtMs ?? Number.POSITIVE_INFINITY, diesAtMs) : tryAtMs;
}

/** The outcome of a renewal if asking the service would be pointless or rude; undefined if it should be asked. */
export function answerWithoutAsking(
  state: SessionState,
  nowMs: number,
): Exclude<RenewOutcome, { readonly kind: 'renewed' | 'dropped' }> | undefined {
  const { status } = state;
  if (status.kind === 'needsSignIn') return status;
  if (status.kind === 'signedOut' || !canRenew(state))
    return { kind: 'needsSignIn', reason: state.isTypedRefused ? 'storedRefused' : 'passwordNotStored' };
  if (isWaiting(status) || !status.failure || (status.askAgainFromMs ?? nowMs) <= nowMs) return undefined;
  return { kind: 'failed', failure: status.failure };
}

const SIGNING_IN: SessionStatus = { kind: 'signingIn' };
const RENEWING: SessionStatus = { kind: 'renewing' };

/** A new attempt does not hide why the last one failed. */
function shownStatus({ signIn, renewal, status }: SessionState): SessionStatus {
  if (signIn) return SIGNING_IN;
  return renewal !== undefined && isWaiting(status) ? RENEWING : status;
}

/** What others may see of a session, without its secrets: the same object as long as nothing in it changes. */
export class CurrentView {
  #view: SessionView | undefined;
  #seen: readonly unknown[] = [];

  of(state: SessionState): SessionView {
    const [status, token, tryAtMs] = [shownStatus(state), state.token, nextTryAtMs(state)];
    const isRenewing = state.renewal !== undefined;
    const seen = [status, token, tryAtMs, isRenewing];
    if (this.#view && seen.every((each, at) => each === this.#seen[at])) return this.#view;
    this.#seen = seen;
    this.#view = {
      status,
      isRenewing,
      ...(token ? { token: tokenFacts(token) } : {}),
      ...(tryAtMs === undefined ? {} : { nextTryAtMs: tryAtMs }),
    };
    return this.#view;
  }
}
