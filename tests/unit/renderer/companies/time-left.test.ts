import { describe, expect, it } from 'vitest';
import { expiryWords, percentLeft, timeLeftWords } from '../../../../renderer/companies/time-left.ts';
import type { Translate } from '../../../../renderer/texts/texts.ts';

const keyAndValues: Translate = (key, values) => [key, ...Object.values(values ?? {})].join(' ');
const until = { kind: 'until', untilMs: 100_000, lifetimeMs: 120_000 } as const;

describe('the time left', () => {
  it('counts down to the end and stays there', () => {
    expect(timeLeftWords(until, 10_000, 'en', keyAndValues)).toBe('time.left 1 min 30 sec');
    expect(timeLeftWords(until, 98_999, 'en', keyAndValues)).toBe('time.left 1 sec');
    // In its last second the token is no longer copied.
    expect(timeLeftWords(until, 99_000, 'en', keyAndValues)).toBe('time.none');
    expect(timeLeftWords(until, 100_000, 'en', keyAndValues)).toBe('time.none');
    expect(timeLeftWords(until, 900_000, 'en', keyAndValues)).toBe('time.none');
  });

  it('says until when a token works, and from its last second on that it has expired', () => {
    const words = (nowMs: number) => expiryWords(until, nowMs, 'en', keyAndValues);
    expect(words(98_999)).toMatch(/^company.validUntilMoment \d\d:\d\d$/);
    expect(words(99_000)).toMatch(/^company.expiredMoment \d\d:\d\d$/);
    expect(expiryWords({ kind: 'none' }, 5, 'en', keyAndValues)).toBe('');
    expect(expiryWords({ kind: 'unknown', sinceMs: 0 }, 5, 'en', keyAndValues)).toMatch(
      /^time.unknownSince /,
    );
  });

  it('does not guess where the service does not say', () => {
    expect(timeLeftWords({ kind: 'unknown', sinceMs: 0 }, 5, 'en', keyAndValues)).toBe('time.unknown');
    expect(timeLeftWords({ kind: 'none' }, 5, 'en', keyAndValues)).toBe('');
  });

  it('stays between nothing and all of the lifetime, also with a clock that jumps', () => {
    expect(percentLeft(until, 40_000)).toBe(50);
    expect(percentLeft(until, -900_000)).toBe(100);
    expect(percentLeft(until, 900_000)).toBe(0);
    // A short-lived token in its last second, which does not count.
    expect(percentLeft({ ...until, lifetimeMs: 10_000 }, 99_000)).toBe(0);
    expect(percentLeft({ ...until, lifetimeMs: 0 }, 0)).toBe(0);
  });
});
