// When to renew a token, when to try again, and when a token is fresh enough to copy. Pure: no clock, no state.
import { traitsOf } from '../providers/failure-traits.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import { isBeforeExpiry } from '../shared/token-life.ts';
import type { Expiry } from './expiry.ts';

const MINUTE_MS = 60_000;

const MAX_LEAD_MS = 10 * MINUTE_MS;
const LEAD_SHARE = 0.2;
/** A token that lives three times as long outlives an outage of five minutes, whenever that begins. */
const OUTAGE_LEAD_MS = 5 * MINUTE_MS;
/** Renewals are spread over this share of the wait: always earlier, never later. */
const JITTER_SHARE = 0.1;
/** The same for a session's first: many may have started with it, and with a tenth they would ask together for hours. */
const FIRST_JITTER_SHARE = 0.9;
const UNKNOWN_EXPIRY_RENEWAL_MS = 10 * MINUTE_MS;
/** No service is asked more often than this, however short its tokens live. */
export const MIN_RENEWAL_INTERVAL_MS = 5_000;
/** A token with a shorter life cannot be kept fresh at that rate: it is renewed when it is copied. */
const SHORTEST_KEPT_LIFETIME_MS = 8_000;
/** How often to ask such a service, or one that gives expired tokens, to know whether it still answers. */
export const TOO_SHORT_RENEWAL_MS = 60_000;

const RETRY_BASE_MS = 2_000;
export const MIN_RETRY_MS = 1_000;
/** The longest pauses after the first failures of a token that is still valid: most are over by then. */
const SOON_MS: readonly number[] = [RETRY_BASE_MS, 15_000];
/** The longest pause after that, of the time that the token has left. */
const RETRY_SHARE = 0.9;
/** Pauses are spread over this share of the longest: tokens that were spread end at times of their own. */
const RETRY_JITTER_SHARE = 0.2;
/** The same without a valid token, and after a time that the service named, perhaps to everyone. */
const TOGETHER_JITTER_SHARE = 0.7;
export const MAX_RETRY_WHILE_VALID_MS = 5 * MINUTE_MS;
export const MAX_RETRY_MS = 15 * MINUTE_MS;
/** If someone has to act, asking again soon achieves nothing. */
const CONFIGURATION_RETRY_MS = 15 * MINUTE_MS;

/** A copied token has at least this long to live, or half its lifetime where that is shorter. */
const COPY_MIN_REMAINING_MS = 2 * MINUTE_MS;

export interface RenewalTiming {
  /** When the token was first requested, Unix milliseconds. */
  readonly receivedAtMs: number;
  /** When the service was last asked, Unix milliseconds; later than `receivedAtMs` if it gave the same token again. */
  readonly askedAtMs: number;
  readonly expiry: Expiry;
  /** The provider's own advice, milliseconds after the last success. */
  readonly renewEveryMs?: number | undefined;
  /** When this renewal had been planned for, Unix milliseconds; undefined for a session's first token. */
  readonly plannedAtMs?: number | undefined;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * The earlier of the provider's interval and `expiry - lead`, jittered to earlier, and never before `earliestRenewalMs`.
 *
 * Computers that got their tokens together must not renew them together. So the renewal after the first token comes at nearly
 * any time of its wait; and one that came late, after an outage or a sleep, does not move those after it, since all that
 * waited with it would move to the same moment.
 */
export function nextRenewalAtMs(timing: RenewalTiming): number {
  const { receivedAtMs, expiry } = timing;
  const latestMs = Math.min(
    timing.renewEveryMs === undefined ? Number.POSITIVE_INFINITY : receivedAtMs + timing.renewEveryMs,
    expiry.kind === 'until'
      ? expiry.expiresAtMs - leadMs(expiry.lifetimeMs)
      : receivedAtMs + UNKNOWN_EXPIRY_RENEWAL_MS,
  );
  const waitMs = latestMs - receivedAtMs;
  const dueAtMs = latestMs - jitterMs(timing, waitMs) - latenessMs(timing, waitMs);
  return Math.max(earliestRenewalMs(timing), dueAtMs);
}

function jitterMs({ plannedAtMs, random }: RenewalTiming, waitMs: number): number {
  if (plannedAtMs === undefined) return waitMs * FIRST_JITTER_SHARE * random;
  return Math.min(waitMs * JITTER_SHARE, MAX_LEAD_MS) * random;
}

/** By how much the renewal came late, apart from whole waits that were left out. */
function latenessMs({ askedAtMs, plannedAtMs = askedAtMs }: RenewalTiming, waitMs: number): number {
  return waitMs > 0 ? Math.max(0, askedAtMs - plannedAtMs) % waitMs : 0;
}

/** There is always a pause, however short a token lives and however long the last answer took. */
function earliestRenewalMs({ receivedAtMs, askedAtMs, expiry }: RenewalTiming): number {
  if (expiry.kind === 'unknown')
    return askedAtMs + (askedAtMs > receivedAtMs ? UNKNOWN_EXPIRY_RENEWAL_MS : MIN_RENEWAL_INTERVAL_MS);
  if (expiry.lifetimeMs < SHORTEST_KEPT_LIFETIME_MS) return askedAtMs + TOO_SHORT_RENEWAL_MS;
  const pauseMs = askedAtMs > receivedAtMs ? pauseAfterSameTokenMs(expiry.expiresAtMs - askedAtMs) : 0;
  return askedAtMs + Math.max(MIN_RENEWAL_INTERVAL_MS, pauseMs);
}

/** A service that gives the same token again gives a new one only close to its expiry, or long after it. */
function pauseAfterSameTokenMs(restMs: number): number {
  return restMs > 0 ? restMs / 2 : Math.min(-restMs, TOO_SHORT_RENEWAL_MS);
}

/** How long before its expiry a token is renewed. */
export function leadMs(lifetimeMs: number): number {
  const leastMs = lifetimeMs >= 3 * OUTAGE_LEAD_MS ? OUTAGE_LEAD_MS : 0;
  return Math.min(MAX_LEAD_MS, Math.max(leastMs, lifetimeMs * LEAD_SHARE));
}

/** A refresh token whose end is unknown lives "at least a day" (KlearStack): asked twice as often, a pause may end it. */
const UNKNOWN_END_MS = 12 * 60 * MINUTE_MS;
/** Close to the end of a refresh token that renewals do not replace after all. */
const MIN_KEEP_ALIVE_MS = 10 * MINUTE_MS;

export interface KeepAliveTiming {
  /** When the service was last asked, Unix milliseconds. */
  readonly askedAtMs: number;
  /** When the refresh token ends, Unix milliseconds; undefined if it does not say. */
  readonly signInAgainByMs?: number | undefined;
  /** Whether a renewal brings a refresh token that lives longer; undefined as long as none was seen. */
  readonly prolong?: boolean | undefined;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * When a session that lets its token expire renews it nevertheless, for the sake of its sign-in: after half of the refresh
 * token's life, so that a night's sleep does not end it. Where a renewal does not prolong that life, nothing does: then at
 * its end, so that the operator learns from the service itself, before the next copy, that the password is needed.
 */
export function nextKeepAliveAtMs({ askedAtMs, signInAgainByMs, prolong, random }: KeepAliveTiming): number {
  const isOver = signInAgainByMs !== undefined && signInAgainByMs <= askedAtMs;
  if (signInAgainByMs !== undefined && prolong === false && !isOver) return signInAgainByMs;
  const waitMs = signInAgainByMs === undefined || isOver ? UNKNOWN_END_MS : (signInAgainByMs - askedAtMs) / 2;
  return askedAtMs + Math.max(MIN_KEEP_ALIVE_MS, waitMs * (1 - JITTER_SHARE * random));
}

export interface RetryTiming {
  readonly nowMs: number;
  /** Failures in a row, this one included: 1, 2, ... */
  readonly failures: number;
  readonly failure: TokenFailure;
  /** When the current token expires; undefined if it has expired or does not say. */
  readonly expiresAtMs?: number | undefined;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/**
 * When to try again after a failure. Soon after the first two: most are over by then. From then on a service that is down is
 * left alone, since everyone else waits for it too: for most of the time that a valid token has left, so that one more attempt
 * always fits in before it expires; without one, for twice as long each time. `Retry-After` is honoured up to 15 minutes, and
 * the pause comes on top of it, since many may have been told the same moment.
 */
export function nextRetryAtMs(timing: RetryTiming): number {
  const { nowMs, failure, random } = timing;
  if (traitsOf(failure).needsAction) return nowMs + CONFIGURATION_RETRY_MS * (1 - JITTER_SHARE * random);
  const toldMs = askedForMs(failure);
  const isAtOwnTime = toldMs === 0 && (timing.expiresAtMs ?? nowMs) > nowMs;
  const jitterShare = isAtOwnTime ? RETRY_JITTER_SHARE : TOGETHER_JITTER_SHARE;
  const pauseMs = longestPauseMs(timing) * (1 - jitterShare * (1 - random));
  return nowMs + toldMs + Math.max(MIN_RETRY_MS, pauseMs);
}

function longestPauseMs({ nowMs, failure, failures, expiresAtMs = nowMs }: RetryTiming): number {
  const toldMs = askedForMs(failure);
  const remainingMs = expiresAtMs - nowMs - toldMs;
  if (remainingMs <= 0)
    return Math.max(Math.min(toldMs, MAX_RETRY_WHILE_VALID_MS), doublingMs(failures) - toldMs);
  const longestMs = Math.min(MAX_RETRY_WHILE_VALID_MS, remainingMs * RETRY_SHARE);
  return toldMs > 0 ? longestMs : Math.min(longestMs, SOON_MS[failures - 1] ?? longestMs);
}

/**
 * Before this time not even an operator's copy asks a service that has had too many requests. Without a time of its own, it
 * is left alone for twice as long each time.
 */
export function askAgainFromMs({ nowMs, failure, failures }: Omit<RetryTiming, 'random'>): number {
  return nowMs + (askedForMs(failure) || doublingMs(failures));
}

function doublingMs(failures: number): number {
  return Math.min(MAX_RETRY_MS, RETRY_BASE_MS * 2 ** Math.min(failures - 1, 20));
}

function askedForMs(failure: TokenFailure): number {
  return 'retryAfterMs' in failure ? Math.min(failure.retryAfterMs ?? 0, MAX_RETRY_MS) : 0;
}

export interface Freshness {
  readonly nowMs: number;
  readonly receivedAtMs: number;
  readonly expiry: Expiry;
}

/** Whether a token can be copied as it is, without renewing it first. */
export function isFreshEnough({ nowMs, receivedAtMs, expiry }: Freshness): boolean {
  if (expiry.kind === 'unknown') return nowMs - receivedAtMs < UNKNOWN_EXPIRY_RENEWAL_MS;
  return expiry.expiresAtMs - nowMs >= Math.min(COPY_MIN_REMAINING_MS, expiry.lifetimeMs / 2);
}

/** Whether a token still works, as far as anyone can know. */
export function isAlive({ nowMs, expiry }: Omit<Freshness, 'receivedAtMs'>): boolean {
  return expiry.kind === 'unknown' || isBeforeExpiry(expiry.expiresAtMs, nowMs);
}
