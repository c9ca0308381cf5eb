// How long a token lives: the least of all sound evidence, on the local wall clock.
import type { TokenGrant } from '../providers/token-answer.ts';
import { type BearerClaims, MILLISECONDS_FROM, readClaims } from './bearer-token.ts';

export type Expiry =
  | { readonly kind: 'until'; readonly expiresAtMs: number; readonly lifetimeMs: number }
  | { readonly kind: 'unknown' };

/** What is known of the session that a token renews. */
export interface RenewedSession {
  /** How long the token of this session's sign-in lived. */
  readonly lifetimeAtSignInMs?: number | undefined;
}

/** Anything longer is the service's mistake, or makes no difference. */
export const MAX_LIFETIME_MS = 100 * 365.25 * 86_400_000;
/** The lifetime of a token that had expired before it arrived. */
export const DEAD_ON_ARRIVAL_MS = 1;
/** An `expires_in` of 31 years or more is a point in time: Unix seconds, or milliseconds. */
const MOMENT_FROM_S = 1_000_000_000;
/** If `iat` and `Date` of one answer are both the time of issue, they differ by no more than this. */
const SAME_ANSWER_MS = 5_000;
/** If the clocks of two computers differ by less than this, both are right. */
const CLOCKS_AGREE_MS = 60_000;

/**
 * The least of: `expires_in`; `exp` minus the server's `Date`; `exp - iat` if `iat` is the time of issue; the lifetime
 * of this session's first token; and `exp` against the local clock if no two clocks of the service agree. Real services
 * copy `iat`: djangorestframework-simplejwt puts the refresh token's into a renewed access token, so that `exp - iat`
 * grows by the time since the sign-in. Counted from the time the request was sent, since the token cannot be older
 * than that. `renewed` is undefined for the token of a sign-in.
 */
export function expiryOf(grant: TokenGrant, renewed?: RenewedSession): Expiry {
  const claims = readClaims(grant.accessToken);
  const lifetimeMs =
    claims && isDeadOnArrival(claims, grant)
      ? DEAD_ON_ARRIVAL_MS
      : leastLifetimeMs(evidence(claims, grant, renewed));
  if (lifetimeMs === undefined) return { kind: 'unknown' };
  return { kind: 'until', expiresAtMs: grant.requestedAtMs + lifetimeMs, lifetimeMs };
}

/** When a full sign-in will be needed, if the refresh token is a JWT that says so. */
export function refreshTokenExpiryMs(
  refreshToken: string,
  grant: TokenGrant,
  renewed?: RenewedSession,
): number | undefined {
  const claims = readClaims(refreshToken);
  const lifetimeMs = claims && leastLifetimeMs(claimEvidence(claims, grant, renewed !== undefined));
  return lifetimeMs === undefined ? undefined : grant.requestedAtMs + lifetimeMs;
}

/** The earlier of the two; unknown if both are. */
export function earlierExpiry(one: Expiry, other: Expiry): Expiry {
  if (one.kind === 'unknown') return other;
  return other.kind === 'unknown' || one.expiresAtMs <= other.expiresAtMs ? one : other;
}

type Evidence = readonly (number | undefined)[];

function evidence(
  claims: BearerClaims | undefined,
  grant: TokenGrant,
  renewed: RenewedSession | undefined,
): Evidence {
  const lifetimeAtSignInMs = renewed?.lifetimeAtSignInMs;
  const knowsSession = lifetimeAtSignInMs !== undefined;
  return [
    ...statedEvidence(grant),
    lifetimeAtSignInMs,
    ...(claims ? claimEvidence(claims, grant, renewed !== undefined, knowsSession) : []),
  ];
}

/** `expires_in`, which some services give as a point in time. */
function statedEvidence({ expiresInS, serverDateMs, requestedAtMs }: TokenGrant): Evidence {
  if (expiresInS === undefined || expiresInS < MOMENT_FROM_S) return [expiresInS && expiresInS * 1_000];
  const momentMs = expiresInS >= MILLISECONDS_FROM ? expiresInS : expiresInS * 1_000;
  return [serverDateMs && momentMs - serverDateMs, momentMs - requestedAtMs];
}

function claimEvidence(
  { expiresAtMs, issuedAtMs }: BearerClaims,
  { serverDateMs, requestedAtMs }: TokenGrant,
  isRenewal: boolean,
  knowsSession = false,
): Evidence {
  if (expiresAtMs === undefined) return [];
  const isDateRight = issuedAtMs !== undefined && agree(issuedAtMs, serverDateMs, SAME_ANSWER_MS);
  const isIssuedNow = isDateRight || !isRenewal;
  return [
    serverDateMs && expiresAtMs - serverDateMs,
    isIssuedNow ? issuedAtMs && expiresAtMs - issuedAtMs : undefined,
    isDateRight || knowsSession ? undefined : expiresAtMs - requestedAtMs,
  ];
}

/** Only if two clocks agree had it expired before it arrived; one alone may be wrong. */
function isDeadOnArrival(
  { expiresAtMs }: BearerClaims,
  { serverDateMs, requestedAtMs }: TokenGrant,
): boolean {
  return (
    expiresAtMs !== undefined &&
    agree(requestedAtMs, serverDateMs, CLOCKS_AGREE_MS) &&
    expiresAtMs <= Math.min(requestedAtMs, serverDateMs ?? 0)
  );
}

const agree = (oneMs: number, otherMs: number | undefined, withinMs: number) =>
  otherMs !== undefined && Math.abs(oneMs - otherMs) <= withinMs;

/** A clock by which the token has expired already is wrong, so it is no evidence. */
function leastLifetimeMs(found: Evidence): number | undefined {
  const sound = found.filter((lifetimeMs) => lifetimeMs !== undefined && lifetimeMs > 0) as number[];
  return sound.length === 0 ? undefined : Math.min(MAX_LIFETIME_MS, ...sound);
}
