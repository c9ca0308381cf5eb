// Durations, moments and lists in words, for tray and window alike: by Intl, in any language. Pure.
import { hourCycleIn } from './hour-cycle.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365 * DAY_MS;

/** An hour that comes twice, as when summer time ends, may be this long. */
const REPEATS_MS = [30 * MINUTE_MS, HOUR_MS];

const TIMES = {
  h12: { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
  h23: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year';
type Format = Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat;

// Making a format takes longer than using it a hundred times.
const formats = new Map<string, Format>();

function kept<Made extends Format>(key: string, make: () => Made): Made {
  const known = formats.get(key);
  if (known) return known as Made;
  const made = make();
  formats.set(key, made);
  return made;
}

function amount(locale: string, count: number, unit: Unit): string {
  const unitDisplay = unit === 'day' ? 'long' : 'short';
  const make = () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
  return kept(`${locale} ${unit}`, make).format(count);
}

/**
 * "45 sec", "1 min 30 sec", "12 min", "3 hr 20 min", "1 day 4 hr", "5 days", "3 yr": rounded down, so that it never promises
 * too much. Below two minutes with seconds, for a countdown; with `finest: 'minute'` without, for words that do not count down.
 */
export function durationWords(
  durationMs: number,
  locale: string,
  finest: 'second' | 'minute' = 'second',
): string {
  const whole = (unitMs: number) => Math.floor(Math.max(0, durationMs) / unitMs);
  if (finest === 'second' && durationMs < MINUTE_MS) return amount(locale, whole(SECOND_MS), 'second');
  if (finest === 'second' && durationMs < 2 * MINUTE_MS)
    return both(locale, [1, 'minute'], [whole(SECOND_MS) % 60, 'second']);
  if (durationMs < HOUR_MS) return amount(locale, whole(MINUTE_MS), 'minute');
  if (durationMs < DAY_MS) return both(locale, [whole(HOUR_MS), 'hour'], [whole(MINUTE_MS) % 60, 'minute']);
  if (durationMs < 2 * DAY_MS) return both(locale, [1, 'day'], [whole(HOUR_MS) % 24, 'hour']);
  if (durationMs < 2 * YEAR_MS) return amount(locale, whole(DAY_MS), 'day');
  return amount(locale, whole(YEAR_MS), 'year');
}

function both(locale: string, large: readonly [number, Unit], small: readonly [number, Unit]): string {
  const words = [large, small].filter(([count]) => count > 0).map((each) => amount(locale, ...each));
  const make = () => new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
  return kept(`${locale} duration`, make).format(words);
}

/** "09:20" or "9:20 AM", whatever the day. */
export const timeOfDay = (atMs: number, locale: string): string =>
  inWords(atMs, locale, TIMES[hourCycleIn(locale)]);

/** "Thursday, January 1" */
export const dayWords = (atMs: number, locale: string): string =>
  inWords(atMs, locale, { weekday: 'long', day: 'numeric', month: 'long' });

/** "March 3", with the year unless it is this one. */
export function dateWords(atMs: number, nowMs: number, locale: string): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return isThisYear ? inWords(atMs, locale, { day: 'numeric', month: 'long' }) : fullDateWords(atMs, locale);
}

/** "March 3, 2026" */
export const fullDateWords = (atMs: number, locale: string): string =>
  inWords(atMs, locale, { day: 'numeric', month: 'long', year: 'numeric' });

/**
 * "14:32" today, "Tue 14:32" within six days, "Nov 24, 2026, 14:32" beyond. "02:30 GMT+1" where that comes twice. "2:32 PM" where
 * the locale says that the clock has 12 hours.
 */
export const momentWords = (atMs: number, nowMs: number, locale: string): string =>
  inWords(atMs, locale, momentOptions({ atMs, nowMs, locale, names: 'short' }));

/** The same for a sentence: the names of weekday and month in full. */
export const fullMomentWords = (atMs: number, nowMs: number, locale: string): string =>
  inWords(atMs, locale, momentOptions({ atMs, nowMs, locale, names: 'long' }));

/** "Nov 24, 2026, 14:32", also on that day: for words that may be read on another. */
export const lastingMomentWords = (atMs: number, locale: string): string =>
  inWords(atMs, locale, { day: 'numeric', month: 'short', year: 'numeric', ...TIMES[hourCycleIn(locale)] });

/** "ACME, Globex, Initech" */
export function listWords(names: readonly string[], locale: string): string {
  const make = () => new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return kept(`${locale} list`, make).format(names);
}

/** In the time zone that the computer is in now. */
export function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString();
}

interface ShownMoment {
  readonly atMs: number;
  readonly nowMs: number;
  readonly locale: string;
  /** Of weekday and month. */
  readonly names: 'short' | 'long';
}

function momentOptions({ atMs, nowMs, locale, names }: ShownMoment): Intl.DateTimeFormatOptions {
  const time = TIMES[hourCycleIn(locale)];
  if (isSameDay(atMs, nowMs)) return time;
  if (Math.abs(atMs - nowMs) < 6 * DAY_MS) return { weekday: names, ...time };
  return { day: 'numeric', month: names, year: 'numeric', ...time };
}

/** The kept formats know no time zone, so that they stay right when the computer is taken to another one. */
function inWords(atMs: number, locale: string, options: Intl.DateTimeFormatOptions): string {
  if (options.hour !== undefined && comesTwice(atMs))
    return new Intl.DateTimeFormat(locale, { ...options, timeZoneName: 'short' }).format(atMs);
  const make = () => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return kept(`${locale} ${JSON.stringify(options)}`, make).format(wallClockMs(atMs));
}

/** What the clocks on the wall show, as a moment in UTC. */
function wallClockMs(atMs: number): number {
  return atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS;
}

/** Whether the clocks on the wall show this time once more, before or after. */
function comesTwice(atMs: number): boolean {
  const shown = wallClockMs(atMs);
  return REPEATS_MS.some((ms) => wallClockMs(atMs + ms) === shown || wallClockMs(atMs - ms) === shown);
}
