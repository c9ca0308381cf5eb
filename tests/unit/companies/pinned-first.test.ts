import { describe, expect, it } from 'vitest';
import { arrangedIndex, pinnedFirst } from '../../../app/companies/pinned-first.ts';

const companies = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).join('');

describe('the pinned company', () => {
  it.each([
    [null, 'abcd'],
    ['a', 'abcd'],
    ['c', 'cabd'],
    ['gone', 'abcd'],
  ])('%s leads: %s', (pinnedId, shown) => {
    expect(ids(pinnedFirst(companies, pinnedId))).toBe(shown);
  });
});

describe('a move in the shown order', () => {
  const afterwards = (movedId: string, toIndex: number, pinnedId: string | null) => {
    const index = arrangedIndex(companies, { movedId, toIndex, pinnedId });
    if (index === undefined) return 'stays';
    const rest = companies.filter(({ id }) => id !== movedId);
    return ids(pinnedFirst(rest.toSpliced(index, 0, { id: movedId }), pinnedId));
  };

  it.each([
    ['a', 2, null, 'bcad'],
    ['d', 0, null, 'dabc'],
    ['a', 3, null, 'bcda'],
    ['a', 99, null, 'bcda'],
    ['d', 1, 'c', 'cdab'],
    ['a', 3, 'c', 'cbda'],
    ['a', 2, 'c', 'cbad'],
    ['b', 1, 'gone', 'abcd'],
  ])('of %s to %i with %s pinned is seen there: %s', (movedId, toIndex, pinnedId, shown) => {
    expect(afterwards(movedId, toIndex, pinnedId)).toBe(shown);
  });

  it('never comes before the pinned one', () => {
    expect(afterwards('d', 0, 'c')).toBe('cdab');
  });

  it('of the pinned one changes nothing', () => {
    expect(afterwards('c', 2, 'c')).toBe('stays');
  });

  it.each(['a', 'b', 'c', 'd'])('leads where it was aimed at, whichever is pinned (%s)', (pinnedId) => {
    for (const { id } of companies.filter((company) => company.id !== pinnedId))
      for (const toIndex of [1, 2, 3]) expect(afterwards(id, toIndex, pinnedId).indexOf(id)).toBe(toIndex);
  });
});
