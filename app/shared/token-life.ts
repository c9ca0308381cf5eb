// Whether a token still works: one answer for everything that copies it or says how long it lives. Pure.

/** Services state a token's times in whole seconds, rounded down: it may expire this much before the stated time. */
const EXPIRY_ROUNDING_MS = 1_000;

/** The last second does not count: the service may refuse the token already. */
export function isBeforeExpiry(expiresAtMs: number, nowMs: number): boolean {
  return nowMs < expiresAtMs - EXPIRY_ROUNDING_MS;
}

/** What a snapshot says of a token's life. */
type Validity =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'until'; readonly untilMs: number };

/** A token whose expiry is unknown counts as valid. */
export function hasValidToken({ validity }: { readonly validity: Validity }, nowMs: number): boolean {
  if (validity.kind === 'until') return isBeforeExpiry(validity.untilMs, nowMs);
  return validity.kind === 'unknown';
}
