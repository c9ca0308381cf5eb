// Durations and moments in words, by Intl in the operator's language. Pure.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'year';

// Building a formatter costs far more than using one.
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function formatter<Made extends Intl.DateTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => Made,
): Made {
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
  return minutes === 0 ? hourWords : `${hourWords} ${amount(language, minutes, 'minute')}`;
}

/** "14:32" today, with the weekday within six days, with the date otherwise. */
export function momentWords(momentMs: number, nowMs: number, language: string): string {
  return formatted(momentMs, momentOptions(momentMs, nowMs, 'short'), language);
}

/** The same for a sentence: the names of weekday and month in full. */
export function fullMomentWords(momentMs: number, nowMs: number, language: string): string {
  return formatted(momentMs, momentOptions(momentMs, nowMs, 'long'), language);
}

export function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString();
}

function formatted(momentMs: number, options: Intl.DateTimeFormatOptions, language: string): string {
  return formatter(
    `${language} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(language, options),
  ).format(momentMs);
}

function momentOptions(momentMs: number, nowMs: number, names: 'short' | 'long'): Intl.DateTimeFormatOptions {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  if (isSameDay(momentMs, nowMs)) return time;
  if (Math.abs(momentMs - nowMs) < 6 * DAY_MS) return { weekday: names, ...time };
  return { day: 'numeric', month: names, year: 'numeric', ...time };
}
