import { describe, expect, it } from 'vitest';
import { STATUS_KINDS, type StatusKind } from '../../../../app/contract.ts';
import {
  canCopy,
  changedTone,
  isReady,
  needsAttention,
  needsSignIn,
} from '../../../../renderer/companies/status-tone.ts';
import { company } from '../company-view-sample.ts';

const live = { kind: 'until', untilMs: 2, lifetimeMs: 1 } as const;

describe('the tone of a state', () => {
  it('asks for attention when the token is at risk or gone, and not when the operator signed out', () => {
    const asking = STATUS_KINDS.filter((status) => needsAttention(company({ status })));
    expect(asking).toEqual(['retrying', 'expired', 'needsSignIn', 'unusable']);
  });

  it('counts a token as ready only while it lives, also while it is being renewed', () => {
    const ready = (status: StatusKind, nowMs: number) => isReady(company({ status, validity: live }), nowMs);
    expect([ready('ready', 1), ready('refreshing', 1), ready('retrying', 1)]).toEqual([true, true, false]);
    expect([ready('ready', 2), ready('refreshing', 2)]).toEqual([false, false]);
    expect(isReady(company({ validity: { kind: 'unknown', sinceMs: 0 } }), 1)).toBe(true);
    expect(isReady(company({ status: 'refreshing' }), 1)).toBe(false);
  });

  it('offers to copy a token that still lives, even when a sign-in is needed', () => {
    expect(canCopy(company({ status: 'needsSignIn', validity: live }))).toBe(true);
    expect(canCopy(company({ status: 'needsSignIn' }))).toBe(false);
  });

  it('offers to copy after expiry where the app can renew by itself', () => {
    const offline = { title: 'Offline', meaning: 'No network.', wayOut: 'retry' } as const;
    expect(canCopy(company({ status: 'expired', problem: offline }))).toBe(true);
    expect(canCopy(company({ status: 'expired', problem: { ...offline, wayOut: 'signIn' } }))).toBe(false);
  });

  it('never offers to copy for a company that is signed out', () => {
    expect(canCopy(company({ status: 'signedOut', validity: live }))).toBe(false);
    expect(needsSignIn(company({ status: 'signedOut' }))).toBe(true);
  });
});

describe('changes worth saying', () => {
  const ready = company({ id: 'a', status: 'ready' });

  it('says nothing of a refresh that comes and goes', () => {
    expect(changedTone([ready], [company({ id: 'a', status: 'refreshing' })])).toEqual([]);
  });

  it('says that a token is at risk and that it recovered', () => {
    const offline = company({ id: 'a', status: 'retrying' });
    expect(changedTone([ready], [offline])).toEqual([offline]);
    expect(changedTone([offline], [ready])).toEqual([ready]);
  });

  it('says nothing of a company that was just added', () => {
    expect(changedTone([], [ready])).toEqual([]);
  });
});
