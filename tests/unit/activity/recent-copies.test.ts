import { expect, it } from 'vitest';
import { RECENT_LIMIT, recentlyCopied } from '../../../app/activity/recent-copies.ts';

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
