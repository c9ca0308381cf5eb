// Durations, moments and lists in words, by Intl in the operator's language. Pure.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An hour that comes twice, as when summer time ends, may be this long. */
const REPEATS_MS = [30 * MINUTE_MS, HOUR_MS];

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year';

// Building a formatter costs far more than using one.
type Formatter = Intl.DateTimeFormat | Intl.NumberFormat | Intl.ListFormat;
const formatters = new Map<string, Formatter>();

function formatter<Made extends Formatter>(key: string, make: () => Made): Made {
  const known = formatters.get(key);
  if (known) return known as Made;
  const made = make();
  formatters.set(key, made);
  return made;
}

function amount(language: string, count: number, unit: Unit): string {
  return formatter(
    `${language} ${unit}`,
    () =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'day' ? 'long' : 'short',
      }),
  ).format(count);
}

/** "45 sec" up to two minutes, "12 min" up to an hour, then "3 hr 20 min", days and years. Rounded down. */
export function durationWords(durationMs: number, language: string): string {
  const whole = (unitMs: number) => Math.floor(Math.max(0, durationMs) / unitMs);
  if (durationMs < 2 * MINUTE_MS) return amount(language, whole(SECOND_MS), 'second');
  if (durationMs < HOUR_MS) return amount(language, whole(MINUTE_MS), 'minute');
  if (durationMs < DAY_MS) return hoursAndMinutes(whole(HOUR_MS), whole(MINUTE_MS) % 60, language);
  if (durationMs < 2 * DAY_MS) return amount(language, whole(HOUR_MS), 'hour');
  if (durationMs < 730 * DAY_MS) return amount(language, whole(DAY_MS), 'day');
  return amount(language, Math.floor(whole(DAY_MS) / 365), 'year');
}

function hoursAndMinutes(hours: number, minutes: number, language: string): string {
  const hourWords = amount(language, hours, 'hour');
  if (minutes === 0) return hourWords;
  const joined = () => new Intl.ListFormat(language, { type: 'unit', style: 'narrow' });
  return formatter(`${language} duration`, joined).format([hourWords, amount(language, minutes, 'minute')]);
}

/** "09:20", whatever the day. */
export function timeOfDay(atMs: number, language: string): string {
  return inWords(atMs, language, TIME);
}

/** "Thursday, January 1" */
export function dayWords(atMs: number, language: string): string {
  return inWords(atMs, language, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "ACME, Globex" */
export function listWords(names: readonly string[], language: string): string {
  const list = () => new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  return formatter(`${language} list`, list).format(names);
}

/** "14:32" today, with the weekday within six days, with the date otherwise. "02:30 GMT+1" where that comes twice. */
export function momentWords(momentMs: number, nowMs: number, language: string): string {
  return inWords(momentMs, language, momentOptions(momentMs, nowMs, 'short'));
}

/** The same for a sentence: the names of weekday and month in full. */
export function fullMomentWords(momentMs: number, nowMs: number, language: string): string {
  return inWords(momentMs, language, momentOptions(momentMs, nowMs, 'long'));
}

export function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString();
}

/** The formatters know no time zone, so that they stay right when the computer is carried into another one. */
function inWords(atMs: number, language: string, options: Intl.DateTimeFormatOptions): string {
  if (options.hour !== undefined && comesTwice(atMs))
    return new Intl.DateTimeFormat(language, { ...options, timeZoneName: 'short' }).format(atMs);
  const make = () => new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  return formatter(`${language} ${JSON.stringify(options)}`, make).format(onTheWallMs(atMs));
}

/** The time of the clocks on the wall, as if it were that of Greenwich. */
function onTheWallMs(atMs: number): number {
  return atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS;
}

/** Whether the clocks on the wall show this time once more, before or after. */
function comesTwice(atMs: number): boolean {
  const shows = onTheWallMs(atMs);
  return REPEATS_MS.some((ms) => onTheWallMs(atMs + ms) === shows || onTheWallMs(atMs - ms) === shows);
}

function momentOptions(momentMs: number, nowMs: number, names: 'short' | 'long'): Intl.DateTimeFormatOptions {
  if (isSameDay(momentMs, nowMs)) return TIME;
  if (Math.abs(momentMs - nowMs) < 6 * DAY_MS) return { weekday: names, ...TIME };
  return { day: 'numeric', month: names, year: 'numeric', ...TIME };
}
