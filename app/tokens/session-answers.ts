// What an answer of the service does to a session: a token, a failure, or a refusal. Pure. An answer to a request that
// is no longer under way changes nothing.
import type { TokenProvider } from '../providers/provider.ts';
import type { TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import { CLOCK_SET_TOLERANCE_MS } from '../time/clock.ts';
import { readClaims } from './bearer-token.ts';
import {
  changedUser,
  endedToken,
  holdToken,
  type Predecessors,
  refusedAfterDeath,
  tokenDigest,
} from './held-token.ts';
import { type Renewal, refreshTakes } from './renewal.ts';
import { askAgainFromMs, nextRetryAtMs } from './renewal-policy.ts';
import type { EventOf, SessionEffect } from './session-event.ts';
import type { TypedSecrets } from './session-secret.ts';
import { type FlightId, livingToken, type RestingStatus, type SessionState } from './session-state.ts';
import type { HeldToken } from './session-status.ts';
import {
  ANNOUNCE,
  abort,
  andThen,
  announced,
  resting,
  type Step,
  step,
  stored,
  unchanged,
  withoutTyped,
} from './session-step.ts';

export function signInGranted(state: SessionState, event: EventOf<'signInGranted'>): Step {
  const { flight, secrets } = event;
  if (state.signIn?.flight !== flight) return unchanged(state);
  const { storePassword } = event.company;
  const isTypedKept = storePassword && Object.keys(secrets).length > 0;
  const accepted: SessionState = {
    ...state,
    company: { ...state.company, storePassword },
    typed: isTypedKept ? secrets : undefined,
    isTypedRefused: false,
    signIn: { flight, isAccepted: true },
    renewal: undefined,
    renewalPlannedAtMs: undefined,
  };
  return andThen(step(accepted, ...abort(state.renewal)), (at) =>
    arriving(at, event, usableGrant(state.provider, event.grant, isTypedKept ? {} : secrets), {
      renewed: undefined,
    }),
  );
}

/** `forgotten`: secrets that are gone after the sign-in, and a refresh token that needs one of them with them. */
function usableGrant(provider: TokenProvider, grant: TokenGrant, forgotten: TypedSecrets): TokenGrant {
  const { refreshToken: _useless, ...rest } = grant;
  return refreshTakes(provider, forgotten) ? rest : grant;
}

export function renewalAnswered(state: SessionState, event: EventOf<'renewalAnswered'>): Step {
  const { flight, renewal, nowMs } = event;
  if (state.renewal !== flight) return unchanged(state);
  return andThen(afterRefusal(state, event), (at): Step => {
    const idle = { ...at, renewal: undefined };
    if (renewal.kind === 'needsSignIn') {
      const { isBearerRefused: _noted, isDeadRefused: _notedToo, ...status } = renewal;
      // The password was refused before, and only the refresh token was left to be tried.
      const reason = at.isTypedRefused ? 'storedRefused' : status.reason;
      return announced({ ...idle, status: { ...status, reason } });
    }
    if (renewal.kind === 'failed') return announced(failed(idle, renewal.failure, nowMs, event.random));
    const users = changedUser(at.token?.claims, readClaims(renewal.grant.accessToken));
    // Another user's token must not be copied under this company's name unless the operator signs in again.
    if (users) return announced({ ...idle, status: { kind: 'needsSignIn', reason: 'otherUser', users } });
    const { renewed, withoutBearer } = renewal;
    const grant = usableGrant(at.provider, renewal.grant, at.typed ? {} : event.secrets);
    return arriving(at, event, grant, { renewed: renewed && at.token, withoutBearer });
  });
}

/**
 * A bearer that was refused is dead from now on, and a service that did not renew a dead one is not relied on to. Typed secrets
 * that were refused once are not tried again, not even after a restart: services lock accounts for that.
 */
function afterRefusal(state: SessionState, { renewal, sent, nowMs }: EventOf<'renewalAnswered'>): Step {
  const isCurrent = sent !== undefined && state.token?.accessToken === sent.accessToken;
  const isTypedRefused = renewal.kind === 'needsSignIn' && state.typed !== undefined;
  const known = isTypedRefused ? { ...withoutTyped(state), isTypedRefused } : state;
  const after = isCurrent && known.token ? { ...known, ...refusedIn(renewal, known.token, nowMs) } : known;
  if (after.token === state.token && known === state) return unchanged(after);
  return stored(after);
}

function refusedIn(renewal: Renewal, token: HeldToken, nowMs: number): Partial<SessionState> {
  if (renewal.isBearerRefused) return refusal(token, nowMs);
  return renewal.isDeadRefused ? { token: refusedAfterDeath(token) } : {};
}

/** After a failure that renewing again may overcome. */
function failed(state: SessionState, failure: TokenFailure, nowMs: number, random: number): SessionState {
  const failures = state.failures + 1;
  const expiry = livingToken(state, nowMs)?.expiry;
  const expiresAtMs = expiry?.kind === 'until' ? expiry.expiresAtMs : undefined;
  const timing = { nowMs, failure, failures, expiresAtMs, random };
  const nextTryAtMs = nextRetryAtMs(timing);
  const status = {
    kind: expiry ? ('retrying' as const) : ('expired' as const),
    failure,
    nextTryAtMs,
    ...(failure.kind === 'rateLimited' && { askAgainFromMs: Math.min(nextTryAtMs, askAgainFromMs(timing)) }),
  };
  return { ...state, failures, status };
}

function arriving(
  state: SessionState,
  at: { readonly flight: FlightId; readonly nowMs: number; readonly flightMs: number },
  grant: TokenGrant,
  origin: Omit<Predecessors, 'current'>,
): Step {
  const askedAtMs = askedAt(grant, at);
  const token = holdToken({ ...grant, requestedAtMs: askedAtMs }, { ...origin, current: state.token });
  return stored({ ...state, arriving: { flight: at.flight, token, askedAtMs } });
}

/** If the clock was set after the request was sent, the token counts as being as old as its request. */
function askedAt(
  { requestedAtMs }: TokenGrant,
  { nowMs, flightMs }: { readonly nowMs: number; readonly flightMs: number },
): number {
  const ageMs = nowMs - requestedAtMs;
  const isPossible = ageMs >= 0 && ageMs <= flightMs + CLOCK_SET_TOLERANCE_MS;
  return isPossible ? requestedAtMs : nowMs - flightMs;
}

export function tokenArrived(state: SessionState, { flight, random }: EventOf<'tokenArrived'>): Step {
  if (state.arriving?.flight !== flight) return unchanged(state);
  const { token, askedAtMs } = state.arriving;
  const taken = { ...landed(state, flight), token, arriving: undefined, failures: 0, isHurried: false };
  const recovered: readonly SessionEffect[] = state.failures > 0 ? [{ kind: 'recovered' }] : [];
  return step(resting(taken, token, random, askedAtMs), ANNOUNCE, ...recovered);
}

/**
 * What the service said of a token. Its word against the current one counts, whatever the token's claims say: it is dead, and
 * a session that can renew it does so now.
 */
export function questionAnswered(state: SessionState, event: EventOf<'questionAnswered'>): Step {
  const { flight, answer, sent, nowMs } = event;
  if (state.question !== flight) return unchanged(state);
  const idle = { ...state, question: undefined };
  const isDead = answer.kind === 'refused' && answer.reason === 'invalid';
  if (!isDead || state.token?.accessToken !== sent) return step(idle);
  const ended = { ...refusal(state.token, nowMs), status: withoutToken(state.status, nowMs) };
  return andThen(stored({ ...idle, ...ended }), announced);
}

const refusal = (token: HeldToken, nowMs: number) => ({
  token: endedToken(token, nowMs),
  refusedDigest: tokenDigest(token.accessToken),
});

function withoutToken(status: RestingStatus, nowMs: number): RestingStatus {
  if (status.kind === 'ready') return { ...status, nextTryAtMs: nowMs };
  return status.kind === 'retrying' ? { ...status, kind: 'expired' } : status;
}

export function landed(state: SessionState, flight: FlightId): SessionState {
  if (state.signIn?.flight === flight) return { ...state, signIn: undefined };
  if (state.question === flight) return { ...state, question: undefined };
  return state.renewal === flight ? { ...state, renewal: undefined } : state;
}
