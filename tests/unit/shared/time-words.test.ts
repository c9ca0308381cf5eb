import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  dateWords,
  dayWords,
  durationWords,
  fullDateWords,
  fullMomentWords,
  isSameDay,
  listWords,
  momentWords,
  timeOfDay,
} from '../../../app/shared/time-words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Read in the time zone of the system. */
const at = (text: string) => new Date(text).getTime();

afterEach(() => void vi.unstubAllEnvs());

describe('a date in words', () => {
  it.each([
    ['en-US', 'March 3', 'March 3, 2025'],
    ['en-GB', '3 March', '3 March 2025'],
    ['de', '3. März', '3. März 2025'],
  ])('has the year only where it is another one, in %s', (locale, thisYear, lastYear) => {
    const nowMs = at('2026-11-26T12:00');
    expect(dateWords(at('2026-03-03T00:00'), nowMs, locale)).toBe(thisYear);
    expect(dateWords(at('2025-03-03T23:59'), nowMs, locale)).toBe(lastYear);
    expect(fullDateWords(at('2025-03-03T12:00'), locale)).toBe(lastYear);
  });
});

describe('a duration in words', () => {
  it.each([
    [-5, '0 sec'],
    [999, '0 sec'],
    [59_999, '59 sec'],
    [MINUTE_MS, '1 min'],
    [119_999, '1 min 59 sec'],
    [2 * MINUTE_MS, '2 min'],
    [12 * MINUTE_MS + 59_999, '12 min'],
    [59 * MINUTE_MS + 59_999, '59 min'],
    [HOUR_MS, '1 hr'],
    [3 * HOUR_MS + 20 * MINUTE_MS, '3 hr 20 min'],
    [DAY_MS - 1, '23 hr 59 min'],
    [DAY_MS, '1 day'],
    [DAY_MS + 3 * HOUR_MS + 59 * MINUTE_MS, '1 day 3 hr'],
    [2 * DAY_MS - 1, '1 day 23 hr'],
    [2 * DAY_MS, '2 days'],
    [400 * DAY_MS, '400 days'],
    [3_650 * DAY_MS, '10 yr'],
  ])('never promises more than the %i ms that there are', (durationMs, words) => {
    // Written "10 yrs" by some releases of the language data.
    expect(durationWords(durationMs, 'en').replace('yrs', 'yr')).toBe(words);
  });

  it('has no seconds where it stands still', () => {
    const words = [59_999, MINUTE_MS, 119_999].map((ms) => durationWords(ms, 'en', 'minute'));
    expect(words).toEqual(['0 min', '1 min', '1 min']);
  });

  it('speaks the language of the operator', () => {
    expect(durationWords(12 * MINUTE_MS, 'de')).toBe('12 Min.');
    expect(durationWords(27 * HOUR_MS, 'de')).toBe('1 Tag, 3 Std.');
    expect(durationWords(3 * DAY_MS, 'hi')).toBe('3 दिन');
  });
});

describe.each(['UTC', 'Asia/Kolkata', 'America/Los_Angeles'])('a moment in %s', (timeZone) => {
  it.each([
    ['2026-01-05T14:32:00', '14:32', '14:32'],
    ['2026-01-05T00:05:00', '00:05', '00:05'],
    ['2026-01-05T23:59:59', '23:59', '23:59'],
    ['2026-01-06T00:00:00', 'Tue 00:00', 'Tuesday 00:00'],
    ['2026-01-04T23:59:00', 'Sun 23:59', 'Sunday 23:59'],
    ['2026-01-10T08:00:00', 'Sat 08:00', 'Saturday 08:00'],
    ['2026-01-11T10:00:00', 'Jan 11, 2026, 10:00', 'January 11, 2026 at 10:00'],
    ['2036-11-24T14:32:00', 'Nov 24, 2036, 14:32', 'November 24, 2036 at 14:32'],
  ])('%s is "%s", and in a sentence "%s"', (time, words, fullWords) => {
    vi.stubEnv('TZ', timeZone);
    const nowMs = at('2026-01-05T09:00:00');
    expect(momentWords(at(time), nowMs, 'en')).toBe(words);
    expect(fullMomentWords(at(time), nowMs, 'en').replace(/ at (?=\d)|, (?=\d\d:)/, ' at ')).toBe(fullWords);
  });
});

describe('a clock of 12 hours', () => {
  const en = 'en-US-u-hc-h12';
  const plain = (words: string) => words.replaceAll('\u202f', ' ');

  it.each([
    ['2026-01-05T00:05', '12:05 AM', '12:05 AM'],
    ['2026-01-05T09:20', '9:20 AM', '9:20 AM'],
    ['2026-01-05T12:00', '12:00 PM', '12:00 PM'],
    ['2026-01-05T23:59', '11:59 PM', '11:59 PM'],
    ['2026-01-06T14:32', 'Tue 2:32 PM', 'Tuesday 2:32 PM'],
    ['2036-11-24T14:32', 'Nov 24, 2036, 2:32 PM', 'November 24, 2036 at 2:32 PM'],
  ])('shows %s as "%s", and in a sentence as "%s"', (time, words, fullWords) => {
    const nowMs = at('2026-01-05T09:00');
    expect(plain(momentWords(at(time), nowMs, en))).toBe(words);
    const full = plain(fullMomentWords(at(time), nowMs, en));
    expect(full.replace(/ at (?=\d)|, (?=\d+:)/, ' at ').replace(/day at /, 'day ')).toBe(fullWords);
  });

  it('has them in any language, and in a repeated hour too', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(plain(timeOfDay(at('2026-01-05T14:32'), 'de-u-hc-h12'))).toBe('2:32 PM');
    expect(plain(timeOfDay(Date.UTC(2026, 9, 25, 1, 30), en))).toBe('2:30 AM GMT+1');
    expect(timeOfDay(at('2026-01-05T14:32'), 'en-US-u-hc-h23')).toBe('14:32');
  });
});

describe('a clock that is changed', () => {
  it.each([
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '02:30 GMT+2', 'the first 02:30 when summer time ends'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '02:30 GMT+1', 'the second'],
    ['Europe/Berlin', '2026-10-25T02:00:00Z', '03:00', 'the end of the repeated hour'],
    ['Europe/Berlin', '2026-10-24T23:59:00Z', '01:59', 'the minute before it'],
    ['America/New_York', '2026-11-01T06:30:00Z', '01:30 EST', 'the second 01:30 in New York'],
    ['Australia/Lord_Howe', '2026-04-04T15:15:00Z', '01:45 GMT+10:30', 'the half hour of Lord Howe'],
    ['Europe/Berlin', '2026-03-29T00:59:00Z', '01:59', 'the last minute of winter time'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '03:00', 'the first of summer time'],
    ['Asia/Kolkata', '2026-10-25T01:30:00Z', '07:00', 'no change at all'],
  ])('in %s, %s is "%s" (%s)', (timeZone, time, words) => {
    vi.stubEnv('TZ', timeZone);
    expect(momentWords(at(time), at(time) - 20 * MINUTE_MS, 'en')).toBe(words);
    expect(timeOfDay(at(time), 'en')).toBe(words);
  });

  it('by another time zone shows at once', () => {
    const atMs = Date.UTC(2026, 0, 5, 20);
    const seen = () => [timeOfDay(atMs, 'en'), momentWords(atMs, atMs, 'en'), dayWords(atMs, 'en')];
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(seen()).toEqual(['21:00', '21:00', 'Monday, January 5']);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(seen()).toEqual(['05:00', '05:00', 'Tuesday, January 6']);
  });
});

it('two moments are of the same day where the computer is', () => {
  const [oneMs, otherMs] = [Date.UTC(2026, 0, 5, 14), Date.UTC(2026, 0, 5, 16)];
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(isSameDay(oneMs, otherMs)).toBe(true);
  vi.stubEnv('TZ', 'Asia/Tokyo');
  expect(isSameDay(oneMs, otherMs)).toBe(false);
});

it('a list has commas, and nothing to say which is the last', () => {
  expect([listWords(['ACME'], 'en'), listWords(['ACME', 'Globex', 'Initech'], 'en')]).toEqual([
    'ACME',
    'ACME, Globex, Initech',
  ]);
});
