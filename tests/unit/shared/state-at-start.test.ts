import { expect, it } from 'vitest';
import { possibleActions } from '../../../app/shared/company-state.ts';
import { STATUS_KINDS, type StatusKind } from '../../../app/shared/contract/sessions.ts';
import { stateAtStart } from '../../../app/shared/state-at-start.ts';

/** What the first button of the company does after a start: with a keyring, without one, of the practice company without one. */
const FIRST: Readonly<Record<StatusKind, readonly unknown[]>> = {
  ready: ['copy', 'signIn', 'copy'],
  onDemand: ['copy', 'signIn', 'copy'],
  renewing: ['copy', 'signIn', 'copy'],
  retrying: ['copy', 'signIn', 'copy'],
  expired: ['copy', 'signIn', 'copy'],
  needsSignIn: ['signIn', 'signIn', 'copy'],
  signedOut: ['signIn', 'signIn', 'copy'],
  signingIn: ['signIn', 'signIn', 'copy'],
  unusable: [undefined, undefined, undefined],
};

it.each(STATUS_KINDS)('a company that is %s now is found by a start as it was kept', (status) => {
  const first = (practice: boolean, isForgotten: boolean) =>
    possibleActions(stateAtStart({ status, practice }, isForgotten), Date.now())[0];
  expect([first(false, false), first(false, true), first(true, true)]).toEqual(FIRST[status]);
});

it('promises no time, and no state of a service', () => {
  for (const status of STATUS_KINDS)
    expect(stateAtStart({ status, practice: false }, false)).toMatchObject({
      offline: false,
      validity: { kind: status === 'unusable' || FIRST[status][0] === 'signIn' ? 'none' : 'unknown' },
    });
});
