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

it('says the same time twice in the night when summer time ends', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const nowMs = Date.UTC(2026, 9, 25, 0, 30); // 02:30, for the first time
  expect(untilText(texts, nowMs + HOUR_MS, nowMs)).toBe('02:30');
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
