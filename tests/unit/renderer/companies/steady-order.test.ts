import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { entriesOf, type Filter, placingsOf } from '../../../../renderer/companies/steady-order.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { query } from '../../../support/snapshot/search-words.ts';

const NOW_MS = 1_000_000;
const ALL: Filter = { query: query('', NOW_MS), only: undefined };
const well = { validity: { kind: 'unknown', sinceMs: 1 } } as const;
const trouble = { status: 'needsSignIn' } as const;
const unreachable = { status: 'expired', offline: true } as const;

const named = (label: string, fields: Partial<CompanyView> = well) =>
  company({ id: label, label, ...fields });
const shown = (companies: readonly CompanyView[], before = companies, filter = ALL) =>
  entriesOf(companies, filter, placingsOf(before, NOW_MS)).map(({ id }) => id);

const calm = [named('A'), named('B'), named('C')];
const troubled = [named('A'), named('B', unreachable), named('C', trouble)];

describe('the list', () => {
  it('shows those in trouble first', () => {
    expect(shown(calm)).toEqual(['A', 'B', 'C']);
    expect(shown(troubled)).toEqual(['C', 'B', 'A']);
  });

  it('keeps its order while it is in hand: trouble that begins or ends moves nothing', () => {
    expect(shown(troubled, calm)).toEqual(['A', 'B', 'C']);
    expect(shown(calm, troubled)).toEqual(['C', 'B', 'A']);
  });

  it('follows what the operator does, even in hand', () => {
    expect(shown([named('B', unreachable), named('A'), named('C', trouble)], calm)).toEqual(['B', 'A', 'C']);
    expect(shown(troubled.slice(1), calm)).toEqual(['B', 'C']);
  });

  it('gives a company that is new its own place', () => {
    expect(shown([...calm, named('D', trouble)], calm)).toEqual(['D', 'A', 'B', 'C']);
  });
});

describe('a filter', () => {
  it.each([
    ['attention', ['C']],
    ['offline', ['B']],
  ] as const)('%s shows only these: %j', (only, expected) => {
    expect(shown(troubled, troubled, { ...ALL, only })).toEqual(expected);
  });

  it('leaves a row that is in hand where it is when its trouble ends', () => {
    expect(shown(calm, troubled, { ...ALL, only: 'attention' })).toEqual(['C']);
  });

  it('is no place to move companies', () => {
    const canMove = (filter: Filter) => entriesOf(troubled, filter, new Map()).some((entry) => entry.canMove);
    expect(canMove(ALL)).toBe(true);
    expect(canMove({ ...ALL, only: 'attention' })).toBe(false);
    expect(canMove({ ...ALL, query: query('a', NOW_MS) })).toBe(false);
  });
});

describe('a search', () => {
  const found = (typed: string, companies = troubled) =>
    entriesOf(companies, { ...ALL, query: query(typed, NOW_MS) }, placingsOf(companies, NOW_MS));

  it('shows the best first, and says that it is what Enter copies', () => {
    const companies = [named('Globex Aa', trouble), named('Aa Globex'), named('Umbrella')];
    expect(found('aa', companies).map(({ id, isBest }) => [id, isBest])).toEqual([
      ['Aa Globex', true],
      ['Globex Aa', false],
    ]);
  });

  it('keeps those in trouble first where all fit as well', () => {
    expect(found('acme').map(({ id }) => id)).toEqual(['C', 'B', 'A']);
  });

  it('for a state goes by the one that the list shows: in hand, no row leaves', () => {
    const filter = { ...ALL, query: query('unreachable', NOW_MS) };
    const now = [named('A'), named('B'), named('C')];
    expect(entriesOf(now, filter, placingsOf(troubled, NOW_MS)).map(({ id }) => id)).toEqual(['B']);
  });

  it('marks nothing while nothing is searched for', () => {
    expect(found('').some(({ isBest }) => isBest)).toBe(false);
  });
});

it('an entry says what tells it from others of its name', () => {
  const twins = [named('ACME'), company({ ...well, id: 'x', label: 'ACME', account: { username: 'anna' } })];
  const entries = entriesOf(twins, ALL, new Map());
  expect(entries.map(({ difference }) => difference)).toEqual(['practice', 'anna']);
  expect(entriesOf(calm, ALL, new Map())[0]).not.toHaveProperty('difference');
});
