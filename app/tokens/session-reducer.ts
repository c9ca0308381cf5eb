// The decisions of a session: from its state and an event to its next state and what is to be done. Pure.
import { isDeepStrictEqual } from 'node:util';
import { accountMark } from '../companies/company.ts';
import { traitsOf } from '../providers/failure-traits.ts';
import { recordedToken, shiftToken, trustedToken } from './held-token.ts';
import { landed, questionAnswered, renewalAnswered, signInGranted, tokenArrived } from './session-answers.ts';
import type { EventOf, SessionEvent } from './session-event.ts';
import {
  answerWithoutAsking,
  canRenew,
  isBusy,
  isOnDemand,
  isWaiting,
  livingToken,
  nextTryAtMs,
  plannedTryAtMs,
  type RestingStatus,
  type SessionState,
} from './session-state.ts';
import { failureOf } from './session-status.ts';
import {
  abort,
  aborts,
  andThen,
  announced,
  lapsed,
  planned,
  RENEW,
  resting,
  type Step,
  step,
  stored,
  unchanged,
  withoutFlights,
  withoutTyped,
} from './session-step.ts';

/** The same state object where the event changes nothing. */
export function nextState(state: SessionState, event: SessionEvent): Step {
  switch (event.kind) {
    case 'restored':
      return restored(state, event);
    case 'signInBegun':
      return announced(
        { ...state, signIn: { flight: event.flight, isAccepted: false } },
        abort(state.signIn?.flight),
      );
    case 'signInCancelled':
      return state.signIn && !state.signIn.isAccepted
        ? announced({ ...state, signIn: undefined }, abort(state.signIn?.flight))
        : unchanged(state);
    case 'signInGranted':
      return signInGranted(state, event);
    case 'renewalBegun':
      return announced({ ...state, renewal: event.flight });
    case 'renewalAnswered':
      return renewalAnswered(state, event);
    case 'tokenArrived':
      return tokenArrived(state, event);
    case 'questionBegun':
      return step({ ...state, question: event.flight }, ...abort(state.question));
    case 'questionCancelled':
      return step({ ...state, question: undefined }, ...abort(state.question));
    case 'questionAnswered':
      return afterQuestion(state, event);
    case 'flightEnded':
      return flightEnded(state, event);
    case 'signedOut':
      return signedOut(state);
    case 'disposed':
      return step({ ...withoutFlights(state), isAtRest: true }, ...aborts(state));
    case 'resumed':
      return step({ ...state, isAtRest: false });
    case 'settingsChanged':
      return settingsChanged(state, event);
    case 'clockSet':
      return clockSet(state, event);
    case 'answeredWithoutAsking':
      return answeredWithoutAsking(state, event.nowMs);
    case 'lookedAt':
      return lookedAt(state, event.nowMs);
    case 'networkBack':
      return mayTry(state) && traitsOfFailure(state)?.isOnTheWay ? step(state, RENEW) : unchanged(state);
    case 'serviceBack':
      return serviceBack(state, event);
    case 'storeAsked':
      return stored(state);
  }
}

/** Does nothing if the operator signed in or out before the vault was read. */
function restored(state: SessionState, { secret, nowMs, random }: EventOf<'restored'>): Step {
  const { company, wasSignedOut } = state;
  if (wasSignedOut || state.token !== undefined || state.arriving !== undefined) return unchanged(state);
  if (!secret) return withoutSecret(state, 'secretUnreadable', nowMs);
  if (secret.account !== undefined && secret.account !== accountMark(company))
    return withoutSecret(state, 'otherAccount', nowMs);
  const { typed, isTypedRefused = false } = secret;
  const token = secret.token && recordedToken(trustedToken(secret.token, nowMs));
  const found = { ...state, token, typed, isTypedRefused, isTypedStored: typed !== undefined };
  const allowed = typed && !company.storePassword ? stored(withoutTyped(found)) : unchanged(found);
  return andThen(allowed, (kept) => {
    if (isOnDemand(kept)) return announced(planned(kept, nowMs, random));
    if (canRenew(kept)) return announced({ ...kept, status: { kind: 'ready', nextTryAtMs: nowMs } });
    if (!token) return unchanged(kept);
    return andThen(announced(resting(kept, token, random)), (at) => answeredWithoutAsking(at, nowMs));
  });
}

/** What is in the vault stays there, unused. */
function withoutSecret(
  state: SessionState,
  reason: 'secretUnreadable' | 'otherAccount',
  nowMs: number,
): Step {
  if (isOnDemand(state)) return announced({ ...state, status: { kind: 'onDemand' } });
  const status: RestingStatus = canRenew(state)
    ? { kind: 'ready', nextTryAtMs: nowMs }
    : { kind: 'needsSignIn', reason };
  return announced({ ...state, status });
}

function flightEnded(state: SessionState, { flight }: EventOf<'flightEnded'>): Step {
  const after = landed(state, flight);
  return after === state ? unchanged(state) : announced(after);
}

function signedOut(state: SessionState): Step {
  const gone: SessionState = {
    ...withoutFlights(state),
    status: { kind: 'signedOut' },
    token: undefined,
    arriving: undefined,
    typed: undefined,
    isTypedRefused: false,
    failures: 0,
    wasSignedOut: true,
    refusedDigest: undefined,
  };
  return announced(gone, [...aborts(state), { kind: 'erase' }]);
}

/** What the company trusted when a request was sent need not be what it trusts when the answer comes. */
function settingsChanged(state: SessionState, event: EventOf<'settingsChanged'>): Step {
  const isTrustKept = isDeepStrictEqual(state.company.trust, event.company.trust);
  const kept = isTrustKept ? unchanged(state) : step(withoutFlights(state), ...aborts(state));
  return andThen(kept, (at) => withSettings(at, event));
}

function withSettings(state: SessionState, { company, nowMs, random }: EventOf<'settingsChanged'>): Step {
  const mustForget = !company.storePassword && state.typed !== undefined;
  const changed = mustForget ? withoutTyped({ ...state, company }) : { ...state, company };
  // A token that can no longer be renewed is used until it is about to expire, whatever the provider's interval.
  const isLast = mustForget && !canRenew(changed) && changed.token !== undefined;
  // One that is left to expire now needs its refresh token kept alive: no stored password can stand in for it.
  const isKeptAlive = mustForget && isOnDemand(changed);
  const isReplanned =
    isWaiting(changed.status) && (isLast || isKeptAlive || isOnDemand(state) !== isOnDemand(changed));
  const after = announced(isReplanned ? planned(changed, nowMs, random) : changed);
  return mustForget ? andThen(after, stored) : after;
}

/** Adjusts every recorded time. What is planned for a token follows it; a pause after a failure is counted from now. */
function clockSet(state: SessionState, { byMs }: EventOf<'clockSet'>): Step {
  const { status, token: before, arriving: coming, renewalPlannedAtMs } = state;
  const token = before && shiftToken(before, byMs);
  const planByMs = token ? token.receivedAtMs - before.receivedAtMs : byMs;
  const moved: SessionState = {
    ...state,
    renewalPlannedAtMs: renewalPlannedAtMs && renewalPlannedAtMs + planByMs,
    status: movedStatus(status, isWaiting(status) ? planByMs : byMs),
    token,
    arriving: coming && {
      ...coming,
      token: shiftToken(coming.token, byMs),
      askedAtMs: coming.askedAtMs + byMs,
    },
  };
  return andThen(token || coming ? stored(moved) : unchanged(moved), announced);
}

function movedStatus(status: RestingStatus, byMs: number): RestingStatus {
  if (!('nextTryAtMs' in status) || status.nextTryAtMs === undefined) return status;
  const moved = { ...status, nextTryAtMs: status.nextTryAtMs + byMs };
  return 'askAgainFromMs' in moved ? { ...moved, askAgainFromMs: moved.askAgainFromMs + byMs } : moved;
}

/** Once it is due, a session that only the operator can renew asks for a sign-in. */
function answeredWithoutAsking(state: SessionState, nowMs: number): Step {
  const answer = answerWithoutAsking(state, nowMs);
  const isPromised = state.status.kind === 'onDemand';
  const isDue = isPromised || (plannedTryAtMs(state.status) ?? Number.POSITIVE_INFINITY) <= nowMs;
  return answer?.kind === 'needsSignIn' && isDue ? announced({ ...state, status: answer }) : unchanged(state);
}

/** Renews what is due, and reports a token that has expired. */
function lookedAt(state: SessionState, nowMs: number): Step {
  const { status } = state;
  const tryAtMs = nextTryAtMs(state);
  if (tryAtMs !== undefined && tryAtMs <= nowMs) return step(state, RENEW);
  if (status.kind === 'retrying' && !livingToken(state, nowMs))
    return announced({ ...state, status: { ...status, kind: 'expired' } });
  const after = lapsed(state, nowMs);
  return after === state ? unchanged(state) : announced(after);
}

/** A session that renews by itself does so once its token is refused; one that cannot says that it needs the operator. */
function afterQuestion(state: SessionState, event: EventOf<'questionAnswered'>): Step {
  const answered = questionAnswered(state, event);
  if (answered.state.token === state.token) return answered;
  return andThen(answered, (at) => (mayTry(at) ? lookedAt(at, event.nowMs) : unchanged(at)));
}

const mayTry = (state: SessionState) => !state.isAtRest && !isBusy(state);

function traitsOfFailure({ status }: SessionState) {
  const failure = failureOf(status);
  return failure && traitsOf(failure);
}

/**
 * Retries now what may be over, once until it succeeds. A token that is still valid can wait for its turn: everyone else's
 * companies have been waiting for that service too.
 */
function serviceBack(state: SessionState, { nowMs }: EventOf<'serviceBack'>): Step {
  const mayBeOver = traitsOfFailure(state)?.passesWithService && !livingToken(state, nowMs);
  if (state.isHurried || !mayTry(state) || !mayBeOver) return unchanged(state);
  // Failures of an outage that is over are no reason to wait long after the next one.
  return step({ ...state, isHurried: true, failures: 0 }, RENEW);
}
