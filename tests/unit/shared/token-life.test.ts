import { expect, it } from 'vitest';
import { hasValidToken, isBeforeExpiry } from '../../../app/shared/token-life.ts';

const EXPIRES_AT_MS = 900_000;

it.each([
  [0, true],
  [EXPIRES_AT_MS - 1_001, true],
  [EXPIRES_AT_MS - 1_000, false],
  [EXPIRES_AT_MS, false],
  [EXPIRES_AT_MS + 1, false],
])('at %i ms, a token that expires at 900000 ms is valid: %s', (nowMs, isValid) => {
  expect(isBeforeExpiry(EXPIRES_AT_MS, nowMs)).toBe(isValid);
  const validity = { kind: 'until', untilMs: EXPIRES_AT_MS, lifetimeMs: EXPIRES_AT_MS } as const;
  expect(hasValidToken({ validity }, nowMs)).toBe(isValid);
});

it('a token whose expiry is unknown counts as valid, and no token does not', () => {
  expect(hasValidToken({ validity: { kind: 'unknown', sinceMs: 0 } }, EXPIRES_AT_MS)).toBe(true);
  expect(hasValidToken({ validity: { kind: 'none' } }, 0)).toBe(false);
});
