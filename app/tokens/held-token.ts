// From a service's grant to a token in hand, and to and from the text that the vault encrypts.
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
import type { HeldToken, SeenRenewals, TokenFacts } from './session-status.ts';

export interface Predecessors {
  /** The token that was renewed; undefined for the token of a sign-in. */
  readonly renewed?: HeldToken | undefined;
  /** The token in hand, whatever came of it. */
  readonly inHand?: HeldToken | undefined;
}

/** The refresh token of the renewed one stays in use where the service sends none. */
export function holdToken(grant: TokenGrant, { renewed, inHand }: Predecessors): HeldToken {
  const expiry = expiryOf(grant, renewed);
  return withClaims({
    accessToken: grant.accessToken,
    ...life(grant, expiry, inHand),
    ...defined({
      refreshToken: grant.refreshToken ?? renewed?.refreshToken,
      signInAgainByMs: signInAgainByMs(grant, renewed),
      releaseVersion: grant.releaseVersion ?? renewed?.releaseVersion,
      otherType: grant.otherType,
      lifetimeAtSignInMs: renewed?.lifetimeAtSignInMs ?? shownLifetimeMs(expiry),
      renewals: seenRenewals(grant, { renewed, inHand }),
    }),
  });
}

/** Undefined too where the token was dead when it came: the next one may live. */
function shownLifetimeMs(expiry: Expiry): number | undefined {
  return expiry.kind === 'until' && expiry.lifetimeMs > DEAD_ON_ARRIVAL_MS ? expiry.lifetimeMs : undefined;
}

/** The same token coming back does not begin a new life. */
function life(grant: TokenGrant, expiry: Expiry, inHand: HeldToken | undefined) {
  if (inHand?.accessToken !== grant.accessToken) return { receivedAtMs: grant.requestedAtMs, expiry };
  return { receivedAtMs: inHand.receivedAtMs, expiry: earlierExpiry(inHand.expiry, expiry) };
}

function signInAgainByMs(grant: TokenGrant, renewed: HeldToken | undefined): number | undefined {
  return grant.refreshToken === undefined || grant.refreshToken === renewed?.refreshToken
    ? renewed?.signInAgainByMs
    : refreshTokenExpiryMs(grant.refreshToken, grant, renewed);
}

function seenRenewals(grant: TokenGrant, { renewed, inHand }: Predecessors): SeenRenewals | undefined {
  const seen = (renewed ?? inHand)?.renewals;
  if (!renewed) return seen;
  const { expiry } = renewed;
  const hadDied = expiry.kind === 'until' && expiry.expiresAtMs <= grant.requestedAtMs;
  const isProlonged = grant.refreshToken !== undefined && grant.refreshToken !== renewed.refreshToken;
  if (!hadDied && !isProlonged) return seen;
  return {
    ...seen,
    ...(hadDied ? { afterDeath: true } : {}),
    ...(isProlonged ? { prolong: true } : {}),
  };
}

/** The service refused this very token: from then on it is dead, whatever its claims say. */
export function endedToken(token: HeldToken, atMs: number): HeldToken {
  const { expiry } = token;
  if (expiry.kind === 'until' && expiry.expiresAtMs <= atMs) return token;
  const lifetimeMs = expiry.kind === 'until' ? expiry.lifetimeMs : Math.max(1, atMs - token.receivedAtMs);
  return {
    ...token,
    expiry: { kind: 'until', expiresAtMs: atMs, lifetimeMs: Math.min(MAX_LIFETIME_MS, lifetimeMs) },
  };
}

/** Whose each of two tokens is, where both say so and it is not the same user of the same issuer. */
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

/** The same token after somebody set the wall clock by `byMs`. */
export function shiftToken(token: HeldToken, byMs: number): HeldToken {
  const { expiry, signInAgainByMs } = token;
  return {
    ...token,
    receivedAtMs: token.receivedAtMs + byMs,
    expiry: expiry.kind === 'until' ? { ...expiry, expiresAtMs: expiry.expiresAtMs + byMs } : expiry,
    ...(signInAgainByMs === undefined ? {} : { signInAgainByMs: signInAgainByMs + byMs }),
  };
}

/** Clocks differ by less than this between two runs of the app, if nobody sets one. */
const FUTURE_TOLERANCE_MS = 60_000;

/**
 * A stored token from the future: the clock was set back while the app was not running, so its age is unknown. What
 * versions before `lifetimeAtSignInMs` stored may be believed too long: its own `exp` bounds it.
 */
export function trustedToken(token: HeldToken, nowMs: number): HeldToken {
  const isFromFuture = token.receivedAtMs > nowMs + FUTURE_TOLERANCE_MS;
  if (isFromFuture) return { ...token, receivedAtMs: 0, expiry: { kind: 'unknown' } };
  const { expiry, claims, lifetimeAtSignInMs } = token;
  const isBounded = lifetimeAtSignInMs !== undefined || expiry.kind === 'unknown';
  if (isBounded || claims?.expiresAtMs === undefined) return token;
  return { ...token, expiry: earlierExpiry(expiry, { ...expiry, expiresAtMs: claims.expiresAtMs }) };
}

/** Of any text; made once, however many sessions it is compared with. */
export function tokenDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** For as long as the token is in hand. */
const digests = new WeakMap<HeldToken, Buffer>();

/** Compares digests in constant time, so that how long it takes tells nothing about the token. */
export function isSameToken(token: HeldToken, digest: Buffer): boolean {
  const own = digests.get(token) ?? tokenDigest(token.accessToken);
  digests.set(token, own);
  return timingSafeEqual(own, digest);
}

/** What may be shown of a token. */
export function tokenFacts({
  accessToken: _access,
  refreshToken: _refresh,
  ...facts
}: HeldToken): TokenFacts {
  return facts;
}

/** With what its access token says about itself, which is read again whenever it is taken up. */
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
