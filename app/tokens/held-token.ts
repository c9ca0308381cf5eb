// The token that a session holds: made from a service's grant, ended, and compared. Pure.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenGrant } from '../providers/token-answer.ts';
import { type BearerClaims, readClaims } from './bearer-token.ts';
import {
  DEAD_ON_ARRIVAL_MS,
  type Expiry,
  earlierExpiry,
  expiryOf,
  MAX_LIFETIME_MS,
  refreshTokenExpiryMs,
} from './expiry.ts';
import type { HeldToken, RecordedTimes, SeenRenewals, TokenFacts } from './session-status.ts';

export interface Predecessors {
  /** The token that was renewed; undefined for the token of a sign-in. */
  readonly renewed?: HeldToken | undefined;
  /** The current token, renewed or not. */
  readonly current?: HeldToken | undefined;
  /** Whether the renewal passed without a bearer; undefined if that was not tried. */
  readonly withoutBearer?: boolean | undefined;
}

/** If the service sends no refresh token, the renewed token's stays in use. */
export function holdToken(grant: TokenGrant, predecessors: Predecessors): HeldToken {
  const { renewed, current } = predecessors;
  const expiry = expiryOf(grant, renewed);
  return withClaims({
    accessToken: grant.accessToken,
    ...life(grant, expiry, current),
    ...defined({
      refreshToken: grant.refreshToken ?? renewed?.refreshToken,
      signInAgainByMs: signInAgainByMs(grant, renewed),
      releaseVersion: grant.releaseVersion ?? renewed?.releaseVersion,
      otherType: grant.otherType,
      lifetimeAtSignInMs: renewed?.lifetimeAtSignInMs ?? shownLifetimeMs(expiry),
      renewals: seenRenewals(grant, predecessors),
      recorded: recordedTimes(grant, predecessors),
    }),
  });
}

/** Also undefined if the token had expired when it arrived: the next one may be valid. */
function shownLifetimeMs(expiry: Expiry): number | undefined {
  return expiry.kind === 'until' && expiry.lifetimeMs > DEAD_ON_ARRIVAL_MS ? expiry.lifetimeMs : undefined;
}

/** A token that is given once more does not start a new lifetime. */
function life(grant: TokenGrant, expiry: Expiry, current: HeldToken | undefined) {
  if (current?.accessToken !== grant.accessToken) return { receivedAtMs: grant.requestedAtMs, expiry };
  return { receivedAtMs: current.receivedAtMs, expiry: earlierExpiry(current.expiry, expiry) };
}

function signInAgainByMs(grant: TokenGrant, renewed: HeldToken | undefined): number | undefined {
  return grant.refreshToken === undefined || grant.refreshToken === renewed?.refreshToken
    ? renewed?.signInAgainByMs
    : refreshTokenExpiryMs(grant.refreshToken, grant, renewed);
}

/** What the new token takes over from one that an earlier run has recorded. */
function recordedTimes(grant: TokenGrant, { renewed, current }: Predecessors): RecordedTimes | undefined {
  const isSame = current?.accessToken === grant.accessToken;
  const ofLife = isSame ? { ...current.recorded, signInAgainByMs: undefined } : {};
  const isRefreshTokenKept = grant.refreshToken === undefined || grant.refreshToken === renewed?.refreshToken;
  const signInAgainByMs = isRefreshTokenKept ? renewed?.recorded?.signInAgainByMs : undefined;
  const times = defined({ ...ofLife, signInAgainByMs });
  return Object.keys(times).length > 0 ? times : undefined;
}

/** For how long after its expiry a service may still accept a bearer, since clocks differ; most allow one to five minutes. */
const LONGEST_LEEWAY_MS = 10 * 60_000;

function seenRenewals(
  grant: TokenGrant,
  { renewed, current, withoutBearer }: Predecessors,
): SeenRenewals | undefined {
  if (!renewed) return afterSignIn(current?.renewals);
  const { expiry, renewals: seen } = renewed;
  const hadLongDied =
    expiry.kind === 'until' && expiry.expiresAtMs + LONGEST_LEEWAY_MS <= grant.requestedAtMs;
  const isProlonged = grant.refreshToken !== undefined && grant.refreshToken !== renewed.refreshToken;
  const afterDeath = hadLongDied || seen?.afterDeath || (withoutBearer ?? seen?.afterDeath);
  return { ...defined({ afterDeath }), prolong: isProlonged || seen?.prolong === true };
}

/** A refusal may have been a passing fault, or about the refresh token of then: it is tried anew. */
function afterSignIn(seen: SeenRenewals | undefined): SeenRenewals | undefined {
  if (seen?.afterDeath !== false) return seen;
  const { afterDeath: _before, ...rest } = seen;
  return rest;
}

/** The service did not renew this token after its death, though it was believed to: it is relied on no longer. */
export function refusedAfterDeath(token: HeldToken): HeldToken {
  if (!token.renewals?.afterDeath) return token;
  return { ...token, renewals: { ...token.renewals, afterDeath: false } };
}

/** The same token, to be replaced by a sign-in only. */
export function withoutRefresh(token: HeldToken): HeldToken {
  const { refreshToken: _useless, signInAgainByMs: _itsEnd, ...rest } = token;
  return rest;
}

/** The service refused this token: from then on it counts as expired, whatever its claims say. */
export function endedToken(token: HeldToken, atMs: number): HeldToken {
  const { expiry } = token;
  if (expiry.kind === 'until' && expiry.expiresAtMs <= atMs) return token;
  const lifetimeMs = expiry.kind === 'until' ? expiry.lifetimeMs : Math.max(1, atMs - token.receivedAtMs);
  return {
    ...token,
    expiry: { kind: 'until', expiresAtMs: atMs, lifetimeMs: Math.min(MAX_LIFETIME_MS, lifetimeMs) },
  };
}

/** Who two tokens belong to, if both say so and it is not the same user of the same issuer. */
export function changedUser(
  before: BearerClaims | undefined,
  after: BearerClaims | undefined,
): { readonly before: string; readonly after: string } | undefined {
  for (const name of ['subject', 'issuer'] as const) {
    const [one, other] = [before?.[name], after?.[name]];
    if (one !== undefined && other !== undefined && one !== other) return { before: one, after: other };
  }
  return undefined;
}

/** As this run finds it: its times are those of an earlier run, by what the clock said then. */
export function recordedToken(token: HeldToken): HeldToken {
  const { receivedAtMs, expiry, signInAgainByMs } = token;
  const expiresAtMs = expiry.kind === 'until' ? expiry.expiresAtMs : undefined;
  return { ...token, recorded: { receivedAtMs, ...defined({ expiresAtMs, signInAgainByMs }) } };
}

/**
 * The same token after the wall clock was set by `byMs`. Times of this run move along. No one knows whether those of an earlier
 * run were recorded by the clock as it was before or as it is now: the earlier of both counts.
 */
export function shiftToken(token: HeldToken, byMs: number): HeldToken {
  const { receivedAtMs, expiry, signInAgainByMs, recorded = {} } = token;
  const moved = (ms: number, recordedMs = Number.POSITIVE_INFINITY) => Math.min(ms + byMs, recordedMs);
  const end = expiry.kind === 'until' ? { expiresAtMs: moved(expiry.expiresAtMs, recorded.expiresAtMs) } : {};
  const againByMs =
    signInAgainByMs === undefined ? undefined : moved(signInAgainByMs, recorded.signInAgainByMs);
  return {
    ...token,
    receivedAtMs: moved(receivedAtMs, recorded.receivedAtMs),
    expiry: { ...expiry, ...end },
    ...defined({ signInAgainByMs: againByMs }),
  };
}

/** Between two runs of the app, a clock that is not set drifts by less than this. */
const FUTURE_TOLERANCE_MS = 60_000;

/**
 * If a stored token is from the future, the clock was set back while the app was not running, so its age is unknown.
 * Versions without `lifetimeAtSignInMs` trusted tokens for too long: for theirs, `exp` is the limit.
 */
export function trustedToken(token: HeldToken, nowMs: number): HeldToken {
  const isFromFuture = token.receivedAtMs > nowMs + FUTURE_TOLERANCE_MS;
  if (isFromFuture) return { ...token, receivedAtMs: 0, expiry: { kind: 'unknown' } };
  const { expiry, claims, lifetimeAtSignInMs } = token;
  const isBounded = lifetimeAtSignInMs !== undefined || expiry.kind === 'unknown';
  if (isBounded || claims?.expiresAtMs === undefined) return token;
  return { ...token, expiry: earlierExpiry(expiry, { ...expiry, expiresAtMs: claims.expiresAtMs }) };
}

/** Of any text; computed once, however many sessions it is compared with. */
export function tokenDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Kept as long as the token is. */
const digests = new WeakMap<HeldToken, Buffer>();

/** Compares digests in constant time, so that the time it takes reveals nothing about the token. */
export function isSameToken(token: HeldToken, digest: Buffer): boolean {
  const own = digests.get(token) ?? tokenDigest(token.accessToken);
  digests.set(token, own);
  return timingSafeEqual(own, digest);
}

/** What may be shown of a token. */
export function tokenFacts(token: HeldToken): TokenFacts {
  const { accessToken: _access, refreshToken, recorded: _forItsTimes, ...facts } = token;
  return { ...facts, isRefreshable: refreshToken !== undefined };
}

/** With the claims of its access token, which are not stored but read again. */
export function withClaims(token: HeldToken): HeldToken {
  const claims = readClaims(token.accessToken);
  return claims === undefined ? token : { ...token, claims };
}

/** Without the properties that are undefined. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
