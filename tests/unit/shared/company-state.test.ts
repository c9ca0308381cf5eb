import { describe, expect, it } from 'vitest';
import {
  type CompanyAction,
  changedTone,
  possibleActions,
  type Standing,
  standingOf,
} from '../../../app/shared/company-state.ts';
import { STATUS_KINDS, type StatusKind, type Validity } from '../../../app/shared/contract/sessions.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const NOW_MS = 10_000_000;
const until = (untilMs: number) => ({ kind: 'until', untilMs, lifetimeMs: 900_000 }) as const;

const NO_VALID_TOKEN: Readonly<Record<string, Validity>> = {
  none: { kind: 'none' },
  expired: until(NOW_MS),
  'in its last second': until(NOW_MS + 1_000),
};
const VALID_TOKEN: Readonly<Record<string, Validity>> = {
  valid: until(NOW_MS + 1_001),
  'of unknown life': { kind: 'unknown', sinceMs: NOW_MS - 1 },
};

/** For every status, with a valid token, without one, and without one while the app is about to renew it. */
const EXPECTED: Readonly<
  Record<
    StatusKind,
    {
      readonly valid: readonly CompanyAction[];
      readonly invalid: readonly CompanyAction[];
      readonly standing: readonly [valid: Standing, invalid: Standing, invalidAndDue: Standing];
    }
  >
> = {
  signedOut: { valid: ['signIn'], invalid: ['signIn'], standing: ['ready', 'noToken', 'noToken'] },
  signingIn: {
    valid: ['copy', 'cancelSignIn', 'signOut'],
    invalid: ['cancelSignIn', 'signOut'],
    standing: ['ready', 'noToken', 'noToken'],
  },
  ready: {
    valid: ['copy', 'renew', 'signOut'],
    invalid: ['copy', 'renew', 'signOut'],
    standing: ['ready', 'attention', 'noToken'],
  },
  onDemand: {
    valid: ['copy', 'renew', 'signOut'],
    invalid: ['copy', 'renew', 'signOut'],
    standing: ['ready', 'ready', 'ready'],
  },
  renewing: {
    valid: ['copy', 'renew', 'signOut'],
    invalid: ['copy', 'renew', 'signOut'],
    standing: ['ready', 'noToken', 'noToken'],
  },
  retrying: {
    valid: ['copy', 'renew', 'signOut'],
    invalid: ['copy', 'renew', 'signOut'],
    standing: ['attention', 'attention', 'attention'],
  },
  expired: {
    valid: ['copy', 'renew', 'signOut'],
    invalid: ['copy', 'renew', 'signOut'],
    standing: ['attention', 'attention', 'attention'],
  },
  needsSignIn: {
    valid: ['copy', 'signIn', 'signOut'],
    invalid: ['signIn', 'signOut'],
    standing: ['attention', 'attention', 'attention'],
  },
  unusable: { valid: [], invalid: [], standing: ['ready', 'noToken', 'noToken'] },
};

describe.each(STATUS_KINDS)('a company that is %s', (status) => {
  const expected = EXPECTED[status];

  it.each(Object.entries(VALID_TOKEN))('with a token %s', (_name, validity) => {
    const view = company({ status, validity });
    expect(possibleActions(view, NOW_MS)).toEqual(expected.valid);
    expect(standingOf(view, NOW_MS)).toBe(expected.standing[0]);
  });

  it.each(Object.entries(NO_VALID_TOKEN))('with a token %s', (_name, validity) => {
    const view = company({ status, validity });
    expect(possibleActions(view, NOW_MS)).toEqual(expected.invalid);
    expect(standingOf(view, NOW_MS)).toBe(expected.standing[1]);
    // What is planned for later may be to ask for a sign-in: a token that cannot be renewed has such a time, too.
    expect(standingOf({ ...view, nextTryMs: NOW_MS + 1 }, NOW_MS)).toBe(expected.standing[1]);
  });

  it.each(Object.entries(NO_VALID_TOKEN))('with a token %s that is due', (_name, validity) => {
    for (const nextTryMs of [NOW_MS, NOW_MS - 60_000])
      expect(standingOf(company({ status, validity, nextTryMs }), NOW_MS)).toBe(expected.standing[2]);
  });

  it('gives the same list for the same state, so that nothing is drawn again', () => {
    const actions = () => possibleActions(company({ status, validity: until(NOW_MS + 5_000) }), NOW_MS);
    expect(actions()).toBe(actions());
  });
});

describe('the standing of a company', () => {
  it.each(['retrying', 'expired'] as const)(
    'that is %s is offline where the network is missing',
    (status) => {
      expect(standingOf(company({ status, offline: true }), NOW_MS)).toBe('offline');
    },
  );
});

describe('changes worth saying', () => {
  const ready = company({ id: 'a', status: 'ready' });

  it('do not include a renewal that comes and goes', () => {
    expect(changedTone([ready], [company({ id: 'a', status: 'renewing' })])).toEqual([]);
  });

  it('include a token that is at risk, and its recovery', () => {
    const offline = company({ id: 'a', status: 'retrying' });
    expect(changedTone([ready], [offline])).toEqual([offline]);
    expect(changedTone([offline], [ready])).toEqual([ready]);
  });

  it('do not include a company that was just added', () => {
    expect(changedTone([], [ready])).toEqual([]);
  });
});
