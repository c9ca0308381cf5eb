import { afterEach, describe, expect, it, vi } from 'vitest';
import { durationWords, momentWords, timeOfDay } from '../../../../renderer/ui/time-words.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

afterEach(() => void vi.unstubAllEnvs());

describe('a duration in words', () => {
  it.each([
    [-5, '0 sec'],
    [999, '0 sec'],
    [119_999, '119 sec'],
    [2 * MINUTE, '2 min'],
    [12 * MINUTE + 59_999, '12 min'],
    [59 * MINUTE + 59_999, '59 min'],
    [HOUR, '1 hr'],
    [3 * HOUR + 20 * MINUTE, '3 hr 20 min'],
    [DAY, '24 hr'],
    [2 * DAY, '2 days'],
    [3_650 * DAY, '10 yr'],
  ])('never promises more than the %i ms that there are', (durationMs, words) => {
    // Written "10 yrs" by some releases of the language data.
    expect(durationWords(durationMs, 'en').replace('yrs', 'yr')).toBe(words);
  });

  it('speaks the language of the operator', () => {
    expect(durationWords(12 * MINUTE, 'de')).toBe('12 Min.');
    expect(durationWords(3 * DAY, 'hi')).toBe('3 दिन');
  });
});

describe('a moment in words', () => {
  const noon = new Date(2026, 10, 20, 12, 0).getTime();

  it('is the time alone today', () => {
    expect(momentWords(new Date(2026, 10, 20, 14, 32).getTime(), noon, 'en')).toBe('14:32');
  });

  it('has the weekday within the week, also just after midnight', () => {
    expect(momentWords(new Date(2026, 10, 21, 0, 5).getTime(), noon, 'en')).toBe('Sat 00:05');
  });

  it('has the date beyond', () => {
    const words = momentWords(new Date(2027, 0, 3, 9, 0).getTime(), noon, 'en');
    expect(words).toContain('Jan 3, 2027');
    expect(words).toContain('09:00');
  });

  it('follows the computer into another time zone', () => {
    const atMs = Date.UTC(2026, 0, 5, 11);
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect([timeOfDay(atMs, 'en'), momentWords(atMs, atMs, 'en')]).toEqual(['12:00', '12:00']);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect([timeOfDay(atMs, 'en'), momentWords(atMs, atMs, 'en')]).toEqual(['20:00', '20:00']);
  });

  it('names the zone of a time that comes twice in the night, and of no other', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const firstMs = Date.UTC(2026, 9, 25, 0, 30);
    const words = [0, HOUR, 2 * HOUR].map((ms) => momentWords(firstMs + ms, firstMs, 'en'));
    expect(words).toEqual(['02:30 GMT+2', '02:30 GMT+1', '03:30']);
  });
});
