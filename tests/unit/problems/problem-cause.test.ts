import { describe, expect, it } from 'vitest';
import {
  isOnTheWay,
  type ProblemCause,
  remedyOf,
  renewalCause,
  sessionCause,
} from '../../../app/problems/problem-cause.ts';
import type { RenewOutcome, SessionStatus } from '../../../app/tokens/session-status.ts';

const failure = { kind: 'timeout' } as const;
const READY: SessionStatus = { kind: 'ready' };
const SIGNED_OUT: SessionStatus = { kind: 'signedOut' };
const RETRYING: SessionStatus = { kind: 'retrying', failure, nextTryAtMs: 0 };
const NEEDS_SIGN_IN = { kind: 'needsSignIn', reason: 'refused' } as const;

describe('why a renewal brought no token', () => {
  it.each<[string, RenewOutcome | undefined, SessionStatus, ProblemCause]>([
    ['it failed', { kind: 'failed', failure }, RETRYING, { kind: 'failure', failure }],
    ['the operator has to sign in', NEEDS_SIGN_IN, READY, NEEDS_SIGN_IN],
    ['the session says so, where the renewal was dropped', { kind: 'dropped' }, NEEDS_SIGN_IN, NEEDS_SIGN_IN],
    ['it was signed out meanwhile, however the renewal ended', NEEDS_SIGN_IN, SIGNED_OUT, SIGNED_OUT],
    ['something overtook it', { kind: 'dropped' }, READY, { kind: 'overtaken' }],
    ['the token died after it was renewed', { kind: 'renewed' }, READY, { kind: 'overtaken' }],
    ['nothing was asked', undefined, RETRYING, { kind: 'overtaken' }],
  ])('is that %s', (_why, outcome, status, cause) => {
    expect(renewalCause(outcome, status)).toEqual(cause);
  });
});

describe('what is wrong with a session', () => {
  it.each<[string, SessionStatus, ProblemCause | undefined]>([
    ['nothing while it is valid', READY, undefined],
    ['nothing that is news while it is signed out', SIGNED_OUT, undefined],
    ['its last failure', RETRYING, { kind: 'failure', failure }],
    ['nothing that is known where it died with the app', { kind: 'expired', nextTryAtMs: 0 }, undefined],
    ['that it needs a sign-in', NEEDS_SIGN_IN, NEEDS_SIGN_IN],
  ])('is %s', (_what, status, cause) => {
    expect(sessionCause(status)).toEqual(cause);
  });
});

describe('the remedy', () => {
  it('of a failed sign-in is to sign in again, where a renewal would be tried again', () => {
    expect(remedyOf('timeout', { kind: 'failure', failure })).toBe('retry');
    expect(remedyOf('timeout', { kind: 'failedSignIn', failure })).toBe('signIn');
    expect(remedyOf('notFound', { kind: 'failedSignIn', failure })).toBe('edit');
  });

  it('is to try again, once logged in, where a network with a log-in page of its own may have answered', () => {
    for (const problem of ['webPage', 'redirected'] as const)
      expect(remedyOf(problem, { kind: 'failure', failure })).toBe('retry');
  });

  it('is the setup check as well where the cause may lie between here and the service', () => {
    expect(isOnTheWay({ kind: 'failedSignIn', failure: { kind: 'insecure' } })).toBe(true);
    expect(isOnTheWay({ kind: 'failure', failure: { kind: 'serverFault' } })).toBe(false);
    expect(isOnTheWay(NEEDS_SIGN_IN)).toBe(false);
  });
});
