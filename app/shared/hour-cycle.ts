// Whether the clock has 12 or 24 hours: the system's choice, carried by the BCP 47 tag of the language that is spoken
// ("en-US-u-hc-h12"), so that tray, notifications and window all have it. Pure.

/** `h12`: "2:32 PM". `h23`: "14:32". */
export type HourCycle = 'h12' | 'h23';

const known = new Map<string, HourCycle>();

/** Of a tag that says nothing, 24 hours. */
export function hourCycleIn(locale: string): HourCycle {
  const before = known.get(locale);
  if (before) return before;
  const cycle = new Intl.Locale(locale).hourCycle === 'h12' ? 'h12' : 'h23';
  known.set(locale, cycle);
  return cycle;
}

/** Undefined: the system's choice is unknown. */
export function withHourCycle(locale: string, hourCycle: HourCycle | undefined): string {
  return hourCycle === undefined ? locale : new Intl.Locale(locale, { hourCycle }).toString();
}

/** The language and its region alone. */
export const plainLocale = (locale: string): string => new Intl.Locale(locale).baseName;

/** What is usual in that language and region. Throws RangeError for what is not a tag. */
export function usualHourCycle(locale: string): HourCycle {
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h11' || hourCycle === 'h12' ? 'h12' : 'h23';
}
