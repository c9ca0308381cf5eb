import { describe, expect, it } from 'vitest';
import { troubleFirst, urgencyOf } from '../../../app/shared/company-order.ts';
import type { StatusKind } from '../../../app/shared/contract/sessions.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const NOW_MS = 1_000_000;
const ALIVE = { kind: 'until', untilMs: NOW_MS + 60_000, lifetimeMs: 900_000 } as const;
const DEAD = { kind: 'until', untilMs: NOW_MS - 1, lifetimeMs: 900_000 } as const;

describe('how urgent a company is', () => {
  it.each<[StatusKind, boolean, 'alive' | 'dead', number]>([
    ['needsSignIn', false, 'alive', 0],
    ['needsSignIn', false, 'dead', 0],
    ['retrying', false, 'alive', 0],
    ['expired', false, 'dead', 0],
    ['ready', false, 'dead', 0],
    ['expired', true, 'dead', 1],
    ['retrying', true, 'dead', 1],
    // It can be copied all the same.
    ['retrying', true, 'alive', 2],
    ['ready', false, 'alive', 2],
    ['onDemand', false, 'dead', 2],
    ['renewing', false, 'dead', 2],
    // The operator's own doing.
    ['signedOut', false, 'dead', 2],
    ['signingIn', false, 'dead', 2],
    // Nothing can be done for it here.
    ['unusable', false, 'dead', 2],
  ])('%s, offline %s, token %s: %i', (status, offline, token, urgency) => {
    const validity = token === 'alive' ? ALIVE : DEAD;
    expect(urgencyOf(company({ status, offline, validity }), NOW_MS)).toBe(urgency);
  });

  it('does not rise for the moment before the app renews a dead token by itself', () => {
    const about = { status: 'ready', validity: DEAD, nextTryMs: NOW_MS } as const;
    expect(urgencyOf(company(about), NOW_MS)).toBe(2);
    expect(urgencyOf(company({ ...about, nextTryMs: NOW_MS + 1 }), NOW_MS)).toBe(0);
  });
});

describe('trouble', () => {
  const order = (urgencies: readonly (0 | 1 | 2)[]) => {
    const companies = urgencies.map((urgency, at) => ({ name: 'abcdef'[at], urgency }));
    return troubleFirst(companies, ({ urgency }) => urgency)
      .map(({ name }) => name)
      .join('');
  };

  it.each([
    [[2, 2, 2], 'abc'],
    [[2, 0, 2], 'bac'],
    [[2, 1, 0, 2, 0, 1], 'cebfad'],
    [[0, 0], 'ab'],
    [[], ''],
  ] as const)('%j comes first, in the order it had: %s', (urgencies, expected) => {
    expect(order(urgencies)).toBe(expected);
  });

  it('that there is none of leaves the very same list', () => {
    const companies = [{ id: 'a' }];
    expect(troubleFirst(companies, () => 2)).toBe(companies);
  });
});
