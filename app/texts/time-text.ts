// Points in time, durations and lists in words, by Intl in the language that is spoken.
import type { Texts } from './texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An hour that comes twice, as when summer time ends, may be this long. */
const REPEATS_MS = [30 * MINUTE_MS, HOUR_MS];

/** "14:32" today, "Tue 14:32" within the week, "Nov 24, 2026, 14:32" beyond; in the system's time zone. "02:30 GMT+1" where that comes twice. */
export function untilText(texts: Texts, atMs: number, nowMs: number): string {
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString();
  const isThisWeek = Math.abs(atMs - nowMs) < 6 * DAY_MS;
  const format = isToday ? 'today' : isThisWeek ? 'thisWeek' : 'beyond';
  if (!comesTwice(atMs)) return wallFormat(texts.locale, format).format(onTheWallMs(atMs));
  return new Intl.DateTimeFormat(texts.locale, { ...FORMATS[format], timeZoneName: 'short' }).format(atMs);
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const FORMATS = {
  today: CLOCK,
  thisWeek: { weekday: 'short', ...CLOCK },
  beyond: { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Kept, as making one takes longer than using it a hundred times; of no zone, so that another zone makes none stale. */
const wallFormat = kept(
  (locale: string, format: keyof typeof FORMATS) =>
    new Intl.DateTimeFormat(locale, { ...FORMATS[format], timeZone: 'UTC' }),
);

/** What the clocks on the wall show, as if this were Greenwich. */
const onTheWallMs = (ms: number) => ms - new Date(ms).getTimezoneOffset() * MINUTE_MS;

/** Whether the clocks on the wall show this time once more, before or after. */
function comesTwice(atMs: number): boolean {
  const shows = onTheWallMs(atMs);
  return REPEATS_MS.some((ms) => onTheWallMs(atMs + ms) === shows || onTheWallMs(atMs - ms) === shows);
}

/** "12 min", "3 hr", "5 days": whole units, rounded down, so that what is promised is there. */
export function durationText(texts: Texts, durationMs: number): string {
  if (durationMs < MINUTE_MS) return texts.say('duration.under', { duration: amount(texts, 1, 'minute') });
  if (durationMs < HOUR_MS) return amount(texts, Math.floor(durationMs / MINUTE_MS), 'minute');
  if (durationMs < 2 * DAY_MS) return amount(texts, Math.floor(durationMs / HOUR_MS), 'hour');
  return amount(texts, Math.floor(durationMs / DAY_MS), 'day');
}

const amountFormat = kept(
  (locale: string, unit: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: unit === 'day' ? 'long' : 'short' }),
);

const amount = ({ locale }: Texts, count: number, unit: 'minute' | 'hour' | 'day') =>
  amountFormat(locale, unit).format(count);

/** "ACME, Globex, Initech" */
export function listText({ locale }: Texts, names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(names);
}

/** Makes each format once. There are as many as languages that were spoken, times a few. */
function kept<Kind extends string, Format>(make: (locale: string, kind: Kind) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, kind: Kind): Format => {
    const key = `${locale} ${kind}`;
    const known = formats.get(key) ?? make(locale, kind);
    formats.set(key, known);
    return known;
  };
}
