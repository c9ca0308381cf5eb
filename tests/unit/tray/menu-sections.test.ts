import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../app/shared/contract/companies.ts';
import { menuSections } from '../../../app/tray/menu-sections.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const NOW_MS = 1_000_000;
const WELL: Partial<CompanyView> = { validity: { kind: 'unknown', sinceMs: 1 } };
const NEEDS: Partial<CompanyView> = { status: 'needsSignIn' };
const UNREACHABLE: Partial<CompanyView> = { status: 'expired', offline: true };

interface Scene {
  readonly count: number;
  readonly needs?: readonly number[];
  readonly unreachable?: readonly number[];
  readonly favourites?: readonly number[];
  readonly recent?: readonly number[];
}

function sections({ count, needs = [], unreachable = [], favourites = [], recent = [] }: Scene) {
  const companies = Array.from({ length: count }, (_, at) => {
    const state = needs.includes(at) ? NEEDS : unreachable.includes(at) ? UNREACHABLE : WELL;
    return company({ id: String(at), label: `Company ${at}`, favourite: favourites.includes(at), ...state });
  });
  // As the snapshot has them.
  const listed = [
    ...companies.filter((each) => each.favourite),
    ...companies.filter((each) => !each.favourite),
  ];
  const { top, more } = menuSections(
    { companies: listed, recentCompanyIds: recent.map(String) },
    'en',
    NOW_MS,
  );
  const ids = (group: readonly CompanyView[]) => group.map(({ id }) => Number(id));
  return { top: top.map(ids), more: ids(more) };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('the top of the menu', () => {
  it.each<[string, Scene, readonly (readonly number[])[]]>([
    ['none', { count: 0 }, []],
    [
      'few are all there, as the window lists them',
      { count: 4, needs: [2], favourites: [3], recent: [1] },
      [[2, 3, 0, 1]],
    ],
    ['many: the first ten', { count: 40 }, [range(0, 9)]],
    [
      'those in trouble, favourites, recent ones, and others up to ten',
      { count: 40, needs: [30], unreachable: [20], favourites: [15, 16], recent: [35, 33] },
      [
        [30, 20],
        [15, 16],
        [35, 33],
        [0, 1, 2, 3],
      ],
    ],
    [
      'each only once',
      { count: 40, needs: [15], favourites: [15, 16], recent: [16, 15, 3] },
      [[15], [16], [3], range(0, 2).concat(range(4, 7))],
    ],
    [
      'a morning with everything in trouble leaves room for favourites and recent ones',
      { count: 40, needs: range(0, 39), favourites: [38], recent: [37] },
      [[38, 0, 1, 2, 3], [37], range(4, 7)],
    ],
    [
      'favourites and recent ones have their place beyond ten',
      { count: 40, favourites: range(0, 11), recent: [30, 31] },
      [range(0, 9), [30, 31]],
    ],
    ['a recent company that is gone takes no place', { count: 11, recent: [99] }, [range(0, 9)]],
  ])('%s', (_what, scene, top) => {
    expect(sections(scene).top).toEqual(top);
  });
});

describe('the submenu', () => {
  it('has all the others, by name', () => {
    const { top, more } = sections({ count: 40, needs: range(30, 36), unreachable: [39], favourites: [2] });
    expect(top.flat().toSorted((a, b) => a - b)).toEqual([0, 2, 30, 31, 32, 33, 34, 35, 36, 39]);
    expect(more).toEqual([1, ...range(3, 29), 37, 38]);
  });

  it('begins with those in trouble that have no place at the top', () => {
    const { top, more } = sections({ count: 40, needs: range(30, 39), favourites: range(0, 6) });
    expect(top).toEqual([range(30, 34), range(0, 6)]);
    expect(more).toEqual([...range(35, 39), ...range(7, 29)]);
  });

  it('sorts as people do, by the letters of the language and by numbers', () => {
    const names = ['Zeta', 'acme 10', 'Äther', 'ACME 9', 'Émile', 'Beta'];
    const listed = names.map((label, at) => company({ id: String(at), label, ...WELL }));
    const first = Array.from({ length: 10 }, (_, at) =>
      company({ id: `first ${at}`, label: 'AAA', ...WELL }),
    );
    const { more } = menuSections({ companies: [...first, ...listed], recentCompanyIds: [] }, 'de', NOW_MS);
    expect(more.map(({ label }) => label)).toEqual(['ACME 9', 'acme 10', 'Äther', 'Beta', 'Émile', 'Zeta']);
  });

  it('is sorted anew when a name changes', () => {
    const before = Array.from({ length: 13 }, (_, at) =>
      company({ id: String(at), label: `C ${at}`, ...WELL }),
    );
    const more = (companies: readonly CompanyView[]) =>
      menuSections({ companies, recentCompanyIds: [] }, 'en', NOW_MS).more.map(({ id }) => id);
    expect(more(before)).toEqual(['10', '11', '12']);
    expect(more(before.map((each) => (each.id === '12' ? { ...each, label: 'A' } : each)))).toEqual([
      '12',
      '10',
      '11',
    ]);
  });
});
