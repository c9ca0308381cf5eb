// What a service that goes on giving the same token means for the activity. All else is told in core/activity.test.ts.
import { expect, it } from 'vitest';
import { activityFromSession, type KnownState } from '../../../app/activity/activity-from-session.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import type { SessionStatus, SessionView } from '../../../app/tokens/session-status.ts';

const MINUTE_MS = 60_000;
const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const token = { isRefreshable: true, receivedAtMs: NOW_MS, expiry: { kind: 'unknown' } } as const;
const READY: SessionStatus = { kind: 'ready' };
const REFRESHING: SessionStatus = { kind: 'renewing' };
const SIGNING_IN: SessionStatus = { kind: 'signingIn' };
const OFFLINE: SessionStatus = { kind: 'retrying', failure: { kind: 'offline' }, nextTryAtMs: NOW_MS };
const NEEDS_SIGN_IN: SessionStatus = { kind: 'needsSignIn', reason: 'refused' };

/** What is said of these, a minute apart, while the session holds the same token all the time. */
function said(...statuses: readonly SessionStatus[]) {
  let known: KnownState = { isSignedOut: false, receivedAtMs: NOW_MS };
  return statuses.flatMap((status, minute) => {
    const atMs = NOW_MS + minute * MINUTE_MS;
    const view: SessionView = { status, token, isRenewing: status.kind === 'renewing' };
    const change = activityFromSession(known, view, { nowMs: atMs, monotonicMs: atMs });
    known = change.known;
    return change.what ? [change.what] : [];
  });
}

it('an outage is over once the service gives the token that there is again, and another one is news', () => {
  expect(said(REFRESHING, OFFLINE, REFRESHING, READY, REFRESHING, OFFLINE)).toEqual([
    { kind: 'offline', reason: 'offline' },
    { kind: 'recovered', awayMs: 2 * MINUTE_MS },
    { kind: 'offline', reason: 'offline' },
  ]);
});

it('a sign-in that was asked for and brings the token that there is again is told', () => {
  expect(said(NEEDS_SIGN_IN, SIGNING_IN, READY, NEEDS_SIGN_IN).map(({ kind }) => kind)).toEqual([
    'needsSignIn',
    'signedIn',
    'needsSignIn',
  ]);
});

it('a renewal that brings nothing new, or a sign-in that is refused beside a good token, is not', () => {
  expect(said(READY, REFRESHING, READY, SIGNING_IN, READY)).toEqual([]);
});

it.each<[TokenFailure, object]>([
  [{ kind: 'timeout' }, { kind: 'offline', reason: 'timeout' }],
  [
    { kind: 'offline', reason: 'unknownHost' },
    { kind: 'offline', reason: 'offline' },
  ],
  [{ kind: 'proxy' }, { kind: 'failed', reason: 'proxy' }],
  [
    { kind: 'insecure', reason: 'clientCertificate' },
    { kind: 'failed', reason: 'clientCertificate' },
  ],
])('a failed renewal counts as offline only where no one answered: $kind', (failure, entry) => {
  expect(said({ kind: 'retrying', failure, nextTryAtMs: NOW_MS })).toEqual([entry]);
});
