// When a received token expires, on the local wall clock, whatever the local clock says.
import type { TokenGrant } from '../providers/token-answer.ts';
import { readClaims } from './bearer-token.ts';

export type Expiry =
  | { readonly kind: 'until'; readonly expiresAtMs: number; readonly lifetimeMs: number }
  | { readonly kind: 'unknown' };

/** Longer is a mistake of the service, or not worth telling apart. */
export const MAX_LIFETIME_MS = 100 * 365.25 * 86_400_000;

/**
 * In this order: `expires_in`; `exp - iat`; `exp` against the server's `Date` header; else unknown.
 * Counted from the moment the request was sent, since the token cannot be older than that.
 */
export function expiryOf(grant: TokenGrant): Expiry {
  const lifetimeMs = statedLifetimeMs(grant);
  if (lifetimeMs === undefined || !(lifetimeMs > 0)) return { kind: 'unknown' };
  const bounded = Math.min(lifetimeMs, MAX_LIFETIME_MS);
  return { kind: 'until', expiresAtMs: grant.requestedAtMs + bounded, lifetimeMs: bounded };
}

function statedLifetimeMs(grant: TokenGrant): number | undefined {
  if (grant.expiresInS !== undefined && grant.expiresInS > 0) return grant.expiresInS * 1_000;
  const claims = readClaims(grant.accessToken);
  if (claims?.expiresAtMs === undefined) return undefined;
  if (claims.issuedAtMs !== undefined && claims.expiresAtMs > claims.issuedAtMs) {
    return claims.expiresAtMs - claims.issuedAtMs;
  }
  return grant.serverDateMs === undefined ? undefined : claims.expiresAtMs - grant.serverDateMs;
}

/** When a full sign-in will be needed: a refresh token's own expiry, where it is a JWT that says so. */
export function refreshTokenExpiryMs(refreshToken: string, receivedAtMs: number): number | undefined {
  const claims = readClaims(refreshToken);
  if (claims?.expiresAtMs === undefined || claims.issuedAtMs === undefined) return undefined;
  const lifetimeMs = claims.expiresAtMs - claims.issuedAtMs;
  return lifetimeMs > 0 ? receivedAtMs + Math.min(lifetimeMs, MAX_LIFETIME_MS) : undefined;
}
