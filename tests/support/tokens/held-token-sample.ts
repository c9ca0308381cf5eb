// A held token of which everything is known, received at nine o'clock for an hour.
import type { HeldToken } from '../../../app/tokens/session-status.ts';
import { jwt } from './jwt.ts';

const HOUR_MS = 3_600_000;
export const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);

export const held: HeldToken = {
  accessToken: jwt({ sub: '7' }),
  refreshToken: 'practice-refresh',
  receivedAtMs: NOW_MS,
  expiry: { kind: 'until', expiresAtMs: NOW_MS + HOUR_MS, lifetimeMs: HOUR_MS },
  claims: { subject: '7' },
  releaseVersion: '7.8.9',
  signInAgainByMs: NOW_MS + 24 * HOUR_MS,
  lifetimeAtSignInMs: HOUR_MS,
};
