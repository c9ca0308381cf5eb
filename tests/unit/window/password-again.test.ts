import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import { passwordAgain } from '../../../app/window/password-again.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const fetch = () => Promise.reject(new Error('nobody is asked'));
const registry = createProviderRegistry(new HttpClient({ fetch, clock: new ManualClock() }));
const MINUTE_MS = 60_000;

interface Told {
  readonly storePassword?: boolean;
  readonly signInAgainByMs?: number;
  readonly expiresAtMs?: number | undefined;
}

function again(providerId: string, { storePassword = false, signInAgainByMs, expiresAtMs }: Told) {
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
      expiry:
        expiresAtMs === undefined
          ? { kind: 'unknown' }
          : { kind: 'until', expiresAtMs, lifetimeMs: expiresAtMs },
      ...(signInAgainByMs === undefined ? {} : { signInAgainByMs }),
    },
  });
}

describe('when the password is needed again', () => {
  it('is at the end of the refresh token', () => {
    const told = { signInAgainByMs: 90 * MINUTE_MS, expiresAtMs: 15 * MINUTE_MS };
    expect(again('klearstack-password', told)).toEqual({ kind: 'by', atMs: 90 * MINUTE_MS });
  });

  it('is not known where the refresh token says nothing', () => {
    expect(again('klearstack-password', { expiresAtMs: MINUTE_MS })).toEqual({ kind: 'unknown' });
  });

  it('is at the end of a token that cannot be renewed, where it has one', () => {
    expect(again('generate-token', { expiresAtMs: MINUTE_MS })).toEqual({ kind: 'by', atMs: MINUTE_MS });
    expect(again('generate-token', {})).toEqual({ kind: 'unknown' });
  });

  it('is never asked while a stored password signs in by itself, or where there is no password', () => {
    const told = { storePassword: true, signInAgainByMs: MINUTE_MS };
    expect(again('klearstack-password', told)).toEqual({ kind: 'stored' });
    expect(again('klearstack-user-id', { signInAgainByMs: MINUTE_MS })).toEqual({ kind: 'notNeeded' });
  });
});
