import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import type { SignInResult } from '../../../../app/shared/contract/sessions.ts';
import { beginRound, movedOn, roundIds, sharersOf, withResults } from '../../../../renderer/sign-in/round.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { byPassword, byUserId } from '../provider-view-samples.ts';

const waiting = (id: string, fields: Partial<CompanyView> = {}) =>
  company({ id, label: id.toUpperCase(), status: 'needsSignIn', ...fields });
const secure = (...companies: readonly CompanyView[]) => ({ companies, secretStorage: 'secure' as const });
const problem = { title: 'Refused', meaning: '', remedy: 'signIn' } as const;
const REFUSED: SignInResult = { outcome: 'notSignedIn', problem };
const SIGNED_IN: SignInResult = { outcome: 'signedIn' };

describe('a round of sign-ins', () => {
  it('is about those that need one, in their order, and about an import that has had none', () => {
    const all = secure(
      waiting('a'),
      company({ id: 'b' }),
      company({ id: 'c', status: 'signedOut' }),
      company({ id: 'd', status: 'signedOut' }),
      waiting('e'),
    );
    expect(roundIds(all)).toEqual(['a', 'e']);
    expect(roundIds(all, ['b', 'd'])).toEqual(['a', 'd', 'e']);
    expect(roundIds({ ...all, secretStorage: 'memory' })).toEqual(['a', 'c', 'd', 'e']);
  });

  it('leaves out a company of IT that misses a field', () => {
    const managed = { origin: '/etc', open: ['username'] };
    expect(roundIds(secure(waiting('a', { managed, account: {} }), waiting('b', { managed })))).toEqual([
      'b',
    ]);
  });

  it('goes on over those that were signed in to meanwhile or are gone, to the end', () => {
    const before = secure(waiting('a'), waiting('b'), waiting('c'), waiting('d'));
    const round = beginRound(before, undefined);
    const now = [waiting('a'), company({ id: 'b' }), waiting('d')];
    const next = movedOn(round, now);
    expect(next.at).toBe(3);
    expect(movedOn(next, now).at).toBe(4);
  });

  it('does not come back to what it has just signed in to, though the state says so only later', () => {
    const all = [waiting('a'), waiting('b'), waiting('c')];
    const round = withResults(beginRound(secure(...all), undefined), { label: 'A' }, [
      { companyId: 'a', result: SIGNED_IN },
      { companyId: 'b', result: SIGNED_IN },
      { companyId: 'c', result: REFUSED },
    ]);
    expect(
      movedOn(
        round,
        all.map((each) => ({ ...each, status: 'signingIn' })),
      ).at,
    ).toBe(2);
    expect(round.signedInIds).toEqual(['a', 'b']);
  });

  it('remembers whose password was refused where it was only shared', () => {
    const round = withResults(
      beginRound(secure(waiting('a'), waiting('b'), waiting('c')), undefined),
      { label: 'A' },
      [
        { companyId: 'a', result: SIGNED_IN },
        { companyId: 'b', result: REFUSED },
        { companyId: 'c', result: { ...REFUSED, cancelled: true } },
      ],
    );
    expect([...round.refusals]).toEqual([['b', { from: 'A', problem }]]);
  });
});

describe('the same password', () => {
  const providers = [byPassword, byUserId];
  const sharers = (...companies: readonly CompanyView[]) => {
    const [own] = companies as [CompanyView];
    const round = beginRound(secure(...companies), undefined);
    return sharersOf(own, { round, companies, providers }).map(({ id }) => id);
  };
  const at = (id: string, host: string, username: string) =>
    waiting(id, { address: `https://${host}`, account: { username } });

  it('is offered for those still to come with the same user or server, the most likely first', () => {
    const all = [
      at('a', 'one', 'anna'),
      at('b', 'two', 'anna'),
      at('c', 'two', 'bert'),
      at('d', 'one', 'anna'),
    ];
    expect(sharers(...all)).toEqual(['d', 'b']);
  });

  it('is offered for no company that signs in without one', () => {
    const byId = waiting('b', { providerId: byUserId.id });
    expect(sharers(waiting('a'), byId)).toEqual([]);
    expect(sharers(byId, waiting('a'))).toEqual([]);
  });

  it('is offered for none that the round has left behind', () => {
    const all = [waiting('a'), waiting('b'), waiting('c')];
    const round = movedOn(beginRound(secure(...all), undefined), all);
    expect(
      sharersOf(all[1] as CompanyView, { round, companies: all, providers }).map(({ id }) => id),
    ).toEqual(['c']);
  });
});
