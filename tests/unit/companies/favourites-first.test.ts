import { describe, expect, it } from 'vitest';
import { favouritesFirst, movedBefore } from '../../../app/companies/favourites-first.ts';

const companies = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('favourites', () => {
  it.each([
    [[], 'abcd'],
    [['a'], 'abcd'],
    [['c'], 'cabd'],
    // In their own order, not in that of the list.
    [['d', 'b'], 'dbac'],
    [['gone', 'c', 'c'], 'cabd'],
  ])('%j lead: %s', (favouriteIds, shown) => {
    const ordered = favouritesFirst(companies, favouriteIds);
    expect(ordered.map(({ id }) => id).join('')).toBe(shown);
  });
});

describe('a move', () => {
  it.each([
    ['a', 'd', 'bcad'],
    ['d', 'a', 'dabc'],
    ['a', null, 'bcda'],
    ['a', 'gone', 'bcda'],
    ['c', 'c', 'abcd'],
    ['new', 'b', 'anewbcd'],
  ])('of %s before %s: %s', (movedId, beforeId, ids) => {
    expect(movedBefore(['a', 'b', 'c', 'd'], movedId, beforeId).join('')).toBe(ids);
  });
});
