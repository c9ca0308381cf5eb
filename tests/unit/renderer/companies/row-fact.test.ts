import { describe, expect, it } from 'vitest';
import type { StatusKind } from '../../../../app/shared/contract/sessions.ts';
import { rowFact } from '../../../../renderer/companies/row-fact.ts';

const factOf = (status: StatusKind, timeLeft: string, isValid = timeLeft !== '') =>
  rowFact({ status, statusText: `(${status})` }, timeLeft, isValid);

describe('a row says', () => {
  it('of a token that works, how long it does', () => {
    for (const status of ['ready', 'renewing'] as const)
      expect(factOf(status, '14 min left')).toEqual({
        words: '14 min left',
        tone: 'calm',
        state: `(${status})`,
      });
  });

  it('of a service that does not answer, that, and how long there is time', () => {
    expect(factOf('retrying', '14 min left').words).toBe('(retrying) · 14 min left');
    expect(factOf('retrying', 'No time left', false).words).toBe('(retrying)');
  });

  it('before a sign-in, how long there is time for it; without a token, that it is needed', () => {
    expect(factOf('needsSignIn', '40 sec left')).toEqual({
      ...{ words: '40 sec left', tone: 'bad' },
      state: '(needsSignIn)',
    });
    expect(factOf('needsSignIn', 'No time left', false)).toEqual({ words: '(needsSignIn)', tone: 'bad' });
  });

  it('of everything else, the state', () => {
    for (const status of ['onDemand', 'expired', 'signedOut', 'signingIn', 'unusable'] as const)
      expect(factOf(status, 'No time left', false)).toMatchObject({ words: `(${status})` });
    expect(factOf('renewing', '').words).toBe('(renewing)');
  });
});
