// Moments, durations and lists in the language that is spoken.
import { durationWords, lastingMomentWords, listWords, momentWords } from '../shared/time-words.ts';
import type { Texts } from './texts.ts';

const MINUTE_MS = 60_000;

/** "14:32"; see `momentWords`. */
export const untilText = ({ locale }: Texts, atMs: number, nowMs: number): string =>
  momentWords(atMs, nowMs, locale);

/** "Nov 24, 2026, 14:32"; see `lastingMomentWords`. */
export const lastKnownText = ({ locale }: Texts, atMs: number): string => lastingMomentWords(atMs, locale);

/** "12 min", "3 hr 20 min", "5 days". These words do not count down, so below a minute they say "under 1 min". */
export function durationText(texts: Texts, durationMs: number): string {
  if (durationMs >= MINUTE_MS) return durationWords(durationMs, texts.locale, 'minute');
  return texts.say('duration.under', { duration: durationWords(MINUTE_MS, texts.locale, 'minute') });
}

/** "ACME, Globex, Initech" */
export const listText = ({ locale }: Texts, names: readonly string[]): string => listWords(names, locale);
