import { describe, expect, it } from 'vitest';
import { waitsForSignIn } from '../../../app/shared/sign-in-round.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

describe('a company that waits for a sign-in', () => {
  it('has lost its sign-in, and was not signed out of by its operator', () => {
    const waits = (['needsSignIn', 'signedOut', 'ready', 'expired'] as const).map((status) =>
      waitsForSignIn(company({ status }), 'secure'),
    );
    expect(waits).toEqual([true, false, false, false]);
  });

  it('is signed out after a restart where sign-ins are kept in memory only', () => {
    expect(waitsForSignIn(company({ status: 'signedOut' }), 'memory')).toBe(true);
    expect(waitsForSignIn(company({ status: 'signedOut', practice: true }), 'memory')).toBe(false);
  });
});
