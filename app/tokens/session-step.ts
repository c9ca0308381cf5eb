// The steps that a session's decisions are made of: a next state, and the effects that go with it. Pure.
import { accountMark } from '../companies/company.ts';
import { withoutRefresh } from './held-token.ts';
import { canSignInSilently, refreshTakes } from './renewal.ts';
import { nextKeepAliveAtMs, nextRenewalAtMs } from './renewal-policy.ts';
import type { SessionEffect } from './session-event.ts';
import type { SessionSecret } from './session-secret.ts';
import { canRenew, type FlightId, isOnDemand, livingToken, type SessionState } from './session-state.ts';
import type { HeldToken } from './session-status.ts';

export interface Step {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}

export const ANNOUNCE: SessionEffect = { kind: 'announce' };
export const RENEW: SessionEffect = { kind: 'renew' };

export const step = (state: SessionState, ...effects: readonly SessionEffect[]): Step => ({ state, effects });
export const unchanged = (state: SessionState): Step => step(state);
export const announced = (state: SessionState, before: readonly SessionEffect[] = []): Step =>
  step(state, ...before, ANNOUNCE);

/** Two steps as one. */
export function andThen({ state, effects }: Step, next: (state: SessionState) => Step): Step {
  const second = next(state);
  return { state: second.state, effects: [...effects, ...second.effects] };
}

export function abort(flight: FlightId | undefined): readonly SessionEffect[] {
  return flight === undefined ? [] : [{ kind: 'abort', flight }];
}

export function aborts({ signIn, renewal, question }: SessionState): readonly SessionEffect[] {
  return [...abort(renewal), ...abort(signIn?.flight), ...abort(question)];
}

export const withoutFlights = (state: SessionState): SessionState => ({
  ...state,
  signIn: undefined,
  renewal: undefined,
  question: undefined,
});

/** Puts the newest secrets into the vault, over what it holds. */
export function stored(state: SessionState): Step {
  const { typed, isTypedStored, isTypedRefused, company } = state;
  const token = state.arriving?.token ?? state.token;
  const secret: SessionSecret = {
    ...(token ? { token } : {}),
    ...(typed ? { typed } : {}),
    ...(isTypedRefused ? { isTypedRefused } : {}),
    account: accountMark(company),
  };
  const forgets = isTypedStored && typed === undefined;
  return step({ ...state, isTypedStored: typed !== undefined }, { kind: 'store', secret, forgets });
}

/** Forgets what was typed into secret fields, and the refresh token where it is of no use without. */
export function withoutTyped(state: SessionState): SessionState {
  const { provider, typed = {}, token, arriving } = state;
  const forgotten: SessionState = { ...state, typed: undefined };
  if (!refreshTakes(provider, typed)) return forgotten;
  return {
    ...forgotten,
    token: token && withoutRefresh(token),
    arriving: arriving && { ...arriving, token: withoutRefresh(arriving.token) },
  };
}

/** Waits until it is time to renew the token. `askedAtMs`: when the service was last asked for it. */
export function resting(
  state: SessionState,
  token: HeldToken,
  random: number,
  askedAtMs = token.receivedAtMs,
): SessionState {
  const { provider, typed } = state;
  if (isOnDemand(state)) {
    if (canSignInSilently(provider, typed)) return { ...state, status: { kind: 'ready' } };
    const atMs = nextKeepAliveAtMs({ ...token, ...token.renewals, askedAtMs, random });
    return { ...state, status: { kind: 'ready', nextTryAtMs: atMs } };
  }
  // One that only the operator can renew is no request to be spread, and is not to ask for the password earlier than it must.
  const [renewEveryMs, plannedAtMs] = canRenew(state)
    ? [provider.renewEveryMs, state.renewalPlannedAtMs]
    : [undefined, askedAtMs];
  const atMs = nextRenewalAtMs({ ...token, askedAtMs, plannedAtMs, renewEveryMs, random });
  return { ...state, renewalPlannedAtMs: atMs, status: { kind: 'ready', nextTryAtMs: atMs } };
}

/** As above, for a session that has not asked just now: it may have no token at all, or one that has expired. */
export function planned(state: SessionState, nowMs: number, random: number): SessionState {
  if (state.token) return lapsed(resting(state, state.token, random), nowMs);
  return {
    ...state,
    status: isOnDemand(state) ? { kind: 'onDemand' } : { kind: 'ready', nextTryAtMs: nowMs },
  };
}

/** Once a token that was left to expire is dead, the session waits for a copy; the same state otherwise. */
export function lapsed(state: SessionState, nowMs: number): SessionState {
  const { status } = state;
  if (status.kind !== 'ready' || !isOnDemand(state) || livingToken(state, nowMs)) return state;
  return { ...state, status: { ...status, kind: 'onDemand' } };
}
