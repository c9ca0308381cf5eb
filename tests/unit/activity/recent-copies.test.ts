import { expect, it } from 'vitest';
import { RECENT_LIMIT, RecentCopies, recentlyCopied } from '../../../app/activity/recent-copies.ts';

const entry = (companyId: string | null, kind: 'copied' | 'copiedAging' | 'copyFailed' | 'renewed') => ({
  companyId,
  kind,
});
const everywhere = () => true;

it('names each company once, by its last copy, whether the token was fresh or not', () => {
  const entries = [
    entry('a', 'copied'),
    entry('b', 'copiedAging'),
    entry('a', 'copied'),
    entry('c', 'copied'),
  ];
  expect(recentlyCopied(entries, everywhere)).toEqual(['c', 'a', 'b']);
});

it('counts nothing but copies that gave a token', () => {
  expect(recentlyCopied([entry('a', 'copyFailed'), entry('b', 'renewed')], everywhere)).toEqual([]);
});

it('is short, and has no room for companies that are gone', () => {
  const entries = Array.from({ length: 20 }, (_, at) => entry(`c${at}`, 'copied'));
  const left = recentlyCopied(entries, (id) => id !== 'c18');
  expect(left).toHaveLength(RECENT_LIMIT);
  expect(left.slice(0, 2)).toEqual(['c19', 'c17']);
});

it('looks again after a change of the log, or of the companies', () => {
  const entries = [entry('a', 'copied'), entry('b', 'copied')];
  let [revision, there]: [number, readonly string[]] = [1, ['a', 'b', 'c']];
  const recent = new RecentCopies(
    {
      all: () => entries as never,
      get revision() {
        return revision;
      },
    },
    { all: () => there as never, get: (id) => (there.includes(id) ? ({ id } as never) : undefined) },
  );
  expect(recent.ids()).toEqual(['b', 'a']);
  expect(recent.ids()).toBe(recent.ids());
  there = ['a', 'c'];
  expect(recent.ids()).toEqual(['a']);
  entries.push(entry('c', 'copied'));
  revision = 2;
  expect(recent.ids()).toEqual(['c', 'a']);
});
