// Whether a token still works: one answer for everything that copies it or says how long it lives. Pure.
import type { CompanyView } from './contract/companies.ts';

/** Services state a token's times in whole seconds, rounded down: it may expire this much before the stated time. */
const EXPIRY_ROUNDING_MS = 1_000;

/** The last second does not count: the service may refuse the token already. */
export function isBeforeExpiry(expiresAtMs: number, nowMs: number): boolean {
  return nowMs < endOfLifeMs(expiresAtMs);
}

/** The first moment at which it no longer counts as valid. */
export function endOfLifeMs(expiresAtMs: number): number {
  return expiresAtMs - EXPIRY_ROUNDING_MS;
}

/** A token whose expiry is unknown counts as valid. */
export function hasValidToken({ validity }: Pick<CompanyView, 'validity'>, nowMs: number): boolean {
  if (validity.kind === 'until') return isBeforeExpiry(validity.untilMs, nowMs);
  return validity.kind === 'unknown';
}
