import { describe, expect, it } from 'vitest';
import { Texts } from '../../../app/texts/texts.ts';
import { durationText, listText, untilText } from '../../../app/texts/time-text.ts';

const texts = new Texts();
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('a duration that stands still', () => {
  it.each([
    [-5_000, 'under 1 min'],
    [0, 'under 1 min'],
    [MINUTE_MS - 1, 'under 1 min'],
    [MINUTE_MS, '1 min'],
    [2 * MINUTE_MS - 1, '1 min'],
    [12 * MINUTE_MS + 59_999, '12 min'],
    [HOUR_MS - 1, '59 min'],
    [HOUR_MS, '1 hr'],
    [3 * HOUR_MS + 20 * MINUTE_MS, '3 hr 20 min'],
    [2 * DAY_MS - 1, '1 day 23 hr'],
    [2 * DAY_MS, '2 days'],
  ])('of %i ms is "%s"', (durationMs, words) => expect(durationText(texts, durationMs)).toBe(words));
});

it('speaks the language of the texts', async () => {
  const spoken = new Texts();
  await spoken.speak({ language: 'de', locale: 'de-DE' });
  const atMs = new Date(2026, 0, 6, 14, 32).getTime();
  expect([
    durationText(spoken, 30_000),
    durationText(spoken, HOUR_MS + MINUTE_MS),
    untilText(spoken, atMs, atMs - DAY_MS),
    listText(spoken, ['ACME', 'Globex']),
  ]).toEqual(['unter 1 Min.', '1 Std., 1 Min.', 'Di., 14:32', 'ACME, Globex']);
});
