import { expect, it } from 'vitest';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { createProviderRegistry } from '../../../app/providers/provider-registry.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { companyView } from '../../../app/snapshot/company-view.ts';
import { Texts } from '../../../app/texts/texts.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const fetch = () => Promise.reject(new Error('no one is asked'));
const provider = createProviderRegistry(new HttpClient({ fetch, clock: new ManualClock() })).get(
  'generate-token',
);

const viewAfter = (failure: TokenFailure) =>
  companyView({
    ...{ provider, texts: new Texts(), nowMs: 0 },
    company: {
      ...{ id: 'a', label: 'ACME', providerId: 'generate-token', address: 'https://acme.example.com' },
      ...{ account: {}, storePassword: true, copyFormat: 'token', practice: false },
    },
    session: {
      status: { kind: 'retrying', failure, nextTryAtMs: 60_000 },
      nextTryAtMs: 60_000,
      token: {
        receivedAtMs: 1,
        isRefreshable: false,
        expiry: { kind: 'until', expiresAtMs: 600_000, lifetimeMs: 600_000 },
      },
      isRenewing: false,
    },
  });

it('forecasts no renewal and no sign-in that would send a stored password which the app holds back', () => {
  const failing = viewAfter({ kind: 'serverFault', status: 500 });
  expect(failing).toMatchObject({ nextTryMs: 60_000, passwordAgain: { kind: 'stored' } });
  const heldBack = viewAfter({ kind: 'serverFault', status: 500, isInDoubt: true });
  expect(heldBack.problem?.title).toBe('The stored sign-in for ACME is not working');
  expect([heldBack.nextTryMs, heldBack.passwordAgain]).toEqual([undefined, undefined]);
});
