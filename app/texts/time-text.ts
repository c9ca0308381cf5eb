// Points in time and durations in words.
import type { Texts } from './texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "14:32" today, "Tue 14:32" within the week, "Nov 24, 2026, 14:32" beyond; in the system's time zone. */
export function untilText(texts: Texts, atMs: number, nowMs: number): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const isThisWeek = Math.abs(atMs - nowMs) < 6 * DAY_MS;
  const format = isToday
    ? clock
    : isThisWeek
      ? ({ weekday: 'short', ...clock } as const)
      : ({ day: 'numeric', month: 'short', year: 'numeric', ...clock } as const);
  return new Intl.DateTimeFormat(texts.language, format).format(atMs);
}

/** Whole units, rounded down: what is promised is there. */
export function durationText(texts: Texts, durationMs: number): string {
  if (durationMs < MINUTE_MS) return texts.say('duration.underMinute');
  if (durationMs < HOUR_MS)
    return texts.say('duration.minutes', { count: Math.floor(durationMs / MINUTE_MS) });
  if (durationMs < 2 * DAY_MS)
    return texts.say('duration.hours', { count: Math.floor(durationMs / HOUR_MS) });
  return texts.say('duration.days', { count: Math.floor(durationMs / DAY_MS) });
}
