import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Texts } from '../../../app/texts/texts.ts';
import { durationText, untilText } from '../../../app/texts/time-text.ts';

const texts = new Texts();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Read in the time zone of the system. */
const at = (text: string) => new Date(text).getTime();

afterAll(() => void vi.unstubAllEnvs());

describe.each(['UTC', 'Asia/Kolkata', 'America/Los_Angeles'])('a point in time in %s', (timeZone) => {
  beforeAll(() => void vi.stubEnv('TZ', timeZone));
  const nowMs = () => at('2026-01-05T09:00:00');

  it.each([
    ['2026-01-05T14:32:00', '14:32'],
    ['2026-01-05T00:05:00', '00:05'],
    ['2026-01-05T23:59:59', '23:59'],
    ['2026-01-06T00:00:00', 'Tue 00:00'],
    ['2026-01-04T23:59:00', 'Sun 23:59'],
    ['2026-01-10T08:00:00', 'Sat 08:00'],
    ['2026-01-11T10:00:00', 'Jan 11, 2026, 10:00'],
    ['2026-01-12T14:32:00', 'Jan 12, 2026, 14:32'],
    ['2036-11-24T14:32:00', 'Nov 24, 2036, 14:32'],
  ])('%s is "%s"', (time, words) => {
    expect(untilText(texts, at(time), nowMs())).toBe(words);
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
    expect(untilText(texts, at(time), at(time) - 20 * MINUTE_MS)).toBe(words);
  });

  it('by another time zone shows at once in what is said', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const noonMs = at('2026-01-05T11:00:00Z');
    expect(untilText(texts, noonMs, noonMs)).toBe('12:00');
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(untilText(texts, noonMs, noonMs)).toBe('20:00');
  });
});

describe('a duration', () => {
  it.each([
    [-5_000, 'under 1 min'],
    [0, 'under 1 min'],
    [MINUTE_MS - 1, 'under 1 min'],
    [MINUTE_MS, '1 min'],
    [12 * MINUTE_MS + 59_999, '12 min'],
    [HOUR_MS - 1, '59 min'],
    [HOUR_MS, '1 hr'],
    [2 * DAY_MS - 1, '47 hr'],
    [2 * DAY_MS, '2 days'],
    [400 * DAY_MS, '400 days'],
  ])('of %i ms is "%s"', (durationMs, words) => expect(durationText(texts, durationMs)).toBe(words));
});
