import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import type { PasswordAgain } from '../../../app/shared/contract/sessions.ts';
import { passwordAgain } from '../../../app/snapshot/password-again.ts';
import type { SeenRenewals } from '../../../app/tokens/session-status.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const fetch = () => Promise.reject(new Error('no one is asked'));
const registry = createProviderRegistry(new HttpClient({ fetch, clock: new ManualClock() }));
const MINUTE_MS = 60_000;

interface Told {
  readonly storePassword?: boolean;
  readonly signInAgainByMs?: number;
  readonly expiresAtMs?: number | undefined;
  readonly renewals?: SeenRenewals;
  readonly isRefreshable?: boolean;
}

function again(providerId: string, told: Told) {
  const { storePassword = false, signInAgainByMs, expiresAtMs, renewals, isRefreshable = true } = told;
  const provider = registry.get(providerId);
  if (!provider) throw new Error(`no provider ${providerId}`);
  return passwordAgain({
    provider,
    company: {
      ...{ id: 'a', label: 'ACME', providerId, address: 'https://acme.example.com', account: {} },
      ...{ storePassword, copyFormat: 'token', practice: false },
    },
    token: {
      receivedAtMs: 0,
      isRefreshable,
      expiry:
        expiresAtMs === undefined
          ? { kind: 'unknown' }
          : { kind: 'until', expiresAtMs, lifetimeMs: expiresAtMs },
      ...(signInAgainByMs === undefined ? {} : { signInAgainByMs }),
      ...(renewals ? { renewals } : {}),
    },
  });
}

describe('when the password is needed again', () => {
  const atMs = 90 * MINUTE_MS;
  it.each<[string, SeenRenewals | undefined, PasswordAgain]>([
    ['not before the end of the refresh token, while the app runs', undefined, { kind: 'notBefore', atMs }],
    ['not while the app runs, where renewals prolong it', { prolong: true }, { kind: 'whileRunning' }],
    ['at its end, where a token that had died was renewed', { afterDeath: true }, { kind: 'by', atMs }],
    [
      'only where nothing is renewed until then, where both were seen',
      { afterDeath: true, prolong: true },
      { kind: 'ifIdle', atMs },
    ],
  ])('is %s', (_when, renewals, forecast) => {
    const told = { signInAgainByMs: atMs, expiresAtMs: 15 * MINUTE_MS, ...(renewals ? { renewals } : {}) };
    expect(again('klearstack-password', told)).toEqual(forecast);
  });

  it('is not known where the refresh token says nothing', () => {
    expect(again('klearstack-password', { expiresAtMs: MINUTE_MS })).toEqual({ kind: 'unknown' });
  });

  it('is at the end of a token that cannot be renewed, where it has one', () => {
    expect(again('generate-token', { expiresAtMs: MINUTE_MS })).toEqual({ kind: 'by', atMs: MINUTE_MS });
    expect(again('generate-token', {})).toEqual({ kind: 'unknown' });
    const kept = { expiresAtMs: MINUTE_MS, isRefreshable: true };
    expect(again('oauth-password', kept)).toEqual({ kind: 'unknown' });
    expect(again('oauth-password', { ...kept, isRefreshable: false })).toEqual({
      kind: 'by',
      atMs: MINUTE_MS,
    });
  });

  it('is never asked while a stored password signs in by itself, or where there is no password', () => {
    const told = { storePassword: true, signInAgainByMs: MINUTE_MS };
    expect(again('klearstack-password', told)).toEqual({ kind: 'stored' });
    expect(again('klearstack-user-id', { signInAgainByMs: MINUTE_MS })).toEqual({ kind: 'notNeeded' });
  });
});
